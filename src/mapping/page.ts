import type { Flavour } from '../amplitude/flavours.js';
import { constant, type Expression, helper, type Step, source } from '../amplitude/step.js';
import type { Options } from '../config/options.js';
import { finding } from '../findings.js';
import type { CallOf } from '../segment/call.js';
import { isNil, type Value } from '../segment/value.js';
import { eventOptionsOf } from './event-options.js';
import type { MapCall } from './mapping.js';
import { withEventOptions } from './with-options.js';

type PageCall = CallOf<'page' | 'screen'>;

/**
 * `page`: an event named after the page, with the page properties that Segment's browser SDK adds
 * (`core/page/add-page-context.ts`) and the destination passes on.
 */
export const mapPage: MapCall<'page' | 'screen'> = (call, options, flavour) =>
  mapView(call, options, flavour, (name) => pageProperties(call, name));

/** `screen`: the same event, with the user's own properties only; the browser SDK adds none to a screen. */
export const mapScreen: MapCall<'page' | 'screen'> = (call, options, flavour) =>
  mapView(call, options, flavour, () => (call.properties ? source(call.properties.span) : undefined));

function mapView(
  call: PageCall,
  options: Options,
  flavour: Flavour,
  propertiesOf: (name: Expression | undefined) => Expression | undefined,
): ReturnType<typeof mapPage> {
  const tail = call.callback ? { callback: call.callback } : {};
  if (options.page.mode === 'drop') return { steps: [], findings: [], ...tail };
  const given = eventOptionsOf(call.options, options, flavour);
  if (given.manual) return { manual: given.manual };
  const name = call.name && !isNil(call.name) && call.name.constant !== '' ? call.name : undefined;
  const findings = [...given.findings, ...(name ? [] : [finding('page-unnamed')])];
  const steps: Step[] = [...given.before];
  // The name stands in the event and among the properties: a text that must not run twice is bound first.
  const twice = call.type === 'page' && name !== undefined && name.constant === undefined && !name.stable;
  const nameText: Expression | undefined =
    name && (twice ? { kind: 'name', name: 'pageName' } : source(name.span));
  if (twice) steps.push({ kind: 'bind', name: 'pageName', value: source(name.span) });
  const properties = propertiesOf(nameText);
  steps.push({
    kind: 'track',
    event: viewEvent(name, nameText, options),
    ...(properties ? { properties } : {}),
    ...withEventOptions(given),
  });
  return { steps, findings, ...tail };
}

/** The event's name: written out where the page's name is, through the helper where it may be missing. */
function viewEvent(name: Value | undefined, text: Expression | undefined, options: Options): Expression {
  const { mode, unnamedEvent } = options.page;
  if (!name || !text || mode === 'loaded-a-page') return constant(unnamedEvent);
  const suffix = mode === 'viewed-name-page' ? ' Page' : '';
  if (name.nonEmpty && text.kind === 'source') {
    return { kind: 'affixed', prefix: 'Viewed ', value: name.span, suffix, constant: name.constant };
  }
  return helper('pageEvent', text);
}

function pageProperties(call: PageCall, name: Expression | undefined): Expression {
  const args: (Expression | undefined)[] = [
    name,
    call.properties && source(call.properties.span),
    call.category && !isNil(call.category) ? source(call.category.span) : undefined,
  ];
  while (args.length > 0 && args.at(-1) === undefined) args.pop();
  return helper('pageProperties', ...args.map((argument) => argument ?? constant(undefined)));
}
