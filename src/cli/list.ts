import { columns } from '../report/columns.js';
import { paletteFor } from '../report/palette.js';
import { wantsColor } from './color.js';
import type { CliContext } from './context.js';
import { DONE, type ExitCode } from './exit-codes.js';
import { write } from './write.js';

/** Prints one line a transform: its name, the methods it takes, what it does. */
export async function listTransforms(context: CliContext): Promise<ExitCode> {
  const palette = paletteFor(wantsColor(context.stdout, context.env));
  const transforms = await context.transforms();
  const rows = transforms.map(({ name, methods, summary }) => [name, methods.join(', '), summary]);
  const lines = columns(rows, [palette.good, palette.dim]);
  await write(context.stdout, lines.map((line) => `${line}\n`).join(''));
  return DONE;
}
