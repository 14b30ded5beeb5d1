import { existsSync, readdirSync } from 'node:fs';
import { type ConfigKey, configKeys } from '../../src/config/keys.js';
import { continuities } from '../../src/config/options.js';
import { findingKinds } from '../../src/findings.js';
import type { Severity } from '../../src/report/report.js';
import type { Transform } from '../../src/transform.js';
import { transforms } from '../../transforms/index.js';
import { methodsPage } from './methods.js';

/** The pages of `docs/` that are made from the program's own texts, by their path. */
export const pages: Readonly<Record<string, () => string>> = {
  'docs/transforms.md': transformsPage,
  'docs/findings.md': findingsPage,
  'docs/config.md': configPage,
  'docs/methods.md': methodsPage,
};

export const joined = (parts: readonly string[]): string =>
  `${parts.filter((part) => part !== '').join('\n\n')}\n`;
const code = (text: string, language: string): string => `\`\`\`${language}\n${text}\n\`\`\``;
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

function transformsPage(): string {
  return joined([
    '# Transforms',
    'One transform for each call of Segment, in the order in which to run them one at a time. A run without `--transform` applies all of them together. `segment-to-amplitude explain <name>` prints the same.',
    table(
      ['transform', 'what it does'],
      transforms.map(({ name, summary }) => [`[\`${name}\`](#${name})`, summary]),
    ),
    ...transforms.map(transformSection),
  ]);
}

function transformSection({ name, summary, methods, before, after, limits }: Transform): string {
  return [
    `## ${name}`,
    summary,
    `Methods: ${methods.map((method) => `\`${method}\``).join(', ')}. Cases: ${casesOf(name)}.`,
    'Before:',
    code(before, 'ts'),
    after === '' ? 'After: nothing.' : `After:\n\n${code(after, 'ts')}`,
    limits.map((limit) => `- ${limit}`).join('\n'),
  ].join('\n\n');
}

/** The folders of its fixtures, one a platform. */
function casesOf(name: string): string {
  const platforms = readdirSync('fixtures').filter((platform) => existsSync(`fixtures/${platform}/${name}`));
  return platforms.map((platform) => `[${platform}](../fixtures/${platform}/${name})`).join(', ');
}

const severities: Readonly<Record<Severity, string>> = {
  review: 'The call was migrated, with one thing for a person to confirm.',
  manual: 'The call stays as it was and keeps its Segment client.',
  possible: 'The call was not touched: a flag settles it.',
  note: 'A note on the run. It asks nothing of a single call.',
};

function findingsPage(): string {
  return joined([
    '# Findings',
    'Everything the tool can have to say about a call, by its code. `segment-to-amplitude explain <code>` prints the same.',
    ...Object.entries(severities).flatMap(([severity, meaning]) => findingsOf(severity, meaning)),
  ]);
}

function findingsOf(severity: string, meaning: string): readonly string[] {
  const kinds = Object.entries(findingKinds)
    .filter(([, kind]) => kind.severity === severity)
    .sort(([a], [b]) => a.localeCompare(b));
  const sections = kinds.map(([name, { title, todo, explain }]) =>
    [`### ${name}`, sentence(title), `To do: ${sentence(todo, false)}`, explain].join('\n\n'),
  );
  return [`## ${severity}`, meaning, ...sections];
}

function sentence(text: string, isCapital = true): string {
  const first = text.charAt(0);
  return `${isCapital && /^[a-z]+ /.test(text) ? first.toUpperCase() : first}${text.slice(1)}.`;
}

function configPage(): string {
  return joined([
    '# Configuration',
    'The tool reads the first of these upward from the working folder to the root of the repository: `segment-to-amplitude.config.json`, `.js`, `.mjs` or `.ts`, or the key `segment-to-amplitude` in `package.json`. `--config <file>` names another file. A flag beats the config, but globs to ignore add up. A key that does not exist and a value of the wrong type are errors.',
    'Every key is optional. For editors there is a JSON schema, [`schema/config.schema.json`](../schema/config.schema.json).',
    table(['key', 'values', 'default', 'meaning'], configKeys().map(rowOf)),
    '`continuity` says which Amplitude destination the data came from. It sets the defaults of these keys; one that the config names itself wins:',
    profileTable(),
    'An example:',
    code(JSON.stringify(example, null, 2), 'json'),
    "With it `group('team_42')` is the group `42` of the type `team`, and `group(id)` is of the type `company`.",
  ]);
}

/** A row for each key that some profile sets otherwise than the default. */
function profileTable(): string {
  const rows = configKeys()
    .filter((key) => Object.keys(key.profiles).length > 0)
    .map(({ name, profiles, default: standard }) => [
      `\`${name}\``,
      ...continuities.map((continuity) => `\`${profiles[continuity] ?? standard}\``),
    ]);
  return table(['key', ...continuities.map((name) => `\`${name}\``)], rows);
}

/** Shown on the page, and run by a test. */
export const example = {
  serverZone: 'EU',
  group: {
    patterns: [{ match: '^(?<type>[a-z]+)_(?<name>.+)$' }],
    type: 'company',
  },
  ignore: ['legacy/**'],
};

function rowOf({ name, values, default: standard, isRequired, description }: ConfigKey): string[] {
  const usual = standard === null ? '' : `\`${standard}\``;
  const row = [`\`${name}\``, values.map(valueText).join(', '), isRequired ? 'required' : usual, description];
  return row.map((cell) => cell.replaceAll('|', '\\|'));
}

/** Choices and null are code; names of types are words. */
const valueText = (value: string): string => (/^"|^null$/.test(value) ? `\`${value}\`` : value);
