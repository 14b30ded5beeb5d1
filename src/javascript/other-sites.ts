import type { Node } from '@babel/types';
import { type FindingCode, finding } from '../findings.js';
import type { SdkUse } from './clients/constructions.js';
import { isInside } from './clients/guards.js';
import type { FileContext } from './context.js';
import { type Site, statusOf } from './site.js';
import { parentOf, startOf, type Tree } from './syntax/tree.js';
import { propertyName } from './syntax/unwrap.js';
import { globalDoubles } from './tests/global-doubles.js';
import { mockMethod, segmentMocks } from './tests/segment-mocks.js';
import { isAccepted, markerEdit } from './write/markers.js';
import type { Style } from './write/style.js';

const snippetMark = /SNIPPET_VERSION|Segment snippet included twice|cdn\.segment\.(com|io)\/analytics/;

/** What a snippet does; an address alone may stand in a list of allowed hosts. */
const snippetWork = /createElement\s*\(|analytics\.methods|\.factory\b|\.invoked\b|analytics\.load\s*\(/;

/** True for a text that holds Segment's snippet in any of its forms. */
export function holdsSnippet(text: string): boolean {
  const at = snippetMark.exec(text)?.index;
  // A snippet is some 2,000 characters long; what stands further away is of something else.
  return at !== undefined && snippetWork.test(text.slice(Math.max(0, at - 2500), at + 2500));
}

/** Places that are Segment's and are no call on a client: imports of other packages, odd uses of a class, mocks, the snippet. */
export function otherSites(tree: Tree, sdk: SdkUse, context: FileContext, style: Style | null): Site[] {
  const mocks = segmentMocks(tree, sdk, context);
  const isOpen = (node: Node) => !mocks.some((mock) => isInside(node, [mock.node]));
  const unclear = sdk.unclear.filter(isOpen).map((node) => {
    const member = parentOf(node);
    const named =
      member && 'property' in member && propertyName(member) !== null ? (member.property as Node) : node;
    return otherSite(tree, node, startOf(named), 'load', 'client-use-unclear', style);
  });
  // An import that stays says no more than its calls would; a marker above it would be one for the whole file.
  const foreign = sdk.foreign
    .filter(isOpen)
    .map((node) => otherSite(tree, node, startOf(node), 'import', 'sdk-not-supported', null));
  const mocked = mocks.map(({ node, at }) =>
    otherSite(tree, node, at, mockMethod, 'test-mocks-segment', style),
  );
  const doubles = globalDoubles(tree, context).map(({ node, at }) =>
    otherSite(tree, node, at, mockMethod, 'test-doubles-global', style),
  );
  return [...unclear, ...foreign, ...mocked, ...doubles, ...snippetSites(tree, style)];
}

function snippetSites(tree: Tree, style: Style | null): Site[] {
  if (!holdsSnippet(tree.text)) return [];
  const at = snippetMark.exec(tree.text)?.index;
  if (at === undefined || isInComment(tree, at)) return [];
  const statement = tree.ast.program.body.find((node) => startOf(node) <= at && (node.end ?? 0) > at);
  return statement ? [otherSite(tree, statement, at, 'snippet', 'segment-snippet', style)] : [];
}

function isInComment(tree: Tree, at: number): boolean {
  return tree.comments.some((comment) => at >= (comment.start ?? 0) && at < (comment.end ?? 0));
}

function otherSite(
  tree: Tree,
  node: Node,
  at: number,
  method: string,
  code: FindingCode,
  style: Style | null,
): Site {
  const reason = finding(code);
  const accepted = isAccepted(tree, node, reason);
  const findings = [accepted ? { ...reason, accepted } : reason];
  const marker = style && !accepted ? markerEdit(tree, node, reason, style) : null;
  return {
    at,
    method,
    transform: method,
    findings,
    edits: marker ? [marker] : [],
    status: statusOf(findings),
  };
}
