import type { Class, ClassBody, Node } from '@babel/types';
import { isPluginBase } from '../../segment/sdks.js';
import { importOf } from '../clients/flow/imports.js';
import { isTypePlace } from '../clients/type-places.js';
import { resolve, usesOf } from '../syntax/scope.js';
import { descendantsOf, parentOf, type Tree } from '../syntax/tree.js';
import { propertyName, unwrapped, wrapped } from '../syntax/unwrap.js';
import { isOfContext } from './event-paths.js';
import type { JudgedPlugIn } from './exported.js';
import { followParameter, functionOf, type Trouble, type Walk } from './follow-event.js';
import { followReturns } from './returned-event.js';

/** A class of the app's own that extends one of Segment's for plug-ins. */
export interface AppClass {
  readonly node: Class;
  /** Null for one that may hold events back or change them in ways that Amplitude's client would not. */
  readonly judged: JudgedPlugIn | null;
  /** Where it needs more of Segment than the event; null where it does not. */
  readonly trouble: Trouble;
}

/** Methods that are handed an event. */
const hooks: ReadonlySet<string> = new Set(['execute', 'track', 'screen', 'identify', 'group', 'alias']);
/** Methods in which a plug-in is told of the client, its settings, or of calls that are no events. */
const turns: ReadonlySet<string> = new Set(['configure', 'update', 'shutdown', 'flush', 'reset']);

/** Judges a class that extends one of Segment's for plug-ins; null for any other. */
export function judgeAppClass(tree: Tree, node: Node): AppClass | null {
  if (node.type !== 'ClassDeclaration' && node.type !== 'ClassExpression') return null;
  const base = node.superClass ? importOf(tree, node.superClass) : null;
  if (!base || !isPluginBase(base.source, base.name)) return null;
  const kind = kindOf(node.body, base.name);
  const walk: Walk = { tree, seen: new Set(), events: new Set(), written: new Set(), isApp: true };
  const trouble = troubleIn(walk, node, kind);
  const asked = trouble ?? [...descendantsOf(node.body)].find(asksSegment) ?? otherUse(tree, node);
  const observes = kind === 'destination' || kind === 'after';
  if (!asked) return { node, trouble: null, judged: observes ? 'observes' : 'changes' };
  if (observes) return { node, trouble: asked, judged: 'stays' };
  const isHarmless = !trouble && [...(walk.written ?? [])].every(isOfContext);
  return { node, trouble: asked, judged: isHarmless ? 'context' : null };
}

/** The type of a plug-in decides when it is asked; the one that none is given is that of its base. */
function kindOf(body: ClassBody, base: string): string {
  const given = body.body.find((member) => member.type === 'ClassProperty' && keyOf(member) === 'type');
  const value = given?.type === 'ClassProperty' && given.value ? unwrapped(given.value) : null;
  if (!value) return base === 'DestinationPlugin' ? 'destination' : 'utility';
  if (value.type === 'StringLiteral') return value.value;
  return propertyName(value) ?? '';
}

function troubleIn(walk: Walk, node: Class, kind: string): Trouble {
  if (!/^(before|enrichment|destination|after)$/.test(kind)) return node;
  const observes = kind === 'destination' || kind === 'after';
  for (const member of node.body.body) {
    const key = keyOf(member);
    if (turns.has(key) || key === '') return member;
    if (!hooks.has(key)) continue;
    const fn = functionOf(
      walk.tree,
      'value' in member && member.value ? unwrapped(member.value as Node) : member,
    );
    if (!fn) return member;
    const trouble = followParameter(walk, fn, 0, 'event') ?? (observes ? null : followReturns(walk, fn));
    if (trouble) return trouble;
  }
  return null;
}

/** `this.analytics`, and what it inherits; the constructor only has to call that of its base. */
function asksSegment(node: Node): boolean {
  const parent = parentOf(node);
  if (node.type === 'Super')
    return !(parent?.type === 'CallExpression' && parentOf(parent)?.type === 'ExpressionStatement');
  if (node.type !== 'ThisExpression' || !parent) return false;
  const key = propertyName(parent);
  return key === null || key === 'analytics';
}

/** A use of the class for something else than an instance that a client is given: a class that extends it, for one. */
function otherUse(tree: Tree, { id }: Class): Trouble {
  const declared = id ? resolve(tree, id.name, id) : null;
  const uses = declared ? usesOf(tree, declared) : [];
  return uses.find((use) => !isPlugInUse(tree, use)) ?? null;
}

/** A plug-in, or its class, where a client is given it, and where it is kept or exported for that. */
export function isPlugInUse(tree: Tree, use: Node): boolean {
  const outer = wrapped(use);
  const parent = parentOf(outer);
  if (isTypePlace(use) || (parent && /^Export/.test(parent.type))) return true;
  switch (parent?.type) {
    case 'ObjectProperty':
      return propertyKey(parent) === 'plugin';
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return parent.object === outer;
    case 'NewExpression':
      return parent.callee === outer && isPlugInUse(tree, parent);
    case 'VariableDeclarator': {
      const { id } = parent;
      const held = id.type === 'Identifier' ? resolve(tree, id.name, id) : null;
      return held !== null && usesOf(tree, held).every((other) => isPlugInUse(tree, other));
    }
    default:
      return false;
  }
}

const propertyKey = ({ key }: Extract<Node, { type: 'ObjectProperty' }>): string =>
  key.type === 'Identifier' ? key.name : '';

/** The name of a member; empty for one that is worked out. */
function keyOf(member: Node): string {
  if (member.type === 'TSDeclareMethod' || member.type === 'StaticBlock') return ' ';
  if (!('key' in member) || ('computed' in member && member.computed)) return '';
  const key = member.key as Node;
  return key.type === 'Identifier' ? key.name : key.type === 'PrivateName' ? `#${key.id.name}` : '';
}
