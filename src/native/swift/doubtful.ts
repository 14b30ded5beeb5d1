import { unclear } from '../../segment/call.js';
import type { NativeFile } from '../language.js';
import { isInPlugIn } from './plug-ins.js';
import { callsIn } from './recognise.js';
import type { SwiftCall } from './swift-call.js';

/** Calls that are Segment's where a name does not mean a type of the app's own. */
export function doubtfulCalls(file: NativeFile, certain: readonly SwiftCall[]): SwiftCall[] {
  const { ownTypes, doubtfulTypes } = file.project;
  if (doubtfulTypes.size === 0) return [];
  const names = new Set([...ownTypes].filter((name) => !doubtfulTypes.has(name)));
  const sure = new Set(certain.map(({ node }) => node));
  return callsIn({ ...file, project: { ...file.project, ownTypes: names } })
    .filter(({ node }) => !sure.has(node) && !isInPlugIn(file, node))
    .map((call) => ({
      ...call,
      call: unclear(call.method, 'own-class'),
      client: null,
      construction: null,
    }));
}
