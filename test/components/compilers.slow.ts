import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { project, reportOf, sitesOf, tool } from '../run/tool.js';

// Templates are read by the compiler that a project has, in each version that is in use.

const clientModule = `import { AnalyticsBrowser } from '@segment/analytics-next';

export const analytics = AnalyticsBrowser.load({ writeKey: import.meta.env.VITE_SEGMENT_WRITE_KEY });
`;

/** Each calls the client once in its script and twice in its template, where another thing has its name, too. */
const components = {
  'App.vue': `<script>
import { analytics } from './analytics';

export default {
  data: () => ({ analytics, rows: [] }),
  mounted() {
    this.analytics.track('Mounted');
  },
};
</script>

<template>
  <div>
    <b v-for="(row, index) in rows" :key="index" @click.once="analytics.track('Chosen', { row, index })">{{ row }}</b>
    <i v-for="analytics in rows" @click="analytics.track('a row')">x</i>
    <b v-if="rows" @click='() => { analytics.track("Left") }'>x</b>
  </div>
</template>
`,
  'App.svelte': `<script>
  import { analytics } from './analytics';
  export let rows = [];
  analytics.track('Mounted');
</script>

{#each rows as row, index (row)}<b on:click|once={() => analytics.track('Chosen', { row, index })}>{row}</b>{/each}
{#each rows as analytics}<i on:click={() => analytics.track('a row')}>x</i>{/each}
<svelte:window on:click={() => { analytics.track('Left'); }} />
`,
} as const;

const installed: readonly (readonly [string, keyof typeof components, readonly string[]])[] = [
  ['Vue 2.6', 'App.vue', ['vue@2.6.14', 'vue-template-compiler@2.6.14']],
  ['Vue 2.7', 'App.vue', ['vue@2.7.16']],
  ['Vue 3.2', 'App.vue', ['vue@3.2.47']],
  ['Vue 3.5', 'App.vue', ['vue@3.5.13']],
  ['Svelte 3', 'App.svelte', ['svelte@3.59.2']],
  ['Svelte 4', 'App.svelte', ['svelte@4.2.19']],
  ['Svelte 5', 'App.svelte', ['svelte@5.20.0']],
];

/** What a run says of a project with one component. */
async function sitesWith(name: keyof typeof components, text: string, packages: readonly string[]) {
  const root = project({
    'package.json': '{ "private": true, "dependencies": { "@segment/analytics-next": "1.84.3" } }\n',
    'analytics.js': clientModule,
  });
  if (packages.length > 0)
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent', ...packages], {
      cwd: root,
      shell: process.platform === 'win32',
    });
  writeFileSync(join(root, name), text);
  return sitesOf(reportOf(await tool(root, ['.', '--dry-run', '--format', 'json'])));
}

describe('the compiler of a project', () => {
  it.each(installed)(
    'reads the templates of %s',
    async (_, name, packages) => {
      const sites = await sitesWith(name, components[name], packages);
      expect(sites.map(({ method, status }) => `${method} ${status}`).sort()).toEqual([
        'load migrated',
        'track migrated',
        'track migrated',
        'track migrated',
      ]);
    },
    120_000,
  );

  it.each(Object.keys(components) as (keyof typeof components)[])(
    'is missed where it is not installed: %s',
    async (name) => {
      // A page view would have to change, and nobody knows what the name stands for there.
      const text = components[name].replace(/track\((["']Left)/, 'page($1');
      const codes = (await sitesWith(name, text, [])).flatMap(({ findings }) =>
        findings.map(({ code }) => code),
      );
      expect(codes).toContain('template-not-read');
    },
  );
});
