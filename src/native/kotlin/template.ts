import type { Piece } from '../../javascript/edit.js';

/** `"Viewed $name"` */
export function template(
  prefix: string,
  value: { start: number; end: number },
  suffix: string,
  text: string,
): Piece[] {
  if (/^[A-Za-z_]\w*$/.test(text))
    return [`"${prefix}$`, value, suffix.startsWith(' ') || suffix === '' ? `${suffix}"` : `{}${suffix}"`];
  if (/^"(?!"")[^\n]*"$/.test(text))
    return [`"${prefix}`, { start: value.start + 1, end: value.end - 1 }, `${suffix}"`];
  return [`"${prefix}\${`, value, `}${suffix}"`];
}
