import type { Class, Identifier, Node } from '@babel/types';
import { isLeft } from '../../report/status.js';
import { eventTypes, plugInEnums } from '../../segment/app-plug-ins.js';
import type { Work } from '../client-work.js';
import type { Use } from '../clients/client.js';
import { importOf } from '../clients/flow/imports.js';
import { isTypePlace } from '../clients/type-places.js';
import type { FileContext } from '../context.js';
import type { Edit } from '../edit.js';
import type { Site } from '../sites/site.js';
import { spanOf } from '../syntax/span.js';
import { descendantsOf, endOf, parentOf, startOf } from '../syntax/tree.js';
import { propertyName } from '../syntax/unwrap.js';
import { removal } from '../write/removal.js';
import { quoted } from '../write/style.js';
import type { Writing } from '../write/writing.js';
import { type AppClass, judgeAppClass } from './app-class.js';
import { exportNamesOf } from './exported.js';

/**
 * The classes of a file whose plug-ins are Amplitude's from now on: those that its own clients are given, and those
 * that it exports for clients that changed.
 */
export function adoptedClasses(
  { tree }: Writing,
  bases: readonly Node[],
  worked: readonly Work[],
  { typesFollow, exported }: FileContext,
): Set<Class> {
  const given = worked.flatMap(({ client, sites }) =>
    client.uses.flatMap((use) => {
      const plugIn = use.kind === 'call' ? use.plugIn : undefined;
      const own = plugIn?.kind === 'judged' && !stays(sites, use) ? plugIn.own : undefined;
      return own ? [own] : [];
    }),
  );
  const own = typesFollow ? bases.flatMap((base) => judgeAppClass(tree, parentOf(base) as Node) ?? []) : [];
  const isHeld = ({ node }: AppClass) =>
    exported.kind === 'left' && /^Export/.test(parentOf(node)?.type ?? '');
  const adopted = [...given, ...own.filter(({ node }) => exportNamesOf(tree, node).length > 0)];
  return new Set(
    adopted.flatMap((one) =>
      /^(changes|observes)$/.test(one.judged ?? '') && !isHeld(one) ? [one.node] : [],
    ),
  );
}

const stays = (sites: readonly Site[], use: Use): boolean =>
  sites.some((site) => 'at' in use && site.at === use.at && isLeft(site));

/** Takes from a class what it has of Segment's SDK: its base, its types, and the names of constants. */
export function classEdits(node: Class, writing: Writing): Edit[] {
  const base = node.superTypeParameters ?? node.superClass;
  if (!base) return [];
  const start = node.typeParameters
    ? endOf(node.typeParameters)
    : node.id
      ? endOf(node.id)
      : startOf(node) + 'class'.length;
  const heritage: Edit = { span: { start, end: endOf(base) }, pieces: [] };
  return [heritage, ...[...descendantsOf(node.body)].flatMap((inner) => innerEdits(inner, writing))];
}

function innerEdits(node: Node, writing: Writing): Edit[] {
  if (node.type === 'ExpressionStatement' && node.expression.type === 'CallExpression')
    return node.expression.callee.type === 'Super' ? [removal(writing.tree, node)] : [];
  if ('override' in node && node.override) return overrideEdits(node, writing);
  return node.type === 'Identifier' ? nameEdits(node, writing) : [];
}

/** `override` says something of the base. */
function overrideEdits(node: Node, { tree }: Writing): Edit[] {
  const at = /\boverride\s+/.exec(tree.text.slice(startOf(node), endOf(node)));
  if (!at) return [];
  const start = startOf(node) + at.index;
  return [{ span: { start, end: start + at[0].length }, pieces: [] }];
}

function nameEdits(name: Identifier, writing: Writing): Edit[] {
  const from = importOf(writing.tree, name);
  if (!from) return [];
  const parent = parentOf(name);
  const values = Object.hasOwn(plugInEnums, from.name) ? plugInEnums[from.name] : undefined;
  if (values) {
    const key = parent && 'object' in parent && parent.object === name ? propertyName(parent) : null;
    if (parent && key !== null && values[key] !== undefined)
      return [{ span: spanOf(parent), pieces: [quoted(values[key], writing.style)] }];
    return parent?.type === 'TSTypeReference' ? [{ span: spanOf(name), pieces: ['string'] }] : [];
  }
  if (!eventTypes.includes(from.name) || !isTypePlace(name)) return [];
  return [{ span: spanOf(name), pieces: [writing.imports.helperType('SegmentAppEvent')] }];
}
