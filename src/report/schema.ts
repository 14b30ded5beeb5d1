import { z } from 'zod';
import type { Report } from './report.js';

// Nothing at run time loads this file: it makes the published schema and lets tests check reports.

const count = z.int().nonnegative();
const packages = z.record(z.string(), z.string()).describe('Package name to version range.');

const finding = z.object({
  code: z.string().describe('Stable: `segment-to-amplitude explain <code>` tells more.'),
  severity: z.enum(['note', 'review', 'manual', 'possible']),
  message: z.string(),
  fix: z.string().exactOptional(),
  accepted: z.boolean().exactOptional().describe('A comment in the code accepts this finding.'),
});

const callSite = z.object({
  line: z.int().positive().describe("1-based line of the method's name, in the input."),
  column: z.int().positive().describe("1-based column of the method's name, in the input."),
  method: z.string(),
  transform: z.string(),
  status: z.enum(['migrated', 'review', 'manual', 'possible']),
  findings: z.array(finding),
});

const file = z.object({
  path: z.string().describe('Relative to the working folder, with `/`.'),
  changed: z.boolean(),
  skipped: z.string().nullable().describe('Why a file that holds Segment was passed over.'),
  error: z.string().nullable().describe('Why the file could not be read, parsed or written.'),
  callSites: z.array(callSite),
});

const summary = z.object({
  files: count,
  candidates: count,
  changed: count,
  migrated: count,
  review: count,
  manual: count,
  possible: count,
  errors: count,
});

/** The JSON report. `version` is raised on a breaking change. */
export const reportSchema: z.ZodType<Report> = z.object({
  version: z.literal(1),
  tool: z.string().describe('The version of segment-to-amplitude.'),
  summary,
  files: z.array(file),
  manifests: z.array(z.object({ path: z.string(), added: packages, removed: packages })),
  nextSteps: z.array(z.string()),
});

/** The schema published as `schema/report.schema.json`; open to further keys, as a later version may add some. */
export function reportJsonSchema(): object {
  const schema = z.toJSONSchema(reportSchema, { io: 'input', target: 'draft-7' });
  return { ...schema, title: 'Report of segment-to-amplitude' };
}
