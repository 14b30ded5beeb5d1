import { given, type Rules, type SegmentCall, unclear } from './call.js';
import { isNil, type Value } from './value.js';

/**
 * The calls of `@segment/analytics-react-native`: positional, and no argument ever moves. What stands third is a
 * function that changes the event in 2.x, and the options of the call in 1.x.
 */
export const reactNativeRules: Rules = {
  track: ([event, properties, last]) => {
    if (!event || isNil(event) || event.constant === '') return unclear('track', 'event-missing');
    return withLast(last, 'track', (options) => ({
      type: 'track',
      event,
      ...given({ properties: present(properties), options }),
    }));
  },
  screen: ([name, properties, last]) =>
    withLast(last, 'screen', (options) => ({
      type: 'screen',
      ...given({ name, properties: present(properties), options }),
    })),
  identify: ([id, traits, last]) => {
    // An object in the place of the id is a mistake, which the types do not let through.
    if (id && ['object', 'array', 'boolean', 'function'].includes(id.shape))
      return unclear('identify', 'identify-arguments');
    return withLast(last, 'identify', (options) => ({
      type: 'identify',
      ...given({ userId: present(id), traits: present(traits), options }),
    }));
  },
  group: ([id, traits, last]) => {
    if (!id || isNil(id)) return unclear('group', 'group-getter');
    return withLast(last, 'group', (options) => ({
      type: 'group',
      groupId: id,
      ...given({ traits: present(traits), options }),
    }));
  },
  alias: ([userId]) => ({ type: 'alias', ...given({ userId: present(userId) }) }),
  flush: () => ({ type: 'flush' }),
  reset: ([all]) => {
    if (!all || all.constant === true) return { type: 'reset' };
    return all.constant === false ? { type: 'reset', keepsDevice: true } : unclear('reset', 'reset-argument');
  },
  getAnonymousId: () => ({ type: 'user', member: 'anonymousId', promised: true }),
  userInfo: () => unclear('userInfo', 'user-object'),
  enable: () => ({ type: 'optOut', value: false, isEnabled: false }),
  disable: () => ({ type: 'optOut', value: true, isEnabled: false }),
  enabled: ([value]) =>
    value ? { type: 'optOut', value, isEnabled: true } : unclear('enabled', 'no-counterpart'),
  init: () => ({ type: 'lifecycle', ends: false }),
  cleanup: () => ({ type: 'lifecycle', ends: true }),
};

function withLast(
  last: Value | undefined,
  method: string,
  call: (options: Value | undefined) => SegmentCall,
): SegmentCall {
  if (last?.shape === 'function') return unclear(method, 'enrichment');
  return call(present(last));
}

const present = (value: Value | undefined): Value | undefined => (value && !isNil(value) ? value : undefined);
