import { describe, expect, it } from 'vitest';
import { readFixtures } from '../fixtures/fixture.js';
import { parseNative } from '../fixtures/native.js';
import { compileObjc, hasClang, type ObjcUnit } from './ios-compile.js';

const canCompile = await hasClang();
if (!canCompile) console.warn('Objective-C outputs were not compiled: no clang is installed');

/** Inputs are compiled too: code that was wrong before shows nothing. */
const units = readFixtures('fixtures').flatMap(({ name, input, output, extension }): ObjcUnit[] => {
  if (!name.startsWith('objc/') || parseNative(input, `input.${extension}`).mistakes > 0) return [];
  const before = { name: `${name}/input`, text: input, extension, isMigrated: false };
  return output === null
    ? [before]
    : [before, { name: `${name}/output`, text: output, extension, isMigrated: true }];
});

describe.skipIf(!canCompile)('the Objective-C fixtures', () => {
  it('compile against the signatures of all SDKs', async () => {
    expect(units.length).toBeGreaterThan(100);
    expect(await compileObjc(units)).toEqual([]);
  }, 300_000);

  it('would not if they called what is not there', async () => {
    const text = '@import AmplitudeSwift;\n\nvoid f(Amplitude *a) {\n  [a logEvent:@"Opened"];\n}\n';
    const wrong = { name: 'wrong', text, extension: 'm', isMigrated: true };
    expect(await compileObjc([wrong])).toEqual([expect.stringContaining('wrong/unit.m:4')]);
  }, 60_000);
});
