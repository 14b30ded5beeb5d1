import { describe, expect, it } from 'vitest';
import { helperFunctions, helperSource } from '../../src/amplitude/helper/helper.js';
import { completed, type PartialOptions } from '../../src/config/profiles.js';
import { compile, temporaryProject, variantFiles } from './variants.js';

const strict = [
  ...['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess'],
  ...[
    '--noUnusedLocals',
    '--noUnusedParameters',
    '--noImplicitReturns',
    '--noPropertyAccessFromIndexSignature',
  ],
  ...['--skipLibCheck', '--types', '', '--target', 'es2022'],
];

const use = `
interface Traits { plan: string; seats?: number; since: Date; parent: Traits | null }
declare const traits: Traits;
declare const id: string | number | null | undefined;
declare const key: string | undefined;
class Account { readonly plan = 'pro'; }

export const identified: Identify = setTraits(new Identify(), traits);
export const asInterface = (given: Types.IIdentify): Types.IIdentify => setTraits(given, null);
identify(setTraits(new Identify(), new Account()), userOption(id));
groupIdentify('company', 'acme', setTraits(new Identify(), undefined));
setUserId(toUserId(id));
ifId(id, setUserId);
export const sentOnce: { promise: Promise<unknown> } | undefined = ifId(id, (known) => track(known));
track(pageEvent(id), pageProperties(id, traits, 'Docs'));
track('Viewed Home', pageProperties('Home', traits));
track('Viewed Home', pageProperties());
init(key ?? '', { ...segmentIdentity(key), autocapture: false });
export const result: Promise<Types.Result> = delivered(track('X'), flush);
declare const message: { userId: string; event: string; properties?: Traits; timestamp?: Date };
const server = createServer();
server.track(...trackArguments(message));
server.track(...pageArguments({ userId: id, name: undefined }));
server.track(...screenArguments({ anonymousId: 'a', context: { ip: '1.1.1.1' } }));
server.identify(setTraits(new ServerIdentify(), messageTraits(message)), messageOptions(message));
server.track('X').promise.then(withError((error) => error?.message));
export const closed: Promise<void> = flushed(server, { timeout: 5 });
export const closedAll: Promise<void> = flushed({ add, flush: flushServer });
void flushed(undefined as typeof server | undefined);
const plugin = {
  name: 'own', type: 'enrichment', isLoaded: () => true, load: () => Promise.resolve(),
  track: (ctx: any) => { ctx.event.properties.a = 1; return ctx; },
};
addToPage(segmentPlugin(plugin));
addToPage(segmentObserver({ ...plugin, page: async (ctx) => ctx }));
addToPage(middlewarePlugin(({ payload, next }) => next(payload)));
server.add(segmentPlugin(plugin));
server.add(segmentObserver(plugin));
server.add(middlewarePlugin(async ({ payload, next }) => next(payload)));
// @ts-expect-error a client is needed
void flushed({});
// @ts-expect-error an Identify is needed
setTraits({}, traits);
// @ts-expect-error traits are an object
setTraits(new Identify(), 'text');
// @ts-expect-error \`track\` gives no promise itself
void delivered(Promise.resolve(1), flush);
`;
const names = `delivered, ifId, pageEvent, pageProperties, segmentIdentity, setTraits, toUserId, userOption, flushed,
  messageOptions, messageTraits, middlewarePlugin, pageArguments, screenArguments, segmentObserver, segmentPlugin,
  trackArguments, withError`;
const sdk = `import { add as addToPage, flush, groupIdentify, Identify, identify, init, setUserId, track, type Types } from '@amplitude/analytics-browser';
import { add, createInstance as createServer, flush as flushServer, Identify as ServerIdentify } from '@amplitude/analytics-node';`;

const chosen: readonly PartialOptions[] = [
  { continuity: 'classic-device', identify: { setOnce: ["it's"], increment: ['visits'] } },
  { continuity: 'classic-cloud', revenue: { expandProducts: true } },
  { revenue: { mode: 'off', expandProducts: true }, identify: { nullTraits: 'skip' } },
];

const useChosen = `
declare const traits: { plan: string | null };
export const identified: Identify = setUserTraits(new Identify(), traits);
const sdk = { track, revenue, Revenue };
export const sent: Types.AmplitudeReturn<Types.Result> = trackRevenue(sdk, 'Order Completed', traits);
trackRevenue({ track }, 'Order Completed', null, { time: 1 });
`;

describe('the types of the helper file', () => {
  const files = {
    ...variantFiles(),
    'use-ts.mts': `${sdk}\nimport { type IdentifyLike, ${names} } from './ts-esm.mjs';\nexport type { IdentifyLike };\n${use}`,
    'use-js.mts': `${sdk}\nimport { type IdentifyLike, ${names} } from './js-esm.mjs';\nexport type { IdentifyLike };\n${use}`,
    'use-js-cjs.mts': `${sdk}\nimport { ${names} } from './js-cjs.cjs';\n${use}`,
    'use-required.cts': `import helpers = require('./js-cjs.cjs');\nhelpers.toUserId(1)?.trim();\n`,
  };

  it.each([
    ['with the types of the DOM', 'es2022,dom'],
    ['without them', 'es2022'],
  ])('fit the real SDK, %s', (_name, lib) => {
    const { folder, remove } = temporaryProject(files);
    const sources = Object.keys(files);
    const flags = [...strict, '--module', 'nodenext', '--lib', lib, '--allowJs', '--checkJs'];
    expect(compile(folder, ...flags, '--verbatimModuleSyntax', '--isolatedModules', ...sources)).toBe('');
    remove();
  });

  it.each(chosen)('fit the real SDK with the functions that only some options need: %j', (options) => {
    const names = options.identify
      ? 'setUserTraits, trackRevenue'
      : 'setTraits as setUserTraits, trackRevenue';
    const imports = `import { Identify, Revenue, revenue, track, type Types } from '@amplitude/analytics-browser';`;
    const all = {
      ...variantFiles(options),
      'use-ts.mts': `${imports}\nimport { ${names} } from './ts-esm.mjs';\n${useChosen}`,
      'use-js.mts': `${imports}\nimport { ${names} } from './js-esm.mjs';\n${useChosen}`,
    };
    const { folder, remove } = temporaryProject(all);
    const flags = [...strict, '--module', 'nodenext', '--lib', 'es2022', '--allowJs', '--checkJs'];
    expect(compile(folder, ...flags, ...Object.keys(all))).toBe('');
    remove();
  });

  it.each(['ts', 'js'] as const)('need nothing but what each function brings with it: %s', (language) => {
    const options = completed({ ...chosen[0], preserveDeviceId: 'classic' });
    const settings = { language, moduleForm: 'esm', eol: '\n', options } as const;
    const files = Object.fromEntries(
      helperFunctions(options).map((name) => [`${name}.m${language}`, helperSource([name], settings)]),
    );
    const { folder, remove } = temporaryProject(files);
    const flags = [...strict, '--module', 'nodenext', '--lib', 'es2022', '--allowJs', '--checkJs'];
    expect(compile(folder, ...flags, ...Object.keys(files))).toBe('');
    remove();
  });

  it('compile in a project that emits declarations, and for an old target', () => {
    const { folder, remove } = temporaryProject(files);
    const flags = ['--strict', '--skipLibCheck', '--types', '', '--declaration', '--emitDeclarationOnly'];
    const target = ['--module', 'nodenext', '--target', 'es2018', '--lib', 'es2018', '--outDir', 'out'];
    expect(compile(folder, ...flags, ...target, '--isolatedDeclarations', 'ts-esm.mts')).toBe('');
    remove();
  });
});
