/** A place in a list where nothing stands. */
export const hole = Symbol('hole');

/** The text of a value, as it could stand in a program. */
export function literal(value: unknown): string {
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (Array.isArray(value)) return `[${value.map(item).join(', ')}${value.at(-1) === hole ? ',' : ''}]`;
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value).map(entry).join(', ')} }`;
  return typeof value === 'string' ? text(value) : String(value);
}

const item = (value: unknown): string => (value === hole ? '' : literal(value));

function entry([key, value]: readonly [string, unknown]): string {
  // Written out, this one key would not be a property but the prototype.
  const name = key === '__proto__' ? `['__proto__']` : /^[a-z]\w*$/i.test(key) ? key : text(key);
  return `${name}: ${literal(value)}`;
}

function text(value: string): string {
  return JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
