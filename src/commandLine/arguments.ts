/** argv → what the user asked for, by commander; wrong usage comes out as such, never as a crash. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { version } from '../version.js';
import type { BuildOutput } from '../api.js';

export type OutputFormat = 'text' | 'json';

export type BuildArguments = {
  /** Empty: look for manuscripts. */
  readonly files: readonly string[];
  readonly out: string;
  readonly only: BuildOutput | null;
  readonly template: string | null;
  readonly strict: boolean;
  readonly format: OutputFormat;
  readonly quiet: boolean;
  readonly publicDeck: boolean;
  /** Folder that also gets each deck as separate files for a web server; null for none. */
  readonly assets: string | null;
  /** Folders beside a manuscript's own from which it may read files. */
  readonly allow: readonly string[];
  /** Takes charts and fonts of earlier runs, and keeps them for later ones. */
  readonly cache: boolean;
};

export type ParsedArguments =
  | { readonly kind: 'build'; readonly build: BuildArguments }
  /** Help or the version, to be printed on standard output. */
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'wrong-usage'; readonly text: string };

/** Options as commander hands them over; `out` has a default. */
type RawOptions = {
  readonly cache: boolean;
  readonly out: string;
  readonly only?: BuildOutput;
  readonly template?: string;
  readonly strict?: true;
  readonly format: OutputFormat;
  readonly quiet?: true;
  readonly public?: true;
  readonly allow: readonly string[];
  readonly assets?: string;
};

const examples = `
Examples:
  briefdeck build                         every manuscript in content/, else every *.md here with a title
  briefdeck build report.md               out/report/<lang>/{brief.pdf, deck.html, figures/, build.json}
  briefdeck build report.md --only deck   the deck alone; the brief that is there stays as it is

Exit codes: 0 built, 1 errors in a manuscript, 2 wrong usage, 3 a fault of briefdeck itself`;

function folderName(value: string): string {
  if (value.trim() === '' || value.includes('\0')) throw new InvalidArgumentError('it must name a folder.');
  return value;
}

/** Reads the command line without `node` and the script's name. Never throws, never exits. */
export function parseArguments(argv: readonly string[]): ParsedArguments {
  const printed: string[] = [];
  const refused: string[] = [];
  const taken: BuildArguments[] = [];
  const program = new Command('briefdeck')
    .description('One Markdown manuscript becomes a printed brief (PDF) and a reveal.js deck (HTML).')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeOut: (text) => printed.push(text), writeErr: (text) => refused.push(text) })
    .showHelpAfterError('(briefdeck build --help lists what there is)');
  program
    .command('build')
    .description('build manuscripts into briefs and decks')
    .argument('[file...]', 'manuscripts; without any, all in content/, else every *.md here that has a title')
    .option('-o, --out <dir>', 'folder of the outputs', folderName, 'out')
    .addOption(new Option('--only <output>', 'make one output; a handout has the slides on paper').choices(['brief', 'deck', 'handout']))
    .option('--template <name>', 'registered template; wins over the front matter')
    .option('--strict', 'warnings fail the build too')
    .addOption(new Option('--format <format>', 'how results are printed').choices(['text', 'json']).default('text'))
    .option('--allow <dir>', 'let manuscripts read files of this folder too; may be given several times', (value: string, before: readonly string[]) => [...before, folderName(value)], [])
    .option('--assets <dir>', 'write each deck here too, as a page with separate files for a web server', folderName)
    .option('-q, --quiet', 'print errors and warnings only')
    .option('--no-cache', 'draw all charts and subset all fonts again; keep none for the next run')
    .option('--public', 'leave speaker notes and what is only for the brief out of the deck')
    .addHelpText('after', examples)
    .action((files: readonly string[], options: RawOptions) => {
      taken.push({
        files,
        out: options.out,
        only: options.only ?? null,
        template: options.template ?? null,
        strict: options.strict ?? false,
        format: options.format,
        quiet: options.quiet ?? false,
        publicDeck: options.public ?? false,
        allow: options.allow,
        assets: options.assets ?? null,
        cache: options.cache,
      });
    });
  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { kind: 'answer', text: printed.join('') };
    return { kind: 'wrong-usage', text: refused.join('') };
  }
  const [build] = taken;
  return build === undefined ? { kind: 'wrong-usage', text: program.helpInformation() } : { kind: 'build', build };
}
