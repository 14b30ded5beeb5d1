import type { Edit } from '../../javascript/edit.js';
import type { NativeFile } from '../language.js';
import { wholeLines } from '../style.js';
import { spanOf } from '../tree.js';
import type { JvmCall } from './jvm-call.js';

/** Takes away the statements that prepared a set-up, line and all. */
export function obsoleteEdits({ construction }: JvmCall, { tree }: NativeFile): Edit[] {
  return (construction?.obsolete ?? []).map(
    (node): Edit => ({ span: wholeLines(tree.text, node) ?? spanOf(node), pieces: [] }),
  );
}
