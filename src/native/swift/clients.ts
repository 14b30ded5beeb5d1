import type { NativeFile } from '../language.js';
import type { DeclaredClient } from '../project.js';
import { ancestorsOf, fieldOf, findAll, type NativeTree, parts, type SyntaxNode, textOf } from '../tree.js';
import { isInPlugIn } from './plug-ins.js';
import { type Declaration, declarationOf } from './scope.js';
import { aliasesOf, clientType, isClientClass } from './sdk.js';
import {
  type Call,
  callOf,
  inheritedBy,
  isExtension,
  isTypeDeclaration,
  memberOf,
  typeAround,
  typeNameOf,
  unwrap,
} from './syntax.js';

/** A Segment client as an expression names it. */
export interface Client {
  /** `shared`: `Analytics.shared()`; `held`: in a variable, property or parameter; `extended`: the object of an extension. */
  readonly kind: 'shared' | 'held' | 'extended';
  /** Where a held client is declared, if in this file. */
  readonly declaration: Declaration | null;
  /** The property of another file that holds it. */
  readonly foreign?: DeclaredClient;
}

/** The class in `Analytics.shared()`, `SEGAnalytics.shared()`, `Segment.Analytics.shared()`; null for any other expression. */
function sharedClass(tree: NativeTree, node: SyntaxNode): string | null {
  const call = callOf(tree, node);
  const member = call && memberOf(tree, call.callee);
  if (!call || call.args.length > 0 || !member || textOf(tree, member.name) !== 'shared') return null;
  return textOf(tree, member.receiver);
}

/** True for the client that the app shares. */
export function isShared(file: NativeFile, node: SyntaxNode): boolean {
  const name = sharedClass(file.tree, node);
  if (name === null) return isImplicitShared(file, node);
  // Firebase, which hides the name of the class, shares nothing in this way.
  const base = name.replace(/^Analytics$/, 'SEGAnalytics');
  return isClientClass(file, name) || (!file.project.ownTypes.has(name) && isClientClass(file, base));
}

/** `.shared()` where a type is written that is a client's. */
function isImplicitShared(file: NativeFile, node: SyntaxNode): boolean {
  const call = callOf(file.tree, node);
  if (!call || !/^\.\s*shared$/.test(textOf(file.tree, call.callee))) return false;
  if (node.field === 'default_value') return true;
  for (const around of ancestorsOf(node)) {
    if (around.type === 'property_declaration') {
      const type = around.children.find((child) => child.type === 'type_annotation');
      return type !== undefined && clientType(file, textOf(file.tree, type).replace(/^:\s*/, ''));
    }
    if (!/^(statements|computed_property|computed_getter|control_transfer_statement)$/.test(around.type))
      return around.type === 'function_body' && givesClient(file, around.parent);
  }
  return false;
}

/** The client that an expression is; null for anything else. */
export function clientOf(file: NativeFile, expression: SyntaxNode, depth = 0): Client | null {
  const { tree } = file;
  const node = unwrap(expression);
  if (depth > 5) return null;
  if (isShared(file, node)) return { kind: 'shared', declaration: null };
  if (node.type === 'self_expression') return extended(file, node);
  if (node.type === 'simple_identifier')
    return isCandidate(file, textOf(tree, node)) ? named(file, node, textOf(tree, node), depth) : null;
  const member = memberOf(tree, node);
  if (member && !isCandidate(file, textOf(tree, member.name))) return null;
  if (member) return memberClient(file, node, member.receiver, textOf(tree, member.name));
  const call = callOf(tree, node);
  return call ? givenClient(file, call) : null;
}

