import type { CliContext, Stream } from '../../src/cli/context.js';
import type { RunResult } from '../../src/report/report.js';
import type { RunRequest } from '../../src/runner/request.js';
import { resultOf } from '../report/sample.js';

export interface FakeContext extends CliContext {
  readonly out: () => string;
  readonly err: () => string;
  /** The requests that reached the runner. */
  readonly requests: RunRequest[];
}

/** A context that records, around a runner that answers with a given result. */
export function fakeContext(
  cwd: string,
  more: Partial<CliContext> & { result?: RunResult } = {},
): FakeContext {
  const stdout = recorder();
  const stderr = recorder();
  const requests: RunRequest[] = [];
  return {
    cwd,
    env: {},
    stdout,
    stderr,
    requests,
    out: () => stdout.chunks.join(''),
    err: () => stderr.chunks.join(''),
    run: async (request) => {
      requests.push(request);
      return more.result ?? resultOf([]);
    },
    transforms: async () => [
      {
        name: 'track',
        summary: 'Sends events.',
        methods: ['track'],
        before: "analytics.track('A');",
        after: "track('A');",
        limits: ['Names are kept.'],
      },
      {
        name: 'page',
        summary: 'Sends pages.',
        methods: ['page', 'screen'],
        before: '\nanalytics.page();\n\nother();\n',
        after: "track('Loaded a Page');",
        limits: [],
      },
    ],
    findings: async () => ({
      'page-unnamed': { severity: 'review', title: 'a page has no name', explain: 'Give it one.' },
    }),
    configKeys: async () => [
      {
        name: 'page.mode',
        description: 'The event of a page.',
        values: ['"a"', '"b"', 'null'],
        default: '"a"',
        isRequired: false,
        profiles: { none: '"b"' },
      },
      {
        name: 'page.list[].match',
        description: 'A pattern.',
        values: ['string'],
        default: null,
        isRequired: true,
        profiles: {},
      },
    ],
    uncommittedChanges: async () => null,
    ...more,
  };
}

/** A stream that keeps what is written. */
export function recorder(isTTY = false): Stream & { readonly chunks: string[] } {
  const chunks: string[] = [];
  return {
    chunks,
    isTTY,
    write(text, done) {
      chunks.push(text);
      done?.();
      return true;
    },
  };
}
