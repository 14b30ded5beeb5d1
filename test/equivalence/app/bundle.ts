import { join } from 'node:path';
import { type Plugin, rolldown } from 'rolldown';

const standIn = (file: string): string => join(import.meta.dirname, file);

/** What stands for the packages of an app, for its own modules and for the SDKs. */
const standIns: Readonly<Record<string, string>> = {
  '@segment/analytics-react-native': standIn('segment.ts'),
  '@amplitude/analytics-react-native': standIn('amplitude.ts'),
  '@react-native-async-storage/async-storage': standIn('storage.ts'),
  'react-native': standIn('react-native.ts'),
};

/** Bundles a program for an app, SDKs and all, as the tools of React Native would. */
export async function bundleAppProgram(entry: string): Promise<string> {
  const build = await rolldown({
    input: entry,
    plugins: [withStandIns],
    platform: 'node',
    logLevel: 'silent',
  });
  try {
    const { output } = await build.generate({ format: 'cjs', exports: 'named' });
    return output[0].code;
  } finally {
    await build.close();
  }
}

const withStandIns: Plugin = {
  name: 'with-stand-ins',
  resolveId: (id, importer) => {
    const other = standIns[id];
    return other === undefined || importer === other ? null : other;
  },
};