/** `client()`, `Factory.make()`: what a function gives; `container.resolve(Analytics.self)`: what is asked for by its class. */
function givenClient(file: NativeFile, { callee, args }: Call): Client | null {
  const { tree, project } = file;
  const member = memberOf(tree, callee);
  const name = textOf(tree, member?.name ?? callee);
  const asked = args.length === 1 && /^(resolve|get|inject|instance|make|object|retrieve|unwrap)$/.test(name);
  if (asked && isClassItself(file, args[0]?.value)) return { kind: 'held', declaration: null };
  const isOwn = !member || /^(self[?!]?|Self)$/.test(textOf(tree, member.receiver));
  const made = isOwn ? functionNamed(tree, name) : null;
  if (made) return givesClient(file, made) ? { kind: 'held', declaration: null } : null;
  const foreign = project.appleClients.find(
    (one) =>
      one.name === name &&
      (member ? one.owner !== null && isOf(tree, member.receiver, one.owner) : one.owner === null),
  );
  return foreign ? { kind: 'held', declaration: null, foreign } : null;
}

/** `Analytics.self` */
function isClassItself(file: NativeFile, value: SyntaxNode | undefined): boolean {
  const member = value ? memberOf(file.tree, value) : null;
  if (!member || textOf(file.tree, member.name) !== 'self') return false;
  return isClientClass(file, textOf(file.tree, member.receiver));
}

const candidates = new WeakMap<NativeFile, ReadonlySet<string>>();

/** Names that may be of a client, read off the text: all others need not be looked up. */
function isCandidate(file: NativeFile, name: string): boolean {
  const known = candidates.get(file) ?? candidateNames(file);
  candidates.set(file, known);
  return known.has(name);
}

function candidateNames({ tree, project }: NativeFile): ReadonlySet<string> {
  const classes = ['Analytics', 'SEGAnalytics', ...aliasesOf(tree).keys()].join('|');
  const names = new Set(project.appleClients.map(({ name }) => name));
  const typed = new RegExp(`(\\w+)\\s*:\\s*[^=\\n,){]*\\b(?:${classes})\\b`, 'g');
  for (const [, name = ''] of tree.text.matchAll(typed)) names.add(name);
  for (const [, name = ''] of tree.text.matchAll(
    /(\w+)\s*=\s*[^\n]*(?:shared\(\)|configuration\s*:|Analytics\.self\b)/g,
  ))
    names.add(name);
  for (const pass of ['from a client', 'from a name of one']) {
    const from = new RegExp(`(\\w+)\\s*=\\s*[^\\n]*\\b(?:${[...names].join('|')})\\b`, 'g');
    if (pass && names.size > 0) for (const [, name = ''] of tree.text.matchAll(from)) names.add(name);
  }
  return names;
}

/** A name, from the inside out; then what the class inherits, and what stands outside of any class. */
function named(file: NativeFile, node: SyntaxNode, name: string, depth: number): Client | null {
  const declaration = declarationOf(file.tree, node, name);
  if (declaration) {
    const held = holdsClient(file, declaration, name, depth);
    return held ? { kind: 'held', declaration: origin(file, declaration, name) } : null;
  }
  const foreign = file.project.appleClients.find(
    (client) => client.name === name && (client.owner === null || isWithin(file, node, client.owner)),
  );
  return foreign ? { kind: 'held', declaration: null, foreign } : null;
}

/** `guard let analytics = analytics`: the same client, under a name of its own. */
function origin(file: NativeFile, declaration: Declaration, name: string): Declaration {
  const { value } = declaration;
  if (declaration.place !== 'binding' || !value) return declaration;
  const from = value === declaration.node ? outside(declaration) : value;
  const asked = value === declaration.node ? name : lastName(file.tree, value);
  const outer = asked === null ? null : declarationOf(file.tree, from, asked);
  return outer && outer.node !== declaration.node ? outer : declaration;
}

/** The statement that binds a name in its condition: the name's own meaning is the one before it. */
const outside = ({ node }: Declaration): SyntaxNode => node.parent ?? node;

function lastName(tree: NativeTree, value: SyntaxNode): string | null {
  const node = unwrap(value);
  if (node.type === 'simple_identifier') return textOf(tree, node);
  const member = memberOf(tree, node);
  return member && /^self\??$/.test(textOf(tree, member.receiver)) ? textOf(tree, member.name) : null;
}

