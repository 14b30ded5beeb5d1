import type { Node } from '@babel/types';
import { browserSdk, sdkOf } from '../../../segment/sdks.js';
import { addedPlugIn } from '../../plugins/app-plug-ins.js';
import { parentOf, startOf } from '../../syntax/tree.js';
import { wrapped } from '../../syntax/unwrap.js';
import { placeOf } from '../../write/place.js';
import { steers } from '../app.js';
import type { CallUse, Use } from '../client.js';
import { useOf } from '../uses.js';
import { isCall, isCallee, memberKey } from './access.js';
import { chain } from './at-holder.js';
import type { Flow } from './flow.js';
import { handOn } from './hand-on.js';
import { pass } from './pass.js';
import { type Of, settled } from './shape.js';

export function atClient(flow: Flow, node: Node, shape: Of<'client'>): void {
  const outer = wrapped(node);
  const parent = parentOf(outer);
  const key = memberKey(outer);
  if (parent && key === '0') {
    flow.unpacked.add(parent);
    flow.visit(parent, settled(shape));
  } else if (parent && key === 'instance' && !isCallee(parent)) flow.visit(parent, settled(shape));
  else if (chain(flow, node, shape)) flow.awaited.add(outer);
  else if (!startsLate(flow, outer, shape)) useClient(flow, node, shape);
}

function useClient(flow: Flow, node: Node, shape: Of<'client'>): void {
  const dialect = sdkOf(shape.sdk)?.dialect ?? '';
  const use = withPlugIn(flow, useOf(node), dialect);
  if (steers(use, dialect)) {
    const at = 'at' in use ? use.at : startOf(use.node);
    flow.use({ kind: 'escape', node: use.node, at, steers: true });
    return;
  }
  switch (use.kind) {
    case 'escape':
      // What the clients of other SDKs have beside methods, such as `enabled`, steers them.
      if (shape.sdk !== browserSdk.package || !readsMember(flow, node)) pass(flow, node, shape);
      break;
    // The construction that is assigned speaks for itself.
    case 'assigned':
      break;
    case 'export':
      flow.use(use);
      handOn(flow, node, shape);
      break;
    case 'method':
      flow.use({ ...use, followed: true });
      flow.visit(use.node, { kind: 'method', sdk: shape.sdk, name: use.method });
      break;
    default:
      flow.use(use);
      if (use.kind === 'call') useChain(flow, use, shape);
  }
}

function withPlugIn({ tree, plugIns }: Flow, use: Use, dialect: string): Use {
  if (use.kind !== 'call' || use.method !== 'add' || dialect !== 'react-native') return use;
  const plugIn = addedPlugIn(tree, use.args, plugIns);
  return plugIn ? { ...use, plugIn } : use;
}

/** What is called on the result of a call that gives the client back is called on the client. */
function useChain(flow: Flow, call: CallUse, { sdk }: Of<'client'>): void {
  const outer = wrapped(call.node);
  const member = parentOf(outer);
  const gives = sdkOf(sdk)?.chains?.includes(call.method) === true;
  if (!gives || memberKey(outer) === null || !member) return;
  const next = useOf(call.node);
  if (next.kind !== 'call') {
    flow.escape(call.node);
    return;
  }
  const use: CallUse = { ...next, receiver: call.receiver, chained: call.node };
  flow.use(use);
  useChain(flow, use, { kind: 'client', sdk, thenable: false });
}

/** `client.initialized`: what is no method of it may be anything, but the client goes nowhere. */
function readsMember(flow: Flow, node: Node): boolean {
  const receiver = wrapped(node);
  const method = memberKey(receiver);
  const member = parentOf(receiver);
  if (method === null || !member || !('property' in member) || isCallee(member)) return false;
  flow.use({ kind: 'method', node: wrapped(member), receiver, method, at: startOf(member.property as Node) });
  return true;
}

/** `client.load(…)` where its result is used: whoever waits for it is handed the client. */
function startsLate(flow: Flow, outer: Node, shape: Of<'client'>): boolean {
  const member = parentOf(outer);
  const call = member && parentOf(wrapped(member));
  const sdk = sdkOf(shape.sdk);
  if (memberKey(outer) !== 'load' || !call || !isCall(call) || !sdk || !shape.thenable) return false;
  if (placeOf(call, new Set()).result === 'unused' || !('property' in member)) return false;
  const at = startOf(member.property as Node);
  flow.make({ node: call, sdk, loads: true, args: call.arguments, at, on: outer });
  return true;
}
