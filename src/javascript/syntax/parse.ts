import {
  type ParseResult,
  type ParserOptions,
  type ParserPlugin,
  parse,
  parseExpression,
} from '@babel/parser';
import type { Expression, ExpressionStatement, File } from '@babel/types';

export interface Parsed {
  readonly ast: File;
  /** Mistakes that the parser could step over; an output must not have more of them than its input. */
  readonly mistakes: number;
}

/** Where a text stands in its file: the offset, the line (from 1) and the column (from 0) of its first character. */
export interface Position {
  readonly index: number;
  readonly line: number;
  readonly column: number;
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
  declarations: [[['typescript', { dts: true }]]],
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
 * @param at where the text stands, when it is a part of a file: all offsets are those of the file then
 * @throws {ParseError} when no dialect reads it; the message is that of the first dialect
 */
export function parseModule(text: string, path: string, at?: Position): Parsed {
  return inDialects(text, path, (options) => parse(text, options), at);
}

/**
 * Parses a single expression, as `parseModule` does a module.
 * @throws {ParseError} when it is none
 */
export function parseWholeExpression(text: string, path: string, at: Position): Parsed {
  return inDialects(text, path, (options) => asFile(parseExpression(text, options)), at);
}

/** The expression as the one statement of a file. */
function asFile(expression: ParseResult<Expression>): ParseResult<File> {
  const { start, end, loc, comments, errors } = expression;
  const place = { start: start ?? 0, end: end ?? 0, loc: loc ?? null };
  const statement = { type: 'ExpressionStatement', expression, ...place } as ExpressionStatement;
  const program = { type: 'Program', body: [statement], directives: [], sourceType: 'module', ...place };
  return { type: 'File', program, comments, errors, ...place } as unknown as ParseResult<File>;
}

function inDialects(
  text: string,
  path: string,
  read: (options: ParserOptions) => ParseResult<File>,
  at?: Position,
): Parsed {
  const place = at ? { startIndex: at.index, startLine: at.line, startColumn: at.column } : {};
  let first: unknown;
  let best: Parsed | undefined;
  for (const plugins of dialects[dialectOf(text, path)]) {
    try {
      const ast = read({
        ...common,
        ...place,
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
  if (/\.d\.[mc]?ts$/.test(path)) return 'declarations';
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
