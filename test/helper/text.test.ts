import { describe, expect, it } from 'vitest';
import { helperFunctions, helperSource } from '../../src/amplitude/helper/helper.js';
import { defaultOptions } from '../../src/config/options.js';
import { loadVariants, variantFiles } from './variants.js';

describe('the text of the helper file', () => {
  it.each(Object.entries(variantFiles()))('%s is complete and tidy', (_name, text) => {
    expect(text).toMatch(/[^\n]\n$/);
    expect(text).not.toMatch(/[ \t]$/m);
    expect(text).not.toMatch(/^import |require\(|undefined\.|\$\{undefined/m);
    for (const name of helperFunctions(defaultOptions)) expect(text).toContain(`function ${name}`);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
  });

  it('has the line ends it is asked for', () => {
    for (const text of Object.values(variantFiles({}, '\r\n'))) {
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    }
  });

  it('exports the functions that it names, in all variants', () => {
    for (const { helper } of loadVariants()) {
      expect(Object.keys(helper).sort()).toEqual([...helperFunctions(defaultOptions)].sort());
    }
  });

  it('depends on nothing but its settings', () => {
    const settings = { language: 'ts', moduleForm: 'esm', eol: '\n', options: defaultOptions } as const;
    expect(helperSource(settings)).toBe(helperSource({ ...settings }));
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
