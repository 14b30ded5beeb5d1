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
    expect(editGradle(groovy, 'replace')).toBe(`dependencies {
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
    expect(editGradle("\tapi 'com.segment.analytics.android:analytics:+'\r\n", 'add')).toBe(
      "\tapi 'com.segment.analytics.android:analytics:+'\r\n\tapi 'com.amplitude:analytics-android:1.+'\r\n",
    );
    expect(editGradle(twice, 'replace')).toBe(
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
    expect(editGradle(before, 'replace')).toBe(after);
    expect(editGradle(after, 'replace')).toBe(after);
  });

  it('that names Segment only in comments is left', () => {
    const text =
      "// 'com.segment.analytics.android:analytics:4.+'\n/*\n 'com.segment.analytics.android:analytics:4.+'\n*/\n";
    expect(namesSegment(text)).toBe(false);
    expect(editGradle(text, 'replace')).toBe(text);
  });
});

describe('a version catalog', () => {
  it('names Amplitude under the same alias', () => {
    expect(editGradle(catalog, 'replace')).toBe(`[versions]
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
  ])('%s', (before, after) => expect(editGradle(before, 'replace')).toBe(after));

  it('has an alias of its own for Amplitude while calls need Segment', () => {
    expect(editGradle(catalog, 'add')).toBe(
      `${catalog}amplitude-analytics = { module = "com.amplitude:analytics-android", version = "1.+" } # events\n`,
    );
  });
});
