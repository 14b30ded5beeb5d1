import type { Node } from '@babel/types';
import type { Finding } from '../../report/report.js';
import type { Edit } from '../edit.js';
import { ancestorsOf, blockAt, startOf, type Tree } from '../syntax/tree.js';
import { isFirstOnLine, lineIndent, lineStart, type Style } from './style.js';

/** How every marker begins; `grep` for it finds what is left to do. */
export const markerPrefix = 'TODO(segment-to-amplitude):';

const acceptance = /segment-to-amplitude-accept\s+([\w-]+(?:\s*,\s*[\w-]+)*)/;

/**
 * The comment above a call that stays: put once, on a line of its own above the statement. Null where it stands
 * already, and where no line above belongs to the code: in an attribute, a template, behind a tag.
 */
export function markerEdit(tree: Tree, node: Node, finding: Finding, style: Style): Edit | null {
  const statement = statementOf(tree, node);
  const above = linesAbove(tree.text, startOf(statement));
  if (above.some((line) => line.includes(`${markerPrefix} ${finding.code}:`))) return null;
  const at = aboveDirectives(tree.text, lineStart(tree.text, startOf(statement)));
  const block = blockAt(tree, startOf(statement));
  if (block?.form !== 'lines' || at < block.start) return null;
  const todo = finding.fix ?? '';
  const text = `// ${markerPrefix} ${finding.code}: ${todo}`;
  return {
    span: { start: at, end: at },
    pieces: [lineIndent(tree.text, startOf(statement)) + text + style.eol],
  };
}

/** A comment that speaks to a tool about the next line stays next to that line. */
function aboveDirectives(text: string, at: number): number {
  const line = text.slice(lineStart(text, at - 1), at);
  const isDirective = /^\s*(\/\/|\/\*|\{\/\*).*(-disable-next-line|-ignore|@ts-|istanbul|c8|v8)/.test(line);
  return at > 0 && isDirective ? aboveDirectives(text, lineStart(text, at - 1)) : at;
}

/** True when a comment above the call says that its finding is known and accepted. */
export function isAccepted(tree: Tree, node: Node, finding: Finding): boolean {
  return linesAbove(tree.text, startOf(statementOf(tree, node))).some((line) => {
    const codes = acceptance.exec(line)?.[1]?.split(/\s*,\s*/);
    return codes?.includes(finding.code) === true;
  });
}

/** The nearest statement around a node that begins its line, so that a comment line can stand above it. */
function statementOf(tree: Tree, node: Node): Node {
  let statement = node;
  for (const ancestor of ancestorsOf(node)) {
    if (ancestor.type === 'Program') break;
    const standsInText = ancestor.type.startsWith('JSX') || ancestor.type === 'TemplateLiteral';
    const isStatement =
      /(Statement|Declaration|^Class\w*(Property|Method))$/.test(ancestor.type) &&
      ancestor.type !== 'BlockStatement';
    if (standsInText || !isStatement || !isFirstOnLine(tree.text, startOf(ancestor))) continue;
    statement = ancestor;
    break;
  }
  return statement;
}

/** The comment lines right above a place, nearest first. */
function linesAbove(text: string, offset: number): string[] {
  const found: string[] = [];
  for (let end = lineStart(text, offset) - 1; end > 0; ) {
    const start = lineStart(text, end);
    const line = text.slice(start, end).trim();
    if (!/^(\/\/|\/\*|\*)/.test(line)) break;
    found.push(line);
    end = start - 1;
  }
  return found;
}
