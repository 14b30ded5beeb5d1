import type { Node } from '@babel/types';
import type { Span } from '../../segment/value.js';
import { blockAt, endOf, startOf, type Tree } from '../syntax/tree.js';

/** How a file is written, as far as output has to match it. */
export interface Style {
  readonly eol: '\n' | '\r\n';
  readonly quote: "'" | '"';
  readonly semicolons: boolean;
  /** One level of indentation. */
  readonly indent: string;
}

/** Reads the habits of a file off its text: the more frequent form wins. */
export function styleOf(tree: Tree): Style {
  const text = codeOf(tree);
  // Imports show the habit best: attributes of JSX are double-quoted in any style.
  const sources = importSources(tree);
  const sample = sources === '' ? text : sources;
  const single = count(sample, /'[^'"\n]*'/g);
  const double = count(sample, /"[^'"\n]*"/g);
  return {
    eol: /\r\n/.test(tree.text) ? '\r\n' : '\n',
    quote: double > single ? '"' : "'",
    semicolons: usesSemicolons(tree, text),
    indent: indentOf(text) ?? indentOf(tree.text) ?? '  ',
  };
}

/** The text of a file that is code, moved to the left margin where it stands in a page. */
function codeOf({ text, blocks }: Tree): string {
  const [only] = blocks;
  if (blocks.length === 1 && only?.start === 0 && only.end === text.length) return text;
  const lines = blocks.filter(({ form }) => form === 'lines');
  return lines.map(({ start, end }) => dedented(text.slice(start, end))).join('\n');
}

function dedented(code: string): string {
  const indents = [...code.matchAll(/^([ \t]*)\S/gm)].map(([, indent = '']) => indent.length);
  const margin = Math.min(...indents.slice(code.startsWith('\n') || code.startsWith('\r') ? 0 : 1));
  return Number.isFinite(margin) ? code.replace(new RegExp(`^[ \\t]{${margin}}`, 'gm'), '') : code;
}

/** The habits at one place: in an attribute, the other quote than the one around it. */
export function styleAt(tree: Tree, offset: number, style: Style): Style {
  const around = blockAt(tree, offset)?.around;
  return around ? { ...style, quote: around === '"' ? "'" : '"' } : style;
}

function importSources({ text, ast }: Tree): string {
  const imports = ast.program.body.filter((node) => node.type === 'ImportDeclaration');
  return imports.map(({ source }) => text.slice(startOf(source), endOf(source))).join('\n');
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

const terminated = new Set([
  'ExpressionStatement',
  'VariableDeclaration',
  'ImportDeclaration',
  'ReturnStatement',
  'ExportAllDeclaration',
]);

function usesSemicolons(tree: Tree, text: string): boolean {
  const statements = tree.ast.program.body.filter(
    (statement) => terminated.has(statement.type) && blockAt(tree, startOf(statement))?.form === 'lines',
  );
  if (statements.length === 0) return !/[\w)\]'"]\n/.test(text) || /;[ \t]*(\/\/.*)?$/m.test(text);
  const ended = statements.filter((statement) => endsWithSemicolon(tree, statement));
  return ended.length * 2 >= statements.length;
}

/** A `;` on a line of its own guards what stands behind it; it does not end what stands above. */
function endsWithSemicolon({ text }: Tree, statement: Node): boolean {
  const end = endOf(statement);
  return text[end - 1] === ';' && !/\n\s*;$/.test(text.slice(startOf(statement), end));
}

/** The range of a statement, without a `;` that guards the line behind it. */
export function statementSpan({ text }: Tree, statement: Node): Span {
  const [start, end] = [startOf(statement), endOf(statement)];
  const guard = /\s*\n\s*;$/.exec(text.slice(start, end))?.[0];
  return { start, end: end - (guard?.length ?? 0) };
}

function indentOf(text: string): string | null {
  const [first] = /^(\t| {2,8})(?=\S)/m.exec(text) ?? [];
  if (!first) return null;
  return first.startsWith('\t') ? '\t' : first;
}

/** The white space before the first character of the line that holds an offset. */
export function lineIndent(text: string, offset: number): string {
  const start = lineStart(text, offset);
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** True when nothing but white space stands before an offset on its line. */
export function isFirstOnLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === '';
}

/** A string literal in the file's quotes. */
export function quoted(value: string, style: Style): string {
  const json = JSON.stringify(value);
  if (style.quote === '"') return json;
  return `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
