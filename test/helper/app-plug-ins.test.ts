import { describe, expect, it } from 'vitest';
import { loadVariants } from './variants.js';

interface Plugin {
  name: string;
  type: string;
  execute(event: object): Promise<unknown>;
}

type Make = (plugin: object) => Plugin;

describe.each(loadVariants())('a plug-in of an app as a plug-in of Amplitude, in $name', ({ helper }) => {
  const { segmentAppPlugin, segmentAppObserver } = helper as unknown as Record<
    'segmentAppPlugin' | 'segmentAppObserver',
    Make
  >;

  it('asks the method of its kind, with the instance that has it', async () => {
    const plugin = segmentAppPlugin({
      build: '7',
      track(this: { build: string }, event: { properties: object }) {
        return { ...event, properties: { ...event.properties, build: this.build } };
      },
    });
    const event = { event_type: 'A', event_properties: { a: 1 } };
    expect(await plugin.execute(event)).toEqual({ event_type: 'A', event_properties: { a: 1, build: '7' } });
    expect(event.event_properties).toEqual({ a: 1 });
    const screen = { event_type: 'Viewed Home', event_properties: {} };
    expect(await plugin.execute(screen)).toBe(screen);
  });

  it('shows a screen by its name, and leaves that of the event', async () => {
    const plugin = segmentAppPlugin({
      execute: (event: { type: string; name: string }) => ({
        ...event,
        properties: { was: `${event.type} ${event.name}` },
      }),
    });
    expect(await plugin.execute({ event_type: 'Viewed Home' })).toMatchObject({
      event_type: 'Viewed Home',
      event_properties: { was: 'screen Home' },
    });
  });

  it('drops what it gives nothing back for, and sends what it throws over', async () => {
    const drop = segmentAppPlugin({ execute: () => undefined });
    expect(await drop.execute({ event_type: 'A' })).toBeNull();
    const broken = segmentAppPlugin({
      execute: () => {
        throw new Error('bug');
      },
    });
    expect(await broken.execute({ event_type: 'A' })).toMatchObject({ event_type: 'A' });
  });

  it('is not asked for what the SDK makes of itself', async () => {
    const drop = segmentAppPlugin({ execute: () => undefined });
    const started = { event_type: 'session_start' };
    expect(await drop.execute(started)).toBe(started);
  });

  it('only looks, where it is one that does', async () => {
    const seen: string[] = [];
    const observer = segmentAppObserver({
      track: ({ event }: { event: string }) => {
        seen.push(event);
        return undefined;
      },
    });
    const event = { event_type: 'A' };
    expect(await observer.execute(event)).toEqual({ event, code: 200, message: '' });
    expect(seen).toEqual(['A']);
    expect(observer.type).toBe('destination');
  });

  it('has a name of its own', () => {
    expect(segmentAppPlugin({}).name).not.toBe(segmentAppPlugin({}).name);
  });
});
