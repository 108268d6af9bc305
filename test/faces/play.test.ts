// excomm play, as a process.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { excomm, ROOT } from "./excomm.ts";

const folder = mkdtempSync(join(tmpdir(), "excomm-play-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const log = join(folder, "match.json");
const whole = ["play", "october-1962", "--seat", "us", "--from", "first", "--seed", "2", "--draws", "0"];

describe("excomm play", () => {
  it("plays to the debrief, keeps the match, goes on with it and forks it", () => {
    const first = excomm(...whole, "--moves", "bet settlement=6 strike=4,quarantine", "--log", log);
    expect(first).toMatchObject({ code: 0, stderr: "" });
    // What a seat reads has neither odds nor the other's type nor the seed.
    expect(first.stdout).not.toMatch(/%|Leverage|Prestige in the bloc|Strategic balance|Defence of Cuba|[Ss]eed/);
    expect(first.stdout).toContain("The match is kept");
    expect(first.stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);

    const rest = excomm("play", "october-1962", "--resume", log, "--moves", "secret-trade", "--draws", "0");
    expect(rest.code).toBe(0);
    expect(rest.stdout).toContain("It ends: Settlement with a secret trade.");
    expect(rest.stdout).toMatch(/ {2}Settlement .*\|{6} +you, history/);
    expect(rest.stdout).toContain("Seed 2.");
    expect(rest.stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
    // The same match in one go; the bet of the first half is part of it.
    const once = excomm(...whole, "--moves", "bet settlement=6 strike=4,quarantine,secret-trade");
    expect(once.stdout.slice(once.stdout.indexOf("It ends"))).toBe(rest.stdout.slice(rest.stdout.indexOf("It ends")));

    const fork = excomm("play", "october-1962", "--resume", log, "--fork", "2", "--moves", "air-strike", "--draws", "0", "--log", join(folder, "fork.json"));
    expect(fork.stdout).toContain("strike");
    const events = (path: string) => JSON.parse(readFileSync(path, "utf8")).events as { kind: string; took: string }[];
    const [a, b] = [events(log), events(join(folder, "fork.json"))], parted = a.findIndex((event, i) => JSON.stringify(event) !== JSON.stringify(b[i]));
    expect([a[parted]!.took, b[parted]!.took]).toEqual(["secret-trade", "air-strike"]);
  }, 120_000);

  it("takes answers from standard input, a number or a name, and two seats at one keyboard", () => {
    const { stdout, status } = spawnSync(process.execPath, [join(ROOT, "src/cli/main.ts"), "play", "october-1962", "--seat", "ussr,us", "--seed", "1", "--draws", "0"], { cwd: folder, encoding: "utf8", input: "1\ntolerate\n" });
    expect(status).toBe(0);
    expect(stdout).toContain("You decide for the Soviet Union");
    expect(stdout).toContain("You decide for the United States");
    expect(stdout).toContain("It ends: Nothing is sent, nothing is done.");
  });

  it.each([
    { name: "a player", args: ["--seat", "sendr", "--moves", ""], says: 'there is no player "sendr"' },
    { name: "a stage", args: ["--from", "breakfst", "--moves", ""], says: 'did you mean "breakfast"?' },
    { name: "a type", args: ["--type", "sender=strog", "--moves", ""], says: '"strog" is no type of "sender"' },
    { name: "an option", args: ["--seat", "sender", "--seed", "2", "--moves", "quich"], says: "did you mean quiche?" },
    { name: "a bet", args: ["--seat", "sender", "--moves", "bet duel=11"], says: "a bet " },
    { name: "a log", args: ["--resume", join(ROOT, "package.json")], says: "this is no log of a match" },
    { name: "a fork", args: ["--fork", "1"], says: "--fork plays an earlier match anew" },
  ])("answers $name that does not fit with one error and the way out", ({ args, says }) => {
    const { code, stderr } = excomm("play", "beer-quiche", ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(/bug in|\n\s+at /);
  });

  it("refuses a log of other numbers, and one that was tampered with", () => {
    const [kept, other, bad] = ["kept", "other", "bad"].map((name) => join(folder, `${name}.json`)) as [string, string, string];
    expect(excomm("play", "beer-quiche", "--seat", "sender", "--seed", "2", "--moves", "beer", "--log", kept, "--draws", "0").code).toBe(0);
    const text = readFileSync(kept, "utf8");
    writeFileSync(other, text.replace(/"fingerprint": "\w+"/, '"fingerprint": "0000000000000000"'));
    expect(excomm("play", "beer-quiche", "--resume", other).stderr).toContain("another tree or other numbers");
    writeFileSync(bad, text.replace('"took":"beer"', '"took":"wine"'));
    const { code, stderr } = excomm("play", "beer-quiche", "--resume", bad);
    expect(code).toBe(2);
    expect(stderr).toMatch(/event \d+ of the log: "wine" is not offered at stage "breakfast"/);
  });
});
