import { constant, type Expression, named, type Step, source } from '../amplitude/step.js';
import type { Value } from '../segment/value.js';

/**
 * Says something about an id, as far as Segment would have taken it for one: a string with something in it,
 * or a number, which becomes a string (analytics-next, `resolveUserArguments` and `User.identify`).
 * @param name what the output may call the id where it has to be bound first
 * @param repeats whether `say` uses the id more than once, so that an expression must not stand in each place
 */
export function whenId(
  id: Value,
  name: string,
  say: (id: Expression) => readonly Step[],
  repeats = false,
): readonly Step[] {
  if (id.constant === '') return [];
  if (typeof id.constant === 'number') return say(constant(String(id.constant)));
  const certain = certainId(id);
  if (certain) {
    const once = !repeats || id.stable || id.constant !== undefined;
    return once ? say(certain) : [{ kind: 'bind', name, value: certain }, ...say(named(name))];
  }
  const direct = id.shape === 'string' && id.stable ? say(source(id.span)) : null;
  return [
    {
      kind: 'if-id',
      name,
      id: source(id.span),
      stable: id.stable,
      nullable: id.nullable,
      steps: say(named(name)),
      direct,
    },
  ];
}

/** True for what is certain to be an id, whatever its value. */
export function isCertainId(id: Value): boolean {
  return typeof id.constant === 'number' || certainId(id) !== null;
}

/** The id as a string, where it is certain to be one. */
function certainId(id: Value): Expression | null {
  if (id.nonEmpty) return source(id.span);
  return id.shape === 'number' && !id.nullable ? { kind: 'string', value: source(id.span) } : null;
}
