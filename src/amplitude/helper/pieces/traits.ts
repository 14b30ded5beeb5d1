import type { Piece } from './piece.js';

/** What Segment's traits become on an `Identify`. */
export const traitsPieces: readonly Piece[] = [
  {
    kind: 'type',
    name: 'PropertyValue',
    doc: 'What a user property of Amplitude can hold.',
    definition: 'string | number | boolean | PropertyValue[] | { [key: string]: PropertyValue }',
  },
  {
    kind: 'type',
    name: 'IdentifyLike',
    exported: true,
    doc: 'What `setTraits` uses of an `Identify`: the class of every Amplitude JavaScript SDK fits.',
    definition: `{
  set(property: string, value: PropertyValue): unknown;
  setOnce(property: string, value: PropertyValue): unknown;
  unset(property: string): unknown;
  add(property: string, value: number): unknown;
  append(property: string, value: PropertyValue): unknown;
  prepend(property: string, value: PropertyValue): unknown;
  preInsert(property: string, value: PropertyValue): unknown;
  postInsert(property: string, value: PropertyValue): unknown;
  remove(property: string, value: PropertyValue): unknown;
}`,
  },
  {
    kind: 'const',
    name: 'operations',
    doc: 'The operations that a trait such as `$setOnce: { plan: 1 }` can name, the strongest first.',
    type: '(keyof IdentifyLike)[]',
    value: `[
  'set', 'setOnce', 'unset', 'add', 'append', 'prepend', 'preInsert', 'postInsert', 'remove',
]`,
  },
  {
    kind: 'function',
    name: 'setTraits',
    exported: true,
    doc: `Puts Segment's traits on an \`Identify\`, as Segment's Amplitude destination did. A chain of
\`identify.set(key, value)\` would not do: it silently drops a property that is \`null\` or that holds a
null, undefined or boolean anywhere in a list, and throws on \`[null]\`.

- \`null\` (and what JSON makes null, like \`NaN\`) unsets the property; \`undefined\` and functions are skipped.
- Other values go out as the JSON that Segment sent, less the nulls inside; dates become ISO strings.
- \`$set\`, \`$setOnce\`, \`$add\`, \`$append\`, \`$prepend\`, \`$unset\` … apply that operation to their keys.
  \`Identify\` keeps the first value of a key, so plain traits come first: they win at Amplitude, too.`,
    generic: { name: 'T', bound: 'IdentifyLike' },
    parameters: [
      { name: 'identify', type: 'T' },
      { name: 'traits', type: 'object | null | undefined' },
    ],
    returns: 'T',
    body: `each(traits, (key, value) => {
  if (operations.every((operation) => key !== \`$\${operation}\`)) setTrait(identify, 'set', key, value);
});
operations.forEach((operation) => {
  each(traits, (key, values) => {
    if (key !== \`$\${operation}\`) return;
    each(values, (name, value) => setTrait(identify, operation, name, value));
  });
});
return identify;`,
  },
  {
    kind: 'function',
    name: 'setTrait',
    doc: 'Applies one operation to one property; `null` clears what it would have set.',
    parameters: [
      { name: 'identify', type: 'IdentifyLike' },
      { name: 'operation', type: 'keyof IdentifyLike' },
      { name: 'key', type: 'string' },
      { name: 'value', type: 'unknown' },
    ],
    returns: 'void',
    body: `const text = JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? undefined : part));
if (operation === 'unset' || (operation === 'set' && text === 'null')) identify.unset(key);
else if (operation === 'add') addTrait(identify, key, value);
else if (text !== undefined && text !== 'null') identify[operation](key, JSON.parse(text, withoutNull));`,
  },
  {
    kind: 'function',
    name: 'addTrait',
    doc: 'Adds a number, or the text of one as Amplitude takes it from others; the SDK drops the text.',
    parameters: [
      { name: 'identify', type: 'IdentifyLike' },
      { name: 'key', type: 'string' },
      { name: 'value', type: 'unknown' },
    ],
    returns: 'void',
    body: `const amount = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
if (typeof amount === 'number' && Number.isFinite(amount)) identify.add(key, amount);`,
  },
  {
    kind: 'function',
    name: 'withoutNull',
    doc: `Removes nulls from parsed JSON: over one of them the SDK drops the whole property. It does the same
over a boolean or a list inside a list, so it is shown those as strings, and \`toJSON\` sends the list
as it was. (As strings they would become other values: Amplitude tells "true" from true.)`,
    parameters: [
      { name: '_key', type: 'string' },
      { name: 'value', type: 'unknown' },
    ],
    returns: 'unknown',
    body: `if (!Array.isArray(value)) return value === null ? undefined : value;
const items = value.filter((item) => item !== undefined);
const shown = items.map((item) =>
  typeof item === 'boolean' || Array.isArray(item) ? JSON.stringify(item) : item,
);
if (shown.every((item, index) => item === items[index])) return items;
return Object.defineProperty(shown, 'toJSON', { value: () => items });`,
  },
];
