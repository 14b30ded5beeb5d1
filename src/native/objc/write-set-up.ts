import { finding } from '../../findings.js';
import type { Edit, Piece } from '../../javascript/edit.js';
import type { Migrated } from '../../mapping/mapping.js';
import type { Written } from '../language.js';
import { type Line, line, onLines } from '../statements.js';
import { indentAt } from '../style.js';
import { ancestorsOf, type SyntaxNode, spanOf } from '../tree.js';
import { layout } from './place.js';
import { removal } from './removal.js';
import { type Rendering, renderExpression } from './rendering.js';
import type { Construction } from './set-up.js';
import { askedOf, legacySettings, type Setting, swiftSettings } from './settings.js';

const defaultInstance = '@"$default_instance"';

/** Makes Amplitude's instance where a Segment client was made, or beside it where that has to stay. */
export function writeSetUp(context: Rendering, construction: Construction, mapped: Migrated): Written {
  const { file } = context;
  const { text } = file.tree;
  const init = mapped.steps.find((step) => step.kind === 'init');
  const statement = statementAround(construction.node);
  if (!init || !statement) return { manual: finding('position-unsupported') };
  const key = renderExpression(init.apiKey, context);
  const asked = askedOf(init.options);
  const isLegacy = file.project.iosSdk === 'amplitude-ios';
  const made = isLegacy
    ? legacy(key, legacySettings(asked, context), construction)
    : current(key, swiftSettings(asked, context), construction, context);
  const lost = asked.captured.includes('deepLinks') && !isLegacy ? ['trackDeepLinks'] : [];
  const findings = lost.length > 0 ? [finding('load-option-dropped', `dropped: ${lost.join(', ')}`)] : [];
  const indent = indentAt(text, statement);
  if (construction.isShared && file.project.segmentStays) {
    const all = [...made.before, line(...made.value)];
    const at = { start: statement.end, end: statement.end };
    const pieces: Piece[] = [file.style.eol + indent, ...onLines(all, indent, file.style, layout), ';'];
    return { edits: [{ span: at, pieces }], findings };
  }
  const first = { start: statement.start, end: statement.start };
  const before = onLines(made.before, indent, file.style, layout);
  const edits: Edit[] = [
    ...(before.length > 0 ? [{ span: first, pieces: [...before, `;${file.style.eol}${indent}`] }] : []),
    { span: spanOf(construction.node), pieces: made.value },
    ...construction.obsolete.map((node) => removal(file.tree, node)),
  ];
  return { edits, findings };
}

/** Statements that come first, and what stands in the place of the construction. */
interface Made {
  readonly before: readonly Line[];
  readonly value: readonly Piece[];
}

function current(
  key: Piece[],
  settings: readonly Setting[],
  { name, isShared }: Construction,
  { file, names, scope }: Rendering,
): Made {
  const { segmentStays, instance } = file.project;
  const isFree = name !== null && !(isShared && segmentStays);
  const local = isFree ? name : names.fresh('configuration', scope);
  return {
    before: [
      line(
        `AMPConfiguration *${local} = [[AMPConfiguration alloc] initWithApiKey:`,
        ...key,
        ` instanceName:${defaultInstance} enableAutocaptureRemoteConfig:NO]`,
      ),
      ...settings.map(({ field, pieces }) => line(`${local}.${field} = `, ...pieces)),
    ],
    value: [isShared ? `${instance} = ` : '', `[Amplitude initWithConfiguration:${local}]`],
  };
}

/** The older SDK is configured on its one instance, before it starts. */
function legacy(key: Piece[], settings: readonly Setting[], { isShared }: Construction): Made {
  const lines = settings.map(({ field, pieces }) => line(`[Amplitude instance].${field} = `, ...pieces));
  const start: Piece[] = ['[[Amplitude instance] initializeApiKey:', ...key, ']'];
  return isShared
    ? { before: lines, value: start }
    : { before: [...lines, line(...start)], value: ['[Amplitude instance]'] };
}

/** The statement of a block that a construction stands in. */
function statementAround(node: SyntaxNode): SyntaxNode | null {
  for (const around of [node, ...ancestorsOf(node)]) {
    const list = around.parent?.type ?? '';
    if (/^(compound_statement|preproc_(if|ifdef|else|elif))$/.test(list)) return around;
    if (/^(if_statement|else_clause|for_statement|while_statement|case_statement)$/.test(around.type))
      return null;
  }
  return null;
}
