// @vitest-environment happy-dom
import { createInstance, Identify } from '@amplitude/analytics-browser';
import { AnalyticsBrowser } from '@segment/analytics-next';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Helper, loadVariants } from './variants.js';

// The project itself has no types of the DOM.
interface WebStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  clear(): void;
}
declare const localStorage: WebStorage;
declare const sessionStorage: WebStorage;
declare const document: { cookie: string; title: string; head: { innerHTML: string } };
declare const history: { replaceState(state: null, title: string, url: string): void };

const variants = loadVariants();
const apiKey = '0123456789abcdef';

/** Waits for what the SDKs do in their own time, which is long on a busy machine. */
const eventually = (check: () => void) => vi.waitFor(check, { timeout: 20_000 });

/** A real Segment client whose events end here instead of on the network. */
async function segment() {
  // Without its own destination the client has nothing to send; the types insist on it.
  const cdnSettings = { integrations: {} } as never;
  const analytics = AnalyticsBrowser.load({ writeKey: 'WK', cdnSettings });
  const events: { properties?: unknown; traits?: unknown; name?: unknown }[] = [];
  await analytics.addSourceMiddleware(({ payload }) => {
    events.push(JSON.parse(JSON.stringify(payload.obj)));
  });
  await analytics.ready();
  return { analytics, events };
}

function clearStorage(): void {
  localStorage.clear();
  sessionStorage.clear();
  for (const pair of document.cookie.split('; ')) setCookie(`${pair.split('=')[0]}=; Max-Age=0`);
}

function setCookie(text: string): void {
  document.cookie = `${text}; path=/`;
}

beforeEach(() => {
  clearStorage();
  document.head.innerHTML = '';
  document.title = 'Pricing';
  history.replaceState(null, '', '/shop/item?utm_source=news#top');
});
afterEach(() => vi.unstubAllGlobals());

describe.each(variants)('pageProperties ($name)', ({ helper }) => {
  let client: Awaited<ReturnType<typeof segment>>;
  beforeAll(async () => {
    client = await segment();
  });

  it.each([
    ['no canonical link', ''],
    ['a canonical link', '<link rel="canonical" href="https://example.com/item/7">'],
    ['a canonical link with a query', '<link rel="canonical" href="https://example.com/item?id=7">'],
    ['a canonical path', '<link rel="canonical" href="/item/7">'],
    ['a canonical path without a slash', '<link rel="canonical" href="item/7">'],
    ['an empty canonical link', '<link rel="canonical" href="">'],
  ])("equal Segment's with %s", async (_name, head) => {
    document.head.innerHTML = head;
    document.title = 'Pricing';
    const properties = { a: 1, title: 'Mine', name: 'theirs', category: 'theirs', none: null };
    const given = [
      ['Home', properties, undefined],
      ['Home', undefined, 'Docs'],
      ['Home', properties, 'Docs'],
      ['', properties, undefined],
      ['Home', properties, ''],
    ] as const;
    for (const [name, props, category] of given) {
      client.events.length = 0;
      if (category === undefined) void client.analytics.page(name, props);
      else void client.analytics.page(category, name, props);
      await eventually(() => expect(client.events).toHaveLength(1));
      expect(helper.pageProperties(name, props, category)).toStrictEqual(client.events[0]?.properties);
    }
    client.events.length = 0;
    void client.analytics.page();
    await eventually(() => expect(client.events).toHaveLength(1));
    expect(helper.pageProperties()).toStrictEqual(client.events[0]?.properties);
  });

  it('leaves out what is no object, no name and no category', () => {
    const page = helper.pageProperties();
    for (const value of [null, undefined, 7, true, [1], new Date()]) {
      expect(helper.pageProperties(value, value, value)).toStrictEqual(page);
    }
    expect(Object.keys(page)).toStrictEqual(['path', 'referrer', 'search', 'title', 'url']);
  });

  it('has only what it is given on a server', () => {
    vi.stubGlobal('document', undefined);
    expect(helper.pageProperties('Home', { a: 1 }, 'Docs')).toStrictEqual({
      a: 1,
      category: 'Docs',
      name: 'Home',
    });
    expect(helper.pageProperties()).toStrictEqual({});
  });

  it('survives a page and properties that throw', () => {
    vi.stubGlobal('document', { querySelector: fail });
    expect(
      helper.pageProperties('Home', {
        get broken() {
          return fail();
        },
      }),
    ).toStrictEqual({ name: 'Home' });
  });
});

