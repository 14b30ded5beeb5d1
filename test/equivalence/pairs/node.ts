import { type Pair, program } from '../pair.js';

const node: Partial<Pair> = { environment: 'node', rule: 'servers' };

const client = `import { Analytics } from '@segment/analytics-node';

const analytics = new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY! });
`;

/** A module that uses a client in place, one call after the other. */
const calls = (...lines: readonly string[]): Pair['before'] =>
  program(`${client}
export async function main() {
${lines.map((line) => `  ${line}\n  await pause();\n`).join('')}}
`);

export const servers: readonly Pair[] = [
  {
    ...node,
    name: 'events of users and of visitors',
    before: calls(
      `analytics.track({ userId: 'user-1', event: 'A', properties: { a: 1, gone: null, when: new Date(0) } });`,
      `analytics.track({ anonymousId: 'visitor-1', event: 'B' });`,
      `analytics.track({ userId: 'user-1', anonymousId: 'visitor-1', event: 'C', properties: {} });`,
    ),
  },
] as Pair[];
