import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { configSchema } from '../../src/config/schema.js';
import { migrate } from '../run/tool.js';
import { example, pages } from './pages.js';

// After a change of what they show: UPDATE_DOCS=1 npx vitest run test/docs
it.each(Object.entries(pages))('%s is up to date', (path, make) => {
  if (process.env.UPDATE_DOCS) writeFileSync(path, make());
  expect(readFileSync(path, 'utf8')).toBe(make());
});

it('the example of a config does what its page says', async () => {
  expect(configSchema.safeParse(example).error).toBeUndefined();
  const { after } = await migrate({
    'segment-to-amplitude.config.json': JSON.stringify(example),
    'src/a.js': "window.analytics.group('team_42');\nexport const f = (id) => window.analytics.group(id);\n",
    'legacy/b.js': "window.analytics.track('B');\n",
  });
  expect(after['src/a.js']).toContain("setGroup('team', '42');");
  expect(after['src/a.js']).toContain("setGroup('company', ");
  expect(after['legacy/b.js']).toBe("window.analytics.track('B');\n");
});
