import type { Edit } from '../../javascript/edit.js';
import type { NativeCall, NativeFile } from '../language.js';
import { findAll, textOf } from '../tree.js';

const modules: Readonly<Record<string, string>> = {
  'amplitude-swift': 'AmplitudeSwift',
  'amplitude-ios': 'Amplitude',
};

/** The import of Segment becomes Amplitude's; it stays where calls do. */
export function finish(
  file: NativeFile,
  migrated: readonly NativeCall[],
  left: readonly NativeCall[],
): Edit[] {
  const { tree, style, project } = file;
  const imports = findAll(tree.root, (node) => node.type === 'import_declaration');
  const name = modules[project.iosSdk] as string;
  const isOwn = (text: string) =>
    /^(?:@\w+\s+)*import\s+(?:class\s+|struct\s+)?(Segment|Analytics)\b/.test(text);
  const segment = imports.filter((node) => isOwn(textOf(tree, node)));
  const held = imports.some((node) => new RegExp(`import\\s+${name}\\b`).test(textOf(tree, node)));
  if (migrated.length === 0) return [];
  const [first] = segment;
  const anchor = first ?? imports.at(-1);
  if (!anchor)
    return held ? [] : [{ span: { start: 0, end: 0 }, pieces: [`import ${name}${style.eol}${style.eol}`] }];
  if (first && left.length === 0) {
    return [{ span: { start: first.start, end: first.end }, pieces: held ? [] : [`import ${name}`] }];
  }
  if (held) return [];
  return [{ span: { start: anchor.end, end: anchor.end }, pieces: [`${style.eol}import ${name}`] }];
}
