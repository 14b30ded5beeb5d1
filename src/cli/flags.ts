import { InvalidArgumentError } from 'commander';
import { globalName } from '../config/values.js';

/** A value as given. One that looks like a flag is a flag whose own value was forgotten before it. */
export function plain(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('Give it a value.');
  if (/^-./u.test(value)) throw new InvalidArgumentError('That is a flag; give a value first.');
  return value;
}

/** Reads `a,b` and `--flag a --flag b` alike. A comma inside the braces of a glob parts nothing. */
export function list(value: string, previous: readonly string[] = []): readonly string[] {
  const items = splitOutsideBraces(plain(value))
    .map((item) => item.trim())
    .filter((item) => item !== '');
  if (items.length === 0) throw new InvalidArgumentError('Give at least one.');
  return [...new Set([...previous, ...items])];
}

/** Reads names of globals; `none` is kept and stands alone. */
export function globals(value: string, previous: readonly string[] = []): readonly string[] {
  const names = list(value, previous);
  if (names.includes('none') && names.length > 1) throw new InvalidArgumentError('"none" stands alone.');
  const wrong = names.find((name) => !globalName.test(name));
  if (wrong !== undefined)
    throw new InvalidArgumentError(`Give a bare name, such as "analytics", not "${wrong}".`);
  return names;
}

/** Reads a number of threads. */
export function positive(value: string): number {
  if (!/^[1-9]\d{0,3}$/u.test(value)) throw new InvalidArgumentError('Give a whole number from 1 on.');
  return Number(value);
}

function splitOutsideBraces(text: string): readonly string[] {
  const items = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '{') depth += 1;
    if (character === '}') depth = Math.max(0, depth - 1);
    if (character === ',' && depth === 0) items.push('');
    else items[items.length - 1] += character;
  }
  return items;
}
