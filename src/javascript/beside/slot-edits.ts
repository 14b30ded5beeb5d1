import type { Node } from '@babel/types';
import type { Finding } from '../../report/report.js';
import type { Span } from '../../segment/value.js';
import { typeNames } from '../client-types.js';
import { type Construction, constructionsOf, flavourOf } from '../clients/client.js';
import type { Edit, Piece } from '../edit.js';
import { heldPlace, instanceText, startedPieces } from '../set-up/held.js';
import { initPieces } from '../set-up/init.js';
import { startedBy } from '../set-up/started.js';
import { type Site, statusOf } from '../sites/site.js';
import type { SiteContext } from '../sites/site-context.js';
import { spanOf } from '../syntax/span.js';
import { descendantsOf, endOf, startOf } from '../syntax/tree.js';
import { unwrapped } from '../syntax/unwrap.js';
import { variableRenames } from '../variables.js';
import { lineIndent } from '../write/style.js';
import { slotName } from './names.js';
import { usesOfSegment } from './receivers.js';
import { clientTypesIn, type Declared, madeIn, type Slot, type Write } from './slot.js';

/** What stands beside a slot, and what the places are called where a client is made. */
export interface Beside {
  readonly edits: readonly Edit[];
  readonly sites: readonly Site[];
}

/**
 * Lets Segment's client stay in a slot of its own: what declares and fills the slot is renamed as it stands, and
 * Amplitude's client gets the old name in a copy behind it.
 */
export function slotBeside(slot: Slot, sites: readonly Site[], context: SiteContext): Beside {
  const { client, writing } = context;
  const said = new Map<Node, readonly Finding[]>();
  const copies = [
    ...slot.declarations.map((declared) => declaredCopy(declared, context, said)),
    ...slot.writes.map((write) => writtenCopy(write, context, said)),
  ];
  const renamed = [...slot.declarations, ...slot.writes].map(({ identifier }) => rename(slot, identifier));
  const made = constructionsOf(client).map((construction): Site => {
    const findings = said.get(construction.node) ?? [];
    return { ...heldPlace(construction), findings, edits: [], status: statusOf(findings) };
  });
  const receivers = usesOfSegment(client, sites).flatMap(({ receiver }) =>
    receiverEdits(slot, receiver, writing.tree.text),
  );
  return { edits: [...renamed, ...copies, ...receivers], sites: made };
}

const rename = ({ name }: Slot, identifier: Node): Edit => ({
  span: nameSpan(identifier),
  pieces: [slotName(name).replace('#', '')],
});

/** A name alone: where it is declared, its type is a part of the node. */
function nameSpan(identifier: Node): Span {
  const { start, end } = spanOf(identifier);
  return { start, end: identifier.type === 'Identifier' ? start + identifier.name.length : end };
}

type Said = Map<Node, readonly Finding[]>;

function declaredCopy(
  { node, identifier, annotation, value }: Declared,
  context: SiteContext,
  said: Said,
): Edit {
  const { client, writing } = context;
  const types = annotation ? (clientTypesIn(writing.tree, client, annotation) ?? []) : [];
  const typed = types.map((type): Edit => {
    const name = writing.imports.of(flavourOf(client))('Types');
    return { span: spanOf(type), pieces: [`${name}.${typeNames[client.sdk.dialect]}`] };
  });
  return copyBehind(node, identifier, [...typed, ...madeEdits(value, context, said)], context);
}

function writtenCopy({ statement, identifier, value }: Write, context: SiteContext, said: Said): Edit {
  const { writing } = context;
  const construction = constructionsOf(context.client).find(({ node }) => node === unwrapped(value));
  // In an app `init` waits for what is stored, and the types do not know any more what the slot holds.
  const waits = context.client.sdk.dialect === 'react-native';
  if (!construction || waits || startedBy(context))
    return copyBehind(statement, identifier, madeEdits(value, context, said), context);
  // A client that is put there by a statement is started by the next one.
  const target = writing.tree.text.slice(startOf(statement), endOf(identifier));
  const made = { span: spanOf(construction.node), pieces: [instanceText(context, construction)] };
  const copy = copyBehind(statement, identifier, [made], context);
  const init = initPieces(context, construction, statement, `${target}.`, true);
  said.set(construction.node, init.findings);
  const line = writing.style.eol + lineIndent(writing.tree.text, startOf(statement));
  return { ...copy, pieces: [...copy.pieces, line, ...init.pieces] };
}

/** The clients that are made in a value, as Amplitude's. */
function madeEdits(value: Node | null, context: SiteContext, said: Said): Edit[] {
  const all = new Map(
    constructionsOf(context.client).map((construction) => [construction.node, construction]),
  );
  const nodes = value ? madeIn(value, new Set(all.keys())) : [];
  return nodes.map((node) => {
    const construction = all.get(node) as Construction;
    const made = instanceText(context, construction);
    const started = startedBy(context);
    const { pieces, findings } = started
      ? { pieces: [made], findings: [started] }
      : startedPieces(construction, made, context, false);
    said.set(node, findings);
    return { span: spanOf(node), pieces };
  });
}

/** The text of a node on a line of its own behind it, under the old name, with parts of it replaced. */
function copyBehind(node: Node, identifier: Node, parts: readonly Edit[], { writing }: SiteContext): Edit {
  const { text } = writing.tree;
  const name = nameSpan(identifier);
  const own: Edit = { span: name, pieces: [text.slice(name.start, name.end)] };
  // A test of the write key asks for the API key in the copy.
  const keys = variableRenames(writing.tree, writing.variables, parts).filter(
    ({ span }) => span.start >= startOf(node) && span.end <= endOf(node),
  );
  const pieces: Piece[] = [writing.style.eol + lineIndent(text, startOf(node))];
  let offset = startOf(node);
  for (const part of [own, ...keys, ...parts].sort((a, b) => a.span.start - b.span.start)) {
    pieces.push({ start: offset, end: part.span.start }, ...part.pieces);
    offset = part.span.end;
  }
  pieces.push({ start: offset, end: endOf(node) });
  return { span: { start: endOf(node), end: endOf(node) }, pieces };
}

/** A call that stays speaks to Segment's; a test of Amplitude's says nothing of it to the types. */
function receiverEdits(slot: Slot, receiver: Node, text: string): Edit[] {
  const inner = unwrapped(receiver);
  const name = 'property' in inner ? (inner.property as Node) : inner;
  const edit = rename(slot, name.type === 'PrivateName' ? name.id : name);
  const isNullable = slot.declarations.some(({ node, annotation }) => mayBeMissing(node, annotation));
  const access = /^\s*/.exec(text.slice(endOf(receiver)))?.[0].length ?? 0;
  const at = endOf(receiver) + access;
  if (!isNullable || inner !== receiver || text[at] !== '.') return [edit];
  return [edit, { span: { start: at, end: at }, pieces: ['?'] }];
}

function mayBeMissing(node: Node, annotation: Node | null): boolean {
  if ('optional' in node && node.optional) return true;
  return annotation
    ? [...descendantsOf(annotation)].some(({ type }) => /^TS(Null|Undefined)Keyword$/.test(type))
    : false;
}
