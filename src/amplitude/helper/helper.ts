import type { Options } from '../../config/options.js';
import { codeOf, neededPieces } from './needed.js';
import { appIdsPieces } from './pieces/app-ids.js';
import { appMethodPieces } from './pieces/app-methods.js';
import { appPlugInPieces } from './pieces/app-plug-ins.js';
import { basicPieces } from './pieces/basics.js';
import { classicIdsPieces } from './pieces/classic-ids.js';
import { flushingPieces } from './pieces/flushing.js';
import { idPieces } from './pieces/ids.js';
import { messagePieces } from './pieces/messages.js';
import { pageEventPiece, screenEventPiece } from './pieces/page-events.js';
import { pagePropertiesPieces } from './pieces/page-properties.js';
import type { Piece } from './pieces/piece.js';
import { plugInPieces } from './pieces/plug-ins.js';
import { revenuePieces } from './pieces/revenue.js';
import { shownEventPieces } from './pieces/shown-events.js';
import { startingPieces } from './pieces/starting.js';
import { storedIdsPieces } from './pieces/stored-ids.js';
import { traitsPieces } from './pieces/traits.js';
import { userTraitsPieces } from './pieces/user-traits.js';
import type { Dialect } from './print.js';
import { printPieces } from './print.js';

/** The comment at the top of the file. */
export const fileDoc = `Small helpers for code that moved from Segment to Amplitude.

This file is yours: change it, move it, or inline a function and delete it. It imports no SDK and
needs no DOM types, so all Amplitude SDKs share it, on a server too. No bad value makes it throw:
analytics must never break the page.`;

/** What shapes the text of a helper file. */
export type HelperSettings = Dialect & {
  readonly eol: '\n' | '\r\n';
  readonly options: HelperOptions;
};

/** The options that decide what the functions do, or which there are. */
export type HelperOptions = Pick<
  Options,
  'page' | 'screen' | 'identify' | 'revenue' | 'preserveDeviceId' | 'mapMessageId' | 'node'
>;

/**
 * The text of the small file that migrated code imports its helpers from, with the wanted functions and what they
 * use. It becomes the user's own: what stands in it is never changed.
 */
export function helperSource(wanted: readonly string[], settings: HelperSettings): string {
  const pieces = neededPieces(wanted, helperPieces(settings.options));
  const text = lintComment(pieces, settings) + printPieces(fileDoc, pieces, settings);
  return text.replaceAll('\n', settings.eol);
}

/** What a helper file lacks of the wanted functions, to stand at its end; empty where it lacks nothing. */
export function helperAddition(present: string, wanted: readonly string[], settings: HelperSettings): string {
  const needed = neededPieces(wanted, helperPieces(settings.options));
  const missing = needed.filter(({ name }) => !declares(present, name));
  if (missing.length === 0) return '';
  const comment = present.includes('eslint-disable') ? '' : lintComment(missing, settings);
  const text = `\n${comment}${printPieces(null, missing, settings)}`;
  return present.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
}

/** ESLint's recommended rules for TypeScript take no `any`, which is what a message or an event of Segment is made of. */
function lintComment(pieces: readonly Piece[], { language }: HelperSettings): string {
  const isLoose = pieces.some((piece) => /\bany\b/.test(codeOf(piece)));
  return language === 'ts' && isLoose ? '/* eslint-disable -- values of any kind go through here */\n' : '';
}

/** Whether a file of the project is one that the tool made. */
export const isHelperFile = (text: string): boolean => text.includes(fileDoc.split('\n', 1)[0] ?? '');

/** The functions for these options that a file of the project does not have. */
export function missingFunctions(present: string, options: HelperOptions): readonly string[] {
  return helperFunctions(options).filter((name) => !declares(present, name));
}

/** A declaration, a name in a list of exports, or the end of a `@typedef`: names also stand in comments. */
function declares(text: string, name: string): boolean {
  const declaration = `\\b(?:function|const|let|var|class|type|interface) ${name}\\b`;
  return new RegExp(`${declaration}|\\bexport \\{[^}]*\\b${name}\\b|\\} ${name}$`, 'm').test(text);
}

/** The names that a helper file for these options exports, in the order in which they stand there. */
export function helperFunctions(options: HelperOptions): readonly string[] {
  return helperPieces(options).flatMap((piece) =>
    piece.kind === 'function' && piece.exported === true ? [piece.name] : [],
  );
}

/** All pieces of the helper, in the order in which they are printed. */
export function helperPieces(options: HelperOptions): readonly Piece[] {
  const { page, screen, identify, revenue, preserveDeviceId } = options;
  return [
    ...traitsPieces,
    ...idPieces,
    ...userTraitsPieces(identify),
    pageEventPiece(page),
    screenEventPiece(screen),
    ...classicIdsPieces(preserveDeviceId),
    ...pagePropertiesPieces,
    ...storedIdsPieces,
    ...appIdsPieces,
    ...startingPieces,
    ...basicPieces,
    ...revenuePieces(revenue),
    ...messagePieces(options),
    ...flushingPieces,
    ...plugInPieces,
    ...appPlugInPieces(options),
    ...appMethodPieces,
    ...shownEventPieces(options),
  ];
}
