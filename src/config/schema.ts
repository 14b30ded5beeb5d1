import { z } from 'zod';
import { defaultOptions as defaults, type GroupPattern } from './options.js';
import { patternProblem } from './pattern.js';
import { clientForms, globalName, testPolicies } from './values.js';

const text = z.string().min(1, 'expected a text that is not empty');
const globs = z.array(text);

const pattern = z
  .strictObject({
    match: text.describe('Regular expression with the named groups `name` and, without `type`, `type`.'),
    type: text.exactOptional().describe('The group type; beats the named group `type`.'),
  })
  .superRefine((value: GroupPattern, context) => {
    const problem = patternProblem(value);
    if (problem !== null) context.addIssue({ code: 'custom', path: ['match'], message: problem });
  });

const page = z.strictObject({
  mode: z
    .enum(['viewed-name', 'viewed-name-page', 'loaded-a-page', 'drop'])
    .default(defaults.page.mode)
    .describe('The event that `page(name)` becomes.'),
  unnamedEvent: text.default(defaults.page.unnamedEvent).describe('The event of a page without a name.'),
});

const group = z.strictObject({
  patterns: z
    .array(pattern)
    .default([...defaults.group.patterns])
    .describe('How a literal group id falls apart into a type and a name; the first that matches wins.'),
  type: text
    .nullable()
    .default(defaults.group.type)
    .describe('The group type of every group that no pattern matches.'),
  fallbackType: text.default(defaults.group.fallbackType).describe('The group type where none is known.'),
  sendProperties: z
    .boolean()
    .default(defaults.group.sendProperties)
    .describe('Send group traits as group properties.'),
});

const revenue = z.strictObject({
  mode: z
    .enum(['actions', 'off'])
    .default(defaults.revenue.mode)
    .describe("`actions`: as Segment's Amplitude destination does; `off`: no revenue."),
});

const android = z.strictObject({
  instance: z
    .string()
    .regex(
      /^[A-Za-z_]\w*(\(\))?(\.[A-Za-z_]\w*(\(\))?)*$/,
      'expected a name, such as "amplitude" or "App.amplitude"',
    )
    .default(defaults.android.instance)
    .describe('The expression by which Android code reaches the Amplitude instance.'),
});

const ios = z.strictObject({
  sdk: z
    .enum(['amplitude-swift', 'amplitude-ios'])
    .nullable()
    .default(defaults.ios.sdk)
    .describe("Amplitude's SDK in iOS apps; `null`: the one that the project has, else AmplitudeSwift."),
});

/** The whole config file. Every key is optional; what is left out is `defaultOptions`. */
export const configSchema = z.strictObject({
  $schema: z.string().exactOptional().describe('For editors; not read.'),
  global: z
    .array(z.string().regex(globalName, 'expected a bare name, such as "analytics"'))
    .default([...defaults.global])
    .describe('Global names that are Segment clients; [] turns the assumption off.'),
  client: z
    .enum(clientForms)
    .default(defaults.client)
    .describe('What a client becomes: functions of the SDK, an instance, or what fits its use.'),
  imports: z
    .enum(['named', 'namespace'])
    .default(defaults.imports)
    .describe('`import { track }` or `import * as amplitude`.'),
  helper: text
    .nullable()
    .default(defaults.helper)
    .describe('Where the helper file goes, relative to the nearest package.json.'),
  apiKey: text.nullable().default(defaults.apiKey).describe('The Amplitude API key to write into the code.'),
  serverZone: z
    .enum(['US', 'EU'])
    .default(defaults.serverZone)
    .describe('Where the Amplitude project keeps its data.'),
  preserveDeviceId: z
    .boolean()
    .default(defaults.preserveDeviceId)
    .describe("Hand over Segment's anonymous id and user id once."),
  minIdLength: z
    .int()
    .nonnegative()
    .nullable()
    .default(defaults.minIdLength)
    .describe('The shortest user or device id that Amplitude accepts.'),
  page: page.prefault({}).describe('How pages are sent.'),
  group: group.prefault({}).describe('How groups are sent.'),
  revenue: revenue.prefault({}).describe('How revenue is sent.'),
  mapMessageId: z
    .boolean()
    .default(defaults.mapMessageId)
    .describe("Send Segment's message id as insert_id."),
  tests: z
    .enum(testPolicies)
    .default(defaults.tests)
    .describe('Calls in tests: migrate them as elsewhere, list and leave them, or leave the files out.'),
  android: android.prefault({}).describe('How Android apps are written.'),
  ios: ios.prefault({}).describe('How iOS apps are written.'),
  markers: z
    .boolean()
    .default(defaults.markers)
    .describe('Put a TODO comment above a call that stays as it was.'),
  ignore: globs
    .default([...defaults.ignore])
    .describe('Globs of files to leave alone, beside those of .gitignore.'),
});

/** What a config file may hold. */
export type Config = z.input<typeof configSchema>;

/** The schema that editors read, published as `schema/config.schema.json`. */
export function configJsonSchema(): object {
  const schema = z.toJSONSchema(configSchema, { io: 'input', target: 'draft-7' });
  return { ...schema, title: 'Configuration of segment-to-amplitude' };
}
