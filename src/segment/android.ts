import type { SegmentCall } from './call.js';
import { isNil, type Value } from './value.js';

/** An argument of Kotlin or Java; `name` is null for one by position. */
export interface NamedValue {
  readonly name: string | null;
  readonly value: Value;
}

/** The SDK whose client a call is on: `com.segment.analytics` or `com.segment.analytics.kotlin`. */
export type AndroidSdk = 'android' | 'kotlin';

type Resolve = (args: readonly NamedValue[]) => SegmentCall;

/**
 * The overloads of analytics-android 4.x (`Analytics.java`). What the SDK rejects by throwing, such as an empty group
 * id, is certain to be none.
 */
const legacy: Readonly<Record<string, Resolve>> = {
  track: (args) => {
    const [event, properties, options] = values(args);
    return event
      ? { type: 'track', event, ...given({ properties, options }) }
      : unclear('track', 'event-missing');
  },
  identify: (args) => {
    const [first, traits, options] = values(args);
    if (!first) return unclear('identify', 'identify-arguments');
    if (args.length > 1) return { type: 'identify', ...given({ userId: asText(first), traits, options }) };
    if (first.shape === 'object') return { type: 'identify', traits: first };
    return first.shape === 'string' || first.namedAsId
      ? { type: 'identify', userId: certain(first) }
      : unclear('identify', 'identify-arguments');
  },
  group: resolveGroup,
  screen: resolveScreen,
  alias: () => ({ type: 'alias' }),
  reset: () => ({ type: 'reset' }),
  logout: () => ({ type: 'reset' }),
  flush: () => ({ type: 'flush' }),
  optOut: (args) => {
    const [value] = values(args);
    return value ? { type: 'optOut', value, isEnabled: false } : unclear('optOut', 'no-counterpart');
  },
};

/** `group(groupId, traits?, options?)`, and `group(userId, groupId, traits?)` of the SDK up to 2.5.2. */
function resolveGroup(args: readonly NamedValue[]): SegmentCall {
  const [first, second, third] = values(args);
  if (!first) return unclear('group', 'group-getter');
  if (second?.shape === 'string')
    return { type: 'group', groupId: certain(second), ...given({ traits: third }) };
  return { type: 'group', groupId: certain(first), ...given({ traits: second, options: third }) };
}

/** `screen(name)`, `screen(name, properties)`, `screen(category, name, properties?, options?)`: by the type of the second. */
function resolveScreen(args: readonly NamedValue[]): SegmentCall {
  const [first, second, third, fourth] = values(args);
  if (!first) return unclear('screen', 'page-arguments');
  if (!second) return { type: 'screen', name: certain(first) };
  if (args.length === 2 && second.shape === 'object') {
    return { type: 'screen', name: certain(first), properties: second };
  }
  if (args.length === 2 && second.shape !== 'string') return unclear('screen', 'page-arguments');
  // One of the two is required.
  const name = isNil(first) ? certain(second) : second;
  return {
    type: 'screen',
    ...given({ category: first, name: named(name), properties: third, options: fourth }),
  };
}

/** A name that may be null as well cannot be told from one that is missing; the SDKs' own examples always give it. */
const named = (value: Value): Value => (isNil(value) ? value : certain(value));

/** The overloads of analytics-kotlin 1.x (`core/Analytics.kt`, `compat/JavaAnalytics.kt`). */
const kotlin: Readonly<Record<string, Resolve>> = {
  track: (args) => {
    const { name, properties, enrichment } = byName(args, ['name', 'properties', 'enrichment']);
    if (enrichment) return unclear('track', 'plug-in');
    return name
      ? { type: 'track', event: name, ...given({ properties }) }
      : unclear('track', 'event-missing');
  },
  identify: (args) => {
    const [first] = values(args);
    const isTraits = args[0]?.name === 'traits' || (args[0]?.name === null && first?.shape === 'object');
    const names = isTraits ? ['traits', 'enrichment'] : ['userId', 'traits', 'enrichment'];
    const { userId, traits, enrichment } = byName(args, names);
    if (enrichment) return unclear('identify', 'plug-in');
    const isId =
      args[0]?.name === 'userId' || args.length > 1 || userId?.shape === 'string' || userId?.namedAsId;
    if (!traits && !isId) return unclear('identify', 'identify-arguments');
    return { type: 'identify', ...given({ userId: solid(userId), traits }) };
  },
  screen: (args) => {
    const { title, properties, category, enrichment } = byName(args, [
      'title',
      'properties',
      'category',
      'enrichment',
    ]);
    if (enrichment) return unclear('screen', 'plug-in');
    return title
      ? { type: 'screen', name: certain(title), ...given({ category, properties }) }
      : unclear('screen', 'page-arguments');
  },
  group: (args) => {
    const { groupId, traits, enrichment } = byName(args, ['groupId', 'traits', 'enrichment']);
    if (enrichment) return unclear('group', 'plug-in');
    return groupId
      ? { type: 'group', groupId: { ...asText(groupId), nullable: false }, ...given({ traits }) }
      : unclear('group', 'group-getter');
  },
  alias: () => ({ type: 'alias' }),
  reset: () => ({ type: 'reset' }),
  flush: () => ({ type: 'flush' }),
  userId: () => ({ type: 'user', member: 'id' }),
  anonymousId: () => ({ type: 'user', member: 'anonymousId' }),
  traits: () => ({ type: 'user', member: 'traits' }),
};

