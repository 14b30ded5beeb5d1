import type { Work } from '../client-work.js';
import type { FileContext } from '../context.js';
import type { ModuleOutcome } from '../module-outcome.js';

/** Which client of Amplitude's the output of a file starts. */
export function startedClient(
  worked: readonly Work[],
  { keptForm, isApart }: FileContext,
): ModuleOutcome['starts'] {
  const started = worked.filter(({ sites }) =>
    sites.some((site) => site.transform === 'load' && site.status !== 'manual' && site.status !== 'possible'),
  );
  if (started.length === 0) return null;
  return started.some(({ fate }) => fate.kind !== 'kept' || (keptForm === 'singleton' && !isApart))
    ? 'default'
    : 'own';
}
