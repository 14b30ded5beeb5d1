/** The fields of an event that Amplitude's has too, and what may be done with them. */
const data = /^event\.(properties|traits)(\.|$)/;
const readable: ReadonlySet<string> = new Set([
  ...['event.event', 'event.name', 'event.category', 'event.type', 'event.groupId'],
  ...['event.userId', 'event.anonymousId', 'event.timestamp', 'event.context.ip', 'event.context.locale'],
]);
const writable: ReadonlySet<string> = new Set([
  ...['event.event', 'event.userId', 'event.anonymousId', 'event.timestamp'],
  ...['event.context.ip', 'event.context.locale'],
]);
/** They hold other fields; what is done with these decides. */
const holders: ReadonlySet<string> = new Set(['event', 'event.context']);

/** Fields of the context out of which the destination made something that an event has no field for. */
const carried: ReadonlySet<string> = new Set(['page', 'campaign']);

/** Fields of the context that Segment's destination read (semantics: `logEvent` of the actions, and its presets). */
const sentContext: ReadonlySet<string> = new Set([
  ...['app', 'campaign', 'device', 'groupId', 'ip', 'library', 'locale', 'location', 'network', 'os', 'page'],
  ...['userAgent', 'userAgentData'],
]);

/** True for a field of the context that did not reach Amplitude. */
export function isOfContext(path: string): boolean {
  const own = /^event\.context\.(\w+)/.exec(path)?.[1];
  return own !== undefined && !sentContext.has(own);
}

/** The user's own data: whatever is done with it is done at Amplitude, too. */
export const isData = (path: string): boolean => data.test(path);

/** True for what holds the fields of an event. */
export const isHolder = (path: string): boolean => holders.has(path);

/** True for the whole of what a function is given. */
export const isRoot = (path: string): boolean => /^(given|payload|context)$/.test(path);

export const mayRead = (path: string): boolean => isData(path) || readable.has(path);

/**
 * True for what an event of Amplitude takes over, or what its destination did not look at.
 * @param isApp for an event of an app, whose SDK reads the ids of the device by itself
 */
export function mayWrite(path: string, isApp = false): boolean {
  if (isData(path) || writable.has(path)) return true;
  const inContext = /^event\.context\.(\w+)/.exec(path)?.[1];
  if (isApp && inContext === 'device') return false;
  return inContext !== undefined && !carried.has(inContext);
}

/** What Segment's facade of an event gives through methods, as a path. */
const facade: Readonly<Record<string, string>> = {
  type: 'event.type',
  event: 'event.event',
  name: 'event.name',
  category: 'event.category',
  properties: 'event.properties.copy',
  traits: 'event.traits.copy',
  userId: 'event.userId',
  anonymousId: 'event.anonymousId',
  groupId: 'event.groupId',
};

/**
 * The path of a member. Beside the event itself there are the roots `given`, the one argument of a middleware;
 * `payload`, in which that has the event; and `context`, which a plug-in gets.
 * @returns null for what Amplitude has not
 */
export function memberPath(path: string, key: string): string | null {
  switch (path) {
    case 'given':
      return key === 'payload' || key === 'next' ? key : null;
    case 'payload':
      if (key === 'obj') return 'event';
      return Object.hasOwn(facade, key) ? `payload.${key}()` : null;
    case 'context':
      if (key === 'event') return 'event';
      return contextMethods.has(key) ? `context.${key}()` : null;
    default:
      return isData(path) || /^event(\.context|$)/.test(path) ? `${path}.${key}` : null;
  }
}

const contextMethods: ReadonlySet<string> = new Set(['updateEvent', 'cancel', 'log']);

/** The path of what a method gives; null for one whose result is not looked at. */
export const resultPath = (method: string): string | null =>
  facade[/^payload\.(\w+)\(\)$/.exec(method)?.[1] ?? ''] ?? null;
