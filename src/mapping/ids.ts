import { constant, type Expression, named, type Step, source } from '../amplitude/step.js';
import type { Value } from '../segment/value.js';

/**
 * Says something about an id, as far as Segment would have taken it for one: a string with something in it,
 * or a number, which becomes a string (analytics-next, `resolveUserArguments` and `User.identify`).
 * @param name what the output may call the id where it has to be bound first
 */
export function whenId(id: Value, name: string, say: (id: Expression) => readonly Step[]): readonly Step[] {
  if (id.constant === '') return [];
  if (typeof id.constant === 'number') return say(constant(String(id.constant)));
  if (id.nonEmpty) return say(source(id.span));
  if (id.shape === 'number' && !id.nullable) return say({ kind: 'string', value: source(id.span) });
  const direct = id.shape === 'string' && id.stable ? say(source(id.span)) : null;
  return [{ kind: 'if-id', name, id: source(id.span), stable: id.stable, steps: say(named(name)), direct }];
}
