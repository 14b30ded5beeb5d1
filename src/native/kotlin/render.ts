import type { IfId, Step, Traits } from '../../amplitude/step.js';
import type { Piece } from '../../javascript/edit.js';
import { type EventOption, eventOptionNames } from '../event-options.js';
import { nodeAt, quoted, type Rendering, readOf, renderExpression } from '../jvm/rendering.js';
import { type Line, line } from '../statements.js';

const identifyClass = 'com.amplitude.core.events.Identify';

/** Renders a step as statements of Kotlin. */
export function renderStep(step: Step, context: Rendering): Line[] {
  const { speaker } = context.call;
  const render = (expression: Parameters<typeof renderExpression>[0]) =>
    renderExpression(expression, context, template);
  switch (step.kind) {
    case 'track':
      return [track(step, context)];
    case 'setUserId':
    case 'setDeviceId':
      return [line(speaker, `${step.kind}(`, ...render(step.id), ')')];
    case 'setGroup':
      return [line(speaker, 'setGroup(', ...render(step.type), ', ', ...render(step.name), ')')];
    case 'identify':
    case 'groupIdentify':
      return identify(step, context);
    case 'flush':
    case 'reset':
      return [line(speaker, `${step.kind}()`)];
    case 'optOut':
      return [line(speaker, 'optOut = ', ...(step.negated ? ['!'] : []), ...render(step.value))];
    case 'read':
      return [line(...read(step.what, context))];
    case 'bind': {
      const name = context.names.fresh(step.name, context.scope);
      context.locals.set(step.name, name);
      return [line(`val ${name} = `, ...render(step.value))];
    }
    case 'if-id':
      return ifId(step, context);
    default:
      throw new Error(`not said in Kotlin: ${step.kind}`);
  }
}

/** `"Viewed $name"` */
function template(
  prefix: string,
  value: { start: number; end: number },
  suffix: string,
  text: string,
): Piece[] {
  if (/^[A-Za-z_]\w*$/.test(text))
    return [`"${prefix}$`, value, suffix.startsWith(' ') || suffix === '' ? `${suffix}"` : `{}${suffix}"`];
  if (/^"(?!"")[^\n]*"$/.test(text))
    return [`"${prefix}`, { start: value.start + 1, end: value.end - 1 }, `${suffix}"`];
  return [`"${prefix}\${`, value, `}${suffix}"`];
}

/** The call's own argument list stays where its first arguments are those of the output. */
function track(step: Extract<Step, { kind: 'track' }>, context: Rendering): Line {
  const { call, file } = context;
  const args = [step.event, step.properties].filter((argument) => argument !== undefined);
  const brackets = call.source?.brackets;
  const given = call.source?.args ?? [];
  const isKept = args.every(
    (argument, index) =>
      argument.kind === 'source' &&
      given[index]?.value.start === argument.span.start &&
      given[index]?.name === null,
  );
  const last = given[args.length - 1];
  const options = step.options ? eventOptions(step.options, context) : [];
  if (isKept && brackets && last && options.length === 0) {
    const between = file.tree.text.slice((given.at(-1) ?? last).value.end, brackets.end);
    const rest: Piece = given.length === args.length ? { start: last.value.end, end: brackets.end } : between;
    return line(call.speaker, 'track', { start: brackets.start, end: last.value.end }, rest);
  }
  const written = args.map((argument) => renderExpression(argument, context, template));
  if (options.length > 0 && written.length === 1) written.push(['null']);
  if (options.length > 0) written.push(options);
  return line(
    call.speaker,
    'track(',
    ...written.flatMap((pieces, index) => [...(index > 0 ? [', '] : []), ...pieces]),
    ')',
  );
}

/** `EventOptions().apply { insertId = "…" }` */
function eventOptions(
  options: NonNullable<Extract<Step, { kind: 'track' }>['options']>,
  context: Rendering,
): Piece[] {
  const fields = eventOptionNames(options);
  if (fields.length === 0) return [];
  context.imports.add('com.amplitude.core.events.EventOptions');
  const written = fields.flatMap(({ name, value, type }: EventOption, index): Piece[] => [
    index > 0 ? '; ' : '',
    `${name} = `,
    ...numbered(renderExpression(value, context, template), type, context),
  ]);
  return ['EventOptions().apply { ', ...written, ' }'];
}

/** `12` where the SDK wants a `Double` is `12.0`. */
function numbered(pieces: Piece[], type: EventOption['type'], { file }: Rendering): Piece[] {
  const text = pieces
    .map((piece) => (typeof piece === 'string' ? piece : file.tree.text.slice(piece.start, piece.end)))
    .join('');
  if (type === 'double' && /^\d+$/.test(text)) return [`${text}.0`];
  return pieces;
}

