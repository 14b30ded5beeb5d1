import type { Node } from '@babel/types';
import { resolve } from '../../syntax/scope.js';
import type { Flow } from './flow.js';
import { importOf } from './imports.js';
import type { Shape } from './shape.js';

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
