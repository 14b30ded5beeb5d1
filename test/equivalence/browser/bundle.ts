import { join } from 'node:path';
import { Script } from 'node:vm';
import { type Plugin, rolldown } from 'rolldown';

/** The packages that programs speak to, each with what stands for it and the global that it is in a window. */
const doubles = {
  '@segment/analytics-next': { file: 'segment.ts', global: 'segmentSdk' },
  '@amplitude/analytics-browser': { file: 'amplitude.ts', global: 'amplitudeSdk' },
} as const;

type Sdk = keyof typeof doubles;
const sdks = Object.keys(doubles) as Sdk[];

/** What a window has to run, in this order: the SDKs that are asked for, then the program. */
export interface Bundle {
  readonly scripts: readonly Compiled[];
}

interface Compiled {
  readonly text: string;
  readonly script: Script;
}

const compiled = (text: string): Compiled => ({ text, script: new Script(text) });

/** Bundles a program; the SDKs stay outside, so that they are compiled once for all programs. */
export async function bundleProgram(entry: string): Promise<Bundle> {
  const used = new Set<Sdk>();
  const code = await bundle(entry, 'program', [fromGlobals(used)]);
  return { scripts: [...(await Promise.all([...used].map(sdkScript))), compiled(code)] };
}

/** A page that has Segment's snippet, with the global that it makes, before its program. */
export async function withSnippet(program: Bundle): Promise<Bundle> {
  return { scripts: [await ownScript('snippet.ts', 'segmentSnippet'), ...program.scripts] };
}

/** Takes the SDKs from the globals that they are, whether they are imported or required. */
function fromGlobals(used: Set<Sdk>): Plugin {
  const isSdk = (id: string): id is Sdk => sdks.some((sdk) => sdk === id);
  return {
    name: 'from-globals',
    resolveId: (id) => (isSdk(id) ? id : null),
    load: (id) => {
      if (!isSdk(id)) return null;
      used.add(id);
      return { code: `module.exports = ${doubles[id].global};`, moduleType: 'js' };
    },
  };
}

const sdkScript = (sdk: Sdk): Promise<Compiled> => ownScript(doubles[sdk].file, doubles[sdk].global);

const scripts = new Map<string, Promise<Compiled>>();

function ownScript(file: string, global: string): Promise<Compiled> {
  const script = scripts.get(file) ?? bundle(join(import.meta.dirname, file), global, []).then(compiled);
  scripts.set(file, script);
  return script;
}

async function bundle(entry: string, name: string, plugins: Plugin[]): Promise<string> {
  const build = await rolldown({
    input: entry,
    plugins,
    platform: 'browser',
    logLevel: 'silent',
    transform: {
      define: {
        'process.env.NODE_ENV': '"production"',
        'process.env.SEGMENT_WRITE_KEY': '"segment-write-key"',
        'process.env.AMPLITUDE_API_KEY': '"amplitude-api-key"',
      },
    },
  });
  try {
    const { output } = await build.generate({ format: 'iife', name, exports: 'auto' });
    return output[0].code;
  } finally {
    await build.close();
  }
}
