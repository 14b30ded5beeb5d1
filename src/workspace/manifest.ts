import detectIndent from 'detect-indent';
import { joinObject, type Member, type ObjectText, splitObject } from './json-object.js';
import { dependenciesOf, type Section, sections } from './packages.js';
import { sectionsFor } from './replacement.js';

/** What becomes of a manifest's packages. */
export interface ManifestEdit {
  /** Package name to version range. A package that the manifest names already is left as it is. */
  readonly add: Readonly<Record<string, string>>;
  readonly remove: readonly string[];
}

/** How the manifest is laid out. */
interface Style {
  readonly indent: string;
  readonly eol: string;
}

/**
 * Edits a manifest's text so that only the lines of the named packages change. A new package goes to the section
 * where the removed package of its platform stood (a library may have had it in two), else to `dependencies`; in
 * alphabetical place if the section is sorted, else where the removed one stood or at the end.
 * @throws {SyntaxError} when the text is not JSON
 */
export function editManifest(text: string, edit: ManifestEdit): string {
  const [, lead = '', body = ''] = /^(\uFEFF?\s*)([\s\S]*)$/.exec(text) ?? [];
  const parsed: unknown = JSON.parse(body);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return text;
  const present = dependenciesOf(body);
  const isNew = (name: string): boolean => !present.some((dependency) => dependency.name === name);
  const additions = Object.entries(edit.add).filter(([name]) => isNew(name));
  const removed = present.filter(({ name }) => edit.remove.includes(name));
  if (additions.length === 0 && removed.length === 0) return text;
  const style: Style = { indent: indentOf(body), eol: body.includes('\r\n') ? '\r\n' : '\n' };
  let manifest = splitObject(body);
  for (const section of sections) {
    const added = additions.filter(([name]) => sectionsFor(name, removed).includes(section));
    const gone = removed.filter((dependency) => dependency.section === section).map(({ name }) => name);
    if (added.length > 0 || gone.length > 0) manifest = editSection(manifest, section, added, gone, style);
  }
  return lead + joinObject(manifest) + body.slice(joinObject(splitObject(body)).length);
}

/** A minified manifest stays on one line. */
function indentOf(body: string): string {
  return body.trim().includes('\n') ? detectIndent(body).indent || '  ' : '';
}

function editSection(
  manifest: ObjectText,
  section: Section,
  added: readonly (readonly [string, string])[],
  gone: readonly string[],
  style: Style,
): ObjectText {
  const index = manifest.members.findIndex(({ key }) => key === section);
  const member = manifest.members[index];
  if (!member) return insertSection(manifest, section, added, style);
  let content = splitObject(member.text.slice(member.value));
  const order = orderOf(content.members.map(({ key }) => key));
  const place = content.members.findIndex(({ key }) => gone.includes(key));
  const model = content.members[0];
  content = withoutMembers(content, gone);
  added.forEach(([name, range], offset) => {
    const unsorted = place < 0 ? content.members.length : place + offset;
    const at = order ? sortedPlace(content.members, name, order) : unsorted;
    content = insert(content, at, entry(name, range, model), style, 2, model?.before);
  });
  if (content.members.length === 0) content = { members: [], tail: '' };
  const text = member.text.slice(0, member.value) + joinObject(content);
  return { ...manifest, members: manifest.members.with(index, { ...member, text }) };
}

/** A section that is not there yet is made before the next one that is, else at the end. */
function insertSection(
  manifest: ObjectText,
  section: Section,
  added: readonly (readonly [string, string])[],
  style: Style,
): ObjectText {
  const model = manifest.members[0];
  let content: ObjectText = { members: [], tail: '' };
  for (const [name, range] of [...added].sort(([a], [b]) => compare(a, b))) {
    content = insert(content, content.members.length, entry(name, range, model), style, 2);
  }
  const { key, text, value } = entry(section, '', model);
  const made = { key, text: text.slice(0, value) + joinObject(content), value };
  const next = manifest.members.findIndex(({ key }) => sections.some((known) => known === key));
  return insert(manifest, next < 0 ? manifest.members.length : next, made, style, 1, model?.before);
}

type Entry = Pick<Member, 'key' | 'text' | 'value'>;

/** `"name": "range"`, spaced around the colon as the model is. */
function entry(name: string, range: string, model: Member | undefined): Entry {
  const spacing = model ? model.text.slice(0, model.value).slice(endOfKey(model)) : ': ';
  const start = JSON.stringify(name) + spacing;
  return { key: name, text: start + JSON.stringify(range), value: start.length };
}

function endOfKey({ text, value }: Member): number {
  return text.lastIndexOf('"', value - 1) + 1;
}

function insert(
  object: ObjectText,
  at: number,
  { key, text, value }: Entry,
  style: Style,
  depth: number,
  modelBefore?: string,
): ObjectText {
  const { members } = object;
  const fresh = style.indent === '' ? '' : style.eol + style.indent.repeat(depth);
  const before = (members[Math.max(at - 1, 0)] ?? members[0])?.before ?? modelBefore ?? fresh;
  const closing = style.indent === '' ? '' : style.eol + style.indent.repeat(depth - 1);
  return {
    members: members.toSpliced(at, 0, { key, before: lastBreak(before), text, after: '', value }),
    tail: members.length === 0 && object.tail === '' && before.includes('\n') ? closing : object.tail,
  };
}

/** A blank line that sets a group apart is not repeated. */
function lastBreak(before: string): string {
  return before.replace(/^[\s\S]*?(?=\r?\n[^\n]*$)/, '');
}

function withoutMembers({ members, tail }: ObjectText, names: readonly string[]): ObjectText {
  const left = members.filter(({ key }) => !names.includes(key));
  const [first, ...rest] = left;
  if (!first) return { members: [], tail };
  // What stands after the opening brace stays there, whichever member comes first now.
  return { members: [{ ...first, before: members[0]?.before ?? first.before }, ...rest], tail };
}

type Order = (a: string, b: string) => number;

/** The order that a section is in: npm sorts by locale, other tools by code unit. Null when it is in neither. */
function orderOf(names: readonly string[]): Order | null {
  const holds = (order: Order): boolean =>
    names.every((name, index) => index === 0 || order(names[index - 1] ?? '', name) <= 0);
  return [compareLocale, compare].find(holds) ?? null;
}

function sortedPlace(members: readonly Member[], name: string, order: Order): number {
  const place = members.findIndex(({ key }) => order(key, name) > 0);
  return place < 0 ? members.length : place;
}

function compareLocale(a: string, b: string): number {
  return a.localeCompare(b, 'en');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
