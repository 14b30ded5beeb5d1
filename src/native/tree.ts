import type { Tree, TreeCursor } from 'web-tree-sitter';
import type { Span } from '../segment/value.js';
import type { LanguageName } from './languages.js';

/** A node of a parsed file: plain data, copied out of the parser in one walk. Offsets are UTF-16 code units of the text. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** What its parent calls it; null for a child without a name of its own. */
  readonly field: string | null;
  /** False for punctuation and keywords. */
  readonly named: boolean;
  readonly parent: SyntaxNode | null;
  readonly children: readonly SyntaxNode[];
  /** Something in it could not be parsed: it is never edited. */
  readonly hasError: boolean;
}

export interface NativeTree {
  readonly language: LanguageName;
  readonly text: string;
  readonly root: SyntaxNode;
  /** How many places could not be parsed. */
  readonly mistakes: number;
  /** Kotlin and Swift: names that other files give to classes of Segment's. */
  readonly aliases?: readonly Alias[];
}

/** `typealias Tracker = Analytics`, as other files see it. */
export interface Alias {
  readonly name: string;
  /** The package that it is in; empty in Swift. */
  readonly home: string;
  /** The full name of what it stands for. */
  readonly path: string;
}

interface Growing {
  type: string;
  start: number;
  end: number;
  field: string | null;
  named: boolean;
  parent: Growing | null;
  children: Growing[];
  hasError: boolean;
}

/** Copies a parser's tree. */
export function growTree(text: string, language: LanguageName, tree: Tree): NativeTree {
  const cursor = tree.walk();
  const counter = { mistakes: 0 };
  const root = grow(cursor, counter);
  cursor.delete();
  return { language, text, root, mistakes: counter.mistakes };
}

/** Walks without recursion: generated code can be nested deeper than a stack. */
function grow(cursor: TreeCursor, counter: { mistakes: number }): Growing {
  const root = copy(cursor, null, counter);
  let node = root;
  for (;;) {
    if (cursor.gotoFirstChild()) {
      node = copy(cursor, node, counter);
      continue;
    }
    for (;;) {
      const parent = node.parent;
      if (parent === null) return root;
      if (node.hasError) parent.hasError = true;
      if (cursor.gotoNextSibling()) {
        node = copy(cursor, parent, counter);
        break;
      }
      cursor.gotoParent();
      node = parent;
    }
  }
}

function copy(cursor: TreeCursor, parent: Growing | null, counter: { mistakes: number }): Growing {
  const isMistake = cursor.nodeType === 'ERROR' || cursor.nodeIsMissing;
  if (isMistake) counter.mistakes += 1;
  const node: Growing = {
    type: cursor.nodeType,
    start: cursor.startIndex,
    end: cursor.endIndex,
    field: parent === null ? null : cursor.currentFieldName,
    named: cursor.nodeIsNamed,
    parent,
    children: [],
    hasError: isMistake,
  };
  parent?.children.push(node);
  return node;
}

export const textOf = (tree: NativeTree, node: Span): string => tree.text.slice(node.start, node.end);

export const spanOf = (node: Span): Span => ({ start: node.start, end: node.end });

const comments = /^(comment|multiline_comment|line_comment|block_comment)$/;

export const isComment = (node: SyntaxNode): boolean => comments.test(node.type);

/** Children that mean something: no punctuation, no comments. */
export const parts = (node: SyntaxNode): SyntaxNode[] =>
  node.children.filter((child) => child.named && !isComment(child));

export const fieldOf = (node: SyntaxNode, field: string): SyntaxNode | undefined =>
  node.children.find((child) => child.field === field);

export const fieldsOf = (node: SyntaxNode, field: string): SyntaxNode[] =>
  node.children.filter((child) => child.field === field);

/** The nodes around one, nearest first. */
export function* ancestorsOf(node: SyntaxNode): Generator<SyntaxNode> {
  for (let parent = node.parent; parent !== null; parent = parent.parent) yield parent;
}

/** All nodes below and including one that a test takes, in the order of the text. */
export function findAll(root: SyntaxNode, test: (node: SyntaxNode) => boolean): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const open: SyntaxNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (test(node)) found.push(node);
    const { children } = node;
    for (let index = children.length - 1; index >= 0; index--) open.push(children[index] as SyntaxNode);
  }
  return found;
}
