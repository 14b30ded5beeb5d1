import type { HelperFunction, HelperType } from '../amplitude/step.js';
import type { KeyId } from '../mapping/api-key.js';
import type { Finding } from '../report/report.js';
import type { ModuleSummary } from './clients/summary.js';
import type { Edit } from './edit.js';
import type { LooseCall } from './loose/loose-calls.js';
import type { WriteKey } from './set-up/write-key.js';
import type { Site } from './sites/site.js';
import type { RenamedVariable } from './variables.js';

/** What came of one module. */
export interface ModuleOutcome {
  readonly summary: ModuleSummary;
  readonly sites: readonly Site[];
  /** The new text; null when nothing changes. */
  readonly output: string | null;
  /** What makes the new text of the old one. */
  readonly edits: readonly Edit[];
  /** What the output imports of the helper file that the input did not. */
  readonly helpers: readonly (HelperFunction | HelperType)[];
  /** The Amplitude packages that the output imports. */
  readonly speaks: readonly string[];
  /** Environment variables whose name was replaced. */
  readonly variables: readonly RenamedVariable[];
  /** What a classic script calls of the helpers on its page. */
  readonly pageHelpers: readonly HelperFunction[];
  /** The file holds the loader beside which those helpers stand. */
  readonly bringsHelpers: boolean;
  /** Imported clients on which calls for Segment remain, by local name. */
  readonly needsSegment: readonly string[];
  /** Whatever needs Segment in the file is a client in one field or variable, which another can stand beside. */
  readonly standsBeside: boolean;
  /** Why a client that others have a part in stays Segment's here, and the line that says so. */
  readonly leaves: { readonly finding: Finding; readonly line: number } | null;
  /** Calls that may be on a client, should one be lost sight of. */
  readonly loose: readonly LooseCall[];
  /** The global: whether calls on it remain for Segment, whether this file loads it, and as what its snippets make it. */
  readonly global: { readonly stays: boolean; readonly loads: boolean; readonly names: readonly string[] };
  /** `init` was written here: for the SDK's default client, or for one of the module's own. */
  readonly starts: 'default' | 'own' | null;
  readonly writeKey: WriteKey | null;
  /** What tells apart the write keys that stand in the file. */
  readonly keyIds: readonly KeyId[];
}

/** A file that stays as it is asks nothing of others. */
export function untouched(summary: ModuleSummary, sites: readonly Site[]): ModuleOutcome {
  return {
    summary,
    sites: [...sites].sort((a, b) => a.at - b.at),
    output: null,
    edits: [],
    helpers: [],
    speaks: [],
    variables: [],
    pageHelpers: [],
    bringsHelpers: false,
    needsSegment: [],
    standsBeside: false,
    leaves: null,
    loose: [],
    global: { stays: false, loads: false, names: [] },
    starts: null,
    writeKey: null,
    keyIds: [],
  };
}
