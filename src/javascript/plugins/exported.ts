import type { Class, Node } from '@babel/types';
import { exportedName, exportedNamesOf } from '../clients/flow/exports.js';
import type { NamedShape } from '../clients/flow/flow.js';
import { type Declaration, resolve, usesOf } from '../syntax/scope.js';
import { parentOf, type Tree } from '../syntax/tree.js';
import { wrapped } from '../syntax/unwrap.js';
import { isPlugInUse, judgeAppClass } from './app-class.js';

/**
 * What comes of a plug-in: `changes` and `observes` become plug-ins of Amplitude; one that `stays` hands events to
 * others, and changes none of those that go to Amplitude, nor does one that only adds to the `context`.
 */
export type JudgedPlugIn = 'changes' | 'observes' | 'stays' | 'context';

/** Plug-ins that a file gets from other modules, by their names in it. */
export type ImportedPlugIns = ReadonlyMap<string, JudgedPlugIn>;

/** The plug-ins that a module exports, as classes or as instances of them. */
export function exportedPlugIns(tree: Tree, bases: readonly Node[]): NamedShape[] {
  return bases.flatMap((base) => {
    const own = judgeAppClass(tree, parentOf(base) as Node);
    if (!own?.judged) return [];
    const shape = { kind: 'plugin', judged: own.judged } as const;
    return exportNamesOf(tree, own.node).map((name) => ({ name, shape }));
  });
}

/** The names under which a file exports a class of plug-ins, or an instance of it. */
export function exportNamesOf(tree: Tree, node: Class): string[] {
  const declaration = node.id ? resolve(tree, node.id.name, node.id) : null;
  if (!declaration) return parentOf(node)?.type === 'ExportDefaultDeclaration' ? ['default'] : [];
  const made = usesOf(tree, declaration).flatMap((use) => constantOf(tree, use) ?? []);
  return [...new Set([declaration, ...made].flatMap((own) => exportNames(tree, own)))];
}

/** `const plugin = new X()` */
function constantOf(tree: Tree, use: Node): Declaration | null {
  const made = parentOf(use);
  const holder = made?.type === 'NewExpression' && made.callee === use ? parentOf(wrapped(made)) : undefined;
  if (holder?.type !== 'VariableDeclarator' || holder.id.type !== 'Identifier') return null;
  return resolve(tree, holder.id.name, holder.id);
}

function exportNames(tree: Tree, declaration: Declaration): string[] {
  const listed = usesOf(tree, declaration).flatMap((use) => {
    const parent = parentOf(use);
    return parent && /^(ExportSpecifier|ExportDefaultDeclaration)$/.test(parent.type)
      ? [exportedName(parent)]
      : [];
  });
  return [...exportedNamesOf(declaration), ...listed];
}

/** A place where one of these imported names is used for something else than a plug-in of a client. */
export function misusedPlugIn(tree: Tree, names: readonly string[]): Node | null {
  const place = tree.ast.program.body[0] ?? tree.ast.program;
  const uses = names.flatMap((name) => {
    const declared = resolve(tree, name, place);
    return declared ? usesOf(tree, declared) : [];
  });
  return uses.find((use) => !isPlugInUse(tree, use)) ?? null;
}
