import type { Identifier, Node } from '@babel/types';
import { isReference, resolve } from '../javascript/syntax/scope.js';
import { blockAt, parentOf, startOf, type Tree } from '../javascript/syntax/tree.js';

/** The globals that a template of Vue sees (`shared/src/globalsAllowList.ts`); every other name is of the component. */
const shared = new Set(
  (
    'Infinity,undefined,NaN,isFinite,isNaN,parseFloat,parseInt,decodeURI,decodeURIComponent,encodeURI,' +
    'encodeURIComponent,Math,Number,Date,Array,Object,Boolean,String,RegExp,Map,Set,JSON,Intl,BigInt,console,' +
    'Error,Symbol,require,arguments'
  ).split(','),
);

/**
 * Makes the names of a format's own what they stand for.
 * @returns true where the tree has changed, and has to be grown anew
 */
export function expandNames(tree: Tree, names: 'members' | 'stores'): boolean {
  const found = [...tree.identifiers.values()]
    .flat()
    .filter((name) => (names === 'members' ? isMember(tree, name) : isStore(tree, name)));
  for (const name of found) expand(name, names);
  return found.length > 0;
}

/** In a template of Vue: what nothing around it declares, and no script whose names the template sees. */
function isMember(tree: Tree, name: Identifier): boolean {
  const block = blockAt(tree, startOf(name));
  if (block?.form !== 'inline' || shared.has(name.name) || !isReference(name)) return false;
  const declared = resolve(tree, name.name, name);
  return declared === null || (block.isolated === true && declared.scope.type === 'Program');
}

/** In Svelte: `$name`, where a script declares or imports `name` at its top. */
function isStore(tree: Tree, identifier: Identifier): boolean {
  const { name } = identifier;
  // `const props = $props()`: what is called is a rune.
  const parent = parentOf(identifier);
  if (parent?.type === 'CallExpression' && parent.callee === identifier) return false;
  if (!/^\$\w/.test(name) || !isReference(identifier) || resolve(tree, name, identifier)) return false;
  return resolve(tree, name.slice(1), identifier)?.scope.type === 'Program';
}

function expand(name: Identifier, names: 'members' | 'stores'): void {
  const { start, end } = name;
  const at = { start, end };
  const [object, property] =
    names === 'members'
      ? [
          { type: 'ThisExpression', start, end: start },
          { type: 'Identifier', name: name.name, ...at },
        ]
      : [
          { type: 'Identifier', name: name.name.slice(1), ...at },
          { type: 'Identifier', name: '$', ...at },
        ];
  Object.assign(name, { type: 'MemberExpression', object, property, computed: false } as unknown as Node);
}