/** What a declaration holds is a client: by its type, else by what it is made from. */
function holdsClient(file: NativeFile, declaration: Declaration, name: string, depth = 0): boolean {
  const { type, value } = declaration;
  if (type !== null) return clientType(file, type);
  if (!value) return false;
  if (value === declaration.node) return named(file, outside(declaration), name, depth + 1) !== null;
  return isConstruction(file, value) || clientOf(file, value, depth + 1) !== null;
}

/** `Analytics(configuration: …)` */
export function isConstruction(file: NativeFile, expression: SyntaxNode): boolean {
  const node = unwrap(expression);
  const call = callOf(file.tree, node);
  if (call?.args[0]?.label !== 'configuration') return false;
  return isClientClass(file, textOf(file.tree, call.callee).replace(/\.init$/, ''));
}

/** `self.analytics`, `Tracker.shared.analytics`, `service?.analytics`: a property that a type is known to have. */
function memberClient(file: NativeFile, node: SyntaxNode, receiver: SyntaxNode, name: string): Client | null {
  const { tree, project } = file;
  if (/^self[?!]?$/.test(textOf(tree, receiver)) || textOf(tree, receiver) === 'Self') {
    const declaration = propertyAround(tree, node, name);
    if (declaration) return holdsClient(file, declaration, name) ? { kind: 'held', declaration } : null;
    const inherited = project.appleClients.find(
      (client) => client.name === name && client.owner !== null && isWithin(file, node, client.owner),
    );
    return inherited ? { kind: 'held', declaration: null, foreign: inherited } : null;
  }
  const foreign = project.appleClients.find(
    (client) => client.name === name && client.owner !== null && isOf(tree, receiver, client.owner),
  );
  if (!foreign) return null;
  const own = findAll(tree.root, isTypeDeclaration).find((type) => typeNameOf(tree, type) === foreign.owner);
  const declaration = own ? propertyIn(tree, own, name) : null;
  return { kind: 'held', declaration, foreign };
}

/** The property of the type around a node, over the names of functions in between. */
function propertyAround(tree: NativeTree, node: SyntaxNode, name: string): Declaration | null {
  const around = typeAround(node);
  if (!around) return null;
  const types = findAll(tree.root, isTypeDeclaration);
  const same = types.filter((type) => typeNameOf(tree, type) === typeNameOf(tree, around));
  for (const type of [around, ...same]) {
    const found = propertyIn(tree, type, name);
    if (found) return found;
  }
  return null;
}

function propertyIn(tree: NativeTree, type: SyntaxNode, name: string): Declaration | null {
  const body = fieldOf(type, 'body');
  const first = body?.children[0];
  return first ? declarationOf(tree, first, name, body) : null;
}

/** True in a type, or in an extension of it, or in one that says it inherits from it. */
function isWithin({ tree }: NativeFile, node: SyntaxNode, owner: string): boolean {
  return [...ancestorsOf(node)].some(
    (around) =>
      isTypeDeclaration(around) &&
      (typeNameOf(tree, around) === owner || inheritedBy(tree, around).includes(owner)),
  );
}

/** True where an expression is an object of a type, or the type itself: by cast, by declared type, by name. */
function isOf(tree: NativeTree, expression: SyntaxNode, owner: string): boolean {
  const word = new RegExp(`\\b${owner}\\b`);
  if (word.test(textOf(tree, expression))) return true;
  const node = unwrap(expression);
  const name = lastName(tree, node);
  const declared = name === null ? null : declarationOf(tree, node, name);
  if (!declared) return false;
  if (declared.type !== null) return word.test(declared.type);
  return (
    declared.value !== null && declared.value !== declared.node && word.test(textOf(tree, declared.value))
  );
}

/** The client that an extension extends: `extension Analytics { func opened() { track(…) } }`. */
export function extended(file: NativeFile, node: SyntaxNode): Client | null {
  const around = typeAround(node);
  if (!around || !isExtension(around)) return null;
  return isClientClass(file, typeNameOf(file.tree, around)) ? { kind: 'extended', declaration: null } : null;
}

