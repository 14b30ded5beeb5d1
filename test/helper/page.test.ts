import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { helperFunctions, helperPieces } from '../../src/amplitude/helper/helper.js';
import { pageHelperLines } from '../../src/amplitude/helper/page.js';
import { loaderStub, loaderVersion } from '../../src/amplitude/loader.js';
import type { HelperFunction } from '../../src/amplitude/step.js';
import { defaultOptions } from '../../src/config/options.js';

const all = helperFunctions(defaultOptions) as readonly HelperFunction[];

/** The object that a page gets, in a window of its own. */
function helpersIn(
  wanted: readonly HelperFunction[],
  globals: object = {},
): Record<string, (...args: unknown[]) => unknown> {
  const window: { amplitudeHelpers?: never } = {};
  runInNewContext(pageHelperLines(wanted, defaultOptions, '  ').join('\n'), { window, ...globals });
  return window.amplitudeHelpers ?? {};
}

describe('helpers on a page', () => {
  it.each(all)('bring what %s calls', (name) => {
    const helpers = helpersIn([name]);
    expect(Object.keys(helpers)).toEqual([name]);
    const text = pageHelperLines([name], defaultOptions, '').join('\n');
    for (const piece of helperPieces(defaultOptions)) {
      const isCalled = new RegExp(`\\b${piece.name}\\(`).test(text);
      if (piece.kind === 'function' && isCalled) expect(text).toContain(`function ${piece.name}(`);
    }
  });

  it('hold nothing that a template engine, or the page itself, would take for its own', () => {
    const text = [loaderStub, ...pageHelperLines(all, defaultOptions, '  ')].join('\n');
    expect(text.match(/\{\{|\{%|\{#|<%|<\?|<!--|<\/?script/gi)).toBeNull();
  });

  it('survive a way into the page that loses line ends', () => {
    const window: Record<string, object> = {};
    runInNewContext(pageHelperLines(all, defaultOptions, '').join(''), { window });
    expect(Object.keys(window.amplitudeHelpers ?? {}).sort()).toEqual([...all].sort());
  });

  it('do what those of the helper file do', () => {
    const location = { href: 'https://shop.example/a?b=1#c', pathname: '/a', search: '?b=1' };
    const document = {
      title: 'A',
      referrer: '',
      cookie: 'ajs_anonymous_id=anon-1',
      querySelector: () => null,
    };
    const helpers = helpersIn(['pageProperties', 'segmentIdentity'], { document, location });
    expect({ ...(helpers.pageProperties?.('Home', { plan: 'free' }) as object) }).toEqual({
      path: '/a',
      referrer: '',
      search: '?b=1',
      title: 'A',
      url: 'https://shop.example/a?b=1',
      plan: 'free',
      name: 'Home',
    });
    expect({ ...(helpers.segmentIdentity?.('KEY') as object) }).toEqual({ deviceId: 'anon-1' });
  });

  it('hold nothing that ends a script or begins a comment', () => {
    const text = [...pageHelperLines(all, defaultOptions, ''), loaderStub].join('\n');
    expect(text).not.toMatch(/<\/script|<!--|(^|\s)\/\//i);
  });
});

describe('the loader', () => {
  const scripts = 'node_modules/@amplitude/analytics-browser/lib/scripts';

  it('is the one that the package ships', () => {
    expect(loaderStub).toBe(readFileSync(`${scripts}/amplitude-snippet-min.js`, 'utf8').trim());
    expect(loaderStub).toContain(`analytics-browser-${loaderVersion}-min.js.gz`);
  });
});
