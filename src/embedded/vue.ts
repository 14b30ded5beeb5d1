import { handedTo } from './handed-on.js';
import {
  type FindReader,
  type Language,
  type Layout,
  languageOf,
  type Region,
  scriptRegion,
  type TemplateCode,
  templateRegion,
  type Unread,
} from './layout.js';
import { attributeOf, readTags, type Tag } from './markup.js';
import { guessVueCode } from './vue-guess.js';

/** A block of a single-file component: what stands at its top level. */
interface TopBlock {
  readonly tag: Tag;
  readonly content: { readonly start: number; readonly end: number };
}

/**
 * Single-file components of Vue. `<script>` and `<script setup>` are one module, whose names the template sees if one
 * of them is the set-up; else it sees the members of the component alone.
 */
export function layoutOfVue(text: string, findReader: FindReader): Layout {
  const blocks = topBlocks(text);
  const scripts = blocks.filter(({ tag }) => tag.name === 'script' && attributeOf(text, tag, 'src') === null);
  const unread: Unread[] = [];
  let language: Language = 'js';
  const read = scripts.flatMap(({ tag, content }) => {
    const own = languageOf(attributeOf(text, tag, 'lang'));
    if (own === null || tag.content === null) {
      const reason = own === null ? 'its language is compiled first' : 'no closing tag ends it';
      unread.push({ ...content, code: 'script-not-read', reason });
      return [];
    }
    language = own;
    return [scriptRegion(content)];
  });
  const isolated = !scripts.some(({ tag }) => attributeOf(text, tag, 'setup') !== null);
  const template = blocks.find(({ tag }) => tag.name === 'template');
  const code = template ? templateCode(text, template, isolated, findReader) : [];
  const regions = [...read, ...code].sort((a, b) => a.start - b.start);
  const units =
    regions.length > 0
      ? [
          {
            language,
            scope: 'module',
            hasServerTags: false,
            names: 'members',
            isComponent: true,
            regions,
          } as const,
        ]
      : [];
  return { units, unread };
}

function templateCode(
  text: string,
  { tag, content }: TopBlock,
  isolated: boolean,
  findReader: FindReader,
): Region[] {
  const isHtml = /^(?:html)?$/i.test(attributeOf(text, tag, 'lang') ?? '');
  const read = isHtml ? readWith(findReader, text, content) : null;
  // Without quotes an attribute takes no blank, and so no edit.
  const isBare = ({ start }: TemplateCode) => text[start - 1] === '=';
  // Any element may be a component: `<cart-row>`, `<cart>`.
  const regionOf = (code: TemplateCode, guessed: boolean) =>
    templateRegion(code, { isolated, guessed, handedTo: handedTo(text, code, () => true) });
  if (read) return read.map((code) => regionOf(code, isBare(code)));
  return guessVueCode(text, content).map((code) => regionOf(code, true));
}

/** Null where there is no compiler, and for a template that the compiler cannot read. */
function readWith(findReader: FindReader, text: string, content: TopBlock['content']): TemplateCode[] | null {
  try {
    return findReader('vue')?.(text, content) ?? null;
  } catch {
    return null;
  }
}

/** The blocks at the top level; what stands inside them belongs to them, whatever it looks like. */
function topBlocks(text: string): TopBlock[] {
  const found: TopBlock[] = [];
  let outer: Tag | null = null;
  let depth = 0;
  for (const tag of readTags(text)) {
    if (outer === null) {
      if (tag.kind === 'close' || tag.selfClosing) continue;
      outer = tag;
      depth = 1;
    } else if (tag.name === outer.name && !tag.selfClosing) {
      depth += tag.kind === 'open' ? 1 : -1;
      if (depth > 0) continue;
      found.push({ tag: outer, content: { start: outer.span.end, end: tag.span.start } });
      outer = null;
    }
  }
  if (outer) found.push({ tag: outer, content: { start: outer.span.end, end: text.length } });
  return found;
}
