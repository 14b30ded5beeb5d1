import { unified } from '../../amplitude/flavours.js';
import { finding } from '../../findings.js';
import type { Finding } from '../../report/report.js';
import { startsDefault } from '../amplitude-use.js';
import { flavourOf } from '../clients/client.js';
import { isOfRequest } from '../fate.js';
import type { SiteContext } from '../sites/site-context.js';

/** True where the client that stays is to be the SDK's default one. */
export function isDefault({ client, migration, isOneOfSeveral }: SiteContext): boolean {
  return migration.context.keptForm === 'singleton' && !isOneOfSeveral && !isOfRequest(client);
}

/** What is to be said in the place of an `init`, where the project starts the same client of Amplitude's itself. */
export function startedBy(context: SiteContext): Finding | null {
  const { client, fate, writing, migration } = context;
  if (fate.kind === 'kept' && !isDefault(context)) return null;
  const flavour = flavourOf(client);
  if (startsDefault(writing.tree, flavour)) return finding('second-init');
  const { startedIn } = migration.context;
  const elsewhere =
    startedIn[flavour.package] ?? (flavour.name === 'browser' ? startedIn[unified.package] : undefined);
  if (elsewhere === undefined) return null;
  return finding('second-init', `Amplitude is started already (${elsewhere}), so no init was written here`);
}
