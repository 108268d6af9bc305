// Reads the command line, runs one command, and turns everything that can go wrong into a sentence and an exit code.

import { type Command as Parser, CommanderError, program as root } from "commander";
import { type Command, EXIT_DONE, EXIT_MISTAKE, UserError } from "./command.ts";
import { failure, parserErrorText } from "./errors.ts";
import { type PartFlags, withParts } from "./parts.ts";
import { processTerminal, type Terminal } from "./terminal.ts";
import { LINK_OPTION } from "./options.ts";
import { packageVersion } from "./package.ts";
import { readerOf, requireOneOutput } from "./repeated.ts";

/** Each is loaded when it is asked for, and with it what it needs of the engine; all of them for the list of commands. */
const COMMANDS: readonly (readonly [name: string, load: () => Promise<Command>])[] = [
  ["start", async () => (await import("./start.ts")).startCommand],
  ["studio", async () => (await import("./studio.ts")).studioCommand],
  ["list", async () => (await import("./list.ts")).listCommand],
  ["solve", async () => (await import("./solve.ts")).solveCommand],
  ["explain", async () => (await import("./explain.ts")).explainCommand],
  ["brief", async () => (await import("./brief.ts")).briefCommand],
  ["play", async () => (await import("./play.ts")).playCommand],
  ["simulate", async () => (await import("./simulate.ts")).simulateCommand],
  ["study", async () => (await import("./study.ts")).studyCommand],
  ["merge", async () => (await import("./study.ts")).mergeCommand],
  ["infer", async () => (await import("./infer.ts")).inferCommand],
  ["fit", async () => (await import("./fit.ts")).fitCommand],
  ["outlook", async () => (await import("./outlook.ts")).outlookCommand],
  ["what-if", async () => (await import("./what-if.ts")).whatIfCommand],
  ["diff", async () => (await import("./diff.ts")).diffCommand],
  ["report", async () => (await import("./report.ts")).reportCommand],
  ["theses", async () => (await import("./theses.ts")).thesesCommand],
  ["lenses", async () => (await import("./lenses.ts")).lensesCommand],
  ["sensitivity", async () => (await import("./sensitivity.ts")).sensitivityCommand],
  ["trace", async () => (await import("./trace.ts")).traceCommand],
  ["tree", async () => (await import("./tree.ts")).treeCommand],
  ["balance", async () => (await import("./balance.ts")).balanceCommand],
  ["detect", async () => (await import("./detect.ts")).detectCommand],
  ["line", async () => (await import("./line.ts")).lineCommand],
  ["reach", async () => (await import("./reach.ts")).reachCommand],
  ["timeline", async () => (await import("./timeline.ts")).timelineCommand],
  ["check", async () => (await import("./check.ts")).checkCommand],
  ["export", async () => (await import("./export.ts")).exportCommand],
  ["schema", async () => (await import("./schema.ts")).schemaCommand],
];

/** Runs the command line and returns the exit code. */
export async function runCommandLine(args: readonly string[], terminal = processTerminal()): Promise<number> {
  let code = EXIT_DONE;
  const program = root.name("excomm").usage("COMMAND [options]")
    .description("An executable model of international crises: who decides, what they want, what they see.")
    .version(packageVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .helpCommand("help [command]", "print help for a command")
    .configureOutput({ writeOut: (text) => terminal.write(text), writeErr: (text) => terminal.note(text.trimEnd()), outputError: (text, write) => write(parserErrorText(text)), getOutHelpWidth: () => terminal.columns, getErrHelpWidth: () => terminal.columns })
    .configureHelp({ subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map((argument) => (argument.required ? `<${argument.name()}>` : `[${argument.name()}]`))].join(" ") })
    .exitOverride();
  const asked = COMMANDS.filter(([name]) => name === args[0]);
  for (const [, load] of asked.length > 0 ? asked : COMMANDS) addCommand(program, await load(), terminal, args.some((arg) => /^--link(=|$)/.test(arg)), (result) => (code = result));
  program.addHelpText("after", `
Examples:
  excomm start                           October 1962 on one page
  excomm list                            what there is to solve
  excomm solve october-1962              solve it
  excomm explain october-1962            why each move of the record was made
  excomm solve october-1962 --json       the same for a program

Exit codes: 0 done (a solve that stopped early says so), 2 your mistake,
70 our bug, 130 Ctrl-C.`);
  try {
    if (args.length === 0) program.outputHelp();
    else await program.parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_DONE : EXIT_MISTAKE; // the parser has printed it
    const { text, code } = failure(error, args, packageVersion());
    terminal.note(text);
    return code;
  } finally {
    terminal.progressEnd();
  }
}

const takesLink = ({ options }: Command) => options.some(({ flags }) => flags === LINK_OPTION.flags);

function addCommand(program: Parser, command: Command, terminal: Terminal, hasLink: boolean, finish: (code: number) => void): void {
  const parser = program.command(command.name).summary(command.summary).description(`${capital(command.summary)}. ${command.about}`.trim());
  // A link says which scenario it is about.
  for (const { syntax, about } of command.arguments) parser.argument(takesLink(command) && hasLink ? syntax.replace("<", "[").replace(">", "]") : syntax, about);
  for (const option of command.options) option.flags.includes("<") ? parser.option(option.flags, option.about, readerOf(option)) : parser.option(option.flags, option.about);
  const width = Math.max(...command.examples.map(([line]) => line.length));
  const rows = command.examples.map(([line, about]) => (width + about.length + 12 <= terminal.columns ? `  excomm ${line.padEnd(width)}  ${about}` : `  excomm ${line}\n      ${about}`));
  if (rows.length > 0) parser.addHelpText("after", `\nExamples:\n${rows.join("\n")}`);
  parser.action(async (...given: unknown[]) => {
    const args = given.slice(0, command.arguments.length) as (string | undefined)[]; // the parser gives one value for each argument
    const flags: PartFlags & { readonly link?: string } = parser.opts();
    requireOneOutput(command.options, parser.opts());
    if (flags.link === undefined || !takesLink(command)) {
      const asked = await withParts(command, args, flags);
      finish(await command.run(asked.args, asked.flags, terminal));
    } else if (flags.with === undefined && flags.lens === undefined) finish(await (await import("./link.ts")).runLinked(command, args, { ...flags, link: flags.link }, terminal));
    else throw new UserError("a link says itself which parts are on", "leave out --link, or --with and --lens");
  });
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
