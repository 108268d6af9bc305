// excomm line: what a quarantine meets, boards and turns, by radius and ships on the line.

import { assessQuarantine, defaultSolverOptions, QUARANTINE_INPUTS, quarantineAssumptions, quarantineReport, quarantineSvg, quarantineText } from "../index.ts";
import { ASSESSING_OPTIONS, type AssessingFlags, DRAWS_DEFAULT, present } from "./assessing.ts";
import { asAsked, type Command, EXIT_DONE, UserError } from "./command.ts";
import { loadDossier } from "./data.ts";
import { DEFAULT_SCENARIO } from "./game-file.ts";
import { readInteger, readNumber } from "./options.ts";
import { packageVersion } from "./package.ts";

interface LineFlags extends AssessingFlags {
  readonly radius?: number;
  readonly ships?: number;
}

const { radius, ships } = QUARANTINE_INPUTS;

export const lineCommand: Command<LineFlags> = {
  about: "Ships on patrol along an arc against ships that cross it, from the data of the scenario.",
  arguments: [`the name of a scenario or a path (default ${DEFAULT_SCENARIO})`],
  options: [
    { flags: "--radius <nmi>", about: "distance of the line from the coast in nautical miles", parse: (text) => readNumber(text, "--radius (nautical miles)", radius.low, radius.high) },
    { flags: "--ships <integer>", about: "ships on the line", parse: (text) => readInteger(text, "--ships", ships.low, ships.high) },
    ...ASSESSING_OPTIONS,
  ],
  examples: [
    ["line", "the line as it was laid out"],
    ["line --radius 800 --ships 12", "farther out, with fewer ships"],
    ["line --set boarded=0.5 --set days=28", "stricter and longer"],
    ["line --svg line.svg", "the figure"],
  ],
  run([asked = DEFAULT_SCENARIO], flags, terminal) {
    for (const name of ["radius", "ships"] as const) if (flags[name] !== undefined && flags.set?.has(name) === true) throw new UserError(`--${name} ${flags[name]} and --set ${name}=${flags.set.get(name)} give one number twice`, "leave one of them out");
    const dossier = loadDossier(asked);
    const changes = new Map([...(flags.set ?? []), ...(flags.radius === undefined ? [] : [["radius", flags.radius] as const]), ...(flags.ships === undefined ? [] : [["ships", flags.ships] as const])]);
    const found = asAsked(() => assessQuarantine(dossier, { changes, draws: flags.draws ?? DRAWS_DEFAULT, seed: flags.seed ?? defaultSolverOptions.seed }));
    present({ ...flags, set: changes }, terminal, {
      before: quarantineAssumptions(dossier), inputs: found.assumptions,
      text: () => quarantineText(found, terminal.columns, terminal.ink), json: () => quarantineReport(found), svg: () => quarantineSvg(dossier, found, `Excomm ${packageVersion()}`),
    });
    return EXIT_DONE;
  },
};
