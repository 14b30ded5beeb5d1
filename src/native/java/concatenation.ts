import type { Piece } from '../../javascript/edit.js';

/** `"Viewed " + name` */
export function concatenation(
  prefix: string,
  value: { start: number; end: number },
  suffix: string,
  text: string,
): Piece[] {
  const inner: Piece[] = /^[\w.()[\]"]+$/.test(text) ? [value] : ['(', value, ')'];
  return [`"${prefix}" + `, ...inner, ...(suffix === '' ? [] : [` + "${suffix}"`])];
}
