import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Config } from '../../src/config/schema.js';
import { bundleProgram } from './browser/bundle.js';
import { quietPlace } from './browser/page.js';
import { happyDom, runBrowser } from './browser/run.js';
import { type Collector, startCollector } from './collector.js';
import { bundleNodeProgram, runNode } from './node/run.js';
import { createProject, type Files, migrateProject, type Said } from './project.js';
import type { AmplitudeEvent } from './wire.js';

let collector: Collector;

beforeAll(async () => {
  collector = await startCollector();
});
afterAll(() => collector.close());

const run = (module: string, key: string) => `import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load({ writeKey: '${key}' });

export const ${module} = () => analytics.track('${module}');
`;

const exported = (key: string) => `import { AnalyticsBrowser } from '@segment/analytics-next';

export const analytics = AnalyticsBrowser.load({ writeKey: '${key}' });
`;

const entry = `import { shop } from './shop';
import { blog } from './blog';

export async function main() {
  await pause();
  shop();
  blog();
  shop();
}
`;

const twoInPlace: Files = {
  'src/main.js': entry,
  'src/shop.js': run('shop', 'shop-key'),
  'src/blog.js': run('blog', 'blog-key'),
};

const twoExported: Files = {
  'src/main.js': `import { analytics as shop } from './shop';
import { analytics as blog } from './blog';

export async function main() {
  await pause();
  shop.track('shop');
  blog.track('blog');
  shop.track('shop');
}
`,
  'src/shop.js': exported('shop-key'),
  'src/blog.js': exported('blog-key'),
};

const server = (module: string, key: string) => `import { Analytics } from '@segment/analytics-node';

const analytics = new Analytics({ writeKey: '${key}' });

export async function ${module}() {
  analytics.track({ userId: 'user-1', event: '${module}' });
  await analytics.closeAndFlush();
}
`;

const servers: Files = {
  'src/main.js': `import { shop } from './shop';
import { blog } from './blog';

export async function main() {
  await shop();
  await blog();
}
`,
  'src/shop.js': server('shop', 'shop-key'),
  'src/blog.js': server('blog', 'blog-key'),
};

/** Migrates a project, runs what came of it, and gives each event with the key of the project that it reached. */
async function reached(
  files: Files,
  environment: 'browser' | 'node',
  config: Config,
): Promise<{ said: Said; events: string[] }> {
  const project = createProject(files, environment);
  const storage = mkdtempSync(join(tmpdir(), 'equivalence-'));
  try {
    const said = await migrateProject(project, config);
    const main = join(project.folder, 'src/main.js');
    const { amplitude } =
      environment === 'node'
        ? await runNode(await bundleNodeProgram(main), collector, {
            interval: 20,
            storage: join(storage, 'ids'),
            visit: 1,
          })
        : await runBrowser(
            happyDom,
            await bundleProgram(main),
            collector,
            { first: 1, last: 1 },
            {
              place: quietPlace,
              storage: happyDom.empty,
              tabs: 1,
              interval: 5,
            },
          );
    const tracked = amplitude.filter(({ event_type }) => event_type !== '$identify');
    return { said, events: tracked.map(withKey).sort() };
  } finally {
    project.remove();
    rmSync(storage, { recursive: true });
  }
}

const withKey = ({ event_type, api_key }: AmplitudeEvent & { api_key?: unknown }) =>
  `${event_type} → ${api_key}`;

const apart = ['blog → AMPLITUDE_API_KEY', 'shop → AMPLITUDE_API_KEY_2', 'shop → AMPLITUDE_API_KEY_2'];

describe('events of clients with different write keys reach projects of their own', () => {
  it.each<[string, Files, 'browser' | 'node', Config]>([
    ['that are used in place', twoInPlace, 'browser', {}],
    ['that are exported', twoExported, 'browser', {}],
    ['that are exported, where functions are asked for', twoExported, 'browser', { client: 'functions' }],
    ['of a server', servers, 'node', {}],
  ])('%s', async (_, files, environment, config) => {
    const { events } = await reached(files, environment, config);
    expect(events).toEqual(environment === 'node' ? apart.slice(0, 2) : apart);
  });

  it('unless one key is given for all, which is said', async () => {
    const { said, events } = await reached(twoInPlace, 'browser', { apiKey: 'one-key' });
    expect(said.findings).toContain('load review write-keys-joined second-init');
    expect(new Set(events)).toEqual(new Set(['blog → one-key', 'shop → one-key']));
  });
});
