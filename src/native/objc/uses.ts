import type { NativeFile } from '../language.js';
import { ancestorsOf, fieldOf, type SyntaxNode, textOf } from '../tree.js';
import { clientOf } from './clients.js';
import { clientClass, givesClient, takersOf } from './methods.js';
import { isConstruction } from './set-up.js';
import { messageOf, unwrap } from './syntax.js';

type Place = Pick<NativeFile, 'tree' | 'project'>;

/**
 * What happens to a client that is no receiver of a message: `moves` where the place takes Amplitude's as well, `unclear`
 * where nobody knows what becomes of it; null for what is no use.
 */
export function useOf(file: Place, expression: SyntaxNode): 'moves' | 'unclear' | null {
  const node = outermost(expression);
  const { parent, field } = node;
  if (field === 'receiver' && parent) {
    const selector = messageOf(file.tree, parent)?.selector ?? '';
    return file.project.ownSelectors.has(selector) ? 'moves' : null;
  }
  if (!parent || /^(argument|method|declarator|field)$/.test(field ?? '')) return null;
  const read = readers[parent.type];
  if (read === null) return null;
  return read?.(file, node, parent) ? 'moves' : 'unclear';
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

type Read = (file: Place, node: SyntaxNode, parent: SyntaxNode) => boolean;

/** Where a client may stand, by what is around it; null where its name is no use of it. */
const readers: Readonly<Record<string, Read | null>> = {
  init_declarator: (file, _node, parent) => isTyped(file, parent),
  assignment_expression: (file, node, parent) => {
    const [left, right] = ['left', 'right'].map((name) => fieldOf(parent, name));
    if (!left || !right) return false;
    return node.field === 'left' ? isKnownValue(file, right) : clientOf(file, left) !== null;
  },
  message_expression: (file, _node, parent) => {
    const selector = messageOf(file.tree, parent)?.selector ?? '';
    return file.project.takers.has(selector) || takersOf(file.tree).includes(selector);
  },
  return_statement: ({ tree }, _node, parent) => {
    const method = [...ancestorsOf(parent)].find(({ type }) =>
      /^(method_definition|block_literal)$/.test(type),
    );
    return method?.type === 'method_definition' && givesClient(tree, method);
  },
  parenthesized_expression: () => true,
  unary_expression: ({ tree }, _node, parent) => textOf(tree, parent).startsWith('!'),
  binary_expression: ({ tree }, node, parent) => {
    const other = parent.children.find((child) => child.named && child !== node);
    const between = parent.children.find(({ named }) => !named)?.type ?? '';
    return (
      /^(&&|\|\|)$/.test(between) ||
      (/^[!=]=$/.test(between) && /^(nil|NULL)$/.test(other ? textOf(tree, other) : ''))
    );
  },
  expression_statement: () => true,
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

const isTyped = ({ tree }: Place, declarator: SyntaxNode): boolean => {
  const type = declarator.parent ? fieldOf(declarator.parent, 'type') : undefined;
  return type !== undefined && textOf(tree, type) === clientClass;
};

/** A client whose class is known to change with it, or nothing. */
export function isKnownValue(file: Place, value: SyntaxNode): boolean {
  const node = unwrap(value);
  if (/^(nil|NULL)$/.test(textOf(file.tree, node))) return true;
  return clientOf(file, node) !== null || isConstruction(file.tree, node);
}
