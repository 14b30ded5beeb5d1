import type { Expression, IfId, Step, Traits } from '../../amplitude/step.js';
import type { Piece } from '../../javascript/edit.js';
import { type EventOption, eventOptionNames } from '../event-options.js';
import { bagOf } from '../jvm/json.js';
import { nodeAt, quoted, type Rendering, readOf, renderExpression } from '../jvm/rendering.js';
import { resolve } from '../jvm/scope.js';
import { ownName } from '../jvm/syntax.js';
import { type Line, line } from '../statements.js';
import type { SyntaxNode } from '../tree.js';
import { localName } from './local-name.js';
import { isoText, mapLines } from './maps.js';

const identifyClass = 'com.amplitude.core.events.Identify';

/** Renders a step as statements of Java. */
export function renderStep(step: Step, context: Rendering): Line[] {
  const { speaker } = context.call;
  const render = (expression: Expression) => renderExpression(expression, context, concatenation);
  switch (step.kind) {
    case 'track':
      return track(step, context);
    case 'setUserId':
    case 'setDeviceId':
      return [line(speaker, `${step.kind}(`, ...render(step.id), ')')];
    case 'setGroup':
      return [line(speaker, 'setGroup(', ...render(step.type), ', ', ...render(step.name), ')')];
    case 'identify':
    case 'groupIdentify':
      return identify(step, context);
    case 'flush':
    case 'reset':
      return [line(speaker, `${step.kind}()`)];
    case 'optOut':
      return [line(speaker, 'setOptOut(', ...(step.negated ? ['!'] : []), ...render(step.value), ')')];
    case 'read':
      return [line(speaker, step.what === 'userId' ? 'getUserId()' : 'getDeviceId()')];
    case 'bind':
      return [bound(step.name, step.value, context)];
    case 'if-id':
      return ifId(step, context);
    default:
      throw new Error(`not said in Java: ${step.kind}`);
  }
}

/** `"Viewed " + name` */
function concatenation(
  prefix: string,
  value: { start: number; end: number },
  suffix: string,
  text: string,
): Piece[] {
  const inner: Piece[] = /^[\w.()[\]"]+$/.test(text) ? [value] : ['(', value, ')'];
  return [`"${prefix}" + `, ...inner, ...(suffix === '' ? [] : [` + "${suffix}"`])];
}

function bound(name: string, value: Expression, context: Rendering): Line {
  const local = context.names.fresh(name, context.scope);
  context.locals.set(name, local);
  return line(`String ${local} = `, ...renderExpression(value, context, concatenation));
}

/** Properties that are written out become a map of their own above the call. */
function track(step: Extract<Step, { kind: 'track' }>, context: Rendering): Line[] {
  const { call, file } = context;
  const node = step.properties?.kind === 'source' ? nodeAt(context, step.properties.span) : null;
  const bag = node ? bagOf(file.tree, node) : null;
  const map = bag && bag.items.length > 0 ? mapLines(bag, 'properties', context) : null;
  const options = step.options ? eventOptions(step.options, context) : null;
  const isEmpty = bag !== null && bag.items.length === 0;
  const properties = map
    ? [map.name]
    : step.properties && !isEmpty
      ? renderExpression(step.properties, context, concatenation)
      : null;
  const kept = map || options || isEmpty ? null : keptArguments(step, context);
  if (kept) return [line(call.speaker, 'track', ...kept)];
  const args: Piece[][] = [renderExpression(step.event, context, concatenation)];
  if (properties) args.push([...properties]);
  if (options && !properties) args.push(['null']);
  if (options) args.push([options.name]);
  const written = args.flatMap((pieces, index) => [...(index > 0 ? [', '] : []), ...pieces]);
  return [...(map?.lines ?? []), ...(options?.lines ?? []), line(call.speaker, 'track(', ...written, ')')];
}

/** The call's own argument list, where its first arguments are those of the output. */
function keptArguments(
  { event, properties }: Extract<Step, { kind: 'track' }>,
  { call, file }: Rendering,
): Piece[] | null {
  const wanted = [event, properties].filter((argument) => argument !== undefined);
  const brackets = call.source?.brackets;
  const given = call.source?.args ?? [];
  const last = given[wanted.length - 1];
  const same = wanted.every(
    (argument, index) => argument.kind === 'source' && given[index]?.value.start === argument.span.start,
  );
  if (!brackets || !last || !same) return null;
  const tail = file.tree.text.slice((given.at(-1) ?? last).value.end, brackets.end);
  return [{ start: brackets.start, end: last.value.end }, tail];
}

function eventOptions(options: Expression, context: Rendering): { name: string; lines: Line[] } | null {
  const fields = eventOptionNames(options);
  if (fields.length === 0) return null;
  context.imports.add('com.amplitude.core.events.EventOptions');
  const name = context.names.fresh('options', context.scope);
  const sets = fields.map(({ name: field, value, type }) => {
    const setter = `set${field.charAt(0).toUpperCase()}${field.slice(1)}`;
    return line(`${name}.${setter}(`, ...numbered(value, type, context), ')');
  });
  return { name, lines: [line(`EventOptions ${name} = new EventOptions()`), ...sets] };
}

/** `12` and `12f` are no `Double` to Java. */
function numbered(value: Expression, type: EventOption['type'], context: Rendering): Piece[] {
  const constant = readOf(value, context)?.constant;
  if (typeof constant !== 'number') return renderExpression(value, context, concatenation);
  if (type === 'double') return [Number.isInteger(constant) ? `${constant}.0` : String(constant)];
  return [type === 'long' ? `${constant}L` : String(constant)];
}

/** One `set` a trait on an object of its own; a whole map is gone through. */
function identify(step: Extract<Step, { kind: 'identify' | 'groupIdentify' }>, context: Rendering): Line[] {
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

/** What Segment passes over is not said: a user id that is empty would clear the user. */
function ifId(step: IfId, context: Rendering): Line[] {
  const lines = step.direct ? [] : [bound(step.name, step.id, context)];
  const id: Piece[] = step.direct
    ? renderExpression(step.id, context, concatenation)
    : [context.locals.get(step.name) ?? step.name];
  const inner = (step.direct ?? step.steps).flatMap((one) => renderStep(one, context));
  const test: Piece[] = ['if (', ...id, ' != null && !', ...id, '.isEmpty())'];
  const [only] = inner;
  if (inner.length === 1 && only && !only.block) return [...lines, line(...test, ' ', ...only.pieces)];
  return [...lines, { pieces: test, block: inner }];
}
