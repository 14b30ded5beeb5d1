import type { Node } from '@babel/types';
import { type PassedOn, passedOn } from '../mapping/passed-on.js';
import { type CallUse, type Client, constructionsOf, flavourOf, type Use } from './clients/client.js';
import type { Edit, Piece } from './edit.js';
import { behind } from './set-up/init.js';
import type { SiteContext } from './sites/site-context.js';
import { spanOf } from './syntax/span.js';
import { endOf, isList, parentOf, startOf } from './syntax/tree.js';
import { unwrapped } from './syntax/unwrap.js';
import { isPassedOn, keyName, type Property, takenBy, takenMembers } from './taken-methods.js';

/** A method of a client that is not called where it stands. */
type MethodUse = Extract<Use, { kind: 'method' }>;

const standIn = (method: string, { client, migration }: SiteContext): PassedOn | null =>
  passedOn(client.sdk.dialect, method, migration.context.options);

/** True for a method in whose place a function of the helper can be passed on. */
export const hasStandIn = ({ method }: MethodUse, context: SiteContext): boolean =>
  standIn(method, context) !== null;

/** Methods that are taken from a client together, and handed on by the name that they get there. */
export function takenUses(context: SiteContext): MethodUse[] {
  const { client, writing } = context;
  return takenMembers(client).flatMap((member): MethodUse[] => {
    const method = keyName(member);
    // `track` is what it was, wherever it goes.
    if (method === 'track' || !isPassedOn(member, client.uses, writing.tree)) return [];
    if (!standIn(method, context) && client.uses.some((use) => isNamed(use, member))) return [];
    return [{ kind: 'method', node: member, receiver: member, method, at: startOf(member) }];
  });
}

/** The place where it goes out of sight speaks for it. */
const isNamed = (use: Use, { value }: Property): boolean =>
  use.kind === 'method' &&
  use.node.type === 'Identifier' &&
  value.type === 'Identifier' &&
  use.node.name === value.name;

/** A function of the helper in the place of a method that is passed on; null where there is none. */
export function passedOnEdits(use: MethodUse, context: SiteContext): Edit[] | null {
  const stand = standIn(use.method, context);
  if (!stand) return null;
  // It got its name where it was taken from the client.
  if (use.node.type === 'Identifier') return [];
  if (use.node.type === 'ObjectProperty') return takenEdits(use.node, stand, context);
  return [{ span: spanOf(use.node), pieces: callOf(stand, clientText(use.receiver, context), context) }];
}

/** `const { screen, track } = client` loses the method, which gets a line of its own. */
function takenEdits(member: Property, stand: PassedOn, context: SiteContext): Edit[] | null {
  const pattern = parentOf(member);
  const declarator = pattern && parentOf(pattern);
  const statement = declarator && parentOf(declarator);
  const owner = statement && parentOf(statement);
  if (declarator?.type !== 'VariableDeclarator' || !declarator.init || member.value.type !== 'Identifier')
    return null;
  if (statement?.type !== 'VariableDeclaration' || statement.declarations.length > 1) return null;
  const { name } = member.value;
  const { init } = declarator;
  if (pattern?.type === 'ObjectPattern' && pattern.properties.length === 1) {
    const [open = '', ...others] = callOf(stand, '', context);
    return [
      { span: spanOf(pattern), pieces: [name] },
      { span: { start: startOf(init), end: startOf(init) }, pieces: [open] },
      { span: { start: endOf(init), end: endOf(init) }, pieces: others },
    ];
  }
  if (!owner || !isList(owner)) return null;
  const text = isHook(init, context.client) ? clientText(init, context) : spanOf(init);
  const line: Piece[] = [
    `const ${name} = `,
    ...callOf(stand, text, context),
    context.writing.style.semicolons ? ';' : '',
  ];
  const { style, tree } = context.writing;
  return [behind(tree, statement, line, style.eol)];
}

function callOf(
  { helper, identifies }: PassedOn,
  client: Piece,
  { writing, client: own }: SiteContext,
): Piece[] {
  const flavour = flavourOf(own);
  const more = identifies ? `, ${writing.imports.of(flavour)('Identify')}` : '';
  return [`${writing.imports.helper(helper)}(`, ...(client === '' ? [] : [client]), `${more})`];
}

const isHook = (node: Node, client: Client): boolean =>
  constructionsOf(client).some((made) => made.isHook === true && made.node === unwrapped(node));

/** What the methods are those of: the client under its name, or all functions of the SDK. */
function clientText(receiver: Node, { client, fate, writing }: SiteContext): Piece {
  if (fate.kind === 'functions' || isHook(receiver, client))
    return writing.imports.namespace(flavourOf(client));
  return spanOf(receiver);
}

/** True for a call of a method that was passed on, and still takes what Segment's took. */
export function takesSegmentsArguments(use: CallUse, context: SiteContext): boolean {
  if (use.bare !== true || !standIn(use.method, context)) return false;
  const member = takenBy(use, context);
  return member === null || isPassedOn(member, context.client.uses, context.writing.tree);
}
