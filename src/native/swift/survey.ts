import type { Survey } from '../project.js';
import { fieldOf, findAll, type NativeTree, textOf } from '../tree.js';

/** Names of Segment's SDKs, and of Amplitude's, that a class of the app's own would hide. */
const names = new Set(['Analytics', 'SEGAnalytics', 'Configuration', 'Identify', 'Amplitude']);

/** What a Swift file declares that others need to know. */
export function survey(tree: NativeTree, path: string): Survey {
  const types = findAll(
    tree.root,
    (node) => node.type === 'class_declaration' || node.type === 'protocol_declaration',
  );
  // An extension's name is a type, a declaration's is a name.
  const own = types
    .map((node) => fieldOf(node, 'name'))
    .filter((name) => name?.type === 'type_identifier')
    .map((name) => textOf(tree, name as never))
    .filter((name) => names.has(name));
  return { path, language: 'swift', ownTypes: own, clients: [], bridges: false };
}