const functions = new WeakMap<NativeTree, ReadonlyMap<string, readonly SyntaxNode[]>>();

/** The one function of a file that has a name. */
export function functionNamed(tree: NativeTree, name: string): SyntaxNode | null {
  const known = functions.get(tree) ?? functionsOf(tree);
  functions.set(tree, known);
  const [only, ...more] = known.get(name) ?? [];
  return only && more.length === 0 ? only : null;
}

function functionsOf(tree: NativeTree): ReadonlyMap<string, readonly SyntaxNode[]> {
  const all = new Map<string, SyntaxNode[]>();
  for (const node of findAll(tree.root, ({ type }) => type === 'function_declaration')) {
    const name = fieldOf(node, 'name');
    if (!name) continue;
    const text = textOf(tree, name);
    all.set(text, [...(all.get(text) ?? []), node]);
  }
  return all;
}

/** True for a function whose result is a client. */
export function givesClient(file: NativeFile, node: SyntaxNode | null): boolean {
  const type = node ? resultOf(file.tree, node) : null;
  return type !== null && clientType(file, type);
}

/** The written type of what a function gives; null where there is none. */
function resultOf(tree: NativeTree, node: SyntaxNode): string | null {
  const arrow = node.children.findIndex((child) => textOf(tree, child) === '->');
  const type = arrow < 0 ? undefined : node.children.slice(arrow + 1).find(({ named: isNamed }) => isNamed);
  return type ? textOf(tree, type) : null;
}

/** A client that other files can see, and where it is declared; null for what a function gives. */
export interface Declared extends DeclaredClient {
  readonly declaration: Declaration | null;
}

/** Clients that types of a file hold or give, and global ones, where other files can see them. */
export const declaredClients = (file: NativeFile): Declared[] => [
  ...heldClients(file),
  ...givenClients(file),
];

function givenClients(file: NativeFile): Declared[] {
  const { tree } = file;
  return findAll(tree.root, ({ type }) => type === 'function_declaration').flatMap((node): Declared[] => {
    const name = fieldOf(node, 'name');
    const owner = node.parent?.type === 'source_file' ? null : ownerOf(tree, node);
    const isPrivate = /^[^({]*\b(private|fileprivate)\b/.test(textOf(tree, node));
    if (!name || owner === undefined || isPrivate || isInPlugIn(file, node) || !givesClient(file, node))
      return [];
    return [{ name: textOf(tree, name), owner, declaration: null }];
  });
}

function heldClients(file: NativeFile): Declared[] {
  const { tree } = file;
  const found = findAll(tree.root, ({ type }) => /^(property|protocol_property)_declaration$/.test(type));
  return found.flatMap((node): Declared[] => {
    if (isInPlugIn(file, node)) return [];
    const owner = node.parent?.type === 'source_file' ? null : ownerOf(tree, node);
    if (owner === undefined) return [];
    return parts(node)
      .filter(({ field, type }) => field === 'name' && type === 'pattern')
      .flatMap((pattern): Declared[] => {
        const name = textOf(tree, pattern)
          .replace(/^(var|let)\s+/, '')
          .trim();
        const declaration = declaredBy(file, node, name);
        if (!declaration || declaration.isPrivate || !holdsClient(file, declaration, name)) return [];
        return [{ name, owner, declaration }];
      });
  });
}

function declaredBy({ tree }: NativeFile, node: SyntaxNode, name: string): Declaration | null {
  if (node.type === 'property_declaration') return declarationOf(tree, node, name, node.parent ?? undefined);
  const typeNode = node.children.find(({ type }) => type === 'type_annotation');
  const type = typeNode ? textOf(tree, typeNode).replace(/^:\s*/, '') : null;
  return { node, type, typeNode: null, value: null, place: 'property' };
}

/** The type that has a property; undefined for a local variable. */
function ownerOf(tree: NativeTree, node: SyntaxNode): string | undefined {
  const body = node.parent;
  if (!body || !/(class_body|protocol_body)$/.test(body.type) || !body.parent) return undefined;
  return typeNameOf(tree, body.parent);
}
