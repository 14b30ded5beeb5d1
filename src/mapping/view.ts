import { constant, type Expression, type Step, source } from '../amplitude/step.js';
import { finding } from '../findings.js';
import type { Finding } from '../report/report.js';
import type { CallOf } from '../segment/call.js';
import { isNil, type Value } from '../segment/value.js';
import type { EventOptions } from './event-options.js';
import { whenId } from './ids.js';
import { withEventOptions } from './with-options.js';

export type ViewCall = CallOf<'page' | 'screen'>;

/** How the view of a page or a screen is said. */
export interface View {
  /** The event of a name. */
  readonly eventOf: (name: Value, text: Expression) => Expression;
  /** The properties; without a name where there is none. */
  readonly propertiesOf: (name: Expression | undefined) => Expression | undefined;
  /** The event without a name; null where nothing is sent. */
  readonly unnamed: string | null;
  /** Whether the name stands among the properties, too. */
  readonly repeatsName: boolean;
}

/** The name of a page or a screen; Segment passes over one that is empty. */
export function viewName({ name }: ViewCall): Value | undefined {
  return name && !isNil(name) && name.constant !== '' ? name : undefined;
}

/** Sends a view under its name, or as the event that stands for those without one. */
export function viewSteps(
  call: ViewCall,
  view: View,
  given: EventOptions,
): { steps: readonly Step[]; findings: readonly Finding[] } {
  const name = viewName(call);
  const send = (event: Expression, text: Expression | undefined): Step => {
    const properties = view.propertiesOf(text);
    return { kind: 'track', event, ...(properties ? { properties } : {}), ...withEventOptions(given) };
  };
  if (!name) {
    const steps = view.unnamed === null ? [] : [send(constant(view.unnamed), undefined)];
    return { steps, findings: view.unnamed === null ? [] : [finding('page-unnamed')] };
  }
  if (view.unnamed === null && !name.nonEmpty) {
    const steps = whenId(name, 'pageName', (text) => [send(view.eventOf(name, text), text)], true);
    return { steps, findings: [] };
  }
  // A text that must not run twice is bound first.
  const isBound = view.repeatsName && name.constant === undefined && !name.stable;
  const text: Expression = isBound ? { kind: 'name', name: 'pageName' } : source(name.span);
  const bound: Step[] = isBound ? [{ kind: 'bind', name: 'pageName', value: source(name.span) }] : [];
  return { steps: [...bound, send(view.eventOf(name, text), text)], findings: [] };
}

/** A fixed text around a name that is certain to be one. */
export function affixed(prefix: string, name: Value, text: Expression, suffix = ''): Expression | null {
  if (!name.nonEmpty || text.kind !== 'source') return null;
  return { kind: 'affixed', prefix, value: name.span, suffix, constant: name.constant };
}
