import type { Step, Traits } from '../../amplitude/step.js';
import type { Piece } from '../../javascript/edit.js';
import { nodeAt, quoted, type Rendering, readOf, renderExpression } from '../jvm/rendering.js';
import { type Line, line } from '../statements.js';
import { template } from './template.js';

const identifyClass = 'com.amplitude.core.events.Identify';

/** One `set` a trait on an object of its own; a whole map is gone through. */
export function identify(
  step: Extract<Step, { kind: 'identify' | 'groupIdentify' }>,
  context: Rendering,
): Line[] {
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
