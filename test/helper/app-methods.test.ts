import { describe, expect, it } from 'vitest';
import { loadVariants } from './variants.js';

class Identify {
  readonly said: unknown[] = [];
  set = (key: string, value: unknown) => this.said.push(['set', key, value]);
  unset = (key: string) => this.said.push(['unset', key]);
}

function clientThatListens() {
  const heard: unknown[] = [];
  const client = {
    track: (...args: unknown[]) => heard.push(['track', ...args]),
    identify: ({ said }: Identify) => heard.push(['identify', ...said]),
    setUserId: (id: unknown) => heard.push(['setUserId', id]),
  };
  return { client, heard };
}

interface Methods {
  screenMethod(client: object): (name: string, properties?: object) => Promise<void>;
  identifyMethod(client: object, make: object): (id?: string, traits?: object) => Promise<void>;
}

describe.each(loadVariants())('methods that are passed on, in $name', ({ helper }) => {
  const { screenMethod, identifyMethod } = helper as unknown as Methods;

  it('track a screen', async () => {
    const { client, heard } = clientThatListens();
    expect(await screenMethod(client)('Home', { tab: 1 })).toBeUndefined();
    expect(heard).toEqual([['track', 'Viewed Home', { tab: 1 }]]);
  });

  it('say who the user is, and nothing where there is nothing to say', async () => {
    const { client, heard } = clientThatListens();
    const identify = identifyMethod(client, Identify);
    await identify('user-1', { plan: 'pro', gone: null });
    await identify(undefined, {});
    await identify('');
    expect(heard).toEqual([
      ['setUserId', 'user-1'],
      ['identify', ['set', 'plan', 'pro'], ['unset', 'gone']],
    ]);
  });

  it('are the same function whenever they are asked for, for each client', () => {
    const [{ client: one }, { client: other }] = [clientThatListens(), clientThatListens()];
    expect(screenMethod(one)).toBe(screenMethod(one));
    expect(identifyMethod(one, Identify)).toBe(identifyMethod(one, Identify));
    expect(screenMethod(one)).not.toBe(screenMethod(other));
  });
});
