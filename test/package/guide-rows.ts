import { readFixtures } from '../fixtures/fixture.js';

/** A row of the guide's tables, before and after, with the place that it gets in a product's folder. */
export interface GuideRow {
  readonly path: string;
  readonly input: string;
  readonly output: string;
}

/** What the guide's rows take for the type and for the name of a group. */
export const groupPatterns = [
  { match: '^(?<name>\\S+) (?<type>Working Group)$' },
  { match: '^OrgName-(?<name>.+)$', type: 'orgName' },
  { match: '^(?<type>\\w+)-(?<name>\\w+)$' },
];

/** The fixtures of the guide's rows, those for iOS as one of Amplitude's SDKs has them. */
export function guideRows(sdk: 'amplitude-ios' | 'amplitude-swift'): GuideRow[] {
  return readFixtures('fixtures').flatMap(({ name, input, output, extension }): GuideRow[] => {
    const [platform = '', transform, row = ''] = name.split('/');
    const [, older] = /^guide-(?:row|example)(-amplitude-ios)?$/.exec(row) ?? [null];
    if (!/^guide-(row|example)/.test(row) || output === null) return [];
    const isIos = platform === 'swift' || platform === 'objc';
    if (isIos && (older !== undefined) !== (sdk === 'amplitude-ios')) return [];
    return [{ path: `${platform}/${transform}.${extension}`, input, output }];
  });
}
