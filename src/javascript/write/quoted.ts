import type { Edit } from '../edit.js';
import { escapedFor } from '../syntax/literals.js';
import { blockAt, type Tree } from '../syntax/tree.js';

/** Fits edits into the attributes and strings that the code of a document may stand in. */
export function fitIntoQuotes(tree: Tree, edits: readonly Edit[]): readonly Edit[] {
  if (!tree.blocks.some(({ around, literal }) => around || literal)) return edits;
  return edits.map((edit) => fitted(tree, edit));
}

/** Code in an attribute cannot hold the quote around it, nor code in a string what ends one. */
function fitted(tree: Tree, edit: Edit): Edit {
  const block = blockAt(tree, edit.span.start);
  const { around, literal } = block ?? {};
  if (!around && !literal) return edit;
  const written = (text: string): string => {
    const inAttribute = around ? text.replaceAll(around, around === '"' ? '&quot;' : '&#39;') : text;
    return literal ? escapedFor(literal, inAttribute) : inAttribute;
  };
  return {
    ...edit,
    pieces: edit.pieces.map((piece) => (typeof piece === 'string' ? written(piece) : piece)),
  };
}
