const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']' };

/**
 * True for the text of an expression that a member can be read of as it stands: names, members, calls and indexes.
 * `value as Type`, a choice or an operator has to go into parentheses first.
 */
export function isOperand(text: string): boolean {
  const open: string[] = [];
  let outer = '';
  for (const sign of text.replace(/^new (?=[\w$.]+\()/, '')) {
    if (open.at(-1) === sign) open.pop();
    else if (closers[sign] !== undefined) open.push(closers[sign]);
    else if (open.length === 0) outer += sign;
  }
  return open.length === 0 && !/[^\w$.?!]|\?[^.]|\?$|^!/.test(outer);
}
