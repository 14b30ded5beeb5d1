import type { Node } from '@babel/types';
import { sdkOf } from '../../segment/sdks.js';
import { type Declaration, resolve, usesOf } from '../syntax/scope.js';
import { parentOf, startOf, type Tree } from '../syntax/tree.js';
import { unwrapped, wrapped } from '../syntax/unwrap.js';
import type { Client, Construction, Use } from './client.js';
import type { Flow } from './flow/flow.js';
import { coreOf, leadsToGlobal, type Shape } from './flow/shape.js';
import { boundTo } from './made.js';

/** One way in which a file comes to a client, and where that leads. */
export interface Source {
  readonly shape: Shape;
  readonly flow: Flow;
  readonly construction?: Construction;
  readonly imported?: { readonly local: string | null; readonly source: string };
}

/** Sources that meet in one name, field or place are one client. */
export function joined(sources: readonly Source[]): Source[][] {
  const groups: Source[][] = [];
  for (const source of sources) {
    const kin = groups.filter((group) => group.some((other) => meet(other.flow, source.flow)));
    for (const group of kin) groups.splice(groups.indexOf(group), 1);
    groups.push([...kin.flat(), source]);
  }
  return groups;
}

function meet(a: Flow, b: Flow): boolean {
  return (
    [...b.holders].some((holder) => a.holders.has(holder)) ||
    [...b.uses.keys()].some((node) => a.uses.has(node))
  );
}

/** The client that sources which meet lead to; none where they lead to no use. */
export function clientOf(tree: Tree, group: readonly Source[]): Client[] {
  const [only] = group;
  if (!only) return [];
  const plain = onlyPlain(tree, group);
  if (plain) return [plain];
  const constructions = new Map(group.flatMap(({ flow }) => [...flow.constructions]));
  const flows = group.map(({ flow }) => flow);
  const uses = [...usesOfAll(flows, [...constructions.keys()]), ...othersIn(tree, flows)];
  const exports = group.flatMap(({ flow }) => [...flow.exports.values()]);
  const core =
    group.map(({ shape }) => coreOf(shape)).find(({ kind }) => kind !== 'maker') ?? coreOf(only.shape);
  const sdk = sdkOf(core.sdk);
  // A file that only hands it on calls nothing, and still decides who gets it.
  const goesOn = exports.length > 0 || flows.some(({ carried, feeds }) => carried.size + feeds.size > 0);
  const isNothing = uses.length === 0 && constructions.size === 0 && !goesOn;
  const isClass = core.kind === 'maker' && !flows.some(makesClients);
  if (!sdk || isNothing || isClass) return [];
  return [
    {
      origin: { kind: 'held', constructions: [...constructions.values()] },
      isGlobal: group.some(({ shape }) => leadsToGlobal(shape)),
      isOnlyTyped: group.every(({ shape, imported }) => shape.kind === 'type' && !imported),
      sdk,
      declaration: null,
      exports,
      uses,
      flows,
    },
  ];
}

/** True where a class of Segment, or one that extends it, leads to clients, and does not only go somewhere itself. */
export const makesClients = ({ constructions, uses, exports }: Flow): boolean =>
  constructions.size > 0 ||
  [...uses.values()].some(({ kind }) => kind !== 'escape' && kind !== 'export') ||
  [...exports.values()].some(({ shape }) => coreOf(shape).kind === 'client');

type Assignment = Extract<Node, { type: 'AssignmentExpression' }>;

function assignmentsTo(tree: Tree, declaration: Declaration): Assignment[] {
  return usesOf(tree, declaration).flatMap((use) => {
    const parent = parentOf(wrapped(use));
    return parent?.type === 'AssignmentExpression' && parent.operator === '=' && parent.left === wrapped(use)
      ? [parent]
      : [];
  });
}

/** Nothing, or an object that stands in for the client; of a choice, both. */
function isNothing(node: Node): boolean {
  const value = unwrapped(node);
  if (value.type === 'ConditionalExpression')
    return isNothing(value.consequent) && isNothing(value.alternate);
  return (
    ['NullLiteral', 'BooleanLiteral', 'ObjectExpression'].includes(value.type) ||
    (value.type === 'UnaryExpression' && value.operator === 'void') ||
    (value.type === 'Identifier' && value.name === 'undefined')
  );
}

