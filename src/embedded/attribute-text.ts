import type { Span } from '../segment/value.js';

/** The quote that opens an attribute whose value begins at an offset; null for one without quotes. */
export function quoteBefore(text: string, start: number): '"' | "'" | null {
  const before = text.slice(0, start).trimEnd().at(-1);
  return before === '"' || before === "'" ? before : null;
}

/** What stands in an attribute, by the place of the whole of it; null where it has no value. */
export function valueSpan(text: string, { start, end }: Span): Span | null {
  const parts = /^[^=]*=\s*(["']?)/.exec(text.slice(start, end));
  if (!parts) return null;
  return { start: start + parts[0].length, end: end - (parts[1] ?? '').length };
}
