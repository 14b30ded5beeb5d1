import type { Making } from './makings.js';

/** Stands before the name that a report has to point at, and is gone from the file. */
export const mark = '«';

/** A way in which a client is called; undefined where its dialect has none like it. */
export interface Calling {
  readonly name: string;
  readonly lines: (receiver: string, dialect: Making['dialect']) => readonly string[] | undefined;
}

/** The event, or the user, that every planted call speaks of. */
export const planted = 'Planted';

const track = (dialect: Making['dialect']): string =>
  dialect === 'node'
    ? `{ userId: 'u-1', event: '${planted}', properties: { a: 1 } }`
    : `'${planted}', { a: 1 }`;
const identify = (dialect: Making['dialect']): string =>
  dialect === 'node' ? `{ userId: '${planted}', traits: { a: 1 } }` : `'${planted}', { a: 1 }`;

export const callings: readonly Calling[] = [
  { name: 'directly', lines: (it, of) => [`${it}.${mark}track(${track(of)});`] },
  { name: 'if it is there', lines: (it, of) => [`${it}?.${mark}track(${track(of)});`] },
  { name: 'by a text', lines: (it, of) => [`${it}['${mark}track'](${track(of)});`] },
  { name: 'destructured', lines: (it, of) => [`const { track } = ${it};`, `${mark}track(${track(of)});`] },
  { name: 'renamed', lines: (it, of) => [`const { track: say } = ${it};`, `${mark}say(${track(of)});`] },
  { name: 'bound', lines: (it, of) => [`const say = ${it}.${mark}track.bind(${it});`, `say(${track(of)});`] },
  {
    name: 'under another name',
    lines: (it, of) => [`const other = ${it};`, `other.${mark}track(${track(of)});`],
  },
  { name: 'waited for', lines: (it, of) => [`await ${it}.${mark}track(${track(of)});`] },
  {
    name: 'with what follows',
    lines: (it, of) => (of === 'node' ? undefined : [`${it}.${mark}track(${track(of)}).then(() => done());`]),
  },
  {
    name: 'given back',
    lines: (it, of) => [`const send = async () => ${it}.${mark}track(${track(of)});`, 'send();'],
  },
  { name: 'on a condition', lines: (it, of) => [`ok ? ${it}.${mark}track(${track(of)}) : done();`] },
  { name: 'behind a condition', lines: (it, of) => [`ok && ${it}.${mark}identify(${identify(of)});`] },
  { name: 'without its value', lines: (it, of) => [`void ${it}.${mark}track(${track(of)});`] },
  { name: 'after a comma', lines: (it, of) => [`done(), ${it}.${mark}identify(${identify(of)});`] },
  { name: 'when it is tested', lines: (it, of) => [`if (${it}) ${it}.${mark}identify(${identify(of)});`] },
  { name: 'to identify', lines: (it, of) => [`${it}.${mark}identify(${identify(of)});`] },
  {
    name: 'to identify, destructured',
    lines: (it, of) => [`const { identify } = ${it};`, `${mark}identify(${identify(of)});`],
  },
  {
    name: 'with a name that is made',
    lines: (it, of) => (of === 'node' ? undefined : [`${it}.${mark}track(\`${planted} \${name}\`);`]),
  },
  {
    name: 'in a promise',
    lines: (it, of) => [`Promise.resolve().then(async () => ${it}.${mark}identify(${identify(of)}));`],
  },
  { name: 'with a method handed on', lines: (it) => [`['${planted}'].forEach(${it}.${mark}track);`] },
  {
    name: 'as one that has to stay',
    lines: (it, of) =>
      of === 'node'
        ? [`${it}.${mark}alias({ userId: '${planted}', previousId: 'a' });`]
        : [`${it}.${mark}alias('${planted}');`],
  },
];
