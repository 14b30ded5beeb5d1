import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { FindReader, TemplateFormat, TemplateReader } from './layout.js';
import { svelteReader } from './svelte-template.js';
import { vueReader } from './vue-template.js';
import { oldVueReader } from './vue2-template.js';

type Require = ReturnType<typeof createRequire>;

/** Packages through which a compiler is reached where a project does not name it itself. */
const through: Readonly<Record<TemplateFormat, readonly string[]>> = {
  vue: ['vue', 'nuxt', '@vitejs/plugin-vue', 'vitepress', '@vue/compiler-sfc', '@nuxt/webpack'],
  svelte: ['@sveltejs/kit', '@sveltejs/vite-plugin-svelte'],
};

/** Finds the readers of templates for a file: they work with the compilers that are installed for its project. */
export function readersFor(path: string): FindReader {
  const own = createRequire(resolve(path));
  return (format) => {
    for (const from of [own, ...through[format].flatMap((name) => requireOf(own, name) ?? [])]) {
      const reader = format === 'vue' ? vueReaderFrom(from) : svelteReaderFrom(from);
      if (reader) return reader;
    }
    return null;
  };
}

/** `require` as a package has it. */
function requireOf(own: Require, name: string): Require | null {
  const manifest = found(own, `${name}/package.json`) ?? found(own, name);
  return manifest === null ? null : createRequire(manifest);
}

function vueReaderFrom(from: Require): TemplateReader | null {
  const version = load<{ version: string }>(from, 'vue/package.json')?.version ?? '';
  if (version.startsWith('2.')) {
    const compiler = load<Parameters<typeof oldVueReader>[0]>(from, 'vue-template-compiler');
    const own = compiler ?? load<Parameters<typeof oldVueReader>[0]>(from, 'vue/compiler-sfc');
    return own && oldVueReader(own);
  }
  const compiler = load<Parameters<typeof vueReader>[0]>(from, '@vue/compiler-dom');
  return compiler && vueReader(compiler);
}

function svelteReaderFrom(from: Require): TemplateReader | null {
  const compiler = load<Parameters<typeof svelteReader>[0]>(from, 'svelte/compiler');
  return compiler && svelteReader(compiler);
}

function found(from: Require, name: string): string | null {
  try {
    return from.resolve(name);
  } catch {
    return null;
  }
}

/** A compiler that cannot be loaded is as good as none. */
function load<T>(from: Require, name: string): T | null {
  try {
    return from(name) as T;
  } catch {
    return null;
  }
}
