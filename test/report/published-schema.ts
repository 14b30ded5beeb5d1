import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';

/**
 * Reads a published schema. After a change of its source, write it anew:
 * `UPDATE_SCHEMAS=1 npx vitest run test/report test/config && npx biome format --write schema`
 */
export function publishedSchema(name: string, generated: object): z.core.JSONSchema.JSONSchema {
  const path = fileURLToPath(new URL(`../../schema/${name}`, import.meta.url));
  if (process.env.UPDATE_SCHEMAS) writeFileSync(path, `${JSON.stringify(generated, null, 2)}\n`);
  return JSON.parse(readFileSync(path, 'utf8'));
}
