import type { JSXElement, Node } from '@babel/types';
import { type FindingCode, finding } from '../findings.js';
import { isManual, type Mapping, type Migrated } from '../mapping/mapping.js';
import { mapUnclear } from '../mapping/unclear.js';
import type { Finding } from '../report/report.js';
import { isAnyClientMethod } from '../segment/methods.js';
import { hasRule } from '../segment/resolve.js';
import { mapWith } from '../transform.js';
import { segmentCallOf } from './call.js';
import { chained, inChain } from './chain.js';
import { type CallUse, type Client, flavourOf, type Use } from './clients/client.js';
import { isGuessed } from './clients/guessed.js';
import { runsInPage } from './clients/serialised.js';
import { drainEdit } from './drain.js';
import type { Edit } from './edit.js';
import type { Fate } from './fate.js';
import { awaitedEdit } from './held.js';
import { readyEdit } from './ready.js';
import { type Site, statusOf } from './site.js';
import { isSelected, presenceMethod, type SiteContext, transformFor } from './site-context.js';
import { isStable } from './stability.js';
import { startedBy } from './started.js';
import { isFunction } from './syntax/scope.js';
import { ancestorsOf, endOf, isInline, parentOf, startOf } from './syntax/tree.js';
import { aliasSpeaker, takenSpeaker } from './taken-methods.js';
import { changeOf } from './test-change.js';
import { spanOf } from './values.js';
import { renameVariable } from './variables.js';
import { writeCall } from './write/call-edit.js';
import { isAccepted, markerEdit } from './write/markers.js';
import { type Place, placeOf } from './write/place.js';
import { presenceEdits, wholeTest } from './write/presence.js';
import { clientSpeaker, functionSpeaker, type SdkName, type Speaker } from './write/speaker.js';
import { importable } from './write/writing.js';

/** Works on every use of a client that is a call site. */
export function sitesOf(context: SiteContext): Site[] {
  const { client, fate, writing } = context;
  const dropped = new Set<Node>();
  const sites: Site[] = [];
  // Tests come first: what stands behind a dropped operand may then be a statement of its own.
  const tests = client.uses.filter((use) => use.kind === 'presence');
  if (fate.kind === 'functions') {
    const nodes = tests.map((use) => use.node);
    const written = presenceEdits(writing.tree, nodes, writing.style, (test) =>
      isWholeInTemplate(test.node, context) ? 'unclear' : changeOf(test, context),
    );
    for (const { reference, edits, findings, dropped: operand } of written) {
      if (operand) dropped.add(operand);
      const use = tests.find((test) => test.node === reference);
      if (use) sites.push(testSite(use, edits, findings, context));
    }
  }
  for (const use of client.uses) {
    const made = use.kind === 'call' ? callSite(use, dropped, context) : otherSite(use, context);
    if (made) sites.push(made);
  }
  return wholeChains(sites, context);
}

