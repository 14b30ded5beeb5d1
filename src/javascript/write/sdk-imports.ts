import type { ImportDeclaration, Node } from '@babel/types';
import { localsOf } from '../clients/imports.js';
import type { Edit } from '../edit.js';
import { survives } from '../survival.js';
import { resolve, usesOf } from '../syntax/scope.js';
import { spanOf } from '../syntax/span.js';
import { endOf, parentOf, startOf, type Tree } from '../syntax/tree.js';
import { removal } from './removal.js';
import { lineIndent } from './style.js';

/**
 * Takes away the imported names whose last use has gone, and the import when it has none left.
 * @param replacement what takes the line of an import that goes; returned as unused when none goes
 * @param elements imported names that stand in tags only, all of which have gone
 */
export function importRemovals(
  tree: Tree,
  imports: readonly Node[],
  edits: readonly Edit[],
  replacement: string,
  elements: ReadonlySet<Node> = new Set(),
): { readonly edits: Edit[]; readonly replaced: boolean } {
  const removals: Edit[] = [];
  let replaced = false;
  for (const node of imports) {
    const locals = localsOf(node).map(({ local }) => local);
    const gone = locals.filter((local) => elements.has(local) || !isUsed(tree, local, edits));
    if (gone.length === 0) continue;
    if (gone.length < locals.length) {
      removals.push(...specifierRemovals(node, gone));
      continue;
    }
    const statement = node.type === 'VariableDeclarator' ? requireStatement(node) : node;
    if (!statement) continue;
    // A dynamic import may stand anywhere; imports stand at the top.
    const isTop = parentOf(statement)?.type === 'Program';
    const isFirst: boolean = !replaced && replacement !== '' && isTop;
    const indent = lineIndent(tree.text, startOf(statement));
    const pieces = [replacement.replaceAll('\n', `\n${indent}`)];
    removals.push(isFirst ? { span: spanOf(statement), pieces } : removal(tree, statement));
    replaced ||= isFirst;
  }
  return { edits: removals, replaced };
}

/** Takes away the imported clients that became functions; the module they came from still runs, for its `init`. */
export function clientImportRemovals(
  tree: Tree,
  specifiers: readonly Node[],
  edits: readonly Edit[],
): Edit[] {
  const gone = specifiers.filter(
    (specifier) => 'local' in specifier && !isUsed(tree, specifier.local as Node, edits),
  );
  const declarations = new Set(gone.map((specifier) => parentOf(specifier)));
  return [...declarations].flatMap((declaration): Edit[] => {
    if (declaration?.type !== 'ImportDeclaration') return [];
    const own = gone.filter((specifier) => parentOf(specifier) === declaration);
    if (own.length < declaration.specifiers.length) {
      return specifierRemovals(
        declaration,
        own.map((specifier) => (specifier as { local: Node }).local),
      );
    }
    return [
      {
        span: { start: startOf(declaration) + 'import'.length, end: startOf(declaration.source) },
        pieces: [' '],
      },
    ];
  });
}

function isUsed(tree: Tree, local: Node, edits: readonly Edit[]): boolean {
  if (local.type !== 'Identifier') return true;
  const declaration = resolve(tree, local.name, local);
  if (!declaration) return true;
  const uses = usesOf(tree, declaration);
  // A name that was never used is not ours to take away.
  return uses.length === 0 || uses.some((use) => survives(startOf(use), edits));
}

function requireStatement(declarator: Node): Node | null {
  const statement = parentOf(declarator);
  return statement?.type === 'VariableDeclaration' && statement.declarations.length === 1 ? statement : null;
}

/** Neighbours go together, with the comma behind them, or with the one before them when they are the last. */
function specifierRemovals(node: Node, gone: readonly Node[]): Edit[] {
  if (node.type !== 'ImportDeclaration') return [];
  const { specifiers } = node as ImportDeclaration;
  const goes = (specifier: Node | undefined) =>
    specifier?.type === 'ImportSpecifier' && gone.includes(specifier.local);
  return specifiers.flatMap((specifier, index) => {
    const previous = specifiers[index - 1];
    if (!goes(specifier) || goes(previous)) return [];
    const next = specifiers.slice(index).find((other) => !goes(other));
    if (next) return [{ span: { start: startOf(specifier), end: startOf(next) }, pieces: [] }];
    const start = previous?.type === 'ImportSpecifier' ? endOf(previous) : startOf(specifier);
    return [{ span: { start, end: endOf(specifiers.at(-1) as Node) }, pieces: [] }];
  });
}
