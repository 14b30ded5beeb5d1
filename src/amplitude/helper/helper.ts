import type { Options } from '../../config/options.js';
import { identityPiece, pageEventPiece, screenEventPiece, userTraitsPieces } from './chosen-pieces.js';
import type { Piece } from './pieces.js';
import { fileDoc, identityPieces, otherPieces } from './pieces.js';
import type { Dialect } from './print.js';
import { printPieces } from './print.js';
import { revenuePieces } from './revenue-pieces.js';

/** What shapes the text of a helper file. */
export interface HelperSettings extends Dialect {
  readonly eol: '\n' | '\r\n';
  readonly options: HelperOptions;
}

/** The options that decide what the functions do, or which there are. */
export type HelperOptions = Pick<Options, 'page' | 'screen' | 'identify' | 'revenue' | 'preserveDeviceId'>;

/**
 * The text of the small file that migrated code imports its helpers from. It becomes the user's own: the tool
 * writes it where none exists and never changes one that does.
 */
export function helperSource(settings: HelperSettings): string {
  return printPieces(fileDoc, helperPieces(settings.options), settings).replaceAll('\n', settings.eol);
}

/** The names that a helper file for these options exports, in the order in which they stand there. */
export function helperFunctions(options: HelperOptions): readonly string[] {
  return helperPieces(options).flatMap((piece) =>
    piece.kind === 'function' && piece.exported === true ? [piece.name] : [],
  );
}

/** All pieces of the helper, in the order in which they are printed. */
export function helperPieces({
  page,
  screen,
  identify,
  revenue,
  preserveDeviceId,
}: HelperOptions): readonly Piece[] {
  return [
    ...identityPieces,
    ...userTraitsPieces(identify),
    pageEventPiece(page),
    screenEventPiece(screen),
    ...identityPiece(preserveDeviceId),
    ...otherPieces,
    ...revenuePieces(revenue),
  ];
}
