import type { Node } from '@babel/types';
import type { Edit } from '../edit.js';
import { isCommonJs, isEsModule } from '../syntax/module-form.js';
import { type Block, blockAt, endOf, startOf, type Tree } from '../syntax/tree.js';
import { markerPrefix } from './markers.js';
import { lineIndent, type Style } from './style.js';

/** True when the file is an ES module, or is taken for one because nothing says otherwise. */
export function isModule(tree: Tree, path: string): boolean {
  if (path.endsWith('.cjs')) return false;
  // TypeScript compiles the imports of `.cts`.
  return isEsModule(tree) || (!path.endsWith('.cts') && !isCommonJs(tree));
}

/**
 * Where new imports go: behind the imports that stand at the top, else behind shebang, directives and header comment.
 * @param edits what else changes; of several script blocks, the first that changes takes the imports
 */
export function importEdit(
  tree: Tree,
  statements: readonly string[],
  style: Style,
  edits: readonly Edit[],
): Edit | null {
  const block = importBlock(tree, edits);
  if (statements.length === 0 || !block) return null;
  const last = lastImport(tree, block);
  if (last) {
    const at = Math.min(lineEnd(tree.text, endOf(last)), block.end);
    const line = style.eol + lineIndent(tree.text, startOf(last));
    return { span: { start: at, end: at }, pieces: [statements.map((text) => line + text).join('')] };
  }
  const at = headEnd(tree, block);
  const indent = blockIndent(tree, block);
  const text = statements.map((statement) => indent + statement).join(style.eol);
  const head = tree.text.slice(block.start, at);
  const headComment = /\*\/\s*$|(^|\n)\s*\/\/[^\n]*\n?$/.test(head);
  const before = (at === 0 || tree.text[at - 1] === '\n' ? '' : style.eol) + (headComment ? style.eol : '');
  const rest = tree.text.slice(at, block.end);
  const gap = /^\s*$/.test(rest) ? style.eol : /^\r?\n/.test(rest) ? style.eol : style.eol + style.eol;
  return { span: { start: at, end: at }, pieces: [before + text + gap] };
}

/** A template sees what the last script block imports. */
function importBlock(tree: Tree, edits: readonly Edit[]): Block | undefined {
  const blocks = tree.blocks.filter(({ form }) => form === 'lines');
  if (blocks.length < 2) return blocks[0];
  const changed = new Set(edits.map(({ span }) => blockAt(tree, span.start)));
  return blocks.find((block) => changed.has(block)) ?? blocks.at(-1);
}

/** The indentation that the code of a block begins with. */
function blockIndent(tree: Tree, block: Block): string {
  if (block.start === 0) return '';
  const first = tree.ast.program.body.find((node) => startOf(node) >= block.start);
  return first && startOf(first) < block.end ? lineIndent(tree.text, startOf(first)) : '';
}

/** The last statement of the block of imports (or requires) that a file begins with. */
function lastImport(tree: Tree, block: Block): Node | undefined {
  const body = tree.ast.program.body.filter((node) => isIn(node, block));
  if (hasImports(body)) return body.filter((node) => node.type === 'ImportDeclaration').at(-1);
  let last: Node | undefined;
  for (const node of body) {
    if (!isRequire(node)) break;
    last = node;
  }
  return last;
}

const isIn = (node: Node, { start, end }: Block): boolean => startOf(node) >= start && endOf(node) <= end;

const hasImports = (body: readonly Node[]): boolean => body.some((node) => node.type === 'ImportDeclaration');

function isRequire(node: Node): boolean {
  if (node.type !== 'VariableDeclaration') return false;
  return node.declarations.every(({ init }) => {
    const call = init?.type === 'MemberExpression' ? init.object : init;
    return (
      call?.type === 'CallExpression' && call.callee.type === 'Identifier' && call.callee.name === 'require'
    );
  });
}

const fileComment =
  /@(license|preserve|copyright|flow|ts-|jsx|fileoverview|file\b)|^!|copyright|licen[cs]e|SPDX|eslint-|global /i;

/** The end of shebang, directives and header comment: comments that speak of the file, or stand apart by a blank line. */
function headEnd(tree: Tree, block: Block): number {
  const { program } = tree.ast;
  let at = program.interpreter ? lineEnd(tree.text, endOf(program.interpreter)) : block.start;
  const directive = program.directives.filter((node) => isIn(node, block)).at(-1);
  if (directive) at = lineEnd(tree.text, endOf(directive));
  const first = program.body.find((node) => isIn(node, block));
  for (const comment of tree.comments) {
    const [start, stop] = [comment.start ?? 0, comment.end ?? 0];
    if (start < at || stop > block.end) continue;
    if (first && start > startOf(first)) break;
    if (tree.text.slice(at, start).trim() !== '') break;
    if (comment.value.includes(markerPrefix)) break;
    const apart = /^[ \t]*(\r?\n[ \t]*\r?\n|\s*$)/.test(tree.text.slice(stop, block.end));
    if (!apart && !fileComment.test(comment.value)) break;
    at = lineEnd(tree.text, stop);
  }
  // The line of the tag that opens the block is not the code's.
  const beginsLine = /^[ \t]*\r?\n/.test(tree.text.slice(at, block.end));
  return at > 0 && at < block.end && beginsLine ? skipNewline(tree.text, lineEnd(tree.text, at)) : at;
}

function lineEnd(text: string, offset: number): number {
  const next = text.indexOf('\n', offset);
  if (next === -1) return text.length;
  return text[next - 1] === '\r' ? next - 1 : next;
}

function skipNewline(text: string, offset: number): number {
  return text[offset] === '\r' ? offset + 2 : offset + 1;
}
