import type { Node, TSAsExpression } from '@babel/types';
import { typeNames } from '../client-types.js';
import { type CallUse, type Client, constructionsOf, flavourOf } from '../clients/client.js';
import { importOf } from '../clients/flow/imports.js';
import { textOf } from '../syntax/span.js';
import { endOf, type Tree } from '../syntax/tree.js';
import { unwrapped } from '../syntax/unwrap.js';
import { aliasSpeaker, takenSpeaker } from '../taken-methods.js';
import { clientSpeaker, functionSpeaker, type Speaker } from '../write/speaker.js';
import { importable } from '../write/writing.js';
import type { SiteContext } from './site-context.js';

export function speakerOf(use: CallUse, context: SiteContext): Speaker {
  const { fate, writing } = context;
  const sdkName = importable(use.node, writing, writing.imports.of(flavourOf(context.client)));
  if (fate.kind === 'functions')
    return use.bare ? aliasSpeaker(use, context, sdkName) : functionSpeaker(sdkName);
  if (use.bare) return takenSpeaker(use, context, sdkName);
  const access = /^[\s)]*?(\s*(?:\?\.|\.)\s*)/.exec(writing.tree.text.slice(endOf(use.receiver)))?.[1] ?? '.';
  const receiver = isAskedFor(use, context.client)
    ? writing.imports.namespace(flavourOf(context.client))
    : receiverText(use, context);
  if (fate.kind === 'kept') return clientSpeaker(receiver + access, sdkName);
  const global = windowText(receiver, context);
  // A class is asked for only where the client is there.
  const certain = global.replaceAll('?.', '.');
  return { fn: (name) => global + access + name, className: (name) => `${certain}.${name}` };
}

/** `(await client)` loses its meaning without its parentheses; a type that it is said to have is Amplitude's now. */
function receiverText({ receiver }: CallUse, { client, writing }: SiteContext): string {
  const { tree } = writing;
  if (receiver.extra?.parenthesized !== true || receiver.type === 'Identifier') return textOf(tree, receiver);
  if (!isCastTo(client, receiver, tree)) return `(${textOf(tree, receiver)})`;
  const types = writing.imports.of(flavourOf(client))('Types');
  return `(${textOf(tree, receiver.expression)} as ${types}.${typeNames[client.sdk.dialect]})`;
}

/** `client as AnalyticsBrowser` */
function isCastTo({ sdk }: Client, node: Node, tree: Tree): node is TSAsExpression {
  const type = node.type === 'TSAsExpression' ? node.typeAnnotation : null;
  return type?.type === 'TSTypeReference' && importOf(tree, type.typeName)?.source === sdk.package;
}

/** `useAnalytics().track('E')`: what the hook gave is imported from now on. */
const isAskedFor = ({ receiver }: CallUse, client: Client): boolean =>
  constructionsOf(client).some(({ node, isHook }) => isHook === true && node === unwrapped(receiver));

/** `(window as any).analytics` → `(window as any).amplitude`; a bare `analytics` gets the window it stands on. */
export function windowText(receiver: string, { migration, client }: SiteContext): string {
  if (client.origin.kind === 'alias' || migration.context.options.global.includes(receiver))
    return 'window.amplitude';
  if (/^['"]/.test(receiver)) return receiver.replace(/[\w$]+/, 'amplitude');
  return receiver.replace(/[\w$]+(?=['"\])!\s]*$)/, 'amplitude');
}
