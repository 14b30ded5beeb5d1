import type { Node } from '@babel/types';
import type { FindingCode } from '../findings.js';
import {
  allowsSegment,
  isAtSegment,
  isServerOfSegment,
  keyInAddress,
  loadsSegment,
  namesSegmentHost,
} from '../segment/addresses.js';
import { descendantsOf, parentOf, startOf, type Tree } from './syntax/tree.js';

/** A string that names Segment's servers where a person has to name Amplitude's. */
export interface Address {
  readonly node: Node;
  readonly at: number;
  readonly code: FindingCode;
}

/** What each of the addresses in question holds. */
const namesServer = { test: (text: string) => namesSegmentHost(text) || text.includes('*.segment.') };

/** Keys under which a config of a site says where a link, a rewrite or a proxy goes. */
const ofTargets = /^(?:href|destination|target|proxy|to)$/;

/** Policies, links that connect early, and what loads Segment by its address, as far as they stand in the strings of a program. */
export function addressesIn(tree: Tree): Address[] {
  if (!namesServer.test(tree.text)) return [];
  return [...descendantsOf(tree.ast.program)].flatMap((node): Address[] => {
    if (keyInAddress(wholeText(node)) !== null) return [{ node, at: startOf(node), code: 'segment-snippet' }];
    const text = textOf(node);
    if (text === null || !namesServer.test(text)) return [];
    const said = (code: FindingCode): Address[] => [{ node, at: startOf(node), code }];
    if (loadsSegment(text)) return said('segment-snippet');
    return allowsSegment(text) || isLink(node) || isInConfig(node, text) ? said('segment-address') : [];
  });
}

/** The text of a string, in which what is filled in is a name. */
function wholeText(node: Node): string {
  if (node.type === 'StringLiteral') return node.value;
  return node.type === 'TemplateLiteral' ? node.quasis.map(({ value }) => value.raw).join('_') : '';
}

function textOf(node: Node): string | null {
  if (node.type === 'StringLiteral') return node.value;
  return node.type === 'TemplateElement' ? node.value.raw : null;
}

/** `{ rel: 'preconnect', href: '…' }`, `destination: '…'` and an entry in a list of servers, as configs have them. */
function isInConfig(node: Node, text: string): boolean {
  const parent = parentOf(node);
  if (parent?.type === 'ArrayExpression') return isServerOfSegment(text);
  if (parent?.type !== 'ObjectProperty' || parent.value !== node || !isAtSegment(text)) return false;
  const { key } = parent;
  return ofTargets.test(key.type === 'Identifier' ? key.name : key.type === 'StringLiteral' ? key.value : '');
}

/** `<link rel="preconnect" href="…" />` */
function isLink(node: Node): boolean {
  const attribute = parentOf(node);
  const element = attribute && parentOf(attribute);
  if (attribute?.type !== 'JSXAttribute' || attribute.name.name !== 'href') return false;
  return (
    element?.type === 'JSXOpeningElement' &&
    element.name.type === 'JSXIdentifier' &&
    element.name.name === 'link'
  );
}
