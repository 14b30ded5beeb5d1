import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Collector, startCollector } from '../equivalence/collector.js';
import { chromiumFile, launchChromium } from './chromium.js';

/** The campaign that a first visit came from, which the SDK sends by itself. */
const campaign = '$identify';

/** What identify, group, track and page send together: setGroup says it of the user, too. */
const eachKind = ['$identify', '$identify', '$groupidentify', 'Opened', 'Viewed Home'];

/** Migrated pages: the outputs of fixtures, with what each sends. */
const pages: Readonly<Record<string, readonly string[]>> = {
  'snippet-2-unminified': ['Loaded a Page'],
  'snippet-2-from-the-old-address': ['Viewed Home'],
  'snippet-2-joined-by-commas-to-the-end': ['$identify', 'Loaded a Page'],
  'snippet-4-minified': ['Loaded a Page'],
  'snippet-4-mangled-by-a-minifier': ['Loaded a Page'],
  'snippet-5-mangled-by-a-minifier': ['Loaded a Page'],
  'snippet-5-minified': ['Viewed Home'],
  'snippet-5-with-a-page-function': ['Viewed Home'],
  'snippet-in-one-line-with-its-load': ['Viewed Home'],
  'snippet-that-resets-before-it-loads': ['Loaded a Page'],
  'snippet-with-another-variable': ['Loaded a Page'],
  'snippet-with-calls-before-load': eachKind,
  'snippet-with-calls-behind-load': eachKind,
  'snippet-with-calls-of-the-users': ['$identify', 'Viewed Home', 'Opened'],
  'two-snippets-in-a-page': ['Viewed Home'],
};

const library = readFileSync('node_modules/@amplitude/analytics-browser/lib/scripts/amplitude-min.js');

/** What a program that answers with Express sends for its page. */
function pageSentBy(program: string): string {
  let sent = '';
  const response = { send: (text: string) => (sent = text) };
  const express = () => ({ get: (_: string, answer: (...given: unknown[]) => void) => answer({}, response) });
  new Function('require', program)(() => express);
  return sent;
}

/** A page that is open, and waits for Amplitude's library. */
interface Visit {
  readonly page: Page;
  /** Addresses that the page asked for, beside its own. */
  readonly asked: readonly string[];
  readonly sent: () => string[];
  readonly letLibraryCome: () => void;
}

describe.skipIf(chromiumFile === null)('migrated pages in Chromium', () => {
  let collector: Collector;
  let browser: Browser;
  beforeAll(async () => {
    collector = await startCollector();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await collector?.close();
  });

  it.each(Object.entries(pages))('%s sends each event once, and nothing to Segment', async (name, own) => {
    await check(name, readFileSync(`fixtures/html/load/${name}/output.html`, 'utf8'), own);
  });

  it('a snippet that a program puts into its page does so, too', async () => {
    const name = 'snippet-in-a-string-in-single-quotes';
    const program = readFileSync(`fixtures/browser/load/${name}/output.js`, 'utf8');
    await check(name, `<script type="module">${program}</script>`, ["Viewed It's home"]);
  });

  it('a tag that a program writes with the snippet does so, too', async () => {
    const name = 'page-in-a-string-in-single-quotes';
    const program = readFileSync(`fixtures/browser/load/${name}/output.js`, 'utf8');
    await check(name, `<script>${program}</script>`, ["Viewed It's home"]);
  });

  it('a page that a server sends with the snippet of the package does so, too', async () => {
    const name = 'snippet-of-the-package-sent-by-a-server';
    await check(name, pageSentBy(readFileSync(`fixtures/browser/load/${name}/output.js`, 'utf8')), [
      'Viewed Home',
    ]);
  });

  async function check(name: string, html: string, own: readonly string[]): Promise<void> {
    const visit = await open(name, html);
    const { page, asked, sent } = visit;
    // The library is still on its way.
    await page.evaluate("window.amplitude.track('Before')");
    expect(sent()).toEqual([]);
    visit.letLibraryCome();
    await page.waitForFunction('typeof window.amplitude.runQueuedFunctions === "function"');
    await page.evaluate("window.amplitude.track('After')");
    await page.evaluate('window.amplitude.flush().promise');
    await expect.poll(sent).toContain('After');
    expect(sent().sort()).toEqual([campaign, ...own, 'Before', 'After'].sort());
    expect(asked.filter((address) => !/^https:\/\/(cdn|api2)\.amplitude\.com\//.test(address))).toEqual([]);
    await page.close();
  }

  async function open(name: string, html: string): Promise<Visit> {
    const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(html));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const context = await browser.newContext();
    const page = await context.newPage();
    const asked: string[] = [];
    let letLibraryCome = (): void => {};
    const held = new Promise<void>((resolve) => {
      letLibraryCome = resolve;
    });
    const headers = { 'access-control-allow-origin': '*' };
    await page.route(/^https:/, async (route) => {
      const { hostname } = new URL(route.request().url());
      asked.push(route.request().url());
      if (hostname === 'cdn.amplitude.com') {
        await held;
        // The hash in the loader is that of the library: with other bytes Chromium would not run it.
        return route.fulfill({ body: library, contentType: 'text/javascript', headers });
      }
      const response = await route.fetch({ url: `http://${collector.addressOf(name)}/amplitude` });
      return route.fulfill({ response, headers });
    });
    const { port } = server.address() as AddressInfo;
    await page.goto(`http://shop.example.com:${port}/`, { waitUntil: 'domcontentloaded' });
    page.on('close', () => server.close());
    const sent = () =>
      collector.received(name).amplitude.map((event) => String((event as { event_type: string }).event_type));
    return { page, asked, sent, letLibraryCome };
  }
});
