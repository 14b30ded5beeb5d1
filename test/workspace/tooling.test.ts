import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatterOf, packageManagerOf } from '../../src/workspace/tooling.js';
import { project } from './project.js';

describe('the package manager', () => {
  it.each([
    [{ 'yarn.lock': '' }, 'yarn'],
    [{ 'pnpm-lock.yaml': '' }, 'pnpm'],
    [{ 'bun.lock': '' }, 'bun'],
    [{ 'package-lock.json': '' }, 'npm'],
    [{ 'yarn.lock': '', 'package.json': '{ "packageManager": "pnpm@9.1.0" }' }, 'pnpm'],
    [{}, 'npm'],
  ])('by %j is %s, from a package below too', (files, expected) => {
    const root = project({ ...files, 'packages/a/package.json': '{}' });
    expect(packageManagerOf(join(root, 'packages/a'), root)).toBe(expected);
  });
});

describe('the formatter', () => {
  it.each([
    [{ 'biome.json': '{}' }, 'npx biome check --write'],
    [{ '.prettierrc': '' }, 'npx prettier --write'],
    [{ 'package.json': '{ "prettier": {} }' }, 'npx prettier --write'],
    [
      { 'package.json': '{ "devDependencies": { "prettier": "3" } }', 'eslint.config.js': '' },
      'npx prettier --write',
    ],
    [{ 'eslint.config.mjs': '', 'yarn.lock': '' }, 'yarn eslint --fix'],
    [{ 'prettier.config.js': '', 'pnpm-lock.yaml': '' }, 'pnpm exec prettier --write'],
  ])('by %j is run with %s', (files, command) => {
    const root = project({ ...files, 'packages/a/package.json': '{}' });
    expect(formatterOf(join(root, 'packages/a'), root)?.command).toBe(command);
  });

  it('may be missing', () => {
    const root = project({ 'package.json': '{}' });
    expect(formatterOf(root, root)).toBeNull();
  });
});
