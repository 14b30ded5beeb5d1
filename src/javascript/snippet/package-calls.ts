import type { CallExpression, Identifier, Node } from '@babel/types';
import { type SnippetRequest, snippetPackage } from '../../segment/snippet-package.js';
import { findImports, localsOf, sourceOf } from '../clients/imports.js';
import { resolve, usesOf } from '../syntax/scope.js';
import { parentOf, startOf, type Tree } from '../syntax/tree.js';
import { propertyName, wrapped } from '../syntax/unwrap.js';
import { readRequest } from './package-request.js';

/** A call of `min` or `max` of `@segment/snippet`, whose result is Segment's snippet. */
export interface PackageCall {
  readonly call: CallExpression;
  /** Where its method's name stands. */
  readonly at: number;
  readonly method: string;
  /** What it asks for; null where that is not seen. */
  readonly request: SnippetRequest | null;
}

/** The use of `@segment/snippet` in a file. */
export interface PackageUse {
  /** Imports of the package all of whose uses are such calls. */
  readonly imports: readonly Node[];
  readonly calls: readonly PackageCall[];
}

/** Finds the calls of `@segment/snippet` in a file. */
export function packageUse(tree: Tree): PackageUse {
  if (!tree.text.includes(snippetPackage)) return { imports: [], calls: [] };
  const nodes = findImports(tree).foreign.filter((node) => sourceOf(node) === snippetPackage);
  const found = nodes.map((node) => ({ node, ...usesOfImport(tree, node) }));
  return {
    imports: found.filter(({ isPlain }) => isPlain).map(({ node }) => node),
    calls: found.flatMap(({ calls }) => calls).sort((a, b) => a.at - b.at),
  };
}

function usesOfImport(tree: Tree, node: Node): { calls: PackageCall[]; isPlain: boolean } {
  const isExpression = node.type === 'CallExpression';
  const locals = localsOf(node);
  const uses = isExpression ? [node] : locals.flatMap(({ local }) => usesOfLocal(tree, local));
  const calls = uses.flatMap((use) => callAt(tree, use) ?? []);
  return { calls, isPlain: (isExpression || locals.length > 0) && calls.length === uses.length };
}

function usesOfLocal(tree: Tree, local: Identifier): Node[] {
  const declaration = resolve(tree, local.name, local);
  return declaration ? usesOf(tree, declaration) : [];
}

/** `snippet.min(…)`, `snippet.default.max(…)`, `min(…)` */
function callAt(tree: Tree, use: Node): PackageCall | null {
  let callee = use;
  for (let member = parentOf(wrapped(callee)); member && propertyName(member); ) {
    if (!('object' in member) || member.object !== wrapped(callee)) break;
    callee = member;
    member = parentOf(wrapped(callee));
  }
  const call = parentOf(callee);
  const named = 'property' in callee ? (callee.property as Node) : callee;
  const method = propertyName(callee) ?? importedName(tree, callee);
  if (call?.type !== 'CallExpression' || call.callee !== callee || !/^(min|max)$/.test(method)) return null;
  return { call, at: startOf(named), method, request: readRequest(tree, call) };
}

/** The name in the package of a local one. */
function importedName(tree: Tree, node: Node): string {
  const specifier = node.type === 'Identifier' ? resolve(tree, node.name, node)?.node : undefined;
  if (specifier?.type === 'ImportSpecifier')
    return specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value;
  if (specifier?.type !== 'VariableDeclarator') return '';
  return (
    localsOf(specifier).find(({ local }) => node.type === 'Identifier' && local.name === node.name)
      ?.imported ?? ''
  );
}
