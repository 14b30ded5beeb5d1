import type { Identifier, Node, TSType } from '@babel/types';
import { isSegmentModule } from '../../workspace/packages.js';
import { resolve } from '../syntax/scope.js';
import { parentOf, type Tree } from '../syntax/tree.js';
import { unwrapped } from '../syntax/unwrap.js';
import type { Origin } from './origin.js';

/** Types that say nothing of a value. */
const silent = new Set(['TSAnyKeyword', 'TSUnknownKeyword', 'TSObjectKeyword']);

/**
 * What the type of a name tells of it, or of a member of it.
 * @param key the member; null for the name itself
 * @returns null where it has no type. One of Segment's own tells nothing more: what has it may be that client
 */
export function originByType(tree: Tree, name: Identifier, key: string | null): Origin | null {
  const [type, path] = typeOf(name);
  if (!type) return null;
  return originIn(tree, type, key === null ? path : [...path, key]);
}

/** What a type tells of what stands at the end of a path in it. */
export function originIn(tree: Tree, type: Node, [key, ...rest]: readonly string[]): Origin {
  if (silent.has(type.type)) return 'unknown';
  if (key === undefined) return isOfSegment(tree, type) ? 'unknown' : 'known';
  const members = membersOf(tree, type);
  if (members === null) return 'unclear';
  const member = members.find((other) => 'key' in other && nameOf(other.key) === key);
  if (member?.type !== 'TSPropertySignature') return member ? 'known' : 'unclear';
  return member.typeAnnotation ? originIn(tree, inner(member.typeAnnotation), rest) : 'unknown';
}

/** The type that a name was declared with, and where in it the name is: `({ client }: Props)`. */
function typeOf(name: Identifier): [TSType | Node | null, readonly string[]] {
  if (name.typeAnnotation) return [inner(name.typeAnnotation), []];
  const property =
    parentOf(name)?.type === 'AssignmentPattern' ? parentOf(parentOf(name) as Node) : parentOf(name);
  const pattern = property && parentOf(property);
  if (property?.type === 'ObjectProperty' && pattern?.type === 'ObjectPattern') {
    const key = nameOf(property.key);
    if (pattern.typeAnnotation) return [inner(pattern.typeAnnotation), [key]];
    const declarator = parentOf(pattern);
    const type =
      declarator?.type === 'VariableDeclarator' && declarator.init ? typeArgument(declarator.init) : null;
    return [type, [key]];
  }
  const type = property?.type === 'VariableDeclarator' && property.init ? typeArgument(property.init) : null;
  return [type, []];
}

/** `defineProps<Props>()`, also in `withDefaults(…)`; `inject<Service>(key)` */
export function typeArgument(value: Node): Node | null {
  const call = unwrapped(value);
  if (call.type !== 'CallExpression') return null;
  const [first] = call.arguments;
  const [type] =
    call.typeParameters?.type === 'TSTypeParameterInstantiation' ? call.typeParameters.params : [];
  return type ?? (first?.type === 'CallExpression' ? typeArgument(first) : null);
}

/** The members of a type that is written out in the file; null for any other. */
function membersOf(tree: Tree, type: Node): readonly Node[] | null {
  if (type.type === 'TSTypeLiteral') return type.members;
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return null;
  const declared = resolve(tree, type.typeName.name, type)?.node;
  if (declared?.type === 'TSInterfaceDeclaration')
    return declared.extends?.length ? null : declared.body.body;
  return declared?.type === 'TSTypeAliasDeclaration' ? membersOf(tree, declared.typeAnnotation) : null;
}

/** `AnalyticsBrowser`, `Segment.AnalyticsBrowser | null`, `import('@segment/analytics-next').AnalyticsBrowser` */
function isOfSegment(tree: Tree, type: Node): boolean {
  if (type.type === 'TSUnionType') return type.types.some((part) => isOfSegment(tree, part));
  if (type.type === 'TSImportType') return isSegmentModule(type.argument.value);
  if (type.type !== 'TSTypeReference') return false;
  const { typeName } = type;
  const name = typeName.type === 'TSQualifiedName' ? typeName.left : typeName;
  const specifier = name.type === 'Identifier' ? resolve(tree, name.name, type)?.node : undefined;
  const declaration = specifier && parentOf(specifier);
  return declaration?.type === 'ImportDeclaration' && isSegmentModule(declaration.source.value);
}

const inner = (annotation: Node): Node =>
  annotation.type === 'TSTypeAnnotation' ? annotation.typeAnnotation : annotation;

const nameOf = (key: Node): string =>
  key.type === 'Identifier' ? key.name : key.type === 'StringLiteral' ? key.value : '';
