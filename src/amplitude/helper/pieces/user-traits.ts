import type { Options } from '../../../config/options.js';
import type { Piece } from './piece.js';
import { quoted } from './quoted.js';

/** The traits of users that the config treats in ways of their own; nothing where it does not. */
export function userTraitsPieces({ setOnce, increment, nullTraits }: Options['identify']): readonly Piece[] {
  if (setOnce.length === 0 && increment.length === 0 && nullTraits === 'unset') return [];
  const operations = [
    ...setOnce.map((name) => `${quoted(name)}: 'setOnce',`),
    ...increment.map((name) => `${quoted(name)}: 'add',`),
  ];
  const isKept = nullTraits === 'skip' ? 'if (value !== null) ' : '';
  const others = isKept
    ? 'the others as `setTraits` does, but for null, which changes nothing'
    : 'the others as `setTraits` does';
  return [
    {
      kind: 'const',
      name: 'traitOperations',
      doc: 'Traits that are not simply set, with what is done instead.',
      type: "{ [trait: string]: 'setOnce' | 'add' }",
      value: operations.length > 0 ? `{\n${operations.map((line) => `  ${line}\n`).join('')}}` : '{}',
    },
    {
      kind: 'function',
      name: 'setUserTraits',
      exported: true,
      doc: `Puts the traits of a user on an \`Identify\`: some by their own operation,\n${others}.`,
      generic: { name: 'T', bound: 'IdentifyLike' },
      parameters: [
        { name: 'identify', type: 'T' },
        { name: 'traits', type: 'object | null | undefined' },
      ],
      returns: 'T',
      body: `const others = Object();
each(traits, (key, value) => {
  const operation = Object.keys(traitOperations).includes(key) && traitOperations[key];
  if (operation) setTrait(identify, operation, key, value);
  else ${isKept}others[key] = value;
});
return setTraits(identify, others);`,
    },
  ];
}
