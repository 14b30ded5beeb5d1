import type { CallExpression, Node } from '@babel/types';
import type { Span } from '../../segment/value.js';
import { argumentsStart } from '../clients/uses.js';
import { resolve } from '../syntax/scope.js';
import { spanOf } from '../syntax/span.js';
import { blockAt, endOf, startOf, type Tree } from '../syntax/tree.js';
import type { RenamedVariable } from '../variables.js';
import { type Imports, NothingImportable } from './imports.js';
import type { Names } from './names.js';
import type { RenderContext } from './render-context.js';
import type { SdkName, Speaker } from './speaker.js';
import type { StatementContext } from './statements.js';
import { type Style, styleAt } from './style.js';

/** The functions that one destructuring of a client takes, with their local names. */
export type TakenMethods = Map<SdkName, string>;

/** What all calls of a file share while they are written. */
export interface Writing {
  readonly tree: Tree;
  readonly style: Style;
  readonly names: Names;
  readonly imports: Imports;
  /** True in a classic script at its top level, where a `const` would be a global and a helper cannot be imported. */
  readonly classic: boolean;
  /** A classic script finds helpers on the page; false where no loader of the page brings them. */
  readonly usesPage: boolean;
  /** Helper functions that the project's own helper file does not have. */
  readonly lacks: readonly string[];
  /** Environment variables that the output renames; filled while writing. */
  readonly variables: RenamedVariable[];
  /** Methods that destructurings of clients have to take; filled while writing. */
  readonly taken: Map<Node, TakenMethods>;
}

/** What rendering needs at one place; names are made once a call. */
export function contextOf(
  node: Node,
  indent: string,
  speaker: Speaker,
  writing: Writing,
  at: Node,
): StatementContext {
  const locals = new Map<string, string>();
  const fresh = (base: string): string => {
    const name = writing.names.fresh(base, at);
    locals.set(base, name);
    return name;
  };
  return {
    text: writing.tree.text,
    style: styleAt(writing.tree, startOf(node), writing.style),
    speaker,
    indent,
    fresh,
    local: (name) => locals.get(name) ?? fresh(name),
    canImport: !writing.classic,
    helper: importable(node, writing, (name) => {
      if (writing.classic && !writing.usesPage) throw new NothingImportable('helper-unavailable');
      if (writing.lacks.includes(name)) throw new NothingImportable('name-taken');
      return writing.imports.helper(name);
    }),
    parameter: (name) => (resolve(writing.tree, name, at) ? fresh(name) : name),
    appStorage: () => writing.imports.appStorage(),
    given: givenArguments(writing.tree, node),
  };
}

/** What a file imports cannot be named where a template does not see it. */
export function importable<T>(
  node: Node,
  { tree }: Writing,
  nameOf: (name: T) => string,
): (name: T) => string {
  if (blockAt(tree, startOf(node))?.isolated !== true) return nameOf;
  return () => {
    throw new NothingImportable('template-without-script');
  };
}

function givenArguments(tree: Tree, node: Node): RenderContext['given'] {
  if (node.type !== 'CallExpression' && node.type !== 'OptionalCallExpression') return null;
  const call = node as CallExpression;
  const span: Span = { start: argumentsStart(tree, call), end: endOf(call) };
  return { span, args: call.arguments.map((argument) => spanOf(argument)) };
}
