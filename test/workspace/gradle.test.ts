import { describe, expect, it } from 'vitest';
import { editGradle, namesSegment } from '../../src/workspace/gradle.js';

const groovy = `dependencies {
    // implementation 'com.segment.analytics.android:analytics:4.9.0'
    implementation 'com.squareup.okhttp3:okhttp:4.12.0'
    implementation 'com.segment.analytics.android:analytics:4.11.3' // events
    implementation "com.segment.analytics.kotlin:core:$segment"
    testImplementation 'com.segment.analytics.android:analytics:4.11.3'
    implementation 'com.segment.analytics.kotlin.destinations:firebase:1.5.2'
}
`;

const catalog = `[versions]
okhttp = "4.12.0"
segment = "1.14.2"

[libraries]
okhttp = { module = "com.squareup.okhttp3:okhttp", version.ref = "okhttp" }
segment = { module = "com.segment.analytics.kotlin:android", version.ref = "segment" } # events
`;

describe('a build file', () => {
  it('names Amplitude in the place of Segment', () => {
    expect(editGradle('build.gradle', groovy, 'replace')).toBe(`dependencies {
    // implementation 'com.segment.analytics.android:analytics:4.9.0'
    implementation 'com.squareup.okhttp3:okhttp:4.12.0'
    implementation 'com.amplitude:analytics-android:1.+' // events
    testImplementation 'com.amplitude:analytics-android:1.+'
    implementation 'com.segment.analytics.kotlin.destinations:firebase:1.5.2'
}
`);
  });

  it('names both while calls need Segment', () => {
    const text =
      "dependencies {\n\timplementation('com.segment.analytics.android:analytics:4.+') {\n\t\ttransitive = false\n\t}\n}\n";
    const twice = text.replace('4.+', '4.+'.slice(0));
    expect(editGradle('build.gradle', "\tapi 'com.segment.analytics.android:analytics:+'\r\n", 'add')).toBe(
      "\tapi 'com.segment.analytics.android:analytics:+'\r\n\tapi 'com.amplitude:analytics-android:1.+'\r\n",
    );
    expect(editGradle('build.gradle', twice, 'replace')).toBe(
      text.replace('com.segment.analytics.android:analytics:4.+', 'com.amplitude:analytics-android:1.+'),
    );
  });

  it.each([
    ['api("com.segment.analytics.android:analytics:4.10.4")', 'api("com.amplitude:analytics-android:1.+")'],
    [
      "compileOnly 'com.segment.analytics.android:analytics:+'",
      "compileOnly 'com.amplitude:analytics-android:1.+'",
    ],
    [
      "implementation group: 'com.segment.analytics.android', name: 'analytics', version: '4.+'",
      "implementation group: 'com.amplitude', name: 'analytics-android', version: '1.+'",
    ],
    [
      'implementation(group = "com.segment.analytics.kotlin", name = "android", version = segmentVersion)',
      'implementation(group = "com.amplitude", name = "analytics-android", version = "1.+")',
    ],
    [
      'const val segment = "com.segment.analytics.android:analytics:4.11.3"',
      'const val segment = "com.amplitude:analytics-android:1.+"',
    ],
  ])('%s', (before, after) => {
    expect(editGradle('build.gradle.kts', before, 'replace')).toBe(after);
    expect(editGradle('build.gradle.kts', after, 'replace')).toBe(after);
  });

  it('that names Segment only in comments is left', () => {
    const text =
      "// 'com.segment.analytics.android:analytics:4.+'\n/*\n 'com.segment.analytics.android:analytics:4.+'\n*/\n";
    expect(namesSegment(text)).toBe(false);
    expect(editGradle('build.gradle', text, 'replace')).toBe(text);
  });
});

describe('a build file that names more on a line', () => {
  it.each([
    [
      "implementation 'com.segment.analytics.android:analytics:4.11.3', 'com.squareup.okio:okio:1.0'",
      "implementation 'com.amplitude:analytics-android:1.+', 'com.squareup.okio:okio:1.0'",
    ],
    [
      "implementation 'com.segment.analytics.android:analytics:' + segmentVersion",
      "implementation 'com.amplitude:analytics-android:1.+'",
    ],
    [
      'implementation("com.segment.analytics.kotlin:android") { version { strictly("1.14.2") } }',
      'implementation("com.amplitude:analytics-android:1.+")',
    ],
    [
      'add("implementation", "com.segment.analytics.kotlin:android:1.14.2")',
      'add("implementation", "com.amplitude:analytics-android:1.+")',
    ],
    [
      '"playImplementation"("com.segment.analytics.kotlin:android:1.14.2")',
      '"playImplementation"("com.amplitude:analytics-android:1.+")',
    ],
    [
      '    segment: "com.segment.analytics.android:analytics:$segmentVersion",',
      '    segment: "com.amplitude:analytics-android:1.+",',
    ],
  ])('%s', (before, after) => {
    expect(editGradle('build.gradle', before, 'replace')).toBe(after);
  });

  it('loses no other artifact of a line where a configuration has Amplitude already', () => {
    const text = `implementation 'com.amplitude:analytics-android:1.+'
implementation 'com.segment.analytics.android:analytics:4.11.3', 'com.squareup.okio:okio:1.0'
`;
    expect(editGradle('build.gradle', text, 'replace')).toContain('com.squareup.okio:okio:1.0');
  });

  it.each([
    [
      'implementation("com.segment.analytics.kotlin:android:1.14.2") {\n    exclude(group = "x")\n}\n',
      'implementation("com.amplitude:analytics-android:1.+")\nimplementation("com.segment.analytics.kotlin:android:1.14.2") {\n    exclude(group = "x")\n}\n',
    ],
    [
      "implementation(\n    'com.segment.analytics.android:analytics:4.11.3',\n    'com.squareup.okio:okio:1.0'\n)\n",
      "implementation(\n    'com.amplitude:analytics-android:1.+',\n    'com.segment.analytics.android:analytics:4.11.3',\n    'com.squareup.okio:okio:1.0'\n)\n",
    ],
    [
      "implementation 'com.segment.analytics.android:analytics:4.11.3'",
      "implementation 'com.segment.analytics.android:analytics:4.11.3'\nimplementation 'com.amplitude:analytics-android:1.+'",
    ],
    [
      'const val segment = "com.segment.analytics.android:analytics:4.11.3"\n',
      'const val segment = "com.segment.analytics.android:analytics:4.11.3"\n',
    ],
    [
      '    segment: "com.segment.analytics.android:analytics:4.11.3",\n',
      '    segment: "com.segment.analytics.android:analytics:4.11.3",\n',
    ],
  ])('keeps %j whole while calls need Segment', (before, after) => {
    expect(editGradle('build.gradle', before, 'add')).toBe(after);
  });

  it('keeps rules about artifacts', () => {
    const text = "resolutionStrategy { force 'com.segment.analytics.android:analytics:4.11.3' }\n";
    expect(editGradle('build.gradle', text, 'replace')).toBe(text);
    expect(namesSegment(text)).toBe(false);
  });
});

