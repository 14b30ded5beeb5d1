import { describe, expect, it } from 'vitest';
import { migrate } from './tool.js';

/** One call in each language of mobile apps, in a file of its own. */
const calls = {
  'Screen.kt':
    'package a\n\nimport android.content.Context\nimport com.segment.analytics.Analytics\n\nfun opened(context: Context) {\n    Analytics.with(context).track("Opened")\n}\n',
  'Screen.java':
    'package a;\n\nimport com.segment.analytics.Analytics;\n\nclass Screen {\n    void opened() {\n        Analytics.with(null).track("Opened");\n    }\n}\n',
  'Screen.swift': 'import Segment\n\nfunc opened() {\n    Analytics.shared().track("Opened")\n}\n',
  'Screen.m':
    '#import <Analytics/SEGAnalytics.h>\n\nvoid opened(void) {\n    [[SEGAnalytics sharedAnalytics] track:@"Opened"];\n}\n',
};

const names = Object.keys(calls) as (keyof typeof calls)[];

const isMigrated = (text: string | undefined) => text !== undefined && !/Analytics\.|SEGAnalytics/.test(text);

describe.each(names)('%s', (name) => {
  const text = calls[name];

  it.each([
    [
      'a byte order mark and CRLF',
      `\uFEFF${text.replaceAll('\n', '\r\n')}`,
      (after: string) => after.startsWith('\uFEFF') && !/(?<!\r)\n/.test(after),
    ],
    [
      'mixed line ends',
      text.replace('\n\n', '\r\n\r\n'),
      (after: string) => after.includes('\r\n\r\n') && /[^\r]\n/.test(after),
    ],
    [
      'letters beyond the first plane before the call',
      text.replace('\n\n', '\n\n// 😀 𝒳\n'),
      (after: string) => after.includes('\n// 😀 𝒳\n'),
    ],
    ['no line end at its end', text.trimEnd(), (after: string) => /[})]$/.test(after)],
    [
      'a megabyte of generated code',
      text + '// generated 0123456789 0123456789\n'.repeat(30_000),
      (after: string) => after.endsWith('9\n'),
    ],
  ])('with %s', async (_, given, holds) => {
    const { changed, report } = await migrate({ [name]: given });
    expect(report.summary).toMatchObject({ migrated: 1, errors: 0 });
    expect(isMigrated(changed[name])).toBe(true);
    expect(holds(changed[name] ?? '')).toBe(true);
  });

  it.each([
    ['empty', ''],
    ['a NUL byte alone', '\0'],
    ['of another encoding, without Segment', Buffer.from([0xff, 0xfe, 0x61, 0x00])],
  ])('that is %s is passed over', async (_, given) => {
    const { changed, report, code } = await migrate({ [name]: given });
    expect(changed).toEqual({});
    expect(report.summary).toMatchObject({ candidates: 0, errors: 0 });
    expect(code).toBe(0);
  });

  it('in UTF-16 is named, and left', async () => {
    const { changed, report, code } = await migrate({ [name]: Buffer.from(`\uFEFF${text}`, 'utf16le') });
    expect(changed).toEqual({});
    expect(report.files.map(({ error }) => error)).toEqual(['not UTF-8 text']);
    expect(code).toBe(2);
  });

  it('with a NUL byte in the middle loses nothing', async () => {
    const { after } = await migrate({ [name]: text.replace('\n\n', '\n\0\n') });
    expect(after[name]).toContain('\n\0\n');
  });

  it('that is cut off in the middle accounts for the call, or migrates it', async () => {
    const cut = text.slice(0, text.lastIndexOf('\n}'));
    const { report, after } = await migrate({ [name]: cut });
    const { migrated, review, manual } = report.summary;
    expect(migrated + review + manual).toBe(1);
    expect(after[name]).toContain('Opened');
  });
});
