import type { Expression, Step, Traits } from '../../amplitude/step.js';
import type { Piece } from '../../javascript/edit.js';
import type { NativeCall, NativeFile } from '../language.js';
import type { Names } from '../names.js';
import { type Line, line } from '../statements.js';
import type { SyntaxNode } from '../tree.js';
import { amplitudeIos } from './amplitude-ios.js';
import { amplitudeSwift } from './amplitude-swift.js';

/** What rendering needs to know of the call that is replaced. */
export interface Rendering {
  readonly call: NativeCall;
  readonly file: NativeFile;
  readonly names: Names;
  readonly scope: SyntaxNode;
  /** Names of steps, and what they are called here. */
  readonly locals: Map<string, string>;
}

/** How one of Amplitude's SDKs says a step. */
export interface Dialect {
  readonly track: (event: Piece[], properties: Piece[] | null, options: Piece[] | null) => Piece[];
  readonly setUserId: (id: Piece[]) => Piece[];
  readonly setDeviceId: (id: Piece[]) => Piece[];
  readonly identify: (traits: Traits, context: Rendering) => Line[];
  readonly setGroup: (type: Piece[], name: Piece[]) => Piece[];
  readonly groupIdentify: (type: Piece[], name: Piece[], traits: Traits, context: Rendering) => Line[];
  readonly optOut: (value: Piece[]) => Piece[];
  readonly flush: string;
  readonly reset: readonly string[];
}

/** Renders a step as statements. */
export function renderStep(step: Step, context: Rendering): Line[] {
  const { speaker } = context.call;
  const sdk = context.file.project.iosSdk === 'amplitude-ios' ? amplitudeIos : amplitudeSwift;
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
      return sdk.identify(step.traits, context);
    case 'setGroup':
      return [say(sdk.setGroup(render(step.type), render(step.name)))];
    case 'groupIdentify':
      return sdk.groupIdentify(render(step.type), render(step.name), step.traits, context);
    case 'flush':
      return [say([sdk.flush])];
    case 'reset':
      return sdk.reset.map((text) => say([text]));
    case 'optOut':
      return [say(sdk.optOut([...(step.negated ? ['!'] : []), ...render(step.value)]))];
    case 'read':
      return [line(...read(step.what, context))];
    case 'bind': {
      const name = context.names.fresh(step.name, context.scope);
      context.locals.set(step.name, name);
      return [line(`let ${name} = `, ...render(step.value))];
    }
    case 'if-id': {
      const inner = { ...context, locals: new Map(context.locals).set(step.name, step.name) };
      const steps = step.direct && !step.nullable ? step.direct : step.steps;
      const block = steps.flatMap((one) => renderStep(one, inner));
      const id = render(step.id);
      if (step.direct && !step.nullable) return [{ pieces: ['if !', ...id, '.isEmpty'], block }];
      // The cast holds for a text and for one that may be nil; nothing here tells which of them it is.
      const cast = step.direct ? '' : ' as String?';
      return [{ pieces: [`if let ${step.name} = `, ...id, `${cast}, !${step.name}.isEmpty`], block }];
    }
    default:
      throw new Error(`not said in Swift: ${step.kind}`);
  }
}

/** Segment's anonymous id was always there; Amplitude's device id may be missing. */
function read(what: string, { call }: Rendering): Piece[] {
  const text = `${call.speaker}${what === 'userId' ? 'getUserId' : 'getDeviceId'}()`;
  if (what === 'userId') return [text];
  const parent = call.node.parent?.type ?? '';
  const alone =
    /^(property_declaration|value_argument|assignment|control_transfer_statement|statements)$/.test(parent);
  return [alone ? `${text} ?? ""` : `(${text} ?? "")`];
}

/** Renders an expression as text and ranges of the input. */
export function renderExpression(expression: Expression, context: Rendering): Piece[] {
  switch (expression.kind) {
    case 'source':
      return [expression.span];
    case 'constant':
      return [typeof expression.value === 'string' ? quoted(expression.value) : String(expression.value)];
    case 'name':
      return [context.locals.get(expression.name) ?? expression.name];
    case 'string':
      return ['String(', ...renderExpression(expression.value, context), ')'];
    case 'affixed': {
      const { prefix, value, suffix } = expression;
      const text = context.file.tree.text.slice(value.start, value.end);
      if (/^"(?!"")[^\n]*"$/.test(text) && expression.constant !== undefined)
        return [`"${prefix}${text.slice(1, -1)}${suffix}"`];
      return [`"${prefix}\\(`, value, `)${suffix}"`];
    }
    default:
      throw new Error(`not said in Swift: ${expression.kind}`);
  }
}

export const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`;

function optionsOf(_options: Expression | undefined, _context: Rendering): Piece[] | null {
  return null;
}
