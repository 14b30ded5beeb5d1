import { describe, expect, it } from 'vitest';
import { loadVariants } from './variants.js';

interface Payload {
  obj: {
    event?: string;
    properties: Record<string, unknown>;
    traits: Record<string, unknown>;
    context: { ip?: string };
  };
  event(): string | undefined;
}

type Middleware = (given: { payload: Payload; next: (payload?: unknown) => void }) => unknown;

interface Plugin {
  name: string;
  execute(event: object): Promise<object | null>;
}

describe.each(loadVariants())('a middleware as a plug-in, in $name', ({ helper }) => {
  const pluginOf = (middleware: Middleware) =>
    (helper as unknown as { middlewarePlugin(run: Middleware): Plugin }).middlewarePlugin(middleware);

  it('changes what it is shown', async () => {
    const plugin = pluginOf(({ payload, next }) => {
      payload.obj.properties.app = 'shop';
      payload.obj.context.ip = '0.0.0.0';
      next(payload);
    });
    const event = { event_type: 'A', event_properties: { a: 1 }, user_id: 'u-1', ip: '1.1.1.1' };
    expect(await plugin.execute(event)).toEqual({
      event_type: 'A',
      event_properties: { a: 1, app: 'shop' },
      user_id: 'u-1',
      ip: '0.0.0.0',
    });
    expect(event.event_properties).toEqual({ a: 1 });
  });

  it('drops what is not passed on', async () => {
    const plugin = pluginOf(({ payload, next }) => {
      if (payload.event() !== 'Noise') next(payload);
    });
    expect(await plugin.execute({ event_type: 'Noise' })).toBeNull();
    expect(await plugin.execute({ event_type: 'A' })).toMatchObject({ event_type: 'A' });
  });

  it('leaves an event as it is over which it throws', async () => {
    const plugin = pluginOf(() => {
      throw new Error('bug');
    });
    const event = { event_type: 'A' };
    expect(await plugin.execute(event)).toBe(event);
  });

  it('gives changes of users traits, and no properties', async () => {
    const plugin = pluginOf(({ payload, next }) => {
      payload.obj.traits.app = payload.obj.properties === undefined ? 'shop' : 'other';
      next(payload);
    });
    const event = { event_type: '$identify', user_properties: { $set: { plan: 'pro' } } };
    expect(await plugin.execute(event)).toEqual({
      event_type: '$identify',
      user_properties: { $set: { plan: 'pro', app: 'shop' } },
    });
  });

  it('is not shown what the SDK does of itself', async () => {
    const plugin = pluginOf(() => undefined);
    const campaign = {
      event_type: '$identify',
      user_properties: { $setOnce: { initial_utm_source: 'EMPTY' } },
    };
    expect(await plugin.execute(campaign)).toBe(campaign);
    expect(await plugin.execute({ event_type: 'session_start' })).toEqual({ event_type: 'session_start' });
  });

  it('keeps what it changes out of the objects of the code', async () => {
    const plugin = pluginOf(({ payload, next }) => {
      (payload.obj.properties.user as { email: string }).email = '***';
      next(payload);
    });
    const user = { email: 'grace@usnavy.gov' };
    const event = await plugin.execute({ event_type: 'A', event_properties: { user } });
    expect(event).toMatchObject({ event_properties: { user: { email: '***' } } });
    expect(user.email).toBe('grace@usnavy.gov');
  });

  it('has a name of its own', () => {
    const pass: Middleware = ({ payload, next }) => next(payload);
    expect(pluginOf(pass).name).not.toBe(pluginOf(pass).name);
  });
});
