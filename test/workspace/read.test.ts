import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createPrefilter } from '../../src/workspace/prefilter.js';
import { createCandidateReader, maxBytes, readSource } from '../../src/workspace/read.js';
import { isMinified, skipReason } from '../../src/workspace/skip.js';
import { modesHold, project } from './project.js';

const filter = createPrefilter(['analytics']);
const call = "analytics.track('E')\n";

describe('reading candidates', () => {
  it('gives text for a hit and nothing for the rest', () => {
    const root = project({ 'a.ts': call, 'b.ts': 'x\n', 'empty.ts': '' });
    const read = createCandidateReader();
    expect(read(join(root, 'a.ts'), filter)).toEqual({ kind: 'text', text: call, bom: '' });
    expect(read(join(root, 'b.ts'), filter)).toBeNull();
    expect(read(join(root, 'empty.ts'), filter)).toBeNull();
  });

  it('does not carry one file over into the next', () => {
    const root = project({ 'long.ts': `${'x'.repeat(50_000)}\n${call}`, 'short.ts': 'y' });
    const read = createCandidateReader();
    expect(read(join(root, 'long.ts'), filter)).not.toBeNull();
    expect(read(join(root, 'short.ts'), filter)).toBeNull();
  });

  it.each([256 * 1024 - 1, 256 * 1024, 256 * 1024 + 1, 1024 * 1024, 3_000_000])(
    'reads %d bytes whole',
    (size) => {
      const text = call.padStart(size, '\n');
      const root = project({ 'a.ts': text });
      expect(createCandidateReader()(join(root, 'a.ts'), filter)).toEqual({ kind: 'text', text, bom: '' });
    },
  );

  it('keeps the byte order mark apart, so that offsets are those of the text', () => {
    const root = project({ 'a.ts': `\uFEFF${call}` });
    expect(createCandidateReader()(join(root, 'a.ts'), filter)).toEqual({
      kind: 'text',
      text: call,
      bom: '\uFEFF',
    });
  });

  it('names files that are not UTF-8 only when they could hold Segment', () => {
    const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(call, 'utf16le')]);
    const root = project({ 'hit.ts': latin(`// é\n${call}`), 'miss.ts': latin('// é'), 'wide.ts': utf16 });
    const read = createCandidateReader();
    const problem = { kind: 'problem', reason: 'not UTF-8 text' };
    expect(read(join(root, 'hit.ts'), filter)).toEqual(problem);
    expect(read(join(root, 'wide.ts'), filter)).toEqual(problem);
    expect(read(join(root, 'miss.ts'), filter)).toBeNull();
  });

  it('names files over 5 MB only when they could hold Segment, wherever in them', () => {
    const root = project({
      'miss.js': 'x'.repeat(maxBytes + 10),
      'start.js': call + 'x'.repeat(maxBytes),
      'end.js': `${'x'.repeat(2 * maxBytes)}\n${call}`,
      'seam.js': `${'x'.repeat(maxBytes - 5)}\n${call}`,
      'exact.js': call.padStart(maxBytes, '\n'),
    });
    const read = createCandidateReader();
    const problem = { kind: 'problem', reason: 'larger than 5 MB' };
    expect(read(join(root, 'miss.js'), filter)).toBeNull();
    expect(read(join(root, 'start.js'), filter)).toEqual(problem);
    expect(read(join(root, 'end.js'), filter)).toEqual(problem);
    expect(read(join(root, 'seam.js'), filter)).toEqual(problem);
    expect(read(join(root, 'exact.js'), filter)?.kind).toBe('text');
  });

  it('always names a file that cannot be read', () => {
    const root = project({ 'a.ts': '' });
    expect(createCandidateReader()(join(root, 'gone.ts'), filter)).toEqual({
      kind: 'problem',
      reason: 'no longer there',
    });
    expect(readSource(root)).toEqual({ kind: 'problem', reason: 'is a folder' });
  });

  it.runIf(modesHold)('says that permission is missing', () => {
    const root = project({ 'a.ts': '' });
    chmodSync(join(root, 'a.ts'), 0o000);
    expect(createCandidateReader()(join(root, 'a.ts'), filter)).toEqual({
      kind: 'problem',
      reason: 'permission denied',
    });
  });
});

describe('files passed over', () => {
  it.each([
    ['a.d.ts', call, null],
    ['dist/a.d.ts', call, 'generated declarations'],
    ['a.d.mts', `${call}//# sourceMappingURL=a.d.mts.map\n`, 'generated declarations'],
    ['a.min.js', call, 'minified'],
    ['main.bundle.js', call, 'minified'],
    ['ios/Pods/ARAnalytics/Provider.m', call, 'checked out by a package manager'],
    ['src/Pods/List.ts', call, null],
    ['main.js', 'a.b("c");'.repeat(100), 'minified'],
    ['main.js', `/* licence */\n\n${'function a(b){return c(b)};'.repeat(300)}\n`, 'minified'],
    ['a.ts', call, null],
    ['a.ts', `${call.repeat(100)}`, null],
    ['logo.ts', `export const logo = 'data:image/png;base64,${'iVBORw0KGgo'.repeat(3000)}';\n${call}`, null],
    ['admin.js', '', null],
  ])('%s', (path, text, reason) => expect(skipReason(path, text)).toBe(reason));

  it('are not those with one longish line', () => {
    expect(isMinified('a.ts', `const a = ${'f(x); '.repeat(200)}\n${'short();\n'.repeat(100)}`)).toBe(false);
  });
});
