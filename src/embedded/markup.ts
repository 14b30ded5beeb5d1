import { QuoteType, Tokenizer } from 'htmlparser2';
import type { Span } from '../segment/value.js';

/** An attribute as it stands in the file. */
export interface Attribute {
  readonly name: string;
  /** What stands between the quotes; empty for an attribute without a value. */
  readonly value: Span;
  readonly quote: '"' | "'" | null;
}

/** An opening or closing tag, by its place in the file. */
export interface Tag {
  readonly kind: 'open' | 'close';
  /** In lower case. */
  readonly name: string;
  readonly span: Span;
  readonly attributes: readonly Attribute[];
  readonly selfClosing: boolean;
  /** What stands in a `script` or a `style`; null where no closing tag ends it, and for all other tags. */
  readonly content: Span | null;
}

const rawText = new Set(['script', 'style']);

/** In these a browser that runs scripts sees text, whatever it looks like. */
const textOnly = new Set(['noscript', 'xmp', 'iframe', 'noembed', 'noframes']);

const quotes = { [QuoteType.Double]: '"', [QuoteType.Single]: "'" } as const;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Reads the tags of a page or component, in their order. Comments hold none. Takes any text.
 * @param isPage whether it is one for browsers, to which the slash of `<iframe />` closes nothing
 */
export function readTags(text: string, isPage = false): Tag[] {
  const tags: Mutable<Tag>[] = [];
  let current: Mutable<Tag> | null = null;
  let attributes: Attribute[] = [];
  let name: Span = { start: 0, end: 0 };
  let value: Span | null = null;
  const opened = (end: number, selfClosing: boolean): void => {
    if (current) tags.push({ ...current, span: { start: current.span.start, end }, attributes, selfClosing });
    current = null;
  };
  const ignore = (): void => {};
  const tokenizer = new Tokenizer(
    { decodeEntities: false, recognizeSelfClosing: true },
    {
      onopentagname(start, end) {
        attributes = [];
        current = tag('open', text.slice(start, end), { start: start - 1, end });
      },
      onattribname(start, end) {
        name = { start, end };
        value = null;
      },
      onattribdata(start, end) {
        value = { start: value?.start ?? start, end };
      },
      onattribentity: ignore,
      onattribend(quote, end) {
        const sign = quote === QuoteType.Double || quote === QuoteType.Single ? quotes[quote] : null;
        const empty = sign === null ? name.end : end - 1;
        attributes.push({
          name: text.slice(name.start, name.end),
          value: value ?? { start: empty, end: empty },
          quote: sign,
        });
      },
      onopentagend: (end) => opened(end + 1, false),
      onselfclosingtag: (end) => opened(end + 1, true),
      onclosetag(start, end) {
        const closing = tag('close', text.slice(start, end), { start: start - 2, end: end + 1 });
        const last = tags.at(-1);
        if (last?.kind === 'open' && last.name === closing.name && rawText.has(last.name)) {
          last.content = { start: last.span.end, end: closing.span.start };
        }
        tags.push(closing);
      },
      oncomment: ignore,
      oncdata: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      ontext: ignore,
      ontextentity: ignore,
      onend: ignore,
    },
  );
  tokenizer.write(text);
  tokenizer.end();
  return outsideText(tags, isPage);
}

/** Leaves out the tags that are text to a browser. */
function outsideText(tags: readonly Tag[], isPage: boolean): Tag[] {
  let inside: string | null = null;
  return tags.filter((tag) => {
    if (inside !== null) {
      if (tag.kind === 'open' || tag.name !== inside) return false;
      inside = null;
    } else if (tag.kind === 'open' && textOnly.has(tag.name) && (isPage || !tag.selfClosing))
      inside = tag.name;
    return true;
  });
}

function tag(kind: Tag['kind'], name: string, span: Span): Mutable<Tag> {
  return { kind, name: name.toLowerCase(), span, attributes: [], selfClosing: false, content: null };
}

/** The value of an attribute as it is written; null where the tag has none. */
export function attributeOf(text: string, { attributes }: Tag, name: string): string | null {
  const found = attributes.find((attribute) => attribute.name.toLowerCase() === name);
  return found ? textOf(text, found.value) : null;
}

export const textOf = (text: string, { start, end }: Span): string => text.slice(start, end);
