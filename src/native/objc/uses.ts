import type { NativeFile } from '../language.js';
import { ancestorsOf, fieldOf, type SyntaxNode, textOf } from '../tree.js';
import { clientOf } from './clients.js';
import { declarationsOf, nameIn } from './declarations.js';
import { categoryKey, keyOfDeclaration, keyOfMethod, takerKey } from './keys.js';
import { clientClass, givesClient, takersOf } from './methods.js';
import { isConstruction } from './set-up.js';
import { messageOf, unwrap } from './syntax.js';

type Place = Pick<NativeFile, 'tree' | 'project'>;

/**
 * What becomes of a client that is no receiver of a message: the key of the client that it is afterwards, null where it is only
 * looked at, `unclear` where nobody knows; undefined for what is no use.
 */
export type Destination = string | null | 'unclear' | undefined;

/** Where an expression goes that is a client. */
export function useOf(file: Place, expression: SyntaxNode): Destination {
  const node = outermost(expression);
  const { parent, field } = node;
  if (field === 'receiver' && parent) {
    const selector = messageOf(file.tree, parent)?.selector ?? '';
    return file.project.ownSelectors.has(selector) ? categoryKey : undefined;
  }
  if (!parent || /^(argument|method|declarator|field)$/.test(field ?? '')) return undefined;
  const read = readers[parent.type];
  if (read === null) return undefined;
  return read ? read(file, node, parent) : 'unclear';
}

/** The expression with the brackets and casts around it. */
function outermost(node: SyntaxNode): SyntaxNode {
  const { parent } = node;
  if (
    parent?.type === 'parenthesized_expression' &&
    !/^(if|while|do|switch)_statement$/.test(parent.parent?.type ?? '')
  )
    return outermost(parent);
  return parent?.type === 'cast_expression' && node.field === 'value' ? outermost(parent) : node;
}

type Read = (file: Place, node: SyntaxNode, parent: SyntaxNode) => Destination;

/** Where a client may stand, by what is around it; null where its name is no use of it. */
const readers: Readonly<Record<string, Read | null>> = {
  init_declarator: ({ tree }, _node, parent) => {
    const name = nameIn(parent);
    const declared =
      name &&
      declarationsOf(tree)
        .get(textOf(tree, name))
        ?.find(({ nameNode }) => nameNode === name);
    return declared?.type?.name === clientClass ? keyOfDeclaration(tree, declared) : 'unclear';
  },
  assignment_expression: (file, node, parent) => {
    const [left, right] = ['left', 'right'].map((name) => fieldOf(parent, name));
    if (!left || !right) return 'unclear';
    if (node.field === 'left') return isKnownValue(file, right) ? null : 'unclear';
    return clientOf(file, left)?.key ?? 'unclear';
  },
  message_expression: (file, _node, parent) => {
    const selector = messageOf(file.tree, parent)?.selector ?? '';
    const isTaken = file.project.takers.has(selector) || takersOf(file.tree).includes(selector);
    return isTaken ? takerKey(selector) : 'unclear';
  },
  return_statement: ({ tree }, _node, parent) => {
    const method = [...ancestorsOf(parent)].find(({ type }) =>
      /^(method_definition|block_literal)$/.test(type),
    );
    const isGiven = method?.type === 'method_definition' && givesClient(tree, method);
    return isGiven ? keyOfMethod(tree, method) : 'unclear';
  },
  parenthesized_expression: () => null,
  unary_expression: ({ tree }, _node, parent) => (textOf(tree, parent).startsWith('!') ? null : 'unclear'),
  binary_expression: ({ tree }, node, parent) => {
    const other = parent.children.find((child) => child.named && child !== node);
    const between = parent.children.find(({ named }) => !named)?.type ?? '';
    const isAsked =
      /^(&&|\|\|)$/.test(between) ||
      (/^[!=]=$/.test(between) && /^(nil|NULL)$/.test(other ? textOf(tree, other) : ''));
    return isAsked ? null : 'unclear';
  },
  expression_statement: () => null,
  method_parameter: null,
  method_definition: null,
  method_declaration: null,
  struct_declarator: null,
  pointer_declarator: null,
  class_interface: null,
  class_implementation: null,
  class_declaration: null,
  property_attribute: null,
  protocol_declaration: null,
  property_implementation: null,
  module_import: null,
  preproc_ifdef: null,
};

/** A client whose class is known to change with it, or nothing. */
export function isKnownValue(file: Place, value: SyntaxNode): boolean {
  const node = unwrap(value);
  if (/^(nil|NULL)$/.test(textOf(file.tree, node))) return true;
  return clientOf(file, node) !== null || isConstruction(file.tree, node);
}
