import { basename } from 'node:path';
import { kindOf } from './extensions.js';

/** Why a file that holds Segment is passed over; these words stand in reports. */
export const skipReasons = {
  declaration: 'generated declarations',
  minified: 'minified',
  checkedOut: 'checked out by a package manager',
  test: 'left out by --tests skip',
} as const;

export type SkipReason = (typeof skipReasons)[keyof typeof skipReasons];

/** Why a file is passed over; null for one to work on. */
export function skipReason(path: string, text: string): SkipReason | null {
  if (isBuilt(path, text)) return skipReasons.declaration;
  if (kindOf(path) === 'native' && isCheckedOut(path)) return skipReasons.checkedOut;
  // In a page a long line may be one script of several.
  return kindOf(path) !== 'embedded' && isMinified(path, text) ? skipReasons.minified : null;
}

/** Declarations that a compiler wrote; those of a person are code like any other. */
const isBuilt = (path: string, text: string): boolean =>
  /\.d\.[cm]?ts$/.test(path) &&
  (/(^|[\\/])(dist|build|out)[\\/]/.test(path) || /^\/\/# sourceMappingURL=/m.test(text));

/** What CocoaPods, Carthage and Swift's package manager put beside the code of an app. */
export const isCheckedOut = (path: string): boolean =>
  /(^|[\\/])(Pods|Carthage[\\/](Checkouts|Build)|(\.build|SourcePackages)[\\/]checkouts)[\\/]/.test(path);

const longLine = 5_000;
const longAverage = 500;

/** Whether a machine wrote the file for machines: told from its name or from lines that nobody would write. */
export function isMinified(path: string, text: string): boolean {
  if (/\.(?:min|bundle)\.[^.]+$/.test(basename(path))) return true;
  // Most files are too short for either measure.
  if (text.length <= longAverage) return false;
  let lines = 0;
  let code = 0;
  for (let start = 0; start < text.length; lines++) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const isLong = end - start > longLine;
    if (isLong && isDense(text.slice(start, end))) return true;
    // A picture in base64 is one long line in a file that a person wrote.
    if (!isLong) code += end - start;
    start = end + 1;
  }
  return code / lines > longAverage;
}

/** Code has a bracket or a semicolon every few characters; data in a string has none. */
function isDense(line: string): boolean {
  const marks = line.match(/[;{}()]/g)?.length ?? 0;
  return marks > line.length / 100;
}
