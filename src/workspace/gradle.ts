import { endOf, type GradleLine, linesOf, withBehind } from './gradle-lines.js';
import {
  amplitudeArtifact,
  amplitudeDependency,
  artifactAlone,
  segmentIn,
  withAmplitude,
} from './segment-artifacts.js';
import { accessorOf, addToCatalog, amplitudeAlias, replaceInCatalog } from './version-catalog.js';

/** `replace`: Segment's last use went. `add`: calls remain that need it, so Amplitude's artifact stands behind Segment's. */
export type GradleEdit = 'replace' | 'add';

/** An entry of a catalog that stays Segment's, as build files name it, and the catalog's name. */
export interface CatalogEntry {
  readonly catalog: string;
  readonly alias: string;
}

/** True where a build file or version catalog names one of Segment's SDKs, outside comments. */
export const namesSegment = (text: string): boolean =>
  linesOf(text).some(({ code }) => segmentIn(code) && !isRule(code));

/** True where Segment's SDK is named in whatever form, also in one that no edit understands. */
export const mentionsSegment = (text: string): boolean =>
  linesOf(text).some(({ code }) =>
    /(['"])com\.segment\.analytics\.(?:android|kotlin)(?::(?:analytics|android|core)(?::[^'"]*)?)?\1/.test(
      code,
    ),
  );

/** True where modules that depend on this one get Segment from it. */
export const passesSegmentOn = (text: string): boolean =>
  linesOf(text).some(({ code }) => segmentIn(code) && dependencyIn(code)?.configuration === 'api');

export const namesAmplitude = (text: string): boolean => text.includes(amplitudeArtifact);

/** True where a build file names an entry of a catalog. */
export const namesEntry = (text: string, { catalog, alias }: CatalogEntry): boolean =>
  new RegExp(`\\b${accessorOf(catalog, alias).replaceAll('.', '\\.')}\\b(?!\\.)`).test(text);

/**
 * A build file, settings file or version catalog after the edit.
 * @param kept entries of catalogs that stay Segment's, with one for Amplitude beside them
 */
export function editGradle(
  path: string,
  text: string,
  edit: GradleEdit,
  kept: readonly CatalogEntry[] = [],
): string {
  const isCatalog = path.endsWith('.toml') || /(^|[\\/])settings\.gradle(\.kts)?$/.test(path);
  if (isCatalog) return edit === 'replace' ? replaceInCatalog(text) : addToCatalog(text);
  const lines = linesOf(text);
  const held = new Set(
    lines.flatMap(({ code }) => (namesAmplitude(code) ? (dependencyIn(code)?.configuration ?? []) : [])),
  );
  return lines.flatMap((line) => editLine(line, edit, held, kept, endOf(text))).join('');
}

function editLine(
  { line, code }: GradleLine,
  edit: GradleEdit,
  held: Set<string>,
  kept: readonly CatalogEntry[],
  end: string,
): string[] {
  const entry = kept.find((one) => namesEntry(code, one));
  if (entry) return entryLine(line, code, edit, entry, end);
  if (!segmentIn(code) || isRule(code)) return [line];
  const dependency = dependencyIn(code);
  const isHeld = dependency !== null && held.has(dependency.configuration);
  if (dependency) held.add(dependency.configuration);
  if (edit === 'replace')
    return isHeld && dependency.isAlone ? [] : [withoutVersionBlock(withAmplitude(line))];
  const own = ownLine(code, dependency);
  if (own === null || isHeld) return [line];
  return isBefore(code) ? [own + end, line] : withBehind(line, [own], end);
}

/** `{ version { strictly("4.11.3") } }` is said of Segment's versions. */
const withoutVersionBlock = (line: string): string => line.replace(/\)\s*\{\s*version\b.*\}(\s*)$/, ')$1');

/** A dependency, as far as a line has it. */
interface Dependency {
  readonly configuration: string;
  /** Nothing else stands on the line. */
  readonly isAlone: boolean;
}

/** `implementation`, `debugImplementation`, `"playImplementation"`, `add("implementation", …)` */
const configurations =
  /^\s*(?:add\s*\(\s*)?["']?(\w*?(?:api|implementation|compileOnly|compile|runtimeOnly|runtime|provided))["']?\s*[,( ]\s*(?=\(?\s*["'g])/i;

function dependencyIn(code: string): Dependency | null {
  const configuration = configurations.exec(code)?.[1];
  if (configuration === undefined) return null;
  const texts = code.match(/(['"])[^'"]*:[^'"]*\1/g) ?? [];
  return { configuration, isAlone: texts.length <= 1 && !/\{\s*$/.test(code) };
}

/** Rules about an artifact, which take none in. */
const isRule = (code: string): boolean =>
  /^\s*(force|exclude|substitute)\b|\b(force|exclude)\s*[( ]/.test(code);

/** Amplitude's artifact as a line of its own beside Segment's; null where the line is no dependency. */
function ownLine(code: string, dependency: Dependency | null): string | null {
  const indent = /^\s*/.exec(code)?.[0] ?? '';
  const item = code.trim().replace(/,$/, '');
  if (!dependency) return artifactAlone.test(item) ? `${indent}${withAmplitude(item)},` : null;
  const head = configurations.exec(code)?.[0] ?? '';
  const quote = /['"]/.exec(code.slice(head.length))?.[0] ?? '"';
  const open = /^\s*\(/.exec(code.slice(head.length))?.[0] ?? '';
  const isOpen = /[(,]\s*$/.test(head) || open !== '';
  return `${head}${open}${quote}${amplitudeDependency}${quote}${isOpen ? ')' : ''}`;
}

/** What is set for Segment's artifact in a block is not set for another; an item of a list is followed by more. */
const isBefore = (code: string): boolean =>
  /\{\s*$/.test(code) || artifactAlone.test(code.trim().replace(/,$/, ''));

/** `implementation(libs.segment)`, where the catalog has Amplitude under an alias of its own. */
function entryLine(
  line: string,
  code: string,
  edit: GradleEdit,
  { catalog, alias }: CatalogEntry,
  end: string,
): string[] {
  const own = (text: string) => text.replace(accessorOf(catalog, alias), accessorOf(catalog, amplitudeAlias));
  if (edit === 'replace') return [own(line)];
  return /\{\s*$/.test(code) ? [line] : withBehind(line, [own(code.trimEnd())], end);
}

/** Build files, settings, version catalogs, and the constants that build files read. */
export function isGradleFile(path: string): boolean {
  return /\.gradle(\.kts)?$|\.versions\.toml$|[\\/]buildSrc[\\/].*\.(kt|kts|java|groovy)$/.test(path);
}

/** Read by the build files of all modules. */
export function isSharedGradleFile(path: string): boolean {
  return !/[\\/]build\.gradle(\.kts)?$/.test(path);
}

/** What a build file names of Segment and of Amplitude, with the versions. */
export function artifactsOf(text: string): Map<string, string> {
  const named = linesOf(text).flatMap(({ code }) => [
    ...code.matchAll(
      /(com\.segment\.analytics\.(?:android|kotlin):(?:analytics|android|core)|com\.amplitude:analytics-android)(?::([^'"\n]*))?['"](?:\s*,\s*version(?:\.ref)?\s*=\s*['"]([^'"]*))?/g,
    ),
  ]);
  return new Map(named.map(([, name = '', version, other]) => [name, version ?? other ?? '']));
}