describe.each(variants)('setTraits next to Segment ($name)', ({ helper }) => {
  it('sends what Segment sent, less the nulls', async () => {
    const { analytics, events } = await segment();
    const traits = {
      name: 'Grace',
      since: new Date(0),
      flags: [true, false],
      grid: [[1], [2]],
      address: { city: 'Arlington', geo: { exact: true } },
      skipped: undefined,
    };
    void analytics.identify('user-1', traits);
    await eventually(() => expect(events).toHaveLength(1));
    const sent = helper.setTraits(new Identify(), traits).getUserProperties();
    expect(JSON.parse(JSON.stringify(sent))).toStrictEqual({ $set: events[0]?.traits });
  });
});

describe.each(variants)('segmentIdentity ($name)', ({ helper }) => {
  it("reads what Segment's own client has stored", async () => {
    const { analytics } = await segment();
    void analytics.identify('user 1/ü "%');
    await eventually(() => expect(localStorage.getItem('ajs_user_id')).toBeTruthy());
    const user = await analytics.instance?.user();
    const stored = { deviceId: user?.anonymousId(), userId: user?.id() };
    expect(stored.userId).toBe('user 1/ü "%');
    expect(helper.segmentIdentity(apiKey)).toStrictEqual(stored);

    const cookies = document.cookie.split('; ');
    localStorage.clear();
    expect(helper.segmentIdentity(apiKey), 'cookies only').toStrictEqual(stored);
    clearStorage();
    for (const [name, id] of [
      ['ajs_anonymous_id', stored.deviceId],
      ['ajs_user_id', stored.userId],
    ] as const) {
      localStorage.setItem(name, JSON.stringify(id));
    }
    expect(helper.segmentIdentity(apiKey), 'localStorage only').toStrictEqual(stored);
    expect(cookies).toHaveLength(2);
  });

  it('decides a disagreement as Segment does', async () => {
    for (const name of ['ajs_anonymous_id', 'ajs_user_id']) {
      localStorage.setItem(name, `"local ${name}"`);
      setCookie(`${name}=cookie-${name}`);
    }
    const stored = helper.segmentIdentity(apiKey);
    const { analytics } = await segment();
    const user = await analytics.instance?.user();
    expect(stored).toStrictEqual({ deviceId: user?.anonymousId(), userId: user?.id() });
  });

  it('reads numbers and text that is no JSON', () => {
    localStorage.setItem('ajs_user_id', '42');
    localStorage.setItem('ajs_anonymous_id', 'not json');
    expect(helper.segmentIdentity(apiKey)).toStrictEqual({ deviceId: 'not json', userId: '42' });
    localStorage.setItem('ajs_user_id', 'null');
    localStorage.setItem('ajs_anonymous_id', '{"a":1}');
    expect(helper.segmentIdentity(apiKey)).toStrictEqual({});
  });

  it.each(['cookie', 'localStorage', 'sessionStorage'] as const)(
    'hands over once, with the identity of Amplitude in %s',
    async (identityStorage) => {
      localStorage.setItem('ajs_user_id', '"user-1"');
      localStorage.setItem('ajs_anonymous_id', '"anon-1"');
      const start = () => started(helper, identityStorage);
      const first = await start();
      expect([first.getDeviceId(), first.getUserId()]).toStrictEqual(['anon-1', 'user-1']);
      first.reset();
      await eventually(() => expect(helper.segmentIdentity(apiKey)).toStrictEqual({}));
      const second = await start();
      expect(second.getDeviceId()).toBe(first.getDeviceId());
      expect(second.getUserId()).toBeUndefined();
      expect(localStorage.getItem('ajs_user_id'), 'Segment keeps its own').toBe('"user-1"');
      expect(helper.segmentIdentity('another key')).toStrictEqual({ deviceId: 'anon-1', userId: 'user-1' });
    },
  );

  it('is empty without a key, without storage and on a server', () => {
    setCookie('ajs_user_id=user-1');
    expect(helper.segmentIdentity(undefined)).toStrictEqual({});
    expect(helper.segmentIdentity('')).toStrictEqual({});
    vi.stubGlobal('localStorage', { getItem: fail });
    expect(helper.segmentIdentity(apiKey)).toStrictEqual({ userId: 'user-1' });
    vi.stubGlobal('document', undefined);
    vi.stubGlobal('localStorage', undefined);
    vi.stubGlobal('sessionStorage', undefined);
    expect(helper.segmentIdentity(apiKey)).toStrictEqual({});
  });
});

async function started(helper: Helper, identityStorage: 'cookie' | 'localStorage' | 'sessionStorage') {
  const amplitude = createInstance();
  const options = {
    autocapture: false,
    remoteConfig: { fetchRemoteConfig: false },
    enableDiagnostics: false,
  };
  await amplitude.init(apiKey, { ...options, ...helper.segmentIdentity(apiKey), identityStorage }).promise;
  return amplitude;
}

function fail(): never {
  throw new Error('no');
}
