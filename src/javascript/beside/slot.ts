import type { Node } from '@babel/types';
import { type Client, constructionsOf } from '../clients/client.js';
import { clientTypes } from '../clients/constructions.js';
import { classOf } from '../clients/flow/fields.js';
import { importOf } from '../clients/flow/imports.js';
import { resolve, usesOf } from '../syntax/scope.js';
import { descendantsOf, isList, parentOf, type Tree } from '../syntax/tree.js';
import { unwrapped, wrapped } from '../syntax/unwrap.js';
import { slotName } from './names.js';

/** A field or a variable that alone holds a client, so that another can hold Segment's beside it. */
export interface Slot {
  /** Its name, with the `#` of a private one. */
  readonly name: string;
  /** What declares it: members of its class, or the statement of the variable; none for a field that is only assigned. */
  readonly declarations: readonly Declared[];
  /** Statements that put a client there, or take it away. */
  readonly writes: readonly Write[];
}

export interface Declared {
  readonly node: Node;
  readonly identifier: Node;
  readonly annotation: Node | null;
  readonly value: Node | null;
}

export interface Write {
  readonly statement: Node;
  readonly identifier: Node;
  readonly value: Node;
}

/** The slot of a client; null where it is also elsewhere, or comes there in a way that cannot be written twice. */
export function slotOf(tree: Tree, client: Client): Slot | null {
  const constructions = constructionsOf(client);
  if (constructions.length === 0 || constructions.some((made) => !made.loads || isSpecial(made))) return null;
  if (client.flows.some(goesOn)) return null;
  const receivers = client.uses.map((use) => ('receiver' in use ? unwrapped(use.receiver) : null));
  const [first] = receivers;
  if (!first || client.uses.some((use) => use.kind === 'awaited')) return null;
  const place = placeOf(tree, first);
  if (!place || receivers.some((receiver) => !receiver || !isSame(place, placeOf(tree, receiver))))
    return null;
  const holders = client.flows.flatMap((flow) => [...flow.holders]);
  if (holders.some((holder) => !isOf(place, holder))) return null;
  // A getter or a method hands it on.
  const keys = client.exports.flatMap(({ shape }) => [...JSON.stringify(shape).matchAll(/"key":"([^"]*)"/g)]);
  if (keys.some(([, key]) => key !== place.name)) return null;
  const slot = place.kind === 'field' ? fieldSlot(tree, place) : variableSlot(tree, place, client);
  const made = new Set(constructions.map(({ node }) => node));
  const isTyped = ({ annotation }: Declared) =>
    !annotation || clientTypesIn(tree, client, annotation) !== null;
  if (!slot?.declarations.every(isTyped) || !isWritable(slot, made)) return null;
  return tree.identifiers.has(slotName(slot.name).replace('#', '')) ? null : slot;
}

const isSpecial = ({
  isGlobal,
  isHook,
  isPromise,
  isUnclear,
  installed,
  on,
}: ReturnType<typeof constructionsOf>[number]) =>
  Boolean(isGlobal || isHook || isPromise || isUnclear || installed || on);

/** True for a client that leaves the place where it is held. */
const goesOn = (flow: Client['flows'][number]): boolean =>
  flow.taken.size + flow.unpacked.size + flow.awaited.size + flow.stubs.size > 0 ||
  flow.feeds.size + flow.carried.size > 0 ||
  flow.setsGlobal ||
  flow.isKept;

type Place =
  | { readonly kind: 'field'; readonly owner: Node; readonly name: string }
  | { readonly kind: 'variable'; readonly identifier: Node; readonly name: string };

function placeOf(tree: Tree, receiver: Node): Place | null {
  if (receiver.type === 'Identifier') {
    const declaration = resolve(tree, receiver.name, receiver);
    return declaration && { kind: 'variable', identifier: declaration.identifier, name: receiver.name };
  }
  if (receiver.type !== 'MemberExpression' && receiver.type !== 'OptionalMemberExpression') return null;
  const owner = receiver.object.type === 'ThisExpression' ? classOf(receiver) : null;
  const name = fieldName(receiver);
  return owner && name !== null ? { kind: 'field', owner, name } : null;
}

function fieldName(member: Node): string | null {
  if (!('property' in member) || ('computed' in member && member.computed)) return null;
  const property = member.property as Node;
  if (property.type === 'PrivateName') return `#${property.id.name}`;
  return property.type === 'Identifier' ? property.name : null;
}

function isSame(place: Place, other: Place | null): boolean {
  if (place.kind === 'field')
    return other?.kind === 'field' && other.owner === place.owner && other.name === place.name;
  return other?.kind === 'variable' && other.identifier === place.identifier;
}

/** True for the place itself, its class, and the type that says what it holds. */
function isOf(place: Place, holder: Node): boolean {
  if (/^Import/.test(parentOf(holder)?.type ?? '')) return true;
  if (place.kind === 'variable') return holder === place.identifier;
  return holder === place.owner || parentOf(holder) === place.owner;
}

function fieldSlot(tree: Tree, { owner, name }: Extract<Place, { kind: 'field' }>): Slot | null {
  const declarations: Declared[] = [];
  const writes: Write[] = [];
  for (const identifier of tree.identifiers.get(name.replace('#', '')) ?? []) {
    const parent = parentOf(identifier);
    const key = parent?.type === 'PrivateName' ? parent : identifier;
    const holder = parentOf(key);
    if (!holder || (key !== identifier) !== name.startsWith('#')) continue;
    if (holder.type === 'TSParameterProperty' || parentOf(holder)?.type === 'TSParameterProperty')
      return null;
    if ((holder.type === 'ClassProperty' || holder.type === 'ClassPrivateProperty') && holder.key === key) {
      if (parentOf(parentOf(holder) ?? holder) !== owner) continue;
      if (holder.decorators?.length || holder.static || ('declare' in holder && holder.declare)) return null;
      const { typeAnnotation, value } = holder;
      declarations.push({
        node: holder,
        identifier,
        annotation: typeAnnotation ?? null,
        value: value ?? null,
      });
      continue;
    }
    const isOwn = 'object' in holder && holder.object.type === 'ThisExpression' && classOf(holder) === owner;
    if (!isOwn || !('property' in holder) || holder.property !== key) continue;
    const write = writeAt(holder, identifier);
    if (write === null) return null;
    if (write) writes.push(write);
  }
  return { name, declarations, writes };
}

function variableSlot(
  tree: Tree,
  { identifier, name }: Extract<Place, { kind: 'variable' }>,
  client: Client,
): Slot | null {
  const declarator = parentOf(identifier);
  const list = declarator && parentOf(declarator);
  if (declarator?.type !== 'VariableDeclarator' || list?.type !== 'VariableDeclaration') return null;
  const owner = parentOf(list);
  if (list.declarations.length > 1 || !owner || !isList(owner) || client.exports.length > 0) return null;
  const declaration = resolve(tree, name, identifier);
  if (!declaration || identifier.type !== 'Identifier') return null;
  const writes: Write[] = [];
  for (const use of usesOf(tree, declaration)) {
    const write = writeAt(use, use);
    if (write === null) return null;
    if (write) writes.push(write);
  }
  const { typeAnnotation: annotation = null } = identifier;
  const value = declarator.init ?? null;
  return { name, declarations: [{ node: list, identifier, annotation: annotation ?? null, value }], writes };
}

/** `this.client = …;`, undefined for a place that is only read, null for a write in another form. */
function writeAt(target: Node, identifier: Node): Write | null | undefined {
  const left = wrapped(target);
  const assignment = parentOf(left);
  if (assignment?.type === 'UpdateExpression' || assignment?.type === 'ArrayPattern') return null;
  if (assignment?.type !== 'AssignmentExpression' || assignment.left !== left) return undefined;
  const statement = parentOf(assignment);
  const owner = statement && parentOf(statement);
  const isPlain = assignment.operator === '=' && statement?.type === 'ExpressionStatement';
  if (!isPlain || !owner || !isList(owner)) return null;
  return { statement, identifier, value: assignment.right };
}

/** Whether all that comes there is made there, or nothing, and each client is made in a place of its own. */
function isWritable({ declarations, writes }: Slot, made: ReadonlySet<Node>): boolean {
  const values = [...declarations.map(({ value }) => value), ...writes.map(({ value }) => value)];
  const given = values.filter((value) => value !== null);
  if (!given.every((value) => isMadeOrNothing(value, made))) return false;
  const placed = new Set(given.flatMap((value) => madeIn(value, made)));
  return [...made].every((node) => placed.has(node));
}

/** The clients that are made within a value. */
export const madeIn = (value: Node, made: ReadonlySet<Node>): Node[] =>
  [value, ...descendantsOf(value)].filter((node) => made.has(node));

function isMadeOrNothing(value: Node, made: ReadonlySet<Node>): boolean {
  const node = unwrapped(value);
  if (made.has(node)) return true;
  if (node.type === 'ConditionalExpression')
    return (
      isPure(node.test) && [node.consequent, node.alternate].every((side) => isMadeOrNothing(side, made))
    );
  return node.type === 'NullLiteral' || (node.type === 'Identifier' && node.name === 'undefined');
}

/** True for what may be evaluated twice. */
const isPure = (node: Node): boolean =>
  [node, ...descendantsOf(node)].every((part) => !/Call|New|Assign|Update|Await|Yield/.test(part.type));

/** Types in an annotation that say that it holds a client; null where something else is named there. */
export function clientTypesIn(tree: Tree, { sdk }: Client, annotation: Node): Node[] | null {
  const named = [annotation, ...descendantsOf(annotation)].filter(({ type }) =>
    /^TS(TypeReference|ImportType|TypeQuery|QualifiedName)$/.test(type),
  );
  const types = named.map((node) => (node.type === 'TSTypeReference' ? node.typeName : node));
  const isClient = (name: Node): boolean => {
    const imported = importOf(tree, name);
    return imported?.source === sdk.package && Object.hasOwn(clientTypes[sdk.dialect], imported.name);
  };
  return types.every(isClient) ? types : null;
}
