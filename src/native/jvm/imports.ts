import { isComment, type NativeTree, type SyntaxNode, textOf } from '../tree.js';

/** An import of a Kotlin or Java file. */
export interface Import {
  readonly node: SyntaxNode;
  /** Without the star of a wildcard. */
  readonly path: string;
  readonly alias: string | null;
  readonly isWildcard: boolean;
  readonly isStatic: boolean;
}

/** The imports of a file, in order, and its package. */
export interface Header {
  readonly package: string;
  readonly imports: readonly Import[];
}

const headers = new WeakMap<NativeTree, Header>();

/** Reads the head of a file; once for each tree. */
export function headerOf(tree: NativeTree): Header {
  const known = headers.get(tree);
  if (known) return known;
  const header = readHeader(tree);
  headers.set(tree, header);
  return header;
}

function readHeader(tree: NativeTree): Header {
  let name = '';
  const imports: Import[] = [];
  for (const node of tree.root.children) {
    if (node.type === 'package_header' || node.type === 'package_declaration') {
      name = textOf(tree, node)
        .replace(/^package\s+|[\s;]+$/g, '')
        .replace(/\s/g, '');
    } else if (node.type === 'import' || node.type === 'import_declaration')
      imports.push(readImport(tree, node));
  }
  return { package: name, imports };
}

function readImport(tree: NativeTree, node: SyntaxNode): Import {
  const source = node.children
    .filter((child) => !isComment(child))
    .map((child) => textOf(tree, child))
    .join(' ');
  const match = /^import\s+(static\s+)?([\w.\s`]+?)\s*(\.\s*\*)?\s*(?:\bas\s+(\w+))?\s*;?$/.exec(source);
  return {
    node,
    path: (match?.[2] ?? '').replace(/[\s`]/g, '').replace(/\.$/, ''),
    alias: match?.[4] ?? null,
    isWildcard: match?.[3] !== undefined,
    isStatic: match?.[1] !== undefined,
  };
}

/** All full names that a simple name can stand for by the imports of a file: an alias, an import, or a wildcard that offers it. */
export function fullNames(tree: NativeTree, simple: string, offered: ReadonlySet<string>): string[] {
  const { imports } = headerOf(tree);
  const explicit = imports.filter(
    ({ path, alias, isWildcard }) =>
      !isWildcard && (alias ?? path.slice(path.lastIndexOf('.') + 1)) === simple,
  );
  const given = explicit.map(({ path }) => path);
  // A function that is imported by name does not hide the class of that name in a package that is imported whole.
  if (given.some((path) => !offered.has(path)) || (given.length > 0 && tree.language !== 'kotlin'))
    return given;
  const wild = imports.filter(({ isWildcard }) => isWildcard).map(({ path }) => `${path}.${simple}`);
  const found = wild.filter((path) => offered.has(path));
  return found.length > 0 && given.length === 0 && declaresType(tree, simple) ? [] : [...given, ...found];
}

/** True where the file itself declares a class, interface, object or alias of a name. */
function declaresType(tree: NativeTree, simple: string): boolean {
  if (!/^\w+$/.test(simple)) return false;
  return new RegExp(`\\b(?:class|interface|object|enum|record|typealias)\\s+${simple}\\b`).test(tree.text);
}
