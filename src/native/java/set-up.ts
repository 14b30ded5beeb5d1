import type { Step } from '../../amplitude/step.js';
import { finding } from '../../findings.js';
import type { Edit, Piece } from '../../javascript/edit.js';
import type { Migrated } from '../../mapping/mapping.js';
import { isApplicationContext } from '../jvm/application-context.js';
import { splitIn } from '../jvm/fate.js';
import { noteImports } from '../jvm/needed.js';
import { obsoleteEdits } from '../jvm/obsolete.js';
import { quoted, type Rendering, renderExpression } from '../jvm/rendering.js';
import { setUpPlace } from '../jvm/set-up-place.js';
import { type Setting, settingsOf } from '../jvm/settings.js';
import type { Written } from '../language.js';
import { keptComments, type Line, line, onLines } from '../statements.js';
import { indentAt } from '../style.js';
import { ancestorsOf, type SyntaxNode, spanOf, textOf } from '../tree.js';
import { layout } from './place.js';

/** A configuration above the statement, and `new Amplitude(configuration.build())` in the place of what made the client. */
export function writeSetUp(context: Rendering, mapped: Migrated): Written {
  const { call, file, imports, names, scope } = context;
  const { tree, style, options } = file;
  const init = mapped.steps.find((step): step is Extract<Step, { kind: 'init' }> => step.kind === 'init');
  const given = call.construction?.context;
  if (!init || !given) throw new Error('a set-up without its construction');
  const place = setUpPlace(call, file);
  const statement = place?.behind ?? statementAround(call.node);
  if (!place || !statement) return { manual: finding('position-unsupported') };
  for (const name of ['com.amplitude.android.Amplitude', 'com.amplitude.android.ConfigurationBuilder'])
    imports.add(name);
  const name = names.fresh('configuration', scope);
  const key = renderExpression(init.apiKey, context, (_prefix, value) => [value]);
  const lines: Line[] = [
    line(
      `ConfigurationBuilder ${name} = new ConfigurationBuilder(`,
      ...key,
      ', ',
      ...applicationContext(given, context),
      ')',
    ),
    ...settingsOf(init.options ?? { kind: 'object', entries: [] }).map((setting) =>
      line(`${name}.${setter(setting, context)}`),
    ),
  ];
  const indent = indentAt(tree.text, statement);
  const made = `${place.isShared ? `${options.android.instance} = ` : ''}new Amplitude(${name}.build())`;
  noteImports(file, imports);
  if (place.behind) {
    const pieces = onLines([...lines, line(made)], indent, style, layout);
    const at = { start: statement.end, end: statement.end };
    return { edits: [{ span: at, pieces: [style.eol + indent, ...pieces, ';'] }], findings: [] };
  }
  const comments = splitIn(file) ? '' : keptComments(tree, call.node, lines, style);
  const edits: Edit[] = [
    {
      span: { start: statement.start, end: statement.start },
      pieces: [comments, ...onLines(lines, indent, style, layout), `;${style.eol}${indent}`],
    },
    { span: spanOf(call.node), pieces: [made] },
    ...obsoleteEdits(call, file),
  ];
  return { edits, findings: [] };
}

/** The statement of a block that a construction stands in. */
function statementAround(node: SyntaxNode): SyntaxNode | null {
  for (const around of [node, ...ancestorsOf(node)]) {
    if (around.parent && /^(block|constructor_body|switch_block_statement_group)$/.test(around.parent.type))
      return around;
    if (/^(lambda_expression|field_declaration|if_statement|switch_rule|for_statement)$/.test(around.type))
      return null;
  }
  return null;
}

function applicationContext(node: SyntaxNode, { file }: Rendering): Piece[] {
  if (isApplicationContext(file.tree, node)) return [spanOf(node)];
  return textOf(file.tree, node) === 'this'
    ? ['getApplicationContext()']
    : [spanOf(node), '.getApplicationContext()'];
}

function setter({ name, value }: Setting, context: Rendering): string {
  const method = `set${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return `${method}(${argument(value, context)})`;
}

function argument(value: Setting['value'], context: Rendering): string {
  const { imports } = context;
  if (typeof value === 'string') return quoted(value, context);
  if (typeof value !== 'object') return String(value);
  if ('member' in value) {
    imports.add(value.from);
    return `${value.from.split('.').at(-1)}.${value.member}`;
  }
  imports.add(value.length > 0 ? 'java.util.EnumSet' : 'java.util.Collections');
  if (value.length === 0) return 'Collections.emptySet()';
  imports.add('com.amplitude.android.AutocaptureOption');
  return `EnumSet.of(${value.map((one) => `AutocaptureOption.${one}`).join(', ')})`;
}
