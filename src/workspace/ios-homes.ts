import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { type XcodeTarget, xcodeTargetsOf } from './xcode-targets.js';

/** A folder with a project or a package of iOS: what stands below it, up to the next such folder, is its code. */
export interface IosHome {
  readonly folder: string;
  /** A package of Swift alone; false for what may hold a whole app. */
  readonly isPackage: boolean;
  /** The next such folder above. */
  readonly outer: IosHome | null;
  /** Folders of packages that a package names by their path. */
  readonly uses: readonly string[];
  /** True for the name of a module that is made here. */
  readonly makes: (module: string) => boolean;
  /** The modules that a file is compiled into; null where that cannot be told from those that there are. */
  readonly modulesOf: (path: string) => readonly string[] | null;
}

/** Tells the home of a file. */
export type HomeOf = (path: string) => IosHome;

const manifests =
  /^(Podfile|Cartfile|Package\.swift|Project\.swift|project\.yml)$|\.(xcodeproj|xcworkspace|podspec)$/;

/** A folder that Xcode shows as one file. */
const bundle = /\.(xcodeproj|xcworkspace)$/;

/**
 * Finds the home of a file, which is the nearest folder upward with a manifest, else the workspace.
 * @param root absolute path of the workspace
 */
export function createHomes(root: string): HomeOf {
  const known = new Map<string, IosHome | null>();
  const nearest = (folder: string): IosHome | null => {
    if (folder !== root && !folder.startsWith(root + sep)) return null;
    const found = known.get(folder);
    if (found !== undefined) return found;
    const outer = nearest(dirname(folder));
    const names = bundle.test(folder) ? [] : readdirSync(folder).filter((name) => manifests.test(name));
    const home = names.length > 0 ? homeIn(folder, names, outer) : outer;
    known.set(folder, home);
    return home;
  };
  const rest = homeIn(root, [], null);
  return (path) => nearest(dirname(path)) ?? rest;
}

function homeIn(folder: string, names: readonly string[], outer: IosHome | null): IosHome {
  const name = basename(folder);
  const project = names.find((one) => one.endsWith('.xcodeproj'));
  const targets = project ? projectTargets(folder, project) : [];
  const isPackage = names.length > 0 && names.every((one) => /^Package\.swift$|\.podspec$/.test(one));
  const manifest = names.includes('Package.swift') ? readFileSync(join(folder, 'Package.swift'), 'utf8') : '';
  const inPackage = packageTargets(manifest);
  const made = new Set([
    ...[name, ...names.filter((one) => one.endsWith('.podspec')).map((one) => one.replace(/\.podspec$/, ''))],
    ...[...targets, ...inPackage].map(({ module }) => module),
  ]);
  return {
    folder,
    isPackage,
    outer,
    uses: [...manifest.matchAll(/\.package\s*\([^)]*\bpath\s*:\s*"([^"]+)"/g)].map(([, path = '']) =>
      join(folder, path),
    ),
    makes: (module) => made.has(module),
    modulesOf: (path) => {
      if (targets.length > 0) return inTargets(targets, path);
      return inPackage.length > 0 ? inFolders(inPackage, path.slice(folder.length + 1)) : [name];
    },
  };
}

function projectTargets(folder: string, project: string): XcodeTarget[] {
  const path = join(folder, project, 'project.pbxproj');
  return existsSync(path) ? xcodeTargetsOf(readFileSync(path, 'utf8'), folder) : [];
}

function inTargets(targets: readonly XcodeTarget[], path: string): readonly string[] | null {
  const own = targets.filter(({ compiles }) => compiles(path));
  if (own.length > 0) return own.map(({ module }) => module);
  const [only, ...more] = targets.filter(({ isTest }) => !isTest);
  return only && more.length === 0 ? [only.module] : null;
}

interface PackageTarget {
  readonly module: string;
  readonly folder: string | null;
}

/** The targets of a `Package.swift`, with the folder that they name. */
function packageTargets(manifest: string): PackageTarget[] {
  const code = manifest.replace(/^\s*\/\/.*$/gm, '');
  const heads = [...code.matchAll(/\.(?:target|executableTarget|testTarget)\s*\(\s*name\s*:\s*"([^"]+)"/g)];
  return heads.map((head, index): PackageTarget => {
    const body = code.slice(head.index, heads[index + 1]?.index ?? code.length);
    const folder = /^\s*path\s*:\s*"([^"]+)"|[,(]\s*path\s*:\s*"([^"]+)"/m.exec(withoutPackages(body));
    return { module: head[1] ?? '', folder: folder?.[1] ?? folder?.[2] ?? null };
  });
}

const withoutPackages = (text: string): string => text.replace(/\.package\s*\([^)]*\)/g, '');

function inFolders(targets: readonly PackageTarget[], path: string): readonly string[] | null {
  const inside = (folder: string) =>
    path.startsWith(`${folder.replaceAll('/', sep).replace(/[\\/]$/, '')}${sep}`);
  const named = targets.filter(({ folder }) => folder !== null && inside(folder));
  const usual = targets.filter(
    ({ folder, module }) =>
      folder === null &&
      ['Sources', 'Source', 'src', 'srcs', 'Tests'].some((one) => inside(join(one, module))),
  );
  const [only, ...more] = targets;
  if (named.length > 0 || usual.length > 0) return [...named, ...usual].map(({ module }) => module);
  return only && more.length === 0 ? [only.module] : null;
}
