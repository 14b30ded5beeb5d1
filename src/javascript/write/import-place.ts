import type { Node } from '@babel/types';
import type { Edit } from '../edit.js';
import { endOf, parentOf, startOf, type Tree } from '../syntax/tree.js';
import { markerPrefix } from './markers.js';
import type { Style } from './style.js';

/** True when the file is an ES module, or is taken for one because nothing says otherwise. */
export function isModule(tree: Tree, path: string): boolean {
  if (/\.c[jt]s$/.test(path)) return false;
  const { body } = tree.ast.program;
  if (body.some((node) => /^(Import|Export)/.test(node.type))) return true;
  const requires = (tree.identifiers.get('require') ?? []).some(
    (callee) => parentOf(callee)?.type === 'CallExpression',
  );
  const exports = ['module', 'exports'].some((name) =>
    tree.identifiers.get(name)?.some((identifier) => parentOf(identifier)?.type === 'MemberExpression'),
  );
  return !requires && !exports;
}

/** Where new imports go: behind the imports that stand at the top, else behind shebang, directives and header comment. */
export function importEdit(tree: Tree, statements: readonly string[], style: Style): Edit | null {
  if (statements.length === 0) return null;
  const text = statements.join(style.eol);
  const last = lastImport(tree);
  if (last) {
    const at = lineEnd(tree.text, endOf(last));
    return { span: { start: at, end: at }, pieces: [style.eol + text] };
  }
  const at = headEnd(tree);
  const headComment = /\*\/\s*$|(^|\n)\s*\/\/[^\n]*\n?$/.test(tree.text.slice(0, at));
  const before = (at === 0 || tree.text[at - 1] === '\n' ? '' : style.eol) + (headComment ? style.eol : '');
  const rest = tree.text.slice(at);
  const gap = /^\s*$/.test(rest) ? style.eol : /^\r?\n/.test(rest) ? style.eol : style.eol + style.eol;
  return { span: { start: at, end: at }, pieces: [before + text + gap] };
}

/** The last statement of the block of imports (or requires) that a file begins with. */
function lastImport(tree: Tree): Node | undefined {
  const { body } = tree.ast.program;
  if (isEsModule(body)) return body.filter((node) => node.type === 'ImportDeclaration').at(-1);
  let last: Node | undefined;
  for (const node of body) {
    if (!isRequire(node)) break;
    last = node;
  }
  return last;
}

const isEsModule = (body: readonly Node[]): boolean => body.some((node) => node.type === 'ImportDeclaration');

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
function headEnd(tree: Tree): number {
  const { program } = tree.ast;
  let at = program.interpreter ? lineEnd(tree.text, endOf(program.interpreter)) : 0;
  const directive = program.directives.at(-1);
  if (directive) at = lineEnd(tree.text, endOf(directive));
  const first = program.body[0];
  for (const comment of tree.comments) {
    const [start, stop] = [comment.start ?? 0, comment.end ?? 0];
    if (start < at) continue;
    if (first && start > startOf(first)) break;
    if (tree.text.slice(at, start).trim() !== '') break;
    if (comment.value.includes(markerPrefix)) break;
    const apart = /^[ \t]*(\r?\n[ \t]*\r?\n|\s*$)/.test(tree.text.slice(stop));
    if (!apart && !fileComment.test(comment.value)) break;
    at = lineEnd(tree.text, stop);
  }
  return at > 0 && at < tree.text.length ? skipNewline(tree.text, at) : at;
}

function lineEnd(text: string, offset: number): number {
  const next = text.indexOf('\n', offset);
  if (next === -1) return text.length;
  return text[next - 1] === '\r' ? next - 1 : next;
}

function skipNewline(text: string, offset: number): number {
  return text[offset] === '\r' ? offset + 2 : offset + 1;
}
