import { isSend, type Step, type Traits } from '../../amplitude/step.js';
import type { Piece } from '../edit.js';
import { renderCall, renderSet } from './render-call.js';
import type { RenderContext } from './render-context.js';
import { renderExpression } from './render-expression.js';
import { isOptional, lacksClasses } from './speaker.js';

/** What happens after the last send of a call. */
export interface Settling {
  /** Wait for it to have been sent. */
  readonly awaited: boolean;
  /** Run this then. */
  readonly callback?: Piece[];
  /** False where nobody waits, so that the SDK may send when it wants to. */
  readonly flushes?: boolean;
}

/** One line of output, without its semicolon where it ends in a block. */
export interface Line {
  readonly pieces: readonly Piece[];
  readonly block?: readonly Line[];
  /** True for a `const`, which needs a block of its own in a `switch`. */
  readonly declares?: boolean;
}

/** What statements need beyond what expressions need. */
export interface StatementContext extends RenderContext {
  /** Makes a name for a `const`, once for each meaning: `identifyObj`, `sent`. */
  readonly fresh: (base: string) => string;
  /** Holds what `init` returns, where `ready` asks for it. */
  readonly initName?: string;
}

/** Renders steps as statements, in the form of the guide: one `set` a trait, one object an identify. */
export function renderStatements(
  steps: readonly Step[],
  settling: Settling,
  context: StatementContext,
): Line[] {
  const last = steps.at(-1);
  const lines = steps.flatMap((step) =>
    renderStep(step, step === last ? settling : { awaited: false }, context),
  );
  if (settling.callback && !endsInSend(steps))
    lines.push(line(['Promise.resolve().then(', ...settling.callback, ')']));
  return lines;
}

/** True when the last step, or the last inside it, gives a promise of having been sent. */
function endsInSend(steps: readonly Step[]): boolean {
  const last = steps.at(-1);
  if (!last) return false;
  return last.kind === 'if' ? endsInSend(last.steps) : isSend(last);
}

function renderStep(step: Step, settling: Settling, context: StatementContext): Line[] {
  switch (step.kind) {
    case 'bind': {
      const value = renderExpression(step.value, context);
      return [declaration(context.fresh(step.name), value)];
    }
    case 'if': {
      const condition = renderExpression(step.condition, context);
      const block = renderStatements(step.steps, settling, context);
      return [{ pieces: ['if (', ...condition, ')'], block }];
    }
    case 'identify':
    case 'groupIdentify':
      return renderIdentify(step, settling, context);
    case 'flush': {
      const call = renderCall(step, context);
      return [line(settling.awaited ? ['await ', ...call, '.promise'] : call)];
    }
    case 'init': {
      const call = renderCall(step, context);
      if (context.initName !== undefined) return [declaration(context.initName, call)];
      // What reads stored ids first is a promise itself.
      const waits = settling.awaited ? ['await ', ...call, step.handsOver ? '' : '.promise'] : call;
      return [line(waits)];
    }
    default:
      return settle(renderCall(step, context), isSend(step) ? settling : { awaited: false }, context);
  }
}

/** Traits that are written out get an object of their own; others go through the helper in one call. */
function renderIdentify(
  step: Extract<Step, { kind: 'identify' | 'groupIdentify' }>,
  settling: Settling,
  context: StatementContext,
): Line[] {
  const { traits } = step;
  if (traits.form === 'whole' || traits.traits.length === 0 || lacksClasses(context.speaker, step.kind))
    return settle(renderCall(step, context), settling, context);
  const name = context.fresh(step.kind === 'identify' ? 'identifyObj' : 'groupIdentifyObj');
  const call = renderCall({ ...step, traits: alreadySet }, context);
  // The object that `renderCall` would make is the one that stands above.
  const made = call.map((piece) =>
    typeof piece === 'string' ? piece.replace(`new ${context.speaker.className('Identify')}()`, name) : piece,
  );
  return [
    declaration(name, [`new ${context.speaker.className('Identify')}()`]),
    ...traits.traits.map((trait) => line([name, ...renderSet(trait, context)])),
    ...settle(made, settling, context),
  ];
}

const alreadySet: Traits = { form: 'each', traits: [], constant: true };

function settle(call: Piece[], settling: Settling, context: StatementContext): Line[] {
  const { awaited, callback } = settling;
  const then = callback ? ['.then(', ...callback, ')'] : [];
  if (!awaited && !callback) return [line(call)];
  const flush = () => line([`${context.speaker.fn('flush')}()`]);
  if (awaited) {
    // Without a client nothing was sent, and there is nothing to wait for.
    const optional = isOptional(context.speaker) ? '?' : '';
    const sent = context.fresh('sent');
    return [declaration(sent, call), flush(), line([`await ${sent}${optional}.promise`, ...then])];
  }
  const sent = line([...call, '.promise', ...then]);
  return settling.flushes === false ? [sent] : [sent, flush()];
}

const line = (pieces: Piece[]): Line => ({ pieces });
const declaration = (name: string, value: Piece[]): Line => ({
  pieces: [`const ${name} = `, ...value],
  declares: true,
});

/** Puts lines together, each with its indentation; on one line where the statement shared its line with others. */
export function layOut(lines: readonly Line[], context: RenderContext, shared: boolean): Piece[] {
  const { eol, semicolons, indent } = context.style;
  return lines.flatMap((entry, index): Piece[] => {
    const separator = shared ? ' ' : `${eol}${context.indent}`;
    const lead: Piece[] = index === 0 ? [] : [separator];
    const isLast = index === lines.length - 1;
    if (entry.block) return [...lead, ...entry.pieces, ' ', ...layOutBlock(entry.block, context, indent)];
    return [...lead, ...entry.pieces, semicolons || (shared && !isLast) ? ';' : ''];
  });
}

function layOutBlock(block: readonly Line[], context: RenderContext, indent: string): Piece[] {
  const [only] = block;
  if (block.length === 1 && only && !only.block && !only.declares) {
    return [...only.pieces, context.style.semicolons ? ';' : ''];
  }
  return braced(block, { ...context, indent: context.indent + indent }, context.indent);
}

/** Lines in braces; the lines are indented as `context` says, the closing brace as `outer`. */
export function braced(lines: readonly Line[], context: RenderContext, outer: string): Piece[] {
  const { eol } = context.style;
  if (lines.length === 0) return ['{}'];
  return ['{', eol, context.indent, ...layOut(lines, context, false), `${eol}${outer}}`];
}
