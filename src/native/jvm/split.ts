import type { Edit } from '../../javascript/edit.js';
import type { NativeFile } from '../language.js';
import { indentAt } from '../style.js';
import { ancestorsOf, fieldOf, type SyntaxNode, spanOf } from '../tree.js';
import type { Declaration } from './declaration.js';
import type { JvmCall } from './jvm-call.js';
import { isKotlin, ownName, unwrap } from './syntax.js';

/** A private client that becomes Amplitude's, with a Segment client beside it for the calls that have to stay. */
export interface Split {
  readonly name: string;
  readonly beside: string;
  /** The statements that make the client: they are there twice afterwards. */
  readonly statements: readonly { readonly node: SyntaxNode; readonly name: SyntaxNode }[];
}

/**
 * @param held the calls of a file on clients in variables, and what makes these
 * @param bound those that are certain to stay Segment's
 * @returns null where the client is seen by other code, or is made elsewhere or in a form that cannot be repeated
 */
export function splitOf(file: NativeFile, held: readonly JvmCall[], bound: readonly JvmCall[]): Split | null {
  const { tree } = file;
  const declared = new Set(
    held.flatMap(({ client }) => (client && client.declaration !== undefined ? [client.declaration] : [])),
  );
  const [declaration] = [...declared].filter((one) => one !== null);
  const makers = held.filter(({ construction }) => construction !== null);
  if (
    !declaration ||
    bound.length === 0 ||
    bound.some((call) => call.construction !== null) ||
    makers.length === 0
  )
    return null;
  if (
    [...declared].some((one) => one !== declaration && one !== null) ||
    !(declaration.isPrivate || declaration.kind === 'local')
  )
    return null;
  if (bound.some(({ source, client }) => !source?.receiver || client?.declaration !== declaration))
    return null;
  const made = makers.map(({ node }) => makerOf(file, node, declaration));
  if (made.some((one) => one === null)) return null;
  const own =
    declaration.value && made.some((one) => one?.node === declaration.node)
      ? []
      : [{ node: declaration.node, name: declaration.nameNode }];
  const beside = besideName(declaration.name);
  if (new RegExp(`\\b${beside}\\b`).test(tree.text)) return null;
  return { name: declaration.name, beside, statements: [...own, ...made.flatMap((one) => one ?? [])] };
}

/** `client` → `segmentClient` */
const besideName = (name: string): string => `segment${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** The name beside which a client may have been put by an earlier run. */
export function splitNames(beside: string): string[] {
  const [, first, rest] = /^segment([A-Z])(\w*)$/.exec(beside) ?? [];
  return first === undefined ? [] : [first + rest, first.toLowerCase() + rest];
}

/** The declaration or assignment that puts a client into its variable. */
function makerOf(
  { tree }: NativeFile,
  node: SyntaxNode,
  declaration: Declaration,
): { node: SyntaxNode; name: SyntaxNode } | null {
  if (declaration.value && unwrap(declaration.value) === node)
    return { node: declaration.node, name: declaration.nameNode };
  const assignment = [...ancestorsOf(node)].find(({ type }) => /^assignment/.test(type));
  const left = assignment ? fieldOf(assignment, 'left') : undefined;
  const own = left ? ownName(tree, left) : null;
  if (!assignment || own?.name !== declaration.name || fieldOf(assignment, 'right') !== node) return null;
  const statement = isKotlin(tree) ? assignment : assignment.parent;
  return statement?.parent && /^(block|constructor_body)$/.test(statement.parent.type)
    ? { node: statement, name: own.node }
    : null;
}

/** The Segment client beside Amplitude's, and the calls that speak to it. */
export function splitEdits(
  { tree, style }: NativeFile,
  { beside, statements }: Split,
  bound: readonly JvmCall[],
): Edit[] {
  const twice = statements.map(({ node, name }): Edit => {
    const text = tree.text.slice(node.start, name.start) + beside + tree.text.slice(name.end, node.end);
    return {
      span: { start: node.start, end: node.start },
      pieces: [`${text}${style.eol}${indentAt(tree.text, node)}`],
    };
  });
  const renamed = bound.flatMap(({ source }): Edit[] => {
    const own = source?.receiver ? ownName(tree, source.receiver) : null;
    return own ? [{ span: spanOf(own.node), pieces: [beside] }] : [];
  });
  return [...twice, ...renamed];
}
