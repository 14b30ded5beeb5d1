import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { project, reportOf, tool } from './tool.js';

const page = readFileSync('fixtures/html/load/snippet-4-minified/input.html', 'utf8');

/** Migrates one page, and gives what its report says. */
async function summaryOf(name: string, text: string) {
  const root = project({ [name]: text });
  return reportOf(await tool(root, ['.', '--dry-run', '--format', 'json'])).summary;
}

describe('a page', () => {
  it('may hold text with apostrophes, which end no string', async () => {
    const text = page.replace('Hello', `Don't worry ${'about what it costs to read this '.repeat(20)}`);
    expect(await summaryOf('index.html', text)).toMatchObject({ migrated: 1, review: 2, errors: 0 });
  });

  it('may hold thousands of scripts and handlers', async () => {
    const row = `<p onclick="open(1)">It's here <script>var a = 'b';</script></p>\n`;
    const text = page.replace('</body>', `${row.repeat(3000)}</body>`);
    expect(await summaryOf('index.html', text)).toMatchObject({ migrated: 1, review: 2, errors: 0 });
  }, 30_000);

  it('may hold a long line of code that another program wrote', async () => {
    const code = `registry={segment:1};a.href="<script src='x'>";b={c:[${'{d:"e",f:/g/},'.repeat(40_000)}]};`;
    const text = page.replace('</body>', `<script>${code}</script></body>`);
    expect(await summaryOf('index.html', text)).toMatchObject({ migrated: 1, review: 2, errors: 0 });
  }, 30_000);
});
