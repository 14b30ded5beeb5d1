/** `first name` → `firstName`; `value` where no name can be made of a key. */
export function localName(key: string): string {
  const words = key.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const name = words
    .map(
      (word, index) =>
        (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1),
    )
    .join('');
  return /^[a-z]\w*$/.test(name) && !reserved.has(name) ? name : 'value';
}

const reserved = new Set([
  'class',
  'default',
  'package',
  'new',
  'int',
  'long',
  'double',
  'float',
  'boolean',
  'public',
  'private',
  'static',
  'final',
  'void',
  'enum',
  'interface',
  'switch',
  'case',
  'return',
  'this',
  'super',
  'null',
  'true',
  'false',
  'import',
  'native',
  'abstract',
]);
