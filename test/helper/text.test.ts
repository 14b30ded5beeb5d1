import { describe, expect, it } from 'vitest';
import { helperAddition, helperFunctions, helperSource } from '../../src/amplitude/helper/helper.js';
import { defaultOptions } from '../../src/config/options.js';
import { loadVariants, variantFiles } from './variants.js';

const all = helperFunctions(defaultOptions);
const typed = { language: 'ts', moduleForm: 'esm', eol: '\n', options: defaultOptions } as const;
const required = { ...typed, language: 'js', moduleForm: 'cjs' } as const;

describe('the text of the helper file', () => {
  it.each(Object.entries(variantFiles()))('%s is complete and tidy', (_name, text) => {
    expect(text).toMatch(/[^\n]\n$/);
    expect(text).not.toMatch(/[ \t]$/m);
    expect(text).not.toMatch(/^import |require\(|undefined\.|\$\{undefined/m);
    for (const name of all) expect(text).toContain(`function ${name}`);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
  });

  it('has the line ends it is asked for', () => {
    for (const text of Object.values(variantFiles({}, '\r\n'))) {
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    }
  });

  it('exports the functions that it names, in all variants', () => {
    for (const { helper } of loadVariants()) {
      expect(Object.keys(helper).sort()).toEqual([...all].sort());
    }
  });

  it('holds what was asked for and what that uses, in an order of its own', () => {
    const text = helperSource(['pageEvent', 'userOption'], typed);
    expect([...text.matchAll(/^(?:export )?function (\w+)/gm)].map(([, name]) => name)).toEqual([
      'toUserId',
      'userOption',
      'pageEvent',
    ]);
    expect(helperSource(['userOption', 'pageEvent'], typed)).toBe(text);
  });
});

describe("ESLint's comment", () => {
  it.each([
    ['stands above what needs `any`', ['flushed'], typed, true],
    [
      'is left out where nothing does',
      ['setTraits', 'segmentIdentity', 'pageProperties', 'started'],
      typed,
      false,
    ],
    ['is left out in JavaScript', ['flushed'], required, false],
  ])('%s', (_name, wanted, settings, isThere) => {
    expect(helperSource(wanted, settings).startsWith('/* eslint-disable')).toBe(isThere);
    const before = helperSource(['pageEvent'], settings);
    expect(helperAddition(before, wanted, settings).startsWith('\n/* eslint-disable')).toBe(isThere);
  });
});

describe('a helper file that is there', () => {
  it.each([
    ['TypeScript', typed],
    ['CommonJS', required],
  ])('gains what it lacks, once, at its end: %s', (_name, settings) => {
    const before = helperSource(['userOption'], settings);
    const added = helperAddition(before, ['userOption', 'setTraits', 'segmentIdentity'], settings);
    const after = before + added;
    expect([...added.matchAll(/^(?:export )?function (\w+)/gm)].map(([, name]) => name)).not.toContain(
      'toUserId',
    );
    for (const name of ['userOption', 'toUserId', 'setTraits', 'segmentIdentity', 'attempt'])
      expect(after.split(new RegExp(`function ${name}\\b`))).toHaveLength(2);
    expect(helperAddition(after, ['setTraits', 'userOption'], settings)).toBe('');
  });

  it('gains it with the line ends that it has', () => {
    const before = helperSource(['pageEvent'], { ...typed, eol: '\r\n' });
    const added = helperAddition(before, ['setTraits'], typed);
    expect(added).toContain('setTraits');
    expect(added.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});

describe('pageEvent', () => {
  it.each([
    ['viewed-name', 'Viewed Home', 'Any page'],
    ['viewed-name-page', 'Viewed Home Page', 'Any page'],
    ['loaded-a-page', 'Any page', 'Any page'],
    ['drop', 'Viewed Home', 'Any page'],
  ] as const)('in mode %s', (mode, named, unnamed) => {
    for (const { helper } of loadVariants({ page: { mode, unnamedEvent: 'Any page' } })) {
      expect(helper.pageEvent('Home')).toBe(named);
      for (const value of ['', 7, null, undefined, {}, true]) expect(helper.pageEvent(value)).toBe(unnamed);
    }
  });

  it('takes any text for the unnamed event', () => {
    const text = `a 'quote', a "double", a \\ and \\' \\" \`\${x}\` */ \n\u2028`;
    for (const { helper } of loadVariants({ page: { unnamedEvent: text } })) {
      expect(helper.pageEvent('')).toBe(text);
    }
  });
});
