import type { Expression, Step } from '../../amplitude/step.js';
import { finding } from '../../findings.js';
import type { Edit, Piece } from '../../javascript/edit.js';
import type { Migrated } from '../../mapping/mapping.js';
import type { Value } from '../../segment/value.js';
import type { NativeCall, NativeFile, NativeLanguage, Written } from '../language.js';
import { findAll, type NativeTree, parts, type SyntaxNode, spanOf, textOf } from '../tree.js';

/** Android, written in Kotlin. So far: `track` on `Analytics.with(context)`, without properties. */
export const kotlin: NativeLanguage = {
  name: 'kotlin',
  survey: (_tree, path) => ({ path, language: 'kotlin', ownTypes: [], clients: [], bridges: false }),
  recognise,
  write,
  finish,
};

const sdkImport = 'import com.segment.analytics.Analytics';

function recognise({ tree }: NativeFile): NativeCall[] {
  if (!tree.text.includes(sdkImport)) return [];
  return findAll(tree.root, (node) => node.type === 'call_expression').flatMap((node) => {
    const [callee, list] = parts(node);
    if (callee?.type !== 'navigation_expression' || list?.type !== 'value_arguments') return [];
    const [receiver, name] = parts(callee);
    if (!receiver || !name || textOf(tree, name) !== 'track') return [];
    if (!/^Analytics\.with\(/.test(textOf(tree, receiver))) return [];
    const args = parts(list).map((argument) => readValue(tree, parts(argument).at(-1) ?? argument));
    const [event] = args;
    if (!event || args.length > 1) return [];
    return [
      {
        node,
        at: name.start,
        method: 'track',
        call: { type: 'track', event } as const,
        speaker: 'amplitude.',
      },
    ];
  });
}

function readValue(tree: NativeTree, node: SyntaxNode): Value {
  const base = { span: spanOf(node), shape: 'unknown', nullable: true, stable: false } as const;
  if (node.type !== 'string_literal') return base;
  return { ...base, shape: 'string', nullable: false, constant: textOf(tree, node).slice(1, -1) };
}

function write({ node, speaker }: NativeCall, mapped: Migrated, _file: NativeFile): Written {
  const statements = mapped.steps.map((step) => statement(step, speaker));
  const [only] = statements;
  if (statements.length !== 1 || !only) return { manual: finding('position-unsupported') };
  return { edits: [{ span: spanOf(node), pieces: only }], findings: [] };
}

function statement(step: Step, speaker: string): Piece[] {
  if (step.kind !== 'track') throw new Error(`not said in Kotlin: ${step.kind}`);
  return [`${speaker}track(`, ...expression(step.event), ')'];
}

function expression(value: Expression): Piece[] {
  if (value.kind !== 'source') throw new Error(`not said in Kotlin: ${value.kind}`);
  return [value.span];
}

function finish({ tree }: NativeFile, migrated: readonly NativeCall[], left: readonly NativeCall[]): Edit[] {
  const start = tree.text.indexOf(sdkImport);
  if (migrated.length === 0 || left.length > 0) return [];
  return [
    { span: { start, end: start + sdkImport.length }, pieces: ['import com.amplitude.android.Amplitude'] },
  ];
}
