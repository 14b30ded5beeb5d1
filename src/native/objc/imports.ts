import type { Edit } from '../../javascript/edit.js';
import type { NativeFile } from '../language.js';
import { fieldOf, findAll, type NativeTree, type SyntaxNode, textOf } from '../tree.js';
import type { ObjcCall } from './objc-call.js';

/** Adds Amplitude's import, takes Segment's away where nothing needs it, and declares the instance that the code speaks to. */
export function importEdits(
  file: NativeFile,
  { migrated, staysSegment }: { readonly migrated: readonly ObjcCall[]; readonly staysSegment: boolean },
  edits: readonly Edit[],
): Edit[] {
  const { tree, style } = file;
  const imports = findAll(tree.root, isImport);
  const segment = imports.filter((node) => isSegment(file, node));
  const [first, ...rest] = staysSegment || usesSegment(file, edits) ? [] : segment;
  const instance = instanceLine(file, migrated, edits);
  // A forward declaration needs no import.
  const isNeeded = migrated.length > 0 || segment.length > 0 || instance !== null;
  const missing = isNeeded ? missingImports(file, imports, segment[0], migrated) : [];
  const last = lastImport(imports, segment);
  const isCrowded =
    last !== undefined && /^[^\n]*\n[ \t]*\S/.test(tree.text.slice(withoutEnd(file, last).end));
  const block = instance === null ? '' : style.eol + instance + (isCrowded ? style.eol : '');
  const lines = missing.join(style.eol);
  const behind = (node: SyntaxNode, text: string): Edit[] => {
    const { end } = withoutEnd(file, node);
    return text === '' ? [] : [{ span: { start: end, end }, pieces: [text] }];
  };
  const removals = rest.map((node): Edit => ({ span: lineOf(file, node), pieces: [] }));
  if (!last) {
    const at = headEnd(file);
    const text = [lines, ...(instance === null ? [] : ['', instance])].filter(
      (_, index) => index > 0 || lines !== '',
    );
    return text.length > 0
      ? [{ span: { start: at, end: at }, pieces: [text.join(style.eol) + style.eol + style.eol] }]
      : [];
  }
  const tail = block === '' ? '' : style.eol + block;
  if (first) {
    const isLast = first === last;
    const span = missing.length > 0 ? withoutEnd(file, first) : lineOf(file, first);
    const own: Edit = { span, pieces: [lines + (isLast ? tail : '')] };
    return [own, ...removals, ...(isLast ? [] : behind(last, tail))];
  }
  const anchor = segment.at(-1) ?? last;
  const added = missing.length > 0 ? style.eol + lines : '';
  return anchor === last ? behind(last, added + tail) : [...behind(anchor, added), ...behind(last, tail)];
}

/** The last of the imports beside Segment's, else of those that stand under no condition. */
function lastImport(imports: readonly SyntaxNode[], segment: readonly SyntaxNode[]): SyntaxNode | undefined {
  const home = segment[0]?.parent;
  return imports.filter(({ parent }) => (home ? parent === home : parent?.parent === null)).at(-1);
}

const isImport = ({ type }: SyntaxNode): boolean => type === 'preproc_include' || type === 'module_import';

/** `<Segment/SEGAnalytics.h>`, `<Analytics/…>`, `"SEGAnalytics.h"`, `@import Segment;` */
function isSegment({ tree }: NativeFile, node: SyntaxNode): boolean {
  const path = fieldOf(node, 'path');
  const text = path ? textOf(tree, path) : '';
  return /^<(Segment|Analytics)\/|^"(Segment\.h|SEGAnalytics\w*\.h|Analytics\.h)"$|^(Segment|Analytics)$/.test(
    text,
  );
}

const sdkName = /^SEG[A-Z]\w*$/;

