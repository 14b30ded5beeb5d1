import type { NativeFile } from '../language.js';
import { type SyntaxNode, textOf } from '../tree.js';
import type { Client } from './clients.js';
import { isClientClass } from './sdk.js';
import { isShared } from './shared-client.js';
import type { Member } from './syntax.js';

/** What the output speaks to: the receiver as it stands for a client that stays where it is. */
export function speakerOf(
  file: NativeFile,
  { kind, declaration }: Client,
  { receiver, access }: Member,
): string {
  if (kind === 'shared') return sharedSpeaker(file);
  const text = receiverText(file, receiver);
  if (declaration && isUntypedShared(file, declaration))
    return file.project.iosSdk === 'amplitude-ios' ? `${text.replace(/[?!]$/, '')}.` : `${text}?.`;
  return text + (access.includes('?') ? '?.' : '.');
}

/** A client that the class itself has, `Analytics.main`, is one that Amplitude's has afterwards. */
function receiverText(file: NativeFile, receiver: SyntaxNode): string {
  const text = textOf(file.tree, receiver);
  const [base = ''] = /^(?:(?:Segment|Analytics)\.(?=(?:SEG)?Analytics\b))?\w+/.exec(text) ?? [];
  return isClientClass(file, base, receiver) ? `Amplitude${text.slice(base.length)}` : text;
}

/** How Swift code reaches the client that the app shares. */
const sharedSpeaker = (file: NativeFile): string =>
  file.project.iosSdk === 'amplitude-ios' ? 'Amplitude.instance().' : 'Amplitude.shared?.';

/** `let analytics = Analytics.shared()`: what takes its place may be nil with the current SDK, and never is with the older one. */
function isUntypedShared(
  file: NativeFile,
  { type, value, place }: NonNullable<Client['declaration']>,
): boolean {
  return type === null && value !== null && place !== 'binding' && isShared(file, value);
}
