import type { Expression, IfId, Step } from '../../amplitude/step.js';
import type { Piece } from '../../javascript/edit.js';
import { optionsLost } from '../rendering.js';
import { type Line, line } from '../statements.js';
import { dialectOf } from './dialects.js';
import { renderExpression } from './expressions.js';
import { nodeAt, type Rendering } from './rendering.js';
import { isOptional } from './values.js';

/** Renders a step as statements. */
export function renderStep(step: Step, context: Rendering): Line[] {
  const { speaker } = context.call;
  const sdk = dialectOf(context.file);
  const render = (expression: Expression) => renderExpression(expression, context);
  const say = (pieces: readonly Piece[]): Line => line(speaker, ...pieces);
  switch (step.kind) {
    case 'track': {
      const properties = step.properties ? render(step.properties) : null;
      return [say(sdk.track(render(step.event), properties, optionsOf(step.options, context)))];
    }
    case 'setUserId':
      return [say(sdk.setUserId(render(step.id)))];
    case 'setDeviceId':
      return [say(sdk.setDeviceId(render(step.id)))];
    case 'identify':
      return sdk.identify(step.traits, optionsOf(step.options, context), context);
    case 'setGroup':
      return [say(sdk.setGroup(render(step.type), render(step.name)))];
    case 'groupIdentify':
      return sdk.groupIdentify(
        render(step.type),
        render(step.name),
        step.traits,
        optionsOf(step.options, context),
        context,
      );
    case 'flush':
      return [say([sdk.flush])];
    case 'reset':
      return sdk.reset.map((text) => say([text]));
    case 'optOut':
      return [say(sdk.optOut(step.negated ? negated(step.value, context) : render(step.value)))];
    case 'read':
      return [line(...read(step.what, context))];
    case 'bind': {
      const name = context.names.fresh(step.name, context.scope);
      context.locals.set(step.name, name);
      return [line(`let ${name} = `, ...render(step.value))];
    }
    case 'if-id':
      return [ifId(step, context)];
    default:
      throw new Error(`not said in Swift: ${step.kind}`);
  }
}

/** What binds looser than `!` gets brackets. */
function negated(value: Expression, context: Rendering): Piece[] {
  const text = renderExpression(value, context);
  const node = value.kind === 'source' ? nodeAt(context.call.node, value.span) : null;
  const isTight =
    node === null ||
    /^(simple_identifier|navigation_expression|call_expression|tuple_expression)$/.test(node.type);
  return isTight ? ['!', ...text] : ['!(', ...text, ')'];
}

/** The name may be that of the id itself: what a condition binds is seen inside of it only. */
function ifId(step: IfId, context: Rendering): Line {
  const inner = { ...context, locals: new Map(context.locals).set(step.name, step.name) };
  const isDirect = step.direct !== null && !step.nullable;
  const steps = isDirect ? (step.direct ?? step.steps) : step.steps;
  const block = steps.flatMap((one) => renderStep(one, inner));
  const id = renderExpression(step.id, context);
  if (isDirect) return { pieces: ['if !', ...id, '.isEmpty'], block };
  // The cast holds for a text and for one that may be nil; nothing here tells which of them it is.
  const node = step.id.kind === 'source' ? nodeAt(context.call.node, step.id.span) : null;
  const cast = step.direct || (node && isOptional(context.file.tree, node)) ? '' : ' as String?';
  return { pieces: [`if let ${step.name} = `, ...id, `${cast}, !${step.name}.isEmpty`], block };
}

/** Segment's anonymous id was always there; Amplitude's device id may be missing. */
function read(what: string, { call, file }: Rendering): Piece[] {
  const sdk = dialectOf(file);
  if (what === 'userId') return [`${call.speaker}${sdk.read.userId}`];
  const text = `${call.speaker}${sdk.read.deviceId}`;
  if (call.isChained || !sdk.deviceIdMayBeNil) return [text];
  const parent = call.node.parent?.type ?? '';
  const alone =
    /^(property_declaration|value_argument|assignment|control_transfer_statement|statements)$/.test(parent);
  return [alone ? `${text} ?? ""` : `(${text} ?? "")`];
}

function optionsOf(options: Expression | undefined, context: Rendering): Piece[] | null {
  if (!options) return null;
  const written = dialectOf(context.file).options(options, context);
  if (!written) context.findings.push(optionsLost(options));
  return written;
}
