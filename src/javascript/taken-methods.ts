import type { Node } from '@babel/types';
import type { CallUse } from './clients/client.js';
import type { Edit } from './edit.js';
import type { SiteContext } from './sites/site-context.js';
import { resolve, usesOf } from './syntax/scope.js';
import { spanOf } from './syntax/span.js';
import { endOf, parentOf, startOf, type Tree } from './syntax/tree.js';
import { NothingImportable } from './write/imports.js';
import type { SdkName, Speaker } from './write/speaker.js';
import type { Writing } from './write/writing.js';

type Pattern = Extract<Node, { type: 'ObjectPattern' }>;
export type Property = Extract<Node, { type: 'ObjectProperty' }>;

/** Speaks through a method that was taken from its client: what else a call needs is taken in the same place. */
export function takenSpeaker(
  { receiver, method }: CallUse,
  context: SiteContext,
  sdkName: (name: SdkName) => string,
): Speaker {
  const { writing, client } = context;
  const own = textOf(writing.tree, receiver);
  const property = propertyOf(writing.tree, receiver);
  const pattern = property && parentOf(property);
  const isTaken = property !== null && client.flows.some((flow) => flow.taken.has(property));
  const fn = (name: SdkName): string => {
    if (isTaken && pattern?.type === 'ObjectPattern') return taken(pattern, name, writing);
    // A method that came alone has nothing else of its client, and is no other one.
    if (name !== 'track' || method !== 'track') throw new NothingImportable('method-passed-on');
    return own;
  };
  return { fn, className: sdkName };
}

/** A method under a name of its own stays what it is there; what else a call needs is a function of the SDK. */
export function aliasSpeaker(
  { receiver, method }: CallUse,
  { writing }: SiteContext,
  sdkName: (name: SdkName) => string,
): Speaker {
  const own = textOf(writing.tree, receiver);
  return {
    fn: (name) => (name === 'track' && method === 'track' ? own : sdkName(name)),
    className: sdkName,
  };
}

const textOf = ({ text }: Tree, node: Node): string => text.slice(startOf(node), endOf(node));

function propertyOf(tree: Tree, receiver: Node): Property | null {
  if (receiver.type !== 'Identifier') return null;
  const declared = resolve(tree, receiver.name, receiver)?.identifier;
  const parent = declared && parentOf(declared);
  return parent?.type === 'ObjectProperty' && parent.value === declared ? parent : null;
}

function taken(pattern: Pattern, name: SdkName, writing: Writing): string {
  const known = writing.taken.get(pattern) ?? new Map<SdkName, string>();
  writing.taken.set(pattern, known);
  const local = known.get(name) ?? localOf(pattern, name) ?? writing.names.fresh(name, pattern);
  known.set(name, local);
  return local;
}

function localOf(pattern: Pattern, name: string): string | null {
  const own = pattern.properties.find(
    (member) => member.type === 'ObjectProperty' && keyName(member) === name,
  );
  return own?.type === 'ObjectProperty' && own.value.type === 'Identifier' ? own.value.name : null;
}

export const keyName = (member: Property): string =>
  member.key.type === 'Identifier' ? member.key.name : '';

/** What a destructuring takes from a client. */
export const takenMembers = (client: Pick<SiteContext['client'], 'flows'>): Property[] =>
  client.flows.flatMap((flow) => [...flow.taken]) as Property[];

/** The member that took a method which is called without its client; null where it came in another way. */
export function takenBy({ receiver }: CallUse, { client, writing }: SiteContext): Property | null {
  const property = propertyOf(writing.tree, receiver);
  return property && takenMembers(client).includes(property) ? property : null;
}

/** What was taken for Segment's calls goes, and what the rewritten calls need comes. */
export function takenEdits({ client, writing }: SiteContext): Edit[] {
  const members = takenMembers(client);
  const patterns = new Set(members.map((member) => parentOf(member)));
  return [...patterns].flatMap((pattern) => {
    if (pattern?.type !== 'ObjectPattern') return [];
    const needed = writing.taken.get(pattern) ?? new Map<SdkName, string>();
    const own = members.filter((member) => parentOf(member) === pattern);
    const kept = pattern.properties.filter(
      (member) =>
        !own.includes(member as Property) ||
        needed.has(keyName(member as Property) as SdkName) ||
        // What another function stands for by now is no member of Amplitude's client.
        (keyName(member as Property) === 'track' &&
          isPassedOn(member as Property, client.uses, writing.tree)),
    );
    const names = kept.flatMap((member) => (member.type === 'ObjectProperty' ? [keyName(member)] : []));
    const added = [...needed].filter(([name]) => !names.includes(name));
    if (added.length === 0 && kept.length === pattern.properties.length) return [];
    if (
      added.length + kept.length === 0 &&
      own.some((member) => isPassedOn(member, client.uses, writing.tree))
    )
      return [];
    const pieces = [
      ...kept.map((member) => textOf(writing.tree, member)),
      ...added.map(([name, local]) => (name === local ? name : `${name}: ${local}`)),
    ];
    // Its annotation, if it has one, stands behind the brace.
    const [start, end] = [startOf(pattern), writing.tree.text.indexOf('}', lastEnd(pattern)) + 1];
    const gone = own.filter((member) => !kept.includes(member));
    const locals = [...needed.values()];
    return [
      { span: { start, end }, pieces: [`{ ${pieces.join(', ')} }`] },
      ...gone.flatMap((member) => dependencyEdits(member, locals, writing.tree)),
    ];
  });
}

/** Lists of what a hook depends on name what came in the place of a method that went. */
function dependencyEdits(member: Property, locals: readonly string[], tree: Tree): Edit[] {
  if (member.value.type !== 'Identifier') return [];
  const declaration = resolve(tree, member.value.name, member.value);
  const lists = (declaration ? usesOf(tree, declaration) : []).filter(isIdle).map((use) => parentOf(use));
  return [...new Set(lists)].flatMap((list) => {
    if (list?.type !== 'ArrayExpression') return [];
    const names = list.elements.map((element) => (element?.type === 'Identifier' ? element.name : null));
    const kept = list.elements.filter((_, index) => names[index] !== declaration?.identifier.name);
    const added = locals.filter((local) => !names.includes(local));
    const parts = [...kept.flatMap((element) => (element ? [textOf(tree, element)] : [])), ...added];
    return [{ span: spanOf(list), pieces: [`[${parts.join(', ')}]`] }];
  });
}

const lastEnd = (pattern: Pattern): number => spanOf(pattern.properties.at(-1) ?? pattern).end;

/** True for a method that is handed on under its name, and not only called. */
export function isPassedOn(member: Property, uses: SiteContext['client']['uses'], tree: Tree): boolean {
  if (member.value.type !== 'Identifier') return true;
  const declaration = resolve(tree, member.value.name, member.value);
  const called = new Set(uses.flatMap((use) => (use.kind === 'call' && use.bare ? [use.receiver] : [])));
  return declaration !== null && usesOf(tree, declaration).some((use) => !called.has(use) && !isIdle(use));
}

/** A name in the list of what a hook depends on. */
const isIdle = (use: Node): boolean => parentOf(use)?.type === 'ArrayExpression';
