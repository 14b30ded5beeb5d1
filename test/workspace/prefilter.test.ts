import { describe, expect, it } from 'vitest';
import { createImporterFilter, importNames } from '../../src/workspace/importers.js';
import { createPrefilter } from '../../src/workspace/prefilter.js';
import { project } from './project.js';

const prefilter = createPrefilter(['analytics']);
const test = (text: string): boolean => prefilter.test(Buffer.from(text));

describe('the prefilter takes', () => {
  it.each([
    "import { AnalyticsBrowser } from '@segment/analytics-next'",
    "const Analytics = require('analytics-node')",
    '/// <reference types="@types/segment-analytics" />',
    "import * as Segment from 'expo-analytics-segment'",
    "{ resolve: 'gatsby-plugin-segment-js' }",
    "import s from 'react-segment'",
    'this.$segment.track("X")',
    '<script src="https://cdn.segment.com/analytics.js/v1/K/analytics.min.js">',
    'const f = (): SegmentAnalytics.AnalyticsJS => x',
    'interface Window { analytics: AnalyticsSnippet }',
    'window.custom.SNIPPET_VERSION = "4.1.0"; error("Segment snippet included twice.")',
    'import com.segment.analytics.Analytics;',
    'import Segment\n',
    '#import <Segment/SEGAnalytics.h>',
    "analytics.track('E')",
    'window.analytics',
    'window?.analytics',
    'window!.analytics!.page()',
    'window\n  .analytics\n  .page()',
    "window['analytics']",
    'window["analytics"].track("E")',
    'self[`analytics`]',
    '(window as any).analytics',
    '(<any>window).analytics',
    '$window.analytics.ready(f)',
    'global.analytics = global.analytics || []',
    'globalThis.analytics',
    'const { analytics } = window;',
    'const { a, analytics: b } = (window as any)',
    'analytics?.track?.()',
    'analytics?.page?.()',
    'analytics!.reset()',
    'analytics\n  .group(id)',
    '(analytics as any).load(key)',
    '(analytics || {}).page()',
    'const { track } = analytics',
    'const { page } = analytics',
    'const {\n  track: send,\n  identify,\n} = analytics;',
    "if (typeof analytics !== 'undefined') go()",
    'typeof window.analytics',
    'analytics[method](...args)',
    'analytics?.[method]?.()',
    "analytics.push(['track', 'E'])",
    "analytics['page']()",
    'const a = analytics;\na.page()',
    'export default analytics\n',
    'return analytics;',
    'if (analytics) start()',
    'if (!analytics) return',
    'analytics && start(analytics)',
    'register(analytics)',
    "get(window, 'analytics.identify')",
    'debounce(analytics.track, 1000)',
    '<button onclick="analytics.track(\'x\')">',
    'void analytics.identify(id)',
    'analytics.user().anonymousId()',
    'analytics.ready(() => {})',
  ])('%s', (text) => {
    expect(test(text)).toBe(true);
    expect(test(`${'const filler = 1;\n'.repeat(50)}${text}\n${'more();\n'.repeat(50)}`)).toBe(true);
  });

  it('files in UTF-16, so that they are named instead of passed over', () => {
    const text = "analytics.track('E')";
    const little = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    const big = Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]);
    expect(prefilter.test(little)).toBe(true);
    expect(prefilter.test(big)).toBe(true);
    expect(prefilter.test(Buffer.concat([big, Buffer.from([0])]))).toBe(true);
  });

  it('files that are not UTF-8', () => {
    expect(
      prefilter.test(
        Buffer.concat([Buffer.from([0xe9, 0x20]), Buffer.from("analytics.track('é')", 'latin1')]),
      ),
    ).toBe(true);
  });

  it('the names that the user gives', () => {
    const custom = createPrefilter(['bsportSegment', 'télé']);
    expect(custom.test(Buffer.from("window.bsportSegment.track('x')"))).toBe(true);
    expect(custom.test(Buffer.from("télé.track('x')"))).toBe(true);
    expect(custom.test(Buffer.from("analytics.track('x')"))).toBe(false);
  });
});

