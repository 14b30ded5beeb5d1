import type { NativeFile } from '../language.js';
import type { DeclaredClient } from '../project.js';
import { findAll, type SyntaxNode, textOf } from '../tree.js';
import { isCandidate } from './candidate-names.js';
import { isConstruction } from './construction.js';
import { functionNamed, givesClient } from './functions.js';
import { isOf, isWithin, lastName, propertyAround, propertyIn } from './members.js';
import { type Declaration, declarationOf } from './scope.js';
import { clientType, isClientClass } from './sdk.js';
import { isShared } from './shared-client.js';
import {
  type Call,
  callOf,
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
  /** The function of this file that gives it. */
  readonly given?: SyntaxNode;
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
  if (made) return givesClient(file, made) ? { kind: 'held', declaration: null, given: made } : null;
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
  return isClientClass(file, textOf(file.tree, member.receiver), member.receiver);
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

/** What a declaration holds is a client: by its type, else by what it is made from. */
export function holdsClient(file: NativeFile, declaration: Declaration, name: string, depth = 0): boolean {
  const { type, value } = declaration;
  if (type !== null) return clientType(file, type, declaration.node);
  if (!value) return false;
  if (value === declaration.node) return named(file, outside(declaration), name, depth + 1) !== null;
  return isConstruction(file, value) || clientOf(file, value, depth + 1) !== null;
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

/** The client that an extension extends: `extension Analytics { func opened() { track(…) } }`. */
export function extended(file: NativeFile, node: SyntaxNode): Client | null {
  const around = typeAround(node);
  if (!around || !isExtension(around)) return null;
  return isClientClass(file, typeNameOf(file.tree, around)) ? { kind: 'extended', declaration: null } : null;
}
