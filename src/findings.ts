import { clients } from './findings/clients.js';
import { events } from './findings/events.js';
import { identity } from './findings/identity.js';
import type { FindingKind } from './findings/kind.js';
import { pages } from './findings/pages.js';
import { plugIns } from './findings/plug-ins.js';
import { setUp } from './findings/set-up.js';
import { tests } from './findings/tests.js';
import type { Finding } from './report/report.js';

/** Everything the tool can have to say, by its stable code. */
export const findingKinds = {
  ...clients,
  ...events,
  ...identity,
  ...pages,
  ...plugIns,
  ...setUp,
  ...tests,
} as const satisfies Readonly<Record<string, FindingKind>>;

export type FindingCode = keyof typeof findingKinds;

/** Makes the finding of a code; `message` and `fix` say what is special about this place. */
export function finding(code: FindingCode, message?: string, fix?: string): Finding {
  const { severity, title, todo }: FindingKind = findingKinds[code];
  return { code, severity, message: message ?? title, fix: fix ?? todo };
}
