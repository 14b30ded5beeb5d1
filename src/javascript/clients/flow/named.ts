import type { Node } from '@babel/types';
import { resolve } from '../../syntax/scope.js';
import { parentOf } from '../../syntax/tree.js';
import type { Flow } from './flow.js';
import { importOf } from './imports.js';
import { property, type Shape } from './shape.js';

/** A member of a name stands for this; one of a namespace that is imported is an export of that module. */
export function holdMember(
  flow: Flow,
  root: Extract<Node, { type: 'Identifier' | 'JSXIdentifier' }>,
  keys: readonly string[],
  shape: Shape,
): boolean {
  const space = namespaceSource(resolve(flow.tree, root.name, root)?.node);
  const [name, ...rest] = keys;
  if (space === null || name === undefined) return holdNamed(flow, root, nested(keys, shape));
  const own = nested(rest, shape);
  const declaration = resolve(flow.tree, root.name, root);
  if (declaration && own.kind !== 'takes') flow.hold(declaration, property(name, own));
  flow.feed({ source: space, name, shape: own });
  return flow.follows(space);
}

/** The module of `import * as space from '…'`. */
function namespaceSource(specifier: Node | undefined): string | null {
  const declaration = specifier?.type === 'ImportNamespaceSpecifier' ? parentOf(specifier) : undefined;
  return declaration?.type === 'ImportDeclaration' ? declaration.source.value : null;
}

/** Objects in objects that have this at the end of a path. */
export function nested(path: readonly string[], shape: Shape): Shape {
  return path.reduceRight((inner, key) => property(key, inner), shape);
}

/** A name stands for this; where it is imported, its own module is told. False where that is not followed. */
export function holdNamed(
  flow: Flow,
  name: Extract<Node, { type: 'Identifier' | 'JSXIdentifier' }>,
  shape: Shape,
): boolean {
  const declaration = resolve(flow.tree, name.name, name);
  if (!declaration) return false;
  flow.hold(declaration, shape);
  const imported = importOf(flow.tree, declaration.identifier);
  if (!imported) return true;
  flow.feed({ ...imported, shape });
  return flow.follows(imported.source);
}
