import { z } from 'zod';
import {
  type Capture,
  captures,
  continuities,
  defaultOptions as defaults,
  deviceIds,
  type GroupPattern,
} from './options.js';
import { patternProblem } from './pattern.js';
import { clientForms, globalName, loaders, testPolicies } from './values.js';

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
    .enum(['viewed-name', 'viewed-name-page', 'loaded-a-page', 'amplitude', 'drop'])
    .default(defaults.page.mode)
    .describe(
      'The event that `page(name)` becomes. `viewed-name-page`: as the classic destination, one event for the category and one for both; `amplitude`: none, the SDK sends page views of its own.',
    ),
  properties: z
    .enum(['segment', 'amplitude', 'none'])
    .default(defaults.page.properties)
    .describe(
      "What a page's properties are besides those of the call. `segment`: path, referrer, search, title, url, name and category; `amplitude`: those that the SDK adds to every event.",
    ),
  unnamedEvent: text
    .nullable()
    .default(defaults.page.unnamedEvent)
    .describe('The event of a page without a name; `null` sends none.'),
});

const screen = z.strictObject({
  mode: z
    .enum(['viewed-name', 'viewed-name-screen', 'loaded-a-screen', 'classic', 'drop'])
    .default(defaults.screen.mode)
    .describe(
      'The event that `screen(name)` becomes. `classic`: none in a browser, "Loaded a Screen" elsewhere, as in the classic destination.',
    ),
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
  typeTrait: text
    .nullable()
    .default(defaults.group.typeTrait)
    .describe('The group trait that holds the type; it beats patterns where the code shows it.'),
  valueTrait: text
    .nullable()
    .default(defaults.group.valueTrait)
    .describe('The group trait that holds the name, beside `typeTrait`; without it the name is the id.'),
  fallbackType: text.default(defaults.group.fallbackType).describe('The group type where none is known.'),
  sendProperties: z
    .boolean()
    .default(defaults.group.sendProperties)
    .describe('Send group traits as group properties.'),
});

const identify = z.strictObject({
  setOnce: z
    .array(text)
    .default([...defaults.identify.setOnce])
    .describe('Traits that are set once.'),
  increment: z
    .array(text)
    .default([...defaults.identify.increment])
    .describe('Traits that are added to a number.'),
  nullTraits: z
    .enum(['unset', 'skip'])
    .default(defaults.identify.nullTraits)
    .describe('Whether a trait that is null clears the user property or is passed over.'),
  idAsUserProperty: z
    .boolean()
    .default(defaults.identify.idAsUserProperty)
    .describe('Set the user id as the user property `id`, too.'),
});

const revenue = z.strictObject({
  mode: z
    .enum(['actions', 'classic', 'all-event-options', 'off'])
    .default(defaults.revenue.mode)
    .describe(
      '`actions`: "Order Completed" carries revenue; `all-event-options`: every event with revenue does; `classic`: every event with revenue is followed by a revenue event; `off`: no revenue.',
    ),
  expandProducts: z
    .boolean()
    .default(defaults.revenue.expandProducts)
    .describe('Send an event "Product Purchased" for each product of "Order Completed".'),
});

const autocapture = z.strictObject(
  Object.fromEntries(
    captures.map((name) => [
      name,
      z.boolean().default(defaults.autocapture[name]).describe(`Let the SDK capture \`${name}\` of itself.`),
    ]),
  ) as Record<Capture, z.ZodDefault<z.ZodBoolean>>,
);

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

const node = z.strictObject({
  deviceId: z
    .enum(deviceIds)
    .default(defaults.node.deviceId)
    .describe(
      'The device of a call: `context.device.id` before the anonymous id, or the anonymous id alone.',
    ),
});

const ios = z.strictObject({
  sdk: z
    .enum(['amplitude-swift', 'amplitude-ios'])
    .nullable()
    .default(defaults.ios.sdk)
    .describe(
      "Amplitude's SDK in iOS apps; `null`: the one that the project has, the older one where Swift and Objective-C of an app share a client, else AmplitudeSwift.",
    ),
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
  continuity: z
    .enum(continuities)
    .default(defaults.continuity)
    .describe(
      "Which of Segment's Amplitude destinations the data came from. It sets the defaults of other keys; see below.",
    ),
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
    .union([z.boolean(), z.literal('classic')])
    .default(defaults.preserveDeviceId)
    .describe(
      "Hand over Segment's anonymous id and user id once; `classic`: the ids that amplitude-js, which the classic destination loads, has stored.",
    ),
  loader: z
    .enum(loaders)
    .default(defaults.loader)
    .describe(
      "How pages get the SDK in the place of Segment's snippet. `stub`: Amplitude's asynchronous loader, which keeps calls that are made before the SDK is there; `library`: a script tag for one release; `hosted`: a script tag for the project's own script, with the API key in its address. A snippet in a script file or a string becomes the stub.",
    ),
  minIdLength: z
    .int()
    .nonnegative()
    .nullable()
    .default(defaults.minIdLength)
    .describe('The shortest user or device id that Amplitude accepts.'),
  autocapture: autocapture.prefault({}).describe('What the SDK may send of itself.'),
  page: page.prefault({}).describe('How pages are sent.'),
  screen: screen.prefault({}).describe('How screens are sent.'),
  group: group.prefault({}).describe('How groups are sent.'),
  identify: identify.prefault({}).describe('How users are sent.'),
  revenue: revenue.prefault({}).describe('How revenue is sent.'),
  mapMessageId: z
    .boolean()
    .default(defaults.mapMessageId)
    .describe("Send Segment's message id as insert_id."),
  node: node.prefault({}).describe('How servers are written.'),
  excludedCalls: z
    .enum(['keep', 'remove'])
    .default(defaults.excludedCalls)
    .describe('What becomes of a call whose `integrations` leave Amplitude out.'),
  alias: z
    .enum(['todo', 'remove'])
    .default(defaults.alias)
    .describe('What becomes of `alias`: it stays, with a TODO comment, or it goes.'),
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
