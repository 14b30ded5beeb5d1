/** What comes in the place of Segment's artifacts. */
export const amplitudeArtifact = 'com.amplitude:analytics-android';
const amplitudeAndroidVersion = '1.+';
const [amplitudeGroup = '', amplitudeName = ''] = amplitudeArtifact.split(':');

export const amplitudeDependency = `${amplitudeArtifact}:${amplitudeAndroidVersion}`;

const segment = String.raw`com\.segment\.analytics\.(?:android|kotlin)`;
const names = '(?:analytics|android|core)';

/** `'com.segment.analytics.android:analytics:4.11.3'`, also with a version behind a `+`. */
const coordinates = String.raw`(['"])${segment}:${names}(?::[^'"\n]*)?\1(?:\s*\+\s*[\w.]+)?`;

/** `group: 'com.segment.analytics.android', name: 'analytics', version: '4.+'`, also with `=`. */
const fields = String.raw`(group\s*[:=]\s*)(['"])${segment}\2(\s*,\s*name\s*[:=]\s*)(['"])${names}\4(?:(\s*,\s*version)(?:\.ref)?(\s*[:=]\s*)(?:(['"])[^'"\n]*\7|\{[^}\n]*\}|[\w.]+))?`;

/** `module = "com.segment.analytics.kotlin:android", version.ref = "segment"` of a version catalog. */
const modules = String.raw`(module\s*=\s*)(['"])${segment}:${names}\2(?:\s*,\s*version(?:\.ref)?\s*=\s*(?:(['"])[^'"\n]*\3|\{[^}\n]*\}))?`;

/** `library("segment", "com.segment.analytics.kotlin", "android").versionRef("segment")` of a settings file. */
const libraries = String.raw`(library\s*\(\s*['"][^'"\n]+['"]\s*,\s*)(['"])${segment}\2(\s*,\s*)(['"])${names}\4(\s*\))(?:\s*\.\s*(?:versionRef|version|withoutVersion)\s*\([^)\n]*\))?(?!\s*(?:\.|\{))`;

const forms = [coordinates, fields, modules, libraries].map((form) => new RegExp(form));

/** True where a piece of code names one of Segment's SDKs for Android. */
export const segmentIn = (code: string): boolean => forms.some((form) => form.test(code));

/** An artifact of Segment's written as one text, as it stands in a list of dependencies. */
export const artifactAlone = new RegExp(`^${coordinates}$`);

/** Names Amplitude's artifact where a line names Segment's, in the same form. */
export function withAmplitude(line: string): string {
  return line
    .replace(
      new RegExp(modules, 'g'),
      (_all, head, quote) =>
        `${head}${quote}${amplitudeArtifact}${quote}, version = ${quote}${amplitudeAndroidVersion}${quote}`,
    )
    .replace(
      new RegExp(fields, 'g'),
      (_all, head, a, middle, b, version = ', version', sign = head.includes(':') ? ': ' : ' = ', c = a) =>
        `${head}${a}${amplitudeGroup}${a}${middle}${b}${amplitudeName}${b}${version}${sign}${c}${amplitudeAndroidVersion}${c}`,
    )
    .replace(
      new RegExp(libraries, 'g'),
      (_all, head, a, middle, b, end) =>
        `${head}${a}${amplitudeGroup}${a}${middle}${b}${amplitudeName}${b}${end}.version(${a}${amplitudeAndroidVersion}${a})`,
    )
    .replace(new RegExp(coordinates, 'g'), (_all, quote) => `${quote}${amplitudeDependency}${quote}`);
}
