import type { Piece } from './piece.js';

/** What the other pieces rest on. */
export const basicPieces: readonly Piece[] = [
  {
    kind: 'function',
    name: 'each',
    doc: "Visits an object's own entries. Like Segment it takes no list, date or string for one.",
    parameters: [
      { name: 'object', type: 'unknown' },
      { name: 'visit', type: '(key: string, value: unknown) => void' },
    ],
    returns: 'void',
    body: `attempt(() => {
  if (!isPlainObject(object)) return;
  Object.keys(object).forEach((key) => {
    if (key !== '__proto__') attempt(() => visit(key, object[key]));
  });
});`,
  },
  {
    kind: 'function',
    name: 'isPlainObject',
    doc: "Segment's own test for traits and properties; instances of classes pass it.",
    parameters: [{ name: 'value', type: 'unknown' }],
    returns: 'value is Record<string, unknown>',
    body: `return Object.prototype.toString.call(value) === '[object Object]';`,
  },
  {
    kind: 'function',
    name: 'attempt',
    doc: 'The result of `work`, or undefined where it throws.',
    generic: { name: 'T' },
    parameters: [{ name: 'work', type: '() => T' }],
    returns: 'T | undefined',
    body: `try {
  return work();
} catch {
  return undefined;
}`,
  },
  {
    kind: 'function',
    name: 'ownName',
    doc: 'A name that no other plug-in has, such as one of another copy of this file: of two the SDK takes the first.',
    parameters: [{ name: 'name', type: 'string' }],
    returns: 'string',
    body: `return \`\${name}-\${Math.random().toString(36).slice(2)}\`;`,
  },
  {
    kind: 'type',
    name: 'Browser',
    doc: 'The globals of a browser that are read here; a server has none of them.',
    definition: `{
  document?: {
    cookie: string;
    referrer: string;
    title: string;
    querySelector(selector: string): { getAttribute(name: string): string | null } | null;
  };
  location?: { href: string; pathname: string; search: string };
  localStorage?: { getItem(key: string): string | null };
  sessionStorage?: { getItem(key: string): string | null };
  URL?: new (url: string) => { pathname: string };
  atob?: (text: string) => string;
  setTimeout: (run: () => void, delay?: number) => unknown;
  clearTimeout: (timer: unknown) => void;
}`,
  },
  {
    kind: 'function',
    name: 'browser',
    doc: '`Object()` gives the same object back, untyped: the types of the DOM may be missing in this project.',
    parameters: [],
    returns: 'Browser',
    body: `return Object(globalThis);`,
  },
];
