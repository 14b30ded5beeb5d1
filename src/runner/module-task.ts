import { transforms } from '../../transforms/index.js';
import type { ModuleSummary } from '../javascript/clients/summary.js';
import type { FileContext } from '../javascript/context.js';
import type { LooseCall } from '../javascript/loose/loose-calls.js';
import type { ModuleOutcome } from '../javascript/module-outcome.js';
import type { Site } from '../javascript/sites/site.js';
import { ParseError } from '../javascript/syntax/parse.js';
import { placeIn } from '../javascript/syntax/positions.js';
import type { CallSiteReport } from '../report/report.js';
import { engineFor } from './engines.js';
import { placed } from './loose-task.js';

/** One module to work on. Plain data: it may go to another thread. */
export interface ModuleTask {
  readonly text: string;
  readonly context: FileContext;
}

/** What came of a task, with everything that another file may depend on. Plain data. */
export interface ModuleResult {
  readonly path: string;
  readonly summary: ModuleSummary | null;
  readonly callSites: readonly CallSiteReport[];
  readonly output: string | null;
  readonly helpers: ModuleOutcome['helpers'];
  readonly speaks: ModuleOutcome['speaks'];
  readonly variables: ModuleOutcome['variables'];
  readonly needsSegment: readonly string[];
  readonly standsBeside: boolean;
  readonly leaves: ModuleOutcome['leaves'];
  readonly starts: ModuleOutcome['starts'];
  readonly writeKey: ModuleOutcome['writeKey'];
  readonly keyIds: ModuleOutcome['keyIds'];
  /** Calls that may be on a client, should one be lost sight of. */
  readonly loose: readonly (Omit<LooseCall, 'at'> & { readonly line: number; readonly column: number })[];
  readonly global: ModuleOutcome['global'];
  readonly pageHelpers: ModuleOutcome['pageHelpers'];
  readonly bringsHelpers: boolean;
  /** The file could not be parsed, or its output could not be. */
  readonly error: string | null;
}

/** Works on one file. Never throws: what goes wrong with it is its result. */
export async function runTask({ text, context }: ModuleTask): Promise<ModuleResult> {
  const failed = { ...emptyResult, path: context.path };
  try {
    const migrate = await engineFor(context.path, text);
    return { ...failed, ...result(migrate(text, { context, transforms }), text) };
  } catch (error) {
    if (error instanceof ParseError) return { ...failed, error: `cannot be parsed: ${error.message}` };
    const { message } = error as Error;
    return { ...failed, error: `left as it was: ${message}. This is a bug of segment-to-amplitude.` };
  }
}

/** What came of a file in which nothing was found. */
export const emptyResult: ModuleResult = {
  path: '',
  summary: null,
  callSites: [],
  output: null,
  helpers: [],
  speaks: [],
  variables: [],
  needsSegment: [],
  standsBeside: false,
  leaves: null,
  starts: null,
  writeKey: null,
  keyIds: [],
  loose: [],
  global: { stays: false, loads: false, names: [] },
  pageHelpers: [],
  bringsHelpers: false,
  error: null,
};

function result(outcome: ModuleOutcome, text: string): Omit<ModuleResult, 'path' | 'error'> {
  const { sites, ...rest } = outcome;
  return {
    summary: rest.summary,
    output: rest.output,
    helpers: rest.helpers,
    speaks: rest.speaks,
    variables: rest.variables,
    needsSegment: rest.needsSegment,
    standsBeside: rest.standsBeside,
    leaves: rest.leaves,
    starts: rest.starts,
    writeKey: rest.writeKey,
    keyIds: rest.keyIds,
    global: rest.global,
    pageHelpers: rest.pageHelpers,
    bringsHelpers: rest.bringsHelpers,
    loose: placed(rest.loose, text),
    callSites: sites.map((site) => callSiteReport(site, text)),
  };
}

/** A call site as reports show it. */
export function callSiteReport(
  { at, method, transform, status, findings }: Omit<Site, 'edits'>,
  text: string,
): CallSiteReport {
  return { ...placeIn(text, at), method, transform, status, findings };
}
