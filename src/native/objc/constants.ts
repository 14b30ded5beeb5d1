import { orderEvent } from '../../mapping/revenue.js';
import type { SegmentCall } from '../../segment/call.js';
import type { DeclaredConstant } from '../project.js';
import { type NativeTree, type SyntaxNode, textOf } from '../tree.js';
import { type Declaration, declarationsOf } from './declarations.js';
import { definitionsIn } from './macros.js';
import type { Place } from './objc-call.js';
import { resolve } from './scope.js';
import { ownName, textConstant, unwrap } from './syntax.js';

/** An event that a constant or a macro names has that name. */
export function withNamedEvent(file: Place, call: SegmentCall, event: SyntaxNode | undefined): SegmentCall {
  if (call.type !== 'track' || call.event.constant !== undefined || !event) return call;
  const constant = namedText(file, unwrap(event));
  return constant === undefined ? call : { ...call, event: { ...call.event, constant } };
}

function namedText({ tree, project }: Place, node: SyntaxNode): string | undefined {
  const own = node.type === 'identifier' ? ownName(tree, node) : null;
  const declared = own && resolve(tree, own);
  if (!own) return undefined;
  if (declared?.value) return constantText(tree, declared);
  const isOrder = project.orders.some(({ name, owner }) => owner === null && name === own.name);
  return textOfMacro(definitionsIn(tree).get(own.name)) ?? (isOrder ? orderEvent : undefined);
}

/** The text of a constant; a variable may be given another one. */
const constantText = (tree: NativeTree, { node, value }: Declaration): string | undefined =>
  value !== null && /\bconst\b/.test(textOf(tree, node)) ? textConstant(tree, value) : undefined;

const textOfMacro = (value: string | undefined): string | undefined =>
  /^\s*\(?@"([^"\\]*)"\)?\s*$/.exec(value ?? '')?.[1];

/** Constants and macros for the name of an order that other files see. */
export function declaredOrders(tree: NativeTree): DeclaredConstant[] {
  if (!tree.text.includes(orderEvent)) return [];
  const constants = [...declarationsOf(tree).values()]
    .flat()
    .filter((one) => one.kind === 'global' && constantText(tree, one) === orderEvent)
    .map(({ name }) => name);
  const macros = [...definitionsIn(tree)].flatMap(([name, value]) =>
    textOfMacro(value) === orderEvent ? [name] : [],
  );
  return [...constants, ...macros].map((name) => ({ name, owner: null, home: '' }));
}
