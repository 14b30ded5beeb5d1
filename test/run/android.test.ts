import { describe, expect, it } from 'vitest';
import { filesOf, migrate, project, tool } from './tool.js';

const app = `package com.example.shop

import android.app.Application
import com.segment.analytics.Analytics

class App : Application() {
    override fun onCreate() {
        super.onCreate()
        Analytics.setSingletonInstance(Analytics.Builder(this, "abc123").build())
    }
}
`;

const screen = `package com.example.shop.list

import android.content.Context
import com.segment.analytics.Analytics
import com.segment.analytics.Properties

fun opened(context: Context) {
    Analytics.with(context).track("Opened", Properties().putValue("rows", 3))
}
`;

const account = `package com.example.shop.account;

import android.content.Context;
import com.segment.analytics.Analytics;

class Account {
    void signedOut(Context context) {
        Analytics.with(context).reset();
    }
}
`;

const gradle = `dependencies {
    implementation("androidx.core:core-ktx:1.13.1")
    implementation("com.segment.analytics.android:analytics:4.11.3") // events
}
`;

const files = {
  'app/build.gradle.kts': gradle,
  'app/proguard-rules.pro': '-keep class com.segment.** { *; }\n',
  'app/src/main/java/com/example/shop/App.kt': app,
  'app/src/main/java/com/example/shop/list/Screen.kt': screen,
  'app/src/main/java/com/example/shop/account/Account.java': account,
};

const source = 'app/src/main/java/com/example/shop';

describe('an Android app', () => {
  it('is migrated as a whole: sources, the instance that they share, and the build file', async () => {
    const { changed, report } = await migrate(files);
    expect(changed[`${source}/App.kt`]).toBe(`package com.example.shop

import android.app.Application
import com.amplitude.android.Amplitude

lateinit var amplitude: Amplitude

class App : Application() {
    override fun onCreate() {
        super.onCreate()
        amplitude = Amplitude("AMPLITUDE_API_KEY", this) {
            autocapture = emptySet()
            enableAutocaptureRemoteConfig = false
        }
    }
}
`);
    expect(changed[`${source}/list/Screen.kt`]).toContain('import com.example.shop.amplitude\n');
    expect(changed[`${source}/list/Screen.kt`]).toContain(
      'amplitude.track("Opened", mutableMapOf<String, Any?>("rows" to 3))',
    );
    expect(changed[`${source}/account/Account.java`]).toContain(
      'import static com.example.shop.AppKt.amplitude;\n',
    );
    expect(changed['app/build.gradle.kts']).toBe(
      gradle.replace('com.segment.analytics.android:analytics:4.11.3', 'com.amplitude:analytics-android:1.+'),
    );
    expect(report.manifests).toEqual([
      {
        path: 'app/build.gradle.kts',
        added: { 'com.amplitude:analytics-android': '1.+' },
        removed: { 'com.segment.analytics.android:analytics': '4.11.3' },
      },
    ]);
    expect(report.nextSteps).toContain('delete the rules for Segment in app/proguard-rules.pro');
  });

  it('keeps Segment beside Amplitude while a call needs it', async () => {
    const merged = account.replace('reset()', 'alias("u-1")');
    const { changed } = await migrate({ ...files, [`${source}/account/Account.java`]: merged });
    expect(changed[`${source}/App.kt`]).toContain(
      'Analytics.setSingletonInstance(Analytics.Builder(this, "abc123").build())\n        amplitude = Amplitude(',
    );
    expect(changed[`${source}/account/Account.java`]).toContain('alias-has-no-counterpart');
    expect(changed['app/build.gradle.kts']).toBe(
      gradle.replace('// events\n', '// events\n    implementation("com.amplitude:analytics-android:1.+")\n'),
    );
  });

  it('opts out of both while a call needs Segment', async () => {
    const merged = account.replace('reset()', 'alias("u-1")');
    const consent = account.replace('class Account', 'class Consent').replace('reset()', 'optOut(true)');
    const { changed } = await migrate({
      ...files,
      [`${source}/account/Account.java`]: merged,
      [`${source}/account/Consent.java`]: consent,
    });
    expect(changed[`${source}/account/Consent.java`]).toContain(
      'Analytics.with(context).optOut(true);\n        amplitude.setOptOut(true);',
    );
  });

  it('says that nothing makes the instance', async () => {
    const { report } = await migrate({ [`${source}/list/Screen.kt`]: screen });
    expect(report.nextSteps).toContain(
      'add com.amplitude:analytics-android:1.+ to the build file of the app',
    );
    const again = project({ 'Screen.kt': screen });
    expect((await tool(again, ['--dry-run'])).err).toContain('nothing here makes the Amplitude instance');
  });

  it('follows a client into files that do not name Segment', async () => {
    const shop =
      'package a\n\nimport com.segment.analytics.kotlin.core.Analytics\n\nobject Shop {\n    lateinit var analytics: Analytics\n}\n';
    const page = 'package a\n\nfun opened() {\n    Shop.analytics.screen("Home")\n}\n';
    const { changed } = await migrate({ 'Shop.kt': shop, 'Page.kt': page });
    expect(changed['Page.kt']).toBe(page.replace('screen("Home")', 'track("Viewed Home")'));
    expect(changed['Shop.kt']).toContain('lateinit var analytics: Amplitude');
  });

  it('leaves all of a client that one file needs for Segment', async () => {
    const shop =
      'package a\n\nimport com.segment.analytics.kotlin.core.Analytics\n\nobject Shop {\n    lateinit var analytics: Analytics\n}\n';
    const page = 'package a\n\nfun opened() {\n    Shop.analytics.screen("Home")\n}\n';
    const other = 'package a\n\nfun merged() {\n    Shop.analytics.alias("u-1")\n}\n';
    const { changed, report } = await migrate({ 'Shop.kt': shop, 'Page.kt': page, 'Other.kt': other });
    expect(Object.keys(changed)).toEqual(['Other.kt']);
    expect(report.summary).toMatchObject({ migrated: 0, manual: 2 });
  });

  it('lists the calls of its tests and leaves them', async () => {
    const { changed, report } = await migrate({ ...files, 'app/src/androidTest/java/ScreenTest.kt': screen });
    expect(changed['app/src/androidTest/java/ScreenTest.kt']).toBeUndefined();
    expect(report.files.find(({ path }) => path.endsWith('ScreenTest.kt'))?.callSites).toMatchObject([
      { method: 'track', findings: [{ code: 'test-left' }] },
    ]);
  });

  it('is migrated where a generated file is a megabyte long', async () => {
    const rows = `const val row = "${'x'.repeat(100)}"\n`.repeat(8_500);
    const { changed } = await migrate({ [`${source}/list/Screen.kt`]: screen + rows });
    expect(changed[`${source}/list/Screen.kt`]).toContain('amplitude.track("Opened"');
  });
});

