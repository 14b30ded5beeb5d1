import { endOf, linesOf, withBehind } from './gradle-lines.js';
import { amplitudeArtifact, segmentIn, withAmplitude } from './segment-artifacts.js';

/** What Amplitude's artifact is called in a catalog that keeps Segment's beside it. */
export const amplitudeAlias = 'amplitude-analytics';

/** `segment = { … }`, `segment = "…"`, `library("segment", …)` */
const entry = /^\s*(?:library\s*\(\s*['"]([\w.-]+)['"]|([\w-]+)\s*=\s*[{"'])/;

/** The names that a version catalog, as a file of its own or in the settings, gives to Segment's artifacts. */
export function segmentAliases(text: string): string[] {
  return linesOf(text).flatMap(({ code }) => {
    const [, called, own] = (segmentIn(code) && entry.exec(code)) || [];
    return called ?? own ?? [];
  });
}

/** How build files name an entry of a catalog: `libs.segment.analytics`. */
export const accessorOf = (catalog: string, alias: string): string =>
  `${catalog}.${alias.replace(/[-_]/g, '.')}`;

/** The name of the catalog that a file is: `libs` of `libs.versions.toml`. */
export const catalogName = (path: string): string => /([\w-]+)\.versions\.toml$/.exec(path)?.[1] ?? 'libs';

/** Names Amplitude under the alias of Segment. Aliases stay, for build files name them. */
export function replaceInCatalog(text: string): string {
  let inTable = false;
  const lines = linesOf(text).flatMap(({ line, code }) => {
    if (/^\s*\[/.test(code)) inTable = false;
    if (/^\s*module\s*=/.test(code) && segmentIn(code)) {
      inTable = true;
      return withBehind(
        line.replace(/(['"])com\.segment\.[^'"]+\1/, `"${amplitudeArtifact}"`),
        ['version = "1.+"'],
        endOf(text),
      );
    }
    if (inTable && /^\s*version(\.ref)?\s*=/.test(code)) return [];
    return [segmentIn(code) ? withAmplitude(line) : line];
  });
  return withoutIdleVersions(text, lines.join(''));
}

/** Names Amplitude beside Segment, under an alias of its own, and in each bundle that has Segment. */
export function addToCatalog(text: string): string {
  if (text.includes(amplitudeArtifact)) return text;
  const aliases = segmentAliases(text);
  let isNamed = false;
  const lines = linesOf(text).flatMap(({ line, code }) => {
    if (isBundle(code) && aliases.some((alias) => new RegExp(`['"]${alias}['"]`).test(code)))
      return [line.replace(/([\w"'])(\s*(?:\]|\)\s*\)|\]\s*\)))/, `$1, "${amplitudeAlias}"$2`)];
    if (isNamed || !segmentIn(code) || !entry.test(code)) return [line];
    isNamed = true;
    const own = withAmplitude(code.trimEnd()).replace(entry, (head, called, name) =>
      head.replace(called ?? name, amplitudeAlias),
    );
    return withBehind(line, [own], endOf(text));
  });
  return isNamed ? lines.join('') : text;
}

/** `analytics = ["segment", "okhttp"]`, `bundle("analytics", listOf("segment", "okhttp"))` */
const isBundle = (code: string): boolean =>
  /^\s*(?:[\w-]+\s*=\s*\[.*\]|bundle\s*\(.*[\])]\s*\))\s*$/.test(code);

/** `[versions]` of a catalog that nothing refers to any more, and something did. */
function withoutIdleVersions(before: string, after: string): string {
  const refs = (text: string) =>
    new Set([...text.matchAll(/version\.ref\s*=\s*['"]([^'"]+)['"]/g)].map(([, name]) => name ?? ''));
  const left = refs(after);
  const idle = [...refs(before)].filter((name) => !left.has(name));
  return after.replace(/^\[versions\][\s\S]*?(?=^\[|(?![\s\S]))/m, (table) =>
    idle.reduce((text, name) => text.replace(versionNamed(name), ''), table),
  );
}

const versionNamed = (name: string): RegExp =>
  new RegExp(
    `^[ \\t]*${name.replace(/\W/g, '\\$&')}\\s*=\\s*(?:(['"])[^'"\\n]*\\1|\\{[^}\\n]*\\})[ \\t]*(?:#.*)?\\r?\\n`,
    'm',
  );
