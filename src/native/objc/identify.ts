import type { Expression, Traits } from '../../amplitude/step.js';
import type { Piece } from '../../javascript/edit.js';
import { type Line, line } from '../statements.js';
import { dialectOf } from './dialects.js';
import { outputOf, type Rendering, renderExpression, say } from './rendering.js';
import { quoted } from './syntax.js';

/** The traits of the user. */
export function identify(traits: Traits, context: Rendering): Line[] {
  const { setAll } = dialectOf(context);
  if (setAll && traits.form === 'whole' && traits.traits.kind !== 'object')
    return [say(context, ...setAll(renderExpression(traits.traits, context)))];
  const { name, lines } = operations(traits, context);
  return [...lines, say(context, `identify:${name}`)];
}

/** `AMPIdentify *identify = …`, and one operation a trait; a loop over traits that are not written out. */
export function operations(traits: Traits, context: Rendering): { name: string; lines: Line[] } {
  const name = context.names.fresh('identify', context.scope);
  const lines = [line(`AMPIdentify *${name} = ${dialectOf(context).newIdentify}`)];
  if (traits.form === 'whole') return { name, lines: [...lines, ...whole(name, traits.traits, context)] };
  for (const { key, value, operation } of traits.traits)
    lines.push(
      operation === 'add'
        ? add(name, key, value, context)
        : set(name, key, value, context, operation ?? 'set'),
    );
  for (const key of traits.unset ?? []) lines.push(line(`[${name} unset:${quoted(key)}]`));
  return { name, lines };
}

function set(name: string, key: string, value: Expression, context: Rendering, method: string): Line {
  const text = value.kind === 'constant' && typeof value.value !== 'string' ? '@' : '';
  return line(`[${name} ${method}:${quoted(key)} value:${text}`, ...renderExpression(value, context), ']');
}

/** What is added is a number of a type; a box that the code made is opened again. */
function add(name: string, key: string, value: Expression, context: Rendering): Line {
  const number = renderExpression(value, context);
  const { addsNumbers } = dialectOf(context);
  const pieces: Piece[] = addsNumbers
    ? [' valueDouble:[', ...number, ' doubleValue]']
    : [' value:', ...number];
  return line(`[${name} add:${quoted(key)}`, ...pieces, ']');
}

function whole(name: string, traits: Expression, context: Rendering): Line[] {
  if (traits.kind === 'object') {
    return traits.entries.flatMap((entry) =>
      'key' in entry
        ? [set(name, entry.key, entry.value, context, 'set')]
        : whole(name, entry.spread, context),
    );
  }
  const key = context.names.fresh('key', context.scope);
  const given = renderExpression(traits, context);
  const loop = (dictionary: string): Line => ({
    pieces: [`for (NSString *${key} in ${dictionary})`],
    block: [line(`[${name} set:${key} value:${dictionary}[${key}]]`)],
  });
  const text = outputOf(given, context);
  if (/^[\w.]+$/.test(text)) return [loop(text)];
  const local = context.names.fresh('traits', context.scope);
  return [line(`NSDictionary *${local} = `, ...given), loop(local)];
}
