import type { Class, Node } from '@babel/types';
import { classOf, classOfComponent } from '../clients/flow/fields.js';
import { isFunction } from '../syntax/scope.js';
import { ancestorsOf, parentOf, type Tree } from '../syntax/tree.js';
import { unwrapped, wrapped } from '../syntax/unwrap.js';
import { originIn, typeArgument } from './declared-type.js';
import { givenBack } from './given-back.js';
import { least, type Origin, originOf } from './origin.js';

/**
 * What the file tells of `this.key`: by what a class declares or gives it, or by what a component or a store has under
 * that name. What nothing in the file gives it may be handed in from anywhere.
 */
export function originOfMember(tree: Tree, at: Node, key: string, depth: number): Origin {
  const owner = classOf(at) ?? (isTemplate(at) ? classOfComponent(tree) : null);
  const given = owner ? inClass(tree, owner, key) : inObjects(tree, key);
  if (given === null) return typedProperty(tree, key) ?? 'unknown';
  return least(given.map((value) => (typeof value === 'string' ? value : originOf(tree, value, depth + 1))));
}

type Given = readonly (Node | Origin)[];

/** Code of a template stands in no class or object of the script. */
function isTemplate(node: Node): boolean {
  const functions = [...ancestorsOf(node)].filter((ancestor) => isFunction(ancestor));
  const outermost = functions.at(-1);
  return outermost?.type === 'FunctionExpression' && parentOf(outermost)?.type === 'ExpressionStatement';
}

/** What a class gives one of its members; null where it gives it nothing. */
function inClass(tree: Tree, owner: Class, key: string): Given | null {
  const names = tree.identifiers.get(key) ?? [];
  const given = names.flatMap((name): Given => {
    const parent = parentOf(name);
    if (!parent || classOf(name) !== owner) return [];
    if ((parent.type === 'ClassProperty' || parent.type === 'ClassMethod') && parent.key === name) {
      if (parent.type === 'ClassMethod') return givenBack(parent);
      if (parent.typeAnnotation?.type === 'TSTypeAnnotation')
        return [originIn(tree, parent.typeAnnotation.typeAnnotation, [])];
      return parent.value ? [parent.value] : [];
    }
    if (parent.type === 'TSParameterProperty') {
      const type = name.typeAnnotation;
      return [type?.type === 'TSTypeAnnotation' ? originIn(tree, type.typeAnnotation, []) : 'unknown'];
    }
    return assignedTo(name);
  });
  return given.length > 0 ? given : null;
}

/** `this.key = …` */
function assignedTo(name: Node): Node[] {
  const member = parentOf(name);
  if (member?.type !== 'MemberExpression' || member.property !== name) return [];
  if (member.object.type !== 'ThisExpression') return [];
  const assignment = parentOf(wrapped(member));
  return assignment?.type === 'AssignmentExpression' && assignment.left === wrapped(member)
    ? [assignment.right]
    : [];
}

/** Options of a component or a store that say what a member is. */
const defining = new Set(['data', 'state', 'computed', 'methods', 'getters', 'actions']);

/** What objects of the file give a member of theirs; null where they give it nothing. */
function inObjects(tree: Tree, key: string): Given | null {
  const given = (tree.identifiers.get(key) ?? []).flatMap((name): Given => {
    const parent = parentOf(name);
    if (parent?.type === 'ObjectMethod' && parent.key === name && isDefined(parent)) return givenBack(parent);
    if (parent?.type !== 'ObjectProperty' || parent.key !== name || !isDefined(parent))
      return assignedTo(name);
    const value = unwrapped(parent.value);
    return isFunction(value) ? givenBack(value) : [value];
  });
  return given.length > 0 ? given : null;
}

/** What stands between an option and the object that it is, or gives. */
const between =
  /^(?:ReturnStatement|BlockStatement|ArrowFunctionExpression|FunctionExpression|Parenthesized|TS)/;

/** True for a property of the object that `data` gives, or that `methods` and the like are. */
function isDefined(property: Node): boolean {
  const [object, ...around] = ancestorsOf(property);
  if (object?.type !== 'ObjectExpression') return false;
  const option = around.find(({ type }) => !between.test(type));
  if (option?.type !== 'ObjectProperty' && option?.type !== 'ObjectMethod') return false;
  return option.key.type === 'Identifier' && defining.has(option.key.name);
}

/** What the type of a component's properties tells of one: `defineProps<Props>()`. */
function typedProperty(tree: Tree, key: string): Origin | null {
  for (const name of tree.identifiers.get('defineProps') ?? []) {
    const type = typeArgument(parentOf(name) ?? name);
    if (type) return originIn(tree, type, [key]);
  }
  return null;
}
