import { transforms } from '../../transforms/index.js';
import type { ModuleSummary } from '../javascript/clients/summary.js';
import type { FileContext } from '../javascript/context.js';
import { type ModuleOutcome, migrateModule } from '../javascript/migrate-module.js';
import type { Site } from '../javascript/site.js';
import { ParseError, parseModule } from '../javascript/syntax/parse.js';
import { growTree } from '../javascript/syntax/tree.js';
import type { CallSiteReport } from '../report/report.js';
import { placeIn } from './positions.js';

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
  readonly needsHelper: boolean;
  readonly speaks: ModuleOutcome['speaks'];
  readonly variables: ModuleOutcome['variables'];
  readonly needsSegment: readonly string[];
  readonly starts: ModuleOutcome['starts'];
  readonly global: ModuleOutcome['global'];
  readonly pageHelpers: ModuleOutcome['pageHelpers'];
  readonly bringsHelpers: boolean;
  /** The file could not be parsed, or its output could not be. */
  readonly error: string | null;
}

/** Parses, migrates and parses again. Never throws: what goes wrong with one file is that file's result. */
export function runTask({ text, context }: ModuleTask): ModuleResult {
  const failed = { ...empty, path: context.path };
  let parsed: ReturnType<typeof parseModule>;
  try {
    parsed = parseModule(text, context.path);
  } catch (error) {
    if (error instanceof ParseError) return { ...failed, error: `cannot be parsed: ${error.message}` };
    throw error;
  }
  const tree = growTree(text, parsed.ast);
  try {
    const outcome = migrateModule(tree, { context, transforms });
    verify(outcome, context.path, parsed.mistakes);
    return { ...failed, ...result(outcome, text) };
  } catch (error) {
    const { message } = error as Error;
    return { ...failed, error: `left as it was: ${message}. This is a bug of segment-to-amplitude.` };
  }
}

const empty: ModuleResult = {
  path: '',
  summary: null,
  callSites: [],
  output: null,
  needsHelper: false,
  speaks: [],
  variables: [],
  needsSegment: [],
  starts: null,
  global: { stays: false, loads: false },
  pageHelpers: [],
  bringsHelpers: false,
  error: null,
};

/** An output that reads worse than its input is never written. */
function verify(outcome: ModuleOutcome, path: string, mistakes: number): void {
  if (outcome.output === null) return;
  let after: number;
  try {
    after = parseModule(outcome.output, path).mistakes;
  } catch (error) {
    throw new Error(`the output cannot be parsed (${(error as Error).message})`);
  }
  if (after > mistakes) throw new Error('the output has syntax errors');
}

function result(outcome: ModuleOutcome, text: string): Omit<ModuleResult, 'path' | 'error'> {
  const { sites, ...rest } = outcome;
  return {
    summary: rest.summary,
    output: rest.output,
    needsHelper: rest.needsHelper,
    speaks: rest.speaks,
    variables: rest.variables,
    needsSegment: rest.needsSegment,
    starts: rest.starts,
    global: rest.global,
    pageHelpers: rest.pageHelpers,
    bringsHelpers: rest.bringsHelpers,
    callSites: sites.map((site) => callSiteReport(site, text)),
  };
}

function callSiteReport({ at, method, transform, status, findings }: Site, text: string): CallSiteReport {
  return { ...placeIn(text, at), method, transform, status, findings };
}
