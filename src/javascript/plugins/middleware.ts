import type { Node } from '@babel/types';
import { parentOf, type Tree } from '../syntax/tree.js';
import { wrapped } from '../syntax/unwrap.js';
import { followParameter, functionOf, type Trouble } from './follow-event.js';

/** A function that can be shown Amplitude's events, or the place where it asks for more than these have. */
export type Judged = { readonly functions: ReadonlySet<Node> } | { readonly trouble: Trouble };

/**
 * Judges a middleware, written out or a function of the file. When it goes on, and whether it waits before, is the
 * same at Amplitude; what counts is what it asks of an event.
 */
export function judgeMiddleware(tree: Tree, node: Node): Judged {
  const fn = functionOf(tree, node);
  if (!fn || !('params' in fn) || fn.params.length !== 1 || ('generator' in fn && fn.generator))
    return { trouble: node };
  const seen = new Set<Node>();
  const trouble = followParameter({ tree, seen }, fn, 0, 'given');
  // `const redact: MiddlewareFunction = …`
  const owner = parentOf(wrapped(fn));
  if (owner?.type === 'VariableDeclarator') seen.add(owner);
  return trouble ? { trouble } : { functions: seen };
}
