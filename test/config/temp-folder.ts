import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';

export interface TempFolder {
  readonly path: () => string;
  readonly at: (name: string) => string;
  readonly put: (name: string, content: string | object) => void;
}

/** A folder that every test of a file finds empty but for `.git`, so that no config above it is read. */
export function tempFolder(): TempFolder {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 's2a-test-'));
    mkdirSync(join(root, '.git'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  const at = (name: string) => join(root, name);
  return {
    path: () => root,
    at,
    put(name, content) {
      mkdirSync(dirname(at(name)), { recursive: true });
      writeFileSync(at(name), typeof content === 'string' ? content : JSON.stringify(content));
    },
  };
}
