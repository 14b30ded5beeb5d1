import { isManual } from '../../src/mapping/mapping.js';
import { mapUnclear } from '../../src/mapping/unclear.js';
import { androidMethods, resolveAndroidCall } from '../../src/segment/android.js';
import type { SegmentCall } from '../../src/segment/call.js';
import { insteadOf } from '../../src/segment/instead.js';
import { iosMethods, resolveIosCall } from '../../src/segment/ios.js';
import { clientMethods } from '../../src/segment/methods.js';
import { hasRule, resolveCall } from '../../src/segment/resolve.js';
import type { Dialect } from '../../src/segment/sdks.js';
import { isSteering } from '../../src/segment/steering.js';
import { transforms } from '../../transforms/index.js';
import { joined, table } from './pages.js';

const dialects: readonly { readonly dialect: Dialect; readonly packages: string }[] = [
  { dialect: 'browser', packages: '`@segment/analytics-next`, the snippet and classic analytics.js' },
  { dialect: 'node', packages: '`@segment/analytics-node` and `analytics-node`' },
  { dialect: 'react-native', packages: '`@segment/analytics-react-native`, versions 2 and 1' },
];

/** Every method of every SDK, with the transform that takes care of it or the finding that it stays with. */
export function methodsPage(): string {
  return joined([
    '# Methods',
    "What becomes of each method of Segment's clients. A call that a transform takes care of may still stay, with a finding that says why.",
    ...dialects.map(({ dialect, packages }) =>
      section(packages, clientMethods(dialect), (method) => fateOf(dialect, method)),
    ),
    section('Android: `analytics-android` and `analytics-kotlin`', [...androidMethods].sort(), ofAndroid),
    section('iOS: `analytics-ios` and `analytics-swift`', [...iosMethods].sort(), ofIos),
  ]);
}

function section(title: string, methods: readonly string[], fate: (method: string) => string): string {
  const rows = methods.map((method) => [`\`${method}\``, fate(method)]);
  return `## ${title}\n\n${table(['method', 'what becomes of it'], rows)}`;
}

const transformLink = (name: string): string => `[${name}](transforms.md#${name})`;
const findingLink = (code: string): string => `stays: [${code}](findings.md#${code})`;

/** What a client can be waited for with is no call of its own. */
const waits = ['then', 'catch', 'finally'];

function fateOf(dialect: Dialect, method: string): string {
  if (dialect === 'browser' && waits.includes(method)) return transformLink('ready');
  if (dialect === 'react-native' && method === 'setup') return transformLink('load');
  // Of plug-ins only the one for sessions of Amplitude goes; any other holds the whole client back.
  if (dialect === 'react-native' && isSteering(method)) return findingLink('client-is-steered');
  const own = transforms.find(({ methods }) => methods.includes(method));
  const isPlugIn = own?.name === 'middleware' || own?.name === 'plug-ins';
  if (own && isPlugIn && hasRule(dialect, method))
    return `${transformLink(own.name)}, where it needs no more than the event`;
  return own && hasRule(dialect, method) ? transformLink(own.name) : stays(resolveCall(dialect, method, []));
}

function stays(call: SegmentCall): string {
  const mapping = call.type === 'unclear' ? mapUnclear(call) : null;
  if (!mapping || !isManual(mapping)) throw new Error(`no transform for ${call.type}`);
  const { code, fix } = mapping.manual;
  // One code stands for all that has no counterpart, so that each of them has to say what to do.
  if (code !== 'method-has-no-counterpart') return findingLink(code);
  if (insteadOf(call.type === 'unclear' ? call.method : '') === undefined)
    throw new Error(`nothing is said of ${fix}`);
  return `${findingLink(code)}: ${fix}`;
}

const native: Readonly<Record<string, string>> = { optOut: 'opt-out' };

function ofAndroid(method: string): string {
  if (method === 'enabled' || method === 'optOut') return transformLink('opt-out');
  return ofNative(
    method,
    resolveAndroidCall('android', method, []),
    resolveAndroidCall('kotlin', method, []),
  );
}

function ofIos(method: string): string {
  if (method === 'enabled') return transformLink('opt-out');
  return ofNative(method, resolveIosCall(method, []));
}

/** The SDK of an older generation may have a method that the newer one lacks. */
function ofNative(method: string, ...calls: readonly (SegmentCall | null)[]): string {
  const known = calls.find((call) => call && call.type !== 'unclear');
  const own = transforms.find(({ methods }) => methods.includes(method));
  if (known) return transformLink(native[known.type] ?? known.type);
  const [first] = calls;
  const isGap = first?.type === 'unclear' && ['plug-in', 'push', 'no-counterpart'].includes(first.reason);
  if (own && !isGap) return transformLink(own.name);
  return stays(first ?? { type: 'unclear', method, reason: 'no-counterpart' });
}
