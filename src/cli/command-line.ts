// Reads the command line, runs one command, and turns everything that can go wrong into a sentence and an exit code.

import { type Command as Parser, CommanderError, program as root } from "commander";
import { type Command, EXIT_DONE, EXIT_MISTAKE, LINK_OPTION, UserError } from "./command.ts";
import { COMMANDS } from "./commands.ts";
import { failure, parserErrorText } from "./errors.ts";
import { packageVersion } from "./package.ts";
import type { PartFlags } from "./parts.ts";
import { processTerminal, type Terminal } from "./terminal.ts";
import { readerOf, requireOneOutput } from "./repeated.ts";

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
  // A command is loaded when it is named: the list of all does without.
  const asked = COMMANDS.filter(({ name }) => name === args[0]), hasLink = args.some((arg) => /^--link(=|$)/.test(arg));
  for (const { name, takes, summary, load } of asked.length > 0 ? asked : COMMANDS) {
    const parser = program.command(name).summary(summary), syntax = takes.split(" ").filter((word) => word !== "");
    if (args.includes(name)) addCommand(parser, await load(), syntax, terminal, hasLink, (result) => (code = result));
    else for (const argument of syntax) parser.argument(argument);
  }
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

function addCommand(parser: Parser, command: Command, takes: readonly string[], terminal: Terminal, hasLink: boolean, finish: (code: number) => void): void {
  parser.description(`${capital(parser.summary())}. ${command.about}`.trim());
  // A link says which scenario it is about.
  takes.forEach((syntax, i) => parser.argument(takesLink(command) && hasLink ? syntax.replace("<", "[").replace(">", "]") : syntax, command.arguments[i] ?? ""));
  for (const option of command.options) option.flags.includes("<") ? parser.option(option.flags, option.about, readerOf(option)) : parser.option(option.flags, option.about);
  if (command.examples.length > 0) parser.addHelpText("after", () => examplesText(command.examples, terminal.columns));
  parser.action(async (...given: unknown[]) => {
    const args = given.slice(0, command.arguments.length) as (string | undefined)[]; // the parser gives one value for each argument
    const flags: PartFlags & { readonly link?: string } = parser.opts();
    requireOneOutput(command.options, parser.opts());
    const hasParts = flags.with !== undefined || flags.lens !== undefined;
    if (flags.link === undefined || !takesLink(command)) {
      const asked = hasParts ? await (await import("./parts.ts")).withParts(command, args, flags) : { args, flags };
      finish(await command.run(asked.args, asked.flags, terminal));
    } else if (!hasParts) finish(await (await import("./link.ts")).runLinked(command, args, { ...flags, link: flags.link }, terminal));
    else throw new UserError("a link says itself which parts are on", "leave out --link, or --with and --lens");
  });
}

function examplesText(examples: Command["examples"], columns: number): string {
  const width = Math.max(...examples.map(([line]) => line.length));
  const rows = examples.map(([line, about]) => (width + about.length + 12 <= columns ? `  excomm ${line.padEnd(width)}  ${about}` : `  excomm ${line}\n      ${about}`));
  return `\nExamples:\n${rows.join("\n")}`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
