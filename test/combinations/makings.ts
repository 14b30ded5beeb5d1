/** A way in which a client named `client` comes to be. */
export interface Making {
  readonly name: string;
  readonly dialect: 'browser' | 'node' | 'react-native';
  readonly package: string;
  /** CommonJS requires, TypeScript imports. */
  readonly form: 'typescript' | 'commonjs';
  readonly imports: string;
  readonly declaration: string;
  /** Its type, and the import that it needs. */
  readonly type: string;
  /** The client may be missing, so that TypeScript wants `client!`. */
  readonly isNullable?: true;
}

const next = '@segment/analytics-next';
const key = '{ writeKey: process.env.SEGMENT_WRITE_KEY! }';
const plainKey = '{ writeKey: process.env.SEGMENT_WRITE_KEY }';

const browser = {
  dialect: 'browser',
  package: next,
  form: 'typescript',
  imports: `import { AnalyticsBrowser } from '${next}';`,
  type: 'AnalyticsBrowser',
} as const;
const node = {
  dialect: 'node',
  package: '@segment/analytics-node',
  form: 'typescript',
  imports: "import { Analytics } from '@segment/analytics-node';",
  type: 'Analytics',
} as const;
const phone = {
  dialect: 'react-native',
  package: '@segment/analytics-react-native',
  form: 'typescript',
  imports: "import { createClient } from '@segment/analytics-react-native';",
  type: 'SegmentClient',
} as const;

export const makings: readonly Making[] = [
  { ...browser, name: 'loaded', declaration: `const client = AnalyticsBrowser.load(${key});` },
  {
    ...browser,
    name: 'started later',
    declaration: `const client = new AnalyticsBrowser();\nclient.load(${key});`,
  },
  {
    ...browser,
    name: 'unpacked',
    type: 'Analytics',
    declaration: `const [client] = await AnalyticsBrowser.load(${key});`,
  },
  {
    ...browser,
    name: 'standalone',
    type: 'Analytics',
    declaration: 'const client = await AnalyticsBrowser.standalone(process.env.SEGMENT_WRITE_KEY!);',
  },
  {
    ...browser,
    name: 'lazy',
    isNullable: true,
    declaration: `let client: AnalyticsBrowser | undefined;\nexport function start() {\n  client = AnalyticsBrowser.load(${key});\n}`,
  },
  {
    ...browser,
    name: 'made or stubbed',
    declaration: `const client = process.env.ON\n  ? AnalyticsBrowser.load(${key})\n  : ({ track() {} } as unknown as AnalyticsBrowser);`,
  },
  {
    ...browser,
    name: 'of a namespace',
    imports: `import * as segment from '${next}';`,
    declaration: `const client = segment.AnalyticsBrowser.load(${key});`,
  },
  {
    ...browser,
    name: 'by a function',
    declaration: `function make() {\n  return AnalyticsBrowser.load(${key});\n}\nconst client = make();`,
  },
  { ...node, name: 'of a server', declaration: `const client = new Analytics(${key});` },
  {
    ...node,
    name: 'lazy on a server',
    isNullable: true,
    declaration: `let client: Analytics | null = null;\nexport function start() {\n  if (!client) client = new Analytics(${key});\n  return client;\n}`,
  },
  { ...phone, name: 'of an app', declaration: `const client = createClient(${key});` },
  {
    ...browser,
    form: 'commonjs',
    name: 'required',
    imports: `const { AnalyticsBrowser } = require('${next}');`,
    declaration: `const client = AnalyticsBrowser.load(${plainKey});`,
  },
  {
    ...node,
    form: 'commonjs',
    name: 'required on a server',
    imports: "const { Analytics } = require('@segment/analytics-node');",
    declaration: `const client = new Analytics(${plainKey});`,
  },
  {
    ...node,
    package: 'analytics-node',
    form: 'commonjs',
    name: 'called at once',
    imports: '',
    declaration: "const client = require('analytics-node')(process.env.SEGMENT_WRITE_KEY);",
  },
];
