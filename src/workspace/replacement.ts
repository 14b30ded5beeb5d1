import { type Dependency, type Section, sections } from './packages.js';

/** What a package is for, told from its name; a package replaces one that is for the same. */
const platforms = ['react-native', 'node'] as const;

/**
 * The sections that a new package belongs in: those where the removed packages of its platform stood, else the first
 * where any stood, else `dependencies`.
 */
export function sectionsFor(name: string, removed: readonly Dependency[]): Section[] {
  // Types stand in devDependencies whatever the package that they describe stands in.
  const runtime = removed.filter((gone) => !gone.name.startsWith('@types/'));
  const candidates = runtime.length > 0 ? runtime : removed;
  const same = candidates.filter((gone) => platformOf(gone.name) === platformOf(name));
  if (same.length > 0) return [...new Set(same.map(({ section }) => section))];
  const first = sections.find((section) => candidates.some((gone) => gone.section === section));
  return [first ?? 'dependencies'];
}

function platformOf(name: string): string {
  return platforms.find((platform) => name.includes(platform)) ?? 'browser';
}
