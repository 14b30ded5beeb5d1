import { openKey } from '../components.js';
import type { NativeFile } from '../language.js';
import { fieldOf, findAll, type SyntaxNode, textOf } from '../tree.js';
import { extensionMembers } from './extensions.js';
import { keyOfDeclaration, keyOfExtension, keyOfFunction, memberKey } from './keys.js';
import { isInPlugIn } from './plug-ins.js';
import { declarationsIn } from './scope.js';
import { isClientClass } from './sdk.js';
import { isExtension, memberOf } from './syntax.js';
import { takerKey } from './takers.js';

/** The class of a client where it is named, with the key of the client that it is the type of. */
export interface NamedType {
  readonly node: SyntaxNode;
  readonly key: string;
}

/** Every place where a class of a client stands as a type, or is asked for itself. */
export function clientTypes(file: NativeFile): NamedType[] {
  return findAll(
    file.tree.root,
    ({ type }) => type === 'user_type' || type === 'navigation_expression',
  ).flatMap((node): NamedType[] => {
    if (isInPlugIn(file, node)) return [];
    if (node.type === 'user_type')
      return isClientClass(file, textOf(file.tree, node), node) ? [{ node, key: keyOfType(file, node) }] : [];
    const member = memberOf(file.tree, node);
    const name = member ? textOf(file.tree, member.name) : '';
    const isAdded = extensionMembers(file).has(name) || isStatic(file, name);
    return member &&
      (isAdded || name === 'self') &&
      isClientClass(file, textOf(file.tree, member.receiver), node)
      ? [{ node: member.receiver, key: isAdded ? memberKey(name) : openKey }]
      : [];
  });
}

/** A property that an extension adds to the class itself: `Analytics.main`. */
const isStatic = ({ project }: NativeFile, name: string): boolean =>
  project.appleClients.some((client) => client.name === name && /^(SEG)?Analytics$/.test(client.owner ?? ''));

/** Of a type in another one, such as a list's, nobody knows whose client it is. */
function keyOfType(file: NativeFile, node: SyntaxNode): string {
  let around = node.parent;
  while (around && /^(optional_type|type_annotation|existential_type|opaque_type)$/.test(around.type))
    around = around.parent;
  switch (around?.type) {
    case 'property_declaration':
    case 'protocol_property_declaration': {
      const [declared] = declarationsIn(file.tree, around);
      return declared ? keyOfDeclaration(file, declared) : openKey;
    }
    case 'parameter':
      return around.parent ? takerKey(file, around.parent) : openKey;
    case 'function_declaration':
    case 'protocol_function_declaration':
      return keyOfFunction(file, around);
    case 'class_declaration':
      return isExtension(around) && fieldOf(around, 'name') === node ? keyOfExtension(around) : openKey;
    default:
      return openKey;
  }
}
