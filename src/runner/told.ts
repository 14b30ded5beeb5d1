import type { FileContext, ImportedFate } from '../javascript/context.js';
import type { Given } from './client-graph.js';
import type { Session } from './session.js';

/** What becomes of a client unless something holds it back. */
export const kept: ImportedFate = { kind: 'kept', split: false };

/** True for a file that was read as a module. */
export const isRead = ({ results }: Session, path: string): boolean => results.get(path)?.summary != null;

/** What a file is told of its imports, all under one fate. */
export function contextOf(
  given: Given | undefined,
  fate: ImportedFate,
): Pick<FileContext, 'imports' | 'feeds' | 'followed' | 'carried'> {
  const { imports = [], feeds = [], followed = [], carried = [] } = given ?? {};
  return { imports: imports.map((imported) => ({ ...imported, fate })), feeds, followed, carried };
}

/** The modules that were read, by path. */
export function summariesOf(session: Session) {
  return new Map(
    [...session.results].flatMap(([path, { summary }]) => (summary ? [[path, summary] as const] : [])),
  );
}