describe('a version catalog', () => {
  it('names Amplitude under the same alias', () => {
    expect(editGradle('libs.versions.toml', catalog, 'replace')).toBe(`[versions]
okhttp = "4.12.0"

[libraries]
okhttp = { module = "com.squareup.okhttp3:okhttp", version.ref = "okhttp" }
segment = { module = "com.amplitude:analytics-android", version = "1.+" } # events
`);
  });

  it.each([
    [
      'segment = "com.segment.analytics.kotlin:android:1.14.2"\n',
      'segment = "com.amplitude:analytics-android:1.+"\n',
    ],
    [
      'segment = { group = "com.segment.analytics.kotlin", name = "android", version.ref = "segment" }\n',
      'segment = { group = "com.amplitude", name = "analytics-android", version = "1.+" }\n',
    ],
  ])('%s', (before, after) => expect(editGradle('libs.versions.toml', before, 'replace')).toBe(after));

  it('names no version for Amplitude that was one of Segment', () => {
    const table = `[versions]
segment = { strictly = "4.11.3" }
okhttp = "4.12.0"

[libraries.segment]
module = "com.segment.analytics.android:analytics"
version.ref = "segment"
[libraries]
other = { module = "com.segment.analytics.android:analytics" }
`;
    expect(editGradle('libs.versions.toml', table, 'replace')).toBe(`[versions]
okhttp = "4.12.0"

[libraries.segment]
module = "com.amplitude:analytics-android"
version = "1.+"
[libraries]
other = { module = "com.amplitude:analytics-android", version = "1.+" }
`);
  });

  it('in the settings names Amplitude, too', () => {
    const settings = `library("segment", "com.segment.analytics.kotlin", "android").versionRef("segment")
library("older", "com.segment.analytics.android:analytics:4.11.3")
bundle("tracking", listOf("segment", "older"))
`;
    expect(
      editGradle('settings.gradle.kts', settings, 'replace'),
    ).toBe(`library("segment", "com.amplitude", "analytics-android").version("1.+")
library("older", "com.amplitude:analytics-android:1.+")
bundle("tracking", listOf("segment", "older"))
`);
    expect(
      editGradle('settings.gradle.kts', settings, 'add'),
    ).toBe(`library("segment", "com.segment.analytics.kotlin", "android").versionRef("segment")
library("amplitude-analytics", "com.amplitude", "analytics-android").version("1.+")
library("older", "com.segment.analytics.android:analytics:4.11.3")
bundle("tracking", listOf("segment", "older", "amplitude-analytics"))
`);
  });

  it('that keeps Segment is named by build files beside it', () => {
    const kept = [{ catalog: 'libs', alias: 'segment-analytics' }];
    const build = 'implementation(libs.segment.analytics)\nimplementation(libs.segment.analytics.extra)\n';
    expect(editGradle('build.gradle.kts', build, 'add', kept)).toBe(
      build.replace('\n', '\nimplementation(libs.amplitude.analytics)\n'),
    );
    expect(editGradle('build.gradle.kts', build, 'replace', kept)).toBe(
      build.replace('libs.segment.analytics)', 'libs.amplitude.analytics)'),
    );
  });

  it('has Amplitude in each bundle of Segment while calls need Segment', () => {
    const bundled = `${catalog}\n[bundles]\ntracking = ["okhttp", "segment"]\n`;
    expect(editGradle('libs.versions.toml', bundled, 'add')).toContain(
      'tracking = ["okhttp", "segment", "amplitude-analytics"]',
    );
  });

  it('has an alias of its own for Amplitude while calls need Segment', () => {
    expect(editGradle('libs.versions.toml', catalog, 'add')).toBe(
      `${catalog}amplitude-analytics = { module = "com.amplitude:analytics-android", version = "1.+" }\n`,
    );
  });
});