/** Calls that are chained change together or not at all. */
function wholeChains(sites: readonly Site[], context: SiteContext): Site[] {
  const calls = context.client.uses.filter((use): use is CallUse => use.kind === 'call');
  const chainOf = (use: CallUse): Node => {
    const inner = use.chained && calls.find(({ node }) => node === use.chained);
    return inner ? chainOf(inner) : use.node;
  };
  const stays = ({ status }: Site) => status === 'manual' || status === 'possible';
  const left = new Set(
    calls.filter((use) => sites.some((site) => site.at === use.at && stays(site))).map(chainOf),
  );
  return sites.map((site) => {
    const use = calls.find(({ at }) => at === site.at);
    const isHeldBack = use && left.has(chainOf(use)) && !stays(site);
    return isHeldBack ? leftSite(use, use.method, finding('position-unsupported'), context) : site;
  });
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

function callSite(use: CallUse, dropped: ReadonlySet<Node>, context: SiteContext): Site {
  const { client, fate, writing, migration } = context;
  const flavour = flavourOf(client);
  const transform = transformFor(use.method, migration.transforms);
  const call = segmentCallOf(writing.tree, use, client);
  if (fate.kind === 'left' && isOfFile(fate)) return leftSite(use, use.method, fate.finding, context);
  const isLimited = migration.context.selected !== null;
  if (!transform && isLimited && hasRule(client.sdk.dialect, use.method)) {
    return leftSite(use, use.method, finding('transform-not-selected'), context);
  }
  if (!transform || call.type === 'unclear') {
    const reason = call.type === 'unclear' ? mapUnclear(call).manual : finding('method-has-no-counterpart');
    return leftSite(use, use.method, reason, context);
  }
  if (!isSelected(transform.name, context)) {
    return leftSite(use, use.method, finding('transform-not-selected'), context);
  }
  // Where Amplitude is started already, there is nothing to say in the place of Segment's set-up.
  const started = call.type === 'load' ? startedBy(context) : null;
  const mapping: Mapping = started
    ? { steps: [], findings: [started] }
    : mapWith(transform, call, migration.context.options, flavour);
  // A reason of the call's own says more than that its client stays.
  if (isManual(mapping)) return leftSite(use, use.method, mapping.manual, context);
  if (fate.kind === 'left')
    return leftSite(use, use.method, ownReason(use, mapping, fate.finding, context) ?? fate.finding, context);
  if (fate.kind === 'functions' && runsInPage(use.node)) {
    return leftSite(use, use.method, finding('runs-in-page'), context);
  }
  const place = inChain(use, waitedFor(placeOf(use.node, dropped), call.type, client), context);
  const speaker = speakerOf(use, context);
  const step = mapping.steps[0];
  if (step?.kind === 'drain') {
    const edits = chained([drainEdit(use.node, step, speaker, writing)], use, context);
    return site(use, use.method, mapping.findings, edits, context);
  }
  if (step?.kind === 'ready') {
    const written = readyEdit(use.node, step, place, speaker, context.ready, writing);
    return site(use, use.method, written.findings, written.edits, context);
  }
  const written = writeCall(use.node, mapping, place, speaker, writing);
  if ('manual' in written) return leftSite(use, use.method, written.manual, context);
  if (written.edits.length > 0 && isGuessed(writing.tree, use))
    return leftSite(use, use.method, finding('template-not-read'), context);
  if (call.type === 'load') renameVariable(call, writing, migration.context.options);
  const findings = [...mapping.findings, ...written.findings];
  if (use.method === 'reset' && runsAtOnce(use.node)) findings.push(finding('reset-before-init'));
  return site(use, use.method, findings, chained(written.edits, use, context), context);
}

/** Where calls hold their client back, each says for itself whether it is one of them. */
function ownReason(use: CallUse, mapped: Migrated, reason: Finding, context: SiteContext): Finding | null {
  if (reason.code !== ('client-has-manual-calls' satisfies FindingCode)) return null;
  // What is written in a way of its own can be written wherever its client goes.
  if (/^(drain|ready)$/.test(mapped.steps[0]?.kind ?? '')) return null;
  const kept: SiteContext = { ...context, fate: { kind: 'kept', split: false } };
  const takeBack = context.writing.imports.checkpoint();
  const place = placeOf(use.node, new Set());
  const written = writeCall(use.node, mapped, place, speakerOf(use, kept), context.writing);
  takeBack();
  return 'manual' in written ? written.manual : null;
}

/**
 * Segment's SDK for apps settles a send once it is stored on the device, so there is nothing to wait for; the one for
 * servers gives nothing at all.
 */
function waitedFor(place: Place, type: string, { sdk }: Client): Place {
  if (!/^(track|screen|page|identify|group|message)$/.test(type)) return place;
  if (sdk.dialect === 'node') {
    if (place.result === 'await' && place.statement) return { ...place, result: 'unused', read: false };
    return place.result === 'unused' ? place : { ...place, result: 'void', read: false };
  }
  const isStored = sdk.dialect === 'react-native' && place.result === 'await' && !place.read;
  return isStored ? { ...place, result: 'unused' } : place;
}

/** True for what runs while the module loads, as `init` does. */
const runsAtOnce = (node: Node): boolean => ![...ancestorsOf(node)].some(isFunction);

/** Uses that are not calls: what is passed on stays, a test on a global that a script tag loads follows it. */
function otherSite(use: Exclude<Use, CallUse>, context: SiteContext): Site | null {
  const { fate } = context;
  if (use.kind === 'export' || use.kind === 'idle') return null;
  if (use.kind === 'presence') {
    if (fate.kind === 'left') return leftSite(use, presenceMethod, fate.finding, context);
    if (fate.kind !== 'window') return null;
    const test = wholeTest(context.writing.tree, use.node);
    const change = changeOf(test, context);
    if (change === 'stays') return null;
    if (change === 'unclear') return leftSite(use, presenceMethod, finding('presence-unclear'), context);
    return site(use, presenceMethod, [], [windowTestEdit(use, context)], context);
  }
  if (fate.kind === 'left') {
    // A reason of its own says more than that its client stays.
    const isOwn = fate.finding.code === 'client-has-manual-calls' && use.kind === 'method';
    const reason = isOwn && use.method !== 'track' ? finding(reasonFor(use.method)) : fate.finding;
    return leftSite(use, nameOf(use), reason, context);
  }
  if (use.kind === 'awaited') {
    const waits = fate.kind === 'functions' || (fate.kind === 'kept' && isStable(use.receiver));
    if (!waits) return leftSite(use, 'then', finding('client-use-unclear'), context);
    return site(use, 'then', [finding('ready-elsewhere')], [awaitedEdit(use.receiver, context)], context);
  }
  // The client that is put there speaks for it.
  if (use.kind === 'assigned' && fate.kind === 'kept') return null;
  if (use.kind === 'provided') return site(use, 'provider', [], providerEdits(use.element), context);
  if (use.kind === 'method') {
    const same = fate.kind === 'kept' && use.method === 'track';
    // Tests hand it to what asks whether it was called.
    const passedOn = context.migration.context.isTest ? [] : [finding('track-passed-on')];
    if (fate.kind === 'functions' && use.method === 'track') {
      const text = context.writing.imports.of(flavourOf(context.client))('track');
      const edits = [{ span: spanOf(use.node), pieces: [text] }];
      return site(use, use.method, passedOn, edits, context);
    }
    return same
      ? site(use, use.method, passedOn, [], context)
      : leftSite(use, use.method, finding(reasonFor(use.method)), context);
  }
  return leftSite(use, nameOf(use), finding('client-use-unclear'), context);
}

/** The provider goes, and its children stay where they are. */
function providerEdits({ openingElement, closingElement }: JSXElement): Edit[] {
  if (!closingElement) return [{ span: spanOf(openingElement), pieces: ['<></>'] }];
  return [
    { span: spanOf(openingElement), pieces: ['<>'] },
    { span: spanOf(closingElement), pieces: ['</>'] },
  ];
}

/** What is no method of a client has no counterpart, wherever it goes. */
const reasonFor = (method: string): FindingCode =>
  isAnyClientMethod(method) ? 'method-passed-on' : 'method-has-no-counterpart';

/** Reasons that no change of a single call can help. */
function isOfFile(fate: Extract<Fate, { kind: 'left' }>): boolean {
  return fate.finding.severity === 'possible' || fate.finding.code === 'global-reassigned';
}

const nameOf = (use: Use): string =>
  'method' in use ? use.method : use.kind === 'awaited' ? 'then' : 'client';

function site(
  use: Use,
  method: string,
  findings: readonly Finding[],
  edits: readonly Edit[],
  { migration }: SiteContext,
): Site {
  const transform = transformFor(method, migration.transforms)?.name ?? method;
  return {
    at: 'at' in use ? use.at : startOf(use.node),
    method,
    transform,
    findings,
    edits,
    status: statusOf(findings),
  };
}

/** Reasons that hold for all calls of a client: one marker, at its set-up, says it once. */
const ofClient = new Set<string>([
  'client-use-unclear',
  'client-has-manual-calls',
  'client-is-steered',
  'client-not-migrated',
  'client-outside-paths',
  'global-reassigned',
] satisfies FindingCode[]);

/** A call that stays as it was, with a marker above it unless one at the set-up of its client says it. */
function leftSite(use: Use, method: string, reason: Finding, context: SiteContext): Site {
  const { at, transform } = site(use, method, [], [], context);
  // A global has no set-up in the file: a use of its own that cannot be followed is said where it stands.
  const isLost = use.kind === 'escape' && reason.code === 'client-use-unclear';
  const isEscape = isLost && context.client.origin.kind === 'held' && context.client.isGlobal;
  const isOwn = isEscape || (context.client.origin.kind === 'global' && context.fate.kind !== 'left');
  // Set-up says nothing of what steers; the call that does says it.
  const steers = use.kind === 'escape' && use.steers === true;
  const saidElsewhere = ofClient.has(reason.code) && !isOwn && !steers;
  return markedSite({ at, method, transform }, use.node, reason, context, !saidElsewhere);
}

/** A site that stays, with its marker; `segment-to-amplitude-accept` above it stands for the marker. */
export function markedSite(
  place: Pick<Site, 'at' | 'method' | 'transform'>,
  node: Node,
  reason: Finding,
  { writing, migration }: SiteContext,
  wantsMarker = true,
): Site {
  const isManual = reason.severity === 'manual';
  const accepted = isManual && isAccepted(writing.tree, node, reason);
  const marks = isManual && wantsMarker && !accepted && migration.context.options.markers;
  const marker = marks ? markerEdit(writing.tree, node, reason, writing.style) : null;
  const findings = [accepted ? { ...reason, accepted: true } : reason];
  return { ...place, findings, edits: marker ? [marker] : [], status: statusOf(findings) };
}

function speakerOf(use: CallUse, context: SiteContext): Speaker {
  const { fate, writing } = context;
  const sdkName = importable(use.node, writing, writing.imports.of(flavourOf(context.client)));
  if (fate.kind === 'functions')
    return use.bare ? aliasSpeaker(use, context, sdkName) : functionSpeaker(sdkName);
  if (use.bare) return takenSpeaker(use, context, sdkName);
  const { text } = writing.tree;
  const access = /^\s*(\?\.|\.)\s*/.exec(text.slice(endOf(use.receiver)))?.[0] ?? '.';
  const receiver = text.slice(startOf(use.receiver), endOf(use.receiver));
  if (fate.kind === 'kept') return clientSpeaker(receiver + access, sdkName);
  const global = windowText(receiver, context);
  return { fn: (name) => global + access + name, className: (name) => `${global}.${name}` };
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

/** `(window as any).analytics` → `(window as any).amplitude`; a bare `analytics` gets the window it stands on. */
function windowText(receiver: string, { migration, client }: SiteContext): string {
  if (client.origin.kind === 'alias' || migration.context.options.global.includes(receiver))
    return 'window.amplitude';
  if (/^['"]/.test(receiver)) return receiver.replace(/[\w$]+/, 'amplitude');
  return receiver.replace(/[\w$]+(?=['"\])!\s]*$)/, 'amplitude');
}
