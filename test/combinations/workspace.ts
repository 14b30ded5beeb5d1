import type { Files } from '../run/tool.js';
import { type Calling, mark } from './callings.js';
import type { Handing, Parts } from './handings.js';
import type { Making } from './makings.js';

/** A little project in which a client is made, handed on and called, beside something else with methods of the same names. */
export interface Workspace {
  readonly name: string;
  readonly files: Files;
  /** Where a report has to name the call. */
  readonly planted: Place;
  /** The lines that speak to something else. */
  readonly others: readonly Place[];
}

interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

const others = ["shop.track('Sold', { a: 1 });", "shop.identify('s-1', { a: 1 });"];

const shop = {
  typescript: `export const shop = {
  track: (name: string, properties: object) => console.log(name, properties),
  identify: (id: string, traits: object) => console.log(id, traits),
};
`,
  commonjs: `exports.shop = {
  track: (name, properties) => console.log(name, properties),
  identify: (id, traits) => console.log(id, traits),
};
`,
};

/** The project of a combination; null where its parts do not go together. */
export function workspaceOf(making: Making, handing: Handing, calling: Calling): Workspace | null {
  const lines = (receiver: string) => calling.lines(receiver, making.dialect);
  if (making.form !== handing.form || !lines('client')) return null;
  const marked = {
    ...handing.files(partsOf(making, (receiver) => lines(receiver) ?? [])),
    [making.form === 'commonjs' ? 'src/shop.js' : 'src/shop.ts']: shop[making.form],
  };
  const places = Object.entries(marked).flatMap(([path, text]) =>
    text
      .split('\n')
      .map((line, index) => ({ path, line: index + 1, column: line.indexOf(mark) + 1, text: line })),
  );
  const planted = places.find(({ column }) => column > 0);
  if (!planted) throw new Error(`${handing.name} calls nothing`);
  const manifest = { name: 'shop', private: true, dependencies: { [making.package]: '*' } };
  const files = Object.entries(marked).map(([path, text]) => [path, text.replaceAll(mark, '')]);
  return {
    name: `${making.name}, ${handing.name}, called ${calling.name}`,
    files: { ...Object.fromEntries(files), 'package.json': JSON.stringify(manifest) },
    planted,
    others: places.filter(({ text }) => others.includes(text.trim())),
  };
}

function partsOf(making: Making, lines: (receiver: string) => readonly string[]): Parts {
  const { imports, declaration, isNullable, type } = making;
  const calls = (receiver: string) => [...others, ...lines(receiver)].map((line) => `  ${line}\n`).join('');
  return {
    made: `${imports}\n${declaration}\n`,
    type,
    typeImport: `import type { ${type} } from '${making.package}';`,
    value: (name = 'client') => (isNullable ? `${name}!` : name),
    calls,
    caller: (head, receiver) =>
      `${head}\nimport { shop } from './shop';\n\nexport async function run(ok: boolean, name: string, done: () => void) {\n${calls(receiver)}}\n`,
  };
}
