import type { ConfigKey } from '../config/keys.js';
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
  const keys = await context.configKeys();
  const finding = Object.hasOwn(findings, name) ? findings[name] : undefined;
  const parts = [
    ...transforms.filter((one) => one.name === name).map((one) => ofTransform(one, palette)),
    ...(finding === undefined ? [] : [ofFinding(name, finding, palette)]),
    // A transform and the config can have a name in common, and `group` stands for all keys below it.
    ...keys
      .filter(
        (key) =>
          key.name === name || (/^[.[]/.test(key.name.slice(name.length)) && key.name.startsWith(name)),
      )
      .map((key) => ofKey(key, palette)),
  ];
  if (parts.length > 0) return parts.join('\n\n');
  const known = [...transforms, ...keys].map((one) => one.name).concat(Object.keys(findings));
  throw await unknownName(
    'name',
    name,
    known,
    'give a transform ("segment-to-amplitude list"), a code of the report or a key of the config',
  );
}

function ofKey(
  { name, description, values, default: standard, profiles }: ConfigKey,
  palette: Palette,
): string {
  const usual = standard === null ? '' : `; default: ${standard}`;
  const others = Object.entries(profiles).map(
    ([profile, value]) => `${value} with "continuity": "${profile}"`,
  );
  return [
    `${palette.title(name)}  ${description}`,
    `  a key of the config; values: ${values.join(', ')}${usual}`,
    ...others.map((line) => `  ${line}`),
  ].join('\n');
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
