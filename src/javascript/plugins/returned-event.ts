import type { Identifier, Node, ObjectExpression } from '@babel/types';
import { isReassigned } from '../syntax/reassigned.js';
import { returnsOf } from '../syntax/returns.js';
import { resolve } from '../syntax/scope.js';
import { propertyName, unwrapped } from '../syntax/unwrap.js';
import { followPattern, functionOf, type Trouble, takesPlace, type Walk } from './follow-event.js';

/**
 * Looks at what a function gives back: the event it was handed, a copy of it in which only such fields differ as
 * Amplitude's event takes over, or nothing.
 */
export function followReturns(walk: Walk, fn: Node, judged: ReadonlySet<Node> = new Set()): Trouble {
  if (judged.has(fn) || !('body' in fn)) return null;
  if ('generator' in fn && fn.generator) return fn;
  const known = new Set([...judged, fn]);
  const body = fn.body as Node;
  if (body.type !== 'BlockStatement') return followReturned(walk, body, known);
  if (!endsInReturn(body)) dropped(walk);
  return anyOf(returnsOf(fn), ({ argument }) =>
    argument ? followReturned(walk, argument, known) : dropped(walk),
  );
}

/** The event as a whole is at stake. */
function dropped({ written }: Walk): null {
  written?.add('event');
  return null;
}

/** True for code behind which nothing is reached. */
function endsInReturn(node: Node | null | undefined): boolean {
  switch (node?.type) {
    case 'ReturnStatement':
    case 'ThrowStatement':
      return true;
    case 'BlockStatement':
      return endsInReturn(node.body.at(-1));
    case 'IfStatement':
      return endsInReturn(node.consequent) && endsInReturn(node.alternate);
    case 'TryStatement':
      return endsInReturn(node.block) && (!node.handler || endsInReturn(node.handler.body));
    default:
      return false;
  }
}

function followReturned(walk: Walk, given: Node, judged: ReadonlySet<Node>): Trouble {
  const node = unwrapped(given);
  switch (node.type) {
    case 'Identifier':
      if (node.name === 'undefined') return dropped(walk);
      return isEvent(walk, node) ? null : followCopy(walk, node, judged);
    case 'AwaitExpression':
      return followReturned(walk, node.argument, judged);
    case 'ConditionalExpression':
      return anyOf([node.consequent, node.alternate], (part) => followReturned(walk, part, judged));
    case 'ObjectExpression':
      return isCopy(walk, node) ? null : node;
    case 'CallExpression': {
      const [first] = node.arguments;
      if (propertyName(node.callee) === 'resolve') return first ? followReturned(walk, first, judged) : null;
      const fn = functionOf(walk.tree, node.callee);
      return fn ? followReturns(walk, fn, judged) : node;
    }
    default:
      return node;
  }
}

function isEvent(walk: Walk, name: Identifier): boolean {
  const declared = resolve(walk.tree, name.name, name);
  return declared !== null && walk.events?.has(declared.identifier) === true;
}

/** `const copy = { ...event }; copy.properties = …; return copy;` */
function followCopy(walk: Walk, name: Identifier, judged: ReadonlySet<Node>): Trouble {
  const declared = resolve(walk.tree, name.name, name)?.node;
  if (declared?.type !== 'VariableDeclarator' || !declared.init || isReassigned(walk.tree, declared))
    return name;
  return followReturned(walk, declared.init, judged) ?? followPattern(walk, declared.id as Node, 'event');
}

/** `{ ...event, properties: … }`: the event comes first, and each other field may be written. */
function isCopy(walk: Walk, { properties: [first, ...others] }: ObjectExpression): boolean {
  const spread = first?.type === 'SpreadElement' ? unwrapped(first.argument) : null;
  if (spread?.type !== 'Identifier' || !isEvent(walk, spread)) return false;
  return others.every((property) => takesPlace(walk, property, 'event'));
}

function anyOf<T>(items: readonly T[], trouble: (item: T) => Trouble): Trouble {
  for (const item of items) {
    const found = trouble(item);
    if (found) return found;
  }
  return null;
}
