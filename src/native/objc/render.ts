import type { Expression, IfId, Step, Traits } from '../../amplitude/step.js';
import { finding } from '../../findings.js';
import type { Piece } from '../../javascript/edit.js';
import type { Finding } from '../../report/report.js';
import { type Line, line } from '../statements.js';
import { amplitudeIos } from './amplitude-ios.js';
import { amplitudeSwift } from './amplitude-swift.js';
import { eventOptionLines } from './event-options.js';
import { type Dialect, type Rendering, renderExpression, say, type TrackStep } from './rendering.js';
import { quoted } from './syntax.js';

const dialectOf = ({ file }: Pick<Rendering, 'file'>): Dialect =>
  file.project.iosSdk === 'amplitude-ios' ? amplitudeIos : amplitudeSwift;

/** Renders a step as statements of Objective-C. */
export function renderStep(step: Step, context: Rendering): Line[] {
  const sdk = dialectOf(context);
  const render = (expression: Expression) => renderExpression(expression, context);
  switch (step.kind) {
    case 'track':
      return track(step, context);
    case 'setUserId':
    case 'setDeviceId':
      return [say(context, `${step.kind}:`, ...render(step.id))];
    case 'setGroup':
      return [say(context, 'setGroup:', ...render(step.type), ' groupName:', ...render(step.name))];
    case 'identify':
      return identify(step.traits, context);
    case 'groupIdentify': {
      const { name, lines } = operations(step.traits, context);
      return [...lines, say(context, ...sdk.groupIdentify(render(step.type), render(step.name), name))];
    }
    case 'flush':
      return [say(context, sdk.flush)];
    case 'reset':
      return sdk.reset.map((text) => say(context, text));
    case 'optOut':
      return [
        line(...sdk.optOut(context.call.speaker, [...(step.negated ? ['!'] : []), ...render(step.value)])),
      ];
    case 'read':
      return [say(context, step.what === 'userId' ? 'getUserId' : 'getDeviceId')];
    case 'bind':
      return [bound(step.name, step.value, context)];
    case 'if': {
      const block = step.steps.flatMap((one) => renderStep(one, context));
      return [{ pieces: ['if (', ...hasText(render(step.condition), context), ')'], block }];
    }
    case 'if-id':
      return ifId(step, context);
    default:
      throw new Error(`not said in Objective-C: ${step.kind}`);
  }
}

function track(step: TrackStep, context: Rendering): Line[] {
  const sdk = dialectOf(context);
  const options = step.options && sdk.takesOptions ? eventOptionLines(step.options, context) : null;
  if (step.options && !sdk.takesOptions) context.findings.push(lostOptions(step.options));
  const event = renderExpression(step.event, context);
  const properties = step.properties ? dictionary(step.properties, context) : null;
  const sent = say(context, ...sdk.track(event, properties?.pieces ?? null, options?.name ?? null));
  return [...(properties?.lines ?? []), ...(options?.lines ?? []), sent];
}

/** Properties as they stand, or with something added to them, which takes a dictionary of its own. */
function dictionary(properties: Expression, context: Rendering): { lines: Line[]; pieces: Piece[] } {
  if (properties.kind !== 'object') return { lines: [], pieces: renderExpression(properties, context) };
  const spread = properties.entries.find((entry) => 'spread' in entry);
  const added = properties.entries.flatMap((entry) => ('key' in entry ? [entry] : []));
  if (!spread) {
    const pairs = added.flatMap(({ key, value }, index): Piece[] => [
      `${index > 0 ? ', ' : ''}${quoted(key)}: `,
      ...renderExpression(value, context),
    ]);
    return { lines: [], pieces: ['@{ ', ...pairs, ' }'] };
  }
  const name = context.names.fresh('properties', context.scope);
  const given = renderExpression(spread.spread, context);
  const lines = [
    line(`NSMutableDictionary *${name} = [NSMutableDictionary dictionaryWithDictionary:`, ...given, ']'),
    ...added.map(({ key, value }) => line(`${name}[${quoted(key)}] = `, ...renderExpression(value, context))),
  ];
  return { lines, pieces: [name] };
}

/** What an event without options cannot carry. */
function lostOptions(options: Expression): Finding {
  const keys =
    options.kind === 'object' ? options.entries.flatMap((entry) => ('key' in entry ? [entry.key] : [])) : [];
  return keys.includes('revenueType')
    ? finding('revenue-by-hand')
    : finding('option-dropped', `dropped: ${keys.join(', ')}`);
}

function identify(traits: Traits, context: Rendering): Line[] {
  const { setAll } = dialectOf(context);
  if (setAll && traits.form === 'whole' && traits.traits.kind !== 'object')
    return [say(context, ...setAll(renderExpression(traits.traits, context)))];
  const { name, lines } = operations(traits, context);
  return [...lines, say(context, `identify:${name}`)];
}

/** `AMPIdentify *identify = …`, and one operation a trait; a loop over traits that are not written out. */
function operations(traits: Traits, context: Rendering): { name: string; lines: Line[] } {
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
  const text = textOf(given, context);
  if (/^[\w.]+$/.test(text)) return [loop(text)];
  const local = context.names.fresh('traits', context.scope);
  return [line(`NSDictionary *${local} = `, ...given), loop(local)];
}

function bound(name: string, value: Expression, context: Rendering): Line {
  const local = context.names.fresh(name, context.scope);
  context.locals.set(name, local);
  return line(`NSString *${local} = `, ...renderExpression(value, context));
}

/** Nothing is sent to nil, and nil has no length. */
function ifId(step: IfId, context: Rendering): Line[] {
  if (step.direct) {
    const block = step.direct.flatMap((one) => renderStep(one, context));
    return [{ pieces: ['if (', ...hasText(renderExpression(step.id, context), context), ')'], block }];
  }
  const first = bound(step.name, step.id, context);
  const block = step.steps.flatMap((one) => renderStep(one, context));
  const name = context.locals.get(step.name) ?? step.name;
  return [first, { pieces: [`if (${name}.length > 0)`], block }];
}

const textOf = (pieces: readonly Piece[], { file }: Rendering): string =>
  pieces
    .map((piece) => (typeof piece === 'string' ? piece : file.tree.text.slice(piece.start, piece.end)))
    .join('');

/** `name.length > 0` of a name, `[… length] > 0` of anything else. */
function hasText(text: Piece[], context: Rendering): Piece[] {
  const isName = /^[\w.]+$/.test(textOf(text, context));
  return isName ? [...text, '.length > 0'] : ['[', ...text, ' length] > 0'];
}
