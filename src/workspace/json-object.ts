/** A member of a JSON object with the text it is written in. */
export interface Member {
  readonly key: string;
  /** Whitespace between the brace or comma before and the key. */
  readonly before: string;
  /** From the key's quote to the value's end. */
  readonly text: string;
  /** Whitespace between the value and the comma after; empty for the last. */
  readonly after: string;
  /** Offset of the value within `text`. */
  readonly value: number;
}

/** A JSON object as its members and the text between them, so that it can be changed and written back exactly. */
export interface ObjectText {
  readonly members: readonly Member[];
  /** Whitespace before the closing brace. */
  readonly tail: string;
}

/** The string starting at a quote. */
const string = /"(?:[^"\\]|\\.)*"/y;
const space = /\s*/y;
const scalar = /[^\s,\]}]+/y;

/**
 * Takes a JSON object's text apart.
 * @param text valid JSON (checked by the caller) that begins with `{`
 */
export function splitObject(text: string): ObjectText {
  const members: Member[] = [];
  for (let at = 1; ; ) {
    const before = take(space, text, at);
    at += before.length;
    if (text[at] === '}') return { members, tail: before };
    const key = take(string, text, at);
    const colon = at + key.length + take(space, text, at + key.length).length;
    const value = colon + 1 + take(space, text, colon + 1).length;
    const end = valueEnd(text, value);
    const after = take(space, text, end);
    const isLast = text[end + after.length] === '}';
    members.push({
      key: JSON.parse(key) as string,
      before,
      text: text.slice(at, end),
      after: isLast ? '' : after,
      value: value - at,
    });
    if (isLast) return { members, tail: after };
    at = end + after.length + 1;
  }
}

/** The text of an object that was taken apart. */
export function joinObject({ members, tail }: ObjectText): string {
  return `{${members.map(({ before, text, after }) => before + text + after).join(',')}${tail}}`;
}

function valueEnd(text: string, start: number): number {
  const opening = text[start];
  if (opening === '"') return start + take(string, text, start).length;
  if (opening !== '{' && opening !== '[') return start + take(scalar, text, start).length;
  let depth = 0;
  for (let at = start; ; at++) {
    const character = text[at];
    if (character === '"') at += take(string, text, at).length - 1;
    else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
    if (depth === 0) return at + 1;
  }
}

function take(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
