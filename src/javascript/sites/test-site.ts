import type { Node } from '@babel/types';
import { finding } from '../../findings.js';
import type { Finding } from '../../report/report.js';
import type { Use } from '../clients/client.js';
import type { Edit } from '../edit.js';
import { spanOf } from '../syntax/span.js';
import { isInline, parentOf, startOf } from '../syntax/tree.js';
import { changeOf } from '../test-change.js';
import { presenceEdits, wholeTest } from '../write/presence.js';
import type { SdkName } from '../write/speaker.js';
import { leftSite, site } from './left-site.js';
import type { Site } from './site.js';
import { presenceMethod, type SiteContext } from './site-context.js';
import { windowText } from './speakers.js';

/**
 * Rewrites the tests of a client that becomes functions.
 * @returns their sites, and the operands that the output no longer has
 */
export function droppedTests(context: SiteContext): { sites: Site[]; dropped: Set<Node> } {
  const { client, fate, writing } = context;
  const dropped = new Set<Node>();
  if (fate.kind !== 'functions') return { sites: [], dropped };
  const tests = client.uses.filter((use) => use.kind === 'presence');
  const nodes = tests.map((use) => use.node);
  const written = presenceEdits(writing.tree, nodes, writing.style, (test) =>
    isWholeInTemplate(test.node, context) ? 'unclear' : changeOf(test, context),
  );
  const sites = written.flatMap(({ reference, edits, findings, dropped: operand }) => {
    if (operand) dropped.add(operand);
    const use = tests.find((test) => test.node === reference);
    return use ? [testSite(use, edits, findings, context)] : [];
  });
  return { sites, dropped };
}

/** A test that is no operand becomes one for the browser, and a template of Vue knows no `window`. */
const isWholeInTemplate = (test: Node, { writing }: SiteContext): boolean =>
  isInline(writing.tree, startOf(test)) && parentOf(test)?.type !== 'LogicalExpression';

function testSite(
  use: Use,
  edits: readonly Edit[],
  findings: readonly Finding[],
  context: SiteContext,
): Site {
  const [first] = findings;
  if (first?.severity === 'manual') return leftSite(use, presenceMethod, first, context);
  return site(use, presenceMethod, findings, edits, context);
}

/** A test of a client that does not become functions: one on a global that a script tag loads follows it. */
export function presenceSite(use: Extract<Use, { kind: 'presence' }>, context: SiteContext): Site | null {
  const { fate, writing } = context;
  if (fate.kind === 'left') return leftSite(use, presenceMethod, fate.finding, context);
  if (fate.kind !== 'window') return null;
  const change = changeOf(wholeTest(writing.tree, use.node), context);
  if (change === 'stays') return null;
  if (change === 'unclear') return leftSite(use, presenceMethod, finding('presence-unclear'), context);
  return site(use, presenceMethod, [], [windowTestEdit(use, context)], context);
}

/** What a test for a method asks Amplitude for. */
const testedNames: Readonly<Record<string, SdkName>> = {
  load: 'init',
  track: 'track',
  page: 'track',
  screen: 'track',
  identify: 'identify',
  group: 'setGroup',
  user: 'getUserId',
  reset: 'reset',
};

function windowTestEdit(use: Extract<Use, { kind: 'presence' }>, context: SiteContext): Edit {
  const { text } = context.writing.tree;
  const [receiver, node] = [spanOf(use.receiver), spanOf(use.node)];
  const global = windowText(text.slice(receiver.start, receiver.end), context);
  if (use.node === use.receiver) return { span: receiver, pieces: [global] };
  const method = /^\s*(\?\.|\.)\s*([\w$]+)/.exec(text.slice(receiver.end, node.end));
  const name = testedNames[method?.[2] ?? ''];
  return { span: node, pieces: [name === undefined ? global : `${global}${method?.[1]}${name}`] };
}
