import type { Step } from '../../amplitude/step.js';
import { finding } from '../../findings.js';
import type { Piece } from '../../javascript/edit.js';
import type { Migrated } from '../../mapping/mapping.js';
import { namesOf } from '../file-names.js';
import { isApplicationContext } from '../jvm/application-context.js';
import { splitIn } from '../jvm/fate.js';
import type { JvmCall } from '../jvm/jvm-call.js';
import { noteImports } from '../jvm/needed.js';
import { obsoleteEdits } from '../jvm/obsolete.js';
import { quoted, type Rendering, renderExpression, scopeAround } from '../jvm/rendering.js';
import { setUpPlace } from '../jvm/set-up-place.js';
import { settingsOf } from '../jvm/settings.js';
import type { NativeFile, Written } from '../language.js';
import { indentAt } from '../style.js';
import { findAll, isComment, type NativeTree, type SyntaxNode, spanOf, textOf } from '../tree.js';

/** `Amplitude(key, context) { … }` in the place of what made the Segment client. */
export function writeSetUp(call: JvmCall, mapped: Migrated, file: NativeFile): Written {
  const init = mapped.steps.find((step): step is Extract<Step, { kind: 'init' }> => step.kind === 'init');
  const { construction } = call;
  if (!init || !construction?.context) throw new Error('a set-up without its construction');
  const { tree, style } = file;
  const imports = new Set(['com.amplitude.android.Amplitude']);
  const rendering: Rendering = {
    call,
    file,
    names: namesOf(file),
    scope: scopeAround(call.node),
    locals: new Map(),
    imports,
  };
  const place = setUpPlace(call, file);
  if (!place) return { manual: finding('position-unsupported') };
  const head = place.isShared ? [`${file.options.android.instance} = `] : [];
  const pieces: Piece[] = [
    ...head,
    ...amplitude(init, rendering, place.behind !== null || splitIn(file) !== null),
  ];
  noteImports(file, imports);
  if (!place.behind)
    return { edits: [{ span: spanOf(call.node), pieces }, ...obsoleteEdits(call, file)], findings: [] };
  const { end } = place.behind;
  const before = style.eol + indentAt(tree.text, place.behind);
  return { edits: [{ span: { start: end, end }, pieces: [before, ...pieces] }], findings: [] };
}

function amplitude(
  { apiKey, options }: Extract<Step, { kind: 'init' }>,
  rendering: Rendering,
  isTwice: boolean,
): Piece[] {
  const { file, call, imports } = rendering;
  const { tree, style } = file;
  const context = call.construction?.context;
  if (!context) throw new Error('a set-up without a context');
  const isApplication = isApplicationContext(tree, context);
  const own = textOf(tree, context) === 'this' && !isApplication;
  const given: Piece[] = own
    ? ['applicationContext']
    : [spanOf(context), isApplication ? '' : '.applicationContext'];
  const key = renderExpression(apiKey, rendering, (_prefix, value) => [value]);
  const outer = indentAt(tree.text, call.node);
  const inner = outer + style.indent;
  const settings = settingsOf(options ?? { kind: 'object', entries: [] }).flatMap(
    ({ name, value }): Piece[] => [style.eol + inner, `${name} = `, setting(value)],
  );
  const lost = isTwice ? [] : lostComments(call.node, given, tree);
  const comments = lost.map((comment) => style.eol + inner + comment);
  return ['Amplitude(', ...key, ', ', ...given, ') {', ...comments, ...settings, `${style.eol}${outer}}`];

  function setting(value: ReturnType<typeof settingsOf>[number]['value']): string {
    if (typeof value === 'string') return quoted(value, rendering);
    if (typeof value !== 'object') return String(value);
    if ('member' in value) return enumMember(value);
    if (value.length > 0) imports.add('com.amplitude.android.AutocaptureOption');
    return value.length > 0
      ? `setOf(${value.map((one) => `AutocaptureOption.${one}`).join(', ')})`
      : 'emptySet()';
  }

  function enumMember({ from, member }: { from: string; member: string }): string {
    imports.add(from);
    return `${from.split('.').at(-1)}.${member}`;
  }
}

/** Comments among the settings, which have no place in the output of their own. */
function lostComments(node: SyntaxNode, kept: readonly Piece[], tree: NativeTree): string[] {
  const isKept = (comment: SyntaxNode) =>
    kept.some(
      (piece) => typeof piece !== 'string' && piece.start <= comment.start && comment.end <= piece.end,
    );
  return findAll(node, (inner) => isComment(inner) && !isKept(inner)).map((comment) =>
    textOf(tree, comment).trimEnd(),
  );
}
