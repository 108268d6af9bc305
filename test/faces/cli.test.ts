// The command as a process: exit codes, what goes to which stream, and what a reader sees.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { gameFromEfg, parseEfg } from "../../src/game/index.ts";
import { expectedPayoffs, regret } from "../../src/strategy/index.ts";
import { documentedSchema, excomm, ROOT } from "./excomm.ts";

const GAMES = "test/games/data";
let folder = "";
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "excomm-cli-"))));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe("excomm", () => {
  it("prints its version and, without words, its help, to standard output", () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    expect(excomm("--version")).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
    const help = excomm();
    expect(help).toMatchObject({ code: 0, stderr: "" });
    expect(help.stdout).toContain("  solve <scenario>");
  });

  /** By command, its help; the empty name is the command itself. */
  const helps = new Map<string, string>();
  beforeAll(() => {
    helps.set("", excomm().stdout);
    const commands = [...helps.get("")!.matchAll(/^ {2}([a-z]+)(?: [<[][\w.]+[>\]])? {2,}/gm)].map((match) => match[1] ?? "").filter((name) => name !== "help"); // just set
    for (const name of commands) {
      const { code, stdout } = excomm(name, "--help");
      expect(code).toBe(0);
      helps.set(name, stdout);
    }
  }, 120_000);

  it("keeps the help of every command within 80 columns, with examples that name it", () => {
    expect([...helps.keys()]).toEqual(expect.arrayContaining(["list", "solve", "explain", "simulate", "check", "export"]));
    for (const [name, help] of helps) {
      expect(help).toMatch(new RegExp(`Examples:\n {2}excomm ${name}`));
      expect(help.split("\n").filter((line) => line.length > 80)).toEqual([]);
    }
  });

  it("runs every example of every command's help", () => {
    writeFileSync(join(folder, "game.efg"), readFileSync(join(ROOT, GAMES, "brams_chicken.efg")));
    writeFileSync(join(folder, "mine.csv"), excomm("solve", join(folder, "game.efg"), "--csv").stdout);
    writeFileSync(join(folder, "my-crisis.yaml"), readFileSync(join(ROOT, "scenarios/textbook/chicken.yaml")));
    const examples = [...helps.values()].flatMap((help) => [...(help.split("Examples:\n")[1] ?? "").matchAll(/^ {2}excomm (.+?)(?: {2,}.*)?$/gm)].map((match) => match[1] ?? ""));
    expect(examples.length).toBeGreaterThan(2 * helps.size - 5);
    // All theses are gone through in sensitivity.test.ts.
    for (const line of examples.filter((line) => !line.startsWith("studio") && line !== "theses")) {
      // A page of many draws is tried with few.
      const few = /^(start|balance|detect|line)/.test(line) ? "--draws" : /^(study|infer|theses|outlook|report|lenses)/.test(line) ? "--count" : null, asked = line.split(" > ")[0] ?? "";
      const words = [...(few === null ? asked : asked.replace(new RegExp(` ${few} \\d+`), "")).split(" "), ...(line.startsWith("start") ? ["--no-studio"] : []), ...(few === null ? [] : [few, line.startsWith("lenses") ? "2" : /^(theses|report)/.test(line) ? "4" : "12"])];
      const { status, stderr } = spawnSync(process.execPath, [join(ROOT, "src/cli/main.ts"), ...words], { cwd: folder, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
      expect({ line, status, errors: stderr.split("\n").filter((text) => text.startsWith("error")) }).toEqual({ line, status: 0, errors: [] });
    }
  }, 300_000);

  it("judges strategies of a file as those that a solver finds", () => {
    const game = `${GAMES}/beer_quiche.efg`, solved = JSON.parse(excomm("solve", game, "--solver", "nash-all", "--json").stdout);
    const table = file("table.csv", excomm("solve", game, "--solver", "nash-all", "--csv").stdout), given = JSON.parse(excomm("solve", game, "--profile", table, "--json").stdout);
    const judged = ({ profiles }: typeof solved) => profiles.map(({ flags, strategy }: Record<string, unknown>) => ({ flags, strategy }));
    expect([given.solver, judged(given)]).toEqual(["given", judged(solved)]);
    expect(excomm("solve", game, "--profile", table, "--solver", "lcp")).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining("--profile judges and solves nothing") });
  });

  it.each([
    { name: "a command", args: ["slove"], says: 'error: unknown command "slove"\n  = help: did you mean solve?' },
    { name: "an option", args: ["solve", "x.efg", "--lamda", "2"], says: 'error: unknown option "--lamda"\n  = help: did you mean --lambda?' },
    { name: "a scenario", args: ["solve", "octobr"], says: 'error: there is no scenario or file "octobr"\n  = help: did you mean "october-1962"?' },
    { name: "a solver", args: ["solve", `${GAMES}/chicken_cardinal.efg`, "--solver", "qer"], says: 'error: there is no solver "qer"\n  = help: did you mean "qre"?' },
    { name: "a file", args: ["solve", "nowhere/game.efg"], says: 'error: there is no file "nowhere/game.efg"' },
    { name: "a number", args: ["solve", `${GAMES}/chicken_cardinal.efg`, "--lambda", "six"], says: 'error: --lambda takes a number of at least 0, got "six"' },
    { name: "a missing word", args: ["solve"], says: 'error: missing required argument "scenario"' },
    { name: "one word too many", args: ["schema", "x"], says: "error: too many arguments" },
    { name: "a parameter of a game without any", args: ["solve", `${GAMES}/chicken_cardinal.efg`, "--set", "a=1"], says: "is a game without parameters" },
    { name: "a solver that does not take the game", args: ["solve", `${GAMES}/signorino.efg`, "--solver", "cfr+"], says: "error: " },
  ])("answers $name that does not fit with the way out, on standard error, code 2", ({ args, says }) => {
    const { code, stdout, stderr } = excomm(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(/\n\s+at |bug in/);
  });

  it.each([
    ["a folder", () => folder],
    ["binary bytes", () => file("noise.yaml", Uint8Array.from({ length: 2000 }, (_, i) => (i * 7919) % 256))],
    ["10 MB of text", () => file("large.yaml", "a: b\n".repeat(2_000_000))],
    ["an empty game", () => file("empty.efg", "")],
    ["a game of another kind", () => file("other.nfg", "EFG 2 R")],
    ["a file behind a file", () => join(file("plain.txt", "x"), "deeper.efg")],
  ])("refuses %s with a sentence and code 2", (_, path) => {
    for (const command of ["solve", "check"]) {
      const { code, stdout, stderr } = excomm(command, path());
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toMatch(/^error: /);
      expect(stderr).not.toMatch(/\n\s+at |bug in/);
      expect(stderr.length).toBeLessThan(4000);
    }
  });

  it("shows no control characters of a file", () => {
    const { stdout } = excomm("solve", file("evil.efg", 'EFG 2 R "A\u001b[31mB\u202eC" { "One\u0007" "Two" }\n""\np "" 1 1 "" { "a\u001b]0;x\u0007" "b" } 0\nt "" 1 "\u001b[2J" { 1, 0 }\nt "" 2 "" { 0, 1 }\n'));
    expect(stdout).toContain("solver");
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });

  it.each([["lies behind a file", () => join(file("plain.txt", "x"), "tmp")], ["cannot be made", () => "/proc/tmp"]])("does its work and says nothing where the folder for temporary files %s", (_, path) => {
    const { status, stderr } = spawnSync(process.execPath, [join(ROOT, "src/cli/main.ts"), "solve", `${GAMES}/chicken_cardinal.efg`], { cwd: ROOT, encoding: "utf8", timeout: 60_000, env: { ...process.env, TMPDIR: path(), TEMP: path(), TMP: path() } });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  it("ends quietly when its reader goes away", () => {
    const { stdout, stderr } = spawnSync("bash", ["-c", `set -o pipefail; "${process.execPath}" src/cli/main.ts solve ${GAMES}/flagship-reference.efg --json | head -n 2; echo "codes \${PIPESTATUS[@]}"`], { cwd: ROOT, encoding: "utf8" });
    expect(stdout).toBe('{\n  "game": {\ncodes 0 0\n');
    expect(stderr).toBe("");
  });
});

describe("excomm solve", () => {
  const solveJson = (...args: string[]) => {
    const { code, stdout } = excomm("solve", ...args, "--json");
    expect(code).toBe(0);
    return JSON.parse(stdout);
  };

  it.each([["chicken_cardinal"], ["beer_quiche"], ["selten_horse"], ["flagship-reference"]])("prints JSON of the documented shape for %s", (name) => {
    const found = documentedSchema("solve").safeParse(solveJson(`${GAMES}/${name}.efg`));
    expect(found.error?.issues ?? []).toEqual([]);
  });

  it.each([[[]], [["--exact"]]])("prints all equilibria in the documented shape, %s", (flags) => {
    const printed = solveJson(`${GAMES}/wagner_p015.efg`, "--solver", "nash-all", ...flags);
    expect(documentedSchema("solve").safeParse(printed).error?.issues ?? []).toEqual([]);
    expect([printed.complete, printed.components]).toEqual([true, [[0, 1, 2, 3], [4]]]);
    const { payoffs, regret, strategy, mixed } = printed.profiles[4];
    expect({ payoffs, regret, soft: strategy[3].probabilities }).toEqual(flags.length === 0
      ? { payoffs: [-1.6, -187 / 60], regret: [0, 0], soft: [8 / 17, 9 / 17] }
      : { payoffs: ["-8/5", "-187/60"], regret: [0, 0], soft: ["8/17", "9/17"] });
    expect(mixed).toEqual([
      [{ moves: { 1: "3", 2: "1" }, probability: "2/9" }, { moves: { 1: "3", 2: "2" }, probability: "7/9" }],
      [{ moves: { 1: "2", 2: "1" }, probability: "8/17" }, { moves: { 1: "2", 2: "2" }, probability: "9/17" }],
    ]);
  });

  it("refuses fractions where a solver has none", () => {
    expect(excomm("solve", `${GAMES}/chicken_cardinal.efg`, "--exact")).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining('solver "qre" does not know its answer to this game in fractions\n  = help: leave out --exact, or use --solver nash-all') });
    const cube = file("cube.nfg", 'NFG 1 R "cube" { "A" "B" "C" } { 2 2 2 }\n7 9 5 4 2 2 0 5 8 7 9 1 5 8 9 0 6 2 7 6 2 2 3 0\n');
    expect(excomm("solve", cube, "--solver", "nash-all", "--exact")).toMatchObject({ code: 2, stdout: "", stderr: expect.stringMatching(/= help: leave out --exact: with three players and more, .* no fractions\n$/) });
  });

  it("states payoffs and regret that the profile itself has, in the file's order and numbers", () => {
    const path = `${GAMES}/beer_quiche.efg`;
    const { document } = parseEfg(readFileSync(join(ROOT, path), "utf8"), path);
    if (document === null) throw new Error("beer_quiche.efg does not parse");
    const game = gameFromEfg(document);
    const { profiles: [profile] } = solveJson(path, "--lambda", "2");
    expect(profile.strategy.map((set: { player: number; infoset: number; actions: string[] }) => [set.player, set.infoset, set.actions])).toEqual([...document.infosets].sort((a, b) => a.player - b.player || a.number - b.number).map((set) => [set.player + 1, set.number, set.actions]));
    const probabilities = Float64Array.from(profile.strategy.flatMap((set: { probabilities: number[] }) => set.probabilities));
    expect(profile.payoffs).toEqual([...expectedPayoffs(game, probabilities)]);
    expect(profile.regret).toEqual([...regret(game, probabilities)]);
    expect(profile.residual).toBeLessThan(1e-9);
    expect(profile.outcomes.reduce((sum: number, outcome: { probability: number }) => sum + outcome.probability, 0)).toBeCloseTo(1, 12);
  });

  it("prints the same JSON twice, but for the seconds", () => {
    const args = ["solve", `${GAMES}/beer_quiche.efg`, "--json"];
    const [one, two] = [excomm(...args), excomm(...args)].map(({ stdout }) => stdout.replace(/"seconds": [^,]+/, ""));
    expect(one).toBe(two);
  });

  it("says on a game with unnamed ends what they pay, and everything within 80 columns", () => {
    const { code, stdout, stderr } = excomm("solve", `${GAMES}/brams_chicken.efg`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("payoffs 3, 3  25 %");
    expect(stdout).toMatch(/accuracy {2}converged in [\d.]+ s/);
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
    expect(stdout).not.toContain("\u001b");
  });

  it("stops at the time limit with what there is, says so, and does not call it an error", () => {
    const { code, stdout } = excomm("solve", `${GAMES}/flagship-reference.efg`, "--seconds", "0");
    expect(code).toBe(0);
    expect(stdout).toContain("NOT CONVERGED: stopped by time limit");
    const asJson = solveJson(`${GAMES}/flagship-reference.efg`, "--seconds", "0");
    expect(asJson.converged).toBe(false);
    expect(asJson.profiles).toHaveLength(1);
  });

  it("shows the strategy everywhere in a small scenario without a record", () => {
    const { stdout } = excomm("solve", "brinkmanship");
    expect(stdout.match(/, reached \d+ %$/gm)).toHaveLength(solveJson("brinkmanship").game.informationSets);
  });

  it("lists the strategy as comma-separated values", () => {
    const { stdout } = excomm("solve", `${GAMES}/brams_chicken.efg`, "--csv");
    expect(stdout.split("\r\n").slice(0, 3)).toEqual(["profile,player,infoset,label,action,probability", "1,US,1,US,Blockade,0.5", "1,US,1,US,AirStrike,0.5"]);
  });

  it("prints the branch of quantal responses point by point, as a table, as JSON and as a figure", () => {
    const game = `${GAMES}/brams_chicken.efg`, rows = excomm("solve", game, "--lambda", "4", "--path").stdout.trimEnd().split("\r\n").map((row) => row.split(","));
    expect(rows[0]).toEqual(["lambda", "point", "US 1: Blockade", "US 1: AirStrike", "USSR 1: Withdraw", "USSR 1: Maintain"]);
    expect([rows[1], rows.at(-1)].map((row) => row?.slice(0, 3))).toEqual([["0", "", "0.5"], ["4", "", "0.5"]]);
    const report = JSON.parse(excomm("solve", game, "--lambda", "4", "--path", "--json").stdout);
    expect(documentedSchema("solve").safeParse(report).error?.issues ?? []).toEqual([]);
    expect(report.path.map(({ lambda }: { lambda: number }) => String(lambda))).toEqual(rows.slice(1).map(([lambda]) => lambda));
    expect(excomm("solve", game, "--path", "--svg", "-").stdout).toMatch(/^<svg/);
    for (const [args, says] of [[["--path", "--csv"], "--path and --csv exclude"], [["--path", "--branches"], "--path and --branches exclude"], [["--path", "--solver", "lcp"], "--path does nothing with --solver lcp"], [["--svg", "-"], "add --path"]] as const) {
      expect(excomm("solve", game, ...args)).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining(says) });
    }
  });
});

