// excomm: reads the command line, runs one command, and turns everything that can go wrong into a sentence and an exit code.

import { isMainThread } from "node:worker_threads";
import { type Command as Parser, CommanderError, program as root } from "commander";
import { balanceCommand } from "./balance.ts";
import { briefCommand } from "./brief.ts";
import { type Command, EXIT_DONE, EXIT_MISTAKE } from "./command.ts";
import { checkCommand } from "./check.ts";
import { detectCommand } from "./detect.ts";
import { failure, parserErrorText } from "./errors.ts";
import { diffCommand } from "./diff.ts";
import { explainCommand } from "./explain.ts";
import { exportCommand } from "./export.ts";
import { inferCommand } from "./infer.ts";
import { lineCommand } from "./line.ts";
import { listCommand } from "./list.ts";
import { outlookCommand } from "./outlook.ts";
import { reachCommand } from "./reach.ts";
import { reportCommand } from "./report.ts";
import { schemaCommand } from "./schema.ts";
import { sensitivityCommand } from "./sensitivity.ts";
import { simulateCommand } from "./simulate.ts";
import { solveCommand } from "./solve.ts";
import { startCommand } from "./start.ts";
import { mergeCommand, studyCommand } from "./study.ts";
import { processTerminal, type Terminal } from "./terminal.ts";
import { thesesCommand } from "./theses.ts";
import { timelineCommand } from "./timeline.ts";
import { treeCommand } from "./tree.ts";
import { whatIfCommand } from "./what-if.ts";
import { packageVersion } from "./package.ts";

const COMMANDS: readonly Command[] = [
  startCommand,
  listCommand,
  solveCommand,
  explainCommand,
  briefCommand,
  simulateCommand,
  studyCommand,
  mergeCommand,
  inferCommand,
  outlookCommand,
  whatIfCommand,
  diffCommand,
  reportCommand,
  thesesCommand,
  sensitivityCommand,
  treeCommand,
  balanceCommand,
  detectCommand,
  lineCommand,
  reachCommand,
  timelineCommand,
  checkCommand,
  exportCommand,
  schemaCommand,
];

/** Runs the command line and returns the exit code. */
async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  let code = EXIT_DONE;
  const program = root.name("excomm").usage("COMMAND [options]")
    .description("An executable model of international crises: who decides, what they want, what they see.")
    .version(packageVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .helpCommand("help [command]", "print help for a command")
    .configureOutput({ writeOut: (text) => terminal.write(text), writeErr: (text) => terminal.note(text.trimEnd()), outputError: (text, write) => write(parserErrorText(text)), getOutHelpWidth: () => terminal.columns, getErrHelpWidth: () => terminal.columns })
    .configureHelp({ subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map((argument) => (argument.required ? `<${argument.name()}>` : `[${argument.name()}]`))].join(" ") })
    .exitOverride();
  for (const command of COMMANDS) addCommand(program, command, terminal, (result) => (code = result));
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

function addCommand(program: Parser, command: Command, terminal: Terminal, finish: (code: number) => void): void {
  const parser = program.command(command.name).summary(command.summary).description(`${capital(command.summary)}. ${command.about}`.trim());
  for (const { syntax, about } of command.arguments) parser.argument(syntax, about);
  for (const { flags, about, parse } of command.options) parse === undefined ? parser.option(flags, about) : parser.option(flags, about, parse);
  const width = Math.max(...command.examples.map(([line]) => line.length));
  const rows = command.examples.map(([line, about]) => (width + about.length + 12 <= terminal.columns ? `  excomm ${line.padEnd(width)}  ${about}` : `  excomm ${line}\n      ${about}`));
  if (rows.length > 0) parser.addHelpText("after", `\nExamples:\n${rows.join("\n")}`);
  parser.action(async (...given: unknown[]) => {
    const args = given.slice(0, command.arguments.length) as (string | undefined)[]; // the parser gives one value for each argument
    finish(await command.run(args, parser.opts(), terminal));
  });
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

// The solver's thread loads this file too when everything is bundled into one.
if (isMainThread) process.exitCode = await main(process.argv.slice(2), processTerminal());
