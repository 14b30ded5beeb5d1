import fc, { type Arbitrary } from 'fast-check';
import type { Config } from '../../../src/config/schema.js';
import { client } from '../pair.js';
import type { Files } from '../project.js';
import { literal } from './literal.js';
import { id, name, noId, order, properties, timestamp, traits } from './values.js';

/** How a value is written: where it is used, behind a name, or out of sight. */
type Form = 'literal' | 'constant' | 'hidden' | 'spread';
const form = fc.constantFrom<Form>('literal', 'constant', 'hidden', 'spread');

interface Written {
  readonly form: Form;
  readonly value: unknown;
}

const written = (value: Arbitrary<unknown>): Arbitrary<Written> => fc.record({ form, value });

/** One call, with what stands in the places of its arguments. */
type Call =
  | {
      readonly kind: 'track' | 'order';
      readonly event: string;
      readonly properties: Written | null;
      readonly time: Date | null;
    }
  | {
      readonly kind: 'identify';
      readonly id: 'own' | 'none' | 'left out';
      readonly nobody: unknown;
      readonly form: Form;
      readonly traits: Written | null;
    }
  | {
      readonly kind: 'page' | 'screen';
      readonly category: string | null;
      readonly name: string;
      readonly properties: Written | null;
    }
  | { readonly kind: 'group'; readonly id: string | number; readonly form: Form; readonly traits: Written }
  | { readonly kind: 'reset' };

const maybe = <T>(value: Arbitrary<T>): Arbitrary<T | null> => fc.option(value, { freq: 4 });

const call: Arbitrary<Call> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('track' as const),
      event: name,
      properties: maybe(written(properties)),
      time: fc.option(timestamp, { freq: 1 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('order' as const),
      event: fc.constant('Order Completed'),
      properties: written(order),
      time: fc.constant(null),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('identify' as const),
      id: fc.constantFrom('own' as const, 'own' as const, 'none' as const, 'left out' as const),
      nobody: noId,
      form,
      traits: maybe(written(traits)),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('page' as const, 'page' as const, 'screen' as const),
      category: fc.option(name, { freq: 1 }),
      name,
      properties: maybe(written(properties)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('group' as const), id, form, traits: written(traits) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reset' as const) }) },
);

/** Where a call stands. */
type Place = 'statement' | 'awaited' | 'and' | 'arrow' | 'chosen' | 'guarded' | 'given back' | 'together';
const place = fc.oneof(
  { weight: 5, arbitrary: fc.constant<Place>('statement') },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Place>(
      'awaited',
      'and',
      'arrow',
      'chosen',
      'guarded',
      'given back',
      'together',
    ),
  },
);

function placed(text: string, where: Place): string {
  const expression = text.replace(/;$/, '');
  switch (where) {
    case 'statement':
      return text;
    case 'awaited':
      return `await ${text}`;
    case 'and':
      return `given<any>(1) && ${text}`;
    case 'arrow':
      return `(() => ${expression})();`;
    case 'chosen':
      return `given<any>(1) ? ${expression} : undefined;`;
    case 'guarded':
      return `if (given(1)) ${text}`;
    case 'given back':
      return `await (async () => { return ${text} })();`;
    case 'together':
      return `await Promise.all([${expression}]);`;
  }
}

/** A user of whom only the id is known reaches Amplitude with the next event, so there always is one. */
const seen = `analytics.track('Seen');`;

/** A generated program: what its client becomes, and whether it stands where it is used. */
export interface Program {
  readonly files: Files;
  readonly config: Config;
}

/** Programs that make some calls, one after the other. Between two resets there is one user. */
export const programs: Arbitrary<Program> = fc
  .record({
    calls: fc.array(fc.tuple(call, place), { minLength: 1, maxLength: 7 }),
    users: fc.array(id, { minLength: 8, maxLength: 8 }),
    isExported: fc.boolean(),
    config: fc.constantFrom<Config>(
      {},
      {},
      { imports: 'namespace' },
      { client: 'instance' },
      { client: 'functions' },
    ),
  })
  .map(({ calls, users, isExported, config }) => {
    let resets = 0;
    const lines = calls.flatMap(([one, where], index) => {
      if (one.kind === 'reset') resets++;
      const before: string[] = [];
      // In an expression an id that is a call would run after the traits, so that the tool leaves it.
      const isInside = where !== 'statement' && where !== 'guarded';
      const line = textOf(one, users[resets], isInside, (value) => argument(value, `value${index}`, before));
      // A group is two events, and Amplitude asks who the user is once in a macrotask.
      const last = one.kind === 'reset' ? [seen, 'await pause();'] : [];
      return [
        ...last,
        ...before,
        placed(line, where),
        'await pause();',
        ...(one.kind === 'group' ? ['await tick();'] : []),
      ];
    });
    lines.push(seen);
    const main = `export async function main() {\n  await pause();\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
    if (!isExported) return { files: { 'src/main.ts': `${client}\n${main}` }, config };
    const exported = client.replace('const analytics', 'export const analytics');
    const files = {
      'src/analytics.ts': exported,
      'src/main.ts': `import { analytics } from './analytics';\n\n${main}`,
    };
    return { files, config };
  });

/** The text of an argument; `before` takes what has to stand above the call. */
function argument({ form: way, value }: Written, constant: string, before: string[]): string {
  const text = literal(value);
  if (way === 'hidden') return `given<any>(${text})`;
  if (way === 'spread' && isObject(value)) return `{ ...given<any>(${text}) }`;
  if (way === 'literal' || way === 'spread') return text;
  const known = `${constant}${before.length}`;
  before.push(`const ${known}: any = ${text};`);
  return known;
}

const isObject = (value: unknown): boolean => Object.prototype.toString.call(value) === '[object Object]';

/** Where nothing is seen of an id and of what follows it, they may be traits and options, and are left by the tool. */
const besideId = (id: Form, traits: Written): Written =>
  id === 'hidden' && traits.form === 'hidden' ? { ...traits, form: 'literal' } : traits;

function textOf(one: Call, user: unknown, isInside: boolean, write: (value: Written) => string): string {
  const formOf = (way: Form): Form => (isInside ? 'constant' : way);
  const rest = (value: Written | null): string => (value ? `, ${write(value)}` : '');
  switch (one.kind) {
    case 'track':
    case 'order': {
      const options = one.time ? `, { timestamp: ${literal(one.time)} }` : '';
      const given = one.properties ? rest(one.properties) : options && ', {}';
      return `analytics.track(${literal(one.event)}${given}${options});`;
    }
    case 'identify': {
      // What is neither an id nor traits for certain is left by the tool when it stands alone.
      const more = one.traits ?? { form: 'literal', value: {} };
      if (one.id === 'left out') return `analytics.identify(${literal(more.value)} as any);`;
      const value = one.id === 'own' ? user : one.nobody;
      const traits = one.traits && besideId(one.form, one.traits);
      return `analytics.identify(${write({ form: formOf(one.form), value })} as any${rest(traits ?? more)});`;
    }
    case 'page':
    case 'screen': {
      const category = one.category === null ? '' : `${literal(one.category)}, `;
      // In the place of the properties only an object is certain to be them.
      const value =
        one.properties &&
        ({ ...one.properties, form: one.properties.form === 'spread' ? 'spread' : 'literal' } as const);
      return `analytics.${one.kind}(${category}${literal(one.name)}${rest(value)});`;
    }
    case 'group': {
      const traits = one.traits && besideId(one.form, one.traits);
      return `analytics.group(${write({ form: formOf(one.form), value: one.id })} as any${rest(traits)});`;
    }
    case 'reset':
      return 'analytics.reset();';
  }
}
