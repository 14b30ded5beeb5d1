import type { Node } from '@babel/types';
import { finding } from '../../findings.js';
import type { Finding } from '../../report/report.js';
import type { Edit } from '../edit.js';
import { spanOf, textOf } from '../syntax/span.js';
import { endOf, parentOf, startOf, type Tree } from '../syntax/tree.js';
import { unwrapped, wrapped } from '../syntax/unwrap.js';
import { quoted, type Style } from './style.js';

/** A whole test for the client, such as `typeof analytics !== 'undefined'`. */
export interface Test {
  readonly node: Node;
  /** False when it asks whether the client is missing. */
  readonly positive: boolean;
  /** It does not throw where there is no `window`, so it may guard a server. */
  readonly guardsServer: boolean;
}

/** A test changes with all that it guards, and stays with all of it: then the calls behind it speak for it. */
export type TestChange = 'changes' | 'stays' | 'unclear';

/** What becomes of one test. */
export interface PresenceEdit {
  /** The place that the client stands in; of two in one test the later one has no edit of its own. */
  readonly reference: Node;
  readonly edits: readonly Edit[];
  readonly findings: readonly Finding[];
  /** The operand that is gone from the output. */
  readonly dropped: Node | null;
}

/**
 * Rewrites the tests for a client that is imported from now on, and so always there: as an operand a test goes,
 * alone it asks for the browser. Several that make up one condition are one test.
 */
export function presenceEdits(
  tree: Tree,
  references: readonly Node[],
  style: Style,
  changeOf: (test: Test) => TestChange,
): PresenceEdit[] {
  const tests = joined(
    references.map((reference) =>
      withWindow(tree, { ...wholeTest(tree, reference), references: [reference] }),
    ),
  );
  return tests.flatMap((test) => {
    const [first, ...others] = test.references as [Node, ...Node[]];
    const nothing = { edits: [], findings: [], dropped: null };
    const change = changeOf(test);
    if (change === 'stays') return [];
    const kept = { ...nothing, findings: [finding('presence-unclear')] };
    const made = change === 'changes' ? editOf(tree, test, style) : kept;
    return [{ reference: first, ...made }, ...others.map((reference) => ({ reference, ...nothing }))];
  });
}

/** `window && window.analytics` and `typeof window !== 'undefined' && window.analytics` are one test. */
function withWindow(tree: Tree, test: JoinedTest): JoinedTest {
  const parent = parentOf(test.node);
  if (
    !test.positive ||
    parent?.type !== 'LogicalExpression' ||
    parent.operator !== '&&' ||
    parent.right !== test.node
  )
    return test;
  const left = textOf(tree, parent.left).replace(/["'\s()]/g, '');
  if (left === 'window') return { ...test, node: wrapped(parent) };
  return left === 'typeofwindow!==undefined' ? { ...test, node: wrapped(parent), guardsServer: true } : test;
}

interface JoinedTest extends Test {
  readonly references: readonly Node[];
}

/** Tests on both sides of one `&&` (or of `||`, when they ask for the absence) are one test. */
function joined(tests: readonly JoinedTest[]): readonly JoinedTest[] {
  for (const [index, test] of tests.entries()) {
    const partner = tests.findIndex(
      (other, at) => at !== index && (other.node === test.node || isPair(test, other)),
    );
    const other = tests[partner];
    if (!other) continue;
    const node = other.node === test.node ? test.node : wrapped(parentOf(test.node) as Node);
    const both: JoinedTest = {
      node,
      positive: test.positive,
      guardsServer: test.guardsServer || other.guardsServer,
      references: [...test.references, ...other.references],
    };
    return joined([...tests.filter((_, at) => at !== index && at !== partner), both]);
  }
  return tests;
}

function isPair(a: Test, b: Test): boolean {
  const parent = parentOf(a.node);
  if (parent?.type !== 'LogicalExpression' || parent !== parentOf(b.node) || a.positive !== b.positive)
    return false;
  return parent.operator === (a.positive ? '&&' : '||');
}

function editOf(tree: Tree, test: Test, style: Style): Omit<PresenceEdit, 'reference'> {
  const { node, positive } = test;
  const parent = parentOf(node);
  if (
    !test.guardsServer &&
    parent?.type === 'LogicalExpression' &&
    parent.operator === (positive ? '&&' : '||')
  ) {
    const side = parent.left === node ? leftOperand : rightOperand;
    const span = side(tree, node, parent.operator);
    if (span) return { edits: [{ span, pieces: [] }], findings: [], dropped: node };
  }
  const text = `typeof window ${positive ? '!==' : '==='} ${quoted('undefined', style)}`;
  const findings = !positive || !guardsOnly(parent, node) ? [finding('presence-test')] : [];
  // What asks for the browser already stays as it is written.
  if (textOf(tree, node) === text) return { edits: [], findings, dropped: null };
  return { edits: [{ span: spanOf(node), pieces: [text] }], findings, dropped: null };
}

/** The whole test that a client stands in, with its negations. */
export function wholeTest(tree: Tree, reference: Node): Test {
  let node = wrapped(reference);
  let positive = true;
  let guardsServer = false;
  for (let parent = parentOf(node); parent; parent = parentOf(node)) {
    if (parent.type === 'UnaryExpression' && parent.operator === 'typeof') {
      guardsServer = !/^(window|self|global)\b/.test(tree.text.slice(startOf(node)));
    } else if (parent.type === 'UnaryExpression' && parent.operator === '!') positive = !positive;
    else if (parent.type === 'BinaryExpression') positive = positive === comparisonIsPositive(parent, node);
    else if (!isBooleanCall(parent)) break;
    node = wrapped(parent);
  }
  return { node, positive, guardsServer };
}

/** `!== 'undefined'`, `!= null` and `=== 'function'` say that it is there. */
function comparisonIsPositive(comparison: Extract<Node, { type: 'BinaryExpression' }>, node: Node): boolean {
  const other = unwrapped(comparison.left === node ? comparison.right : comparison.left);
  const missing = other.type !== 'StringLiteral' || other.value === 'undefined';
  return comparison.operator.startsWith('!') === missing;
}

function isBooleanCall(node: Node): boolean {
  return (
    node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'Boolean'
  );
}

type Range = Edit['span'];

/** From the operand to behind the operator and its white space. */
function leftOperand(tree: Tree, node: Node, operator: string): Range | null {
  const between = /^\s*(\S\S)\s*/.exec(tree.text.slice(endOf(node)));
  if (between?.[1] !== operator) return null;
  return { start: startOf(node), end: endOf(node) + between[0].length };
}

/** From before the operator and its white space to behind the operand. */
function rightOperand(tree: Tree, node: Node, operator: string): Range | null {
  const between = /\s*(\S\S)\s*$/.exec(tree.text.slice(0, startOf(node)));
  if (between?.[1] !== operator) return null;
  return { start: startOf(node) - between[0].length, end: endOf(node) };
}

/** True where a no lets nothing else run: an `if` without `else`, a loop, the left of `&&`. */
function guardsOnly(parent: Node | undefined, node: Node): boolean {
  if (parent?.type === 'LogicalExpression') return parent.left === node;
  return parent?.type === 'WhileStatement' || (parent?.type === 'IfStatement' && parent.alternate == null);
}
