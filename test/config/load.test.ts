import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type FlagOptions, loadOptions } from '../../src/config/load.js';
import { defaultOptions } from '../../src/config/options.js';
import { tempFolder } from './temp-folder.js';

const folder = tempFolder();
const json = 'segment-to-amplitude.config.json';

const load = (flags: FlagOptions = {}, configFile: string | null = null) =>
  loadOptions({ cwd: folder.path(), configFile, flags });

describe('flag beats config beats default', () => {
  it('without a config the defaults stand', async () => {
    expect(await load()).toEqual(defaultOptions);
  });

  it('an empty config changes nothing', async () => {
    folder.put(json, {});
    expect(await load()).toEqual(defaultOptions);
  });

  it('a config changes what it names, deep down too', async () => {
    folder.put(json, { client: 'instance', page: { unnamedEvent: 'Page' }, $schema: './x.json' });
    expect(await load()).toEqual({
      ...defaultOptions,
      client: 'instance',
      page: { ...defaultOptions.page, unnamedEvent: 'Page' },
    });
  });

  it('a flag beats the config', async () => {
    folder.put(json, { client: 'instance', markers: true, global: ['a'], apiKey: 'config' });
    const flags: FlagOptions = { client: 'functions', markers: false, global: [], apiKey: 'flag' };
    expect(await load(flags)).toMatchObject(flags);
  });

  it('globs to ignore add up', async () => {
    folder.put(json, { ignore: ['vendor/**'] });
    expect((await load({ ignore: ['*.gen.ts'] })).ignore).toEqual(['vendor/**', '*.gen.ts']);
  });
});

describe('every kind of file is read', () => {
  const kinds: Readonly<Record<string, string>> = {
    [json]: '\uFEFF{ "serverZone": "EU" }',
    'segment-to-amplitude.config.js': 'module.exports = { serverZone: "EU" };',
    'segment-to-amplitude.config.mjs': 'export default { serverZone: "EU" };',
    'segment-to-amplitude.config.ts': 'const zone: string = "EU";\nexport default { serverZone: zone };',
    'package.json': '{ "segment-to-amplitude": { "serverZone": "EU" } }',
  };
  it.each(Object.entries(kinds))('%s', async (name, content) => {
    folder.put(name, content);
    expect((await load()).serverZone).toBe('EU');
    expect(readdirSync(folder.path()).sort()).toEqual(['.git', name]);
  });

  it('--config names any file', async () => {
    folder.put('other/my.cjs', 'module.exports = { serverZone: "EU" };');
    folder.put(json, { serverZone: 'nowhere' });
    expect((await load({}, folder.at('other/my.cjs'))).serverZone).toBe('EU');
  });
});

describe('a wrong config is one line a problem', () => {
  type Case = readonly [title: string, config: unknown, ...lines: string[]];
  const cases: readonly Case[] = [
    ['unknown key', { clinet: 'auto' }, 'clinet: unknown key; did you mean "client"?'],
    ['unknown inner key', { page: { mod: 'drop' } }, 'page.mod: unknown key; did you mean "mode"?'],
    [
      'unknown key like no other',
      { revenue: { somethingElse: 1 } },
      'revenue.somethingElse: unknown key; expected one of mode, expandProducts',
    ],
    [
      'unknown key in a list',
      { group: { patterns: [{ match: '(?<type>a)(?<name>b)', tpye: 'x' }] } },
      'group.patterns[0].tpye: unknown key; did you mean "type"?',
    ],
    ['wrong type', { markers: 'no' }, 'markers: expected true or false, got "no"'],
    ['wrong list', { global: 'analytics' }, 'global: expected a list, got "analytics"'],
    ['wrong item', { ignore: [1] }, 'ignore[0]: expected a string, got 1'],
    ['wrong number', { minIdLength: 1.5 }, 'minIdLength: expected a whole number, got 1.5'],
    [
      'wrong value',
      { client: 'both' },
      'client: expected one of "functions", "instance", "auto", got "both"',
    ],
    ['empty text', { apiKey: '' }, 'apiKey: expected a text that is not empty'],
    ['no name', { global: ['a.b'] }, 'global[0]: expected a bare name, such as "analytics"'],
    ['no object', [], 'expected an object, got a list'],
    [
      'missing key',
      { group: { patterns: [{}] } },
      'group.patterns[0].match: expected a string, but it is missing',
    ],
    [
      'several',
      { markers: 1, client: 'x', nothingLikeIt: 1 },
      'client: expected one of "functions", "instance", "auto", got "x"',
      'markers: expected true or false, got 1',
      `nothingLikeIt: unknown key; expected one of ${Object.keys(defaultOptions).join(', ')}`,
    ],
  ];
  it.each(cases)('%s', async (_title, config, ...lines) => {
    folder.put(json, config as object);
    await expect(load()).rejects.toMatchObject({
      name: 'UserError',
      message: lines.map((line) => `${json}: ${line}`).join('\n'),
    });
  });

  it('names the key of package.json', async () => {
    folder.put('package.json', { 'segment-to-amplitude': { markers: 1 } });
    await expect(load()).rejects.toThrow(
      'package.json (segment-to-amplitude): markers: expected true or false',
    );
  });
});

describe('a config that cannot be read is one line', () => {
  const cases: Readonly<Record<string, readonly [content: string, message: RegExp]>> = {
    [json]: ['{ "client": }', /config\.json: .*JSON/],
    'segment-to-amplitude.config.js': ['throw new Error("no way\\nsecond");', /config\.js: no way$/],
    'segment-to-amplitude.config.mjs': ['throw "text";', /config\.mjs: text$/],
    'segment-to-amplitude.config.ts': [
      'export default ((): object => { throw new Error("typed"); })();',
      /config\.ts: typed$/,
    ],
  };
  it.each(Object.entries(cases))('%s', async (name, [content, message]) => {
    folder.put(name, content);
    await expect(load()).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(message),
    });
  });

  it.each([
    [json, '', 'expected an object, got nothing'],
    [json, 'null', 'expected an object, got nothing'],
    ['segment-to-amplitude.config.mjs', 'export const a = 1;', 'expected an object as the default export'],
    ['segment-to-amplitude.config.mjs', 'export default () => ({});', 'expected an object, got a function'],
  ])('%s holding %j', async (name, content, message) => {
    folder.put(name, content);
    await expect(load()).rejects.toThrow(`${name}: ${message}`);
  });

  it.each([
    ['missing.json', '--config missing.json: no such file'],
    ['.git', '--config .git: not a file'],
    ['config.yaml', '--config config.yaml: expected a file that ends with one of .json'],
    [
      'package.json',
      'package.json (segment-to-amplitude): has no object under the key "segment-to-amplitude"',
    ],
  ])('--config %s', async (name, message) => {
    folder.put('config.yaml', 'a: 1');
    folder.put('package.json', {});
    await expect(load({}, folder.at(name))).rejects.toThrow(message);
  });
});
