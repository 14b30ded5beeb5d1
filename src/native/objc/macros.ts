import type { NativeFile } from '../language.js';
import { fieldOf, findAll, type SyntaxNode, textOf } from '../tree.js';
import { clientClass } from './methods.js';
import { perTree } from './per-tree.js';

type Place = Pick<NativeFile, 'tree' | 'project'>;

/** What the macros of a file stand for, by their names. */
export const definitionsIn = perTree((tree): ReadonlyMap<string, string> => {
  const nodes = findAll(tree.root, ({ type }) => /^preproc_(function_)?def$/.test(type));
  return new Map(
    nodes.flatMap((node) => {
      const [name, value] = [fieldOf(node, 'name'), fieldOf(node, 'value')];
      return name && value ? [[textOf(tree, name), textOf(tree, value)] as const] : [];
    }),
  );
});

/** Names of macros of the file that stand for a client, or speak to one, by themselves or through others of the app. */
export function macrosIn({ tree, project }: Place): ReadonlySet<string> {
  const found = new Set<string>();
  for (let size = -1; size < found.size; ) {
    size = found.size;
    for (const [name, value] of definitionsIn(tree)) {
      const words = value.match(/\w+/g) ?? [];
      if (words.some((word) => word === clientClass || found.has(word) || project.macros.has(word)))
        found.add(name);
    }
  }
  return found;
}

/** True for the name of a macro that speaks to Segment, of this file or of a header. */
export const isMacro = (file: Place, name: string): boolean =>
  file.project.macros.has(name) || macrosIn(file).has(name);

/** A macro that speaks to Segment: where its name stands, and what it is called. */
export function macroAt(file: Place, node: SyntaxNode): { name: SyntaxNode; method: string } | null {
  const name = fieldOf(node, 'name');
  const method = name ? textOf(file.tree, name) : '';
  return name && isMacro(file, method) ? { name, method } : null;
}
