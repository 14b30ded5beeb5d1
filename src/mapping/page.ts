import type { Flavour } from '../amplitude/flavours.js';
import {
  constant,
  type Expression,
  helper,
  named,
  type ObjectEntry,
  type Step,
  source,
} from '../amplitude/step.js';
import type { Options } from '../config/options.js';
import { isNil, type Value } from '../segment/value.js';
import { callbackOf } from './callback.js';
import { type EventOptions, eventOptionsOf } from './event-options.js';
import { whenId } from './ids.js';
import type { MapCall } from './mapping.js';
import { affixed, type View, type ViewCall, viewName, viewSteps } from './view.js';
import { withEventOptions } from './with-options.js';

/**
 * `page`: an event named after the page, with the page properties that Segment's browser SDK adds
 * (`core/page/add-page-context.ts`) and the destination passes on.
 */
export const mapPage: MapCall<'page' | 'screen'> = (call, options, flavour) => {
  const { mode } = options.page;
  const tail = callbackOf(call, flavour);
  // On a server nothing captures pages by itself.
  const isCaptured = mode === 'amplitude' && flavour.identity === 'remembered';
  if (mode === 'drop' || isCaptured) return { steps: [], findings: [], ...tail };
  const given = eventOptionsOf(call, options, flavour);
  if (given.instead) return given.instead;
  const category = mode === 'viewed-name-page' ? certainCategory(call) : undefined;
  if (category && viewName(call)) {
    return {
      steps: [...given.before, ...bothSteps(call, category, options, given, flavour)],
      findings: given.findings,
      ...tail,
    };
  }
  const { steps, findings } = viewSteps(call, pageView(call, options, flavour), given);
  return { steps: [...given.before, ...steps], findings: [...given.findings, ...findings], ...tail };
};

function pageView(call: ViewCall, options: Options, flavour: Flavour): View {
  const adds = options.page.properties === 'segment';
  const isServer = flavour.identity === 'per-call';
  const said = isServer ? serverProperties : pageProperties;
  return {
    eventOf: (name, text) => pageEvent(name, text, options),
    propertiesOf: (name) => (adds ? said(call, name) : givenProperties(call)),
    unnamed: isServer ? options.page.unnamedEvent : unnamedPage(options),
    repeatsName: adds && !isServer,
  };
}

/** The event's name: written out where the page's name is, through the helper where it may be missing. */
function pageEvent(name: Value, text: Expression, { page }: Options): Expression {
  if (page.mode === 'loaded-a-page') return constant(page.unnamedEvent ?? loadedPage);
  const suffix = page.mode === 'viewed-name-page' ? ' Page' : '';
  return affixed('Viewed ', name, text, suffix) ?? helper('pageEvent', text);
}

const loadedPage = 'Loaded a Page';

/** The event of a page without a name; null where none is sent. */
export function unnamedPage({ page }: Options): string | null {
  if (page.mode === 'drop' || page.mode === 'amplitude') return null;
  return page.unnamedEvent ?? (page.mode === 'loaded-a-page' ? loadedPage : null);
}

function certainCategory({ category }: ViewCall): Value | undefined {
  return category && !isNil(category) && category.constant !== '' ? category : undefined;
}

/**
 * The classic destination's two events of a page with a category: "Viewed Docs Page", then "Viewed Docs Index Page"
 * (analytics.js-integrations, `page`; its settings trackCategorizedPages and trackNamedPages are on by default).
 */
function bothSteps(
  call: ViewCall,
  category: Value,
  options: Options,
  given: EventOptions,
  flavour: Flavour,
): readonly Step[] {
  const name = viewName(call) as Value;
  const { repeatsName, propertiesOf } = pageView(call, options, flavour);
  const bound: Step[] = [];
  const once = (value: Value, as: string): Expression => {
    if (value.constant !== undefined || value.stable) return source(value.span);
    bound.push({ kind: 'bind', name: as, value: source(value.span) });
    return named(as);
  };
  const categoryText = once(category, 'category');
  const nameText = once(name, 'pageName');
  const withCategory = repeatsName
    ? helper('pageProperties', nameText, propertiesText(call), categoryText)
    : propertiesOf(undefined);
  const properties = withCategory ? { properties: named('properties') } : {};
  if (withCategory) bound.push({ kind: 'bind', name: 'properties', value: withCategory });
  const send = (event: Expression): Step => ({
    kind: 'track',
    event,
    ...properties,
    ...withEventOptions(given),
  });
  const inCategory = affixed('Viewed ', category, categoryText, ' Page');
  const full =
    category.constant === undefined || name.constant === undefined
      ? helper('pageEvent', nameText, categoryText)
      : constant(`Viewed ${category.constant} ${name.constant} Page`);
  return [
    ...bound,
    ...(inCategory
      ? [send(inCategory)]
      : whenId(category, 'category', () => [send(helper('pageEvent', categoryText))])),
    send(full),
  ];
}

/** A server knows of no page but what it is told, and of its names adds the category only (analytics-core, `events/index.ts`: page). */
function serverProperties({ category, properties }: ViewCall): Expression | undefined {
  if (!category || isNil(category)) return properties && source(properties.span);
  const own: ObjectEntry = { key: 'category', value: source(category.span) };
  if (!properties || isNil(properties)) return { kind: 'object', entries: [own] };
  return { kind: 'object', entries: [...givenEntries(properties, own.key), own] };
}

/** The members of a literal stay where they are all plain; anything else is spread. */
function givenEntries(properties: Value, own: string): readonly ObjectEntry[] {
  const plain = properties.entries?.flatMap((entry) => (entry.kind === 'property' ? [entry] : []));
  const isPlain = plain && plain.length === properties.entries?.length && !properties.commented;
  if (!isPlain || plain.some(({ key }) => key === own)) return [{ spread: source(properties.span) }];
  return plain.map(({ key, value }) => ({ key, value: source(value.span) }));
}

const propertiesText = ({ properties }: ViewCall): Expression =>
  properties ? source(properties.span) : constant(undefined);

/** The properties that the call names itself. */
function givenProperties({ path, properties }: ViewCall): Expression | undefined {
  if (path) return { kind: 'object', entries: [{ key: 'path', value: source(path.span) }] };
  return properties && source(properties.span);
}

function pageProperties(call: ViewCall, name: Expression | undefined): Expression {
  const args: (Expression | undefined)[] = [
    name,
    givenProperties(call),
    call.category && !isNil(call.category) ? source(call.category.span) : undefined,
  ];
  while (args.length > 0 && args.at(-1) === undefined) args.pop();
  return helper('pageProperties', ...args.map((argument) => argument ?? constant(undefined)));
}
