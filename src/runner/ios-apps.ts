import { basename } from 'node:path';
import type { Survey } from '../native/project.js';
import type { HomeOf, IosHome } from '../workspace/ios-homes.js';

/** Code of iOS that may share a client: projects and packages that stand in or import each other. */
export interface IosApp {
  readonly surveys: readonly Survey[];
  /** True for a file of the app, also for one that was not looked at. */
  readonly holds: (path: string) => boolean;
}

/**
 * Sorts files by the app that they belong to.
 * @param surveys of the files of iOS alone
 */
export function iosAppsOf(surveys: readonly Survey[], homeOf: HomeOf): IosApp[] {
  const groups = new Groups();
  const homes = [...new Set(surveys.map(({ path }) => homeOf(path)))];
  for (const home of homes) joinAround(home, groups);
  for (const home of homes) {
    const used = homes.filter(({ folder }) => home.uses.includes(folder));
    for (const other of used) groups.join(home, other);
  }
  for (const survey of surveys)
    for (const other of homes.filter((one) => imports(survey, one, surveys, homeOf)))
      groups.join(homeOf(survey.path), other);
  const apps = new Map<IosHome, Survey[]>();
  for (const survey of surveys) {
    const app = groups.of(homeOf(survey.path));
    apps.set(app, [...(apps.get(app) ?? []), survey]);
  }
  return [...apps].map(([app, own]) => ({ surveys: own, holds: (path) => groups.of(homeOf(path)) === app }));
}

/** A package belongs to what it stands in, and so does a project that stands in another one. */
function joinAround(home: IosHome, groups: Groups): void {
  const { outer } = home;
  if (!outer) return;
  if (home.isPackage || !outer.isPackage) groups.join(home, outer);
  joinAround(outer, groups);
}

/** By a module that is made there, or by a header that stands there. */
function imports(
  { path, imports: names = [] }: Survey,
  other: IosHome,
  surveys: readonly Survey[],
  homeOf: HomeOf,
): boolean {
  if (homeOf(path) === other) return false;
  const headers = new Set(
    surveys.filter((one) => homeOf(one.path) === other).map((one) => basename(one.path)),
  );
  return names.some(({ name }) => other.makes(name) || headers.has(name));
}

/** Homes that were found to belong together. */
class Groups {
  private readonly parents = new Map<IosHome, IosHome>();

  of(home: IosHome): IosHome {
    const parent = this.parents.get(home);
    return parent ? this.of(parent) : home;
  }

  join(one: IosHome, other: IosHome): void {
    const [first, second] = [this.of(one), this.of(other)];
    if (first !== second) this.parents.set(first, second);
  }
}
