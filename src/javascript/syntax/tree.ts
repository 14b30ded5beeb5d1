import type {
  BlockStatement,
  ClassBody,
  Comment,
  File,
  Identifier,
  Node,
  TSInterfaceBody,
} from '@babel/types';
import type { Span } from '../../segment/value.js';

/** A parsed file with the two things that questions about names need: who is whose parent, and where each name stands. */
export interface Tree {
  readonly text: string;
  readonly ast: File;
  /** Every identifier of the file, by name, in no particular order. */
  readonly identifiers: ReadonlyMap<string, readonly Identifier[]>;
  readonly comments: readonly Comment[];
  /** `import('…')` expressions. */
  readonly dynamicImports: readonly Node[];
  /** The bodies of functions, classes and interfaces, in no particular order. */
  readonly bodies: readonly Body[];
  /** The stretches of the text that are code: one for a module, more for a page or a component. In order. */
  readonly blocks: readonly Block[];
  /** Strings that hold code of their own, which is read and migrated apart. */
  readonly strings?: readonly Span[];
}

/** What can be emptied where it stands: nothing around it reads otherwise then. */
export type Body = BlockStatement | ClassBody | TSInterfaceBody;

/** A stretch of a file that is code. */
export interface Block {
  readonly start: number;
  readonly end: number;
  /** `lines` takes statements and imports; `inline` stands in an attribute or a template and takes an expression. */
  readonly form: 'lines' | 'inline';
  /** The quote around an attribute, which the code in it cannot use as it is. */
  readonly around?: "'" | '"';
  /** It sees nothing that the scripts import. */
  readonly isolated?: boolean;
  /** It was read without the compiler that its format has, and is not to be edited. */
  readonly guessed?: boolean;
  /** Where the tag opens that a script of a page stands in. */
  readonly tagStart?: number;
  /** The quote of the string literal that the code is the content of. */
  readonly literal?: "'" | '"' | '`';
  /** What `${…}` fills in there, which is code of the program around it. */
  readonly holes?: readonly Span[];
}

interface Linked {
  parent?: Node;
}

const skipped = new Set(['loc', 'extra', 'parent']);

/**
 * The one walk over a file: links every node to its parent and collects identifiers by name. Bindings are
 * worked out later, and only for the few names in question; doing it for all costs several times the parse.
 */
export function growTree(text: string, ast: File, blocks: readonly Block[] = wholeText(text)): Tree {
  const identifiers = new Map<string, Identifier[]>();
  const dynamicImports: Node[] = [];
  const bodies: Body[] = [];
  const pending: Node[] = [ast.program];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === 'Identifier') {
      const known = identifiers.get(node.name);
      if (known) known.push(node);
      else identifiers.set(node.name, [node]);
    } else if (isDynamicImport(node)) dynamicImports.push(node);
    else if (isBody(node)) bodies.push(node);
    for (const key in node) {
      const child = (node as unknown as Record<string, unknown>)[key];
      // Most fields are plain values; asking that first is what keeps this walk cheap.
      if (child === null || typeof child !== 'object' || skipped.has(key)) continue;
      if (Array.isArray(child)) for (const item of child) link(item, node, pending);
      else link(child as Node, node, pending);
    }
  }
  return { text, ast, identifiers, comments: ast.comments ?? [], dynamicImports, bodies, blocks };
}

const wholeText = (text: string): Block[] => [{ start: 0, end: text.length, form: 'lines' }];

/** The stretch of code that an offset lies in; one of the ends counts as inside. */
export function blockAt({ blocks }: Tree, offset: number): Block | undefined {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle] as Block).end < offset) low = middle + 1;
    else high = middle;
  }
  const found = blocks[low];
  return found && offset >= found.start ? found : undefined;
}

/** True for a page or a component, whose code is a part of it. */
export const isDocument = ({ blocks, text }: Tree): boolean =>
  blocks.length !== 1 || blocks[0]?.start !== 0 || blocks[0].end !== text.length;

/** True in an attribute or a template. */
export const isInline = (tree: Tree, offset: number): boolean => blockAt(tree, offset)?.form === 'inline';

function isDynamicImport(node: Node): boolean {
  return (
    node.type === 'ImportExpression' || (node.type === 'CallExpression' && node.callee.type === 'Import')
  );
}

function isBody(node: Node): node is Body {
  if (node.type === 'BlockStatement') return /Function|Method/.test(parentOf(node)?.type ?? '');
  return node.type === 'ClassBody' || node.type === 'TSInterfaceBody';
}

function link(child: Node | null, parent: Node, pending: Node[]): void {
  if (typeof child?.type !== 'string') return;
  (child as Linked).parent = parent;
  pending.push(child);
}

/** The parent of a node; undefined for the program. */
export function parentOf(node: Node): Node | undefined {
  return (node as Linked).parent;
}

/** The ancestors of a node, nearest first. */
export function* ancestorsOf(node: Node): Generator<Node> {
  for (let next = parentOf(node); next; next = parentOf(next)) yield next;
}

/** The nodes below a node, in no particular order. */
export function* descendantsOf(node: Node): Generator<Node> {
  for (const key in node) {
    const child = (node as unknown as Record<string, unknown>)[key];
    if (child === null || typeof child !== 'object' || skipped.has(key)) continue;
    for (const item of Array.isArray(child) ? child : [child]) {
      if (typeof item?.type !== 'string') continue;
      yield item as Node;
      yield* descendantsOf(item as Node);
    }
  }
}

/** Start offset of a node that the parser made, which always has one. */
export const startOf = (node: Node): number => node.start as number;
export const endOf = (node: Node): number => node.end as number;

/** The identifiers with a name, in the order of the text. */
export function identifiersNamed(tree: Tree, name: string): readonly Identifier[] {
  return [...(tree.identifiers.get(name) ?? [])].sort((a, b) => startOf(a) - startOf(b));
}

const lists = new Set(['Program', 'BlockStatement', 'StaticBlock', 'TSModuleBlock', 'SwitchCase']);

/** True for a node that takes any number of statements. */
export const isList = (node: Node): boolean => lists.has(node.type);
