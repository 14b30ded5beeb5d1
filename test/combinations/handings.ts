import type { Files } from '../run/tool.js';
import type { Making } from './makings.js';

/** What a handing puts into its files. */
export interface Parts {
  /** The module that makes the client, without an export. */
  readonly made: string;
  /** Its type, and what imports it. */
  readonly type: string;
  readonly typeImport: string;
  /** `client`, or `client!` where it may be missing; with another name for it. */
  readonly value: (name?: string) => string;
  /** A module that calls it, and something else by the same names, in a function. */
  readonly caller: (imports: string, receiver: string, parameters?: string) => string;
  /** The calls alone. */
  readonly calls: (receiver: string) => string;
}

/** A way in which a client goes from where it is made to where it is called. */
export interface Handing {
  readonly name: string;
  readonly form: Making['form'];
  readonly files: (parts: Parts) => Files;
}

const shop = "import { shop } from './shop';";
const client = "import { client } from './client';";
const run = 'async (ok: boolean, name: string, done: () => void)';

const two = (made: string, app: string, more: Files = {}): Files => ({
  'src/client.ts': made,
  'src/app.ts': app,
  ...more,
});
const named = ({ made }: Parts): string => `${made}export { client };\n`;

/** The client leaves its module by what stands at its end, and is imported. */
const leaves = (name: string, end: string, imports: string, receiver: (parts: Parts) => string): Handing => ({
  name,
  form: 'typescript',
  files: (parts) => two(`${parts.made}${end}\n`, parts.caller(imports, receiver(parts))),
});

/** Another module stands between. */
const through = (
  name: string,
  between: string,
  imports: string,
  receiver: (parts: Parts) => string,
): Handing => ({
  name,
  form: 'typescript',
  files: (parts) =>
    two(named(parts), parts.caller(imports, receiver(parts)), { 'src/between.ts': `${between}\n` }),
});

/** The caller takes it as a parameter, and the module that makes it hands it over. */
const handed = (
  name: string,
  caller: (parts: Parts) => string,
  hand: (value: string) => string,
): Handing => ({
  name,
  form: 'typescript',
  files: (parts) =>
    two(
      `import * as app from './app';\n${parts.made}export const begun = ${hand(parts.value())};\n`,
      `${caller(parts).includes(parts.type) ? parts.typeImport : ''}\n${shop}\n${caller(parts)}`,
    ),
});

/** A component keeps it. */
const kept = (name: string, hooks: string, keep: string, receiver: (parts: Parts) => string): Handing => ({
  name,
  form: 'typescript',
  files: (parts) => ({
    'src/client.ts': named(parts),
    'src/App.tsx': `import { ${hooks} } from 'react';\n${client}\n${shop}\nexport function App({ ok, name, done }: any) {\n${keep}\n  const run = async () => {\n${parts.calls(receiver(parts))}  };\n  return <button onClick={run} />;\n}\n`,
  }),
});

const required = (name: string, end: string, imports: string, receiver: string): Handing => ({
  name,
  form: 'commonjs',
  files: ({ made, calls }) => ({
    'src/client.js': `${made}${end}\n`,
    'src/app.js': `${imports}\nconst { shop } = require('./shop');\nexports.run = async (ok, name, done) => {\n${calls(receiver)}};\n`,
  }),
});

const injected = (name: string, end: string, app: (calls: Parts['calls']) => string): Handing => ({
  name,
  form: 'commonjs',
  files: ({ made, calls }) => ({
    'src/client.js': `${made}${end}\n`,
    'src/app.js': `const { shop } = require('./shop');\n${app(calls)}`,
  }),
});

