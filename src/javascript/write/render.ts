import {
  constant,
  type Expression,
  type HelperFunction,
  type ObjectEntry,
  type Step,
  type Trait,
  type Traits,
} from '../../amplitude/step.js';
import type { Span } from '../../segment/value.js';
import type { Piece } from '../edit.js';
import { renderHandover } from './handover.js';
import type { Speaker } from './speaker.js';
import { quoted, type Style } from './style.js';

/** What rendering needs to know of the file and of the call it replaces. */
export interface RenderContext {
  readonly text: string;
  readonly style: Style;
  readonly speaker: Speaker;
  /** False in a classic script. */
  readonly canImport: boolean;
  /** Local name of a helper function; asking for it imports it. Throws where nothing can be imported. */
  readonly helper: (name: HelperFunction) => string;
  /** The name that a `bind` step or an `if-id` got in this file. */
  readonly local: (name: string) => string;
  /** The name of a parameter that output brings: another one only where this one stands for something at the place. */
  readonly parameter: (name: string) => string;
  /** Local name of an app's storage; asking for it imports it. */
  readonly appStorage: () => string;
  /** White space at the start of the line where the output begins. */
  readonly indent: string;
  /** The arguments of the call that is replaced, from parenthesis to parenthesis. */
  readonly given: { readonly span: Span; readonly args: readonly Span[] } | null;
}

const identifierName = /^[A-Za-z_$][\w$]*$/;

/** Renders an expression as text and ranges of the input. */
export function renderExpression(expression: Expression, context: RenderContext): Piece[] {
  switch (expression.kind) {
    case 'source':
      return [expression.span];
    case 'constant':
      return [renderConstant(expression.value, context.style)];
    case 'name':
      return [context.local(expression.name)];
    case 'helper':
      return [context.helper(expression.function), '(', ...renderList(expression.arguments, context), ')'];
    case 'object':
      return renderObject(expression.entries, context);
    case 'choice':
      return renderChoice(expression, context);
    case 'affixed':
      return renderAffixed(expression, context);
    case 'replaced':
      return replaced(expression);
    case 'member':
      return [...renderExpression(expression.object, context), `.${expression.key}`];
    case 'string':
      return ['String(', ...renderExpression(expression.value, context), ')'];
    case 'milliseconds':
      if (expression.isDate) return [...renderExpression(expression.value, context), '.getTime()'];
      return ['new Date(', ...renderExpression(expression.value, context), ').getTime()'];
    case 'in-browser':
      // A classic script runs nowhere else.
      if (!context.canImport) return renderExpression(expression.value, context);
      return [
        `typeof window !== ${quoted('undefined', context.style)} && `,
        ...renderExpression(expression.value, context),
      ];
  }
}

/** In parentheses, for the spread before it. */
function renderChoice(
  { test, one, other }: Extract<Expression, { kind: 'choice' }>,
  context: RenderContext,
): Piece[] {
  const first = renderExpression(one, context);
  if (!other) return ['(', test, ' && ', ...first, ')'];
  return ['(', test, ' ? ', ...first, ' : ', ...renderExpression(other, context), ')'];
}

/** The user's text with parts of it replaced, as far as they stand in it: one may stand at a declaration instead. */
function replaced({ span, parts }: Extract<Expression, { kind: 'replaced' }>): Piece[] {
  const pieces: Piece[] = [];
  let offset = span.start;
  for (const part of parts) {
    if (part.span.start < span.start || part.span.end > span.end) continue;
    pieces.push({ start: offset, end: part.span.start }, part.to);
    offset = part.span.end;
  }
  return [...pieces, { start: offset, end: span.end }];
}

function renderConstant(value: string | number | boolean | undefined, style: Style): string {
  return typeof value === 'string' ? quoted(value, style) : String(value);
}

