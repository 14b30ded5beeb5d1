import { type Expression, helper, type IfId, named, type ObjectEntry, type Step } from './step.js';

/** Steps for a place that takes statements: each question about an id becomes a binding and an `if`. */
export function asStatements(steps: readonly Step[]): readonly Step[] {
  return steps.flatMap((step): readonly Step[] => {
    if (step.kind !== 'if-id') return [step];
    if (step.direct) return [{ kind: 'if', condition: step.id, steps: asStatements(step.direct) }];
    return [
      { kind: 'bind', name: step.name, value: helper('toUserId', step.id) },
      { kind: 'if', condition: named(step.name), steps: asStatements(step.steps) },
    ];
  });
}

/**
 * Steps for a place that takes one expression: the user id moves into the options of the identify, which
 * sets the user as `setUserId` would (analytics-core `core-client.ts`, `identify`). Null where a binding is needed.
 */
export function asExpression(steps: readonly Step[]): readonly Step[] | null {
  const result: Step[] = [];
  let user: ObjectEntry | null = null;
  let mayMove = true;
  for (const step of steps) {
    if (step.kind === 'bind') return null;
    const entry = userEntry(step);
    if (entry) {
      user = entry;
      mayMove = step.kind === 'setUserId' || (step.kind === 'if-id' && step.stable);
    } else if (step.kind === 'identify' && user) {
      // The id would be evaluated behind the traits, and not before them as it stands.
      if (!mayMove && !(step.traits.form === 'each' && step.traits.constant)) return null;
      result.push({ ...step, options: withUser(user, step.options) });
      user = null;
    } else result.push(step);
  }
  if (!user) return result;
  const alone = steps.findLast((step) => userEntry(step) !== null);
  if (alone?.kind === 'setUserId') return [...result, alone];
  return [
    ...result,
    {
      kind: 'identify',
      traits: { form: 'each', traits: [], constant: true },
      options: withUser(user, undefined),
    },
  ];
}

function userEntry(step: Step): ObjectEntry | null {
  if (step.kind === 'setUserId') return { key: 'user_id', value: step.id };
  return step.kind === 'if-id' && setsUser(step) ? { spread: helper('userOption', step.id) } : null;
}

function setsUser(step: IfId): boolean {
  return step.steps.length === 1 && step.steps[0]?.kind === 'setUserId';
}

/** `userOption(id)` stands alone where there are no other options. */
function withUser(user: ObjectEntry, options: Expression | undefined): Expression {
  const others = options?.kind === 'object' ? options.entries : [];
  if (others.length === 0 && 'spread' in user) return user.spread;
  return { kind: 'object', entries: [user, ...others] };
}
