import type { IosPackage, PackageEdit } from './ios-packages.js';

const quote = '"';
const address = /["'][^"']*github\.com[/:]segmentio\/(analytics-ios|analytics-swift)(?:\.git)?["']/i;

/** A `Package.swift` after the edit: the packages that it depends on, and the products that its targets take from them. */
export function editPackageSwift(text: string, edit: PackageEdit, amplitude: IosPackage): string {
  if (entriesOf(text).length === 0) return text;
  const names = new Set(entriesOf(text).map(({ start, end }) => packageName(text.slice(start, end))));
  const entry = `.package(url: ${quote}${amplitude.url}${quote}, from: ${quote}${amplitude.from}${quote})`;
  const withPackage = replaceAll(text, entriesOf(text), entry, edit, text.includes(amplitude.url));
  const product = `.product(name: ${quote}${amplitude.product}${quote}, package: ${quote}${amplitude.name}${quote})`;
  return replaceProducts(withPackage, names, product, edit);
}

/** The packages of both SDKs that a manifest names, with their versions, as a report shows them. */
export function swiftPackagesOf(text: string): Map<string, string> {
  return new Map(
    callsOf(text, /\.package\s*\(/g).flatMap(({ start, end }) => {
      const own = text.slice(start, end);
      const name = /\/((?:analytics|Amplitude)-(?:ios|swift))(?:\.git)?"/i.exec(own)?.[1];
      const version = /\bfrom\s*:\s*"([^"]+)"|\bexact\s*:\s*"([^"]+)"/.exec(own);
      return name ? [[name, version?.[1] ?? version?.[2] ?? ''] as const] : [];
    }),
  );
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** `.package(…)` with the address of one of Segment's SDKs. */
function entriesOf(text: string): Range[] {
  return callsOf(text, /\.package\s*\(/g).filter(({ start, end }) => address.test(text.slice(start, end)));
}

/** Calls with the brackets that belong to them, outside comments. */
function callsOf(text: string, head: RegExp): Range[] {
  const bare = withoutComments(text);
  return [...bare.matchAll(head)].flatMap(({ index, 0: found }): Range[] => {
    let depth = 1;
    for (let at = index + found.length; at < bare.length; at++) {
      if (bare[at] === '(') depth += 1;
      if (bare[at] === ')') depth -= 1;
      if (depth === 0) return [{ start: index, end: at + 1 }];
    }
    return [];
  });
}

/** Blanks in the place of comments; offsets stay. An address has `//` in it, within quotes. */
const withoutComments = (text: string): string =>
  text.replace(/"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (found) =>
    found.startsWith('"') ? found : found.replace(/[^\n]/g, ' '),
  );

/** What products call the package: the name that it was given, else that of its repository. */
function packageName(entry: string): string {
  return /\bname\s*:\s*"([^"]+)"/.exec(entry)?.[1] ?? address.exec(entry)?.[1] ?? '';
}

/** Products of Segment's packages, also in the short form that is their name alone. */
function replaceProducts(
  text: string,
  names: ReadonlySet<string>,
  product: string,
  edit: PackageEdit,
): string {
  const long = callsOf(text, /\.product\s*\(/g).filter(({ start, end }) => {
    const own = text.slice(start, end);
    return /\bname\s*:\s*"Segment"/.test(own) && names.has(/\bpackage\s*:\s*"([^"]+)"/.exec(own)?.[1] ?? '');
  });
  const lists = callsOf(text, /\.(?:target|executableTarget|testTarget)\s*\(/g);
  const isOwn = lists.some(({ start, end }) =>
    /\bname\s*:\s*"Segment"/.test(text.slice(start, end).split('dependencies')[0] ?? ''),
  );
  const short = isOwn
    ? []
    : [
        ...withoutComments(text).matchAll(
          /(?<=[[,]\s*)(?:"Segment"|\.byName\s*\(\s*name\s*:\s*"Segment"\s*\))(?=\s*[,\]])/g,
        ),
      ]
        .map(({ index, 0: found }): Range => ({ start: index, end: index + found.length }))
        .filter(({ start }) => lists.some((list) => list.start < start && start < list.end));
  const ranges = [...long, ...short].sort((a, b) => a.start - b.start);
  const groups = lists.map((list) => ranges.filter(({ start }) => list.start < start && start < list.end));
  let result = text;
  for (const group of [...groups].reverse()) {
    const [first] = group;
    const around = lists.find((list) => first && list.start < first.start && first.start < list.end);
    const isHeld = around !== undefined && text.slice(around.start, around.end).includes(product);
    if (first) result = replaceAll(result, group, product, edit, isHeld);
  }
  return result;
}

/** Puts a text in the place of the first of some members of a list, or behind it, and takes the others away. */
function replaceAll(
  text: string,
  ranges: readonly Range[],
  to: string,
  edit: PackageEdit,
  isHeld: boolean,
): string {
  let result = text;
  for (const [index, range] of [...ranges.entries()].reverse()) {
    const isFirst = index === 0 && !isHeld;
    if (edit === 'add') {
      if (!isFirst) continue;
      const gap = /\n[ \t]*$/.exec(result.slice(0, range.start))?.[0];
      result = `${result.slice(0, range.end)},${gap === undefined ? ' ' : endOf(text) + gap.slice(1)}${to}${result.slice(range.end)}`;
    } else if (isFirst) result = result.slice(0, range.start) + to + result.slice(range.end);
    else result = withoutMember(result, range);
  }
  return result;
}

const endOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** A member of a list goes with its comma, and with its line where it has one of its own. */
function withoutMember(text: string, { start, end }: Range): string {
  const behind = /^\s*,[ \t]*/.exec(text.slice(end));
  const line = /(^|\n)([ \t]*)$/.exec(text.slice(0, start));
  const rest = end + (behind?.[0].length ?? 0);
  const tail = /^[ \t]*\r?\n/.exec(text.slice(rest));
  if (line && tail) return text.slice(0, start - (line[2]?.length ?? 0)) + text.slice(rest + tail[0].length);
  if (behind) return text.slice(0, start) + text.slice(rest);
  return text.slice(0, start).replace(/,\s*$/, '') + text.slice(end);
}