describe('options that JavaScript has, too', () => {
  const merged = account.replace('reset()', 'alias("u-1")');

  it('--transform migrates only calls of that kind, and leaves the set-up', async () => {
    const { changed, report } = await migrate(files, '--transform', 'track');
    expect(Object.keys(changed).sort()).toEqual(['app/build.gradle.kts', `${source}/list/Screen.kt`]);
    expect(changed['app/build.gradle.kts']).toContain('com.segment.analytics.android:analytics:4.11.3');
    const reset = report.files.find(({ path }) => path.endsWith('Account.java'))?.callSites;
    expect(reset).toMatchObject([
      { method: 'reset', status: 'possible', findings: [{ code: 'transform-not-selected' }] },
    ]);
  });

  it('--no-markers leaves the code bare, and the report as it is', async () => {
    const { changed, report } = await migrate(
      { ...files, [`${source}/account/Account.java`]: merged },
      '--no-markers',
    );
    expect(changed[`${source}/account/Account.java`]).toBeUndefined();
    expect(report.summary.manual).toBe(1);
  });

  it('a comment that accepts a finding stands for its marker, and for --check', async () => {
    const accepted = merged.replace(
      '        Analytics.with',
      '        // segment-to-amplitude-accept alias-has-no-counterpart\n        Analytics.with',
    );
    const root = project({ 'Account.java': accepted });
    expect((await tool(root, ['--check'])).code).toBe(0);
    const { changed } = await migrate({ ...files, [`${source}/account/Account.java`]: accepted });
    expect(changed[`${source}/account/Account.java`]).toBeUndefined();
  });

  it('a marker is written once', async () => {
    const root = project({ 'Account.java': merged });
    expect((await tool(root, ['--check'])).code).toBe(1);
    await tool(root, []);
    await tool(root, []);
    expect(filesOf(root)['Account.java']?.match(/TODO\(segment-to-amplitude\)/g)).toHaveLength(1);
    expect((await tool(root, ['--check'])).code).toBe(1);
  });

  it('--ignore leaves files out', async () => {
    const { changed, report } = await migrate(files, '--ignore', '**/account/**');
    expect(changed[`${source}/account/Account.java`]).toBeUndefined();
    expect(report.files.some(({ path }) => path.endsWith('Account.java'))).toBe(false);
    expect(changed[`${source}/App.kt`]).toContain('amplitude = Amplitude(');
  });

  it('paths limit what is written', async () => {
    const { changed } = await migrate(files, `${source}/list`);
    expect(Object.keys(changed)).toContain(`${source}/list/Screen.kt`);
    expect(changed[`${source}/App.kt`]).toBeUndefined();
  });

  it.each(['text', 'json'])('--format %s names each finding', async (format) => {
    const root = project({ ...files, [`${source}/account/Account.java`]: merged });
    const { out } = await tool(root, ['--check', '--format', format]);
    expect(out).toContain('alias-has-no-counterpart');
    expect(out).toContain('Account.java');
  });

  it('counts lines and columns of the input', async () => {
    const { report } = await migrate({ 'Screen.kt': screen.replace('fun opened', '// 😀\nfun opened') });
    expect(report.files[0]?.callSites).toMatchObject([
      { line: 9, column: 29, method: 'track', transform: 'track' },
    ]);
  });
});
