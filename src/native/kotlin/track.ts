import type { Step } from '../../amplitude/step.js';
import type { Piece } from '../../javascript/edit.js';
import { type EventOption, eventOptionNames } from '../event-options.js';
import { type Rendering, renderExpression } from '../jvm/rendering.js';
import { type Line, line } from '../statements.js';
import { template } from './template.js';

/** The call's own argument list stays where its first arguments are those of the output. */
export function track(step: Extract<Step, { kind: 'track' }>, context: Rendering): Line {
  const { call, file } = context;
  const args = [step.event, step.properties].filter((argument) => argument !== undefined);
  const brackets = call.source?.brackets;
  const given = call.source?.args ?? [];
  const isKept = args.every(
    (argument, index) =>
      argument.kind === 'source' &&
      given[index]?.value.start === argument.span.start &&
      given[index]?.name === null,
  );
  const last = given[args.length - 1];
  const options = step.options ? eventOptions(step.options, context) : [];
  if (isKept && brackets && last && options.length === 0) {
    const between = file.tree.text.slice((given.at(-1) ?? last).value.end, brackets.end);
    const rest: Piece = given.length === args.length ? { start: last.value.end, end: brackets.end } : between;
    return line(call.speaker, 'track', { start: brackets.start, end: last.value.end }, rest);
  }
  const written = args.map((argument) => renderExpression(argument, context, template));
  if (options.length > 0 && written.length === 1) written.push(['null']);
  if (options.length > 0) written.push(options);
  return line(
    call.speaker,
    'track(',
    ...written.flatMap((pieces, index) => [...(index > 0 ? [', '] : []), ...pieces]),
    ')',
  );
}

/** `EventOptions().apply { insertId = "…" }` */
function eventOptions(
  options: NonNullable<Extract<Step, { kind: 'track' }>['options']>,
  context: Rendering,
): Piece[] {
  const fields = eventOptionNames(options);
  if (fields.length === 0) return [];
  context.imports.add('com.amplitude.core.events.EventOptions');
  const written = fields.flatMap(({ name, value, type }: EventOption, index): Piece[] => [
    index > 0 ? '; ' : '',
    `${name} = `,
    ...numbered(renderExpression(value, context, template), type, context),
  ]);
  return ['EventOptions().apply { ', ...written, ' }'];
}

/** `12` where the SDK wants a `Double` is `12.0`. */
function numbered(pieces: Piece[], type: EventOption['type'], { file }: Rendering): Piece[] {
  const text = pieces
    .map((piece) => (typeof piece === 'string' ? piece : file.tree.text.slice(piece.start, piece.end)))
    .join('');
  if (type === 'double' && /^\d+$/.test(text)) return [`${text}.0`];
  return pieces;
}
