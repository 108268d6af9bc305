import { describe, expect, it } from "vitest";
import { type Game, GameBuilder } from "../game/index.ts";
import { parseProfiles } from "./profile-table.ts";

/** One moves, then Two, who sees nothing; then One again, with one action. */
function game(): Game {
  const builder = new GameBuilder("table", ["One", "Two"]);
  const first = builder.addInfoset({ player: 0, number: 1, label: "begin", actions: ["a", "b, c"] });
  const second = builder.addInfoset({ player: 1, number: 7, label: "", actions: ["x", "y", "z"] });
  const third = builder.addInfoset({ player: 0, number: 2, label: "end", actions: ["only"] });
  const root = builder.addDecision(-1, "", first);
  for (const label of ["a", "b, c"]) {
    const node = builder.addDecision(root, label, second);
    for (const answer of ["x", "y"]) builder.addTerminal(node, answer, -1);
    builder.addTerminal(label === "a" ? builder.addDecision(node, "z", third) : node, label === "a" ? "only" : "z", -1);
  }
  return builder.finish([], { chance: () => 1, payoff: () => 0 }).game;
}

const parse = (...lines: string[]) => parseProfiles(["player,infoset,action,probability", ...lines].join("\n"), "p.csv", game());
const messages = (...lines: string[]) => parse(...lines).diagnostics.map(({ message, place }) => `${place?.line}: ${message}`);

describe("a table of probabilities", () => {
  it("gives a profile, in fractions or decimals; actions left out have none, sets of one action need not stand there", () => {
    // Slots: One's sets 1 and 2, then Two's.
    expect(parse("1,1,a,8/17", 'One,1,"b, c",9/17', "2,7,y,0.25", "2,7,3,75e-2").profiles).toEqual([Float64Array.of(8 / 17, 9 / 17, 1, 0, 0.25, 0.75)]);
  });
  it("holds several profiles, told apart by a column", () => {
    const text = "profile,player,infoset,action,probability\n1,1,1,a,1\n1,2,7,x,1\n2,1,1,2,1\n2,2,7,z,1\n";
    expect(parseProfiles(text, "p.csv", game()).profiles).toEqual([Float64Array.of(1, 0, 1, 1, 0, 0), Float64Array.of(0, 1, 1, 0, 0, 1)]);
  });
  it("makes rounded decimals sum to 1", () => {
    expect(parse("1,1,a,1", "2,7,x,0.3333333", "2,7,y,0.3333333", "2,7,z,0.3333333").profiles![0]![3]).toBeCloseTo(1 / 3, 14);
  });
  it("tells actions of one name apart by the order of their lines or by their numbers", () => {
    const builder = new GameBuilder("twins", ["One"]), root = builder.addDecision(-1, "", builder.addInfoset({ player: 0, number: 1, label: "", actions: ["go", "go", "stay"] }));
    for (const action of ["go", "go", "stay"]) builder.addTerminal(root, action, -1);
    const twins = builder.finish([], { chance: () => 1, payoff: () => 0 }).game;
    const read = (...lines: string[]) => parseProfiles(["player,infoset,action,probability", ...lines].join("\n"), "p.csv", twins);
    expect(read("1,1,go,0.2", "1,1,stay,0.5", "1,1,go,0.3").profiles).toEqual([Float64Array.of(0.2, 0.3, 0.5)]);
    expect(read("1,1,2,0.2", "1,1,1,0.3", "1,1,3,0.5").profiles).toEqual([Float64Array.of(0.3, 0.2, 0.5)]);
    const [fault] = read("1,1,go,0.2", "1,1,go,0.3", "1,1,go,0.5").diagnostics;
    expect([fault?.place?.line, fault?.message]).toEqual([4, 'information set One 1 has 2 actions "go", and this is one line more of them']);
  });
  it("takes a number in the column infoset for a set's number, in the column label for a label, where sets are labelled by numbers of others", () => {
    const builder = new GameBuilder("crossed", ["One"]), labels = ["2", "1", "7"];
    const sets = labels.map((label, i) => builder.addInfoset({ player: 0, number: i + 1, label, actions: ["go", "stay"] })), root = builder.addChance(-1, "");
    for (const set of sets) {
      const node = builder.addDecision(root, `to ${set}`, set);
      for (const action of ["go", "stay"]) builder.addTerminal(node, action, -1);
    }
    const crossed = builder.finish([], { chance: () => 1 / 3, payoff: () => 0 }).game;
    const read = (column: string, names: readonly string[]) => parseProfiles(`player,${column},action,probability\n${names.flatMap((name, i) => [`1,${name},go,0.${i + 1}`, `1,${name},stay,0.${9 - i}`]).join("\n")}`, "p.csv", crossed).profiles;
    const profile = [Float64Array.of(0.1, 0.9, 0.2, 0.8, 0.3, 0.7)];
    expect(read("infoset", ["1", "2", "3"])).toEqual(profile);
    expect(read("infoset", ["1", "2", "7"])).toEqual(profile);
    expect(read("label", labels)).toEqual(profile);
    expect(read("label", ["2", "1", "3"])).toEqual(profile);
    expect(read("infoset,label", ["1,2", "2,1", "3,7"])).toEqual(profile);
  });
  it("takes the names back that a table led by an apostrophe for the sake of spreadsheets", () => {
    const builder = new GameBuilder("signs", ["=One"]), root = builder.addDecision(-1, "", builder.addInfoset({ player: 0, number: 1, label: "-label", actions: ["+1", "'quoted"] }));
    for (const action of ["+1", "'quoted"]) builder.addTerminal(root, action, -1);
    const signs = builder.finish([], { chance: () => 1, payoff: () => 0 }).game;
    for (const label of ["1", "-label", "'-label"]) expect(parseProfiles(`player,label,action,probability\n'=One,${label},'+1,0.25\n=One,${label},'quoted,0.75`, "p.csv", signs).profiles).toEqual([Float64Array.of(0.25, 0.75)]);
  });
  it("says what is missing, wrong or no probability, with the line", () => {
    expect(messages("1,1,a,1")).toEqual(["1: nothing is said of Two 7"]);
    expect(messages("2,7,x,1", "1,1,a,0.6")).toEqual(["3: the probabilities at One 1 (begin) sum to 0.6, want 1"]);
    expect(messages("2,7,x,-1", "2,7,y,1/0", "2,7,z,2", "2,7,x,")).toEqual(["2", "3", "4", "5"].map((line, i) => `${line}: a probability is a number from 0 to 1, not "${["-1", "1/0", "2", ""][i]}"`));
    expect(parseProfiles("player,infoset,action\n", "p.csv", game()).diagnostics[0]!.message).toBe('there is no column "probability"');
  });
});
