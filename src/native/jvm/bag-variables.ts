import { isSdkSetter } from '../../segment/android.js';
import type { NativeFile } from '../language.js';
import { staysBound } from '../stays-bound.js';
import { findAll, type NativeTree, type SyntaxNode, textOf } from '../tree.js';
import { appliedBag } from './applied-bag.js';
import { chainOf } from './bags.js';
import type { Declaration } from './declaration.js';
import { recognise } from './fate.js';
import type { JvmCall } from './jvm-call.js';
import { kindOfType, mapKindOf } from './map-kinds.js';
import { declarationsOf, resolve } from './scope.js';
import { type Call, isKotlin, linksFrom } from './syntax.js';

/** A local variable of `Properties` or `Traits` that can become a plain map: every use of it is one that a map has too. */
export interface BagVariable {
  readonly declaration: Declaration;
  /** Its typed setters, each a statement: `p.putName(x)`, `p.putValue("k", v)`. */
  readonly setters: readonly Call[];
}

const mapMethods =
  /^(put|putAll|remove|get|getOrDefault|containsKey|containsValue|isEmpty|isNotEmpty|size|clear|keySet|values|entrySet|forEach)$/;

const found = new WeakMap<NativeFile, readonly BagVariable[]>();

/** The variables of a file that become plain maps. */
export function bagVariables(file: NativeFile): readonly BagVariable[] {
  const known = found.get(file);
  if (known) return known;
  const { tree } = file;
  const calls = recognise(file);
  const bound = calls.filter((call) => call.left !== undefined || staysBound(call));
  const all = [...declarationsOf(tree).values()]
    .flat()
    .filter(({ kind, value }) => kind === 'local' && value !== null);
  const variables = all.flatMap((declaration) => variableOf(tree, declaration, calls, bound) ?? []);
  found.set(file, variables);
  return variables;
}

function variableOf(
  tree: NativeTree,
  declaration: Declaration,
  calls: readonly JvmCall[],
  bound: readonly JvmCall[],
): BagVariable | null {
  const { name, value, type } = declaration;
  if (
    !value ||
    (kindOfType(tree, type) ?? mapKindOf(tree, value)) !== 'segment' ||
    (chainOf(tree, value) ?? appliedBag(tree, value)) === null
  )
    return null;
  const uses = findAll(
    declaration.scope,
    (node) =>
      node.type === 'identifier' && textOf(tree, node) === name && node.start !== declaration.nameNode.start,
  ).filter((node) => isReference(node) && resolve(tree, name, node) === declaration);
  const setters: Call[] = [];
  for (const use of uses) {
    const kind = useOf(tree, use, calls, bound);
    if (kind === null) return null;
    if (kind !== 'plain') setters.push(...kind);
  }
  // A name in a template is no node of its own.
  if (isKotlin(tree) && new RegExp(`\\$${name}\\b`).test(textOf(tree, declaration.scope))) return null;
  return { declaration, setters };
}

/** Not the name of a member or of an argument. */
function isReference({ parent, start }: SyntaxNode): boolean {
  if (parent?.type === 'navigation_expression') return parent.start === start;
  if (parent?.type === 'field_access') return parent.start === start;
  if (parent?.type === 'method_invocation')
    return parent.children.find(({ field }) => field === 'name')?.start !== start;
  return !(parent?.type === 'value_argument' && parent.children[1]?.type === '=' && parent.start === start);
}

/** Setters in a statement of their own, a use that a map allows as it is, or null for any other. */
function useOf(
  tree: NativeTree,
  use: SyntaxNode,
  calls: readonly JvmCall[],
  bound: readonly JvmCall[],
): Call[] | 'plain' | null {
  const { parent } = use;
  if (!parent) return null;
  const call = calls.find(({ source }) => source?.args.some(({ value }) => value === use));
  if (call) return bound.includes(call) ? null : 'plain';
  if (parent.type === 'index_expression') return 'plain';
  const links = linksFrom(tree, use);
  const [first] = links;
  const last = links.at(-1);
  if (!first || !last)
    return parent.type === 'navigation_expression' &&
      /\.(size|keys|values|entries)$/.test(textOf(tree, parent))
      ? 'plain'
      : null;
  if (links.length === 1 && mapMethods.test(first.method) && !(first.method === 'putValue')) return 'plain';
  const place =
    links.length === 1
      ? /^(block|lambda_literal|if_expression|when_entry|for_statement|while_statement)$/
      : /^(block|lambda_literal)$/;
  const isStatement = isKotlin(tree)
    ? place.test(last.node.parent?.type ?? '') && last.node.field !== 'condition'
    : last.node.parent?.type === 'expression_statement' &&
      (links.length === 1 ||
        /^(block|constructor_body|switch_block_statement_group)$/.test(last.node.parent.parent?.type ?? ''));
  const areSetters = links.every(
    ({ method, args, lambda }) =>
      lambda === null &&
      ((method === 'putValue' && args.length > 0) ||
        (isSdkSetter(method) && method !== 'putProducts' && method !== 'putBirthday' && args.length === 1)),
  );
  return isStatement && areSetters ? links : null;
}