export const handings: readonly Handing[] = [
  {
    name: 'in its file',
    form: 'typescript',
    files: ({ made, calls, value }) => ({
      'src/app.ts': `${shop}\n${made}export const run = ${run} => {\n${calls(value())}};\n`,
    }),
  },
  leaves('by name', 'export { client };', client, ({ value }) => value()),
  leaves('by default', 'export default client;', "import own from './client';", ({ value }) => value('own')),
  leaves('in a namespace', 'export { client };', "import * as all from './client';", ({ value }) =>
    value('all.client'),
  ),
  leaves('by import()', 'export { client };', '', ({ value }) => `(await import('./client')).${value()}`),
  leaves('by a getter', 'export const get = () => client;', "import { get } from './client';", ({ value }) =>
    value('get()'),
  ),
  leaves(
    'by a getter that waits',
    'export const get = async () => ({ client });',
    "import { get } from './client';",
    ({ value }) => value('(await get()).client'),
  ),
  leaves(
    'in an object',
    'export const services = { client };',
    "import { services } from './client';",
    ({ value }) => value('services.client'),
  ),
  leaves(
    'in an object of objects',
    'export const services = { web: { client } };',
    "import { services } from './client';",
    ({ value }) => value('services.web.client'),
  ),
  leaves(
    'in a copied object',
    'const own = { client };\nexport const services = { ...own, other: 1 };',
    "import { services } from './client';",
    ({ value }) => value('services.client'),
  ),
  leaves(
    'in an assigned object',
    'export const services = Object.assign({ other: 1 }, { client });',
    "import { services } from './client';",
    ({ value }) => value('services.client'),
  ),
  leaves(
    'under a key of an enum',
    "export enum Place {\n  Web = 'web',\n}\nexport const registry = { [Place.Web]: client };",
    "import { Place, registry } from './client';",
    ({ value }) => value('registry[Place.Web]'),
  ),
  leaves(
    'in a map',
    "export const all = new Map([['web', client]]);",
    "import { all } from './client';",
    () => "all.get('web')!",
  ),
  leaves('in a list', 'export const all = [client];', "import { all } from './client';", () => 'all[0]!'),
  leaves(
    'in a set',
    'export const all = new Set([client]);',
    "import { all } from './client';",
    () => '[...all][0]!',
  ),
  leaves(
    'in values of an object',
    'export const all = { client };',
    "import { all } from './client';",
    () => 'Object.values(all)[0]!',
  ),
  leaves(
    'in an instance',
    'class Service {\n  readonly own = client;\n}\nexport const service = new Service();',
    "import { service } from './client';",
    ({ value }) => value('service.own'),
  ),
  leaves(
    'in a static field',
    'export class Service {\n  static own = client;\n}',
    "import { Service } from './client';",
    ({ value }) => value('Service.own'),
  ),
  leaves(
    'by an accessor',
    'class Service {\n  get own() {\n    return client;\n  }\n}\nexport const service = new Service();',
    "import { service } from './client';",
    ({ value }) => value('service.own'),
  ),
  leaves(
    'in a box',
    'class Box<T> {\n  constructor(readonly value: T) {}\n}\nexport const box = new Box(client);',
    "import { box } from './client';",
    ({ value }) => value('box.value'),
  ),
  leaves('as any', 'export { client };', client, () => '(client as any)'),
  leaves('on a choice', 'export { client };', client, () => '(ok ? client : client)!'),
  through(
    'renamed',
    "export { client as own } from './client';",
    "import { own } from './between';",
    ({ value }) => value('own'),
  ),
  through(
    'with all others',
    "export * from './client';",
    "import { client } from './between';",
    ({ value }) => value(),
  ),
  through(
    'in a namespace of another',
    "export * as all from './client';",
    "import { all } from './between';",
    ({ value }) => value('all.client'),
  ),
  through(
    'by a variable',
    "import { client } from './client';\nexport const own = client;",
    "import { own } from './between';",
    ({ value }) => value('own'),
  ),
  handed(
    'as a parameter',
    ({ type, calls }) =>
      `export const send = async (own: ${type}, ok: boolean, name: string, done: () => void) => {\n${calls('own')}};\n`,
    (value) => `(done: () => void) => app.send(${value}, true, '', done)`,
  ),
  handed(
    'as an untyped parameter',
    ({ calls }) =>
      `export async function send(own: any, ok: boolean, name: string, done: () => void) {\n${calls('own')}}\n`,
    (value) => `(done: () => void) => app.send(${value}, true, '', done)`,
  ),
  handed(
    'in an object of parameters',
    ({ type, calls }) =>
      `export async function send({ own }: { own: ${type} }, ok: boolean, name: string, done: () => void) {\n${calls('own')}}\n`,
    (value) => `(done: () => void) => app.send({ own: ${value} }, true, '', done)`,
  ),
  handed(
    'to a function that keeps it',
    ({ type, calls }) => `export const sender = (own: ${type}) => ${run} => {\n${calls('own')}};\n`,
    (value) => `app.sender(${value})`,
  ),
  handed(
    'to a class',
    ({ type, calls }) =>
      `export class Service {\n  constructor(private readonly own: ${type}) {}\n\n  async run(ok: boolean, name: string, done: () => void) {\n${calls('this.own')}  }\n}\n`,
    (value) => `new app.Service(${value})`,
  ),
  handed(
    'to a setter',
    ({ type, calls }) =>
      `class Service {\n  #own?: ${type};\n\n  set(own: ${type}) {\n    this.#own = own;\n  }\n\n  async run(ok: boolean, name: string, done: () => void) {\n${calls('this.#own!')}  }\n}\nexport const service = new Service();\n`,
    (value) => `app.service.set(${value})`,
  ),
  handed(
    'by its type alone',
    ({ type, calls }) =>
      `export async function send<T extends ${type}>(own: T, ok: boolean, name: string, done: () => void) {\n${calls('own')}}\n`,
    (value) => `app.send(${value}, true, '', () => {})`,
  ),
  kept('in a memo', 'useMemo', '  const own = useMemo(() => client, []);', ({ value }) => value('own')),
  kept('in a ref', 'useRef', '  const own = useRef(client);', ({ value }) => value('own.current')),
  kept('in a state', 'useState', '  const [own] = useState(() => client);', ({ value }) => value('own')),
  kept(
    'in a store',
    'useSyncExternalStore',
    '  const own = useSyncExternalStore(() => () => {}, () => client);',
    ({ value }) => value('own'),
  ),
  {
    name: 'by a context',
    form: 'typescript',
    files: (parts) => ({
      'src/client.ts': named(parts),
      'src/context.tsx': `import { createContext, useContext } from 'react';\n${client}\nconst Tracking = createContext<typeof client | null>(null);\nexport const Tracked = ({ children }: any) => <Tracking.Provider value={client}>{children}</Tracking.Provider>;\nexport const useTracking = () => useContext(Tracking)!;\n`,
      'src/App.tsx': `import { useTracking } from './context';\n${shop}\nexport function App({ ok, name, done }: any) {\n  const own = useTracking();\n  const run = async () => {\n${parts.calls('own')}  };\n  return <button onClick={run} />;\n}\n`,
    }),
  },
  required('as module.exports', 'module.exports = client;', "const client = require('./client');", 'client'),
  required(
    'in module.exports',
    'module.exports = { client };',
    "const { client } = require('./client');",
    'client',
  ),
  required(
    'as a member of exports',
    'exports.client = client;',
    "const all = require('./client');",
    'all.client',
  ),
  required(
    'by a required getter',
    'module.exports = { get: () => client };',
    "const { get } = require('./client');",
    'get()',
  ),
  injected(
    'into a required function',
    "require('./app')(client);",
    (calls) => `module.exports = async (own, ok, name, done) => {\n${calls('own')}};\n`,
  ),
  injected(
    'into a required class',
    "const Service = require('./app');\nmodule.exports = new Service({ own: client });",
    (calls) =>
      `module.exports = class Service {\n  constructor({ own }) {\n    this.own = own;\n  }\n\n  async run(ok, name, done) {\n${calls('this.own')}  }\n};\n`,
  ),
];
