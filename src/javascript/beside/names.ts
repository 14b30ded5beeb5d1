/** The name that a Segment client gets beside an Amplitude client that took its own. */
export function segmentName(name: string): string {
  return `segment${name[0]?.toUpperCase()}${name.slice(1)}`;
}

/** The same for a field, whose name may say that it is private: `_segment` → `_segmentClient`. */
export function slotName(name: string): string {
  const [, mark = '', base = name] = /^([#_$]*)(.+)$/.exec(name) ?? [];
  return mark + (base.toLowerCase() === 'segment' ? 'segmentClient' : segmentName(base));
}

/** The names whose client an earlier run may have put a Segment client of this name beside. */
export function namesBeside(name: string): string[] {
  const [, mark = '', base = ''] = /^([#_$]*)segment([A-Z].*)$/.exec(name) ?? [];
  if (base === '') return [];
  return [
    base.charAt(0).toLowerCase() + base.slice(1),
    base,
    ...(base === 'Client' ? ['segment', 'Segment'] : []),
  ].map((own) => mark + own);
}
