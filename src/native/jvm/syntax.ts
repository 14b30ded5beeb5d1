import { ancestorsOf, fieldOf, type NativeTree, parts, type SyntaxNode, textOf } from '../tree.js';

/** A call of Kotlin or Java, or the construction of an object. */
export interface Call {
  readonly node: SyntaxNode;
  /** What stands before the dot; null for a function, a constructor or an implicit receiver. */
  readonly receiver: SyntaxNode | null;
  /** `?.` */
  readonly safe: boolean;
  /** The name of the method, function or class. */
  readonly name: SyntaxNode;
  readonly method: string;
  readonly args: readonly Argument[];
  /** The brackets around the arguments; null where a lambda alone follows the name. */
  readonly brackets: SyntaxNode | null;
  /** Kotlin's lambda behind the brackets. */
  readonly lambda: SyntaxNode | null;
  readonly isConstruction: boolean;
}

export interface Argument {
  readonly name: string | null;
  readonly value: SyntaxNode;
  readonly isSpread: boolean;
}

export const isKotlin = (tree: NativeTree): boolean => tree.language === 'kotlin';

const known = new WeakMap<SyntaxNode, Call | null>();

const calls = /^(call_expression|method_invocation|object_creation_expression)$/;

/** Reads a node as a call; null for anything else. Each is asked about many times, and read once. */
export function callOf(tree: NativeTree, node: SyntaxNode): Call | null {
  if (!calls.test(node.type)) return null;
  const read = known.get(node);
  if (read !== undefined) return read;
  const call = readCall(tree, node);
  known.set(node, call);
  return call;
}

function readCall(tree: NativeTree, node: SyntaxNode): Call | null {
  if (node.type === 'call_expression') return kotlinCall(tree, node);
  return node.type === 'method_invocation' ? javaInvocation(tree, node) : javaConstruction(tree, node);
}

function kotlinCall(tree: NativeTree, node: SyntaxNode): Call | null {
  const [callee, ...rest] = parts(node);
  if (!callee) return null;
  const brackets = rest.find(({ type }) => type === 'value_arguments') ?? null;
  const lambda = lambdaIn(rest.find(({ type }) => type === 'annotated_lambda'));
  // The grammar nests `f(x) { … }`: the call with the brackets is the callee of the one with the lambda.
  if (callee.type === 'call_expression' && !brackets && lambda) {
    const inner = kotlinCall(tree, callee);
    return inner && inner.lambda === null ? { ...inner, node, lambda } : null;
  }
  const args = brackets ? kotlinArguments(tree, brackets) : [];
  const common = { node, args, brackets, lambda, isConstruction: false };
  if (callee.type === 'identifier') {
    return { ...common, receiver: null, safe: false, name: callee, method: textOf(tree, callee) };
  }
  if (callee.type !== 'navigation_expression') return null;
  const [receiver, name] = parts(callee);
  if (!receiver || name?.type !== 'identifier') return null;
  const safe = callee.children.some(({ type }) => type === '?.');
  return { ...common, receiver, safe, name, method: textOf(tree, name) };
}

const lambdaIn = (node: SyntaxNode | undefined): SyntaxNode | null =>
  node?.children.find(({ type }) => type === 'lambda_literal') ?? null;

function kotlinArguments(tree: NativeTree, brackets: SyntaxNode): Argument[] {
  return parts(brackets).flatMap((argument): Argument[] => {
    const inner = parts(argument);
    const value = inner.at(-1);
    if (!value) return [];
    const isNamed = argument.children.some(({ type }) => type === '=') && inner.length > 1;
    const isSpread = argument.children.some(({ type }) => type === '*' || type === 'spread_expression');
    return [{ name: isNamed ? textOf(tree, inner[0] as SyntaxNode) : null, value, isSpread }];
  });
}

function javaInvocation(tree: NativeTree, node: SyntaxNode): Call | null {
  const name = fieldOf(node, 'name');
  const brackets = fieldOf(node, 'arguments') ?? null;
  if (!name) return null;
  const receiver = fieldOf(node, 'object') ?? null;
  return { ...javaParts(node, brackets), receiver, name, method: textOf(tree, name), isConstruction: false };
}

