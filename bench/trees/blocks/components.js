/**
 * Blocks of ordinary React components in TypeScript.
 *
 * @typedef {import('./scripts.js').Block} Block
 */

/** @type {Block} */
const table = ({ Noun, noun, field, other, suffix, limit }) => `interface ${Noun}TableProps${suffix} {
  ${noun}s: { id: string; ${field}: string; ${other}: number }[];
  page: number;
  onPage(page: number): void;
}

export function ${Noun}Table${suffix}({ ${noun}s, page, onPage }: ${Noun}TableProps${suffix}) {
  const rows = useMemo(() => ${noun}s.slice((page - 1) * ${limit}, page * ${limit}), [${noun}s, page]);
  return (
    <section className="${noun}-table">
      <table>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{row.${field}}</td>
              <td className={row.${other} > ${limit} ? 'is-high' : undefined}>{row.${other}}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" disabled={page === 1} onClick={() => onPage(page - 1)}>
        Previous
      </button>
      <button type="button" onClick={() => onPage(page + 1)}>
        Next
      </button>
    </section>
  );
}`;

/** @type {Block} */
const form = ({
  Noun,
  noun,
  verb,
  Verb,
  field,
  suffix,
}) => `export function ${Verb}${Noun}Form${suffix}(props: { id: string; onSaved?: (id: string) => void }) {
  const [${field}, set${Noun}] = useState('');
  const [busy, setBusy] = useState(false);

  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    setBusy(true);
    await fetch('/api/${noun}s/' + props.id, { method: 'PUT', body: JSON.stringify({ ${field} }) });
    setBusy(false);
    props.onSaved?.(props.id);
  };

  return (
    <form onSubmit={submit} aria-busy={busy}>
      <label htmlFor="${noun}-${field}">${Noun} ${field}</label>
      <input id="${noun}-${field}" value={${field}} onChange={(event) => set${Noun}(event.target.value)} />
      <button type="submit" disabled={busy || ${field} === ''}>
        {busy ? 'Please wait' : '${Verb}'}
      </button>
      <p className="hint">You can ${verb} this ${noun} again at any time.</p>
    </form>
  );
}`;

/** @type {Block} */
const card = ({
  Noun,
  noun,
  field,
  other,
  suffix,
  limit,
}) => `type ${Noun}CardProps${suffix} = { title: string; ${field}?: string; children?: React.ReactNode };

export const ${Noun}Card${suffix} = ({ title, ${field}, children }: ${Noun}CardProps${suffix}) => {
  const [open, setOpen] = useState(false);
  const shortened = title.length > ${limit} ? title.slice(0, ${limit}) + '…' : title;
  return (
    <article className="${noun}-card" data-${other}={${field}}>
      <header>
        <h3 title={title}>{shortened}</h3>
        <button type="button" aria-expanded={open} onClick={() => setOpen((value) => !value)}>
          {open ? 'Less' : 'More'}
        </button>
      </header>
      {open && <div className="${noun}-card-body">{children ?? <em>Nothing here yet.</em>}</div>}
    </article>
  );
};`;

/** @type {Block} */
const slider = ({
  Noun,
  noun,
  suffix,
  limit,
}) => `export function ${Noun}Slider${suffix}({ value, onChange }: { value: number; onChange(value: number): void }) {
  const track = useRef<HTMLDivElement>(null);
  const move = (event: React.PointerEvent) => {
    const box = track.current?.getBoundingClientRect();
    if (!box) return;
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    onChange(Math.round(share * ${limit}));
  };
  return (
    <div ref={track} className="${noun}-slider" onPointerMove={move} role="presentation">
      <span style={{ left: (100 * value) / ${limit} + '%' }} />
    </div>
  );
}`;

/** @type {readonly Block[]} */
export const COMPONENT_BLOCKS = [table, form, card, slider];
