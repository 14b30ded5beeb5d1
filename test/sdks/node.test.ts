import * as amplitude from '@amplitude/analytics-node';
import { Analytics } from '@segment/analytics-node';
import { expect, it } from 'vitest';
import { isClientMethod } from '../../src/segment/methods.js';

it('knows every method of a client', () => {
  const client = new Analytics({ writeKey: 'key' });
  const names = new Set<string>();
  for (let object: object = client; object !== Object.prototype; object = Object.getPrototypeOf(object)) {
    for (const name of Object.getOwnPropertyNames(object)) if (!name.startsWith('_')) names.add(name);
  }
  const functions = [...names].filter(
    (name) => typeof client[name as keyof Analytics] === 'function' && name !== 'constructor',
  );
  expect(functions.filter((name) => !isClientMethod(name, 'node'))).toEqual([]);
});

it('speaks through functions that the SDK has', () => {
  expect(Object.keys(amplitude)).toEqual(
    expect.arrayContaining(['init', 'track', 'identify', 'groupIdentify', 'setGroup', 'flush']),
  );
});
