import { constant, type Expression, helper, type ObjectEntry, source } from '../amplitude/step.js';
import type { Options } from '../config/options.js';
import type { Value } from '../segment/value.js';
import { callbackOf } from './callback.js';
import { eventOptionsOf } from './event-options.js';
import type { MapCall } from './mapping.js';
import { affixed, type View, type ViewCall, viewSteps } from './view.js';

/**
 * `screen`: an event named after the screen, with the user's own properties only; the browser SDK adds none to it.
 * The classic destination got no screens from a browser (analytics-next, `plugins/ajs-destination`).
 */
export const mapScreen: MapCall<'page' | 'screen'> = (call, options, flavour) => {
  const { mode } = options.screen;
  const tail = callbackOf(call, flavour);
  const isLost = mode === 'drop' || (mode === 'classic' && flavour.name === 'browser');
  if (isLost) return { steps: [], findings: [], ...tail };
  const given = eventOptionsOf(call, options, flavour);
  if (given.instead) return given.instead;
  const { steps, findings } = viewSteps(call, screenView(call, options), given);
  return { steps: [...given.before, ...steps], findings: [...given.findings, ...findings], ...tail };
};

const unnamedScreen = 'Loaded a Screen';

function screenView(call: ViewCall, options: Options): View {
  const { mode } = options.screen;
  const addsName = mode === 'loaded-a-screen' || mode === 'classic';
  return {
    eventOf: (name, text) => screenEvent(name, text, mode),
    propertiesOf: (name) =>
      addsName ? withName(call, name) : call.properties && source(call.properties.span),
    unnamed: options.page.unnamedEvent === null && !addsName ? null : unnamedScreen,
    repeatsName: false,
  };
}

function screenEvent(name: Value, text: Expression, mode: Options['screen']['mode']): Expression {
  if (mode === 'loaded-a-screen' || mode === 'classic') return constant(unnamedScreen);
  const suffix = mode === 'viewed-name-screen' ? ' Screen' : '';
  return affixed('Viewed ', name, text, suffix) ?? helper('screenEvent', text);
}

/** The name goes among the properties where the event does not say it. */
function withName({ properties }: ViewCall, name: Expression | undefined): Expression | undefined {
  if (!name) return properties && source(properties.span);
  const entries: ObjectEntry[] = properties ? [{ spread: source(properties.span) }] : [];
  return { kind: 'object', entries: [...entries, { key: 'name', value: name }] };
}
