/** A line of a build file. */
export interface GradleLine {
  /** With its line end. */
  readonly line: string;
  /** Without comments. */
  readonly code: string;
}

/** The lines of a build file, a settings file or a version catalog, with the code in each. */
export function linesOf(text: string): GradleLine[] {
  let inBlock = false;
  return (text.match(/[^\n]*\n|[^\n]+$/g) ?? []).map((line) => {
    const { code, opens } = withoutComments(line, inBlock);
    inBlock = opens;
    return { line, code };
  });
}

/** The code of a line. `//`, `#` and block comments count outside of quotes only. */
function withoutComments(line: string, startsInside: boolean): { code: string; opens: boolean } {
  let code = '';
  let quote = '';
  let inside = startsInside;
  for (let at = 0; at < line.length; at++) {
    const [character = '', pair] = [line[at], line.slice(at, at + 2)];
    if (inside) {
      if (pair === '*/') at += 1;
      inside = pair !== '*/';
      continue;
    }
    if (quote === '' && (pair === '//' || character === '#')) break;
    if (quote === '' && pair === '/*') {
      inside = true;
      at += 1;
      continue;
    }
    if (quote === '' ? /['"]/.test(character) : character === quote) quote = quote === '' ? character : '';
    code += character;
  }
  return { code, opens: inside };
}

/** How the lines of a file end. */
export const endOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** A line and others behind it, also where it was the last and had no end. */
export function withBehind(line: string, others: readonly string[], end: string): string[] {
  if (others.length === 0) return [line];
  const isLast = !line.endsWith('\n');
  const all = [line, ...others];
  return isLast
    ? all.map((one, index) => (index < all.length - 1 ? one + end : one))
    : [line, ...others.map((one) => one + end)];
}
