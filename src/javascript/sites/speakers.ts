import { type CallUse, type Client, constructionsOf, flavourOf } from '../clients/client.js';
import { endOf, startOf } from '../syntax/tree.js';
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
  const { text } = writing.tree;
  const access = /^\s*(\?\.|\.)\s*/.exec(text.slice(endOf(use.receiver)))?.[0] ?? '.';
  const receiver = isAskedFor(use, context.client)
    ? writing.imports.namespace(flavourOf(context.client))
    : text.slice(startOf(use.receiver), endOf(use.receiver));
  if (fate.kind === 'kept') return clientSpeaker(receiver + access, sdkName);
  const global = windowText(receiver, context);
  return { fn: (name) => global + access + name, className: (name) => `${global}.${name}` };
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