/** Code outside of the edits names something of Segment's. */
function usesSegment({ tree }: NativeFile, edits: readonly Edit[]): boolean {
  const names = findAll(
    tree.root,
    ({ type, children }) => /^(identifier|type_identifier|preproc_arg)$/.test(type) && children.length === 0,
  ).filter((node) =>
    node.type === 'preproc_arg' ? /\bSEG[A-Z]\w*/.test(textOf(tree, node)) : sdkName.test(textOf(tree, node)),
  );
  const isKept = (node: SyntaxNode) =>
    edits.some(({ pieces }) =>
      pieces.some((piece) => typeof piece !== 'string' && piece.start <= node.start && node.end <= piece.end),
    );
  const isCovered = (node: SyntaxNode) =>
    edits.some(({ span }) => span.start <= node.start && node.end <= span.end && span.start < span.end);
  const isSaid = edits.some(({ pieces }) =>
    pieces.some((piece) => typeof piece === 'string' && /\[SEG[A-Z]\w* /.test(piece)),
  );
  return isSaid || isInBroken(tree) || names.some((node) => !isCovered(node) || isKept(node));
}

/** Code that the parser did not understand may use a name in any way. */
const isInBroken = (tree: NativeTree): boolean =>
  tree.mistakes > 0 &&
  findAll(tree.root, ({ type }) => type === 'ERROR').some((node) => /\bSEG[A-Z]\w*/.test(textOf(tree, node)));

function missingImports(
  { tree, path, project, options }: NativeFile,
  imports: readonly SyntaxNode[],
  segment: SyntaxNode | undefined,
  migrated: readonly ObjcCall[],
): string[] {
  const isLegacy = project.iosSdk === 'amplitude-ios';
  const held = imports.some((node) =>
    (isLegacy ? /Amplitude\.h|@import Amplitude\b/ : /AmplitudeSwift/).test(textOf(tree, node)),
  );
  if (held) return [];
  if (isLegacy) return ['#import <Amplitude/Amplitude.h>'];
  // Objective-C++ knows modules only where it is told to.
  const isPlusPlus = path.endsWith('.mm') && segment?.type !== 'module_import';
  const isMade = migrated.some(({ construction }) => construction !== null);
  const zone = isMade && options.serverZone === 'EU' ? ['@import AmplitudeCore;'] : [];
  return [
    isPlusPlus ? '#import <AmplitudeSwift/AmplitudeSwift-Swift.h>' : '@import AmplitudeSwift;',
    ...zone,
  ];
}

/**
 * The instance of the program: defined where it is set up, declared where it is spoken to. Of several files that set it up only one
 * may define it in a program, and each may be of a program of its own: all but the first define it for where nobody else does.
 */
function instanceLine(
  { tree, path, project }: NativeFile,
  migrated: readonly ObjcCall[],
  edits: readonly Edit[],
): string | null {
  const { instance, iosSdk } = project;
  const isMade = migrated.some(({ construction }) => construction?.isShared);
  const isNamed =
    migrated.some(({ speaker }) => speaker === instance) ||
    edits.some(({ pieces }) => pieces.length === 1 && pieces[0] === instance);
  const isDeclared = new RegExp(
    `^(extern )?Amplitude \\*${instance}( __attribute__\\(\\(weak\\)\\))?;`,
    'm',
  ).test(tree.text);
  if (iosSdk === 'amplitude-ios' || isDeclared || (!isMade && !isNamed)) return null;
  const isFurther = isMade && project.setUps.some((other) => other !== path && other < path);
  return `${isMade ? '' : 'extern '}Amplitude *${instance}${isFurther ? ' __attribute__((weak))' : ''};`;
}

/** An include reaches to the beginning of the next line. */
function withoutEnd({ tree }: NativeFile, { start, end }: SyntaxNode): { start: number; end: number } {
  const text = tree.text.slice(start, end);
  return { start, end: start + text.trimEnd().length };
}

/** An import with the whole of its line. */
function lineOf(file: NativeFile, node: SyntaxNode): { start: number; end: number } {
  const { start, end } = withoutEnd(file, node);
  const tail = /^[ \t]*(\r?\n|$)/.exec(file.tree.text.slice(end));
  return { start, end: end + (tail?.[0].length ?? 0) };
}

/** Behind the comment at the head of a file without imports. */
function headEnd({ tree }: NativeFile): number {
  const first = tree.root.children.find(({ type }) => type !== 'comment');
  return first?.start ?? 0;
}
