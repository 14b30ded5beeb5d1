import { finding } from '../../findings.js';
import type { Finding } from '../../report/report.js';
import type { NativeFile } from '../language.js';
import type { SwiftCall } from './swift-call.js';
import { bagKind } from './typed.js';

/** What there is to say about a call beside what its mapping says. */
export function callFindings({ call, bags, node }: SwiftCall, { tree }: NativeFile): Finding[] {
  // Only analytics-swift, which labels all of its arguments, takes anything but a dictionary.
  const isLabelled = /\(\s*\w+\s*:/.test(tree.text.slice(node.start, node.end));
  const isUnknown = bags.some((bag) => bagKind(tree, bag) === 'unknown');
  return call.type !== 'load' && isLabelled && isUnknown ? [finding('properties-may-be-typed')] : [];
}
