import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumFile, launchChromium } from '../browser/chromium.js';
import { chromiumKind } from './chromium/run.js';
import { type Collector, startCollector } from './collector.js';
import { arrived, expected } from './judge.js';
import { pairs } from './pairs/index.js';
import { record } from './record.js';
import { verdictOf } from './table.js';

/** What rests on a real browser: storage, cookies, tabs, addresses, the order of what it sends. */
const names: readonly string[] = [
  'anonymous, sign-up, login, order, logout, next visitor',
  'page views of a router',
  'a reset that lasts over a load of the page',
  'a visitor who never signed in',
  'a user who had signed in, and comes back twice',
  'a user who signs out afterwards, and is not brought back',
  'a user whose id has quotes, percent signs and braces',
  'ids of the time before: those of the classic destination',
  'a first visit from a campaign',
  'after the address has changed, and with a canonical link',
  'a user, then events',
  'events, then a reset',
  'calls that are awaited',
  'calls that are awaited, which wait for no timer of the SDK',
  'getters, methods, functions and symbols',
  'the global of the snippet',
];

/** Without `--full`, and where there is no Chromium, these are left out; the table says so. */
const isLeftOut = chromiumFile === null || process.env.EQUIVALENCE_CHROMIUM === 'no';

describe.skipIf(isLeftOut)('in Chromium', () => {
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

  it.for(names)('%s', async (name, { task }) => {
    const pair = pairs.find((one) => one.name === name);
    if (!pair) throw new Error('there is no such pair');
    Object.assign(task.meta, { rule: 'in Chromium', verdict: verdictOf(pair) });
    const recording = await record(pair, collector, chromiumKind(browser));
    expect(arrived(recording)).toEqual(expected(recording, pair.differs ?? null));
  });

  it('asks nobody but the collector', () => {
    expect(collector.strays).toEqual([]);
  });
});
