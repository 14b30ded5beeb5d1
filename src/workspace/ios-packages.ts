import type { IosSdk } from './ios-sdk.js';

/** How a build file of an iOS app names one of Amplitude's SDKs. */
export interface IosPackage {
  readonly pod: string;
  /** What a Podfile asks for: any later release of the same major version. */
  readonly podVersion: string;
  readonly url: string;
  readonly from: string;
  /** The package by the name of its repository, and the module that it gives. */
  readonly name: string;
  readonly product: string;
}

/** What comes in the place of Segment's packages. */
export const iosPackages: Readonly<Record<IosSdk, IosPackage>> = {
  'amplitude-swift': {
    pod: 'AmplitudeSwift',
    podVersion: '~> 1.18',
    url: 'https://github.com/amplitude/Amplitude-Swift',
    from: '1.18.0',
    name: 'Amplitude-Swift',
    product: 'AmplitudeSwift',
  },
  'amplitude-ios': {
    pod: 'Amplitude',
    podVersion: '~> 8.22',
    url: 'https://github.com/amplitude/Amplitude-iOS',
    from: '8.22.0',
    name: 'Amplitude-iOS',
    product: 'Amplitude',
  },
};

/** `replace`: Segment's last use went. `add`: calls remain that need it, so Amplitude's package stands behind Segment's. */
export type PackageEdit = 'replace' | 'add';
