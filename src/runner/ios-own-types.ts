import type { OwnType, Project, Survey } from '../native/project.js';
import type { IosHome } from '../workspace/ios-homes.js';

/** The types of the app's own that one of its files sees, and those of them that it may not see. */
export function ownTypesFor(
  file: Survey,
  surveys: readonly Survey[],
  homeOf: (path: string) => IosHome,
): Pick<Project, 'ownTypes' | 'doubtfulTypes'> {
  const found = surveys.flatMap((declarer) =>
    declarer.ownTypes.map((type) => ({ name: type.name, isSeen: sees(file, type, declarer, homeOf) })),
  );
  const certain = new Set(found.filter(({ isSeen }) => isSeen === true).map(({ name }) => name));
  const doubtful = found.filter(({ name, isSeen }) => isSeen === null && !certain.has(name));
  const doubtfulTypes = new Set(doubtful.map(({ name }) => name));
  return { ownTypes: new Set([...certain, ...doubtfulTypes]), doubtfulTypes };
}

/** A type of Swift is known in its module, and where that is imported; null where that cannot be told. */
function sees(
  file: Survey,
  { reach }: OwnType,
  declarer: Survey,
  homeOf: (path: string) => IosHome,
): boolean | null {
  if (file.path === declarer.path || reach === 'program') return true;
  const [here, there] = [homeOf(file.path), homeOf(declarer.path)];
  const [own, theirs] = [here.modulesOf(file.path), there.modulesOf(declarer.path)];
  if (here === there && own?.some((name) => theirs?.includes(name))) return true;
  const imported = file.imports?.find(({ name }) => (theirs ? theirs.includes(name) : there.makes(name)));
  if (imported?.isTestable) return true;
  // Beside Segment's own, a name of an imported module means neither of the two.
  if (imported && reach === 'public') return null;
  return here === there && (own === null || theirs === null) ? null : false;
}
