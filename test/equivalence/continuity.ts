import { configKeys } from '../../src/config/keys.js';
import { behaviours } from './behaviours.js';
import { contrasts, dataKeys } from './contrasts.js';
import { destinationRules } from './model/destination.js';
import type { Pair } from './pair.js';
import { type Row, table, verdictOf } from './table.js';

/** What differs and shows at no call, so that no finding can tell of it. */
const unseen: readonly string[] = [
  'Sessions: the destination sent none unless a plug-in added them; the SDK sends its own. Charts of sessions begin at the cut-over.',
  "Devices and systems: the destination parsed the browser's user agent, now Amplitude does. Names of systems and devices can shift.",
  'Library: events come from `amplitude-ts` instead of `segment` or `analytics.js`. Change filters that name it.',
  'Campaigns: Amplitude adds `referring_domain`, click ids and `initial_…: "EMPTY"` for visitors without a campaign, clears `utm_…` at a later direct visit, and speaks once a session. Segment repeated the campaign with each event, so it also stood on the new visitor after a reset.',
  'A user of whom only the id is known (`identify(id)`) reaches Amplitude with the next event. Segment sent an identify at once.',
  'Tabs: Segment looked up the user at each call, Amplitude when the page loaded. A tab that was open before keeps its user when another one signs in or out.',
  'Before it had loaded, Segment sent waiting calls by their kind (all tracks, then all identifies); Amplitude sends them in their order.',
  'Bursts: Amplitude asks who the user is once a macrotask for each event. Of two events in one tick the second belongs to a user who signs in a few milliseconds later.',
  'Server rendering: a call that no test for a page guards failed with Segment, and sent nothing. Amplitude sends it, as a visitor of its own.',
  'A null inside a list or an object of a trait is left out. (A trait that is null clears the property, as before.)',
  'A timestamp that turns out to be null or undefined at run time is sent as a time that is null. Segment took the time of the call or of its arrival.',
  "Apps: an empty user id signed the user out in Segment's SDK for React Native; Amplitude's keeps the user.",
  'An event with a blank name is not sent. A property named `__proto__`, which Segment lost, is.',
];

const introduction = `# Continuity

What stays the same for the people who read the charts when code moves from Segment to Amplitude, what does not, and
what to do on the day.

## How it is proved

Each line below stands for programs that are run twice. First as they were, with Segment's SDK: what it sends is put
through a written model of Segment's Amplitude (Actions) destination with its default mappings. Then as this tool
rewrites them, with Amplitude's SDK. Both SDKs are the real ones: in a browser environment, in processes of Node, and
for React Native with a stand-in for its native parts. They send to a server on the same machine. Compared are the events in their order with name, properties, user, device, groups, time and
revenue; what is known of the user after each event; and in the end what is known of all users and groups.

- *equal*: the same data arrives.
- *reported*: it differs in the way that the tool says at the call, and in no other.
- *configured*: it differs because an option of the tool asks for it, and in no other way.

For each rule the proof was broken on purpose, and noticed. Beside these programs, generated ones with arbitrary
values run each time. \`npm run equivalence\` prints this table, \`npm run equivalence -- --full\` runs 1,000 generated
programs.
`;

const cutOver = `## The day of the cut-over

Before it:

1. Look at the destination in Segment (Connections, Destinations, Amplitude, Mappings) and compare it with the rules
   above. The tool assumes the mappings that Segment sets up by default. If groups are mapped there, put their type
   into the config as \`group.type\` or \`group.patterns\`. If it is the classic destination, page names and revenue
   differ: see \`page.mode\`.
2. Use the API key of the Amplitude project that the destination writes to, and its zone (\`serverZone\`).
3. Settle what the tool marked as manual. Those calls still speak to Segment, and their data stops with the
   destination.
4. Find out who else gets data from Segment. Calls that were rewritten no longer reach *any* destination.

On the day:

5. Release, and switch the Amplitude destination off in Segment. While both run, every event arrives twice: they carry
   different ids, so that Amplitude cannot tell. Where old pages or apps live on, keep the destination and filter it
   to them until they are gone.
6. Visitors keep their device and their user: \`init\` takes over what Segment has stored in their browser, once. Do not
   clear Segment's cookies and storage before most of them have been back.

After it:

7. Compare the counts of the most important events by day, and the count of new users, with the week before. More new
   users than usual means that devices were not taken over.

## What cannot be seen from code

- Mappings, filters, functions and tracking-plan rules that live in Segment only: events that they renamed, changed or
  blocked arrive as the code sends them.
- Whether the code that is live everywhere is the code that was migrated: other sources (a server, an app, a tag
  manager) can send to the same Amplitude project.
- What the values are at run time: an event whose name is computed can be \`Order Completed\`.
- Which type a group has.
- Whether other destinations need a call.
`;

/** The text of docs/continuity.md. */
export function continuity(pairs: readonly Pair[]): string {
  const rows = table(pairs);
  const named = (names: readonly { readonly name: string }[]) =>
    rows.filter(({ rule }) => names.some(({ name }) => name === rule));
  return [
    '<!-- Generated from test/equivalence: npm run equivalence -- --update -->\n',
    introduction,
    `### Rules of Segment's destination\n\n${tableOf(named(destinationRules))}\n`,
    `### What two SDKs do differently\n\n${tableOf(named(behaviours))}\n`,
    `${totals(rows)}\n`,
    `## Differences that the tool reports\n\n${list(differences(pairs))}\n`,
    `## Differences that the config asks for\n\n${list(optionDifferences(pairs))}\n`,
    `## Differences that no call shows\n\n${list(unseen)}\n`,
    cutOver,
  ].join('\n');
}

function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(
    ({ rule, says, pairs, equal, reported, configured }) =>
      `| ${rule} | ${says} | ${pairs} | ${equal} | ${reported} | ${configured} |`,
  );
  return ['| | | programs | equal | reported | configured |', '|---|---|--:|--:|--:|--:|', ...lines].join(
    '\n',
  );
}

function totals(rows: readonly Row[]): string {
  const sum = (column: 'pairs' | 'equal' | 'reported' | 'configured') =>
    rows.reduce((total, row) => total + row[column], 0);
  return `Together ${sum('pairs')} programs: ${sum('equal')} equal, ${sum('reported')} with a reported difference, ${sum('configured')} with one that was asked for.`;
}

/** Each reported difference once, with the codes under which \`explain\` tells more. */
function differences(pairs: readonly Pair[]): string[] {
  const codes = new Map<string, Set<string>>();
  for (const pair of pairs) {
    if (!pair.differs || verdictOf(pair) !== 'reported') continue;
    const { says } = pair.differs;
    const found = codes.get(says) ?? new Set();
    for (const line of pair.findings ?? []) for (const code of line.split(' ').slice(2)) found.add(code);
    for (const note of pair.notes ?? []) found.add(note);
    codes.set(says, found);
  }
  return [...codes].map(([says, found]) => `${says} (${[...found].map((code) => `\`${code}\``).join(', ')})`);
}

/** What each key of the config changes in the data; those that only change how the code is written are left out. */
function optionDifferences(pairs: readonly Pair[]): string[] {
  const keys = dataKeys(configKeys());
  const shown = contrasts(keys, pairs);
  return keys.flatMap(({ name }) => {
    const said = (shown.get(name) ?? [])
      .flat()
      .flatMap(({ differs }) => (differs?.chosen ? [differs.says] : []));
    return said.length > 0 ? [`\`${name}\`: ${[...new Set(said)].join(' ')}`] : [];
  });
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}
