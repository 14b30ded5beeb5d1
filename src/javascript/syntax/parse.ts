import { type ParserOptions, type ParserPlugin, parse } from '@babel/parser';
import type { File } from '@babel/types';

export interface Parsed {
  readonly ast: File;
  /** Mistakes that the parser could step over; an output must not have more of them than its input. */
  readonly mistakes: number;
}

/** A file that no parser for its extension could read; `message` names the place, 1-based. */
export class ParseError extends Error {
  override readonly name = 'ParseError';
}

const common: ParserOptions = {
  allowReturnOutsideFunction: true,
  allowAwaitOutsideFunction: true,
  allowNewTargetOutsideFunction: true,
  allowSuperOutsideMethod: true,
  allowUndeclaredExports: true,
  attachComment: false,
  errorRecovery: true,
};

const oldDecorators: ParserPlugin[] = ['decorators-legacy'];
const newDecorators: ParserPlugin[] = ['decorators', 'decoratorAutoAccessors'];
const proposals: ParserPlugin[] = ['exportDefaultFrom', 'explicitResourceManagement', 'importAttributes'];

/** For each kind of file the dialects to try, in order: the first that reads the file wins. */
const dialects = {
  typescript: [
    ['typescript', ...oldDecorators],
    ['typescript', ...newDecorators],
    ['typescript', 'jsx', ...oldDecorators],
  ],
  tsx: [
    ['typescript', 'jsx', ...oldDecorators],
    ['typescript', 'jsx', ...newDecorators],
    ['typescript', ...oldDecorators],
  ],
  javascript: [
    ['jsx', ...oldDecorators],
    ['jsx', ...newDecorators],
    ['jsx', 'flow', 'flowComments', ...oldDecorators],
    ['jsx', 'typescript', ...oldDecorators],
  ],
  flow: [
    ['jsx', ['flow', { all: true }], 'flowComments', ...oldDecorators],
    ['jsx', ...oldDecorators],
  ],
} satisfies Record<string, ParserPlugin[][]>;

/**
 * Parses a file by its extension, with fallbacks for JSX in `.js`, `<T>x` in `.ts`, Flow and both kinds of decorators.
 * @param path only its extension matters
 * @throws {ParseError} when no dialect reads it; the message is that of the first dialect
 */
export function parseModule(text: string, path: string): Parsed {
  let first: unknown;
  let best: Parsed | undefined;
  for (const plugins of dialects[dialectOf(text, path)]) {
    try {
      const ast = parse(text, {
        ...common,
        sourceType: sourceTypeOf(path),
        plugins: [...plugins, ...proposals],
      });
      const parsed = { ast, mistakes: ast.errors?.length ?? 0 };
      if (parsed.mistakes === 0) return parsed;
      if (!best || parsed.mistakes < best.mistakes) best = parsed;
    } catch (error) {
      first ??= error;
    }
  }
  if (best) return best;
  throw new ParseError(messageOf(first));
}

function dialectOf(text: string, path: string): keyof typeof dialects {
  if (/\.[mc]?ts$/.test(path)) return 'typescript';
  if (path.endsWith('.tsx')) return 'tsx';
  return /@(flow|noflow)\b/.test(text.slice(0, 2000)) ? 'flow' : 'javascript';
}

function sourceTypeOf(path: string): 'module' | 'script' | 'unambiguous' {
  if (/\.(mjs|mts|ts|tsx|jsx)$/.test(path)) return 'module';
  return 'unambiguous';
}

function messageOf(error: unknown): string {
  const { message } = error as Error;
  const { loc } = error as { loc?: { line: number; column: number } };
  const text = message.replace(/ \(\d+:\d+\)$/, '');
  return loc ? `${text} (line ${loc.line}, column ${loc.column + 1})` : text;
}
