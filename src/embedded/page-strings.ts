import type { Span } from '../segment/value.js';
import type { ByteFilter } from '../workspace/prefilter.js';
import { pageCode } from './html.js';
import type { Region } from './layout.js';
import { decodeLiteral } from './literals.js';
import { readTags, textOf } from './markup.js';

/**
 * The code of a page, or of a part of one, that a string says: what shares the global scope.
 * @param whole the content of the string
 * @param filter tells what may speak of Segment
 * @returns null where a module, or a script that nobody can read, may speak of Segment: it cannot be edited there
 * @throws {ParseError} for an escape that no code needs
 */
export function codeOfPage(source: string, whole: Region, filter: ByteFilter): Region[] | null {
  const { text, at } = decodeLiteral(textOf(source, whole), whole);
  const { units, unread } = pageCode(text, readTags(text), false);
  const speaks = (span: Span): boolean => filter.test(Buffer.from(textOf(text, span)));
  const modules = units.filter(({ scope }) => scope === 'module').flatMap(({ regions }) => regions);
  if ([...modules, ...unread].some(speaks)) return null;
  const classic = units.find(({ scope }) => scope === 'classic')?.regions ?? [];
  // A script may declare names; a handler matters for its calls alone.
  const own = classic.filter((region) => region.code === 'script' || speaks(region));
  return own.map(({ tagStart: _, ...region }) => {
    const [start, end] = [at[region.start] as number, at[region.end] as number];
    const holes = (whole.holes ?? []).filter((hole) => hole.start >= start && hole.end <= end);
    return { ...whole, ...region, start, end, holes };
  });
}
