import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Builds the program once before all tests, unless that was done after the last change of its sources. */
export default function setup(): void {
  const built = join(root, 'dist', 'src', 'index.js');
  const sources = ['src', 'transforms', 'tsconfig.json', 'tsconfig.build.json', 'build.js'].map((name) =>
    join(root, name),
  );
  const isFresh = existsSync(built) && Math.max(...sources.map(newest)) < statSync(built).mtimeMs;
  if (isFresh) return;
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });
}

function newest(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
