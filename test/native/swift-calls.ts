import { callOf, memberOf } from '../../src/native/swift/syntax.js';
import { fieldOf, findAll, type NativeTree, parts, type SyntaxNode, textOf } from '../../src/native/tree.js';
import type { Signatures } from './swift-signatures.js';

interface Parameter {
  readonly label: string | null;
  readonly type: string;
  readonly optional: boolean;
}

interface Signature {
  readonly name: string;
  readonly parameters: readonly Parameter[];
}

function readSignature(text: string): Signature {
  const [, name = '', list = ''] = /^(\w+)\((.*)\)$/.exec(text) ?? [];
  const given = list === '' ? [] : list.split(/, (?=\w+:|\w+$|\w+\??$|\[)/);
  return { name, parameters: given.map(readParameter) };
}

function readParameter(text: string): Parameter {
  const optional = text.endsWith(' =');
  const bare = text.replace(/ =$/, '');
  const [, label, type = bare] = /^(\w+): (.*)$/.exec(bare) ?? [];
  return { label: label ?? null, type, optional };
}

/** Calls and assignments on Amplitude's SDK in an output that its signatures do not allow, in words. */
export function wrongCalls(tree: NativeTree, sdk: Signatures): string[] {
  const nodes = findAll(tree.root, ({ type }) => type === 'call_expression' || type === 'assignment');
  return nodes.flatMap((node) =>
    node.type === 'assignment' ? wrongAssignment(tree, node, sdk) : wrongCall(tree, node, sdk),
  );
}

function wrongCall(tree: NativeTree, node: SyntaxNode, sdk: Signatures): string[] {
  const call = callOf(tree, node);
  if (!call) return [];
  const member = memberOf(tree, call.callee);
  const name = textOf(tree, member?.name ?? call.callee).replace(/^AmplitudeSwift\./, '');
  const known = member ? methodsOf(tree, member.receiver, textOf(tree, member.name), sdk) : sdk.makers;
  const candidates = known.map(readSignature).filter((one) => one.name === name);
  const isOurs = member ? known.length > 0 : candidates.length > 0;
  if (!isOurs) return [];
  const fits = candidates.some(({ parameters }) => accepts(tree, parameters, call.args));
  return fits ? [] : [`not declared: ${textOf(tree, node)}`];
}

/** The methods that an expression has, where it is Amplitude's. */
function methodsOf(tree: NativeTree, receiver: SyntaxNode, name: string, sdk: Signatures): readonly string[] {
  const text = textOf(tree, receiver);
  if (/^Amplitude(\.shared[?!]?|\.instance\(\)[?!]?)$/.test(text) && name !== 'instance') return sdk.client;
  if (new RegExp(`let ${text} = (AMP)?Identify\\(\\)`).test(tree.text)) return sdk.identify;
  // A client in a variable is told by what only Amplitude's have.
  const isClient = /^(logEvent|setUserId|setDeviceId|setGroup|groupIdentify|uploadEvents)$/.test(name);
  return isClient && sdk.client.some((one) => one.startsWith(`${name}(`)) ? sdk.client : [];
}

function accepts(
  tree: NativeTree,
  parameters: readonly Parameter[],
  args: readonly { label: string | null; value: SyntaxNode }[],
): boolean {
  let index = 0;
  for (const parameter of parameters) {
    const argument = args[index];
    if (argument && argument.label === parameter.label) {
      if (!isOfType(tree, argument.value, parameter.type)) return false;
      index += 1;
    } else if (!parameter.optional) return false;
  }
  return index === args.length;
}

/** What a literal or a cast is certain to be; anything else may be of the type. */
function isOfType(tree: NativeTree, value: SyntaxNode, type: string): boolean {
  const bare = type.replace(/\?$/, '');
  if (bare === 'Any') return true;
  if (value.type === 'nil') return type.endsWith('?');
  if (value.type === 'as_expression') {
    const cast = textOf(tree, parts(value).at(-1) ?? value);
    return bare !== 'NSObject' || /^NS/.test(cast);
  }
  const text = textOf(tree, value);
  if (bare === 'NSObject') return /^(NSString|NSNumber|NSNull)\(/.test(text);
  return (literals[value.type] ?? [bare]).some((one) => bare.startsWith(one));
}

const literals: Readonly<Record<string, readonly string[]>> = {
  line_string_literal: ['String'],
  multi_line_string_literal: ['String'],
  integer_literal: ['Int', 'Double'],
  real_literal: ['Double'],
  boolean_literal: ['Bool'],
  dictionary_literal: ['[String'],
  array_literal: ['[Any', 'AutocaptureOptions'],
};

function wrongAssignment(tree: NativeTree, node: SyntaxNode, sdk: Signatures): string[] {
  const target = fieldOf(node, 'target');
  const result = fieldOf(node, 'result');
  const property = /^Amplitude(?:\.shared\?|\.instance\(\))?\.([\w.]+)$/.exec(
    target ? textOf(tree, target) : '',
  )?.[1];
  if (property === undefined || !result) return [];
  const type = sdk.properties[property];
  if (type === undefined) return [`not declared: ${textOf(tree, node)}`];
  const fits = type === 'Amplitude' ? result.type === 'call_expression' : isOfType(tree, result, type);
  return fits ? [] : [`not a ${type}: ${textOf(tree, node)}`];
}
