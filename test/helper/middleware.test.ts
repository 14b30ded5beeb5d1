import { describe, expect, it } from 'vitest';
import { loadVariants } from './variants.js';

interface Payload {
  obj: { event?: string; properties: Record<string, unknown>; context: { ip?: string } };
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

  it('gives changes of users no properties', async () => {
    const plugin = pluginOf(({ payload, next }) => {
      payload.obj.properties.app = 'shop';
      next(payload);
    });
    const event = { event_type: '$identify', user_properties: { $set: { plan: 'pro' } } };
    expect(await plugin.execute(event)).toEqual(event);
  });

  it('has a name of its own', () => {
    const pass: Middleware = ({ payload, next }) => next(payload);
    expect(pluginOf(pass).name).not.toBe(pluginOf(pass).name);
  });
});
