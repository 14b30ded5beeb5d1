import { sep } from 'node:path';

/** A target of an Xcode project: the module that it builds, and the files that it compiles. */
export interface XcodeTarget {
  readonly module: string;
  readonly isTest: boolean;
  /** True for a file that the project says is compiled into the target. */
  readonly compiles: (path: string) => boolean;
}

/**
 * The targets that a `project.pbxproj` lists.
 * @param folder absolute path of the folder that the project stands in
 */
export function xcodeTargetsOf(text: string, folder: string): XcodeTarget[] {
  const objects = objectsOf(text);
  const named = (id: string): string => field(objects.get(id) ?? '', 'path') ?? '';
  const filesOf = (phase: string): string[] =>
    idsIn(objects.get(phase) ?? '', 'files').map((id) =>
      named(/\bfileRef = ("[^"]+"|\w+)/.exec(objects.get(id) ?? '')?.[1] ?? ''),
    );
  return [...objects.values()].filter(isA('PBXNativeTarget')).map((body): XcodeTarget => {
    const phases = idsIn(body, 'buildPhases').filter((id) =>
      isA('PBXSourcesBuildPhase')(objects.get(id) ?? ''),
    );
    const files = new Set(phases.flatMap(filesOf).map((path) => path.split('/').at(-1) ?? path));
    const folders = idsIn(body, 'fileSystemSynchronizedGroups').map((id) => folder + sep + named(id) + sep);
    return {
      module: (field(body, 'name') ?? '').replace(/\W/g, '_'),
      isTest: /productType = "[^"]*(?:unit-test|ui-testing)/.test(body),
      compiles: (path) =>
        files.has(path.slice(path.lastIndexOf(sep) + 1)) || folders.some((one) => path.startsWith(one)),
    };
  });
}

/** The objects of a project by their ids, as the text between their braces. */
function objectsOf(text: string): ReadonlyMap<string, string> {
  const found = text.matchAll(
    /^[ \t]*("[^"\n]+"|\w+)(?: \/\*.*?\*\/)? = \{(isa = [^{}]*(?:\{[^{}]*\}[^{}]*)*|\s*isa = [\s\S]*?\n\t\t)\};/gm,
  );
  return new Map([...found].map(([, id = '', body = '']) => [id, body]));
}

const isA =
  (kind: string) =>
  (body: string): boolean =>
    body.includes(`isa = ${kind};`);

/** A plain value; its quotes and the comment behind it are left out. */
const field = (body: string, name: string): string | undefined =>
  new RegExp(`\\b${name} = (?:"([^"]*)"|([^;"/]*?))(?: /\\*.*?\\*/)?;`)
    .exec(body)
    ?.slice(1)
    .find((one) => one);

const idsIn = (body: string, name: string): string[] => {
  const list = new RegExp(`\\b${name} = \\(([\\s\\S]*?)\\n?\\s*\\);`).exec(body)?.[1] ?? '';
  return [...list.matchAll(/("[^"\n]+"|\w+)(?: \/\*.*?\*\/)?,/g)].map(([, id = '']) => id);
};
