import type { Comment, File, Node } from '@babel/types';
import { ParseError } from '../javascript/syntax/parse.js';
import { childrenOf } from './server-tags.js';

/** What an attribute says, with the place in the file of each of its characters. */
export interface Decoded {
  readonly text: string;
  /** Offset in the file of a character, and of the end. */
  readonly at: readonly number[];
}

const entity = /&(?:#x([\da-f]+)|#(\d+)|([a-z][a-z\d]*));/gi;

/** The entities that code in an attribute has a use for. */
const named: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00A0',
};

/**
 * Reads the text of an attribute as a browser does; null where it holds no entity.
 * @throws {ParseError} for an entity that no code needs
 */
export function decodeAttribute(source: string, start: number): Decoded | null {
  let text = '';
  const at: number[] = [];
  let offset = 0;
  const take = (end: number): void => {
    for (; offset < end; offset += 1) {
      at.push(start + offset);
      text += source[offset];
    }
  };
  for (const match of source.matchAll(entity)) {
    const value = characterOf(match);
    take(match.index);
    for (const character of value.split('')) {
      at.push(start + offset);
      text += character;
    }
    offset = match.index + match[0].length;
  }
  if (text === '') return null;
  take(source.length);
  at.push(start + offset);
  return { text, at };
}

function characterOf([whole, hex, decimal, name]: RegExpExecArray): string {
  if (name === undefined) {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    if (code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
  }
  const character = named[name?.toLowerCase() ?? ''];
  if (character === undefined) throw new ParseError(`${whole} stands in the code`);
  return character;
}

/** Moves everything that was parsed from a decoded text to where it stands in the file. */
export function relocate(ast: File, { at }: Decoded): void {
  const move = (node: Node | Comment): void => {
    node.start = at[node.start ?? 0] ?? 0;
    node.end = at[node.end ?? 0] ?? 0;
  };
  const pending: Node[] = [ast.program];
  for (let node = pending.pop(); node; node = pending.pop()) {
    pending.push(...childrenOf(node));
    move(node);
  }
  for (const comment of ast.comments ?? []) move(comment);
}
