import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findWorkspaceRoot, nearestManifest } from '../../src/workspace/root.js';
import { project } from './project.js';

describe('the workspace root', () => {
  it('is the repository', () => {
    const root = project({
      'package.json': '{}',
      'repo/.git/HEAD': '',
      'repo/app/package.json': '{}',
      'repo/app/src/a.ts': '',
    });
    expect(findWorkspaceRoot(join(root, 'repo/app/src'))).toBe(join(root, 'repo'));
  });

  it('is a worktree or submodule, whose .git is a file', () => {
    const root = project({ '.git': 'gitdir: elsewhere', 'src/a.ts': '' });
    expect(findWorkspaceRoot(join(root, 'src'))).toBe(root);
  });

  it('is outside git the topmost package with workspaces', () => {
    const root = project({
      'package.json': '{ "workspaces": ["packages/*"] }',
      'packages/a/package.json': '{}',
      'pnpm/pnpm-workspace.yaml': '',
      'pnpm/b/package.json': '{}',
    });
    expect(findWorkspaceRoot(join(root, 'packages/a'))).toBe(root);
    expect(findWorkspaceRoot(join(root, 'pnpm/b'))).toBe(root);
  });

  it('is else the nearest package, else the folder', () => {
    const root = project({ 'a/package.json': 'broken', 'a/src/x.ts': '', 'b/x.ts': '' });
    expect(findWorkspaceRoot(join(root, 'a/src'))).toBe(join(root, 'a'));
    expect(findWorkspaceRoot(join(root, 'b'))).toBe(join(root, 'b'));
    expect(findWorkspaceRoot(join(root, 'b/x.ts'))).toBe(join(root, 'b'));
  });
});

describe('the nearest manifest', () => {
  it('is looked for up to the root, and once a folder', () => {
    const root = project({
      'package.json': '{}',
      'repo/app/package.json': '{}',
      'repo/app/src/a.ts': '',
      'repo/b.ts': '',
    });
    const cache = new Map<string, string | null>();
    const repo = join(root, 'repo');
    expect(nearestManifest(join(repo, 'app/src/a.ts'), repo, cache)).toBe(join(repo, 'app/package.json'));
    expect(nearestManifest(join(repo, 'b.ts'), repo, cache)).toBeNull();
    expect(cache.get(join(repo, 'app/src'))).toBe(join(repo, 'app/package.json'));
    expect(nearestManifest(join(repo, 'app/src/b.ts'), repo, cache)).toBe(join(repo, 'app/package.json'));
  });
});
