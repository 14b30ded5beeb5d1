import { orderEvent } from '../../mapping/revenue.js';
import type { SegmentCall } from '../../segment/call.js';
import type { NativeFile } from '../language.js';
import type { DeclaredConstant } from '../project.js';
import { fieldOf, findAll, type NativeTree, type SyntaxNode, textOf } from '../tree.js';
import { declarationOf, declarationsIn } from './scope.js';
import { memberOf, typeAround, typeNameOf } from './syntax.js';
import { readValue } from './values.js';

/** An event that a constant names has that name: `let paid = "Order Completed"`, `Events.paid`, `Event.paid.rawValue`. */
export function withNamedEvent(
  file: NativeFile,
  call: SegmentCall,
  event: SyntaxNode | undefined,
): SegmentCall {
  if (call.type !== 'track' || call.event.constant !== undefined || !event) return call;
  const constant = namedText(file, event);
  return constant === undefined ? call : { ...call, event: { ...call.event, constant } };
}

function namedText({ tree, project }: NativeFile, expression: SyntaxNode): string | undefined {
  const node = rawOf(tree, expression);
  const path = textOf(tree, node).split(/\s*\.\s*/);
  const [name = '', owner = null] = path.reverse();
  const local = path.length === 1 ? declarationOf(tree, node, name) : null;
  if (local) return isFixed(tree, local.node) ? literal(tree, local.value) : undefined;
  const around = typeAround(node);
  const type = owner !== null && /^(self|Self)$/.test(owner) ? around && typeNameOf(tree, around) : owner;
  const same = (one: Named) => one.name === name && one.owner === type;
  return (
    namedIn(tree).find(same)?.text ??
    (project.orders.some((one) => one.name === name && one.owner === type) ? orderEvent : undefined)
  );
}

/** `Event.paid.rawValue` is what the case says. */
function rawOf(tree: NativeTree, node: SyntaxNode): SyntaxNode {
  const member = memberOf(tree, node);
  return member && textOf(tree, member.name) === 'rawValue' ? member.receiver : node;
}

interface Named {
  readonly name: string;
  readonly owner: string | null;
  readonly text: string;
}

const known = new WeakMap<NativeTree, readonly Named[]>();

/** Constants of types and of the file, and cases with a text. */
function namedIn(tree: NativeTree): readonly Named[] {
  const found =
    known.get(tree) ??
    findAll(tree.root, ({ type }) => places.test(type)).flatMap((node) => readNamed(tree, node));
  known.set(tree, found);
  return found;
}

const places = /^(property_declaration|enum_entry)$/;

function readNamed(tree: NativeTree, node: SyntaxNode): Named[] {
  const around = typeAround(node);
  const owner = around ? typeNameOf(tree, around) : null;
  if (node.type === 'enum_entry') {
    const [name, text] = [fieldOf(node, 'name'), literal(tree, fieldOf(node, 'raw_value') ?? null)];
    return name && text !== undefined ? [{ name: textOf(tree, name), owner, text }] : [];
  }
  if (node.parent?.type === 'statements' || !isFixed(tree, node)) return [];
  return declarationsIn(tree, node).flatMap(({ name, value }) => {
    const text = literal(tree, value);
    return text === undefined ? [] : [{ name, owner, text }];
  });
}

const isFixed = (tree: NativeTree, node: SyntaxNode): boolean => /^[^=:]*\blet\b/.test(textOf(tree, node));

function literal(tree: NativeTree, value: SyntaxNode | null): string | undefined {
  const constant = value ? readValue(tree, value).constant : undefined;
  return typeof constant === 'string' ? constant : undefined;
}

/** Constants for the name of an order that other files see. */
export const declaredOrders = (tree: NativeTree): DeclaredConstant[] =>
  tree.text.includes(orderEvent)
    ? namedIn(tree)
        .filter(({ text }) => text === orderEvent)
        .map(({ name, owner }) => ({ name, owner, home: '' }))
    : [];
