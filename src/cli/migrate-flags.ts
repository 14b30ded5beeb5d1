import { type Command, Option } from 'commander';
import type { FlagOptions } from '../config/load.js';
import type { Options } from '../config/options.js';
import { clientForms, testPolicies } from '../config/values.js';
import { type FormatName, formatNames } from '../report/reporters.js';
import { globals, list, plain, positive } from './flags.js';

/** The flags of `migrate` as commander hands them over. */
export interface MigrateFlags {
  readonly dryRun?: true;
  readonly check?: true;
  readonly transform?: readonly string[];
  readonly format?: FormatName;
  readonly output?: string;
  readonly config?: string;
  readonly ignore?: readonly string[];
  readonly allowDirty?: true;
  readonly jobs?: number;
  readonly global?: readonly string[];
  readonly client?: Options['client'];
  readonly apiKey?: string;
  readonly tests?: Options['tests'];
  /** Commander sets it to true where `--no-markers` was not given. */
  readonly markers: boolean;
}

/** Declares `migrate`, the command that runs when none is named. */
export function declareMigrate(program: Command): Command {
  return program
    .command('migrate', { isDefault: true })
    .argument('[paths...]', 'files, folders or globs (default: the working folder)')
    .description("rewrite Segment's calls in place (default command)")
    .option('--dry-run', 'print the unified diff, write nothing')
    .option('--check', 'write nothing; exit 1 while anything would change or needs a person')
    .option('-t, --transform <names>', 'only these transforms, comma-separated or repeated', list)
    .addOption(new Option('--format <name>', 'form of the report').choices(formatNames))
    .option('--output <file>', 'write the report there', plain)
    .option('--config <file>', 'use this config file', plain)
    .option('--ignore <glob>', 'leave these files alone too, comma-separated or repeated', list)
    .option('--allow-dirty', 'write although git holds uncommitted changes')
    .option('--jobs <n>', 'at most this many threads', positive)
    .option('--global <name>', 'this global name is a Segment client; "none": none is', globals)
    .addOption(new Option('--client <form>', 'what a client becomes').choices(clientForms))
    .option('--api-key <key>', 'the Amplitude API key to write into the code', plain)
    .addOption(new Option('--tests <policy>', 'what becomes of calls in tests').choices(testPolicies))
    .option('--no-markers', 'put no TODO comment above calls that stay');
}

/** The part of the flags that speaks of options; what was not given leaves the config its say. */
export function optionsOf({ global, client, apiKey, tests, markers, ignore }: MigrateFlags): FlagOptions {
  return {
    ...(global === undefined ? {} : { global: global.includes('none') ? [] : global }),
    ...(client === undefined ? {} : { client }),
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(tests === undefined ? {} : { tests }),
    ...(markers ? {} : { markers: false }),
    ...(ignore === undefined ? {} : { ignore }),
  };
}

/** The format asked for; a dry run that asks for none shows its diff. */
export function formatNameOf({ format, dryRun }: MigrateFlags): FormatName {
  return format ?? (dryRun ? 'diff' : 'text');
}
