import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The absolute paths of a folder's `.env` and `.env.*` files, sorted; none for a folder that cannot be read. */
export function envFilesOf(dir: string): string[] {
  try {
    const entries = readdirSync(dir, { withFileTypes: true });
    const files = entries.filter((entry) => /^\.env(?:\..+)?$/.test(entry.name) && !entry.isDirectory());
    return files.map((entry) => join(dir, entry.name)).sort();
  } catch {
    return [];
  }
}

/**
 * Gives an `.env` file's text a line that defines `name` as empty, right after the definition of `after` and written
 * as that one is (`export`, quotes, spaces, line end). No change when `name` is defined or `after` is not.
 */
export function addEnvName(text: string, name: string, after: string): string {
  const model = definitionOf(text, after);
  if (model === null || definitionOf(text, name) !== null) return text;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const line = `${model.prefix}${name}${model.equals}${model.quote}${model.quote}`;
  return `${text.slice(0, model.end)}${eol}${line}${text.slice(model.end)}`;
}

interface Definition {
  /** Indent and `export`. */
  readonly prefix: string;
  readonly equals: string;
  readonly quote: string;
  /** Where the line ends that the value ends on. */
  readonly end: number;
}

function definitionOf(text: string, name: string): Definition | null {
  const escaped = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const start = new RegExp(`^(\\uFEFF?)([ \\t]*(?:export[ \\t]+)?)${escaped}([ \\t]*=[ \\t]*)(["'\`]?)`, 'm');
  const match = start.exec(text);
  if (!match) return null;
  const [whole, , prefix = '', equals = '', quote = ''] = match;
  const valueStart = match.index + whole.length;
  const closing = quote === '' ? -1 : text.indexOf(quote, valueStart);
  const lineEnd = text.slice(closing < 0 ? valueStart : closing).search(/\r?\n|$/);
  const end = (closing < 0 ? valueStart : closing) + lineEnd;
  // A value that is empty leaves the spaces after the sign to nothing.
  return { prefix, equals: quote === '' ? equals.trimEnd() : equals, quote, end };
}
