import type { Node } from '@babel/types';
import { type FindingCode, finding } from '../../findings.js';
import { isManual, type Mapping, type Migrated } from '../../mapping/mapping.js';
import { mapUnclear, withoutCounterpart } from '../../mapping/unclear.js';
import type { Finding } from '../../report/report.js';
import type { SegmentCall } from '../../segment/call.js';
import { hasRule } from '../../segment/resolve.js';
import { mapWith, type Transform } from '../../transform.js';
import { segmentCallOf } from '../call.js';
import { chained, inChain } from '../chain.js';
import { type CallUse, type Client, flavourOf } from '../clients/client.js';
import { isGuessed, keepsForm } from '../clients/guessed.js';
import { runsInPage } from '../clients/serialised.js';
import { drainEdit, isDrained } from '../drain.js';
import { takesSegmentsArguments } from '../passed-on.js';
import { readyEdit } from '../set-up/ready.js';
import { startedBy } from '../set-up/started.js';
import { withKeyFacts } from '../set-up/write-key.js';
import { runsAtOnce } from '../syntax/at-once.js';
import { renameVariable } from '../variables.js';
import { writeCall } from '../write/call-edit.js';
import { type Place, placeOf } from '../write/place.js';
import { isOfFile, leftSite, site } from './left-site.js';
import type { Site } from './site.js';
import { isSelected, type SiteContext, transformFor } from './site-context.js';
import { speakerOf } from './speakers.js';

/**
 * Works on one call of a client.
 * @param dropped operands of tests that the output no longer has
 */
export function callSite(use: CallUse, dropped: ReadonlySet<Node>, context: SiteContext): Site {
  const { writing, migration, client } = context;
  const call = withKeyFacts(segmentCallOf(writing.tree, use, client), migration.context);
  const transform = transformFor(use.method, migration.transforms);
  const reason = reasonToStay(use, call, transform, context);
  if (reason || !transform || call.type === 'unclear')
    return leftSite(use, use.method, reason ?? withoutCounterpart(use.method), context);
  const mapping = mappingOf(call, transform, context);
  // A reason of the call's own says more than that its client stays.
  if (isManual(mapping)) return leftSite(use, use.method, mapping.manual, context);
  const { fate } = context;
  const isSegments = takesSegmentsArguments(use, context);
  if (fate.kind === 'left') {
    const own = isSegments ? null : ownReason(use, mapping, fate.finding, context);
    return leftSite(use, use.method, own ?? fate.finding, context);
  }
  if (isSegments) return site(use, use.method, [], [], context);
  if (fate.kind === 'functions' && runsInPage(use.node))
    return leftSite(use, use.method, finding('runs-in-page'), context);
  const place = inChain(use, waitedFor(placeOf(use.node, dropped), call.type, client), context);
  return writtenSite(use, call, mapping, place, context);
}

/** Why a call stays before anybody asks what it means; null where nothing speaks against it. */
function reasonToStay(
  use: CallUse,
  call: SegmentCall,
  transform: Transform | null,
  context: SiteContext,
): Finding | null {
  const { client, fate, migration } = context;
  if (fate.kind === 'left' && isOfFile(fate)) return fate.finding;
  if (isDrained(use)) return finding('client-has-manual-calls');
  const isLimited = migration.context.selected !== null;
  if (!transform && isLimited && hasRule(client.sdk.dialect, use.method))
    return finding('transform-not-selected');
  if (call.type === 'unclear') return mapUnclear(call).manual;
  return transform && !isSelected(transform.name, context) ? finding('transform-not-selected') : null;
}

function mappingOf(call: SegmentCall, transform: Transform, context: SiteContext): Mapping {
  // Where Amplitude is started already, there is nothing to say in the place of Segment's set-up.
  const started = call.type === 'load' ? startedBy(context) : null;
  if (started) return { steps: [], findings: [started] };
  return mapWith(transform, call, context.migration.context.options, flavourOf(context.client));
}

function writtenSite(
  use: CallUse,
  call: SegmentCall,
  mapping: Migrated,
  place: Place,
  context: SiteContext,
): Site {
  const { writing, migration } = context;
  const speaker = speakerOf(use, context);
  const step = mapping.steps[0];
  if (step?.kind === 'drain') {
    const edits = chained([drainEdit(use, step, speaker, writing, context.segmentStays)], use, context);
    return site(use, use.method, mapping.findings, edits, context);
  }
  if (step?.kind === 'ready') {
    const written = readyEdit(use.node, step, place, speaker, context.ready, writing);
    return site(use, use.method, written.findings, written.edits, context);
  }
  // Before it is written, which would ask for imports.
  const isUnchanged = context.fate.kind === 'kept' && keepsForm(use);
  if (!isUnchanged && isGuessed(writing.tree, use))
    return leftSite(use, use.method, finding('template-not-read'), context);
  const written = writeCall(use.node, mapping, place, speaker, writing);
  if ('manual' in written) return leftSite(use, use.method, written.manual, context);
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
