import type { Node } from '@babel/types';
import { ancestorsOf, parentOf, startOf, type Tree } from '../syntax/tree.js';
import { propertyName } from '../syntax/unwrap.js';

/** A call that puts something in the place of a module, or asks for the module behind what was put there. */
export interface ModuleMock {
  readonly node: Node;
  /** Offset of the name of the module. */
  readonly at: number;
  /** The name of the module as written. */
  readonly source: string;
  /** What the module becomes; null where a test runner makes it up. */
  readonly factory: Node | null;
}

/** Methods of `jest`, `vi` and `mock` (of `node:test` and Bun), and of testdouble. */
const mockers = [
  ...['mock', 'doMock', 'unmock', 'doUnmock', 'dontMock', 'deepUnmock', 'setMock', 'module', 'replace'],
  ...['requireActual', 'requireMock', 'importActual', 'importMock', 'createMockFromModule'],
  ...['unstable_mockModule'],
];

const owners = new Set(['jest', 'vi', 'vitest', 'mock', 'td']);

/** Finds every mock of a module, in the order of the text; one inside another is part of it. */
export function moduleMocks(tree: Tree): ModuleMock[] {
  const calls = mockers
    .flatMap((name) => tree.identifiers.get(name) ?? [])
    .flatMap((identifier) => mockAt(identifier) ?? []);
  const found = [...calls, ...proxyquired(tree)].sort((a, b) => a.at - b.at);
  const nodes = new Set(found.map(({ node }) => node));
  return found.filter(({ node }) => ![...ancestorsOf(node)].some((ancestor) => nodes.has(ancestor)));
}

/** `jest.mock('…', factory)`, `vi.mock(import('…'))` */
function mockAt(name: Node): ModuleMock | null {
  const member = parentOf(name);
  if (member?.type !== 'MemberExpression' || member.property !== name) return null;
  if (member.object.type !== 'Identifier' || !owners.has(member.object.name)) return null;
  const call = parentOf(member);
  if (call?.type !== 'CallExpression' || call.callee !== member) return null;
  const [first, factory] = call.arguments;
  const source = moduleName(first);
  return source && { node: call, at: startOf(source), source: source.value, factory: factory ?? null };
}

function moduleName(node: Node | undefined): Extract<Node, { type: 'StringLiteral' }> | null {
  if (node?.type === 'StringLiteral') return node;
  if (node?.type === 'ImportExpression') return moduleName(node.source);
  return node?.type === 'CallExpression' && node.callee.type === 'Import'
    ? moduleName(node.arguments[0])
    : null;
}

/** `proxyquire('./subject', { 'module': double })` */
function proxyquired(tree: Tree): ModuleMock[] {
  return (tree.identifiers.get('proxyquire') ?? []).flatMap((identifier) => {
    let call = parentOf(identifier);
    if (call && propertyName(call) !== null) call = parentOf(call);
    if (call?.type !== 'CallExpression') return [];
    const doubles = call.arguments[1];
    if (doubles?.type !== 'ObjectExpression') return [];
    return doubles.properties.flatMap((property) =>
      property.type === 'ObjectProperty' && property.key.type === 'StringLiteral'
        ? [{ node: property, at: startOf(property.key), source: property.key.value, factory: property.value }]
        : [],
    );
  });
}
