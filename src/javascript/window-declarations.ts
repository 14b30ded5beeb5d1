import type { Node } from '@babel/types';
import { flavours } from '../amplitude/flavours.js';
import { isSegmentModule } from '../workspace/packages.js';
import { applyEdits, type Edit } from './edit.js';
import { parseModule } from './syntax/parse.js';
import { textOf } from './syntax/span.js';
import { endOf, growTree, parentOf, startOf, type Tree } from './syntax/tree.js';
import { importRemovals } from './write/sdk-imports.js';
import { isFirstOnLine, lineIndent, type Style, styleOf } from './write/style.js';

type Member = Extract<Node, { type: 'TSPropertySignature' }>;

/** How a file that says what the window of a page holds is to change. */
export interface WindowRequest {
  /** The names of Segment's global. */
  readonly globals: readonly string[];
  /** Nothing speaks to that any more, so Amplitude takes its place; else it stands beside it. */
  readonly replaces: boolean;
  /** Another file says it of the `Window` of all. */
  readonly isKnown: boolean;
}

/** What came of it. */
export interface WindowDeclaration {
  /** The types that have `amplitude` from now on: `Window`, or those of the project that extend it. */
  readonly types: readonly string[];
  readonly output: string;
}

/** Gives the types of a file by which the window holds Segment's global Amplitude's, in the form of that member. */
export function declareOnWindow(text: string, path: string, request: WindowRequest): WindowDeclaration {
  const tree = growTree(text, parseModule(text, path).ast);
  const style = styleOf(tree);
  const found = request.globals.flatMap((name) => membersNamed(tree, name));
  const fresh = found.filter(({ type, has }) => !has && !(type === 'Window' && request.isKnown));
  const edits = fresh.map(({ member }) =>
    request.replaces ? replaced(member, style, tree) : beside(member, style, tree),
  );
  const imports = tree.ast.program.body.filter(
    (node) => node.type === 'ImportDeclaration' && isSegmentModule(node.source.value),
  );
  const removals =
    edits.length > 0 ? importRemovals(tree, imports, edits, keptModule(tree, style)).edits : [];
  return { types: found.map(({ type }) => type), output: applyEdits(text, [...edits, ...removals]) };
}

/** `declare global` needs a module around it: what stands for the last import that goes. */
function keptModule({ ast: { program } }: Tree, { semicolons }: Style): string {
  const others = program.body.filter((node) => /^(Import|Export)/.test(node.type));
  const declaresGlobal = program.body.some((node) => node.type === 'TSModuleDeclaration');
  return others.length === 1 && declaresGlobal ? `export {}${semicolons ? ';' : ''}` : '';
}

interface Found {
  readonly member: Member;
  /** What the type is called that it is a member of. */
  readonly type: string;
  /** The type has `amplitude` already. */
  readonly has: boolean;
}

function membersNamed(tree: Tree, name: string): Found[] {
  return (tree.identifiers.get(name) ?? []).flatMap((identifier): Found[] => {
    const member = parentOf(identifier);
    if (member?.type !== 'TSPropertySignature' || member.key !== identifier || !member.typeAnnotation)
      return [];
    const body = parentOf(member);
    const type = body && windowType(body);
    if (!type) return [];
    const members = body.type === 'TSInterfaceBody' ? body.body : 'members' in body ? body.members : [];
    const has = (members as readonly Node[]).some(
      (other) => 'key' in other && (other.key as { name?: unknown }).name === 'amplitude',
    );
    return [{ member, type, has }];
  });
}

/** `interface Window`, `interface OwnWindow extends Window`, `type OwnWindow = Window & { … }` */
function windowType(body: Node): string | null {
  const owner = parentOf(body);
  if (owner?.type === 'TSInterfaceDeclaration') {
    const bases = (owner.extends ?? []).map(({ expression }) => 'name' in expression && expression.name);
    return owner.id.name === 'Window' || bases.includes('Window') ? owner.id.name : null;
  }
  const alias = owner && parentOf(owner);
  if (owner?.type !== 'TSIntersectionType' || alias?.type !== 'TSTypeAliasDeclaration') return null;
  const names = owner.types.map((part) => part.type === 'TSTypeReference' && part.typeName);
  return names.some((part) => part && part.type === 'Identifier' && part.name === 'Window')
    ? alias.id.name
    : null;
}

function replaced(member: Member, style: Style, tree: Tree): Edit {
  const span = { start: startOf(member), end: endOf(member.typeAnnotation as Node) };
  return { span, pieces: [declared(member, style, tree)] };
}

/** On a line of its own where the member has one. */
function beside(member: Member, style: Style, tree: Tree): Edit {
  const [start, end] = [startOf(member), endOf(member)];
  const separator = /[;,]$/.exec(textOf(tree, member))?.[0] ?? '';
  const isAlone = isFirstOnLine(tree.text, start);
  const gap = isAlone ? style.eol + lineIndent(tree.text, start) : separator === '' ? '; ' : ' ';
  return { span: { start: end, end }, pieces: [gap, declared(member, style, tree), separator] };
}

function declared(member: Member, { quote }: Style, tree: Tree): string {
  const annotation = member.typeAnnotation as Extract<Node, { type: 'TSTypeAnnotation' }>;
  const type = textOf(tree, annotation.typeAnnotation);
  const also = /\bundefined\b/.test(type) ? ' | undefined' : '';
  const own = type === 'any' ? type : `typeof import(${quote}${flavours.browser.package}${quote})${also}`;
  const readonly = member.readonly ? 'readonly ' : '';
  return `${readonly}amplitude${member.optional ? '?' : ''}: ${own}`;
}
