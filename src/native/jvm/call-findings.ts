import { finding } from '../../findings.js';
import type { Finding } from '../../report/report.js';
import type { NativeFile } from '../language.js';
import { findAll, type NativeTree, type SyntaxNode } from '../tree.js';
import { appliedBag } from './applied-bag.js';
import { bagVariables } from './bag-variables.js';
import { chainOf } from './bags.js';
import { bagOf } from './json.js';
import type { JvmCall } from './jvm-call.js';
import { mapKindOf } from './map-kinds.js';
import { resolve } from './scope.js';
import { means } from './sdk.js';
import { callOf, isKotlin, ownName } from './syntax.js';

/** What there is to say about a call beside what its mapping says. */
export function callFindings(call: JvmCall, file: NativeFile): Finding[] {
  return [...mapFindings(call, file), ...setterFindings(call, file), ...optOutFindings(call)];
}

/** Segment's older SDK keeps the choice in the preferences of the app. */
function optOutFindings({ call, sdk }: JvmCall): Finding[] {
  return call.type === 'optOut' && sdk === 'android' ? [finding('opt-out-not-stored')] : [];
}

/** Says where a key was taken from the name of a setter that no SDK has. */
function setterFindings({ source }: JvmCall, { tree }: NativeFile): Finding[] {
  const items = (source?.args ?? []).flatMap(({ value }) => bagOf(tree, value)?.items ?? []);
  return items.some(({ isGuessed }) => isGuessed) ? [finding('setter-unknown')] : [];
}

/** Says when a call is handed a map that stays one of Segment's classes: it works, and holds on to Segment's artifact. */
function mapFindings({ source, call }: JvmCall, file: NativeFile): Finding[] {
  const { tree } = file;
  const kept = (source?.args ?? []).some(({ value }) => {
    if (!isKotlin(tree) && holdsBag(tree, value)) return true;
    if (mapKindOf(tree, value) !== 'segment' || chainOf(tree, value) || appliedBag(tree, value)) return false;
    const own = ownName(tree, value);
    const declared = own ? resolve(tree, own.name, own.node, own.isMember) : null;
    return !bagVariables(file).some(({ declaration }) => declaration === declared);
  });
  return kept && call.type !== 'load' ? [finding('properties-class-kept')] : [];
}

/** Java: `on ? new Properties() : null`; only a map that is the whole argument is written as a plain one. */
function holdsBag(tree: NativeTree, value: SyntaxNode): boolean {
  if (bagOf(tree, value) !== null) return false;
  return findAll(value, ({ type }) => type === 'object_creation_expression').some((node) =>
    means(tree, callOf(tree, node)?.method, 'bag'),
  );
}