/** What comes to a place of the client and is something else, as far as no flow shows that it is a client. */
function strangersIn(flows: readonly Flow[]): Use[] {
  const others = flows.flatMap((flow) => [...flow.others]);
  return others.flatMap((node): Use[] =>
    flows.some((flow) => flow.hasSeen(node))
      ? []
      : [{ kind: 'escape', node, at: startOf(node), isOther: true }],
  );
}

/** What else a variable of the client is given, where that is neither a client, nor a stand-in, nor nothing. */
function othersIn(tree: Tree, flows: readonly Flow[]): Use[] {
  const names = new Set(flows.flatMap((flow) => [...flow.variables]));
  return [...names].flatMap((declaration) =>
    assignmentsTo(tree, declaration).flatMap((assignment): Use[] => {
      const isKnown = flows.some((flow) => flow.hasSeen(assignment.right)) || isNothing(assignment.right);
      return isKnown ? [] : [{ kind: 'escape', node: assignment, at: startOf(assignment) }];
    }),
  );
}

/** The uses of a client in the order of the text; one that is waited for where it is made is no use of its own. */
function usesOfAll(flows: readonly Flow[], constructions: readonly Node[]): Use[] {
  const made = new Set(constructions.map(wrapped));
  const strangers = strangersIn(flows).map((use) => [use.node, use] as const);
  const awaited = flows.flatMap((flow) => [...flow.awaited]).filter((node) => !made.has(node));
  const uses = new Map([
    ...strangers,
    ...flows.flatMap((flow) => [...flow.uses]),
    ...awaited.map(awaitedUse),
  ]);
  return [...uses.values()].sort((a, b) => startOf(a.node) - startOf(b.node));
}

const awaitedUse = (node: Node): [Node, Use] => [
  node,
  { kind: 'awaited', node, receiver: node, at: startOf(node) },
];

/** A type that only says what a plain client is adds nothing to it. */
function onlyPlain(tree: Tree, group: readonly Source[]): Client | null {
  const [own, ...others] = group.filter(({ shape }) => shape.kind !== 'type');
  const plain = own && others.length === 0 ? plainClient(tree, own) : null;
  const name = plain?.declaration?.identifier;
  const isTyped = ({ shape, flow }: Source) =>
    shape.kind !== 'type' || [...flow.holders].every((holder) => holder === name || isImported(holder));
  return plain && group.every(isTyped) ? plain : null;
}

const isImported = (name: Node): boolean => /^Import/.test(parentOf(name)?.type ?? '');

/** A client that stays under the name that it was made or imported with, or that is never given one. */
function plainClient(tree: Tree, source: Source): Client | null {
  const { construction, imported, flow, shape } = source;
  const declaration = construction
    ? boundTo(tree, construction.node)
    : imported?.local && shape.kind === 'client'
      ? resolve(tree, imported.local, tree.ast.program.body[0] ?? tree.ast.program)
      : null;
  const isBare =
    construction !== undefined && parentOf(wrapped(construction.node))?.type === 'ExpressionStatement';
  if (declaration && assignmentsTo(tree, declaration).length > 0) return null;
  const moves = [...flow.holders].some((holder) => holder !== declaration?.identifier);
  if (construction?.isHook) return null;
  if ((!declaration && !isBare) || moves || flow.taken.size > 0 || construction?.isPromise) return null;
  // What goes to another module stays a client there.
  if (flow.feeds.size > 0 || flow.setsGlobal || flow.carried.size > 0 || flow.isKept) return null;
  if (construction && flow.awaited.has(wrapped(construction.node))) return null;
  const origin = construction
    ? ({ kind: 'constructed', construction, direct: construction.lazy !== true } as const)
    : imported && ({ kind: 'imported', source: imported.source } as const);
  const sdk = sdkOf(coreOf(shape).sdk);
  if (!origin || !sdk) return null;
  const exports = [...flow.exports.values()];
  const uses = usesOfAll([flow], []);
  const isGlobal = leadsToGlobal(shape);
  return { origin, sdk, declaration, isGlobal, isOnlyTyped: false, exports, uses, flows: [flow] };
}
