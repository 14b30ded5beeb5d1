import type { Expression, IfId, Step, Traits } from '../../amplitude/step.js';
import { finding } from '../../findings.js';
import type { Piece } from '../../javascript/edit.js';
import type { Finding } from '../../report/report.js';
import type { NativeFile } from '../language.js';
import type { Names } from '../names.js';
import { type Line, line } from '../statements.js';
import { findAll, type SyntaxNode } from '../tree.js';
import { amplitudeIos } from './amplitude-ios.js';
import { amplitudeSwift } from './amplitude-swift.js';
import type { SwiftCall } from './recognise.js';
import { isOptional } from './values.js';

/** What rendering needs to know of the call that is replaced. */
export interface Rendering {
  readonly call: SwiftCall;
  readonly file: NativeFile;
  readonly names: Names;
  readonly scope: SyntaxNode;
  /** Names of steps, and what they are called here. */
  readonly locals: Map<string, string>;
  /** What there is to say about the output. */
  readonly findings: Finding[];
}

/** How one of Amplitude's SDKs says a step. */
export interface Dialect {
  /** The module to import. */
  readonly module: string;
  readonly track: (event: Piece[], properties: Piece[] | null, options: Piece[] | null) => Piece[];
  /** The options of an event; null where the SDK takes none. */
  readonly options: (options: Expression, context: Rendering) => Piece[] | null;
  readonly setUserId: (id: Piece[]) => Piece[];
  readonly setDeviceId: (id: Piece[]) => Piece[];
  readonly identify: (traits: Traits, options: Piece[] | null, context: Rendering) => Line[];
  readonly setGroup: (type: Piece[], name: Piece[]) => Piece[];
  readonly groupIdentify: (
    type: Piece[],
    name: Piece[],
    traits: Traits,
    options: Piece[] | null,
    context: Rendering,
  ) => Line[];
  readonly optOut: (value: Piece[]) => Piece[];
  readonly flush: string;
  readonly reset: readonly string[];
  readonly read: Readonly<Record<'userId' | 'deviceId', string>>;
  /** The device id may be missing. */
  readonly deviceIdMayBeNil: boolean;
}

/** The SDK that a file's output speaks to. */
export const dialectOf = ({ project }: NativeFile): Dialect =>
  project.iosSdk === 'amplitude-ios' ? amplitudeIos : amplitudeSwift;

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

/** Renders an expression as text and ranges of the input. */
export function renderExpression(expression: Expression, context: Rendering): Piece[] {
  switch (expression.kind) {
    case 'source':
      return [expression.span];
    case 'constant':
      return [constantText(expression.value)];
    case 'name':
      return [context.locals.get(expression.name) ?? expression.name];
    case 'string':
      return ['String(', ...renderExpression(expression.value, context), ')'];
    case 'affixed': {
      const { prefix, value, suffix } = expression;
      const text = context.file.tree.text.slice(value.start, value.end);
      if (/^"(?!"")[^\n]*"$/.test(text)) return [`"${prefix}${text.slice(1, -1)}${suffix}"`];
      return [`"${prefix}\\(`, value, `)${suffix}"`];
    }
    case 'object':
      return dictionary(expression, context);
    case 'milliseconds': {
      const value = renderExpression(expression.value, context);
      return ['Int64(', ...value, '.timeIntervalSince1970 * 1000)'];
    }
    default:
      throw new Error(`not said in Swift: ${expression.kind}`);
  }
}

const constantText = (value: string | number | boolean | undefined): string =>
  value === undefined ? 'nil' : typeof value === 'string' ? quoted(value) : String(value);

/** A dictionary of the output; what was one of the input is written into it, or merged with it. */
function dictionary({ entries }: Extract<Expression, { kind: 'object' }>, context: Rendering): Piece[] {
  const own = entries.flatMap((entry): Piece[][] =>
    'key' in entry ? [[`${quoted(entry.key)}: `, ...renderExpression(entry.value, context)]] : [],
  );
  const added: Piece[] = own.flatMap((pieces, index) => (index > 0 ? [', ', ...pieces] : pieces));
  const spread = entries.find((entry) => 'spread' in entry);
  if (!spread || !('spread' in spread)) return ['[', ...added, ']'];
  const node = spread.spread.kind === 'source' ? nodeAt(context.call.node, spread.spread.span) : null;
  const text = renderExpression(spread.spread, context);
  const mayBeNil = node !== null && node.type !== 'dictionary_literal';
  return [...(mayBeNil ? ['(', ...text, ' ?? [:])'] : text), '.merging([', ...added, ']) { _, new in new }'];
}

export const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`;

function optionsOf(options: Expression | undefined, context: Rendering): Piece[] | null {
  if (!options) return null;
  const written = dialectOf(context.file).options(options, context);
  if (written) return written;
  const names =
    options.kind === 'object' ? options.entries.map((entry) => ('key' in entry ? entry.key : 'user_id')) : [];
  const isOrder = names.includes('revenueType');
  context.findings.push(
    isOrder ? finding('revenue-by-hand') : finding('option-dropped', `dropped: ${names.join(', ')}`),
  );
  return null;
}

/** The node of an argument of a call. */
export function nodeAt(call: SyntaxNode, { start, end }: { start: number; end: number }): SyntaxNode | null {
  return findAll(call, (node) => node.start === start && node.end === end)[0] ?? null;
}