function javaConstruction(tree: NativeTree, node: SyntaxNode): Call | null {
  const name = fieldOf(node, 'type');
  const brackets = fieldOf(node, 'arguments') ?? null;
  if (!name || !brackets) return null;
  return {
    ...javaParts(node, brackets),
    receiver: null,
    name,
    method: textOf(tree, name),
    isConstruction: true,
  };
}

function javaParts(node: SyntaxNode, brackets: SyntaxNode | null) {
  const args = brackets ? parts(brackets).map((value) => ({ name: null, value, isSpread: false })) : [];
  return { node, args, brackets, lambda: null, safe: false };
}

/** `f(x)` of `f(x) { … }`, which the grammar makes a call of its own. */
export const isNamedHead = ({ type, parent, start }: SyntaxNode): boolean =>
  type === 'call_expression' &&
  parent?.type === 'call_expression' &&
  parent.start === start &&
  !parent.children.some((child) => child.type === 'value_arguments');

/** Takes brackets, `!!` and casts off an expression. */
export function unwrap(node: SyntaxNode): SyntaxNode {
  const [first, ...more] = parts(node);
  if (!first) return node;
  if (node.type === 'parenthesized_expression') return unwrap(first);
  if (node.type === 'unary_expression' && node.children.some(({ type }) => type === '!!'))
    return unwrap(first);
  if (node.type === 'as_expression') return unwrap(first);
  if (node.type === 'cast_expression') return unwrap(more.at(-1) ?? first);
  return node;
}

/** A name, alone or behind `this.`; null for anything else. */
export function ownName(
  tree: NativeTree,
  expression: SyntaxNode,
): { name: string; isMember: boolean; node: SyntaxNode } | null {
  const node = unwrap(expression);
  if (node.type === 'identifier') return { name: textOf(tree, node), isMember: false, node };
  if (node.type !== 'navigation_expression' && node.type !== 'field_access') return null;
  const [object, member] = parts(node);
  const isThis = object?.type === 'this_expression' || object?.type === 'this';
  return isThis && member?.type === 'identifier'
    ? { name: textOf(tree, member), isMember: true, node: member }
    : null;
}

/** `a.b.c` as a list of names; null for what is more than names and dots. */
export function dottedName(tree: NativeTree, node: SyntaxNode): string | null {
  return /^[\w.\s]+$/.test(textOf(tree, node)) &&
    /^(identifier|navigation_expression|field_access|scoped_identifier|scoped_type_identifier|user_type|type_identifier|qualified_identifier)$/.test(
      node.type,
    )
    ? textOf(tree, node).replace(/\s+/g, '')
    : null;
}

/** A text literal without anything computed in it. */
export function textConstant(tree: NativeTree, node: SyntaxNode): string | undefined {
  if (node.type !== 'string_literal' && node.type !== 'multiline_string_literal') return undefined;
  const source = textOf(tree, node);
  if (source.startsWith('"""'))
    return /\$/.test(source) || /[\\\n]/.test(source) ? undefined : source.slice(3, -3);
  if (isKotlin(tree) && /(?<!\\)\$(?=[A-Za-z_{`])/.test(source)) return undefined;
  try {
    return JSON.parse(source.replaceAll('\\$', '$').replaceAll("\\'", "'")) as string;
  } catch {
    return undefined;
  }
}

/** The calls of `p.a().b()`, in order. */
export function linksFrom(tree: NativeTree, use: SyntaxNode): Call[] {
  const links: Call[] = [];
  let receiver = use;
  for (const around of ancestorsOf(use)) {
    const call = callOf(tree, around);
    if (!call) {
      if (around.type === 'navigation_expression' || around.type === 'value_arguments') continue;
      break;
    }
    if (call.receiver !== receiver) break;
    links.push(call);
    receiver = around;
  }
  return links;
}
