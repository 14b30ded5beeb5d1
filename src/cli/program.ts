import { Command } from 'commander';
import { toolVersion } from '../version.js';
import type { CliContext } from './context.js';
import type { ExitCode } from './exit-codes.js';
import { declareMigrate, type MigrateFlags } from './migrate-flags.js';

const examples = `
Examples:
  $ segment-to-amplitude src --dry-run
  $ segment-to-amplitude src
  $ segment-to-amplitude . --check
  $ segment-to-amplitude src -t track,identify
  $ segment-to-amplitude explain group-type-unknown

Exit codes:
  0  done
  1  --check found work
  2  a file could not be read or parsed, or a path, flag or config is wrong`;

/** Builds the program. The code of a command loads when it runs; `done` gets its exit code. */
export function createProgram(context: CliContext, done: (code: ExitCode) => void): Command {
  const program = bareProgram(context);
  const migrate = declareMigrate(program).action(async (paths: string[], flags: MigrateFlags) =>
    done(await (await import('./migrate.js')).migrate(paths, flags, context)),
  );
  // No guesses where few flags are: commander would offer those of the program, which only migrate takes.
  program
    .command('list')
    .showSuggestionAfterError(false)
    .description('list the transforms')
    .action(async () => done(await (await import('./list.js')).listTransforms(context)));
  program
    .command('explain')
    .showSuggestionAfterError(false)
    .argument('<name>', 'a transform, the code of a finding, or a key of the config')
    .description('tell what a transform does, what a finding means, or what a key of the config is for')
    .action(async (name: string) => done(await (await import('./explain.js')).explain(name, context)));
  return showingFlagsOf(migrate, program).addHelpText('after', examples);
}

function bareProgram(context: CliContext): Command {
  return new Command('segment-to-amplitude')
    .description("Rewrites calls of Segment's SDKs to calls of Amplitude's own.")
    .usage('[command] [paths...] [options]')
    .version(toolVersion(), '-v, --version')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text),
      outputError: (text, print) => print(usageError(text)),
    });
}

/** The flags of the default command work without its name, so the program's own help lists them. */
function showingFlagsOf(command: Command, program: Command): Command {
  const help = program.createHelp();
  return program.configureHelp({
    visibleOptions: (shown) =>
      shown === program ? [...command.options, ...help.visibleOptions(shown)] : help.visibleOptions(shown),
  });
}

/** Commander puts its guess of what was meant on a second line. */
function usageError(text: string): string {
  const line = text.trim().replace(/\s*\n\s*/gu, ' ');
  return line.endsWith(')') || line.endsWith('.')
    ? `${line}\n`
    : `${line} (see segment-to-amplitude --help)\n`;
}
