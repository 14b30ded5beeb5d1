import { ancestorsOf, findAll, type NativeTree, type SyntaxNode, textOf } from '../tree.js';
import { type Bag, chainOf, itemOf } from './bags.js';
import { functionsNamed } from './functions.js';
import { type Call, callOf, isNamedHead, unwrap } from './syntax.js';

/** A map of Segment's that statements fill where it is made. */
export interface AppliedBag {
  readonly made: Bag;
  /** Setters that a plain map does not have under that name. */
  readonly setters: readonly Call[];
}

/** What a plain map has no counterpart for. */
const foreign = /^(toJsonObject|toStringMap|getValueMap|getEnum|getCoerced)$/;

/** Reads Kotlin's `Properties().apply { putValue("k", v) }` and `.also { it.putValue("k", v) }`; null for anything else. */
export function appliedBag(tree: NativeTree, expression: SyntaxNode): AppliedBag | null {
  const call = callOf(tree, unwrap(expression));
  if (!call?.receiver || !call.lambda || !/^(apply|also)$/.test(call.method)) return null;
  const made = chainOf(tree, call.receiver);
  if (!made) return null;
  const inner = callsOn(tree, call, call.lambda);
  if (inner.some(({ method }) => foreign.test(method))) return null;
  const setters = inner.filter((one) => /^put[A-Z]/.test(one.method) && one.method !== 'putAll');
  const isUnread = setters.some((one) => itemOf(tree, one, one.name) === null || isChained(one.node));
  return isUnread ? null : { made, setters };
}

/** The calls in a lambda that are on the object that it is applied to. */
function callsOn(tree: NativeTree, { method }: Call, lambda: SyntaxNode): Call[] {
  const parameters = lambda.children.find(({ type }) => type === 'lambda_parameters');
  const name = method === 'apply' ? 'this' : parameters ? textOf(tree, parameters).trim() : 'it';
  return findAll(lambda, (node) => node.type === 'call_expression' && !isNamedHead(node)).flatMap((node) => {
    const call = callOf(tree, node);
    if (!call) return [];
    const isOn = call.receiver
      ? textOf(tree, call.receiver) === name
      : name === 'this' &&
        functionsNamed(tree, call.method).length === 0 &&
        !hasOwnReceiver(tree, node, lambda);
    return isOn ? [call] : [];
  });
}

/** A lambda in between has an object of its own that it stands on. */
function hasOwnReceiver(tree: NativeTree, node: SyntaxNode, lambda: SyntaxNode): boolean {
  for (const around of ancestorsOf(node)) {
    if (around === lambda) return false;
    const call =
      around.type === 'lambda_literal' && around.parent?.parent ? callOf(tree, around.parent.parent) : null;
    if (call && /^(apply|run|with|build\w+)$/.test(call.method)) return true;
  }
  return false;
}

const isChained = ({ parent, start }: SyntaxNode): boolean =>
  parent?.type === 'navigation_expression' && parent.start === start;
