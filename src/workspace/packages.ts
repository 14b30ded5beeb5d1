/** Sections of a manifest that name packages; a new package goes to the first where nothing says otherwise. */
export const sections = [
  'dependencies',
  'peerDependencies',
  'optionalDependencies',
  'devDependencies',
] as const;

export type Section = (typeof sections)[number];

/** A package as a manifest names it. */
export interface Dependency {
  readonly name: string;
  readonly range: string;
  readonly section: Section;
}

/** Segment's SDKs, their types, and the packages that hand out a Segment client. */
const segmentPackages: ReadonlySet<string> = new Set([
  '@segment/analytics-next',
  '@segment/analytics-core',
  '@segment/analytics-node',
  'analytics-node',
  '@segment/analytics-react-native',
  '@segment/sovran-react-native',
  '@segment/analytics-react',
  '@segment/analytics-signals',
  '@segment/analytics-consent-tools',
  '@segment/analytics-consent-wrapper-onetrust',
  '@segment/consent-manager',
  '@segment/snippet',
  '@segment/analytics.js-core',
  '@types/segment-analytics',
  '@types/analytics-node',
  'vue-segment-analytics',
  'react-segment',
  'ngx-segment-analytics',
  'nestjs-segment-analytics',
  'expo-analytics-segment',
  'gatsby-plugin-segment',
  'gatsby-plugin-segment-analytics',
  'gatsby-plugin-segment-js',
  'docusaurus-plugin-segment',
  '@laxels/docusaurus-plugin-segment',
]);

/** Families of Segment packages. */
const segmentPrefixes = ['@segment/analytics-react-native-plugin-'];

/** SDKs with Segment's method names, some with its class names, that are not Segment's. */
const lookAlikePackages: ReadonlySet<string> = new Set([
  'analytics',
  'use-analytics',
  '@analytics/react',
  'rudder-sdk-js',
  '@rudderstack/analytics-js',
  '@rudderstack/rudder-sdk-node',
  '@rudderstack/rudder-sdk-react-native',
  '@expo/rudder-sdk-node',
  '@june-so/analytics-next',
  '@june-so/analytics-node',
  '@customerio/cdp-analytics-browser',
  '@customerio/cdp-analytics-node',
  '@ht-sdks/events-sdk-js-browser',
  '@jitsu/js',
  '@jitsu/jitsu-react',
]);

/** What a manifest says about whose `analytics` this is. */
export interface AnalyticsPackages {
  readonly segment: readonly Dependency[];
  readonly lookAlikes: readonly Dependency[];
}

/** Whether a package is one of Segment's, or hands out a Segment client. */
function isSegmentPackage(name: string): boolean {
  return segmentPackages.has(name) || segmentPrefixes.some((prefix) => name.startsWith(prefix));
}

/** True for the name of a module in one of Segment's packages, such as `@segment/analytics-next/dist/types`. */
export function isSegmentModule(source: string): boolean {
  const depth = source.startsWith('@') ? 2 : 1;
  return isSegmentPackage(source.split('/').slice(0, depth).join('/'));
}

/** The Segment packages and the look-alikes that a manifest names, in its order. None for text that is no manifest. */
export function segmentPackagesOf(manifestText: string): AnalyticsPackages {
  const all = dependenciesOf(manifestText);
  return {
    segment: all.filter(({ name }) => isSegmentPackage(name)),
    lookAlikes: all.filter(({ name }) => lookAlikePackages.has(name)),
  };
}

/** Other vendors of analytics, whose clients have some of the same methods. */
const otherVendors =
  /^(@amplitude\/|firebase|@firebase\/|@react-native-firebase\/|mixpanel|posthog|@vercel\/|aws-amplify)/;

/** Where a package of the workspace comes from. */
const ownRange = /^(workspace|file|link|portal):|^\*$/;

/**
 * The import specifiers of a text that name packages of its manifest which are not of the workspace, not Segment's
 * and not known to be another vendor's.
 */
export function outsideSources(text: string, manifestText: string): string[] {
  const named = dependenciesOf(manifestText).filter(
    ({ name, range }) => !ownRange.test(range) && !isVendor(name),
  );
  const names = new Set(named.map(({ name }) => name));
  const sources = [...text.matchAll(/\bfrom\s*['"]([^'".][^'"]*)['"]/g)].map((match) => match[1] ?? '');
  return sources.filter((source) =>
    names.has(
      source
        .split('/')
        .slice(0, source.startsWith('@') ? 2 : 1)
        .join('/'),
    ),
  );
}

/** True for a package of Segment's, and for one of another vendor of analytics. */
export const isVendor = (name: string): boolean =>
  isSegmentPackage(name) || lookAlikePackages.has(name) || otherVendors.test(name);

/** Every package that a manifest names. None for text that is no manifest. */
export function dependenciesOf(manifestText: string): Dependency[] {
  const manifest = parseManifest(manifestText);
  return sections.flatMap((section) =>
    Object.entries(asRecord(manifest[section])).flatMap(([name, range]) =>
      typeof range === 'string' ? [{ name, range, section }] : [],
    ),
  );
}

/** A manifest's text as an object; an empty one for text that is no manifest. */
export function parseManifest(text: string): Record<string, unknown> {
  try {
    return asRecord(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch {
    return {};
  }
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
