import type { Node } from '@babel/types';
import { type FindingCode, finding } from '../../findings.js';
import { holdsSnippet, snippetMark } from '../../segment/snippet.js';
import { addressesIn } from '../addresses.js';
import type { Client } from '../clients/client.js';
import type { OddUses } from '../clients/constructions.js';
import { isInside } from '../clients/guards.js';
import { sourceOf } from '../clients/imports.js';
import { codeOfPackage, configuredIn, typewriterCode } from '../configured.js';
import type { FileContext } from '../context.js';
import { memberCalls, outsideCalls } from '../outside-clients.js';
import { packageUse } from '../snippet/package-calls.js';
import type { Snippet } from '../snippet/recognise.js';
import { parentOf, startOf, type Tree } from '../syntax/tree.js';
import { propertyName } from '../syntax/unwrap.js';
import { globalDoubles } from '../tests/global-doubles.js';
import { mockMethod, segmentMocks } from '../tests/segment-mocks.js';
import { isAccepted, markerEdit } from '../write/markers.js';
import type { Style } from '../write/style.js';
import { type Site, statusOf } from './site.js';

/** Plug-ins that clients of the file are given, or those of other files: by package, and by class. */
interface AddedPlugIns {
  readonly packages: ReadonlySet<string>;
  /** Those that are Amplitude's from now on. */
  readonly classes: ReadonlySet<Node>;
}

/**
 * Places that are Segment's and are no call on a client: imports of other packages, odd uses of a class, mocks, the snippet.
 * @param added plug-ins of which the calls speak that add them
 */
export function otherSites(
  tree: Tree,
  sdk: OddUses,
  context: FileContext,
  snippets: readonly Snippet[],
  style: Style | null,
  added: AddedPlugIns,
): Site[] {
  const mocks = segmentMocks(tree, sdk, context);
  const isOpen = (node: Node) => !mocks.some((mock) => isInside(node, [mock.node]));
  const unclear = sdk.unclear.filter(isOpen).map((node) => {
    const member = parentOf(node);
    const named =
      member && 'property' in member && propertyName(member) !== null ? (member.property as Node) : node;
    return otherSite(tree, node, startOf(named), 'load', 'client-use-unclear', style);
  });
  // An import that stays says no more than its calls would; a marker above it would be one for the whole file.
  const packaged = packageUse(tree);
  const foreign = sdk.foreign
    .filter((node) => isOpen(node) && !packaged.imports.includes(node) && !added.packages.has(sourceOf(node)))
    .map((node) => otherSite(tree, node, startOf(node), 'import', codeOfPackage(sourceOf(node)), null));
  // A config is not annotated: the report says where.
  const configured = configuredIn(tree).map(({ node, at, method, code }) =>
    otherSite(tree, node, at, method, code, null),
  );
  const mocked = mocks.map(({ node, at }) =>
    otherSite(tree, node, at, mockMethod, 'test-mocks-segment', style),
  );
  const doubles = globalDoubles(tree, context).map(({ node, at }) =>
    otherSite(tree, node, at, mockMethod, 'test-doubles-global', style),
  );
  // Where the report says what to change in a policy or a link, a comment in it would be in the way.
  const addresses = addressesIn(tree).map(({ node, at, code }) =>
    otherSite(tree, node, at, code === 'segment-snippet' ? 'snippet' : 'address', code, null),
  );
  const unread = snippets.length > 0 ? [] : snippetSites(tree, style);
  const rendered = packaged.calls.map(({ call, at, request }) =>
    otherSite(tree, call, at, 'snippet', request ? 'segment-snippet' : 'snippet-options-unclear', style),
  );
  const known = new Set(context.imports.map(({ source }) => source));
  const packages = context.packages.filter((source) => !known.has(source));
  const outside = outsideCalls(tree, packages).map(({ node, at, method }) =>
    otherSite(tree, node, at, method, 'client-of-a-package', null),
  );
  const plugins = sdk.plugins.map((node) => plugInSite(tree, node, added, style));
  return [
    ...unclear,
    ...foreign,
    ...configured,
    ...plugins,
    ...addresses,
    ...mocked,
    ...doubles,
    ...unread,
    ...rendered,
    ...outside,
  ];
}

/** A class of plug-ins, at the name of its base. */
function plugInSite(tree: Tree, base: Node, { classes }: AddedPlugIns, style: Style | null): Site {
  const site = otherSite(tree, base, startOf(base), 'plugin', 'plugin-class', style);
  const isAdopted = classes.has(parentOf(base) as Node);
  return isAdopted ? { ...site, transform: 'plug-ins', findings: [], edits: [], status: statusOf([]) } : site;
}

/** Calls on a member of all components that no code of the project puts there. */
export function memberSites(tree: Tree, clients: readonly Client[], context: FileContext): Site[] {
  if (!context.handsOutSegment) return [];
  return memberCalls(tree, clients).map(({ node, at, method }) =>
    otherSite(tree, node, at, method, 'client-of-a-package', null),
  );
}

/** Generated code is named, and nothing in it is looked at. */
export function generatedSites(tree: Tree): Site[] {
  const found = typewriterCode(tree);
  return found ? [otherSite(tree, found.node, found.at, found.method, found.code, null)] : [];
}

function snippetSites(tree: Tree, style: Style | null): Site[] {
  if (!holdsSnippet(tree.text)) return [];
  const at = snippetMark.exec(tree.text)?.index;
  if (at === undefined || isInComment(tree, at)) return [];
  if (tree.strings?.some(({ start, end }) => at >= start && at < end)) return [];
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
