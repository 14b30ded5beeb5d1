import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Bundle } from '../browser/bundle.js';
import { type Place, prelude } from '../browser/page.js';
import type { BrowserKind } from '../browser/run.js';

type Storage = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Chromium as a browser to run pairs in: one context a run, whose storage goes on to the next. */
export function chromiumKind(browser: Browser): BrowserKind<Storage> {
  return {
    empty: { cookies: [], origins: [] },
    devicesIn: ({ cookies }) =>
      cookies.filter(({ name }) => name === 'ajs_anonymous_id').map(({ value }) => value),
    visit: async (program, collector, { place, storage, count, tabs, interval }) => {
      const settings = { collector, interval };
      const context = await browser.newContext({ storageState: storage });
      try {
        await context.route(`${new URL(place.url).origin}/**`, (route) =>
          route.fulfill({ contentType: 'text/html', body: `<!doctype html><head></head><body></body>` }),
        );
        // A page of another address may not speak to this machine itself.
        await context.route(`http://${collector}/**`, async (route) =>
          route.fulfill({ response: await route.fetch() }),
        );
        const first = await openTab(context, place, settings, { visit: count, tab: 1 });
        const others: Page[] = [];
        const runs = [run(first, program)];
        await first.evaluate('pause()');
        for (let tab = 2; tab <= tabs; tab++) {
          const page = await openTab(context, place, settings, { visit: count, tab });
          others.push(page);
          runs.push(run(page, program));
          await page.evaluate('pause()');
        }
        const logs = await Promise.all(runs);
        return { storage: await context.storageState(), log: logs.flat() };
      } finally {
        await context.close();
      }
    },
  };
}

/** Here a macrotask is not enough for a call of Segment's to have found its user. */
const patience = 'globalThis.pause = () => Promise.all(harness.starting).then(() => tick(30));';

async function openTab(
  context: BrowserContext,
  { url, title, referrer }: Place,
  settings: { readonly collector: string; readonly interval: number | null },
  numbers: object,
): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url, referrer === '' ? {} : { referer: referrer });
  const harness = { ...settings, starting: [], finishing: [], log: [] };
  await page.evaluate(
    `document.title = ${JSON.stringify(title)};
     Object.assign(globalThis, ${JSON.stringify({ harness, ...numbers })});${prelude}${patience}`,
  );
  return page;
}

/** Runs a program in a page; gives what it said to `log`. */
async function run(page: Page, program: Bundle): Promise<unknown[]> {
  for (const { text } of program.scripts) await page.addScriptTag({ content: text });
  await page.evaluate('typeof program === "object" && program.main ? program.main() : undefined');
  return JSON.parse(String(await page.evaluate('finish()'))) as unknown[];
}
