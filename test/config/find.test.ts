import { mkdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findConfig } from '../../src/config/find.js';
import { tempFolder } from './temp-folder.js';

const folder = tempFolder();
const json = 'segment-to-amplitude.config.json';

it('finds the first one upward', () => {
  folder.put(json, {});
  folder.put(`app/${json}`, {});
  folder.put('app/src/deep/a.ts', '');
  expect(findConfig(folder.at('app/src/deep'))).toBe(folder.at(`app/${json}`));
});

it('stops at the root of the repository', () => {
  folder.put(json, {});
  mkdirSync(folder.at('vendored/.git'), { recursive: true });
  expect(findConfig(folder.at('vendored'))).toBeNull();
});

it('takes the key in package.json, and passes over manifests without it', () => {
  folder.put('package.json', { 'segment-to-amplitude': {} });
  folder.put('app/package.json', { devDependencies: { 'segment-to-amplitude': '1.0.0' } });
  folder.put('app/broken/package.json', '{ "segment-to-amplitude": ');
  expect(findConfig(folder.at('app/broken'))).toBe(folder.at('package.json'));
});

it('prefers a file to the key beside it', () => {
  folder.put('package.json', { 'segment-to-amplitude': {} });
  folder.put('segment-to-amplitude.config.mjs', '');
  expect(findConfig(folder.path())).toBe(folder.at('segment-to-amplitude.config.mjs'));
});
