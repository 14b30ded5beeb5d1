import { describe, expect, it } from 'vitest';
import { readFixtures } from '../fixtures/fixture.js';
import { parseNative } from '../fixtures/native.js';
import { compile, hasJdk, type Unit } from './android-compile.js';

const languages = ['kotlin', 'java'] as const;
const canCompile = await hasJdk();
if (!canCompile) console.warn('Kotlin and Java outputs were not compiled: no javac is installed');

/** Inputs are compiled too: code that was wrong before shows nothing. */
const units = readFixtures('fixtures').flatMap(({ name, input, output, extension }): Unit[] => {
  const language = languages.find((one) => name.startsWith(`${one}/`));
  if (!language || parseNative(input, `input.${extension}`).mistakes > 0) return [];
  const before = { name: `${name}/input`, language, text: input };
  return output === null ? [before] : [before, { name: `${name}/output`, language, text: output }];
});

describe.skipIf(!canCompile)('the Android fixtures', () => {
  it('compile against the signatures of both SDKs', async () => {
    expect(units.length).toBeGreaterThan(100);
    expect(await compile(units)).toEqual([]);
  }, 300_000);

  it('would not if they called what is not there', async () => {
    const kotlin = 'package a\n\nfun f() = amplitude.logEvent("Opened")\n';
    const java = 'package a;\n\nclass A {\n  void f() { amplitude.track(3); }\n}\n';
    expect(await compile([{ name: 'wrong', language: 'kotlin', text: kotlin }])).toEqual([
      expect.stringContaining('wrong/Unit.kt:3'),
    ]);
    expect(await compile([{ name: 'wrong', language: 'java', text: java }])).toEqual([
      expect.stringContaining('wrong/Unit.java:4'),
    ]);
  }, 300_000);
});
