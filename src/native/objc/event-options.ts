import type { Expression } from '../../amplitude/step.js';
import { finding } from '../../findings.js';
import type { Piece } from '../../javascript/edit.js';
import type { Finding } from '../../report/report.js';
import { type EventOption, eventOptionNames } from '../event-options.js';
import { type Line, line } from '../statements.js';
import { type Rendering, renderExpression } from './rendering.js';

/** What Objective-C cannot say, as the reason for which its call stays. */
export class Unsaid extends Error {
  constructor(readonly finding: Finding) {
    super(finding.code);
  }
}

/** Statements that make the options of an event, as `AMPEventOptions` has them (AmplitudeSwift, `ObjC/ObjCEventOptions.swift`). */
export function eventOptionLines(options: Expression, context: Rendering): { name: string; lines: Line[] } {
  const name = context.names.fresh('options', context.scope);
  const set = (field: string, pieces: readonly Piece[]) => line(`${name}.${field} = `, ...pieces);
  const lines = optionsOf(options).map((option) => set(option.name, plainValue(option, context)));
  return { name, lines: [line(`AMPEventOptions *${name} = [AMPEventOptions new]`), ...lines] };
}

function optionsOf(options: Expression): EventOption[] {
  const isSaid =
    options.kind === 'object' && options.entries.every((entry) => 'key' in entry && entry.key !== 'user_id');
  if (!isSaid) throw new Unsaid(finding('options-unclear'));
  return options.entries.flatMap((entry): EventOption[] => {
    if (!('key' in entry)) return [];
    if (entry.key === 'time') return [{ name: 'timestamp', type: 'long', value: entry.value }];
    return eventOptionNames({ ...options, entries: [entry] });
  });
}

/** Numbers are plain ones here, where a dictionary held them in a box. */
function plainValue({ type, value }: EventOption, context: Rendering): Piece[] {
  if (value.kind === 'milliseconds') {
    if (!value.isDate) throw new Unsaid(finding('options-unclear'));
    return ['(int64_t)([', ...renderExpression(value.value, context), ' timeIntervalSince1970] * 1000)'];
  }
  if (type === 'text' || value.kind !== 'source') return renderExpression(value, context);
  const { start, end } = value.span;
  if (/^@\s*-?[\d.]/.test(context.file.tree.text.slice(start, end))) return [{ start: start + 1, end }];
  const read = { int: 'integerValue', double: 'doubleValue', long: 'longLongValue' }[type];
  return ['[', value.span, ` ${read}]`];
}
