import type { Node, StringLiteral, TemplateLiteral } from '@babel/types';
import type { Quote } from '../javascript/syntax/literals.js';
import { ParseError } from '../javascript/syntax/parse.js';
import { blockAt, descendantsOf, endOf, parentOf, startOf, type Tree } from '../javascript/syntax/tree.js';
import { holdsSnippet, snippetMark } from '../segment/snippet.js';
import type { Decoded } from './entities.js';
import type { Region } from './layout.js';
import { innermost } from './server-tags.js';

/** A string of a program that holds Segment's snippet, as the text of a script of a page. */
export interface CodeString {
  readonly node: Node;
  readonly region: Region;
}

/** Finds the strings whose text is Segment's snippet. */
export function snippetStrings(tree: Tree): CodeString[] {
  if (!snippetMark.test(tree.text)) return [];
  return [...descendantsOf(tree.ast.program)].flatMap((node): CodeString[] => {
    if (node.type !== 'TemplateLiteral' && node.type !== 'StringLiteral') return [];
    const [start, end] = [startOf(node) + 1, endOf(node) - 1];
    // The text of an attribute has no escapes, and a tag reads the text in its own way.
    if (/^(JSXAttribute|TaggedTemplateExpression)$/.test(parentOf(node)?.type ?? '')) return [];
    if (blockAt(tree, start)?.around) return [];
    if (!holdsSnippet(ownText(tree, node))) return [];
    const literal = tree.text[start - 1] as Quote;
    const holes = node.type === 'TemplateLiteral' ? holesOf(tree, node) : [];
    const shape = { form: 'lines', code: 'script', locals: [], hasEntities: false } as const;
    return [{ node, region: { start, end, ...shape, literal, holes } }];
  });
}

/** What a string says itself: what fills a hole may hold a snippet of its own. */
function ownText({ text }: Tree, node: TemplateLiteral | StringLiteral): string {
  const parts = node.type === 'TemplateLiteral' ? node.quasis : [node];
  return parts.map((part) => text.slice(startOf(part), endOf(part))).join(' ');
}

/** The places of `${…}`. */
function holesOf({ text }: Tree, { expressions }: TemplateLiteral): { start: number; end: number }[] {
  return expressions.map((expression) => ({
    start: text.lastIndexOf('${', startOf(expression)),
    end: text.indexOf('}', endOf(expression)) + 1,
  }));
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
};

/**
 * Reads what a string says; a hole in it is a name as long as before.
 * @throws {ParseError} for an escape that no code needs
 */
export function decodeLiteral(source: string, { start, holes = [] }: Region): Decoded {
  let text = '';
  const at: number[] = [];
  for (let offset = 0; offset < source.length; ) {
    const hole = holes.find((range) => range.start === start + offset);
    const length = hole ? hole.end - hole.start : source[offset] === '\\' ? 2 : 1;
    const piece = source.slice(offset, offset + length);
    const said = hole ? '_'.repeat(length) : length === 2 ? unescaped(piece) : piece;
    for (let index = 0; index < said.length; index += 1) at.push(start + offset + (hole ? index : 0));
    text += said;
    offset += length;
  }
  at.push(start + source.length);
  return { text, at };
}

function unescaped(written: string): string {
  const sign = written.slice(1);
  if (sign === 'u' || sign === 'x') throw new ParseError(`${written} stands in the code`);
  if (sign === '\n' || sign === '\r') return '';
  return escapes[sign] ?? sign;
}

/** Tells the tree of a string what its holes are: the expressions of the program around it. */
export function noteHoles(tree: Tree, region: Region, expressions: readonly Node[]): void {
  for (const [index, hole] of (region.holes ?? []).entries()) {
    const node = innermost(tree.ast.program, hole);
    if (node.type !== 'StringLiteral') continue;
    const said = expressions[index];
    if (said?.type === 'StringLiteral' && hole.end - hole.start === endOf(node) - startOf(node) - 2) {
      node.value = said.value;
      continue;
    }
    const quasis = [
      { start: startOf(node) + 1, end: hole.start },
      { start: hole.end, end: endOf(node) - 1 },
    ].map(({ start, end }) => {
      const raw = tree.text.slice(start, end);
      return { type: 'TemplateElement', value: { raw, cooked: raw }, start, end };
    });
    Object.assign(node, { type: 'TemplateLiteral', quasis, expressions: [expressions[index]] });
  }
}
