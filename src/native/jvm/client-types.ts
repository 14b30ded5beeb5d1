import { findAll, type NativeTree, type SyntaxNode, textOf } from '../tree.js';
import { clientClass } from './client-class.js';
import { declarationsOf } from './scope.js';
import { aliased, declaredAliases } from './sdk.js';
import { typeName } from './type-name.js';

/** Type names of the client, where one stands in the signature of something that other files see. */
export function exchanges(tree: NativeTree): boolean {
  if (extendsSegment(tree)) return false;
  if (declaredAliases(tree).some(({ name }) => clientClass(tree, name) !== null)) return true;
  const declared = [...declarationsOf(tree).values()]
    .flat()
    .some(
      ({ kind, isPrivate, type, node }) =>
        kind !== 'local' &&
        (/parameter/.test(node.type) || !(isPrivate && kind === 'member')) &&
        clientClass(tree, typeName(tree, type)?.name) !== null,
    );
  return (
    declared ||
    clientTypes(tree).some(({ parent }) => {
      const around = parent?.type === 'nullable_type' ? parent.parent : parent;
      return around !== null && signatures.test(around.type);
    })
  );
}

const signatures =
  /^(function_declaration|method_declaration|type_projection|type_arguments|wildcard|function_type|function_type_parameters)$/;

/** Classes that Segment's SDKs call: what implements them is part of Segment, and keeps its types. */
const interfaces =
  /\b(Integration(\.Factory)?|Factory|Plugin|EventPlugin|DestinationPlugin|PlatformPlugin|Middleware|FlushPolicy)\b/;

/** True for a file that holds a plug-in, an integration or a middleware of Segment's as a class of its own. */
export function extendsSegment(tree: NativeTree): boolean {
  if (!/com\.segment\.analytics\.(integrations|Middleware|kotlin\.core\.platform)/.test(tree.text))
    return false;
  return findAll(tree.root, isHead).some((head) => interfaces.test(textOf(tree, head)));
}

/** What a class that has a name extends and implements. */
const isHead = ({ type, parent }: SyntaxNode): boolean =>
  /^(delegation_specifiers|superclass|super_interfaces|extends_interfaces)$/.test(type) &&
  parent !== null &&
  /^(class_declaration|object_declaration|interface_declaration|record_declaration|enum_declaration)$/.test(
    parent.type,
  );

/** Every place where a class of a client stands as a type. */
export function clientTypes(tree: NativeTree): SyntaxNode[] {
  if (extendsSegment(tree)) return [];
  return findAll(
    tree.root,
    (node) =>
      /^(user_type|type_identifier|scoped_type_identifier)$/.test(node.type) ||
      isClassLiteral(tree, node) ||
      isTypeArgument(tree, node),
  ).filter((node) => {
    if (node.type === 'type_identifier' && node.parent?.type === 'scoped_type_identifier') return false;
    if (node.parent?.type === 'constructor_invocation' || node.parent?.type === 'object_creation_expression')
      return false;
    const name = textOf(tree, node).replace(/<[\s\S]*$/, '');
    return clientClass(tree, name) !== null && aliased(tree, name) === null;
  });
}

/** `Analytics` of `single<Analytics> { … }`, which the grammar takes for two comparisons. */
function isTypeArgument(tree: NativeTree, { type, field, parent }: SyntaxNode): boolean {
  const outer = parent?.parent;
  if (type !== 'identifier' || field !== 'right' || parent?.type !== 'binary_expression' || !outer)
    return false;
  const isPair =
    /^[\w.\s]+<\s*\w+$/.test(textOf(tree, parent)) &&
    /^\s*>\s*\{/.test(tree.text.slice(parent.end, outer.end));
  return isPair && outer.type === 'binary_expression' && outer.children.at(-1)?.type === 'lambda_literal';
}

/** `Analytics` of `Analytics::class` */
const isClassLiteral = (tree: NativeTree, { type, start, parent }: SyntaxNode): boolean =>
  type === 'identifier' &&
  parent?.type === 'navigation_expression' &&
  parent.start === start &&
  /^\w+::class$/.test(textOf(tree, parent));
