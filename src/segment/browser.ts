import { given, type Rules, type SegmentCall, unclear } from './call.js';
import { listener } from './listeners.js';
import { isNil, propertyOf, type Value } from './value.js';

/**
 * The overload rules of `@segment/analytics-next` 1.x (`core/arguments-resolver`), which `window.analytics`
 * shares: which argument is what depends on what stands before it.
 */
export const browserRules: Rules = {
  track: resolveTrack,
  identify: (args) => resolveUser('identify', args),
  group: (args) => (args.length === 0 ? unclear('group', 'group-getter') : resolveUser('group', args)),
  page: (args) => resolvePage('page', args),
  screen: (args) => resolvePage('screen', args),
  alias: () => ({ type: 'alias' }),
  reset: () => ({ type: 'reset' }),
  ready: ([callback]) => ({ type: 'ready', ...given({ callback }) }),
  setAnonymousId: ([id]) => ({ type: 'setAnonymousId', ...given({ id }) }),
  debug: ([on]) => ({ type: 'debug', ...given({ on }) }),
  user: () => unclear('user', 'user-object'),
  pageview: ([path]) => ({ type: 'page', ...given({ path }) }),
  pageView: ([path]) => ({ type: 'page', ...given({ path }) }),
  // How long a callback is waited for changes nothing of what is sent.
  timeout: () => ({ type: 'lifecycle', ends: false }),
  // The first only warned that it is gone, and the other counts who listens.
  log: () => ({ type: 'lifecycle', ends: false }),
  setMaxListeners: () => ({ type: 'lifecycle', ends: false }),
  flush: () => ({ type: 'flush' }),
  on: ([event]) => listener(event),
  once: ([event]) => listener(event),
  off: ([event]) => listener(event),
  removeListener: ([event]) => listener(event),
  removeAllListeners: ([event]) => listener(event),
};

/** `track(event, properties?, options?, callback?)`; the event may be an object, and a function anywhere is the callback. */
function resolveTrack(args: readonly Value[]): SegmentCall {
  const [event, ...rest] = args;
  if (!event || isNil(event) || event.constant === '' || event.shape === 'number') {
    return unclear('track', 'event-missing');
  }
  if (event.shape === 'object') return resolveTrackObject(event, rest);
  const callback = rest.find((value) => value.shape === 'function');
  const plain = callback ? rest.slice(0, rest.indexOf(callback)) : rest;
  const [properties, options, third] = plain;
  return {
    type: 'track',
    event,
    ...given({ properties: objectOrNothing(properties), options: objectOrNothing(options) }),
    ...given({ callback: callback ?? perhapsCallback(third) }),
  };
}

/** `track({ event, properties }, options?, callback?)`: every other field of the object is ignored by the SDK. */
function resolveTrackObject(message: Value, rest: readonly Value[]): SegmentCall {
  const event = propertyOf(message, 'event');
  const dynamic = message.entries?.some((entry) => entry.kind !== 'property') ?? true;
  if (dynamic || !event) return unclear('track', 'event-object-dynamic');
  const callback = rest.find((value) => value.shape === 'function');
  const [options] = rest;
  return {
    type: 'track',
    event,
    ...given({ properties: propertyOf(message, 'properties') }),
    ...given({ options: options === callback ? undefined : objectOrNothing(options), callback }),
  };
}

/** `identify(id?, traits?, options?, callback?)` and `group`: an object in the first place is the traits. */
function resolveUser(type: 'identify' | 'group', args: readonly Value[]): SegmentCall {
  const unclearArguments = unclear(type, type === 'identify' ? 'identify-arguments' : 'group-arguments');
  const callback = args.find((value) => value.shape === 'function');
  const plain = callback ? args.slice(0, args.indexOf(callback)) : [...args];
  const [first] = plain;
  if (first?.shape === 'unknown' && !first.namedAsId && mayBeTraits(plain)) return unclearArguments;
  // `identify(true, traits)` makes the SDK take the traits for options: a bug in the code, not ours to settle.
  if (first && (first.shape === 'boolean' || first.shape === 'array')) return unclearArguments;
  const rest = first && first.shape !== 'object' ? plain.slice(1) : plain;
  const id = first && first.shape !== 'object' && !isNil(first) ? first : undefined;
  const [traits, options, third] = rest;
  const common = given({ traits: objectOrNothing(traits), options: objectOrNothing(options) });
  const tail = { ...common, ...given({ callback: callback ?? perhapsCallback(third) }) };
  return type === 'identify'
    ? { type, ...given({ userId: id }), ...tail }
    : { type, ...given({ groupId: id }), ...tail };
}

/**
 * True where the first value may be the traits: `identify(user)`, `identify(user, {}, options)`, `identify(data, options)`,
 * and what a function made before something else that is not written out. Of an object in the first place the SDK takes
 * the second for options, and forgets the third.
 */
function mayBeTraits([first, second, third]: readonly Value[]): boolean {
  if (!second || first?.namedAsObject) return true;
  if (third) return false;
  if (second.namedAsOptions || propertyOf(second, 'integrations') !== undefined) return true;
  return first?.stable === false && second.shape === 'unknown';
}

/**
 * `page(category?, name?, properties?, options?, callback?)`. One string is the name, two are category and
 * name; objects in order are properties and options, except that an object in the fourth place is options.
 */
function resolvePage(type: 'page' | 'screen', args: readonly Value[]): SegmentCall {
  const callback = args.find((value) => value.shape === 'function');
  const plain = callback ? args.slice(0, args.indexOf(callback)) : args;
  const kinds = pageKinds(plain);
  if (!kinds) return unclear(type, 'page-arguments');
  const strings = plain.filter((_, index) => kinds[index] === 'string');
  const objects = plain.filter((_, index) => kinds[index] === 'object');
  if (strings.length > 2 || objects.length > 2) return unclear(type, 'page-arguments');
  // A string that may be missing decides whether the other one is the name or the category.
  if (strings.length === 2 && strings.some((value) => value.nullable)) {
    return unclear(type, 'page-arguments');
  }
  const onlyOptions = objects.length === 1 && kinds[3] === 'object';
  const [properties, options] = onlyOptions ? [undefined, objects[0]] : objects;
  const name = strings.at(-1);
  const category = strings.length === 2 ? strings[0] : undefined;
  return { type, ...given({ category, name, properties, options, callback }) };
}

/** Which place holds a string and which an object; null when that cannot be told. */
function pageKinds(args: readonly Value[]): ('string' | 'object' | 'none')[] | null {
  const kinds: ('string' | 'object' | 'none')[] = [];
  for (const [index, value] of args.entries()) {
    if (value.shape === 'string') kinds.push('string');
    else if (value.shape === 'object') kinds.push('object');
    else if (value.shape !== 'unknown') kinds.push('none');
    // `page(x, {…})` can only mean a name and its properties.
    else if (index === 0 && args.length > 1 && args.slice(1).every((next) => next.shape === 'object')) {
      kinds.push('string');
    } else return null;
  }
  return kinds;
}

/** What stands in the callback's place counts where it may be a function. */
const perhapsCallback = (value: Value | undefined): Value | undefined =>
  value?.shape === 'unknown' ? value : undefined;

/** The SDK drops whatever stands where an object should: a string, an array, null. */
function objectOrNothing(value: Value | undefined): Value | undefined {
  return value && (value.shape === 'object' || value.shape === 'unknown') ? value : undefined;
}
