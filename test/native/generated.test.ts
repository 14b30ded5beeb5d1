import { describe, expect, it } from 'vitest';
import { migrateNative, nativeContextOf } from '../fixtures/native.js';

/** A megabyte of one function, as generators write them, in which every hundredth statement is a call. */
function generated(): { text: string; calls: number } {
  const statements = Array.from({ length: 20_000 }, (_, index) =>
    index % 100 === 0
      ? `    Analytics.shared().identify("u-${index}", traits: ["index": ${index}])`
      : `    let value${index} = compute(input, offset: ${index}, weight: 0.5)`,
  );
  const text = `import Segment\n\nfunc all(input: Input) {\n${statements.join('\n')}\n}\n`;
  return { text, calls: 200 };
}

describe('a generated file in Swift', () => {
  it('is migrated call by call, with names of their own', () => {
    const { text, calls } = generated();
    expect(text.length).toBeGreaterThan(1_000_000);
    const { sites, output } = migrateNative(text, 'src/Generated.swift', nativeContextOf({}, 'swift'));
    expect(sites.filter(({ status }) => status === 'migrated')).toHaveLength(calls);
    const names = [...(output ?? '').matchAll(/let (identify\d*) = Identify\(\)/g)].map(([, name]) => name);
    expect(new Set(names).size).toBe(calls);
  }, 60_000);
});
