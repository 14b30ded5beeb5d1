import type { Expression } from '../amplitude/step.js';
import { finding } from '../findings.js';
import type { Finding } from '../report/report.js';
import type { NativeCall, NativeFile } from './language.js';
import type { Names } from './names.js';
import type { SyntaxNode } from './tree.js';

/** What rendering needs to know of the call that is replaced. */
export interface Rendering<Call extends NativeCall> {
  readonly call: Call;
  readonly file: NativeFile;
  readonly names: Names;
  readonly scope: SyntaxNode;
  /** Names of steps, and what they are called here. */
  readonly locals: Map<string, string>;
  /** What there is to say about the output. */
  readonly findings: Finding[];
}

/** What to say of an event's options where the SDK takes none. */
export function optionsLost(options: Expression): Finding {
  const entries = options.kind === 'object' ? options.entries : [];
  const names = entries.map((entry) => ('key' in entry ? entry.key : 'user_id'));
  return names.includes('revenueType')
    ? finding('revenue-by-hand')
    : finding('option-dropped', `dropped: ${names.join(', ')}`);
}