describe('the prefilter refuses', () => {
  it.each([
    '',
    'const x = 1;',
    '// our analytics team',
    "import { report } from './analytics';\nreport();",
    "import { analytics } from './analytics';\nreport.push(1)",
    'my_analytics.track()',
    'const analyticsId = track.id',
    "import { segment } from './segments';",
    "import { track } from '@vercel/analytics-lib';",
    "import * as amplitude from '@amplitude/analytics-node';\namplitude.track('x')",
  ])('%s', (text) => expect(test(text)).toBe(false));

  it('globals when they are turned off', () => {
    const none = createPrefilter([]);
    expect(none.test(Buffer.from("window.analytics.track('x')"))).toBe(false);
    expect(none.test(Buffer.from("import '@segment/analytics-next'"))).toBe(true);
  });
});

describe('both filters', () => {
  it.each(['analytics ', 'analytics\n', 'export analytics ', ') ', '.analytics, ', '{analytics = ('])(
    'are quick on 5 MB of %j',
    (text) => {
      const bytes = Buffer.from(
        `${text.repeat(5_000_000 / text.length)}analytic)=${' '.repeat(100_000)}nalytics`,
      );
      prefilter.test(bytes);
      createImporterFilter(['analytics']).test(bytes);
      // Quadratic work would take hours.
    },
  );
});

describe('the importer filter', () => {
  const filter = createImporterFilter(['segment', 'analytics']);
  const matches = (text: string): boolean => filter.test(Buffer.from(text));

  it.each([
    "import { client } from '../lib/segment';\nclient.track('x')",
    "import { client } from './segment';\nregister(client)",
    'import client from "@/analytics.js"\nclient?.track?.("x")',
    "const c = require('./segment/')\nc.page()",
    "export { client } from './segment';",
    "export * from './segment'",
    "module.exports = require('./segment')",
    "import { client } from './analytics.web'\nconst { track } = client",
    "vi.mock('../analytics', () => ({ track: vi.fn() }))",
    "import { c } from '#analytics';\nc.track('x')",
  ])('takes %s', (text) => expect(matches(text)).toBe(true));

  it.each([
    "import { a } from './segmentation';\na.b()",
    'segment.track("x")',
    "import { a } from './my-thing';\na.b()",
  ])('refuses %s', (text) => expect(matches(text)).toBe(false));

  it('takes nothing when nothing is exported', () => {
    expect(createImporterFilter([]).test(Buffer.from("import './a'; a.b()"))).toBe(false);
  });

  it('finds index files through their folder, dots and package', () => {
    const root = project({ 'package.json': '{ "name": "@acme/telemetry" }' });
    const names = importNames(`${root}/src/lib/index.ts`, `${root}/package.json`);
    expect(names).toEqual(['index', 'lib', '.', '..', 'telemetry']);
    const index = createImporterFilter(names);
    const takes = (text: string): boolean => index.test(Buffer.from(`${text}\na.track()`));
    expect(takes("import { a } from './lib'")).toBe(true);
    expect(takes("import { a } from '.'")).toBe(true);
    expect(takes("import { a } from '../..'")).toBe(true);
    expect(takes("import { a } from '@acme/telemetry'")).toBe(true);
    expect(takes("import { a } from './other'")).toBe(false);
  });

  it('knows variants of a platform and files that the manifest names', () => {
    const root = project({ 'package.json': '{ "name": "telemetry", "main": "./src/client.ts" }' });
    expect(importNames('/x/analytics.native.ts', null)).toEqual(['analytics']);
    expect(importNames(`${root}/src/client.ts`, `${root}/package.json`)).toEqual(['client', 'telemetry']);
    expect(importNames(`${root}/src/other.ts`, `${root}/package.json`)).toEqual(['other']);
  });
});