/** One `set` a trait on an object of its own; a whole map is gone through. */
function identify(step: Extract<Step, { kind: 'identify' | 'groupIdentify' }>, context: Rendering): Line[] {
  const { call, names, scope } = context;
  context.imports.add(identifyClass);
  const name = names.fresh('identify', scope);
  const head =
    step.kind === 'groupIdentify'
      ? [
          ...renderExpression(step.type, context, template),
          ', ',
          ...renderExpression(step.name, context, template),
          ', ',
        ]
      : [];
  const send = line(call.speaker, `${step.kind}(`, ...head, `${name})`);
  const sets = setters(step.traits, name, context);
  const [only] = sets;
  if (step.kind === 'groupIdentify' && sets.length === 1 && only?.chained)
    return [line(`val ${name} = Identify()`, ...only.chained), send];
  return [line(`val ${name} = Identify()`), ...sets.map(({ pieces }) => line(...pieces)), send];
}

interface Setter {
  readonly pieces: Piece[];
  /** `.set(…)`, where nothing is asked before. */
  readonly chained: Piece[] | null;
}

function setters(traits: Traits, name: string, context: Rendering): Setter[] {
  if (traits.form === 'whole') return [wholeMap(traits.traits, name, context)];
  const set = traits.traits.map(({ key, value }): Setter => {
    const text = quoted(key, context);
    const written = renderExpression(value, context, template);
    const known = readOf(value, context);
    if (known?.nullable) {
      const asked = needsBrackets(value, context) ? ['(', ...written, ')'] : written;
      return {
        pieces: [...asked, `?.let { ${name}.set(${text}, it) } ?: ${name}.unset(${text})`],
        chained: null,
      };
    }
    const chained = [`.set(${text}, `, ...written, ')'];
    return { pieces: [name, ...chained], chained };
  });
  return [...set, ...(traits.unset ?? []).map((key): Setter => unset(key, name, context))];
}

function unset(key: string, name: string, context: Rendering): Setter {
  const chained = [`.unset(${quoted(key, context)})`];
  return { pieces: [name, ...chained], chained };
}

/** What binds looser than the dot of a call on it. */
function needsBrackets(value: Parameters<typeof readOf>[0], context: Rendering): boolean {
  const node = value.kind === 'source' ? nodeAt(context, value.span) : null;
  return (
    node !== null &&
    /binary|elvis|infix|conjunction|disjunction|equality|comparison|check|as_expression|if_expression|when_expression|prefix|unary/.test(
      node.type,
    )
  );
}

/** A null in the map takes the trait away, as it did behind Segment. */
function wholeMap(value: Parameters<typeof readOf>[0], name: string, context: Rendering): Setter {
  const mayBeNull = readOf(value, context)?.nullable === true;
  const written = renderExpression(value, context, template);
  const asked = needsBrackets(value, context) ? ['(', ...written, ')'] : written;
  const each = `.forEach { (key, value) -> if (value == null) ${name}.unset(key) else ${name}.set(key, value) }`;
  return { pieces: [...asked, (mayBeNull ? '?' : '') + each], chained: null };
}

/** What Segment passes over is not said: a user id that is empty would clear the user. */
function ifId(step: IfId, context: Rendering): Line[] {
  const onlyUser = step.steps.every(({ kind }) => kind === 'setUserId');
  const id = renderExpression(step.id, context, template);
  if (step.direct && (onlyUser || !step.nullable)) {
    const test = step.nullable ? ['if (!', ...id, '.isNullOrEmpty())'] : ['if (', ...id, '.isNotEmpty())'];
    return guarded(test, step.direct, context);
  }
  const name = context.names.fresh(step.name, context.scope);
  context.locals.set(step.name, name);
  const test = step.nullable ? `if (!${name}.isNullOrEmpty())` : `if (${name}.isNotEmpty())`;
  return [line(`val ${name} = `, ...id), ...guarded([test], step.steps, context)];
}

function guarded(test: Piece[], steps: readonly Step[], context: Rendering): Line[] {
  const lines = steps.flatMap((inner) => renderStep(inner, context));
  const [only] = lines;
  if (lines.length === 1 && only && !only.block) return [line(...test, ' ', ...only.pieces)];
  return [{ pieces: test, block: lines }];
}

/** Segment's anonymous id was always there; Amplitude's device id may be missing. */
function read(what: string, { call }: Rendering): Piece[] {
  if (what === 'userId') return [call.speaker, 'getUserId()'];
  return [call.speaker, 'getDeviceId().orEmpty()'];
}