function renderAffixed(
  expression: Extract<Expression, { kind: 'affixed' }>,
  context: RenderContext,
): Piece[] {
  const { prefix, value, suffix, constant } = expression;
  if (constant !== undefined) {
    const text = context.text.slice(value.start, value.end);
    // The user's own quotes and escapes are kept where the text is a plain literal.
    if (/^(['"`])[\s\S]*\1$/.test(text)) return [text[0] + prefix + text.slice(1, -1) + suffix + text.at(-1)];
    return [quoted(prefix + constant + suffix, context.style)];
  }
  const text = context.text.slice(value.start, value.end);
  if (text.startsWith('`') && text.endsWith('`')) {
    return [`\`${prefix}`, { start: value.start + 1, end: value.end - 1 }, `${suffix}\``];
  }
  return [`\`${prefix}\${`, value, `}${suffix}\``];
}

function renderObject(entries: readonly ObjectEntry[], context: RenderContext): Piece[] {
  const [only] = entries;
  if (!only) return ['{}'];
  // What a helper gives is an object of its own.
  if (entries.length === 1 && 'spread' in only && only.spread.kind === 'helper')
    return renderExpression(only.spread, context);
  const members = entries.map((entry) =>
    'spread' in entry
      ? ['...', ...renderExpression(entry.spread, inner(context))]
      : renderMember(entry.key, entry.value, inner(context)),
  );
  const isLong =
    entries.length > 3 || entries.some((entry) => 'value' in entry && entry.value.kind === 'object');
  if (!isLong) return ['{ ', ...join(members, ', '), ' }'];
  const { eol } = context.style;
  const line = `${eol}${inner(context).indent}`;
  return ['{', line, ...join(members, `,${line}`), `,${eol}${context.indent}}`];
}

function inner(context: RenderContext): RenderContext {
  return { ...context, indent: context.indent + context.style.indent };
}

/** `{ ip: ip }` is written `{ ip }`, as the user would. */
function renderMember(key: string, value: Expression, context: RenderContext): Piece[] {
  if (value.kind === 'source' && context.text.slice(value.span.start, value.span.end) === key)
    return [value.span];
  const name = identifierName.test(key) ? key : quoted(key, context.style);
  return [`${name}: `, ...renderExpression(value, context)];
}

function renderList(expressions: readonly Expression[], context: RenderContext): Piece[] {
  return join(
    expressions.map((expression) => renderExpression(expression, context)),
    ', ',
  );
}

function join(parts: readonly Piece[][], separator: string): Piece[] {
  return parts.flatMap((part, index) => (index === 0 ? part : [separator, ...part]));
}

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

/**
 * Renders an argument list. As far as the arguments are those of the call that is replaced, its own text
 * stays, with its line breaks, comments and trailing comma.
 */
function renderArguments(expressions: readonly (Expression | undefined)[], context: RenderContext): Piece[] {
  const count = expressions.findLastIndex((expression) => expression !== undefined) + 1;
  const args = expressions
    .slice(0, count)
    .map((expression): Expression => expression ?? { kind: 'constant', value: undefined });
  const kept = keptArguments(args, context);
  if (!context.given || kept === 0) return ['(', ...renderList(args, context), ')'];
  const { span, args: given } = context.given;
  if (kept === args.length && kept === given.length) return [span];
  const last = given.at(-1) as Span;
  if (kept === args.length - 1 && args.length === given.length) {
    const [changed] = args.slice(kept) as [Expression];
    const [head, tail] = [
      { start: span.start, end: last.start },
      { start: last.end, end: span.end },
    ];
    return [head, ...renderExpression(changed, context), tail];
  }
  // The line breaks around arguments stay only where all of them do.
  const head: Span = { start: (given[0] as Span).start, end: (given[kept - 1] as Span).end };
  const rest = args.slice(kept);
  return ['(', head, ...(rest.length > 0 ? [', ', ...renderList(rest, context)] : []), ')'];
}

/** How many leading arguments are the call's own, in their places. */
function keptArguments(args: readonly Expression[], context: RenderContext): number {
  const given = context.given?.args ?? [];
  const other = args.findIndex((argument, index) => {
    const own = given[index];
    return argument.kind !== 'source' || argument.span.start !== own?.start || argument.span.end !== own.end;
  });
  return other === -1 ? args.length : other;
}
