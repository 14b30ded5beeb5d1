import type { Span } from '../segment/value.js';
import { applyEdits, type Edit } from './edit.js';
import { type Body, endOf, parentOf, startOf, type Tree } from './syntax/tree.js';

/**
 * The output without the bodies of functions, classes and interfaces that no edit touches. An error that the edits
 * brought shows in it as in the whole, and it takes a fraction of the time to parse: what was left out is text that was
 * parsed already.
 */
export function outlineOf(tree: Tree, edits: readonly Edit[]): string {
  // A script that becomes a module by its first import is read more strictly from then on, all of it.
  if (tree.ast.program.sourceType !== 'module') return applyEdits(tree.text, edits);
  const quiet = tree.bodies.filter((body) => isClosed(body, tree.text) && !isTouched(body, tree.text, edits));
  // The line break stays: a comment that an edit left open would end in it.
  const empty = outermost(quiet).map((body) => ({ span: insideOf(body), pieces: ['\n'] }));
  return applyEdits(tree.text, [...edits, ...empty]);
}

/** Directives reach out of a body, and so does a private name, which is an error where the class around lost it. */
function isClosed(body: Body, text: string): boolean {
  if (body.type === 'BlockStatement' && body.directives.length > 0) return false;
  return !text.slice(startOf(body), endOf(body)).includes('#');
}

/** The whole line on which a function or class begins decides how its body reads. */
function isTouched(body: Body, text: string, edits: readonly Edit[]): boolean {
  const start = text.lastIndexOf('\n', startOf(parentOf(body) ?? body));
  return edits.some(({ span }) => span.start < endOf(body) && span.end > start);
}

function outermost(bodies: readonly Body[]): Body[] {
  let end = 0;
  return [...bodies]
    .sort((a, b) => startOf(a) - startOf(b))
    .filter((body) => {
      if (startOf(body) < end) return false;
      end = endOf(body);
      return true;
    });
}

const insideOf = (body: Body): Span => ({ start: startOf(body) + 1, end: endOf(body) - 1 });
