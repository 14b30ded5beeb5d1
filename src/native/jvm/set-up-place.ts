import type { NativeFile } from '../language.js';
import { ancestorsOf, type SyntaxNode } from '../tree.js';
import type { JvmCall } from './jvm-call.js';
import { madeShared } from './made-shared.js';

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
  const isShared =
    method === 'setSingletonInstance' ||
    madeShared(tree, project.clients).some(({ made }) => made.includes(node));
  if (!isShared) return { isShared: false, behind: null };
  const statement = [node, ...ancestorsOf(node)].find(
    ({ parent }) => parent !== null && lists.test(parent.type),
  );
  return statement && statements.test(statement.type) ? { isShared: true, behind: statement } : null;
}

/** A statement that does nothing but make a client, and put it somewhere. */
const statements =
  /^(call_expression|assignment|property_declaration|expression_statement|local_variable_declaration)$/;

const lists = /^(block|lambda_literal|constructor_body|switch_block_statement_group)$/;
