import { constant, type Expression, type Step, type Trait, type Traits } from '../../amplitude/step.js';
import type { Piece } from '../edit.js';
import { renderHandover } from './handover.js';
import { renderArguments } from './render-arguments.js';
import type { RenderContext } from './render-context.js';
import { renderExpression, renderList } from './render-expression.js';
import type { Speaker } from './speaker.js';
import { quoted } from './style.js';

/** Renders a step that is one call, without a semicolon. */
export function renderCall(step: Step, context: RenderContext): Piece[] {
  const { speaker } = context;
  switch (step.kind) {
    case 'track': {
      const { event, properties, options, spread, through } = step;
      if (through) return renderThrough(through.revenue, [event, properties, options], context);
      if (!spread) return [speaker.fn('track'), ...renderArguments([event, properties, options], context)];
      return [
        speaker.fn('track'),
        '(',
        ...renderList([event], context),
        ', ...',
        ...renderExpression(spread, context),
        ')',
      ];
    }
    case 'init':
      return renderInit(step, context);
    case 'setUserId':
    case 'setDeviceId':
      return [speaker.fn(step.kind), ...renderArguments([step.id], context)];
    case 'setGroup':
      return [speaker.fn('setGroup'), ...renderArguments([step.type, step.name, step.options], context)];
    case 'track-message':
      return [speaker.fn('track'), '(...', ...renderExpression(step.arguments, context), ')'];
    case 'identify': {
      const tail = step.options ? [', ', ...renderExpression(step.options, context)] : [];
      return [speaker.fn('identify'), '(', ...renderTraits(step.traits, context), ...tail, ')'];
    }
    case 'groupIdentify': {
      const head = renderList([step.type, step.name], context);
      const tail = step.options ? [', ', ...renderExpression(step.options, context)] : [];
      return [
        speaker.fn('groupIdentify'),
        '(',
        ...head,
        ', ',
        ...renderTraits(step.traits, context),
        ...tail,
        ')',
      ];
    }
    case 'optOut':
      return [
        `${speaker.fn('setOptOut')}(${step.negated ? '!' : ''}`,
        ...renderExpression(step.value, context),
        ')',
      ];
    case 'add':
      return [`${speaker.fn('add')}(`, ...renderExpression(step.plugin, context), ')'];
    case 'remove':
      return [`${speaker.fn('remove')}(`, ...renderExpression(step.name, context), ')'];
    case 'flush':
    case 'reset':
      return [`${speaker.fn(step.kind)}()`];
    case 'read':
      return [renderRead(step.what, speaker)];
    default:
      throw new Error(`not one call: ${step.kind}`);
  }
}

/** A helper that sends more than one event takes the functions of the SDK, as it imports none. */
function renderThrough(
  saysRevenue: boolean,
  args: readonly (Expression | undefined)[],
  context: RenderContext,
): Piece[] {
  const { speaker } = context;
  const names = [
    ['track', speaker.fn('track')],
    ...(saysRevenue
      ? [
          ['revenue', speaker.fn('revenue')],
          ['Revenue', speaker.className('Revenue')],
        ]
      : []),
  ] as const;
  const members = names.map(([name, text]) => (name === text ? name : `${name}: ${text}`));
  const given = args.filter((argument) => argument !== undefined);
  const call = `${context.helper('trackRevenue')}({ ${members.join(', ')} }, `;
  return [call, ...renderList(given, context), ')'];
}

/** `init`, with the user between the key and the options where the SDK wants it there. */
function renderInit(step: Extract<Step, { kind: 'init' }>, context: RenderContext): Piece[] {
  const { apiKey, options, takesUser, handsOver } = step;
  if (handsOver) {
    const own = options?.kind === 'object' ? options.entries : [];
    const more = own.flatMap((entry): Piece[] =>
      'key' in entry ? [', ', `${entry.key}: `, ...renderExpression(entry.value, context)] : [],
    );
    return renderHandover(renderExpression(apiKey, context), more, context);
  }
  const args = takesUser && options ? [apiKey, constant(undefined), options] : [apiKey, options];
  return [context.speaker.fn('init'), ...renderArguments(args, context)];
}

function renderRead(what: 'userId' | 'deviceId' | 'userProperties', speaker: Speaker): string {
  if (what === 'userProperties') return `${speaker.fn('getIdentity')}().userProperties`;
  return `${speaker.fn(what === 'userId' ? 'getUserId' : 'getDeviceId')}()`;
}

/** `new Identify().set(…)`, or the whole object through the helper. */
function renderTraits(traits: Traits, context: RenderContext): Piece[] {
  const made = `new ${context.speaker.className('Identify')}()`;
  if (traits.form === 'whole') {
    return [
      `${context.helper(traits.helper ?? 'setTraits')}(${made}, `,
      ...renderExpression(traits.traits, context),
      ')',
    ];
  }
  return [made, ...traits.traits.flatMap((trait) => renderSet(trait, context))];
}

/** `.set('name', value)` */
export function renderSet(trait: Trait, context: RenderContext): Piece[] {
  return [
    `.${trait.operation ?? 'set'}(${quoted(trait.key, context.style)}, `,
    ...renderExpression(trait.value, context),
    ')',
  ];
}
