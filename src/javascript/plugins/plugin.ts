import type { Node } from '@babel/types';
import { isReassigned } from '../syntax/reassigned.js';
import { functionAround, returnsOf } from '../syntax/returns.js';
import { resolve } from '../syntax/scope.js';
import { descendantsOf, parentOf, type Tree } from '../syntax/tree.js';
import { propertyName, unwrapped, wrapped } from '../syntax/unwrap.js';
import { followParameter, functionOf, type Walk } from './follow-event.js';
import type { Judged } from './middleware.js';

/** Segment's plug-in, as it stands where it is registered. */
export interface Plugin {
  readonly node: Node;
  readonly name: string;
  /** It only looks at what was sent, as plug-ins of the types `destination` and `after` do. */
  readonly observes: boolean;
}

/** Calls that Segment's plug-ins hear of, one method each. */
const hooks: ReadonlySet<string> = new Set(['track', 'page', 'screen', 'identify', 'group', 'alias']);
/** What is called at the start and the end, with the client as second argument. */
const turns: ReadonlySet<string> = new Set(['load', 'unload', 'ready', 'isLoaded']);
const facts: ReadonlySet<string> = new Set(['name', 'type', 'version', 'alternativeNames']);
const kinds: ReadonlySet<string> = new Set(['before', 'enrichment', 'utility', 'destination', 'after']);

/** A plug-in that can be shown Amplitude's events, or the place where it needs more than that. */
export function judgePlugin(tree: Tree, node: Node): Judged & { readonly plugin?: Plugin } {
  const whole = wholeOf(tree, unwrapped(node));
  if (!whole) return { trouble: node };
  const walk: Walk = { tree, seen: new Set<Node>() };
  const texts = new Map<string, string>();
  const isClass = whole.type === 'ClassBody';
  for (const member of whole.type === 'ObjectExpression' ? whole.properties : whole.body) {
    const key = keyOf(member);
    const value = 'value' in member && member.value ? unwrapped(member.value as Node) : member;
    if (facts.has(key)) {
      if (value.type === 'StringLiteral') texts.set(key, value.value);
      continue;
    }
    const isKnown = hooks.has(key) || turns.has(key);
    // A class may have members of its own, which Segment does not call.
    if (isClass && !isKnown) continue;
    const fn = functionOf(tree, value);
    if (!fn || !isKnown) return { trouble: member };
    const trouble = hooks.has(key) ? followParameter(walk, fn, 0, 'context') : usesClient(fn);
    if (trouble) return { trouble };
  }
  const [name, type = ''] = [texts.get('name'), texts.get('type')];
  if (name === undefined || !kinds.has(type)) return { trouble: node };
  const observes = type === 'destination' || type === 'after';
  return { functions: new Set([...walk.seen, ownerOf(whole)]), plugin: { node, name, observes } };
}

/** What declares a plug-in, with the type that it has there. */
function ownerOf(whole: Whole): Node {
  const owner = parentOf(wrapped(whole));
  if (owner?.type !== 'ReturnStatement') return owner ?? whole;
  return functionAround(owner) ?? owner;
}

function keyOf(member: Node): string {
  const key = 'key' in member && !('computed' in member && member.computed) ? (member.key as Node) : null;
  return key?.type === 'Identifier' ? key.name : '';
}

type Whole = Extract<Node, { type: 'ObjectExpression' | 'ClassBody' }>;

/** The object itself, the constant that holds it, what a function of the file returns, or the class it is made of. */
function wholeOf(tree: Tree, node: Node): Whole | null {
  if (node.type === 'ObjectExpression') return node;
  if (node.type === 'CallExpression') {
    const fn = functionOf(tree, unwrapped(node.callee));
    return fn && returned(tree, fn);
  }
  if (node.type === 'NewExpression') {
    const made = node.callee.type === 'Identifier' ? resolve(tree, node.callee.name, node)?.node : undefined;
    return made?.type === 'ClassDeclaration' && !made.superClass ? made.body : null;
  }
  const declared = node.type === 'Identifier' ? resolve(tree, node.name, node)?.node : undefined;
  if (declared?.type !== 'VariableDeclarator' || !declared.init || isReassigned(tree, declared)) return null;
  const init = unwrapped(declared.init);
  return init.type === 'Identifier' ? null : wholeOf(tree, init);
}

/** What a function returns in the one place where it does. */
function returned(tree: Tree, fn: Node): Whole | null {
  if (!('body' in fn) || ('async' in fn && fn.async)) return null;
  const body = fn.body as Node;
  if (body.type !== 'BlockStatement') return wholeOf(tree, unwrapped(body));
  const [end, ...others] = returnsOf(fn);
  if (!end?.argument || others.length > 0) return null;
  return wholeOf(tree, unwrapped(end.argument));
}

/** Where `load(ctx, analytics)` asks for either: Amplitude's client is another one. */
function usesClient(fn: Node): Node | null {
  const params = 'params' in fn ? (fn.params as Node[]) : [];
  const names = new Set(params.map((param) => (param.type === 'Identifier' ? param.name : '')));
  if (names.has('')) return fn;
  const body = 'body' in fn ? (fn.body as Node) : fn;
  return [body, ...descendantsOf(body)].find((node) => isAsked(node, names)) ?? null;
}

function isAsked(node: Node, names: ReadonlySet<string>): boolean {
  if (node.type !== 'Identifier' || !names.has(node.name)) return false;
  const parent = parentOf(node);
  const isName = parent && propertyName(parent) === node.name && 'object' in parent && parent.object !== node;
  // `load: (ctx) => Promise.resolve(ctx)`: nobody looks at what comes of it.
  const isGivenBack = parent?.type === 'CallExpression' && propertyName(parent.callee) === 'resolve';
  return !isName && !isGivenBack;
}
