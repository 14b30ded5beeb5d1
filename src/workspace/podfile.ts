import type { IosPackage, PackageEdit } from './ios-packages.js';

/** A line of a Podfile, together with those that go on with its arguments. */
interface PodLine {
  /** With its line end. */
  readonly text: string;
  /** The pod that it names, in the first of its arguments. */
  readonly pod: string | null;
  /** The blocks around it, the innermost last. */
  readonly blocks: readonly number[];
}

const podCall = /^(\s*pod\s*\(?\s*)(['"])([^'"]+)\2/;

/** A Podfile after the edit. Only lines that name Segment's SDK, or its integration of Amplitude, change. */
export function editPodfile(text: string, edit: PackageEdit, { pod, podVersion }: IosPackage): string {
  const lines = linesOf(text);
  const held = lines.filter((line) => line.pod === pod).map(({ blocks }) => blocks.at(-1) ?? 0);
  const result = lines.flatMap((line): string[] => {
    if (edit === 'replace' && line.pod === 'Segment-Amplitude') return [];
    if (!isSegment(line)) return [line.text];
    const own = line.blocks.at(-1) ?? 0;
    const isHeld = line.blocks.some((block) => held.includes(block));
    held.push(own);
    const named = isHeld ? [] : [renamed(line.text, pod, podVersion)];
    return edit === 'replace' ? named : [withEnd(line.text, text), ...named];
  });
  return result.join('');
}

/** True where a Podfile names Segment's SDK, outside comments. */
export const podfileNamesSegment = (text: string): boolean => linesOf(text).some(isSegment);

/** Pods of Segment's integrations on the device, besides that of Amplitude. */
export const integrationPods = (text: string): string[] => [
  ...new Set(linesOf(text).flatMap(({ pod }) => (pod && /^Segment-(?!Amplitude$)/.test(pod) ? [pod] : []))),
];

/** The pods of a Podfile with what is asked of them, as a report shows them. */
export function podsOf(text: string): Map<string, string> {
  const named = linesOf(text).filter(({ pod }) => pod !== null && /^(Analytics|Segment|Amplitude)/.test(pod));
  return new Map(
    named.map(({ pod, text: line }) => [pod ?? '', /^[^,]*,\s*(['"])([^'"]+)\1/.exec(line)?.[2] ?? '']),
  );
}

/** The oldest iOS that a Podfile builds for. */
export const podfilePlatform = (text: string): number | null => {
  const version = /^\s*platform\s*\(?\s*:ios\s*,\s*['"]?([\d.]+)/m.exec(text)?.[1];
  return version === undefined ? null : Number.parseFloat(version);
};

/** The pod of analytics-ios; a folder of the app's own may have the same name. */
const isSegment = ({ pod, text }: PodLine): boolean =>
  pod !== null && /^Analytics(\/|$)/.test(pod) && !/:path\s*=>|\bpath:/.test(text);

function linesOf(text: string): PodLine[] {
  const lines: PodLine[] = [];
  const blocks: number[] = [0];
  const all = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  for (let index = 0; index < all.length; index++) {
    let line = all[index] ?? '';
    const pod = podCall.exec(line)?.[3] ?? null;
    while (pod !== null && /,\s*$/.test(codeOf(all[index] ?? '')) && index + 1 < all.length)
      line += all[++index] ?? '';
    lines.push({ text: line, pod, blocks: [...blocks] });
    const code = codeOf(line);
    if (/\bdo\s*(\|[^|]*\|)?\s*$/.test(code) || /^\s*(def|if|unless|case|begin|while)\b/.test(code))
      blocks.push(index + 1);
    else if (/^\s*end\b/.test(code) && blocks.length > 1) blocks.pop();
  }
  return lines;
}

/** A line without its comment: `#` counts outside of quotes only. */
const codeOf = (line: string): string => (/^(?:[^#'"]|'[^']*'|"[^"]*")*/.exec(line)?.[0] ?? line).trimEnd();

/** Options that say how a pod is built, and not which one it is. */
const kept =
  /^(:configurations?\s*=>|configurations?:|:modular_headers\s*=>|modular_headers:|:inhibit_warnings\s*=>|inhibit_warnings:)/;

/** The same line for another pod: its quotes, its brackets and its comments stay, what was asked of the other pod goes. */
function renamed(text: string, pod: string, version: string): string {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const codes = lines.map(codeOf);
  const last = lines.at(-1) ?? '';
  const tail = last.slice(codes.at(-1)?.length);
  const [head = '', before = '', quote = "'"] = podCall.exec(text) ?? [];
  const code = codes.join(' ');
  const close = /\)\s*$/.test(code) && before.includes('(') ? ')' : '';
  const args = code.slice(head.length, close ? code.lastIndexOf(')') : undefined);
  const options = splitAtCommas(args).filter((option) => kept.test(option));
  const words = [`${quote}${pod}${quote}`, `${quote}${version}${quote}`, ...options];
  // What is said among the arguments stands above the one line that is left.
  const comments = lines.slice(0, -1).map((line, index) => line.slice(codes[index]?.length).trim());
  const indent = /^\s*/.exec(before)?.[0] ?? '';
  const end = last.endsWith('\r\n') ? '\r\n' : '\n';
  const above = comments.filter((comment) => comment !== '').map((comment) => indent + comment + end);
  return `${above.join('')}${before}${words.join(', ')}${close}${tail}`;
}

function splitAtCommas(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let word = '';
  for (const character of text) {
    if (/[[({]/.test(character)) depth += 1;
    if (/[\])}]/.test(character)) depth -= 1;
    if (character === ',' && depth === 0) {
      found.push(word.trim());
      word = '';
    } else word += character;
  }
  return [...found, word.trim()].filter((part) => part !== '');
}

/** The last line of a file may lack its end, and another follows it now. */
const withEnd = (line: string, text: string): string =>
  line.endsWith('\n') ? line : `${line}${text.includes('\r\n') ? '\r\n' : '\n'}`;
