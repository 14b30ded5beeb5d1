import { quoted, type Style } from './style.js';

/** Imported names, with their local ones. */
export type Locals = ReadonlyMap<string, string>;

export function importText(locals: Locals, source: string, style: Style): string {
  return `import { ${specifiers(locals, ' as ')} } from ${quoted(source, style)}${end(style)}`;
}

export function typeImportText(locals: Locals, source: string, style: Style): string {
  return `import type { ${specifiers(locals, ' as ')} } from ${quoted(source, style)}${end(style)}`;
}

export function requireText(locals: Locals, source: string, style: Style): string {
  return `const { ${specifiers(locals, ': ')} } = require(${quoted(source, style)})${end(style)}`;
}

export function namespaceText(local: string, packageName: string, isModule: boolean, style: Style): string {
  const source = quoted(packageName, style);
  const text = isModule ? `import * as ${local} from ${source}` : `const ${local} = require(${source})`;
  return text + end(style);
}

export function defaultText(local: string, packageName: string, isModule: boolean, style: Style): string {
  const source = quoted(packageName, style);
  const text = isModule ? `import ${local} from ${source}` : `const ${local} = require(${source}).default`;
  return text + end(style);
}

/** Names as they stand between the braces of an import or of what is required, in order. */
export function specifiers(locals: Locals, as: string): string {
  return [...locals]
    .map(([name, local]) => (name === local ? name : `${name}${as}${local}`))
    .sort(byName)
    .join(', ');
}

const byName = (a: string, b: string): number => (a < b ? -1 : 1);
const end = (style: Style): string => (style.semicolons ? ';' : '');
