import type { Node } from '@babel/types';
import { isVendor } from '../../workspace/packages.js';
import { type Declaration, isFunction, resolve, usesOf } from '../syntax/scope.js';
import { isDocument, parentOf, type Tree } from '../syntax/tree.js';
import { propertyName, unwrapped, wrapped } from '../syntax/unwrap.js';
import { originByType } from './declared-type.js';
import { givenBack } from './given-back.js';
import { originOfMember } from './this-member.js';

/**
 * What a file tells of where a value comes from. `unclear` is what another module or a type of one says: it may be a
 * client, and is worth a look only where its name says so, too.
 */
export type Origin = 'known' | 'unclear' | 'unknown';

/** Values that refer to each other in a circle come from nowhere else; nor is it worth to look deeper than this. */
const deepest = 12;

/** Names of frameworks for what a component is handed. */
const ownNames = /^(?:\$\$props|\$\$restProps|Astro)$/;

/** Functions that frameworks know without an import, and those that they make known of the project's own. */
const ownFunctions =
  /^(?:defineProps|withDefaults|toRefs?|inject|getContext|\$props|\$derived|(?:use|inject|get)[A-Z]\w*)$/;

export function originOf(tree: Tree, node: Node, depth = 0): Origin {
  const value = unwrapped(node);
  const next = (other: Node) => originOf(tree, other, depth + 1);
  if (depth > deepest) return 'known';
  switch (value.type) {
    case 'Identifier':
      return originOfName(tree, value, depth);
    case 'AwaitExpression':
      return next(value.argument);
    case 'LogicalExpression':
      return least([next(value.left), next(value.right)]);
    case 'ConditionalExpression':
      return least([next(value.consequent), next(value.alternate)]);
    case 'ObjectExpression':
      return least(value.properties.map((member) => ('value' in member ? next(member.value) : 'known')));
    case 'CallExpression':
    case 'OptionalCallExpression':
      return originOfGiven(tree, unwrapped(value.callee), depth);
    case 'MemberExpression':
    case 'OptionalMemberExpression': {
      const key = propertyName(value);
      const object = unwrapped(value.object);
      if (isThis(tree, object)) return key === null ? 'unknown' : originOfMember(tree, value, key, depth);
      return memberOf(tree, object, key, depth);
    }
    default:
      return 'known';
  }
}

/** Of several, the one that tells least. */
export function least(origins: readonly Origin[]): Origin {
  if (origins.includes('unknown')) return 'unknown';
  return origins.includes('unclear') ? 'unclear' : 'known';
}

/** `this`, or a name for it: `const vm = this`. */
function isThis(tree: Tree, object: Node): boolean {
  if (object.type === 'ThisExpression') return true;
  if (object.type !== 'Identifier') return false;
  const declared = resolve(tree, object.name, object);
  const { node } = declared ?? {};
  return (
    node?.type === 'VariableDeclarator' &&
    node.init?.type === 'ThisExpression' &&
    node.id === declared?.identifier
  );
}

function memberOf(tree: Tree, object: Node, key: string | null, depth: number): Origin {
  if (object.type !== 'Identifier') return originOf(tree, object, depth + 1);
  const declaration = resolve(tree, object.name, object);
  const typed = declaration && originByType(tree, declaration.identifier, key);
  // What another module exports may hold anything.
  if (declaration && isImport(declaration)) return isOfVendor(declaration) ? 'known' : 'unknown';
  return typed ?? originOf(tree, object, depth + 1);
}

/** What a call gives: of a function of the file what it returns, of any other that knows of what was put there anything. */
function originOfGiven(tree: Tree, callee: Node, depth: number): Origin {
  if (callee.type !== 'Identifier') {
    if (!('object' in callee)) return 'known';
    return originOf(tree, callee, depth + 1);
  }
  const declaration = resolve(tree, callee.name, callee);
  // The macros and auto-imports of frameworks.
  if (!declaration) return ownFunctions.test(callee.name) ? 'unknown' : 'known';
  if (isImport(declaration)) return isOfVendor(declaration) ? 'known' : 'unknown';
  const { node } = declaration;
  const own = node.type === 'VariableDeclarator' && node.init ? unwrapped(node.init) : node;
  if (isFunction(own)) {
    const isOwnName = node !== own || ('id' in node && node.id === declaration.identifier);
    if (isOwnName) return least(givenBack(own).map((value) => originOf(tree, value, depth + 1)));
  }
  return originOf(tree, callee, depth + 1);
}

/** A parameter, or a variable that is given something: nothing says what it is, unless its type does. */
function originOfName(tree: Tree, name: Extract<Node, { type: 'Identifier' }>, depth: number): Origin {
  const declaration = resolve(tree, name.name, name);
  if (!declaration) return ownNames.test(name.name) ? 'unknown' : 'known';
  const { node, identifier } = declaration;
  if (isImport(declaration)) return isOfVendor(declaration) ? 'known' : 'unclear';
  const typed = originByType(tree, identifier, null);
  if (typed) return typed;
  if (isFunction(node)) return 'id' in node && node.id === identifier ? 'known' : 'unknown';
  if (node.type !== 'VariableDeclarator') return 'known';
  if (isProperty(tree, node)) return 'unknown';
  return least(
    [...valuesOf(tree, declaration)].map((value) => originOfValue(tree, declaration, value, depth)),
  );
}

/** `export let client` in a component of Svelte: whoever uses the component hands it in. */
function isProperty(tree: Tree, declarator: Node): boolean {
  const statement = parentOf(declarator);
  return (
    isDocument(tree) &&
    statement?.type === 'VariableDeclaration' &&
    statement.kind === 'let' &&
    parentOf(statement)?.type === 'ExportNamedDeclaration'
  );
}

/** All that a variable is given. */
function valuesOf(tree: Tree, declaration: Declaration): Node[] {
  const { node } = declaration;
  const assigned = usesOf(tree, declaration).flatMap((use) => {
    const parent = parentOf(wrapped(use));
    return parent?.type === 'AssignmentExpression' && parent.left === wrapped(use) ? [parent.right] : [];
  });
  return node.type === 'VariableDeclarator' && node.init ? [node.init, ...assigned] : assigned;
}

/** `const { client } = this`, `const client = …` */
function originOfValue(tree: Tree, { identifier, node }: Declaration, value: Node, depth: number): Origin {
  const pattern = parentOf(identifier);
  const isTaken = node.type === 'VariableDeclarator' && node.id !== identifier && node.init === value;
  if (!isTaken) return originOf(tree, value, depth + 1);
  const key =
    pattern?.type === 'ObjectProperty' && pattern.key.type === 'Identifier' ? pattern.key.name : null;
  const from = unwrapped(value);
  if (isThis(tree, from)) return key === null ? 'unknown' : originOfMember(tree, value, key, depth);
  return memberOf(tree, from, key, depth);
}

const isImport = ({ node }: Declaration): boolean => /^Import/.test(node.type);

/** What a package of another vendor exports is that vendor's. */
function isOfVendor({ node }: Declaration): boolean {
  const declaration = parentOf(node);
  return declaration?.type === 'ImportDeclaration' && isVendor(declaration.source.value);
}
