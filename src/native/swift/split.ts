import type { Edit } from '../../javascript/edit.js';
import type { NativeFile } from '../language.js';
import { besideKey } from '../project.js';
import { staysBound } from '../stays-bound.js';
import { indentAt } from '../style.js';
import { ancestorsOf, fieldOf, findAll, parts, type SyntaxNode, spanOf, textOf } from '../tree.js';
import { clientOf } from './clients.js';
import { isConstruction } from './construction.js';
import { declaredClients } from './declared-clients.js';
import { keyOfDeclaration } from './keys.js';
import type { Declaration } from './scope.js';
import { isOptionalType } from './sdk.js';
import type { SwiftCall } from './swift-call.js';
import { isHeld } from './swift-call.js';
import { memberOf } from './syntax.js';

/** A client that becomes Amplitude's, with a Segment client beside it for the calls that have to stay. */
export interface Split {
  readonly key: string;
  readonly declaration: Declaration;
  readonly name: string;
  readonly beside: string;
  /** The statements that make the client: they are there twice afterwards, once under the other name. */
  readonly statements: readonly { readonly node: SyntaxNode; readonly name: SyntaxNode }[];
}

const besideName = (name: string): string => `segment${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** How a client of a file can be doubled; null where it is made elsewhere, or in a form that cannot be repeated. */
export function splitOf(file: NativeFile, declaration: Declaration): Split | null {
  const { tree } = file;
  const { node, value } = declaration;
  const pattern = parts(node).filter(({ field, type }) => field === 'name' && type === 'pattern');
  const [name, ...more] = pattern.flatMap((one) =>
    one.children.filter(({ field }) => field === 'bound_identifier'),
  );
  if (node.type !== 'property_declaration' || !name || more.length > 0) return null;
  if (node.children.some(({ type }) => /didset|computed_property/.test(type))) return null;
  const text = textOf(tree, name);
  const beside = besideName(text);
  if (new RegExp(`\\b${beside}\\b`).test(tree.text)) return null;
  const makers = findAll(tree.root, (made) => made.type === 'call_expression' && isConstruction(file, made));
  const own = makers.filter((made) => made === value);
  const assigned = makers.flatMap((made) => assignmentOf(file, made, declaration) ?? []);
  if (own.length + assigned.length === 0) return null;
  return {
    key: keyOfDeclaration(file, declaration),
    declaration,
    name: text,
    beside,
    statements: [{ node, name }, ...assigned],
  };
}

/** The statement that puts a new client into the variable. */
function assignmentOf(
  file: NativeFile,
  made: SyntaxNode,
  { node }: Declaration,
): { node: SyntaxNode; name: SyntaxNode } | null {
  const { parent } = made;
  if (parent?.type !== 'assignment' || parent.parent?.type !== 'statements') return null;
  const target = fieldOf(parent, 'target');
  const left = target && parts(target)[0];
  if (!left || clientOf(file, left)?.declaration?.node !== node) return null;
  return { node: parent, name: memberOf(file.tree, left)?.name ?? left };
}

/** The Segment client beside Amplitude's, and the calls that speak to it. */
export function splitEdits(file: NativeFile, { beside, statements }: Split): Edit[] {
  const { tree, style } = file;
  return statements.map(({ node, name }): Edit => {
    const text = tree.text.slice(node.start, name.start) + beside + tree.text.slice(name.end, node.end);
    return {
      span: { start: node.start, end: node.start },
      pieces: [`${qualified(text, file)}${style.eol}${indentAt(tree.text, node)}`],
    };
  });
}

/** Both of the modules that the file imports then have a class `Configuration`. */
const qualified = (text: string, { project }: NativeFile): string =>
  project.iosSdk === 'amplitude-swift'
    ? text.replace(/(?<![.\w])Configuration(?=\(\s*writeKey)/g, 'Segment.Configuration')
    : text;

/** A call that stays speaks to the client beside the one that it spoke to. */
export function besideEdit(file: NativeFile, { client, receiver, isChained }: SwiftCall): Edit | null {
  const { tree } = file;
  if (!client || !receiver) return null;
  const own = memberOf(tree, receiver)?.name ?? receiver;
  if (own.type !== 'simple_identifier') return null;
  const binding = boundTo(file, receiver);
  if (!binding) return { span: spanOf(own), pieces: [besideName(textOf(tree, own))] };
  // Inside `guard let analytics = analytics` the other client may still be nil.
  const isOptional = client.declaration?.type ? isOptionalType(client.declaration.type) : true;
  const named = memberOf(tree, binding)?.name ?? binding;
  const text = tree.text.slice(binding.start, named.start) + besideName(textOf(tree, named));
  return { span: spanOf(receiver), pieces: [isOptional && !isChained ? `${text}?` : text] };
}

/** What a name was bound to by a condition around it; null for the name of a variable itself. */
function boundTo({ tree }: NativeFile, receiver: SyntaxNode): SyntaxNode | null {
  if (receiver.type !== 'simple_identifier') return null;
  const name = textOf(tree, receiver);
  let inner = receiver;
  for (const around of ancestorsOf(receiver)) {
    const holders = [
      around,
      ...around.children.filter(({ type, end }) => type === 'guard_statement' && end <= inner.start),
    ];
    for (const holder of holders) {
      const index = holder.children.findLastIndex(
        (child) =>
          child.field === 'bound_identifier' && textOf(tree, child) === name && child.end <= inner.start,
      );
      const bound = holder.children[index];
      if (!bound) continue;
      const next = holder.children[index + 1];
      return next && textOf(tree, next) === '=' ? (holder.children[index + 2] ?? null) : bound;
    }
    if (/^(function_body|class_body)$/.test(around.type)) return null;
    inner = around;
  }
  return null;
}

/** Clients of this file on which a call is certain to stay Segment's, here or in another file, and that can be doubled. */
export function splitsFor(file: NativeFile, calls: readonly SwiftCall[]): Split[] {
  const bound = calls.filter((call) => isHeld(call) && staysBound(call) && call.construction === null);
  const local = bound.flatMap(({ client }) => client?.declaration ?? []);
  const asked = declaredClients(file)
    .filter((client) => file.project.besides.has(besideKey(client)))
    .flatMap(({ declaration }) => declaration ?? []);
  // A second run finds calls on the client beside; there is nothing left to double then.
  const declarations = new Map([...local, ...asked].map((one) => [one.node, one]));
  const rest = calls.filter((call) => isHeld(call) && !staysBound(call));
  return [...declarations.values()].flatMap((one) => {
    const isUsed =
      rest.some(({ client }) => client?.declaration?.node === one.node) ||
      asked.some(({ node }) => node === one.node);
    return (isUsed ? splitOf(file, one) : null) ?? [];
  });
}
