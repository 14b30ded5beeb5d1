import type { SegmentCall } from './call.js';
import { isNil, type Value } from './value.js';

/** An argument with the label that stands before it; null for one without. */
export interface Labelled {
  readonly label: string | null;
  readonly value: Value;
}

type Resolve = (args: Arguments) => SegmentCall | null;

/**
 * The methods of analytics-ios 3.x and 4.x (`SEGAnalytics.h`) and of analytics-swift 1.x (`Events.swift`). The two have
 * the same module and class name, and are told apart by the label of the first argument. Objective-C's selectors are
 * those of analytics-ios: `identify:traits:` is `identify(_:traits:)`.
 */
const rules: Readonly<Record<string, Resolve>> = {
  track: (args) => {
    const event = args.take(null, 'name');
    const rest = args.only('properties', 'options');
    return event && rest ? withEnrichments(args, { type: 'track', event, ...rest }) : null;
  },
  identify: (args) => {
    const userId = args.take(null, 'userId');
    const rest = args.only('traits', 'options');
    if (!rest || (!userId && !rest.traits)) return null;
    return withEnrichments(args, { type: 'identify', ...given({ userId: solid(userId) }), ...rest });
  },
  screen: (args) => {
    const name = args.take(null, 'title');
    const rest = args.only('category', 'properties', 'options');
    // A title cannot be nil in either SDK.
    return name && rest
      ? withEnrichments(args, { type: 'screen', name: { ...name, nonEmpty: true }, ...rest })
      : null;
  },
  group: (args) => {
    const groupId = args.take(null, 'groupId');
    const rest = args.only('traits', 'options');
    return groupId && rest ? withEnrichments(args, { type: 'group', groupId, ...rest }) : null;
  },
  alias: () => ({ type: 'alias' }),
  reset: (args) => (args.isEmpty() ? { type: 'reset' } : null),
  flush: (args) => {
    const completion = args.take('completion', '{}');
    const isAlone = args.isEmpty() || (completion !== undefined && isNil(completion));
    return isAlone ? { type: 'flush' } : unclear('flush', 'no-counterpart');
  },
  enable: () => ({ type: 'optOut', value: true, isEnabled: true }),
  disable: () => ({ type: 'optOut', value: false, isEnabled: true }),
  getAnonymousId: () => ({ type: 'user', member: 'anonymousId' }),
  anonymousId: () => ({ type: 'user', member: 'anonymousId' }),
  userId: () => ({ type: 'user', member: 'id' }),
  traits: () => ({ type: 'user', member: 'traits' }),
};

/** Methods that change events, or hand them to integrations on the device. */
const plugIns = ['add', 'remove', 'find', 'findAll', 'apply', 'addPlugin', 'addEnrichment', 'process'];

/** Methods that pass on what the system tells the app. */
const forwarders = [
  ...['receivedRemoteNotification', 'registeredForRemoteNotifications', 'registerForRemoteNotifications'],
  ...['registeredForRemoteNotificationsWithDeviceToken', 'failedToRegisterForRemoteNotificationsWithError'],
  ...['failedToRegisterForRemoteNotification', 'failedToRegisterForRemoteNotifications', 'handleAction'],
  ...['handleActionWithIdentifier', 'continueUserActivity', 'continue', 'open', 'openURL', 'trackOpenURL'],
];

/** What else a client has. */
const others = [
  ...['getDeviceToken', 'version', 'bundledIntegrations', 'edgeFunction', 'waitUntilStarted', 'purgeStorage'],
  ...[
    'settings',
    'pendingUploads',
    'hasUnsentEvents',
    'checkSettings',
    'manuallyEnableDestination',
    'deviceToken',
  ],
];

/** Names of everything that can be asked of a client. */
export const iosMethods: ReadonlySet<string> = new Set([
  ...Object.keys(rules),
  ...plugIns,
  ...forwarders,
  ...others,
  'enabled',
]);

/**
 * Resolves the arguments of a call on a client for iOS.
 * @returns null for what is no call of either SDK: another method of the name, with other labels
 */
export function resolveIosCall(method: string, args: readonly Labelled[]): SegmentCall | null {
  if (plugIns.includes(method)) return unclear(method, 'plug-in');
  if (forwarders.includes(method)) return unclear(method, 'push');
  if (others.includes(method)) return unclear(method, 'no-counterpart');
  return rules[method]?.(new Arguments(args)) ?? null;
}

function unclear(method: string, reason: 'plug-in' | 'push' | 'no-counterpart'): SegmentCall {
  return { type: 'unclear', method, reason };
}

/** A closure that changes the event is a plug-in of one call. */
function withEnrichments(args: Arguments, call: SegmentCall): SegmentCall {
  const changes = args.find('enrichments');
  return changes && !isNil(changes) ? unclear(call.type, 'plug-in') : call;
}

/** A user that is nil is none. */
const solid = (value: Value | undefined): Value | undefined => (value && isNil(value) ? undefined : value);

function given<T extends Record<string, Value | undefined>>(fields: T): { [K in keyof T]?: Value } {
  const result: { [K in keyof T]?: Value } = {};
  for (const key in fields) if (fields[key]) result[key] = fields[key];
  return result;
}

class Arguments {
  private first: Labelled | undefined;

  constructor(private readonly args: readonly Labelled[]) {}

  isEmpty(): boolean {
    return this.args.length === 0;
  }

  find(label: string): Value | undefined {
    return this.args.find((argument) => argument.label === label)?.value;
  }

  /** The first argument, if it has one of some labels. */
  take(...labels: (string | null)[]): Value | undefined {
    const [first] = this.args;
    if (!first || !labels.includes(first.label)) return undefined;
    this.first = first;
    return first.value;
  }

  /** All other arguments by label; null where one has another. */
  only(...labels: string[]): Record<string, Value> | null {
    const rest = this.args.filter((argument) => argument !== this.first && argument.label !== 'enrichments');
    if (!rest.every(({ label }) => label !== null && labels.includes(label))) return null;
    return Object.fromEntries(rest.flatMap(({ label, value }) => (isNil(value) ? [] : [[label, value]])));
  }
}
