import type { Expression, Step, Traits } from '../../amplitude/step.js';
import type { Piece } from '../../javascript/edit.js';
import { bagOf } from '../jvm/json.js';
import { nodeAt, quoted, type Rendering, readOf, renderExpression } from '../jvm/rendering.js';
import { resolve } from '../jvm/scope.js';
import { ownName } from '../jvm/syntax.js';
import { type Line, line } from '../statements.js';
import type { SyntaxNode } from '../tree.js';
import { concatenation } from './concatenation.js';
import { localName } from './local-name.js';
import { isoText, mapLines } from './maps.js';

const identifyClass = 'com.amplitude.core.events.Identify';

/** One `set` a trait on an object of its own; a whole map is gone through. */
export function identify(
  step: Extract<Step, { kind: 'identify' | 'groupIdentify' }>,
  context: Rendering,
): Line[] {
  const { call, names, scope } = context;
  context.imports.add(identifyClass);
  const render = (expression: Expression) => renderExpression(expression, context, concatenation);
  const before = step.traits.form === 'whole' ? mapOfTraits(step.traits.traits, context) : null;
  const name = names.fresh('identify', scope);
  const head = step.kind === 'groupIdentify' ? [...render(step.type), ', ', ...render(step.name), ', '] : [];
  const sets = before
    ? [throughMap(before.map, before.mayBeNull, name, context)]
    : setters(step.traits, name, context);
  return [
    ...(before?.lines ?? []),
    line(`Identify ${name} = new Identify()`),
    ...sets,
    line(call.speaker, `${step.kind}(`, ...head, `${name})`),
  ];
}

function setters(traits: Traits, name: string, context: Rendering): Line[] {
  if (traits.form === 'whole') return [];
  const set = traits.traits.flatMap(({ key, value }): Line[] => {
    const text = quoted(key, context);
    const written = renderExpression(value, context, concatenation);
    const nested =
      value.kind === 'source' ? (dateText(value, context) ?? nestedMap(value, key, context)) : null;
    if (nested) return [...nested.lines, line(`${name}.set(${text}, `, ...nested.name, ')')];
    if (!readOf(value, context)?.nullable) return [line(`${name}.set(${text}, `, ...written, ')')];
    const local = isReference(value, context) ? null : context.names.fresh(localName(key), context.scope);
    const asked: Piece[] = local === null ? written : [local];
    return [
      ...(local === null ? [] : [line(`Object ${local} = `, ...written)]),
      line('if (', ...asked, ` == null) ${name}.unset(${text}); else ${name}.set(${text}, `, ...asked, ')'),
    ];
  });
  return [...set, ...(traits.unset ?? []).map((key) => line(`${name}.unset(${quoted(key, context)})`))];
}

/** A date that Segment's setter made text of. */
function dateText(
  value: Extract<Expression, { kind: 'source' }>,
  context: Rendering,
): { name: Piece[]; lines: Line[] } | null {
  const bags = (context.call.source?.args ?? []).flatMap(
    (argument) => bagOf(context.file.tree, argument.value) ?? [],
  );
  const item = bags
    .flatMap(({ items }) => items)
    .find(
      (one) =>
        one.isDate && !Array.isArray(one.value) && (one.value as SyntaxNode).start === value.span.start,
    );
  if (!item) return null;
  const { pieces, lines } = isoText(item.value as SyntaxNode, context);
  return { name: pieces, lines };
}

function nestedMap(value: Extract<Expression, { kind: 'source' }>, key: string, context: Rendering) {
  const node = nodeAt(context, value.span);
  const bag = node ? bagOf(context.file.tree, node) : null;
  const made = bag ? mapLines(bag, localName(key), context) : null;
  return made && { name: [made.name], lines: made.lines };
}

/** A variable whose declared type is a class: it may be asked for null, and read twice. */
function isReference(value: Expression, context: Rendering): boolean {
  const node = value.kind === 'source' ? nodeAt(context, value.span) : null;
  const own = node ? ownName(context.file.tree, node) : null;
  return (
    own !== null &&
    resolve(context.file.tree, own.name, own.node, own.isMember)?.type?.type === 'type_identifier'
  );
}

function mapOfTraits(
  traits: Expression,
  context: Rendering,
): { map: Piece[]; lines: Line[]; mayBeNull: boolean } {
  const node = traits.kind === 'source' ? nodeAt(context, traits.span) : null;
  const bag = node ? bagOf(context.file.tree, node) : null;
  if (bag) {
    const made = mapLines(bag, 'traits', context);
    return { map: [made.name], lines: made.lines, mayBeNull: false };
  }
  const written = renderExpression(traits, context, concatenation);
  const mayBeNull = readOf(traits, context)?.nullable === true;
  if (node && ownName(context.file.tree, node)) return { map: written, lines: [], mayBeNull };
  context.imports.add('java.util.Map');
  const name = context.names.fresh('traits', context.scope);
  return { map: [name], lines: [line(`Map<String, Object> ${name} = `, ...written)], mayBeNull };
}

/** A null in the map takes the trait away, as it did behind Segment. */
function throughMap(map: Piece[], mayBeNull: boolean, name: string, context: Rendering): Line {
  context.imports.add('java.util.Map');
  const entry = context.names.fresh('entry', context.scope);
  const loop: Line = {
    pieces: [`for (Map.Entry<String, Object> ${entry} : `, ...map, '.entrySet())'],
    block: [
      line(`if (${entry}.getValue() == null) ${name}.unset(${entry}.getKey())`),
      line(`else ${name}.set(${entry}.getKey(), ${entry}.getValue())`),
    ],
  };
  return mayBeNull ? { pieces: ['if (', ...map, ' != null)'], block: [loop] } : loop;
}
