import type { Config } from '../../src/config/schema.js';
import type { Place } from './browser/page.js';
import type { Settings } from './model/rule.js';
import type { Files } from './project.js';
import type { RuleName } from './rules.js';
import type { AmplitudeEvent, SegmentMessage } from './wire.js';

/** A program before its migration, and what is to be seen when it runs before and after. */
export interface Pair {
  readonly rule: RuleName;
  readonly name: string;
  /** `src/main.ts` is run; its `main`, if it exports one, is called. */
  readonly before: Files;
  readonly config?: Config;
  /** Where it runs: a browser unless said otherwise, a server, the SDK for browsers where there is no page, or an app. */
  readonly environment?: 'node' | 'no-page' | 'app';
  /** After how many milliseconds the SDKs send, soon unless said otherwise; null for what they do by themselves. */
  readonly interval?: number | null;
  readonly place?: Partial<Place>;
  /** The page has Segment's snippet, so that there is a global before the program runs. */
  readonly snippet?: true;
  /** What the team had set up for the destination in Segment. */
  readonly settings?: Partial<Settings>;
  /** How often the page is loaded; one visit unless said otherwise. */
  readonly visits?: number;
  /** How many tabs are open at once; one unless said otherwise. */
  readonly tabs?: number;
  /** The first visits are made before the cut-over, with Segment, and leave its storage behind. */
  readonly visitsBefore?: number;
  /** `method status code …` for each call site with something to say. */
  readonly findings?: readonly string[];
  /** Codes that are among those that the tool says once a run. */
  readonly notes?: readonly string[];
  /** The difference that findings or notes announce; without one the data must be equal. */
  readonly differs?: Difference;
  /** Calls that still speak to Segment afterwards, as `type name`. */
  readonly stillSegment?: readonly string[];
}

/** How what arrives is different, so that it can be told from any other difference. */
export interface Difference {
  /** In plain words, for docs/continuity.md. */
  readonly says: string;
  /** The config asks for it, so that no finding has to announce it. */
  readonly chosen?: true;
  /** What the destination would have to be like for the data to be equal. */
  readonly settings?: Partial<Settings>;
  /** What the messages would have to be like. */
  readonly messages?: (messages: readonly SegmentMessage[]) => readonly SegmentMessage[];
  /** What the destination would have to send. */
  readonly events?: (events: readonly AmplitudeEvent[]) => readonly AmplitudeEvent[];
}

/** A module that uses a client in place; the harness waits between its calls. */
export function calls(...lines: readonly string[]): Files {
  return body(lines.map((line) => `${line}\n  await pause();`).join('\n  '));
}

/** A module that uses a client in place, with this text in a function that runs once the client is ready. */
export function body(text: string): Files {
  return program(`${client}
export async function main() {
  await pause();
  ${text}
}
`);
}

/** The client that most programs make. */
export const client = `import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load({ writeKey: process.env.SEGMENT_WRITE_KEY });
`;

/** A program of one module. */
export function program(text: string): Files {
  return { 'src/main.ts': text };
}
