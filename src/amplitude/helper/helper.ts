import type { FunctionPiece, Piece } from './pieces.js';
import { fileDoc, identityPieces, otherPieces, pageEventPiece } from './pieces.js';
import type { Dialect } from './print.js';
import { printPieces } from './print.js';

/** What shapes the text of a helper file. */
export interface HelperSettings extends Dialect {
  readonly eol: '\n' | '\r\n';
  readonly page: {
    /** `drop` calls no page helper; the function then reads as in the default mode. */
    readonly mode: 'viewed-name' | 'viewed-name-page' | 'loaded-a-page' | 'drop';
    readonly unnamedEvent: string;
  };
}

/**
 * The text of the small file that migrated code imports its helpers from. It becomes the user's own: the tool
 * writes it where none exists and never changes one that does.
 */
export function helperSource(settings: HelperSettings): string {
  return printPieces(fileDoc, helperPieces(settings.page), settings).replaceAll('\n', settings.eol);
}

/** All pieces of the helper, in the order in which they are printed. */
export const helperPieces = (page: HelperSettings['page']): readonly Piece[] => [
  ...identityPieces,
  pageEvent(page),
  ...otherPieces,
];

/** The names that the helper file exports, in the order in which they stand there. */
export const helperFunctions: readonly string[] = [
  ...exportedFunctions(identityPieces),
  'pageEvent',
  ...exportedFunctions(otherPieces),
];

function exportedFunctions(pieces: readonly Piece[]): string[] {
  return pieces.flatMap((piece) =>
    piece.kind === 'function' && piece.exported === true ? [piece.name] : [],
  );
}

function pageEvent({ mode, unnamedEvent }: HelperSettings['page']): FunctionPiece {
  // The underscore keeps `noUnusedParameters` quiet where the name does not matter.
  if (mode === 'loaded-a-page') return pageEventPiece('_name', "'Loaded a Page'");
  const named = mode === 'viewed-name-page' ? `\`Viewed \${name} Page\`` : `\`Viewed \${name}\``;
  return pageEventPiece(
    'name',
    `typeof name === 'string' && name !== '' ? ${named} : ${quoted(unnamedEvent)}`,
  );
}

/** A string literal in single quotes. JSON's escapes are JavaScript's, too; it leaves out those of two line ends. */
function quoted(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll("'", "\\'").replaceAll('\\"', '"');
  return `'${escaped.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}
