import type { FindingKind } from './kind.js';

/** What there is to say about the user's tests. */
export const tests = {
  'test-client-changed': {
    severity: 'manual',
    title: "the client that this test speaks to is Amplitude's now",
    todo: 'write the line as the code is written now, or run with --tests rewrite',
    explain:
      'The client is exported by a module that was migrated, and the test was left as it was (--tests report). A call of track is the same on both clients; this one is not: it would fail, or expect what no longer happens. Change the line, or run with --tests rewrite, which migrates real calls in tests; what a spy or an assertion expects is yours to change in any case.',
  },
  'test-doubles-global': {
    severity: 'manual',
    title: 'a double of the global, which migrated code no longer calls',
    todo: 'double the module @amplitude/analytics-browser, or window.amplitude where a script tag loads it',
    explain:
      'Migrated code calls functions of the Amplitude SDK, or window.amplitude where a script tag loads it. What a test puts on window.analytics, spies on there or expects of it no longer happens. With jest: jest.mock("@amplitude/analytics-browser"), then expect(track).toHaveBeenCalledWith(…) with the imported track.',
  },
  'test-left': {
    severity: 'possible',
    title: 'left by --tests report',
    todo: 'run with --tests rewrite to migrate it',
    explain:
      "Calls in tests are listed and left, so that tests do not change together with the code that they watch over. This one still speaks to a Segment client of its own, and Segment's package stays in the manifest for it. Run with --tests rewrite to migrate it, with --tests skip to leave tests out of the report.",
  },
  'test-mocks-segment': {
    severity: 'manual',
    title: 'a mock of a Segment module, which migrated code no longer loads',
    todo: 'mock the Amplitude package in its place, or delete the mock',
    explain:
      'jest.mock, vi.mock and their like, a file in __mocks__, and a spy on a class of Segment act on a module that migrated code does not load: they have no effect, and what the test expects of them never happens. Mock the Amplitude package with the functions that the code calls now. Each of these has to give what the SDK gives: jest.fn(() => ({ promise: Promise.resolve() })) where the code waits for it.',
  },
} as const satisfies Readonly<Record<string, FindingKind>>;
