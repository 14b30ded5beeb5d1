import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { continuity } from './continuity.js';
import { pairs } from './pairs/index.js';

const file = 'docs/continuity.md';

it('is what docs/continuity.md says', () => {
  const text = continuity(pairs);
  if (process.env.UPDATE_CONTINUITY) writeFileSync(file, text);
  expect(readFileSync(file, 'utf8'), 'npm run equivalence -- --update').toBe(text);
});
