import type { NativeFile } from '../language.js';
import { ancestorsOf, type SyntaxNode } from '../tree.js';
import { madeShared } from './made-shared.js';
import type { JvmCall } from './recognise.js';

/** Where a set-up of Amplitude goes. */
export interface SetUpPlace {
  /** It becomes the instance that all files speak to. */
  readonly isShared: boolean;
  /** The statement that it stands behind, because Segment's set-up stays; null for the place of that. */
  readonly behind: SyntaxNode | null;
}

/** Null where Segment's set-up has to stay and nothing can stand behind it. */
export function setUpPlace({ method, node }: JvmCall, { project, tree }: NativeFile): SetUpPlace | null {
  if (!project.segmentStays) return { isShared: method === 'setSingletonInstance', behind: null };
  const shared = madeShared(tree, project.clients).find(({ made }) => made === node);
  const setter = method === 'setSingletonInstance' ? node : shared?.node;
  if (!setter) return { isShared: false, behind: null };
  const statement = [setter, ...ancestorsOf(setter)].find(
    ({ parent }) => parent !== null && lists.test(parent.type),
  );
  const isAlone =
    statement !== undefined && (statement === setter || statement.type === 'expression_statement');
  return isAlone ? { isShared: true, behind: statement } : null;
}

const lists = /^(block|lambda_literal|constructor_body|switch_block_statement_group)$/;
