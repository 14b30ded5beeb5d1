import type { Expression, Step } from '../../amplitude/step.js';
import type { Piece } from '../../javascript/edit.js';
import { type EventOption, eventOptionNames } from '../event-options.js';
import { bagOf } from '../jvm/json.js';
import { nodeAt, type Rendering, readOf, renderExpression } from '../jvm/rendering.js';
import { type Line, line } from '../statements.js';
import { concatenation } from './concatenation.js';
import { mapLines } from './maps.js';

/** Properties that are written out become a map of their own above the call. */
export function track(step: Extract<Step, { kind: 'track' }>, context: Rendering): Line[] {
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
