import type { FindingCode } from '../findings.js';
import type { Block } from '../javascript/syntax/tree.js';
import type { Span } from '../segment/value.js';
import type { HandedTo } from './handed-on.js';

/** A stretch of code in a page or component. */
export interface Region extends Block {
  /** A script; an expression; one that is only asked whether it is true; or what an event runs, also statements. */
  readonly code: 'script' | 'expression' | 'test' | 'handler';
  /** Names that stand for something nearer here: what the template declares around it, `event` in a handler. */
  readonly locals: readonly string[];
  /** The text is that of an attribute of HTML, where `&quot;` stands for a quote. */
  readonly hasEntities: boolean;
  /** The component that its value is a property of. */
  readonly handedTo?: HandedTo | null;
}

/** Code in a template, as its reader finds it. */
export type TemplateCode = Pick<Region, 'start' | 'end' | 'code' | 'locals' | 'hasEntities' | 'around'>;

/** Finds the code of a template; its offsets are those of the file. */
export type TemplateReader = (text: string, template: Span) => TemplateCode[];

/** Gives the reader of a format that works with the project's own compiler; null where that is not installed. */
export type FindReader = (format: TemplateFormat) => TemplateReader | null;

export type TemplateFormat = 'vue' | 'svelte';

/** Regions that see each other's names, in the order of the file. */
export interface Unit {
  readonly language: Language;
  /** A `module` can import; a `classic` script and a handler in a page speak to the global. */
  readonly scope: 'module' | 'classic';
  /** Tags of a template engine may stand in the code. */
  readonly hasServerTags: boolean;
  /**
   * What names of a format's own mean: in a template of Vue a name that nothing declares is a member of the component,
   * in Svelte `$name` is the value of the store `name`.
   */
  readonly names?: 'members' | 'stores';
  /** It is the code of a component, which others hand properties to. */
  readonly isComponent?: true;
  readonly regions: readonly Region[];
}

export type Language = 'js' | 'jsx' | 'ts' | 'tsx';

/** What is named to a person and left, and why: code that cannot be read, addresses of Segment's. */
export interface Unread {
  readonly start: number;
  readonly end: number;
  readonly code: FindingCode;
  readonly reason: string;
}

/** Where the code of a page or component stands. */
export interface Layout {
  readonly units: readonly Unit[];
  readonly unread: readonly Unread[];
}

/** A script that takes lines of its own. */
export function scriptRegion({ start, end }: Pick<Region, 'start' | 'end'>): Region {
  return { start, end, form: 'lines', code: 'script', locals: [], hasEntities: false };
}

const languages: Readonly<Record<string, Language>> = {
  '': 'js',
  js: 'js',
  javascript: 'js',
  ecmascript: 'js',
  babel: 'js',
  es6: 'js',
  module: 'js',
  jsx: 'jsx',
  ts: 'ts',
  typescript: 'ts',
  tsx: 'tsx',
};

/** The language that `lang="…"` or the last part of `type="text/…"` names; null for one that is compiled first. */
export function languageOf(name: string | null): Language | null {
  const short = (name ?? '').trim().toLowerCase().replace(/^.*\//, '').replace(/^x-/, '');
  return languages[short] ?? null;
}

/** Code of a template as a region of its component. */
export function templateRegion(
  code: TemplateCode,
  rest: Pick<Region, 'isolated' | 'guessed' | 'handedTo'> = {},
): Region {
  return { ...code, form: 'inline', ...rest };
}