describe("excomm on October 1962", () => {
  const scenario = "october-1962";

  it("lists it first, with its size", () => {
    const { code, stdout } = excomm("list");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^october-1962\n {2}October 1962 \([\d,]+ nodes, [\d,]+ information sets\)\n/);
    expect(stdout).not.toContain("has mistakes");
    expect(JSON.parse(excomm("list", "--solvers", "--json").stdout)).toContainEqual(expect.objectContaining({ name: "qre" }));
  });

  it("lists its variants, stages and parameters by name, inline numbers on request", () => {
    const { code, stdout, stderr } = excomm("list", scenario);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/\n {2}no-trade\n {4}\S/);
    expect(stdout).toMatch(/\n {2}us-response +us +\S/);
    expect(stdout).toMatch(/\n {2}believed_passive = 0\.4, 0\.1 to 0\.7 \(probability\)\n {4}Soviet belief .*; judgement\n/);
    expect(stdout).not.toContain("ussr.defence.prior =");
    const all = excomm("list", scenario, "--all").stdout;
    expect(all).toContain("\n  ussr.defence.prior = 0.25");
    expect(all.split("\n").filter((line) => line.length > 80)).toEqual([]);
    const { parameters, variants } = JSON.parse(excomm("list", scenario, "--json").stdout);
    expect(parameters).toContainEqual(expect.objectContaining({ name: "believed_passive", value: 0.4, range: [0.1, 0.7], inline: false }));
    // What is listed can be set.
    for (const name of [parameters[0].name, parameters.at(-1).name]) expect(excomm("solve", scenario, "--set", `${name}=${parameters.find((one: { name: string }) => one.name === name).value}`).code).toBe(0);
    expect(excomm("solve", scenario, "--variant", variants[0].name).code).toBe(0);
  });

  it("solves it: strategy along the record by type, 80 columns, JSON of the documented shape", () => {
    const { code, stdout, stderr } = excomm("solve", scenario);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/\n {10}[\d,]+ nodes, [\d,]+ information sets, [\d,]+ actions; Soviet Union with/);
    expect(stdout).toContain("Strategy along the record (> what was done)");
    expect(stdout).toMatch(/\n {2}> Quarantine +\d+ % +\d+ % +\d+ %\n/);
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
    expect(documentedSchema("solve").safeParse(JSON.parse(excomm("solve", scenario, "--json").stdout)).error?.issues ?? []).toEqual([]);
  });

  it.each([[["solve"]], [["simulate", "--count", "3000"]]])("shows no single probability of war, and where its band is to be had: %s", ([command = "", ...more]) => {
    const { stdout } = excomm(command, scenario, ...more);
    const lines = stdout.split("\n").filter((line) => /^ +General war/.test(line));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^ +General war[^%\d]* a band$/);
    expect(stdout.replace(/\s+/g, " ")).toContain('"General war" has no single probability: excomm start shows its band over draws of the uncertain numbers');
  });

  it("explains the record step by step, with what was done marked", () => {
    const { code, stdout, stderr } = excomm("explain", scenario);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/\n {2}> Quarantine +\d+ % +-?\d\.\d\d {2}what was done\n/);
    expect(stdout).toMatch(/Believes about United States: Cautious \(\d+ %\)/);
    expect(stdout).toMatch(/\nThe path ends in: Settlement with a secret trade\.\n$/);
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
    const report = JSON.parse(excomm("explain", scenario, "--json").stdout);
    expect(report).toMatchObject({ isRecord: true, converged: true, diagnostics: [] });
    expect(report.steps.filter((step: { kind: string }) => step.kind === "decision").map(({ actions }: { actions: { probability: number }[] }) => actions.reduce((sum, action) => sum + action.probability, 0))).toEqual(report.steps.flatMap((step: { kind: string }) => (step.kind === "decision" ? [expect.closeTo(1, 9)] : [])));
  });

  it("explains one stage type by type", () => {
    const { stdout } = excomm("explain", scenario, "--at", "us-response", "--by-type");
    expect(stdout).toMatch(/chosen by +Cautious +Hawk +Passive/);
    expect(stdout).toMatch(/worth to, utils +Cautious +Hawk +Passive/);
    expect(stdout).not.toContain("The decision of May");
  });

  it("explains a stage off the record in the situations that come up most often", () => {
    const { code, stdout } = excomm("explain", scenario, "--at", "under-strike");
    expect(code).toBe(0);
    expect(stdout).toMatch(/The record does not pass here\.[^]*Play comes to this stage with probability \d+ %\. Shown: 3 situations that Soviet\s+Union can tell apart/);
    expect(stdout).toMatch(/1\. Cuba has been struck {2}\[under-strike\]\n {2}Comes up with probability \d+ %\. Soviet Union has observed: /);
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
    const { isRecord, steps, situations } = JSON.parse(excomm("explain", scenario, "--at", "us-response", "--situations", "2", "--json").stdout);
    expect({ isRecord, situations }).toMatchObject({ isRecord: false, situations: { stage: "us-response", informationSets: 15, shownSets: 6 } });
    expect(steps.map(({ observed }: { observed: string[] }) => observed.at(-1))).toEqual(["force = medium", "force = full"]);
  });

  it("says where a variant leaves the record, and still explains that step", () => {
    const { code, stdout, stderr } = excomm("explain", scenario, "--variant", "no-trade");
    expect(code).toBe(0);
    expect(stderr).toContain("note: the record takes a branch that is not there; the explanation ends there");
    expect(stdout).toMatch(/The American reply {2}\[reply\][^]*Offer the pledge alone +\d+ %/);
  });

  it.each([
    [["explain", scenario, "--at", "us-respones"], 'there is no stage "us-respones"', 'did you mean "us-response"?'],
    [["explain", scenario, "--situations", "2"], "--situations goes with --at", "--at STAGE"],
    [["explain", scenario, "--set", "private_allowed=false", "--at", "private-answer"], 'no play comes to stage "private-answer"', "may have closed the way"],
    [["explain", `${GAMES}/beer_quiche.efg`], "a game without a scenario", "use solve, tree or simulate for an .efg"],
    [["solve", scenario, "--variant", "no-trad"], 'there is no variant "no-trad"', 'did you mean "no-trade"?'],
    [["solve", scenario, "--set", "inciden=0.3"], "inciden", 'did you mean "incident"?'],
    [["solve", scenario, "--set", "incident=much"], "incident", ""],
    [["solve", scenario, "--limit", "--lambda", "3"], "--limit and --lambda exclude each other", "leave one of them out"],
    [["export", scenario, "--efg", "-"], "players hold odds of their own here, which an .efg file cannot say", "--common-prior"],
  ])("answers %j with the way out", (args, message, help) => {
    const { code, stdout, stderr } = excomm(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).toContain(help);
    expect(stderr).not.toMatch(/\n\s+at |bug in/);
  });

  it("takes variants, other numbers and a common prior", () => {
    const payoffs = (...args: string[]) => JSON.parse(excomm("solve", scenario, "--json", ...args).stdout).profiles[0].payoffs;
    const all = [payoffs(), payoffs("--variant", "no-trade"), payoffs("--set", "incident=0.7"), payoffs("--common-prior")];
    expect(new Set(all.map(String)).size).toBe(4);
    expect(excomm("solve", scenario, "--set", "incident=0.2", "--set", "incident=0.7").stderr).toBe('error: --set gives "incident" twice: "incident=0.2" and "incident=0.7"\n  = help: leave one of them out\n');
  });

  it("names what was changed, and only then, in text and in JSON", () => {
    const changed = ["--set", "believed_passive=0.1", "--variant", "no-trade", "--common-prior"];
    const text = excomm("solve", scenario, ...changed).stdout;
    expect(text).toMatch(/\nvariant {3}no-trade \(.+\)\n/);
    expect(text).toContain("\nchanged   believed_passive = 0.1 (0.4 in the file)\n");
    expect(text).toContain("\nprior     common prior");
    for (const command of [["explain"], ["simulate", "--count", "10"]]) expect(excomm(...command, scenario, ...changed).stdout).toContain("changed   believed_passive = 0.1 (0.4 in the file)\n");
    const report = JSON.parse(excomm("solve", scenario, ...changed, "--json").stdout);
    expect(report.options).toMatchObject({ variant: "no-trade", set: "believed_passive=0.1", commonPrior: true });
    expect(documentedSchema("solve").safeParse(report).error?.issues ?? []).toEqual([]);
    const plain = JSON.parse(excomm("solve", scenario, "--json").stdout);
    expect(Object.keys(plain.options).filter((name) => ["variant", "set", "commonPrior"].includes(name))).toEqual([]);
  });

  it("notes a number outside its range, and names the --set that leads to mistakes", () => {
    expect(excomm("solve", scenario, "--set", "war_standoff=0.9")).toMatchObject({ code: 0, stderr: "note: war_standoff = 0.9 lies outside its range 0.003 to 0.04\n" });
    expect(excomm("solve", scenario, "--set", "war_standoff=0.04").stderr).toBe("");
    const { code, stderr } = excomm("solve", scenario, "--set", "incident=0.3", "--set", "detect_late_full=0.95");
    expect(code).toBe(2);
    expect(stderr).toContain("error: the scenario does not compile with --set detect_late_full=0.95; without, it does\n\nerror: ");
    expect(excomm("solve", scenario, "--set", "believed_passive=1.5").stderr).toContain("1.5 is no probability");
  });

  it("is exported under a common prior as the same game", () => {
    const path = join(folder, "october.efg");
    expect(excomm("export", scenario, "--common-prior", "--efg", path).code).toBe(0);
    const [ofFile, ofScenario] = [excomm("solve", path, "--lambda", "6", "--json"), excomm("solve", scenario, "--common-prior", "--lambda", "6", "--json")].map(({ stdout }) => JSON.parse(stdout));
    expect(ofFile.game).toEqual({ ...ofScenario.game, title: ofFile.game.title });
    ofScenario.profiles[0].payoffs.forEach((payoff: number, p: number) => expect(ofFile.profiles[0].payoffs[p]).toBeCloseTo(payoff, 9));
  });

  it("is checked with its variants and its record", () => {
    expect(excomm("check", scenario)).toMatchObject({ code: 0, stderr: "", stdout: expect.stringMatching(/^ok: October 1962: 2 players, .* a record of \d+ moves, \d+ variants\n$/) });
  });

  it("tells playthroughs with what each side saw", () => {
    const { stdout } = excomm("simulate", scenario, "--count", "50", "--playthroughs", "5", "--seed", "62");
    expect(stdout.match(/^Playthrough \d: ussr is \w+, us is \w+$/gm)).toHaveLength(5);
    expect(stdout).toMatch(/\n {6}us had seen: /);
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
    const report = JSON.parse(excomm("simulate", scenario, "--count", "50", "--playthroughs", "5", "--seed", "62", "--json").stdout);
    expect(documentedSchema("simulate").safeParse(report).error?.issues ?? []).toEqual([]);
  });
});

