// excomm balance: two arsenals beside each other, with and without a force whose presence is in question.

import { balance, balanceAssumptions, balanceReport, balanceSvg, balanceText, type Changes, defaultSolverOptions, KILL_FITS, type KillFit, suggest } from "../index.ts";
import { ASSESSING_OPTIONS, type AssessingFlags, DRAWS_DEFAULT, present, readChange } from "./assessing.ts";
import { asAsked, type Command, EXIT_DONE, LINK_OPTION, UserError } from "./command.ts";
import { loadDossier } from "./data.ts";
import { DEFAULT_SCENARIO } from "./game-file.ts";
import { packageVersion } from "./package.ts";

interface BalanceFlags extends AssessingFlags {
  readonly fit?: KillFit;
}

export const balanceCommand: Command<BalanceFlags> = {
  about: "With and without the force whose presence is in question, as planned and as arrived, from the order of battle in the data of the scenario.",
  arguments: [`the name of a scenario or a path (default ${DEFAULT_SCENARIO})`],
  options: [{ flags: "--fit <name>", about: `kill probability by ${KILL_FITS.join(" (default) or ")}`, parse: readFit }, ...ASSESSING_OPTIONS, LINK_OPTION],
  linked: ({ balance: set, fit }, flags) => ({ ...(fit === null ? {} : { fit: readFit(fit) }), ...flags, set: new Map([...set.reduce<Changes>((before, text) => readChange(text, before), new Map()), ...(flags.set ?? [])]) }),
  examples: [
    ["balance", "the tables"],
    ["balance --set r16.ready=60 --set ussr_missiles.located=0.5", "another count, worse photographs"],
    ["balance --svg balance.svg", "the figure"],
  ],
  run([asked = DEFAULT_SCENARIO], flags, terminal) {
    const dossier = loadDossier(asked);
    const found = asAsked(() => balance(dossier, { fit: flags.fit ?? KILL_FITS[0], changes: flags.set ?? new Map(), draws: flags.draws ?? DRAWS_DEFAULT, seed: flags.seed ?? defaultSolverOptions.seed }));
    present(flags, terminal, { before: balanceAssumptions(dossier), inputs: found.assumptions, text: () => balanceText(found, terminal.columns, terminal.ink), json: () => balanceReport(found), svg: () => balanceSvg(dossier, found, `Excomm ${packageVersion()}`) });
    return EXIT_DONE;
  },
};

function readFit(text: string): KillFit {
  const fit = KILL_FITS.find((name) => name === text);
  if (fit === undefined) throw new UserError(`there is no fit "${text}"`, suggest(text, KILL_FITS));
  return fit;
}
