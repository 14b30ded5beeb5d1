import { iosMethods, type Labelled, resolveIosCall } from '../../segment/ios.js';
import type { NativeCall, NativeFile } from '../language.js';
import { fieldOf, findAll, type NativeTree, parts, type SyntaxNode, textOf } from '../tree.js';
import { speakerOf } from './clients.js';
import { readValue } from './values.js';

/** Finds the calls on Segment clients. */
export function recognise(file: NativeFile): NativeCall[] {
  const { tree } = file;
  return findAll(tree.root, (node) => node.type === 'call_expression').flatMap((node) => {
    const call = memberCall(tree, node);
    if (!call || !iosMethods.has(call.method)) return [];
    const speaker = speakerOf(call.receiver, call.access, file);
    const resolved = speaker === null ? null : resolveIosCall(call.method, call.args);
    return speaker !== null && resolved
      ? [{ node, at: call.at, method: call.method, call: resolved, speaker }]
      : [];
  });
}

/** `receiver.method(label: value) { … }` taken apart; null for any other call. */
export interface MemberCall {
  readonly receiver: SyntaxNode;
  /** `.`, `?.`, or with a line break before it. */
  readonly access: string;
  readonly method: string;
  readonly at: number;
  readonly args: readonly Labelled[];
}

function memberCall(tree: NativeTree, node: SyntaxNode): MemberCall | null {
  const [callee] = node.children;
  if (callee?.type !== 'navigation_expression') return null;
  const receiver = fieldOf(callee, 'target');
  const suffix = fieldOf(callee, 'suffix');
  const name = suffix && fieldOf(suffix, 'suffix');
  if (!receiver || !name) return null;
  return {
    receiver,
    access: tree.text.slice(receiver.end, name.start),
    method: textOf(tree, name),
    at: name.start,
    args: argumentsOf(tree, node),
  };
}

/** The arguments in brackets, and a closure behind them under a label that no method has. */
function argumentsOf(tree: NativeTree, node: SyntaxNode): Labelled[] {
  const suffix = node.children.find((child) => child.type === 'call_suffix');
  const list = suffix?.children.find((child) => child.type === 'value_arguments');
  const args = (list?.children ?? []).filter((child) => child.type === 'value_argument');
  const closures = (suffix?.children ?? []).filter((child) => child.type === 'lambda_literal');
  return [
    ...args.map((argument) => labelled(tree, argument)),
    ...closures.map((closure) => ({ label: '{}', value: readValue(tree, closure) })),
  ];
}

function labelled(tree: NativeTree, argument: SyntaxNode): Labelled {
  const name = argument.children.find((child) => child.type === 'value_argument_label');
  const value = fieldOf(argument, 'value') ?? parts(argument).at(-1) ?? argument;
  return { label: name ? textOf(tree, name) : null, value: readValue(tree, value) };
}