describe("excomm brief", () => {
  it("prints what each seat reads at a stage, and what it is cited from", () => {
    const { code, stdout, stderr } = excomm("brief", "october-1962", "--at", "us-response");
    expect([code, stderr]).toEqual([0, ""]);
    for (const part of ["[us-response]", "Robert McNamara: Begin with a quarantine", "[MZ1997*]", "Cited from memory, unverified.", "Verified."]) expect(stdout).toContain(part);
    expect(excomm("brief", "october-1962").stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
    expect(JSON.parse(excomm("brief", "october-1962", "--at", "us-response", "--player", "ussr", "--json").stdout)).toMatchObject({ stages: [{ seats: [{ player: "ussr", sources: ["PRKINTRO4"] }] }], sources: [{ key: "PRKINTRO4", standing: "verified" }] });
    expect(JSON.parse(excomm("brief", "october-1962", "--sources", "--json").stdout).sources.length).toBeGreaterThan(30);
  });

  it("says what is not there", () => {
    expect(excomm("brief", "october-1962", "--at", "us-respones")).toMatchObject({ code: 2, stderr: expect.stringContaining('did you mean "us-response"?') });
    expect(excomm("brief", "october-1962", "--player", "usa")).toMatchObject({ code: 2, stderr: expect.stringContaining('did you mean "us"?') });
    expect(excomm("brief", "october-1962", "--sources", "--player", "us")).toMatchObject({ code: 2, stderr: expect.stringContaining("leave out --at and --player") });
    expect(excomm("brief", "selten-horse")).toMatchObject({ code: 0 });
  });
});

describe("excomm schema", () => {
  it("prints a JSON Schema that the shipped scenario keeps", () => {
    const { code, stdout } = excomm("schema");
    expect(code).toBe(0);
    const text = readFileSync(join(ROOT, "scenarios/october-1962/scenario.yaml"), "utf8");
    expect(z.fromJSONSchema(JSON.parse(stdout)).safeParse(parse(text)).error?.issues.slice(0, 3) ?? []).toEqual([]);
  });
});

describe("excomm simulate", () => {
  it("prints JSON of the documented shape, the same bytes for the same seed and others for another", () => {
    const run = (seed: string) => excomm("simulate", `${GAMES}/beer_quiche.efg`, "--count", "500", "--playthroughs", "2", "--seed", seed, "--json").stdout;
    expect(documentedSchema("simulate").safeParse(JSON.parse(run("1"))).error?.issues ?? []).toEqual([]);
    expect(run("1")).toBe(run("1"));
    expect(run("1")).not.toBe(run("2"));
  });
});

describe("excomm check and export", () => {
  it("writes the strategic form of a small game, whose reduced strategies pay what the tree pays, and refuses a large one with its size", () => {
    const path = join(folder, "horse.nfg");
    expect(excomm("export", "selten-horse", "--nfg", path)).toEqual({ code: 0, stdout: "", stderr: `wrote ${path}\n` });
    expect(excomm("check", path).stdout).toContain("3 players, 15 nodes, 3 information sets");
    expect(excomm("export", "selten-horse", "--nfg", path, "--efg", path)).toMatchObject({ code: 2, stderr: expect.stringContaining("both name") });
    expect(excomm("export", "october-1962", "--nfg", "-")).toMatchObject({ code: 2, stdout: "", stderr: expect.stringMatching(/^error: its reduced strategic form is too large for a file: .* cells, about .* MB\n {2}= help: write the tree instead/) });
  });

  it("checks a game, also for players that forget", () => {
    expect(excomm("check", `${GAMES}/beer_quiche.efg`)).toEqual({ code: 0, stdout: "ok: Cho-Kreps beer-quiche prior strong=9/10: 2 players, 15 nodes, 4 information sets\n", stderr: "" });
    const forgetful = file("forgetful.efg", 'EFG 2 R "Absent-minded" { "One" }\n""\np "" 1 1 "first" { "l" "r" } 0\np "" 1 2 "second" { "l" "r" } 0\nt "" 1 "" { 1 }\nt "" 2 "" { 0 }\np "" 1 2 "second" { "l" "r" } 0\nt "" 3 "" { 0 }\nt "" 4 "" { 1 }\n');
    const { code, stderr } = excomm("check", forgetful);
    expect(code).toBe(2);
    expect(stderr).toContain("a player forgets");
  });

  it("writes a game that reads back as the same", () => {
    mkdirSync(join(folder, "out"));
    const path = join(folder, "out", "game.efg");
    expect(excomm("export", `${GAMES}/wagner_p015.efg`, "--efg", path)).toEqual({ code: 0, stdout: "", stderr: `wrote ${path}\n` });
    const strip = (text: string) => text.replace(/"seconds": [^,]+/, "");
    expect(strip(excomm("solve", path, "--json").stdout)).toBe(strip(excomm("solve", `${GAMES}/wagner_p015.efg`, "--json").stdout));
    expect(excomm("export", `${GAMES}/wagner_p015.efg`, "--efg", "-").stdout).toBe(readFileSync(path, "utf8"));
  });
});
