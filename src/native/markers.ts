import type { Edit } from '../javascript/edit.js';
import { markerPrefix } from '../javascript/write/markers.js';
import { isFirstOnLine, lineIndent, lineStart } from '../javascript/write/style.js';
import type { Finding } from '../report/report.js';
import type { NativeFile } from './language.js';
import { ancestorsOf, type SyntaxNode } from './tree.js';

const acceptance = /segment-to-amplitude-accept\s+([\w-]+(?:\s*,\s*[\w-]+)*)/;

/** Inside these a new line would be text, or would end a directive. */
const closed = /string|^interpolat|^preproc_(def|function_def|include|call)$/;

/** The comment above a call that stays: put once, on a line of its own above the statement; null where it is there already. */
export function markerEdit(file: NativeFile, node: SyntaxNode, finding: Finding): Edit | null {
  const { text } = file.tree;
  const place = placeOf(text, node);
  const at = lineStart(text, place);
  if (linesAbove(text, at).some((line) => line.includes(`${markerPrefix} ${finding.code}:`))) return null;
  const todo = finding.fix ?? '';
  const comment = `// ${markerPrefix} ${finding.code}: ${todo}`;
  return { span: { start: at, end: at }, pieces: [lineIndent(text, place) + comment + file.style.eol] };
}

/** True when a comment above the call says that its finding is known and accepted. */
export function isAccepted(text: string, node: SyntaxNode, finding: Finding): boolean {
  return linesAbove(text, lineStart(text, placeOf(text, node))).some((line) => {
    const codes = acceptance.exec(line)?.[1]?.split(/\s*,\s*/);
    return codes?.includes(finding.code) === true;
  });
}

const statements =
  /statement|declaration|_list$|^(source_file|translation_unit|block|program|class_body|statements|compound_statement|function_body|switch_entry|lambda_literal)$/;

/** The beginning of the nearest line above which a comment can stand: the first of the innermost statement that begins one. */
function placeOf(text: string, node: SyntaxNode): number {
  let place = node.start;
  for (const ancestor of [node, ...ancestorsOf(node)]) {
    if (closed.test(ancestor.type)) place = ancestor.start;
    const parent = ancestor.parent;
    if (parent === null) break;
    if (!statements.test(parent.type) && !closed.test(parent.type)) continue;
    if (isFirstOnLine(text, ancestor.start) && !closed.test(parent.type)) return ancestor.start;
    place = ancestor.start;
  }
  return place;
}

/** The comment lines right above a line, nearest first. */
function linesAbove(text: string, at: number): string[] {
  const found: string[] = [];
  for (let end = at - 1; end > 0; ) {
    const start = lineStart(text, end);
    const line = text.slice(start, end).trim();
    if (!/^(\/\/|\/\*|\*)/.test(line)) break;
    found.push(line);
    end = start - 1;
  }
  return found;
}
