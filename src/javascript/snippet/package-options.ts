import type { CallExpression, Node, ObjectExpression } from '@babel/types';
import { resolve, usesOf } from '../syntax/scope.js';
import { textOf } from '../syntax/span.js';
import { endOf, parentOf, startOf, type Tree } from '../syntax/tree.js';
import { propertyName, unwrapped } from '../syntax/unwrap.js';

/** What an option is, and how the code can say it again where the call stands. */
export interface Option {
  readonly value: Node;
  readonly text: string;
}

/** The options of an object literal, or of a variable that holds one and is only read. */
export function optionsOf(tree: Tree, argument: Node): Map<string, Option> | null {
  const object = unwrapped(argument);
  if (object.type === 'ObjectExpression') return membersOf(object, (_, value) => textOf(tree, value));
  const held = heldOptions(tree, object);
  return held && object.type === 'Identifier'
    ? membersOf(held.object, (name) => `${object.name}.${name}`)
    : null;
}

/** The object that a variable holds from its declaration on, with what reads it. */
function heldOptions(
  tree: Tree,
  name: Node,
): { object: ObjectExpression; declarator: Node; uses: Node[] } | null {
  const declaration = name.type === 'Identifier' ? resolve(tree, name.name, name) : null;
  const declarator = declaration?.node;
  const object =
    declarator?.type === 'VariableDeclarator' && declarator.init ? unwrapped(declarator.init) : null;
  if (!declaration || !declarator || object?.type !== 'ObjectExpression') return null;
  const uses = usesOf(tree, declaration);
  return uses.every(isRead) ? { object, declarator, uses } : null;
}

/**
 * The declarations of options that nothing reads once the calls are gone.
 * @param calls those that go
 */
export function spentOptions(tree: Tree, calls: readonly CallExpression[]): Node[] {
  const declarations = calls.flatMap(({ arguments: [argument] }) => {
    const held = argument && heldOptions(tree, unwrapped(argument));
    const declaration = held && parentOf(held.declarator);
    if (!held || declaration?.type !== 'VariableDeclaration' || declaration.declarations.length > 1)
      return [];
    const isSpent = held.uses.every((use) => calls.some((call) => call.arguments[0] === use));
    const hasComment = tree.comments.some(
      ({ start }) => (start ?? 0) > startOf(declaration) && (start ?? 0) < endOf(declaration),
    );
    const isFilledIn = [...(membersOf(held.object, () => '') ?? [])].some(
      ([name, { value }]) => /^(apiKey|host|ajsPath)$/.test(name) && value.type !== 'StringLiteral',
    );
    return isSpent && !hasComment && !isFilledIn ? [declaration] : [];
  });
  return [...new Set(declarations)];
}

/** Handed to the package, or a member that is read: nothing gives it another one. */
function isRead(use: Node): boolean {
  const parent = parentOf(use);
  if (parent?.type === 'CallExpression') {
    const { callee } = parent;
    return /^(min|max)$/.test(propertyName(callee) ?? (callee.type === 'Identifier' ? callee.name : ''));
  }
  const outer = parent && propertyName(parent) !== null ? parentOf(parent) : null;
  return outer !== null && !/^(Assignment|Update|Unary)Expression$/.test(outer?.type ?? '');
}

export function membersOf(
  object: ObjectExpression,
  textOf: (name: string, value: Node) => string,
): Map<string, Option> | null {
  const members = new Map<string, Option>();
  for (const property of object.properties) {
    if (property.type !== 'ObjectProperty' || property.computed) return null;
    const { key } = property;
    const name = key.type === 'Identifier' ? key.name : key.type === 'StringLiteral' ? key.value : null;
    if (name === null) return null;
    members.set(name, { value: unwrapped(property.value), text: textOf(name, property.value) });
  }
  return members;
}
