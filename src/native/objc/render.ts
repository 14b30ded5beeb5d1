import type { Expression, IfId, Step } from '../../amplitude/step.js';
import type { Piece } from '../../javascript/edit.js';
import { optionsLost } from '../rendering.js';
import { type Line, line } from '../statements.js';
import { dialectOf } from './dialects.js';
import { eventOptionLines } from './event-options.js';
import { identify, operations } from './identify.js';
import { outputOf, type Rendering, renderExpression, say, type TrackStep } from './rendering.js';
import { quoted } from './syntax.js';

/** Renders a step as statements of Objective-C. */
export function renderStep(step: Step, context: Rendering): Line[] {
  const sdk = dialectOf(context);
  const render = (expression: Expression) => renderExpression(expression, context);
  switch (step.kind) {
    case 'track':
      return track(step, context);
    case 'setUserId':
    case 'setDeviceId':
      return [say(context, `${step.kind}:`, ...render(step.id))];
    case 'setGroup':
      return [say(context, 'setGroup:', ...render(step.type), ' groupName:', ...render(step.name))];
    case 'identify':
      return identify(step.traits, context);
    case 'groupIdentify': {
      const { name, lines } = operations(step.traits, context);
      return [...lines, say(context, ...sdk.groupIdentify(render(step.type), render(step.name), name))];
    }
    case 'flush':
      return [say(context, sdk.flush)];
    case 'reset':
      return sdk.reset.map((text) => say(context, text));
    case 'optOut':
      return [
        line(...sdk.optOut(context.call.speaker, [...(step.negated ? ['!'] : []), ...render(step.value)])),
      ];
    case 'read':
      return [say(context, step.what === 'userId' ? 'getUserId' : 'getDeviceId')];
    case 'bind':
      return [bound(step.name, step.value, context)];
    case 'if': {
      const block = step.steps.flatMap((one) => renderStep(one, context));
      return [{ pieces: ['if (', ...hasText(render(step.condition), context), ')'], block }];
    }
    case 'if-id':
      return ifId(step, context);
    default:
      throw new Error(`not said in Objective-C: ${step.kind}`);
  }
}

function track(step: TrackStep, context: Rendering): Line[] {
  const sdk = dialectOf(context);
  const options = step.options && sdk.takesOptions ? eventOptionLines(step.options, context) : null;
  if (step.options && !sdk.takesOptions) context.findings.push(optionsLost(step.options));
  const event = renderExpression(step.event, context);
  const properties = step.properties ? dictionary(step.properties, context) : null;
  const sent = say(context, ...sdk.track(event, properties?.pieces ?? null, options?.name ?? null));
  return [...(properties?.lines ?? []), ...(options?.lines ?? []), sent];
}

/** Properties as they stand, or with something added to them, which takes a dictionary of its own. */
function dictionary(properties: Expression, context: Rendering): { lines: Line[]; pieces: Piece[] } {
  if (properties.kind !== 'object') return { lines: [], pieces: renderExpression(properties, context) };
  const spread = properties.entries.find((entry) => 'spread' in entry);
  const added = properties.entries.flatMap((entry) => ('key' in entry ? [entry] : []));
  if (!spread) {
    const pairs = added.flatMap(({ key, value }, index): Piece[] => [
      `${index > 0 ? ', ' : ''}${quoted(key)}: `,
      ...renderExpression(value, context),
    ]);
    return { lines: [], pieces: ['@{ ', ...pairs, ' }'] };
  }
  const name = context.names.fresh('properties', context.scope);
  const given = renderExpression(spread.spread, context);
  const lines = [
    line(`NSMutableDictionary *${name} = [NSMutableDictionary dictionaryWithDictionary:`, ...given, ']'),
    ...added.map(({ key, value }) => line(`${name}[${quoted(key)}] = `, ...renderExpression(value, context))),
  ];
  return { lines, pieces: [name] };
}

function bound(name: string, value: Expression, context: Rendering): Line {
  const local = context.names.fresh(name, context.scope);
  context.locals.set(name, local);
  return line(`NSString *${local} = `, ...renderExpression(value, context));
}

/** Nothing is sent to nil, and nil has no length. */
function ifId(step: IfId, context: Rendering): Line[] {
  if (step.direct) {
    const block = step.direct.flatMap((one) => renderStep(one, context));
    return [{ pieces: ['if (', ...hasText(renderExpression(step.id, context), context), ')'], block }];
  }
  const first = bound(step.name, step.id, context);
  const block = step.steps.flatMap((one) => renderStep(one, context));
  const name = context.locals.get(step.name) ?? step.name;
  return [first, { pieces: [`if (${name}.length > 0)`], block }];
}

/** `name.length > 0` of a name, `[… length] > 0` of anything else. */
function hasText(text: Piece[], context: Rendering): Piece[] {
  const isName = /^[\w.]+$/.test(outputOf(text, context));
  return isName ? [...text, '.length > 0'] : ['[', ...text, ' length] > 0'];
}
