import type { File, Node } from '@babel/types';
import type { Span } from '../segment/value.js';

/** A tag of a template engine in a script. */
export interface ServerTag extends Span {
  /** It is replaced by a value; any other one decides what is there at all. */
  readonly isValue: boolean;
}

const tagForms =
  /\{\{\{[\s\S]*?\}\}\}|\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\{#[^\n]*?#\}|<%[\s\S]*?%>|<\?[\s\S]*?\?>/g;

const valueForm = /^(?:\{\{\{?(?!~?\s*[#/^!>]|~?\s*else\b)|<%[=~-]|<\?(?:=|php\s+echo\b))/;

/** Finds the tags of a script of a page, whichever engine they are for. */
export function findServerTags(code: string): ServerTag[] {
  return [...code.matchAll(tagForms)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    isValue: valueForm.test(match[0]),
  }));
}

/** The script with its tags out of the way, as long as before: a value is a name, everything else is blank. */
export function maskServerTags(code: string, tags: readonly ServerTag[]): string {
  let masked = '';
  let offset = 0;
  for (const { start, end, isValue } of tags) {
    const filler = isValue ? '_'.repeat(end - start) : blank(code.slice(start, end));
    masked += code.slice(offset, start) + filler;
    offset = end;
  }
  return masked + code.slice(offset);
}

/** Tags of engines that hold no `<`, or are tags themselves: what stands in them is nothing of the page's. */
const markupForms = /<%[\s\S]*?%>|<\?[\s\S]*?\?>|\{%[^<]*?%\}|\{\{[^{}<]*\}\}/g;

/** Comments of engines that may hold whole scripts; with a `<`, as anything else is no tag of the page's anyhow. */
const commentForms =
  /\{%-?\s*comment\b[^%]*%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}|\{#(?:(?!\{#)[\s\S])*?#\}|\{\{~?!--[\s\S]*?--~?\}\}|\{\{![^{}]*<[^{}]*\}\}/g;

/** The page as its tags are to be read: what a template engine takes out is blank, as long as before. */
export function maskTagsOfMarkup(page: string): string {
  if (!/<[%?]|\{[{%#]/.test(page)) return page;
  const shown = page.replace(commentForms, blank);
  return shown.replace(markupForms, (tag) => (valueForm.test(tag) ? '_'.repeat(tag.length) : blank(tag)));
}

const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ');

/**
 * Tells the tree what nobody can know of the text: a string with a tag in it is no constant, and a list in which a tag
 * decides what is there has more members than can be seen.
 */
export function noteServerTags(ast: File, tags: readonly ServerTag[]): void {
  for (const tag of tags) {
    const node = innermost(ast.program, tag);
    const hole = { type: 'Identifier', name: '_', start: tag.start, end: tag.end };
    const rest = { type: 'SpreadElement', argument: hole, start: tag.start, end: tag.end };
    if (node.type === 'StringLiteral') {
      const quasi = {
        type: 'TemplateElement',
        value: { raw: '', cooked: '' },
        start: node.start,
        end: node.end,
      };
      Object.assign(node, { type: 'TemplateLiteral', quasis: [quasi, quasi], expressions: [hole] });
    } else if (node.type === 'TemplateLiteral') node.expressions.push(hole as never);
    else if (tag.isValue) continue;
    else if (node.type === 'ObjectExpression') node.properties.push(rest as never);
    else if (node.type === 'ArrayExpression') node.elements.push(rest as never);
    else if (node.type === 'CallExpression' || node.type === 'NewExpression')
      node.arguments.push(rest as never);
  }
}

/** The innermost expression or statement that holds a range. */
export function innermost(root: Node, range: Span): Node {
  let found = root;
  for (let next: Node | undefined = root; next; ) {
    if (next.type !== 'TemplateElement') found = next;
    next = childrenOf(next).find(
      (child) => (child.start ?? 0) <= range.start && (child.end ?? 0) >= range.end,
    );
  }
  return found;
}

/** The nodes right below one. */
export function childrenOf(node: Node): Node[] {
  return Object.entries(node)
    .filter(([key]) => key !== 'parent' && key !== 'loc' && key !== 'extra')
    .flatMap(([, value]) => value as unknown)
    .filter(isNode);
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
