import type { Edit, Piece } from '../../javascript/edit.js';
import { kotlinMapEdits } from '../jvm/bag-edits.js';
import type { BagVariable } from '../jvm/bag-variables.js';
import { itemOf } from '../jvm/bags.js';
import { headerOf } from '../jvm/imports.js';
import { jsonVariables } from '../jvm/json-variables.js';
import { declarationsOf } from '../jvm/scope.js';
import type { NativeFile } from '../language.js';
import { indentAt } from '../style.js';
import { type SyntaxNode, spanOf } from '../tree.js';

/** `val p = Properties()` and its setters as a plain map. */
export function variableEdits(file: NativeFile, { declaration, setters }: BagVariable): Edit[] {
  const { tree, style } = file;
  const edits: Edit[] = [];
  if (declaration.type) edits.push({ span: spanOf(declaration.type), pieces: ['MutableMap<String, Any?>'] });
  if (declaration.value) edits.push(...(kotlinMapEdits(tree, declaration.value) ?? []));
  const statements = new Map<SyntaxNode, typeof setters>();
  for (const setter of setters) {
    const last = setters.findLast((other) => other.node.start === setter.node.start) ?? setter;
    statements.set(last.node, [...(statements.get(last.node) ?? []), setter]);
  }
  for (const [node, links] of statements) {
    const separator = style.eol + indentAt(tree.text, node);
    const pieces = links.flatMap((link, index): Piece[] => {
      const item = itemOf(tree, link, { start: link.name.start, end: link.name.start });
      if (!item || Array.isArray(item.value)) throw new Error('a setter that was not read');
      const key = typeof item.keyText === 'string' ? item.keyText : spanOf(item.keyText);
      return [
        index > 0 ? separator : '',
        `${declaration.name}[`,
        key,
        '] = ',
        spanOf(item.value as SyntaxNode),
      ];
    });
    edits.push({ span: spanOf(node), pieces });
    for (const link of links)
      for (const { value } of link.args) edits.push(...(kotlinMapEdits(tree, value) ?? []));
  }
  return edits;
}

/** The instance as a property of the file. */
export function holderEdit(file: NativeFile, _setUp: SyntaxNode): Edit | null {
  const { tree, style, options } = file;
  const name = options.android.instance;
  if (declarationsOf(tree).has(name)) return null;
  const head = headerOf(tree).imports.at(-1)?.node.end ?? 0;
  const first = tree.root.children.find(
    ({ type, start }) => start >= head && !/^package_/.test(type) && type !== 'file_annotation',
  );
  const at = first?.start ?? tree.text.length;
  return {
    span: { start: at, end: at },
    pieces: [`lateinit var ${name}: Amplitude${style.eol}${style.eol}`],
  };
}

/** `val p = buildJsonObject { … }` as a plain map. */
export function jsonEdits({ tree }: NativeFile): Edit[] {
  return [...jsonVariables(tree)].flatMap(({ type, value }): Edit[] => [
    ...(type ? [{ span: spanOf(type), pieces: ['Map<String, Any?>'] }] : []),
    ...(value ? (kotlinMapEdits(tree, value) ?? []) : []),
  ]);
}
