import type { Edit } from '../../javascript/edit.js';
import { namesOf } from '../file-names.js';
import type { BagVariable } from '../jvm/bag-variables.js';
import { chainOf, itemOf } from '../jvm/bags.js';
import { isClass } from '../jvm/declaration.js';
import type { JvmCall } from '../jvm/jvm-call.js';
import { noteImports } from '../jvm/needed.js';
import { type Rendering, scopeAround } from '../jvm/rendering.js';
import { declarationsOf } from '../jvm/scope.js';
import type { NativeFile } from '../language.js';
import { type Line, onLines } from '../statements.js';
import { indentAt } from '../style.js';
import { ancestorsOf, fieldOf, type SyntaxNode, spanOf } from '../tree.js';
import { putLines } from './maps.js';
import { layout } from './place.js';

/** `Properties p = new Properties()` and its setters as a plain map. */
export function variableEdits(file: NativeFile, { declaration, setters }: BagVariable): Edit[] {
  const { tree, style } = file;
  const { name, value, node } = declaration;
  const type = fieldOf(node, 'type');
  const bag = value ? chainOf(tree, value) : null;
  if (!type || !value || !bag) return [];
  const context: Rendering = {
    call: {} as JvmCall,
    file,
    names: namesOf(file),
    scope: scopeAround(node),
    locals: new Map(),
    imports: new Set(['java.util.HashMap', 'java.util.Map']),
  };
  const edits: Edit[] = [
    { span: spanOf(type), pieces: ['Map<String, Object>'] },
    { span: spanOf(value), pieces: ['new HashMap<>()'] },
  ];
  const given = bag.items.flatMap((item) => putLines(name, item, context));
  if (given.length > 0)
    edits.push({
      span: { start: node.end, end: node.end },
      pieces: [
        style.eol,
        indentAt(tree.text, node),
        ...onLines(given, indentAt(tree.text, node), style, layout),
        ';',
      ],
    });
  const statements = new Map<SyntaxNode, Line[]>();
  for (const setter of setters) {
    const last = setters.findLast((other) => other.node.start === setter.node.start) ?? setter;
    const item = itemOf(tree, setter, { start: setter.name.start, end: setter.name.start });
    if (item)
      statements.set(last.node, [...(statements.get(last.node) ?? []), ...putLines(name, item, context)]);
  }
  for (const [statement, lines] of statements)
    edits.push({
      span: spanOf(statement),
      pieces: onLines(lines, indentAt(tree.text, statement), style, layout),
    });
  noteImports(file, context.imports);
  return edits;
}

/** The instance as a static field of the class that sets it up. */
export function holderEdit(file: NativeFile, setUp: SyntaxNode): Edit | null {
  const { tree, style, options } = file;
  const name = options.android.instance;
  if (declarationsOf(tree).has(name)) return null;
  const owner = [...ancestorsOf(setUp)].filter(isClass).at(-1);
  const body = owner?.children.find(({ field }) => field === 'body');
  const at = body?.children[0]?.end;
  if (at === undefined || !owner) return null;
  const indent = indentAt(tree.text, owner) + style.indent;
  return {
    span: { start: at, end: at },
    pieces: [`${style.eol}${indent}public static Amplitude ${name};${style.eol}`],
  };
}
