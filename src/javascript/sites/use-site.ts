import type { JSXElement, Node } from '@babel/types';
import { type FindingCode, finding } from '../../findings.js';
import { withoutCounterpart } from '../../mapping/unclear.js';
import type { Finding } from '../../report/report.js';
import { isAnyClientMethod } from '../../segment/methods.js';
import { type CallUse, flavourOf, type Use } from '../clients/client.js';
import type { Edit } from '../edit.js';
import { hasStandIn, passedOnEdits } from '../passed-on.js';
import { awaitedEdit } from '../set-up/held.js';
import { functionAround } from '../syntax/returns.js';
import { spanOf } from '../syntax/span.js';
import { parentOf } from '../syntax/tree.js';
import { wrapped } from '../syntax/unwrap.js';
import { isStable } from '../values/stability.js';
import { leftSite, site } from './left-site.js';
import type { Site } from './site.js';
import type { SiteContext } from './site-context.js';
import { presenceSite } from './test-site.js';

/** Uses that are not calls; null for one that says nothing of its own. */
export function otherSite(use: Exclude<Use, CallUse>, context: SiteContext): Site | null {
  const { fate } = context;
  if (use.kind === 'export' || use.kind === 'idle') return null;
  if (use.kind === 'escape' && use.isOther) return null;
  if (use.kind === 'presence') return presenceSite(use, context);
  if (fate.kind === 'left') return leftSite(use, nameOf(use), ownReason(use, fate.finding, context), context);
  // The client that is put there speaks for it.
  if (use.kind === 'assigned' && fate.kind === 'kept') return null;
  switch (use.kind) {
    case 'awaited':
      return awaitedSite(use, context);
    case 'provided':
      return site(use, 'provider', [], providerEdits(use.element), context);
    case 'method':
      return methodSite(use, context);
    default:
      return leftSite(use, nameOf(use), finding('client-use-unclear'), context);
  }
}

/** A reason of its own says more than that its client stays. */
function ownReason(use: Use, reason: Finding, context: SiteContext): Finding {
  const isOwn = reason.code === ('client-has-manual-calls' satisfies FindingCode) && use.kind === 'method';
  if (isOwn && hasStandIn(use, context)) return reason;
  return isOwn && use.method !== 'track' ? reasonFor(use.method) : reason;
}

type UseOf<K extends Use['kind']> = Extract<Use, { kind: K }>;

function awaitedSite(use: UseOf<'awaited'>, context: SiteContext): Site {
  const { fate } = context;
  const waits = fate.kind === 'functions' || (fate.kind === 'kept' && isStable(use.receiver));
  if (!waits) return leftSite(use, 'then', finding('client-use-unclear'), context);
  return site(use, 'then', [finding('ready-elsewhere')], [awaitedEdit(use.receiver, context)], context);
}

/** `analytics.track` that is passed on: of all methods it alone takes the same arguments on both sides, but for a message. */
function methodSite(use: UseOf<'method'>, context: SiteContext): Site {
  const { fate, writing, migration, client } = context;
  const instead = passedOnEdits(use, context);
  if (instead) return site(use, use.method, [], instead, context);
  const isSame = use.method === 'track' && (use.followed === true || client.sdk.dialect !== 'node');
  const holds = isSame && (fate.kind === 'kept' || fate.kind === 'functions');
  if (!holds) return leftSite(use, use.method, reasonFor(use.method), context);
  // Tests hand it to what asks whether it was called. A type that is written out may say what a call gives.
  const isKnown = use.followed === true && !isAnnotated(use.node);
  const passedOn = isKnown || migration.context.isTest ? [] : [finding('track-passed-on')];
  if (fate.kind === 'kept') return site(use, use.method, passedOn, [], context);
  const text = writing.imports.of(flavourOf(client))('track');
  return site(use, use.method, passedOn, [{ span: spanOf(use.node), pieces: [text] }], context);
}

/** `const send: Send = client.track`, `(): Send => client.track` */
function isAnnotated(node: Node): boolean {
  const owner = parentOf(wrapped(node));
  if (owner?.type === 'VariableDeclarator' || owner?.type === 'ClassProperty')
    return Boolean(
      owner.type === 'ClassProperty'
        ? owner.typeAnnotation
        : 'typeAnnotation' in owner.id && owner.id.typeAnnotation,
    );
  const around = functionAround(node);
  return around !== null && 'returnType' in around && Boolean(around.returnType);
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
const reasonFor = (method: string): Finding =>
  isAnyClientMethod(method) ? finding('method-passed-on') : withoutCounterpart(method);

const nameOf = (use: Use): string =>
  'method' in use ? use.method : use.kind === 'awaited' ? 'then' : 'client';
