import type { HelperOptions } from '../../amplitude/helper/helper.js';
import { pageHelperLines } from '../../amplitude/helper/page.js';
import { loaderStub, loaderTag } from '../../amplitude/loader.js';
import type { HelperFunction } from '../../amplitude/step.js';
import type { Options } from '../../config/options.js';
import { apiKeyPlaceholder } from '../../mapping/api-key.js';
import type { Edit, Piece } from '../edit.js';
import { spanOf } from '../syntax/span.js';
import { blockAt } from '../syntax/tree.js';
import { isFirstOnLine, lineIndent } from '../write/style.js';
import type { Writing } from '../write/writing.js';
import { isSegmentsComment } from './comments.js';
import type { Snippet } from './recognise.js';

/** What is to become of a snippet. */
export interface SnippetPlan {
  /** `beside`: calls remain that need Segment, so both are loaded; `import`: the file imports the SDK. */
  readonly form: 'loader' | 'beside' | 'import';
  /** `load` is called in the snippet itself. */
  readonly loads: boolean;
  /** No other snippet stands above it in the file. */
  readonly isFirst: boolean;
  /** What the page's scripts call of the helpers. */
  readonly helpers: readonly HelperFunction[];
}

/** The options that decide what stands in the place of a snippet. */
export type SnippetOptions = HelperOptions & Pick<Options, 'loader' | 'serverZone' | 'apiKey'>;

/** The script tag in front of the script, where the config asks for one and the key can stand in it. */
export function tagEdit(
  snippet: Snippet,
  plan: SnippetPlan,
  { tree, style }: Writing,
  options: SnippetOptions,
): Edit | null {
  const tagStart = blockAt(tree, snippet.lead.start)?.tagStart;
  if (options.loader === 'stub' || tagStart === undefined) return null;
  const apiKey = options.apiKey ?? apiKeyPlaceholder;
  const line = style.eol + lineIndent(tree.text, tagStart);
  const tag = plan.isFirst ? loaderTag(options, apiKey) + line : '';
  return { span: { start: tagStart, end: tagStart }, pieces: [tag] };
}

/** The loader with its question whether it is there already, in the place of Segment's lines. */
export function loaderEdit(
  snippet: Snippet,
  plan: SnippetPlan,
  writing: Writing,
  options: SnippetOptions,
  hasTag: boolean,
): Edit {
  const { tree, style } = writing;
  const { lead, guard } = snippet;
  const isSpread = tree.text.slice(lead.start, lead.end).includes('\n');
  const outer = lineIndent(tree.text, lead.start);
  const end = style.semicolons ? ';' : '';
  const inner = isSpread ? innerIndent(snippet, writing) : '';
  // With a tag the SDK is there already, so a second snippet is told by what the first one leaves.
  const [there, mark] = hasTag
    ? ['window.amplitudeStarted', `window.amplitudeStarted = true${end}`]
    : ['window.amplitude', ''];
  const besides = snippet.condition ? ['(', spanOf(snippet.condition), ') && '] : [];
  const heads: Record<Snippet['guard'], Piece[]> = {
    block: ['if (', ...besides, `!${there}) {${isSpread ? style.eol + inner : ''}`],
    return: [`if (${there}) return${end}${style.eol}${outer}`],
    none: [],
  };
  // Calls behind the snippet need the helpers whoever loaded Amplitude.
  const helpers = pageHelperLines(plan.helpers, options, style.indent).map(
    (line) => line + style.eol + outer,
  );
  const first = helpers.length > 0 && !isFirstOnLine(tree.text, lead.start) ? [style.eol + outer] : [];
  const pieces = [
    ...first,
    ...helpers,
    ...heads[guard],
    hasTag ? (guard === 'none' ? '' : mark) : loaderStub,
  ];
  return { span: lead, pieces: [...keptComments(snippet, writing), ...pieces] };
}

/** Where the user's own lines of the snippet begin. */
function innerIndent({ lead }: Snippet, { tree, style }: Writing): string {
  const next = /^[;\s]*(?=[^\s;}])/.exec(tree.text.slice(lead.end));
  const at = lead.end + (next?.[0].length ?? 0);
  if (next && isFirstOnLine(tree.text, at)) return lineIndent(tree.text, at);
  return lineIndent(tree.text, lead.start) + style.indent;
}

/** Comments of the user's among Segment's lines; Segment's own explain what is gone. */
export function keptComments({ lead }: Snippet, { tree, style }: Writing): Piece[] {
  const line = style.eol + lineIndent(tree.text, lead.start);
  return tree.comments
    .filter(({ start, end }) => (start ?? 0) >= lead.start && (end ?? 0) <= lead.end)
    .filter(({ value }) => !isSegmentsComment(value))
    .map(({ start, end }) => tree.text.slice(start ?? 0, end ?? 0) + line);
}
