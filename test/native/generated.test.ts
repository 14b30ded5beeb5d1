import { describe, expect, it } from 'vitest';
import type { LanguageName } from '../../src/native/languages.js';
import { migrateNative, nativeContextOf } from '../fixtures/native.js';

/** How a generator writes a megabyte of one function. */
interface Writer {
  readonly path: string;
  readonly head: string;
  readonly call: (index: number) => string;
  readonly other: (index: number) => string;
  readonly end: string;
  /** What each call of its own is named by. */
  readonly made: RegExp;
}

const writers: Readonly<Partial<Record<LanguageName, Writer>>> = {
  swift: {
    path: 'src/Generated.swift',
    head: 'import Segment\n\nfunc all(input: Input) {\n',
    call: (index) => `    Analytics.shared().identify("u-${index}", traits: ["index": ${index}])`,
    other: (index) => `    let value${index} = compute(input, offset: ${index}, weight: 0.5)`,
    end: '\n}\n',
    made: /let (identify\d*) = Identify\(\)/g,
  },
  kotlin: {
    path: 'src/Generated.kt',
    head: 'import com.segment.analytics.Analytics\nimport com.segment.analytics.Traits\n\nfun all(context: Context, input: Input) {\n',
    call: (index) =>
      `    Analytics.with(context).identify("u-${index}", Traits().putValue("index", ${index}), null)`,
    other: (index) => `    val value${index} = compute(input, offset = ${index}, weight = 0.5)`,
    end: '\n}\n',
    made: /val (identify\d*) = Identify\(\)/g,
  },
  java: {
    path: 'src/Generated.java',
    head: 'import com.segment.analytics.Analytics;\nimport com.segment.analytics.Traits;\n\nclass All {\n  void all(Context context, Input input) {\n',
    call: (index) =>
      `    Analytics.with(context).identify("u-${index}", new Traits().putValue("index", ${index}), null);`,
    other: (index) => `    double value${index} = compute(input, ${index}, 0.5, "rows of a table");`,
    end: '\n  }\n}\n',
    made: /Identify (identify\d*) = new Identify\(\)/g,
  },
};

/** In it every hundredth statement is a call. */
function generated({ head, call, other, end }: Writer): { text: string; calls: number } {
  const statements = Array.from({ length: 20_000 }, (_, index) =>
    index % 100 === 0 ? call(index) : other(index),
  );
  return { text: head + statements.join('\n') + end, calls: 200 };
}

describe.each(Object.entries(writers))('a generated file in %s', (platform, writer) => {
  it('is migrated call by call, with names of their own', () => {
    const { text, calls } = generated(writer);
    expect(text.length).toBeGreaterThan(1_000_000);
    const context = nativeContextOf({}, platform as LanguageName);
    const { sites, output } = migrateNative(text, writer.path, context);
    expect(sites.filter(({ status }) => status === 'migrated')).toHaveLength(calls);
    const names = [...(output ?? '').matchAll(writer.made)].map(([, name]) => name);
    expect(new Set(names).size).toBe(calls);
  }, 60_000);
});

describe('a generated class in Kotlin', () => {
  it('may have the same names in thousands of functions', () => {
    const functions = Array.from(
      { length: 3_000 },
      (_, index) =>
        `    fun event${index}(value: String?) {\n        client.track("Event ${index}", Properties().putValue("a", value))\n    }\n`,
    );
    const text = `import com.segment.analytics.Analytics\nimport com.segment.analytics.Properties\n\nclass Events(private val client: Analytics) {\n${functions.join('\n')}}\n`;
    const { sites } = migrateNative(text, 'src/Events.kt', nativeContextOf({}, 'kotlin'));
    expect(sites.filter(({ status }) => status === 'migrated')).toHaveLength(3_000);
  }, 30_000);
});
