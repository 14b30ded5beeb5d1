import type { HelperFunction } from '../step.js';
import { type HelperOptions, helperPieces } from './helper.js';
import { neededPieces } from './needed.js';
import type { ConstPiece, FunctionPiece } from './pieces/piece.js';

/** Where scripts that can import nothing find their helpers: an object that stands beside the page's loader. */
export const pageHelperObject = 'window.amplitudeHelpers';

/**
 * The helper functions as an object of the page: each on a line of its own, without comments, with those that they
 * call. No line rests on the end of the one above, because some ways into a page lose line ends.
 */
export function pageHelperLines(
  wanted: readonly HelperFunction[],
  options: HelperOptions,
  indent: string,
): string[] {
  if (wanted.length === 0) return [];
  const pieces = neededPieces(
    wanted,
    helperPieces(options).filter((piece): piece is Named => piece.kind !== 'type'),
  );
  const lines = pieces.map((piece) => indent + onOneLine(piece));
  const exported = pieces.map(({ name }) => name).filter((name) => wanted.some((other) => other === name));
  return [
    `${pageHelperObject} = (function () {`,
    ...lines,
    `${indent}return { ${exported.join(', ')} };`,
    '})();',
  ];
}

type Named = FunctionPiece | ConstPiece;

function onOneLine(piece: Named): string {
  if (piece.kind === 'const') return `const ${piece.name} = ${joined(piece.value)};`;
  const parameters = piece.parameters.map(({ name }) => name).join(', ');
  return `function ${piece.name}(${parameters}) { ${joined(piece.body)} }`;
}

const joined = (code: string): string =>
  code
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !line.startsWith('//'))
    .join(' ');
