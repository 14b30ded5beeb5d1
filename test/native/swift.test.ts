import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFixtures } from '../fixtures/fixture.js';
import { parseNative } from '../fixtures/native.js';
import { wrongCalls } from './swift-calls.js';
import { signatures } from './swift-signatures.js';

/** A file that only Segment is imported into calls nothing of Amplitude's. */
const isSegments = (text: string): boolean =>
  /^import Segment$/m.test(text) && !/^import Amplitude/m.test(text);

const outputs = readFixtures('fixtures').flatMap(({ name, output, native }) =>
  name.startsWith('swift/') && output !== null && native && !isSegments(output)
    ? [{ name, output, sdk: native.facts.iosSdk }]
    : [],
);

describe("calls on Amplitude's SDKs in Swift", () => {
  it.each(outputs)('$name calls what $sdk declares', ({ output, sdk }) => {
    expect(wrongCalls(parseNative(output, 'output.swift'), signatures[sdk])).toEqual([]);
  });

  it.each([
    ['amplitude-swift', 'Amplitude.shared?.track("Opened")'],
    ['amplitude-swift', 'Amplitude.shared?.track(eventType: 3)'],
    ['amplitude-swift', 'Amplitude.shared?.track(eventType: "a", options: nil, eventProperties: nil)'],
    ['amplitude-swift', 'Amplitude.shared?.opened()'],
    ['amplitude-swift', 'Amplitude.shared?.optOut = 1'],
    ['amplitude-swift', 'let identify = Identify()\nidentify.set("plan", value: "free")'],
    ['amplitude-ios', 'Amplitude.instance().track(eventType: "Opened")'],
    ['amplitude-ios', 'let identify = AMPIdentify()\nidentify.set("plan", value: "free")'],
    ['amplitude-ios', 'Amplitude.instance().setGroup("company", groupName: "Acme")'],
    ['amplitude-ios', 'Amplitude.instance().defaultTracking.sessions = true'],
  ] as const)('would not pass %s: %s', (sdk, text) => {
    expect(wrongCalls(parseNative(text, 'output.swift'), signatures[sdk])).toHaveLength(1);
  });
});

/** Not one of the project's tools: it is used where it is installed. */
const compiler = 'swiftc';

const hasCompiler = spawnSync(compiler, ['--version']).status === 0;

/** Errors that are about the SDK's API, and not about types of the app that a fixture leaves out. */
const aboutTheSdk =
  /argument label|extra argument|missing argument|value of type '(Amplitude|Identify)\??' has no member|cannot convert value/;

describe.skipIf(!hasCompiler)('outputs for AmplitudeSwift through the compiler', () => {
  const current = outputs.filter(({ sdk }) => sdk === 'amplitude-swift');
  it.each(current)('$name', ({ output }) => {
    const file = join(mkdtempSync(join(tmpdir(), 'swift-')), 'output.swift');
    writeFileSync(file, output.replace(/^import (AmplitudeSwift|Segment|Analytics|UIKit|SwiftUI).*$/gm, ''));
    const said = compilerSays(['-typecheck', 'test/native/stubs/swift/AmplitudeSwift.swift', file]);
    expect(said.split('\n').filter((line) => / error: /.test(line) && aboutTheSdk.test(line))).toEqual([]);
  });
});

function compilerSays(args: readonly string[]): string {
  try {
    return execFileSync(compiler, args, { encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    return String((error as { stderr: unknown }).stderr);
  }
}
