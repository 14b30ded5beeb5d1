import { applyEdits, type Edit } from '../../javascript/edit.js';
import type { NativeCall, NativeFile } from '../language.js';
import { findAll, isComment, type NativeTree, type SyntaxNode, spanOf, textOf } from '../tree.js';
import { dialectOf } from './dialects.js';
import { importsOf, segmentImports } from './sdk.js';
import { namesSegment } from './segment-names.js';
import { callOf } from './syntax.js';

/**
 * The import of Segment becomes Amplitude's, and stays where the output still names something of Segment's.
 * @param edits everything else that changes in the file
 * @param calls those that became Amplitude's, and those that stay Segment's
 */
export function importEdits(
  file: NativeFile,
  edits: readonly Edit[],
  { migrated, left }: { readonly migrated: readonly NativeCall[]; readonly left: readonly NativeCall[] },
): Edit[] {
  const { tree, style, project } = file;
  const { module } = dialectOf(file);
  const segment = segmentImports(tree);
  const others = importsOf(tree).filter((one) => !segment.includes(one));
  const isHeld = others.some((one) => one.module === module);
  const code = codeAfter(tree, edits);
  const stays = left.length > 0 || namesSegment(code);
  const speaks = amplitudeNames.test(code) || (left.length > 0 && migrated.length > 0 && segment.length > 0);
  const needs = speaks && !isHeld && !(project.bridges && module === 'Amplitude');
  const [first, ...more] = segment;
  if (!first) {
    if (!needs) return [];
    const anchor = others.at(-1)?.node;
    if (!anchor)
      return [
        {
          span: { start: startOf(tree), end: startOf(tree) },
          pieces: [`import ${module}${style.eol}${style.eol}`],
        },
      ];
    return [{ span: { start: anchor.end, end: anchor.end }, pieces: [`${style.eol}import ${module}`] }];
  }
  if (stays) {
    const qualified = module === 'AmplitudeSwift' ? qualifiedEdits(tree, edits) : [];
    return needs || isHeld
      ? [
          ...(isHeld
            ? []
            : [
                {
                  span: { start: first.node.end, end: first.node.end },
                  pieces: [`${style.eol}import ${module}`],
                },
              ]),
          ...qualified,
        ]
      : [];
  }
  const gone = more.map(({ node }) => withoutLine(tree, node));
  if (isHeld || !(needs || amplitudeWords.test(code))) return [withoutLine(tree, first.node), ...gone];
  const attributes = /@_exported/.test(first.attributes) ? '@_exported ' : '';
  return [
    { span: spanOf(first.node), pieces: [`${attributes}import ${module}`] },
    ...gone,
    ...conditionEdits(tree, module),
  ];
}

/** What the output says without its comments and texts, and without the imports. */
function codeAfter(tree: NativeTree, edits: readonly Edit[]): string {
  const hidden = importsOf(tree).map(({ node }): Edit => ({ span: spanOf(node), pieces: [''] }));
  return applyEdits(tree.text, [...edits, ...hidden])
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\/\/.*$/gm, '')
    .replace(/"(?:\\\([^()]*(?:\([^()]*\)[^()]*)*\)|\\.|[^"\\\n])*"/g, (text) =>
      [...text.matchAll(/\\\((.*?)\)/g)].map(([, code]) => ` ${code} `).join(''),
    );
}

const amplitudeNames =
  /\b(?:Amplitude|Identify|EventOptions|AMPIdentify)\b\s*[.(]|\bAmplitude\b\s*[?!,)>\]{=\n]|:\s*Amplitude\b|\bAmplitudeSwift\./;

/** Methods of Amplitude's clients on a receiver that no import is needed for, but was there. */
const amplitudeWords = /\b(?:eventType|userProperties|groupType|withEventProperties)\s*:|\.\w+/;

/** The place of a first import: behind the comments at the head of the file. */
function startOf(tree: NativeTree): number {
  const first = tree.root.children.find((child) => !isComment(child));
  return first?.start ?? 0;
}

function withoutLine(tree: NativeTree, node: SyntaxNode): Edit {
  const tail = /^[ \t]*(\r?\n|$)/.exec(tree.text.slice(node.end));
  const isAlone = /(^|\n)[ \t]*$/.test(tree.text.slice(0, node.start));
  return { span: { start: node.start, end: node.end + (tail && isAlone ? tail[0].length : 0) }, pieces: [] };
}

/** `#if canImport(Segment)` would leave the new import out. */
function conditionEdits(tree: NativeTree, module: string): Edit[] {
  return [...tree.text.matchAll(/^[ \t]*#(?:if|elseif)\b.*\bcanImport\((Segment|Analytics)\)/gm)].map(
    (match) => {
      const start = match.index + match[0].lastIndexOf('(') + 1;
      return { span: { start, end: start + (match[1]?.length ?? 0) }, pieces: [module] };
    },
  );
}

/** Both modules have a class `Configuration`: that of Segment is named with its module then. */
function qualifiedEdits(tree: NativeTree, edits: readonly Edit[]): Edit[] {
  return findAll(tree.root, ({ type }) => type === 'call_expression').flatMap((node): Edit[] => {
    const call = callOf(tree, node);
    const isOwn = call && textOf(tree, call.callee) === 'Configuration' && call.args[0]?.label === 'writeKey';
    const isGone = edits.some(
      ({ span, pieces }) =>
        span.start <= node.start &&
        node.end <= span.end &&
        pieces.every((piece) => typeof piece === 'string'),
    );
    return isOwn && !isGone ? [{ span: spanOf(call.callee), pieces: ['Segment.Configuration'] }] : [];
  });
}
