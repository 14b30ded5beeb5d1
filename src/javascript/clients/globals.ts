import type { Identifier, Node } from '@babel/types';
import { declarationsOf, isReference, resolve } from '../syntax/scope.js';
import { textOf } from '../syntax/span.js';
import {
  ancestorsOf,
  descendantsOf,
  identifiersNamed,
  parentOf,
  startOf,
  type Tree,
} from '../syntax/tree.js';
import { propertyName, wrapped } from '../syntax/unwrap.js';
import { isTypePlace } from './type-places.js';

/** Names of the global object. */
export const hosts = ['window', 'globalThis', 'self', 'global'];

/** True for an object that has the globals as its members. */
export const isHost = (name: string): boolean => hosts.includes(name);

/** The places of a file that read a global client: `analytics`, `window.analytics`, `(window as any)['analytics']`. */
export function globalReferences(tree: Tree, names: readonly string[]): Node[] {
  const found: Node[] = [];
  for (const name of names) {
    for (const identifier of tree.identifiers.get(name) ?? [])
      if (isFree(tree, identifier)) found.push(identifier);
  }
  for (const host of hosts) {
    for (const identifier of tree.identifiers.get(host) ?? []) {
      if (!isFree(tree, identifier)) continue;
      const question = parentOf(identifier);
      if (
        question?.type === 'BinaryExpression' &&
        question.operator === 'in' &&
        question.right === identifier
      ) {
        if (question.left.type === 'StringLiteral' && names.includes(question.left.value))
          found.push(question);
      }
      const member = memberOf(identifier, hosts);
      if (member && names.includes(propertyName(member) ?? '')) found.push(member);
    }
  }
  return found.sort((a, b) => startOf(a) - startOf(b));
}

/** The access on a host object, also through `window.window`. */
function memberOf(node: Node, through: readonly string[]): Node | null {
  const object = wrapped(node);
  const parent = parentOf(object);
  const name = parent && propertyName(parent);
  if (!parent || !name || !('object' in parent) || parent.object !== object) return null;
  return through.includes(name) ? memberOf(parent, through) : parent;
}

/** True for a name that nothing in the file binds, other than a `declare`. */
function isFree(tree: Tree, identifier: Identifier): boolean {
  if (!isReference(identifier) || isTypePlace(identifier) || isWritten(identifier)) return false;
  const declaration = resolve(tree, identifier.name, identifier);
  return !declaration || (declaration.identifier !== identifier && isAmbient(declaration.node));
}

/** The name in `declare const analytics`, which reads nothing. */
function isWritten(identifier: Identifier): boolean {
  const parent = parentOf(identifier);
  return parent?.type === 'VariableDeclarator' && parent.id === identifier;
}

function isAmbient(node: Node): boolean {
  const statement = parentOf(node);
  if (statement?.type !== 'VariableDeclaration') return false;
  if (statement.declare === true && parentOf(statement)?.type === 'Program') return true;
  // What a module of another name declares is not in scope here.
  return [...ancestorsOf(statement)].some(
    (ancestor) =>
      ancestor.type === 'TSModuleDeclaration' &&
      ancestor.id.type === 'Identifier' &&
      ancestor.id.name === 'global',
  );
}

/**
 * True where a script of a page declares a variable or function of that name, which is the global then, as something of
 * its own: `var analytics = { track () { … } }`. What the global was before, or an empty queue, says nothing.
 */
export function isOfPage(tree: Tree, name: string): boolean {
  return declarationsOf(tree, name).some(({ node, scope }) => {
    if (scope.type !== 'Program') return false;
    if (node.type === 'FunctionDeclaration') return true;
    const list = parentOf(node);
    if (node.type !== 'VariableDeclarator' || !node.init || list?.type !== 'VariableDeclaration')
      return false;
    const isQueue = node.init.type === 'ArrayExpression' && node.init.elements.length === 0;
    const isOld = [node.init, ...descendantsOf(node.init)].some(
      (part) => part.type === 'Identifier' && part.name === name,
    );
    return list.kind === 'var' && !isQueue && !isOld;
  });
}

const segmentType = /\b(AnalyticsSnippet|SegmentAnalytics|AnalyticsBrowser|AnalyticsJS|Segment)\b/;

/**
 * What the types of a file say of a global: that it is Segment's, that it is something else, or nothing.
 * `any` says nothing.
 */
export function typeEvidence(tree: Tree, names: readonly string[]): 'segment' | 'other' | null {
  for (const name of names) {
    for (const identifier of identifiersNamed(tree, name)) {
      const annotation = ambientAnnotation(tree, identifier);
      if (annotation === null) continue;
      if (segmentType.test(annotation)) return 'segment';
      if (!/\b(any|unknown)\b/.test(annotation)) return 'other';
    }
  }
  return null;
}

/** The type text of `declare const analytics: T` or of `interface Window { analytics: T }`. */
function ambientAnnotation(tree: Tree, identifier: Identifier): string | null {
  const parent = parentOf(identifier);
  if (parent?.type === 'TSPropertySignature' && parent.key === identifier) {
    const owner = parentOf(parentOf(parent) ?? parent);
    const isWindow = owner?.type === 'TSInterfaceDeclaration' && owner.id.name === 'Window';
    return isWindow && parent.typeAnnotation ? textOf(tree, parent.typeAnnotation) : null;
  }
  const ambient = declarationsOf(tree, identifier.name).find(
    (declaration) => declaration.identifier === identifier,
  );
  if (!ambient || !isAmbient(ambient.node) || !identifier.typeAnnotation) return null;
  return textOf(tree, identifier.typeAnnotation);
}

/** `const a = window.analytics`, or `var a`: the declared name; what is assigned to it later is seen among its uses. */
export function aliasOf(reference: Node): Identifier | null {
  const outer = wrapped(reference);
  const parent = parentOf(outer);
  if (parent?.type !== 'VariableDeclarator' || parent.init !== outer || parent.id.type !== 'Identifier')
    return null;
  return parent.id;
}

/** `const { analytics } = window`: the names that take a global out of its host. */
export function destructuredAliases(tree: Tree, names: readonly string[]): Identifier[] {
  return hosts.flatMap((host) =>
    (tree.identifiers.get(host) ?? []).flatMap((identifier) => {
      const outer = wrapped(identifier);
      const parent = parentOf(outer);
      if (!isFree(tree, identifier) || parent?.type !== 'VariableDeclarator' || parent.init !== outer)
        return [];
      if (parent.id.type !== 'ObjectPattern') return [];
      return parent.id.properties.flatMap((property) => {
        if (property.type !== 'ObjectProperty' || property.value.type !== 'Identifier') return [];
        return property.key.type === 'Identifier' && names.includes(property.key.name)
          ? [property.value]
          : [];
      });
    }),
  );
}
