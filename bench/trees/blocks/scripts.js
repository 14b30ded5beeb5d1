/**
 * Blocks of ordinary code that are both JavaScript and TypeScript. Some use `track`, `page` and `identify`
 * as the plain words they are, which is what a search for them must live with.
 *
 * @typedef {(names: import('../names.js').Names) => string} Block
 */

/** @type {Block} */
const totals = ({ Noun, noun, field, suffix, limit }) => `/**
 * Adds up the ${field} of each ${noun} and leaves out what was cancelled.
 */
export function total${Noun}${suffix}(items) {
  let total = 0;
  for (const item of items) {
    if (item.cancelled || item.${field} === undefined) continue;
    total += Number(item.${field});
  }
  return Math.min(total, ${limit} * items.length);
}`;

/** @type {Block} */
const pagination = ({ Noun, noun, field, suffix, limit }) => `const PAGE_SIZE${suffix} = ${limit};

export function page${Noun}${suffix}(items, page = 1) {
  const start = (page - 1) * PAGE_SIZE${suffix};
  const sorted = [...items].sort((a, b) => (a.${field} > b.${field} ? 1 : -1));
  const visible = sorted.slice(start, start + PAGE_SIZE${suffix});
  return {
    page,
    pages: Math.max(1, Math.ceil(items.length / PAGE_SIZE${suffix})),
    ${noun}s: visible,
    isFirst: page === 1,
    isLast: start + PAGE_SIZE${suffix} >= items.length,
  };
}`;

/** @type {Block} */
const parcels = ({ Noun, noun, other, suffix, limit }) => `const carrier${suffix} = {
  async track(code) {
    const response = await fetch('/carriers/' + encodeURIComponent(code));
    return response.ok ? response.json() : null;
  },
};

export async function locate${Noun}${suffix}(${noun}) {
  const position = await carrier${suffix}.track(${noun}.${other});
  if (!position) return { found: false, retryIn: ${limit} };
  const { latitude, longitude } = position;
  return { found: true, latitude, longitude };
}`;

/** @type {Block} */
const devices = ({ Noun, noun, field, suffix }) => `function identify${Noun}${suffix}(${noun}) {
  return [${noun}.${field}, ${noun}.id].filter(Boolean).join(':');
}

export function group${Noun}s${suffix}(${noun}s) {
  const groups = new Map();
  for (const ${noun} of ${noun}s) {
    const key = identify${Noun}${suffix}(${noun});
    const group = groups.get(key) ?? [];
    group.push(${noun});
    groups.set(key, group);
  }
  return [...groups.entries()].map(([key, members]) => ({ key, size: members.length, members }));
}`;

/** @type {Block} */
const requests = ({
  Noun,
  noun,
  verb,
  Verb,
  field,
  suffix,
  limit,
}) => `export async function ${verb}${Noun}${suffix}(id, changes) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), ${limit} * 100);
  try {
    const response = await fetch('/api/${noun}s/' + id, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...changes, ${field}: changes.${field} ?? null }),
      signal: controller.signal,
    });
    if (!response.ok) throw new Error('${Verb} failed with ' + response.status);
    return await response.json();
  } finally {
    clearTimeout(timer);
  }
}`;

/** @type {Block} */
const reducer = ({
  Noun,
  noun,
  verb,
  field,
  suffix,
  limit,
}) => `export function ${noun}Reducer${suffix}(state = { items: [], ${field}: null }, action) {
  switch (action.type) {
    case '${noun}/${verb}':
      return { ...state, items: [...state.items, action.payload].slice(-${limit}) };
    case '${noun}/remove':
      return { ...state, items: state.items.filter((item) => item.id !== action.payload.id) };
    case '${noun}/${field}':
      return { ...state, ${field}: action.payload };
    case '${noun}/reset':
      return { items: [], ${field}: null };
    default:
      return state;
  }
}

export const select${Noun}s${suffix} = (state) => state.${noun}s.items;`;

/** @type {Block} */
const labels = ({ Noun, noun, field, other, suffix }) => `const LABELS${suffix} = {
  draft: 'Draft ${noun}',
  active: 'Active ${noun}',
  overdue: 'Overdue ${noun}',
  closed: 'Closed ${noun}',
};

export const describe${Noun}${suffix} = (${noun}) => {
  const label = LABELS${suffix}[${noun}.state] ?? LABELS${suffix}.draft;
  const details = ['${field}', '${other}']
    .filter((key) => ${noun}[key] !== undefined)
    .map((key) => key + ': ' + ${noun}[key]);
  return details.length > 0 ? label + ' (' + details.join(', ') + ')' : label;
};`;

/** @type {Block} */
const validation = ({
  Noun,
  noun,
  field,
  other,
  suffix,
  limit,
}) => `export function validate${Noun}${suffix}(${noun}) {
  const problems = [];
  if (!${noun}.${field}) {
    problems.push({ field: '${field}', message: 'A ${noun} needs a ${field}' });
  }
  if (typeof ${noun}.${other} === 'string' && ${noun}.${other}.length > ${limit}) {
    problems.push({ field: '${other}', message: 'Use at most ${limit} characters' });
  }
  if (${noun}.endsAt && ${noun}.startsAt && ${noun}.endsAt < ${noun}.startsAt) {
    problems.push({ field: 'endsAt', message: 'The end lies before the start' });
  }
  return problems;
}`;

/** @type {readonly Block[]} */
export const SCRIPT_BLOCKS = [totals, pagination, parcels, devices, requests, reducer, labels, validation];
