/**
 * Blocks that call Segment. `client` is what they call: a client made in the file, or the global one.
 *
 * @typedef {(names: import('../names.js').Names, client: string) => string} SegmentBlock
 */

/** @type {SegmentBlock} */
const functionBody = (
  { Noun, noun, verb, Verb, field, other, suffix, limit },
  client,
) => `export function ${verb}${Noun}AndReport${suffix}(${noun}) {
  const started = Date.now();
  const next = { ...${noun}, ${field}: ${noun}.${field} ?? 'none', ${other}: ${limit} };
  // The funnel of the ${noun} screens is built from this event.
  ${client}.track('${Noun} ${Verb}', {
    ${field}: next.${field},
    ${other}: next.${other},
    elapsed: Date.now() - started,
  });
  return next;
}`;

/** @type {SegmentBlock} */
const signIn = (
  { Noun, noun, field, suffix, limit },
  client,
) => `export function signIn${Noun}${suffix}(form) {
  ${client}.identify('${noun}-${limit}', { ${field}: '${noun}', plan: 'team', seats: ${limit} });
  ${client}.track('Signed In', { method: form.method });
  if (form.remember) {
    localStorage.setItem('${noun}', form.email);
  }
  return form.next ?? '/';
}`;

/** @type {SegmentBlock} */
const company = (
  { Noun, noun, field, suffix, limit },
  client,
) => `export function join${Noun}${suffix}(members) {
  if (members.length > ${limit}) return false;
  ${client}.group('${noun}-${limit}', { name: '${Noun}', ${field}: 'standard' });
  for (const member of members) member.joined = true;
  return true;
}`;

/** @type {SegmentBlock} */
const navigation = (
  { Noun, noun, verb, suffix },
  client,
) => `export const visit${Noun}${suffix} = (section) => {
  window.history.pushState({}, '', '/${noun}s/' + section);
  ${client}.page('${Noun}', { section, action: '${verb}' });
  document.title = '${Noun} ' + section;
};`;

/** @type {SegmentBlock} */
const signOut = ({ Noun, noun, suffix }, client) => `export async function leave${Noun}${suffix}(session) {
  await session.close();
  sessionStorage.removeItem('${noun}');
  ${client}.reset();
  window.location.assign('/signed-out');
}`;

/** @type {SegmentBlock} */
const arrowHandlers = (
  { Noun, noun, Verb, field, suffix },
  client,
) => `export const ${noun}Handlers${suffix} = {
  onOpen: () => ${client}.track('${Noun} Opened'),
  onClose: (${field}) => ${client}.track('${Noun} Closed', { ${field} }),
  onFailure: (error) => {
    console.error(error);
    ${client}.track('${Noun} ${Verb} Failed', { reason: error.message });
  },
};`;

/** @type {readonly SegmentBlock[]} */
export const SEGMENT_SCRIPT_BLOCKS = [functionBody, signIn, company, navigation, signOut, arrowHandlers];

/** @type {SegmentBlock} */
const button = (
  { Noun, noun, Verb, field, suffix, limit },
  client,
) => `export function ${Verb}${Noun}Button${suffix}({ ${field}, onDone }: { ${field}: string; onDone(): void }) {
  const [clicks, setClicks] = useState(0);
  return (
    <div className="${noun}-actions">
      <button
        type="button"
        disabled={clicks > ${limit}}
        onClick={() => {
          setClicks(clicks + 1);
          ${client}.track('${Noun} ${Verb} Clicked', { ${field}, clicks });
          onDone();
        }}
      >
        ${Verb}
      </button>
      <a href="/help" onClick={() => ${client}.track('${Noun} Help Opened', { ${field} })}>
        Help
      </a>
    </div>
  );
}`;

/** @type {SegmentBlock} */
const screen = (
  { Noun, noun, field, suffix, limit },
  client,
) => `export const ${Noun}Screen${suffix} = ({ id, ${field} }: { id: string; ${field}: string }) => {
  useEffect(() => {
    ${client}.page('${Noun}', { id, ${field} });
  }, [id, ${field}]);

  return (
    <main className="${noun}-screen">
      <h1>{${field}}</h1>
      <ul>
        {Array.from({ length: ${limit % 9} + 1 }, (_, index) => (
          <li key={index}>{id + ' ' + index}</li>
        ))}
      </ul>
    </main>
  );
};`;

/** @type {readonly SegmentBlock[]} */
export const SEGMENT_COMPONENT_BLOCKS = [button, screen, arrowHandlers, functionBody, button, screen];
