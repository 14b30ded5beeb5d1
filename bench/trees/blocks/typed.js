/**
 * Blocks of ordinary TypeScript: types, classes, generics.
 *
 * @typedef {import('./scripts.js').Block} Block
 */

/** @type {Block} */
const repository = ({ Noun, noun, field, other, suffix, limit }) => `export interface ${Noun}Record${suffix} {
  readonly id: string;
  ${field}: string;
  ${other}?: number | null;
  tags: readonly string[];
}

export class ${Noun}Repository${suffix} {
  private readonly items = new Map<string, ${Noun}Record${suffix}>();

  constructor(private readonly capacity: number = ${limit}) {}

  save(record: ${Noun}Record${suffix}): void {
    if (this.items.size >= this.capacity && !this.items.has(record.id)) {
      const [oldest] = this.items.keys();
      if (oldest !== undefined) this.items.delete(oldest);
    }
    this.items.set(record.id, record);
  }

  find(id: string): ${Noun}Record${suffix} | undefined {
    return this.items.get(id);
  }

  by${Noun}(${noun}: string): ${Noun}Record${suffix}[] {
    return [...this.items.values()].filter((item) => item.${field} === ${noun});
  }
}`;

/** @type {Block} */
const formatter = ({
  Noun,
  noun,
  field,
  suffix,
  limit,
}) => `type ${Noun}Format${suffix} = 'short' | 'long' | 'relative';

export function format${Noun}${suffix}(value: Date | number, format: ${Noun}Format${suffix} = 'short'): string {
  const date = value instanceof Date ? value : new Date(value);
  if (Number.isNaN(date.getTime())) return 'unknown ${field}';
  if (format === 'relative') {
    const days = Math.round((Date.now() - date.getTime()) / 86_400_000);
    return days > ${limit} ? 'long ago' : days === 0 ? 'today' : \`\${days} days ago\`;
  }
  return new Intl.DateTimeFormat('en', { dateStyle: format === 'long' ? 'full' : 'medium' }).format(date);
}

export const ${noun}Formats${suffix}: readonly ${Noun}Format${suffix}[] = ['short', 'long', 'relative'] as const;`;

/** @type {Block} */
const hook = ({
  Noun,
  noun,
  verb,
  field,
  suffix,
  limit,
}) => `export function use${Noun}${suffix}(id: string, enabled = true) {
  const [${noun}, set${Noun}] = useState<Record<string, unknown> | null>(null);
  const [error, setError] = useState<Error | null>(null);

  useEffect(() => {
    if (!enabled) return;
    let active = true;
    fetch(\`/api/${noun}s/\${id}?limit=${limit}\`)
      .then((response) => response.json())
      .then((body: Record<string, unknown>) => active && set${Noun}(body))
      .catch((cause: unknown) => active && setError(cause as Error));
    return () => {
      active = false;
    };
  }, [id, enabled]);

  const ${verb} = useCallback((${field}: string) => set${Noun}((old) => ({ ...old, ${field} })), []);
  return { ${noun}, error, ${verb} } as const;
}`;

/** @type {Block} */
const queue = ({
  Noun,
  noun,
  Verb,
  suffix,
  limit,
}) => `export type ${Noun}Task${suffix}<T> = { run(): Promise<T>; attempts: number };

export class ${Verb}${Noun}Queue${suffix}<T> {
  #pending: ${Noun}Task${suffix}<T>[] = [];
  #running = 0;

  add(task: ${Noun}Task${suffix}<T>): this {
    this.#pending.push(task);
    return this;
  }

  async drain(onDone: (result: T) => void): Promise<number> {
    let done = 0;
    while (this.#pending.length > 0 && this.#running < ${limit}) {
      const ${noun} = this.#pending.shift();
      if (!${noun}) break;
      this.#running += 1;
      try {
        onDone(await ${noun}.run());
        done += 1;
      } catch {
        if (${noun}.attempts > 0) this.#pending.push({ ...${noun}, attempts: ${noun}.attempts - 1 });
      } finally {
        this.#running -= 1;
      }
    }
    return done;
  }
}`;

/** @type {readonly Block[]} */
export const TYPED_BLOCKS = [repository, formatter, hook, queue];
