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

/** Finds the code of a page or component; its extension tells the format, and what has none of its own is a page. */
export function layoutOf(text: string, path: string, findReader: FindReader): Layout {
  return (formats[path.slice(path.lastIndexOf('.') + 1)] ?? layoutOfPage)(text, findReader);
}
