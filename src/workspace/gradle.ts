/** What comes in the place of Segment's artifacts. */
const amplitudeArtifact = 'com.amplitude:analytics-android';
const amplitudeAndroidVersion = '1.+';

export const amplitudeDependency = `${amplitudeArtifact}:${amplitudeAndroidVersion}`;

/** `replace`: Segment's last use went. `add`: calls remain that need it, so Amplitude's artifact stands behind Segment's. */
export type GradleEdit = 'replace' | 'add';

const segment = String.raw`com\.segment\.analytics\.(?:android|kotlin)`;
const names = '(?:analytics|android|core)';

/** `'com.segment.analytics.android:analytics:4.11.3'` */
const coordinates = new RegExp(String.raw`(['"])${segment}:${names}(:[^'"\n]*)?\1`, 'g');

/** `group: 'com.segment.analytics.android', name: 'analytics', version: '4.+'`, also with `=` */
const fields = new RegExp(
  String.raw`(group\s*[:=]\s*)(['"])${segment}\2(\s*,\s*name\s*[:=]\s*)(['"])${names}\4(?:(\s*,\s*version(?:\.ref)?\s*[:=]\s*)(?:(['"])[^'"\n]*\6|\{[^}\n]*\}|[\w.]+))?`,
  'g',
);

/** `module = "com.segment.analytics.kotlin:android", version.ref = "segment"` of a version catalog. */
const modules = new RegExp(
  String.raw`(module\s*=\s*)(['"])${segment}:${names}\2(?:(\s*,\s*version)(?:\.ref)?(\s*=\s*)(?:(['"])[^'"\n]*\5|\{[^}\n]*\}))?`,
  'g',
);

/** True where a build file or version catalog names one of Segment's SDKs, outside comments. */
export function namesSegment(text: string): boolean {
  return linesOf(text).some(({ code }) => segmentIn(code));
}

/** True where modules that depend on this one get Segment from it. */
export const passesSegmentOn = (text: string): boolean =>
  linesOf(text).some(({ code }) => segmentIn(code) && configurationOf(code) === 'api');

export const namesAmplitude = (text: string): boolean => text.includes(amplitudeArtifact);

const segmentIn = (code: string): boolean =>
  [coordinates, fields, modules].some((form) => code.search(form) >= 0);

/** A build file or version catalog after the edit. Only lines that name Segment's SDKs change. */
export function editGradle(text: string, edit: GradleEdit): string {
  const lines = linesOf(text);
  const held = new Set(
    lines.flatMap(({ code }) => (code.includes(amplitudeArtifact) ? [configurationOf(code)] : [])),
  );
  const result = lines.flatMap(({ line, code }) => {
    if (!segmentIn(code)) return [line];
    const configuration = configurationOf(code);
    const isHeld = held.has(configuration);
    held.add(configuration);
    if (edit === 'add') return isHeld ? [line] : [line, withoutBlock(replaced(withOwnAlias(line)))];
    if (!isHeld) return [replaced(line)];
    // A second artifact of Segment's for the same configuration; a catalog's alias is named elsewhere, and stays.
    return configuration === null || opensBlock(line) ? [replaced(line)] : [];
  });
  const edited = result.join('');
  return edit === 'replace' ? withoutIdleVersions(text, edited) : edited;
}

interface GradleLine {
  /** With its line end. */
  readonly line: string;
  /** Without comments. */
  readonly code: string;
}

function linesOf(text: string): GradleLine[] {
  let inBlock = false;
  return (text.match(/[^\n]*\n|[^\n]+$/g) ?? []).map((line) => {
    const { code, opens } = withoutComments(line, inBlock);
    inBlock = opens;
    return { line, code };
  });
}

/** The code of a line. `//`, `#` and block comments count outside of quotes only. */
function withoutComments(line: string, startsInside: boolean): { code: string; opens: boolean } {
  let code = '';
  let quote = '';
  let inside = startsInside;
  for (let at = 0; at < line.length; at++) {
    const [character = '', pair] = [line[at], line.slice(at, at + 2)];
    if (inside) {
      if (pair === '*/') at += 1;
      inside = pair !== '*/';
      continue;
    }
    if (quote === '' && (pair === '//' || character === '#')) break;
    if (quote === '' && pair === '/*') {
      inside = true;
      at += 1;
      continue;
    }
    if (quote === '' ? /['"]/.test(character) : character === quote) quote = quote === '' ? character : '';
    code += character;
  }
  return { code, opens: inside };
}

/** `implementation`, `api` …; null for an entry of a catalog. */
function configurationOf(code: string): string | null {
  return /^\s*(\w+)\s*[("' ]/.exec(code)?.[1]?.replace(/^(val|const|def)$/, '') || null;
}

/** A line of its own in the same form, its version in the same place. */
function replaced(line: string): string {
  const [group = '', name = ''] = amplitudeArtifact.split(':');
  return line
    .replace(
      fields,
      (
        _all,
        head: string,
        a: string,
        middle: string,
        b: string,
        version: string | undefined,
        c: string | undefined,
      ) =>
        `${head}${a}${group}${a}${middle}${b}${name}${b}${version ? `${version.replace('.ref', '')}${c ?? a}${amplitudeAndroidVersion}${c ?? a}` : ''}`,
    )
    .replace(
      modules,
      (
        _all,
        head: string,
        a: string,
        version: string | undefined,
        equals: string | undefined,
        b: string | undefined,
      ) =>
        `${head}${a}${amplitudeArtifact}${a}${version ? `${version}${equals}${b ?? a}${amplitudeAndroidVersion}${b ?? a}` : ''}`,
    )
    .replace(
      coordinates,
      (_all, quote: string) => `${quote}${amplitudeArtifact}:${amplitudeAndroidVersion}${quote}`,
    );
}

const opensBlock = (line: string): boolean => /\{\s*$/.test(line);

/** What is set for Segment's artifact alone is not set for another. */
const withoutBlock = (line: string): string =>
  line.replace(/\s*\{\s*(\r?\n)?$/, '$1').replace(/[ \t]*\/\/.*$/m, '');

/** A catalog has each alias once. */
const withOwnAlias = (line: string): string =>
  line.replace(/^(\s*)[\w-]+(\s*=\s*(?:\{|['"]))/, '$1amplitude-analytics$2');

/** `[versions]` of a catalog that nothing refers to any more, and something did. */
function withoutIdleVersions(before: string, after: string): string {
  const refs = (text: string) =>
    new Set([...text.matchAll(/version\.ref\s*=\s*['"]([^'"]+)['"]/g)].map(([, name]) => name ?? ''));
  const left = refs(after);
  const idle = [...refs(before)].filter((name) => !left.has(name));
  return idle.reduce(
    (text, name) =>
      text.replace(
        new RegExp(
          `^\\s*${name.replace(/\W/g, '\\$&')}\\s*=\\s*(['"])[^'"\\n]*\\1[ \\t]*(?:#.*)?\\r?\\n`,
          'm',
        ),
        '',
      ),
    after,
  );
}

/** Build files, version catalogs, and the constants that build files read. */
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
