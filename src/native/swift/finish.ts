import type { Edit } from '../../javascript/edit.js';
import { ownKey } from '../components.js';
import type { NativeCall, NativeFile } from '../language.js';
import { findAll, type SyntaxNode, spanOf, textOf } from '../tree.js';
import { clientTypes } from './client-types.js';
import { componentsOf, splitsOf } from './fate.js';
import { importEdits } from './import-edits.js';
import { keyOfCall } from './keys.js';
import { sharedValues } from './shared-client.js';
import { besideEdit, splitEdits } from './split.js';
import type { SwiftCall } from './swift-call.js';
import { isExtension, memberOf } from './syntax.js';

/** Types, variables, the shared instance and the imports of a Swift file. */
export function finish(
  file: NativeFile,
  migrated: readonly NativeCall[],
  left: readonly NativeCall[],
  edits: readonly Edit[],
): readonly Edit[] {
  const components = componentsOf(file);
  const moves = (key: string | null) => key !== null && components.reasonOf(key) === null;
  const beside = (left as readonly SwiftCall[]).filter(
    (call) => call.construction === null && moves(keyOfCall(file, call)),
  );
  const own: Edit[] = [
    ...typeEdits(file, moves),
    ...splitsOf(file).flatMap((split) => splitEdits(file, split)),
    ...valueEdits(file, [...migrated, ...left], moves),
    ...beside.flatMap((call) => besideEdit(file, call) ?? []),
  ];
  const holder = holderEdit(file, [...edits, ...own], migrated as readonly SwiftCall[]);
  if (holder) own.push(holder);
  if (own.length === 0 && migrated.length === 0) return [];
  return [...own, ...importEdits(file, [...edits, ...own], { migrated, left })];
}

/** `Analytics` as a type becomes `Amplitude`. */
const typeEdits = (file: NativeFile, moves: (key: string) => boolean): Edit[] =>
  clientTypes(file)
    .filter(({ key }) => moves(key))
    .map(({ node }) => ({ span: spanOf(node), pieces: ['Amplitude'] }));

/** The shared client as a value, and in front of what an extension adds to it. */
function valueEdits(file: NativeFile, calls: readonly NativeCall[], moves: (key: string) => boolean): Edit[] {
  const taken = new Set((calls as readonly SwiftCall[]).flatMap(({ receiver }) => receiver?.start ?? []));
  const isIos = file.project.iosSdk === 'amplitude-ios';
  return sharedValues(file)
    .filter((node) => !taken.has(node.start) && moves(ownKey(node)))
    .map((node): Edit => {
      if (!isIos)
        return {
          span: spanOf(node),
          pieces: [isAsked(file, node) ? 'Amplitude.shared?' : 'Amplitude.shared'],
        };
      const pieces = [isBound(node) ? 'Optional(Amplitude.instance())' : 'Amplitude.instance()'];
      return { span: spanOf(node), pieces };
    });
}

/** In front of a dot, which then needs a question mark. */
const isAsked = (file: NativeFile, { parent, end }: SyntaxNode): boolean =>
  parent?.type === 'navigation_expression' &&
  memberOf(file.tree, parent) !== null &&
  !/^\s*[?!]/.test(file.tree.text.slice(end));

/** `if let analytics = SEGAnalytics.shared()`: only an optional can be bound. */
const isBound = ({ parent }: SyntaxNode): boolean => /^(if|guard|while)_statement$/.test(parent?.type ?? '');

/** The property that the set-up puts the instance into; AmplitudeSwift has none of its own. */
function holderEdit(file: NativeFile, edits: readonly Edit[], migrated: readonly SwiftCall[]): Edit | null {
  const { tree, style, project } = file;
  const makes = edits.some(({ pieces }) =>
    pieces.some((piece) => typeof piece === 'string' && /Amplitude\.shared = $/.test(piece)),
  );
  if (!makes || project.iosSdk === 'amplitude-ios' || migrated.length === 0) return null;
  const declared = findAll(tree.root, (node) => node.type === 'class_declaration' && isExtension(node)).some(
    (node) => /^extension\s+Amplitude\b/.test(textOf(tree, node)) && /\bshared\b/.test(textOf(tree, node)),
  );
  if (declared) return null;
  const { eol, indent } = style;
  const end = tree.text.length;
  const gap = /\n\s*\n$/.test(tree.text) ? '' : tree.text.endsWith('\n') ? eol : eol + eol;
  const text = `${gap}extension Amplitude {${eol}${indent}static var shared: Amplitude!${eol}}${eol}`;
  return { span: { start: end, end }, pieces: [text] };
}