const rules = { android: legacy, kotlin } as const;

/** Methods that change events, or hand them to integrations on the device. */
const plugIns: ReadonlySet<string> = new Set([
  ...['add', 'remove', 'find', 'findAll', 'process', 'applyClosureToPlugins', 'onIntegrationReady'],
]);

/** Methods that pass on what the system tells the app. */
const forwarders: ReadonlySet<string> = new Set(['openUrl', 'trackDeepLinkFrom']);

/** What else a client has. */
const others = [
  ...[
    'getAnalyticsContext',
    'getDefaultOptions',
    'defaultOptions',
    'getSnapshot',
    'getApplication',
    'getLogLevel',
    'getLogger',
  ],
  ...[
    'logger',
    'shutdown',
    'getEdgeFunctionMiddleware',
    'analyticsContext',
    'snapshot',
    'application',
    'logLevel',
  ],
  ...[
    'settings',
    'settingsAsync',
    'userIdAsync',
    'traitsAsync',
    'anonymousIdAsync',
    'version',
    'pendingUploads',
  ],
  // Of the library for servers, whose class has the same name.
  ...['enqueue', 'offer'],
  ...['purgeStorage', 'subscribeToUserInfo', 'unsubscribe', 'log', 'configuration', 'reportInternalError'],
];

/** Names of everything that can be asked of a client. */
export const androidMethods: ReadonlySet<string> = new Set([
  ...Object.keys(legacy),
  ...Object.keys(kotlin),
  ...plugIns,
  ...forwarders,
  ...others,
  'enabled',
]);

/** Resolves the arguments of a call on a client for Android by the rules of its SDK. */
export function resolveAndroidCall(
  sdk: AndroidSdk,
  method: string,
  args: readonly NamedValue[],
): SegmentCall {
  if (plugIns.has(method)) return unclear(method, 'plug-in');
  if (forwarders.has(method)) return unclear(method, 'push');
  return rules[sdk][method]?.(args) ?? unclear(method, 'no-counterpart');
}

function unclear(method: string, reason: Extract<SegmentCall, { type: 'unclear' }>['reason']): SegmentCall {
  return { type: 'unclear', method, reason };
}

const values = (args: readonly NamedValue[]): Value[] => args.map(({ value }) => value);

/** Arguments by parameter: those with a name, and the others in order. */
function byName(args: readonly NamedValue[], names: readonly string[]): Partial<Record<string, Value>> {
  return Object.fromEntries(args.map(({ name, value }, index) => [name ?? names[index] ?? '', value]));
}

/** The SDK throws for an empty one. */
const certain = (value: Value): Value =>
  value.constant === undefined
    ? { ...value, nullable: false, nonEmpty: true }
    : { ...value, nonEmpty: value.constant !== '' };

/** What the SDK's signature says of a parameter: it is a text. */
const asText = (value: Value): Value => (value.shape === 'unknown' ? { ...value, shape: 'string' } : value);

/** A parameter of analytics-kotlin, whose type has no null. */
const solid = (value: Value | undefined): Value | undefined =>
  value && (isNil(value) ? value : { ...asText(value), nullable: false });

/** Leaves out what is null or not given. */
function given<T extends Record<string, Value | undefined>>(fields: T): { [K in keyof T]?: Value } {
  const result: { [K in keyof T]?: Value } = {};
  for (const key in fields) {
    const value = fields[key];
    if (value && !isNil(value)) result[key] = value;
  }
  return result;
}

/**
 * The keys that the typed setters of `Traits`, `Traits.Address`, `Properties` and `Properties.Product` write, where they
 * are not the setter's own name in lower camel case (`Traits.java`, `Properties.java`).
 */
const oddKeys: Readonly<Record<string, string>> = { putProductId: 'id', putRepeatCustomer: 'repeat' };

/** The typed setters of `Traits`, `Traits.Address`, `Properties` and `Properties.Product`. */
const setters: ReadonlySet<string> = new Set(
  [
    ...['Address', 'Age', 'Avatar', 'Birthday', 'CreatedAt', 'Description', 'Email', 'Employees', 'Fax'],
    ...['FirstName', 'Gender', 'Industry', 'LastName', 'Name', 'Phone', 'Title', 'Username', 'Website'],
    ...['City', 'Country', 'PostalCode', 'State', 'Street'],
    ...['Revenue', 'Currency', 'Path', 'Referrer', 'Url', 'Category', 'Sku', 'Price', 'ProductId', 'OrderId'],
    ...['Total', 'Subtotal', 'Shipping', 'Tax', 'Discount', 'Coupon', 'RepeatCustomer', 'Products', 'Value'],
  ].map((name) => `put${name}`),
);

/** True for a setter that the SDK has; of any other the key is a guess, such as of the guide's `putplan`. */
export const isSdkSetter = (method: string): boolean => setters.has(method);

/** `putFirstName` → `firstName`; null for what is no typed setter. */
export function keyOfSetter(method: string): string | null {
  const name = /^put([A-Za-z]\w*)$/.exec(method)?.[1];
  if (name === undefined || name === 'Value' || name === 'All') return null;
  return oddKeys[method] ?? name.charAt(0).toLowerCase() + name.slice(1);
}
