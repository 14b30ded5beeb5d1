import type { Node } from '@babel/types';
import { isSegmentModule } from '../../workspace/packages.js';
import { manualMock } from '../../workspace/test-files.js';
import type { OddUses } from '../clients/constructions.js';
import { isInside } from '../clients/guards.js';
import type { FileContext } from '../context.js';
import { parentOf, startOf, type Tree } from '../syntax/tree.js';
import { propertyName } from '../syntax/unwrap.js';
import { type ModuleMock, moduleMocks } from './module-mocks.js';

/** What the mock of a module is called in reports. */
export const mockMethod = 'mock';

/**
 * Where a file puts something in the place of Segment's modules. Migrated code no longer loads them, so such a mock
 * has no effect, and what a test expects of it never happens.
 */
export function segmentMocks(
  tree: Tree,
  sdk: OddUses,
  context: FileContext,
): Pick<ModuleMock, 'node' | 'at'>[] {
  const mocks = moduleMocks(tree).filter(({ source }) => isSegmentModule(source));
  const nodes = mocks.map(({ node }) => node);
  // In a test the class stands for its double: a spy on its prototype, a value that `load` is told to give.
  const named = sdk.unclear.filter((node) => node.type === 'Identifier' && !isInside(node, nodes));
  const spied = context.isTest ? named : [];
  const [first] = tree.ast.program.body;
  const whole = first && manualMock.test(context.path) ? [{ node: first, at: startOf(first) }] : [];
  return [...mocks, ...spied.map((node) => ({ node, at: placeOf(node) })), ...whole];
}

function placeOf(node: Node): number {
  const member = parentOf(node);
  const isNamed = member && 'property' in member && propertyName(member) !== null;
  return startOf(isNamed ? (member.property as Node) : node);
}
