import type { Flavour } from '../amplitude/flavours.js';
import { constant, type Expression, helper, named, type ObjectEntry, type Step } from '../amplitude/step.js';
import { type Capture, captures, type Options } from '../config/options.js';
import { finding } from '../findings.js';
import type { Finding } from '../report/report.js';
import { insteadOfOptions } from '../segment/app-config.js';
import type { CallOf } from '../segment/call.js';
import { propertyOf, type Value } from '../segment/value.js';
import { apiKeyOf } from './api-key.js';
import { appOptionsOf } from './app-options.js';
import type { MapCall } from './mapping.js';
import { mapMobileLoad } from './mobile-load.js';
import { unnamedPage } from './page.js';
import { plugInSteps } from './plug-ins.js';
import { serverOptionsOf } from './server-options.js';

/** What the SDK captures of itself unless it is told not to (analytics-browser 2.47, `default-tracking.ts`). */
const onByDefault: ReadonlySet<Capture> = new Set([
  'attribution',
  'pageViews',
  'sessions',
  'formInteractions',
  'fileDownloads',
  'pageUrlEnrichment',
]);

/** `load`: `init` with the options that keep today's data; Segment's ids are handed over once. */
export const mapLoad: MapCall<'load'> = (call, options, flavour) => {
  if (flavour.name === 'mobile') return mapMobileLoad(call, options);
  const { key, findings } = apiKeyOf(call, options);
  // The key is needed twice; only a text that may stand twice is written twice.
  const app = flavour.name === 'react-native' ? appOptionsOf(call) : null;
  const server = flavour.name === 'node' ? serverOptionsOf(call) : null;
  // The older SDK for apps stores its ids where code cannot read them.
  const canHandOver = app ? call.settings !== undefined : flavour.name === 'browser';
  const handsOver = canHandOver && options.preserveDeviceId !== false;
  const once = handsOver && isUnstable(call, key);
  const apiKey = once ? named('apiKey') : key;
  const steps: Step[] = once ? [{ kind: 'bind', name: 'apiKey', value: key }] : [];
  steps.push({
    kind: 'init',
    apiKey,
    ...given([...initOptions(apiKey, options, flavour), ...((app ?? server)?.entries ?? [])]),
    ...(app ? { takesUser: true } : {}),
    ...(app && handsOver ? { handsOver } : {}),
  });
  const plugIns = call.plugIns ?? [];
  steps.push(...plugInSteps(plugIns, flavour));
  const initialPage = initialPageOf(call, options);
  if (initialPage) steps.push(initialPage);
  const said: Finding[] = [
    ...findings,
    ...(app?.findings ?? []),
    ...droppedOptions(call, [...((app ?? server)?.known ?? []), 'plugins'], app !== null),
    ...(plugIns.length > 0 ? [finding('middleware-sees-less')] : []),
    ...(initialPage ? [finding('page-unnamed')] : []),
  ];
  return { steps, findings: said };
};

/** The page that `initialPageview` sends, as a page without a name. */
function initialPageOf(call: CallOf<'load'>, options: Options): Step | null {
  const event = unnamedPage(options);
  if (propertyOf(call.options, 'initialPageview')?.constant !== true || event === null) return null;
  const properties = options.page.properties === 'segment' ? { properties: helper('pageProperties') } : {};
  return { kind: 'track', event: constant(event), ...properties };
}

/** By default the campaign would also stand among the properties of every event; without a page it throws. */
const attribution: readonly ObjectEntry[] = [{ key: 'trackingMethod', value: constant('userProperty') }];

function initOptions(apiKey: Expression, options: Options, flavour: Flavour): ObjectEntry[] {
  const own = flavour.name === 'browser' ? browserOptions(apiKey, options) : { before: [], after: [] };
  const entries: ObjectEntry[] = [...own.before];
  if (options.serverZone === 'EU') entries.push({ key: 'serverZone', value: constant('EU') });
  if (options.minIdLength !== null)
    entries.push({ key: 'minIdLength', value: constant(options.minIdLength) });
  return [...entries, ...own.after];
}

/** What the browser's SDK is told beside what all are told. */
function browserOptions(apiKey: Expression, options: Options): Record<'before' | 'after', ObjectEntry[]> {
  const identity = options.preserveDeviceId === 'classic' ? 'classicIdentity' : 'segmentIdentity';
  const before = options.preserveDeviceId === false ? [] : [{ spread: helper(identity, apiKey) }];
  // Remote settings override these field by field, and would bring back what is off.
  const remote: ObjectEntry[] = [{ key: 'fetchRemoteConfig', value: constant(false) }];
  const after: ObjectEntry[] = [
    { key: 'autocapture', value: autocaptureOf(options) },
    { key: 'remoteConfig', value: { kind: 'object', entries: remote } },
  ];
  return { before, after };
}

/** `init` gets options only where there is something to say. */
function given(entries: ObjectEntry[]): { options?: Expression } {
  return entries.length > 0 ? { options: { kind: 'object', entries } } : {};
}

/**
 * Says what differs from what the SDK does without being told; the campaign always, for its form. Only the campaign can be
 * switched off alone where there is no page: of the others some throw there, and a session is none of a server.
 */
function autocaptureOf({ autocapture, page }: Options): Expression {
  const wanted: Options['autocapture'] = {
    ...autocapture,
    pageViews: autocapture.pageViews || page.mode === 'amplitude',
    pageUrlEnrichment: autocapture.pageUrlEnrichment || page.properties === 'amplitude',
  };
  const capturesMore = captures.some((name) => name !== 'attribution' && wanted[name]);
  const campaign: Expression = { kind: 'object', entries: attribution };
  const entries = captures
    .filter((name) => name === 'attribution' || wanted[name] !== onByDefault.has(name))
    .map((name) => {
      if (name !== 'attribution' || !wanted.attribution) return { key: name, value: constant(wanted[name]) };
      return { key: name, value: capturesMore ? campaign : inBrowser(campaign) };
    });
  const all: Expression = { kind: 'object', entries };
  return capturesMore ? inBrowser(all) : all;
}

const inBrowser = (value: Expression): Expression => ({ kind: 'in-browser', value });

function isUnstable({ writeKey, settings }: CallOf<'load'>, key: Expression): boolean {
  if (key.kind === 'member') return !settings?.stable;
  return key.kind === 'source' && !writeKey?.stable;
}

/** What has no counterpart; `initialPageview` and the key are taken care of apart. */
function droppedOptions(call: CallOf<'load'>, known: readonly string[], isApp: boolean): Finding[] {
  const kept = ['writeKey', 'initialPageview', ...known];
  const names = [call.settings, call.options]
    .flatMap((value) => keysOf(value))
    .filter((name) => !kept.includes(name));
  if (names.length === 0) return [];
  const todo = isApp ? insteadOfOptions(names).join('; ') : '';
  return [finding('load-option-dropped', `dropped: ${names.join(', ')}`, todo === '' ? undefined : todo)];
}

function keysOf(value: Value | undefined): string[] {
  if (!value) return [];
  if (!value.entries) return value.shape === 'undefined' || value.shape === 'null' ? [] : ['options'];
  return value.entries.map((entry) => (entry.kind === 'property' ? entry.key : '…'));
}
