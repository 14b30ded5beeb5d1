import type { OwnType } from '../project.js';
import { ancestorsOf, fieldOf, findAll, type NativeTree, parts, type SyntaxNode, textOf } from '../tree.js';
import { isExtension, isTypeDeclaration, typeNameOf } from './syntax.js';

/** Names of Segment's SDKs, and of Amplitude's, that a type of the app's own would hide. */
const names = new Set([
  ...['Segment', 'Analytics', 'SEGAnalytics', 'Configuration'],
  ...['Identify', 'EventOptions', 'Amplitude'],
]);

/** A type, or an alias of one of another library, that hides what an SDK calls so. */
interface HidingType {
  readonly name: string;
  readonly node: SyntaxNode;
  /** Where it stands: a body, a block, or the file. */
  readonly scope: SyntaxNode;
}

const known = new WeakMap<NativeTree, readonly HidingType[]>();

function hidingTypes(tree: NativeTree): readonly HidingType[] {
  const found = known.get(tree) ?? readTypes(tree);
  known.set(tree, found);
  return found;
}

function readTypes(tree: NativeTree): HidingType[] {
  return findAll(tree.root, isNamed).flatMap((node): HidingType[] => {
    const name = nameIn(tree, node);
    if (name === null || !names.has(name)) return [];
    const isParameter = node.type === 'type_parameter';
    const scope = [...ancestorsOf(node)].find(({ type }) => (isParameter ? generic : scopes).test(type));
    return scope ? [{ name, node, scope }] : [];
  });
}

const scopes = /^(source_file|statements|class_body|enum_class_body|protocol_body)$/;

/** What a parameter of a type stands for. */
const generic = /_declaration$/;

const isNamed = (node: SyntaxNode): boolean =>
  (isTypeDeclaration(node) && !isExtension(node)) ||
  /^(typealias_declaration|type_parameter)$/.test(node.type);

function nameIn(tree: NativeTree, node: SyntaxNode): string | null {
  if (node.type === 'typealias_declaration') return aliasIn(tree, node);
  if (node.type !== 'type_parameter') return typeNameOf(tree, node);
  const [name] = parts(node);
  return name ? textOf(tree, name) : null;
}

/** `typealias Analytics = Mixpanel`; one of Segment's own class hides nothing. */
function aliasIn(tree: NativeTree, node: SyntaxNode): string | null {
  const [name, meant] = parts(node).filter(({ field }) => field === 'name');
  const isSegments =
    meant && /^(?:(?:Segment|Analytics)\.)?(?:SEG)?(?:Analytics|Configuration)$/.test(textOf(tree, meant));
  return name && !isSegments ? textOf(tree, name) : null;
}

/** Types that other files may see. */
export function sharedTypes(tree: NativeTree): OwnType[] {
  return hidingTypes(tree).flatMap(({ name, node, scope }): OwnType[] => {
    if (scope.type !== 'source_file') return [];
    const modifiers = node.children.find(({ type }) => type === 'modifiers');
    const said = modifiers ? textOf(tree, modifiers) : '';
    if (/\b(private|fileprivate)\b/.test(said)) return [];
    return [{ name, reach: /\b(public|open)\b/.test(said) ? 'public' : 'module' }];
  });
}

/**
 * True where a name means a type that the file itself declares.
 * @param at the place in question; null for the file as a whole
 */
export function isHiddenIn(tree: NativeTree, name: string, at: SyntaxNode | null): boolean {
  return hidingTypes(tree).some(
    (type) =>
      type.name === name && (type.scope.type === 'source_file' || (at !== null && sees(tree, type, at))),
  );
}

/** A nested type is known in the body that it stands in, and in what extends the type around it. */
function sees(tree: NativeTree, { scope }: HidingType, at: SyntaxNode): boolean {
  if (scope.start <= at.start && at.end <= scope.end) return true;
  const owner = scope.parent;
  if (!owner || !isTypeDeclaration(owner)) return false;
  const name = typeNameOf(tree, owner);
  return [...ancestorsOf(at)].some(
    (around) =>
      isTypeDeclaration(around) && typeNameOf(tree, around) === name && fieldOf(around, 'body') !== undefined,
  );
}
