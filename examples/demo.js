// Shows what the tool would do to a real shop: runs it with --dry-run on a copy of examples/storefront.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const storefront = join(root, 'examples', 'storefront');
const tool = join(root, 'bin', 'segment-to-amplitude.js');
const leftOut = new Set(['node_modules', 'dist']);

function run() {
  const copy = mkdtempSync(join(tmpdir(), 'storefront-'));
  try {
    cpSync(storefront, copy, { recursive: true, filter: (source) => !leftOut.has(basename(source)) });
    console.error('segment-to-amplitude --dry-run on a copy of examples/storefront (nothing is written):');
    const { status, signal, error } = spawnSync(process.execPath, [tool, '--dry-run', '.'], {
      cwd: copy,
      stdio: 'inherit',
    });
    if (error) throw error;
    if (signal) console.error(`The run ended with ${signal}.`);
    return status ?? 1;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

process.exitCode = run();
