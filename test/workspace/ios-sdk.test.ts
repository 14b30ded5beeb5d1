import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultOptions } from '../../src/config/options.js';
import { iosSdkOf } from '../../src/workspace/ios-sdk.js';

function project(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'ios-sdk-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const sdkIn = (files: Readonly<Record<string, string>>) => iosSdkOf(project(files), defaultOptions);

describe("Amplitude's SDK in an iOS project", () => {
  it.each([
    ['Podfile', "target 'App' do\n  pod 'Analytics', '~> 4.1'\n  pod 'Amplitude', '~> 8.22'\nend\n"],
    ['ios/Podfile', "  pod 'Amplitude-iOS'\n"],
    ['Podfile.lock', 'PODS:\n  - Amplitude (8.22.2):\n'],
    ['Cartfile', 'github "amplitude/Amplitude-iOS" ~> 8.0\n'],
    ['Package.swift', '.package(url: "https://github.com/amplitude/Amplitude-iOS", from: "8.22.0")\n'],
    ['App.podspec', "  s.dependency 'Amplitude', '~> 8.0'\n"],
  ])('is the older one that %s names', (path, text) => {
    expect(sdkIn({ [path]: text })).toBe('amplitude-ios');
  });

  it.each([
    ['Podfile', "  pod 'AmplitudeSwift', '~> 1.0'\n"],
    ['Podfile', "  # pod 'Amplitude'\n"],
    ['Podfile.lock', '  - AmplitudeSwift (1.18.6):\n'],
    ['Package.swift', '// github.com/amplitude/Amplitude-iOS\n'],
    ['README.md', "pod 'Amplitude'\n"],
  ])('is the current one with %s: %j', (path, text) => {
    expect(sdkIn({ [path]: text })).toBe('amplitude-swift');
  });

  it('is what the config says', () => {
    const root = project({ Podfile: "pod 'Amplitude'\n" });
    expect(iosSdkOf(root, { ...defaultOptions, ios: { sdk: 'amplitude-swift' } })).toBe('amplitude-swift');
  });
});
