import { client, type Pair, program } from '../pair.js';

/** A program for a page that is rendered on a server, where no call may be made. */
interface Rendering {
  readonly by: string;
  readonly before: Pair['before'];
  readonly more?: Partial<Pair>;
}

const load = 'AnalyticsBrowser.load({ writeKey: process.env.SEGMENT_WRITE_KEY! })';
const sdk = `import { AnalyticsBrowser } from '@segment/analytics-next';\n`;

/** Calls that code for both sides makes behind a test for a page. */
const render = (name: string): string => `
export async function main() {
  if (typeof window !== 'undefined') ${name}.track('Seen');
  await rest();
  log('rendered');
}
`;

/** Each form that the start of a client takes in what the tool writes. */
const forms: readonly Rendering[] = [
  { by: 'functions', before: program(`${client}${render('analytics')}`) },
  {
    by: 'functions of a namespace',
    before: program(`${client}${render('analytics')}`),
    more: { config: { imports: 'namespace' } },
  },
  {
    by: 'an instance',
    before: program(`${client}${render('analytics')}`),
    more: { config: { client: 'instance' } },
  },
  {
    by: 'an exported client',
    before: {
      'src/analytics.ts': `${sdk}\nexport const analytics = ${load};\n`,
      'src/main.ts': `import { analytics } from './analytics';\n${render('analytics')}`,
    },
  },
  {
    by: 'a default export',
    before: {
      'src/analytics.ts': `${sdk}\nexport default ${load};\n`,
      'src/main.ts': `import analytics from './analytics';\n${render('analytics')}`,
    },
  },
  {
    by: 'made first and loaded later',
    before: program(`${sdk}
const analytics = new AnalyticsBrowser();
analytics.load({ writeKey: process.env.SEGMENT_WRITE_KEY! });
${render('analytics')}`),
  },
  {
    by: 'made when it is asked for',
    before: program(`${sdk}
let made: AnalyticsBrowser | undefined;
const getAnalytics = () => (made ??= ${load});
getAnalytics();
${render('getAnalytics()')}`),
  },
  {
    by: 'a field of a class',
    before: program(`${sdk}
class Tracker {
  readonly analytics = ${load};
}
const tracker = new Tracker();
${render('tracker.analytics')}`),
  },
  {
    by: 'a client that keeps Segment beside it',
    before: program(`${client}
export async function main() {
  if (typeof window !== 'undefined') {
    analytics.track('Seen');
    analytics.alias('user-2');
  }
  await rest();
  log('rendered');
}
`),
    more: { findings: ['alias manual alias-has-no-counterpart'] },
  },
  {
    by: 'with the ids of the classic destination',
    before: program(`${client}${render('analytics')}`),
    more: { config: { preserveDeviceId: 'classic' } },
  },
  {
    by: 'without ids of the time before, in the European zone',
    before: program(`${client}${render('analytics')}`),
    more: { config: { preserveDeviceId: false, serverZone: 'EU' } },
  },
  {
    by: 'with all that the SDK captures of itself',
    before: program(`${client}${render('analytics')}`),
    more: {
      config: {
        autocapture: {
          pageViews: true,
          sessions: true,
          formInteractions: true,
          fileDownloads: true,
          pageUrlEnrichment: true,
          elementInteractions: true,
          frustrationInteractions: true,
          networkTracking: true,
          webVitals: true,
        },
      },
    },
  },
  {
    by: 'as a new start',
    before: program(`${client}${render('analytics')}`),
    more: { config: { continuity: 'none' } },
  },
];

export const serverRendering: readonly Pair[] = forms.map(({ by, before, more }) => ({
  rule: 'server rendering',
  name: by,
  environment: 'no-page',
  before,
  ...more,
}));
