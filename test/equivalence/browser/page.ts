import { Browser, type BrowserContext, type BrowserWindow, type ICookie } from 'happy-dom';
import type { Bundle } from './bundle.js';

/** What a browser keeps between two visits of one visitor. */
export interface Storage {
  readonly cookies: readonly ICookie[];
  readonly local: Readonly<Record<string, string>>;
}

export const emptyStorage: Storage = { cookies: [], local: {} };

/** Where a visit begins. */
export interface Place {
  readonly url: string;
  readonly title: string;
  readonly referrer: string;
}

export const quietPlace: Place = { url: 'http://shop.example.com/pricing', title: 'Pricing', referrer: '' };

/** What a program leaves behind besides what it sent. */
export interface Visit<S = Storage> {
  readonly storage: S;
  /** What the program said to `log`, as JSON would show it. */
  readonly log: readonly unknown[];
}

/**
 * What programs may use of the harness: `pause()` waits until all clients are set up, and for a macrotask more;
 * `tick()` waits for a macrotask only, `rest()` for so many that all is done; `log(value)` notes
 * something that has to be the same before and after; `given(value)` is the value, but nobody who only reads the
 * code knows; `visit` and `tab` count the visits and the tabs of one.
 */
export const prelude = `
  globalThis.tick = (time) => new Promise((resolve) => setTimeout(resolve, time));
  globalThis.rest = async () => {
    for (let turns = 0; turns < 20; turns++) await tick(1);
  };
  globalThis.pause = () => Promise.all(harness.starting).then(() => tick());
  globalThis.log = (value) => void harness.log.push(value === undefined ? 'undefined' : value);
  globalThis.given = (value) => value;
  const ask = globalThis.fetch;
  const asked = [];
  globalThis.fetch = (...request) => {
    if (!String(request[0]).startsWith('http://' + harness.collector)) throw new Error('asked ' + request[0]);
    const answer = ask(...request);
    asked.push(answer);
    return answer;
  };
  globalThis.finish = async () => {
    await pause();
    // An event that is on its way through plug-ins is in no queue: there may be more to send after all was sent.
    for (let quiet = 0, known = 0; quiet < 4; quiet = asked.length === known ? quiet + 1 : 0) {
      known = asked.length;
      for (const send of harness.finishing) await send();
      await Promise.all(asked);
      await tick();
    }
    return JSON.stringify(harness.log);
  };
`;

/** What one visit is like. */
export interface Circumstances<S = Storage> {
  readonly place: Place;
  readonly storage: S;
  /** Which visit it is, for programs that do not do the same on each. */
  readonly count: number;
  /** How many tabs are opened, one after the other; they share cookies and storage. */
  readonly tabs: number;
  /** After how many milliseconds Amplitude's SDK sends; null for what it does by itself. */
  readonly interval: number | null;
}

/** Opens a browser of its own, runs a program in it and waits until all has been sent. */
export async function visit(
  program: Bundle,
  collector: string,
  { place, storage, count, tabs, interval }: Circumstances,
): Promise<Visit> {
  const browser = new Browser({
    settings: {
      enableJavaScriptEvaluation: true,
      suppressInsecureJavaScriptEnvironmentWarning: true,
      fetch: { disableSameOriginPolicy: true },
    },
  });
  try {
    const { defaultContext } = browser;
    defaultContext.cookieContainer.addCookies([...storage.cookies]);
    const first = openTab(defaultContext, place);
    const { localStorage } = first;
    for (const [key, value] of Object.entries(storage.local)) localStorage.setItem(key, value);
    const others = Array.from({ length: tabs - 1 }, () => {
      const window = openTab(defaultContext, place);
      Object.defineProperty(window, 'localStorage', { value: localStorage });
      return window;
    });
    const runs: Promise<unknown[]>[] = [];
    for (const [index, window] of [first, ...others].entries()) {
      runs.push(run(program, window, { collector, interval }, { visit: count, tab: index + 1 }));
      // Whoever opens a second tab has seen the first one.
      await window.eval('pause()');
    }
    const logs = await Promise.all(runs);
    return { storage: storageOf(defaultContext, localStorage), log: logs.flat() };
  } finally {
    await browser.close();
  }
}

function openTab(context: BrowserContext, place: Place): BrowserWindow {
  const page = context.newPage();
  page.url = place.url;
  const { window, document } = page.mainFrame;
  document.title = place.title;
  Object.defineProperty(document, 'referrer', { value: place.referrer });
  return window;
}

/** Runs a program in a window; gives what it said to `log`. */
async function run(
  program: Bundle,
  window: BrowserWindow,
  settings: { readonly collector: string; readonly interval: number | null },
  numbers: object,
): Promise<unknown[]> {
  const harness = { ...settings, starting: [], finishing: [], log: [] };
  window.eval(`Object.assign(globalThis, ${JSON.stringify({ harness, ...numbers })});${prelude}`);
  for (const { script } of program.scripts) script.runInContext(window);
  // What a script declares is no property of the object that stands for its window outside.
  await window.eval('typeof program === "object" && program.main ? program.main() : undefined');
  return JSON.parse(String(await window.eval('finish()'))) as unknown[];
}

interface WebStorage {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
}

function storageOf({ cookieContainer }: BrowserContext, local: WebStorage): Storage {
  const keys = Array.from({ length: local.length }, (_, index) => local.key(index) ?? '');
  return {
    cookies: cookieContainer.getCookies(),
    local: Object.fromEntries(keys.map((key) => [key, local.getItem(key) ?? ''])),
  };
}
