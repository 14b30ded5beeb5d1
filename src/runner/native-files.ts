import { orderEvent } from '../mapping/revenue.js';
import { type Engine, startEngine } from '../native/engine.js';
import { nativeLanguage } from '../native/language-of.js';
import { isApple, type LanguageName, languageOf } from '../native/languages.js';
import { noProject, type Project, projectOf, type Survey } from '../native/project.js';
import type { NativeTree } from '../native/tree.js';
import type { HomeOf } from '../workspace/ios-homes.js';
import { sift } from './candidates.js';
import { iosAppsOf } from './ios-apps.js';
import type { Session } from './session.js';

/** Parsed files by path. */
export type Trees = ReadonlyMap<string, NativeTree>;

/** The files of mobile apps that a run works on, and what each says by itself. */
export interface NativeFiles {
  readonly trees: Trees;
  readonly surveys: readonly Survey[];
  readonly engine: Engine;
}

/** Parses the files that name Segment, then those that use what these hand out, and so on. */
export async function gatherNativeFiles(
  session: Session,
  paths: readonly string[],
  homeOf: HomeOf,
): Promise<NativeFiles> {
  let engine = await startEngine(languagesOf(paths));
  let trees: Trees = new Map(paths.flatMap((path) => parsed(session, path, engine)));
  let surveys = [...surveysOf(trees).values()];
  const known = new Set<string>();
  for (let said = surveys; ; said = [...surveysOf(trees, () => projectOf(said, noProject)).values()]) {
    const wanted = handedOut(said).filter((names) => !known.has(names.join()));
    for (const names of wanted) known.add(names.join());
    const users = wanted.length > 0 ? usersOf(session, said, wanted) : [];
    if (users.length === 0) return { trees, surveys, engine };
    // A user may be the first file of its language.
    engine = await startEngine(languagesOf([...trees.keys(), ...users]));
    trees = withAliases(homeOf, [...trees, ...users.flatMap((path) => parsed(session, path, engine))], said);
    surveys = [...surveysOf(trees).values()];
  }
}

/** What files say; on a second look together with what all of them said on the first. */
export const surveysOf = (trees: Trees, first?: (path: string) => Project): Map<string, Survey> =>
  new Map(
    [...trees].map(([path, tree]) => [path, nativeLanguage(tree.language).survey(tree, path, first?.(path))]),
  );

const languagesOf = (paths: readonly string[]): Set<LanguageName> =>
  new Set(paths.flatMap((path) => languageOf(path) ?? []));

function parsed({ texts }: Session, path: string, engine: Engine): [string, NativeTree][] {
  const language = languageOf(path);
  return language ? [[path, engine.parse(language, texts.get(path)?.text ?? '')]] : [];
}

/** Files know what others that they see call classes of Segment's: in Kotlin by packages, in Swift those of their app. */
function withAliases(
  homeOf: HomeOf,
  trees: readonly (readonly [string, NativeTree])[],
  surveys: readonly Survey[],
): Map<string, NativeTree> {
  const naming = surveys.filter(({ aliases = [] }) => aliases.length > 0);
  if (naming.length === 0) return new Map(trees);
  const swift = naming.filter(({ language }) => language === 'swift');
  const apps = iosAppsOf(swift, homeOf);
  const seenBy = (path: string, { language }: NativeTree): readonly Survey[] =>
    language === 'swift'
      ? (apps.find(({ holds }) => holds(path))?.surveys ?? [])
      : naming.filter((survey) => survey.language === language);
  return new Map(
    trees.map(([path, tree]) => {
      const aliases = seenBy(path, tree).flatMap((survey) => survey.aliases ?? []);
      return [path, aliases.length > 0 ? { ...tree, aliases } : tree];
    }),
  );
}

/**
 * What files that need not name Segment are known by: each entry lists names that such a file has all of. These are a
 * client and its owner, a client and a call in Segment's form, an alias of a class, the name of an order, and a macro that speaks to a client.
 */
function handedOut(surveys: readonly Survey[]): string[][] {
  const members = surveys
    .flatMap(({ clients }) => clients)
    .flatMap(({ name, owner }) => (owner === null ? [] : [[name, owner]]));
  const unowned = surveys
    .filter(({ language }) => language === 'swift')
    .flatMap(({ clients }) => clients)
    .flatMap(({ name, owner }) => (owner === null ? [] : swiftForms.map((form) => [`.${name}`, form])));
  const aliases = surveys.flatMap((survey) => survey.aliases ?? []).map(({ name }) => [name]);
  const order = surveys.some((survey) => survey.asksNames === true) ? [[`"${orderEvent}"`]] : [];
  const macros = surveys.flatMap((survey) => survey.macros ?? []).map((name) => [name]);
  return [...members, ...unowned, ...aliases, ...order, ...macros];
}

/** Calls in Segment's form, on a client whose owner the file need not name. */
const swiftForms = ['track(name:', 'identify(userId:', 'screen(title:', 'group(groupId:', '.track("'];

/** Files not read so far that have all of some names. */
function usersOf(
  { expansion, texts }: Session,
  surveys: readonly Survey[],
  wanted: readonly (readonly string[])[],
): string[] {
  const platforms = new Set(surveys.map(({ language }) => isApple(language)));
  const others = expansion.files.filter((path) => {
    const language = languageOf(path);
    return language !== null && platforms.has(isApple(language)) && !texts.has(path);
  });
  const filter = {
    test: (bytes: Buffer) => wanted.some((names) => names.every((name) => bytes.indexOf(name) >= 0)),
  };
  const { candidates } = sift(others, () => filter, expansion.isIgnored);
  for (const candidate of candidates) texts.set(candidate.path, candidate);
  return candidates.map(({ path }) => path);
}
