import type { Expression } from '../../amplitude/step.js';
import type { Span } from '../../segment/value.js';
import type { Piece } from '../edit.js';
import type { RenderContext } from './render-context.js';
import { renderExpression, renderList } from './render-expression.js';

/**
 * Renders an argument list. As far as the arguments are those of the call that is replaced, its own text
 * stays, with its line breaks, comments and trailing comma.
 */
export function renderArguments(
  expressions: readonly (Expression | undefined)[],
  context: RenderContext,
): Piece[] {
  const count = expressions.findLastIndex((expression) => expression !== undefined) + 1;
  const args = expressions
    .slice(0, count)
    .map((expression): Expression => expression ?? { kind: 'constant', value: undefined });
  const kept = keptArguments(args, context);
  if (!context.given || kept === 0) return ['(', ...renderList(args, context), ')'];
  const { span, args: given } = context.given;
  if (kept === args.length && kept === given.length) return [span];
  const last = given.at(-1) as Span;
  if (kept === args.length - 1 && args.length === given.length) {
    const [changed] = args.slice(kept) as [Expression];
    const [head, tail] = [
      { start: span.start, end: last.start },
      { start: last.end, end: span.end },
    ];
    return [head, ...renderExpression(changed, context), tail];
  }
  // The line breaks around arguments stay only where all of them do.
  const head: Span = { start: (given[0] as Span).start, end: (given[kept - 1] as Span).end };
  const rest = args.slice(kept);
  return ['(', head, ...(rest.length > 0 ? [', ', ...renderList(rest, context)] : []), ')'];
}

/** How many leading arguments are the call's own, in their places. */
function keptArguments(args: readonly Expression[], context: RenderContext): number {
  const given = context.given?.args ?? [];
  const other = args.findIndex((argument, index) => {
    const own = given[index];
    return argument.kind !== 'source' || argument.span.start !== own?.start || argument.span.end !== own.end;
  });
  return other === -1 ? args.length : other;
}
