import { kindOf } from '../workspace/extensions.js';
import { layoutOfAstro } from './astro.js';
import { layoutOfPage } from './html.js';
import type { FindReader, Layout } from './layout.js';
import { layoutOfSvelte } from './svelte.js';
import { layoutOfVue } from './vue.js';

const formats: Readonly<Record<string, (text: string, findReader: FindReader) => Layout>> = {
  vue: layoutOfVue,
  svelte: layoutOfSvelte,
  astro: layoutOfAstro,
};

const extensionOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

/** True for a page, as opposed to a component. */
export const isPageFormat = (path: string): boolean =>
  kindOf(path) === 'embedded' && formats[extensionOf(path)] === undefined;

/** Finds the code of a page or component; its extension tells the format, and what has none of its own is a page. */
export function layoutOf(text: string, path: string, findReader: FindReader): Layout {
  return (formats[extensionOf(path)] ?? layoutOfPage)(text, findReader);
}
