import type { Piece } from './piece.js';

/** What Segment takes for a user id, and what is done with one. */
export const idPieces: readonly Piece[] = [
  {
    kind: 'function',
    name: 'toUserId',
    exported: true,
    doc: `The id that Segment would have used: a string that is not empty, or a number as a string. Anything
else is no id, and must not reach \`setUserId\`, where it would sign the user out.`,
    parameters: [{ name: 'id', type: 'unknown' }],
    returns: 'string | undefined',
    body: `if (typeof id === 'number' && !Number.isNaN(id)) return String(id);
return typeof id === 'string' && id !== '' ? id : undefined;`,
  },
  {
    kind: 'function',
    name: 'userOption',
    exported: true,
    doc: `The event option that sets the user, for \`identify(identifyObj, userOption(id))\` in an expression.
Without a valid id it is empty, so the user stays as it is.`,
    parameters: [{ name: 'id', type: 'unknown' }],
    returns: '{ user_id?: string }',
    body: `const userId = toUserId(id);
return userId === undefined ? {} : { user_id: userId };`,
  },
  {
    kind: 'function',
    name: 'ifId',
    exported: true,
    doc: 'Calls `use` with the id as a string if it is one; an `if` for places that take only an expression.',
    generic: { name: 'R' },
    parameters: [
      { name: 'id', type: 'unknown' },
      { name: 'use', type: '(id: string) => R' },
    ],
    returns: 'R | undefined',
    body: `const known = toUserId(id);
return known === undefined ? undefined : use(known);`,
  },
];
