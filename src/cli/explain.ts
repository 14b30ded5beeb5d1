import { type Palette, paletteFor } from '../report/palette.js';
import type { FindingKind, TransformMeta } from './catalogue.js';
import { wantsColor } from './color.js';
import type { CliContext } from './context.js';
import { DONE, type ExitCode } from './exit-codes.js';
import { unknownName } from './names.js';
import { write } from './write.js';

/** Prints what stands behind a name. */
export async function explain(name: string, context: CliContext): Promise<ExitCode> {
  const palette = paletteFor(wantsColor(context.stdout, context.env));
  await write(context.stdout, `${await explanation(name, context, palette)}\n`);
  return DONE;
}

async function explanation(name: string, context: CliContext, palette: Palette): Promise<string> {
  const transforms = await context.transforms();
  const findings = await context.findings();
  const transform = transforms.find((candidate) => candidate.name === name);
  if (transform !== undefined) return ofTransform(transform, palette);
  const finding = Object.hasOwn(findings, name) ? findings[name] : undefined;
  if (finding !== undefined) return ofFinding(name, finding, palette);
  const known = [...transforms.map((candidate) => candidate.name), ...Object.keys(findings)];
  throw await unknownName(
    'name',
    name,
    known,
    'give a transform ("segment-to-amplitude list") or a code of the report',
  );
}

function ofTransform(transform: TransformMeta, palette: Palette): string {
  return [
    `${palette.title(transform.name)}  ${transform.summary}`,
    transform.methods.length === 0 ? '' : `Methods: ${transform.methods.join(', ')}`,
    block('Before', transform.before, palette),
    block('After', transform.after, palette),
    block('Limits', transform.limits.map((limit) => `- ${limit}`).join('\n'), palette),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

const severityMeaning: Readonly<Record<FindingKind['severity'], string>> = {
  note: 'a note on the run',
  review: 'review: migrated, with one thing to confirm',
  manual: 'manual: the call stays as it was',
  possible: 'possible: untouched until you say whether it is Segment',
};

function ofFinding(code: string, { severity, title, explain: text }: FindingKind, palette: Palette): string {
  return [`${palette.title(code)}  ${title}`, palette.dim(severityMeaning[severity]), text].join('\n\n');
}

function block(title: string, body: string, palette: Palette): string {
  if (body.trim() === '') return '';
  const indented = body.replace(/^\n+|\s+$/gu, '').replace(/^(?=.)/gmu, '  ');
  return `${palette.title(title)}\n${indented}`;
}
