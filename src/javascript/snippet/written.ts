import { holdsSnippet, snippetMark } from '../../segment/snippet.js';

/** True for a program that puts the snippet into a page: it stands there as the text of a string. */
export const writesSnippet = (program: string): boolean =>
  snippetMark.test(program) && stringsOf(program).some(holdsSnippet);

/**
 * Comments, strings and what begins or ends the text of a template. No repeat stands in another: in the text of a page
 * an apostrophe ends nothing, and the search for its end would take for ever.
 */
const lexeme = /\/\/.*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'|`|[{}]/g;
const templatePart = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*(`|\$\{|$)/y;

/** The strings of a program as they are written, templates without what is put into them. */
function stringsOf(program: string): string[] {
  const strings: string[] = [];
  // What each brace that is open will go back to: the text of a template that it interrupts, or code.
  const open: (string | null)[] = [];
  let offset = 0;
  const readTemplate = (before: string) => {
    templatePart.lastIndex = offset;
    const [text = '', end] = templatePart.exec(program) ?? [];
    offset += text.length;
    if (end === '${') open.push(before + text);
    else strings.push(before + text);
  };
  while (offset < program.length) {
    lexeme.lastIndex = offset;
    const found = lexeme.exec(program);
    if (!found) break;
    const [text] = found;
    offset = lexeme.lastIndex;
    if (text === '`') readTemplate('');
    else if (text === '{') open.push(null);
    else if (text === '}') {
      const template = open.pop();
      if (typeof template === 'string') readTemplate(template);
    } else if (/^["']/.test(text)) strings.push(text);
  }
  return strings;
}
