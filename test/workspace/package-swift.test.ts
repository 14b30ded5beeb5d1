import { describe, expect, it } from 'vitest';
import { iosPackages } from '../../src/workspace/ios-packages.js';
import { editPackageSwift } from '../../src/workspace/package-swift.js';

const current = iosPackages['amplitude-swift'];

const long = `// swift-tools-version:5.5
import PackageDescription

let package = Package(
    name: "Shop",
    dependencies: [
        // .package(url: "https://github.com/segmentio/analytics-swift.git", from: "1.0.0"),
        .package(url: "https://github.com/segmentio/analytics-swift.git", from: "1.8.0"), // events
        .package(url: "https://github.com/apple/swift-log.git", from: "1.0.0"),
    ],
    targets: [
        .target(
            name: "Shop",
            dependencies: [
                .product(name: "Segment", package: "analytics-swift"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        .testTarget(name: "ShopTests", dependencies: ["Shop", .product(name: "Segment", package: "analytics-swift")]),
    ]
)
`;

describe('a package manifest', () => {
  it('names Amplitude in the place of Segment', () => {
    expect(editPackageSwift(long, 'replace', current)).toBe(
      long
        .replace(
          '        .package(url: "https://github.com/segmentio/analytics-swift.git", from: "1.8.0"), // events',
          '        .package(url: "https://github.com/amplitude/Amplitude-Swift", from: "1.18.0"), // events',
        )
        .replaceAll(
          '.product(name: "Segment", package: "analytics-swift")',
          '.product(name: "AmplitudeSwift", package: "Amplitude-Swift")',
        ),
    );
  });

  it('names both while calls need Segment', () => {
    const both = editPackageSwift(long, 'add', current);
    expect(both).toContain(
      '.package(url: "https://github.com/segmentio/analytics-swift.git", from: "1.8.0"),\n        .package(url: "https://github.com/amplitude/Amplitude-Swift", from: "1.18.0"), // events\n',
    );
    expect(both).toContain(
      '.product(name: "Segment", package: "analytics-swift"),\n                .product(name: "AmplitudeSwift", package: "Amplitude-Swift"),\n',
    );
    expect(editPackageSwift(both, 'add', current)).toBe(both);
  });

  it('knows the short form of a product, with the package under a name of its own', () => {
    const short = `let package = Package(
  name: "Shop",
  dependencies: [
    .package(
      name: "Segment",
      url: "https://github.com/segmentio/analytics-ios.git",
      .upToNextMajor(from: "4.0.0")
    )
  ],
  targets: [.target(name: "Shop", dependencies: ["Segment", "Core"])]
)
`;
    expect(editPackageSwift(short, 'replace', iosPackages['amplitude-ios'])).toBe(`let package = Package(
  name: "Shop",
  dependencies: [
    .package(url: "https://github.com/amplitude/Amplitude-iOS", from: "8.22.0")
  ],
  targets: [.target(name: "Shop", dependencies: [.product(name: "Amplitude", package: "Amplitude-iOS"), "Core"])]
)
`);
  });

  it('takes Segment away where Amplitude is there already', () => {
    const held = `let package = Package(
    dependencies: [
        .package(url: "https://github.com/amplitude/Amplitude-Swift", from: "1.0.0"),
        .package(url: "https://github.com/segmentio/analytics-swift.git", from: "1.8.0"),
    ],
    targets: [.target(name: "Shop", dependencies: [.product(name: "AmplitudeSwift", package: "Amplitude-Swift"), .product(name: "Segment", package: "analytics-swift")])]
)
`;
    expect(editPackageSwift(held, 'replace', current)).toBe(`let package = Package(
    dependencies: [
        .package(url: "https://github.com/amplitude/Amplitude-Swift", from: "1.0.0"),
    ],
    targets: [.target(name: "Shop", dependencies: [.product(name: "AmplitudeSwift", package: "Amplitude-Swift")])]
)
`);
  });

  it('is left where a target is called Segment, or no package is', () => {
    const own =
      'let package = Package(targets: [.target(name: "Segment"), .target(name: "A", dependencies: ["Segment"])])\n';
    expect(editPackageSwift(own, 'replace', current)).toBe(own);
  });
});
