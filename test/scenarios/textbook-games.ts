// Which published file each textbook scenario is, under which parameters, and how the names of the two correspond.

/** Label of an information set in the file -> label in the scenario, then its actions in the order of the file's. */
export type SetNames = Readonly<Record<string, string>>;

export interface SameGame {
  readonly efg: string;
  readonly scenario: string;
  readonly set: Readonly<Record<string, number>>;
  readonly variant?: string;
  /** Precisions at which both are solved; below the first bifurcation where the game treats both sides alike. */
  readonly lambdas?: readonly number[];
  readonly names: SetNames;
}

const brinkmanship: SetNames = {
  "US": "us threat: no-threat threaten",
  "USSR hard": "ussr:hard reply | threaten: withdraw defy",
  "USSR soft": "ussr:soft reply | threaten: withdraw defy",
};
const brams: SetNames = {
  "US": "us american-move: blockade air-strike",
  "USSR": "ussr soviet-move: withdraw maintain",
};
const unilateral: SetNames = {
  "Ch hard 1": "challenger:hard challenge: cooperate defect",
  "Ch soft 1": "challenger:soft challenge: cooperate defect",
  "De hard": "defender:hard answer | defect: concede defy",
  "De soft": "defender:soft answer | defect: concede defy",
  "Ch hard 2": "challenger:hard showdown | defect, defy: yield fight",
  "Ch soft 2": "challenger:soft showdown | defect, defy: yield fight",
};

/** The five sets of one challenger and one defender in the game of asymmetric escalation. */
function escalation(names: { readonly [file: string]: string }, challenger: string, defender: string): SetNames {
  const sets: Record<string, string> = {
    "Ch 1": `challenger:${challenger} opening: cooperate defect`,
    "De 1": `defender:${defender} response | defect: concede defy escalate`,
    "Ch 2a": `challenger:${challenger} after-defiance | defect, defy: defy escalate`,
    "De 2": `defender:${defender} last-response | defect, defy, escalate: defy escalate`,
    "Ch 2b": `challenger:${challenger} after-escalation | defect, escalate: defy escalate`,
  };
  return Object.fromEntries(Object.entries(names).map(([set, file]) => [file, sets[set] as string])); // keys of `sets`
}
const escalationTypes = ["hard", "soft"].flatMap((challenger) => ["hh", "hs", "sh", "ss"].map((defender) => {
  const ch = challenger === "hard" ? "ChH" : "ChS", de = `De${defender.toUpperCase()}`;
  return escalation({ "Ch 1": `${ch} 1`, "De 1": `${de} 1`, "Ch 2a": `${ch} 2a`, "De 2": `${de} 2`, "Ch 2b": `${ch} 2b` }, challenger, defender);
}));
const escalationKnown = { "Ch 1": "Ch1", "De 1": "De1", "Ch 2a": "Ch2a", "De 2": "De2", "Ch 2b": "Ch2b" };

/** The files in which all types have positive odds, and those of one type each, in which the others' odds are 0 here. */
export const sameGames: readonly SameGame[] = [
  { efg: "drs1_simple_soft", scenario: "brinkmanship", set: { hardline: 0 }, variant: "pure", names: { "US": brinkmanship["US"] as string, "USSR": brinkmanship["USSR soft"] as string } },
  { efg: "drs2_simple_hard", scenario: "brinkmanship", set: { hardline: 1 }, variant: "pure", names: { "US": brinkmanship["US"] as string, "USSR": brinkmanship["USSR hard"] as string } },
  { efg: "drs3_pure_p02", scenario: "brinkmanship", set: { hardline: 1 / 5 }, variant: "pure", names: brinkmanship },
  { efg: "drs3_pure_p3_11", scenario: "brinkmanship", set: { hardline: 3 / 11 }, variant: "pure", names: brinkmanship },
  { efg: "drs4_prob_p1_3_q05", scenario: "brinkmanship", set: {}, variant: "ineffective", names: brinkmanship },
  { efg: "drs4_prob_p1_3_q07", scenario: "brinkmanship", set: {}, names: brinkmanship },
  { efg: "brams_chicken", scenario: "brams-chicken", set: {}, lambdas: [0.3, 1, 1.5], names: brams },
  { efg: "brams_alt", scenario: "brams-alternative", set: {}, names: brams },
  { efg: "chicken_cardinal", scenario: "chicken", set: {}, lambdas: [0.1, 0.3, 0.45], names: { "Row": "row first-driver: swerve straight", "Col": "col second-driver: swerve straight" } },
  { efg: "zk_unilateral_02_03", scenario: "unilateral-deterrence", set: {}, names: unilateral },
  { efg: "zk_unilateral_02_08", scenario: "unilateral-deterrence", set: {}, variant: "firm-defender", names: unilateral },
  { efg: "zk_aeg_softCh_limitedDe", scenario: "asymmetric-escalation", set: {}, variant: "soft-challenger", names: escalation(escalationKnown, "soft", "hs") },
  { efg: "zk_aeg_hardCh_limitedDe", scenario: "asymmetric-escalation", set: {}, variant: "hard-challenger", names: escalation(escalationKnown, "hard", "hs") },
  { efg: "zk_aeg_incomplete", scenario: "asymmetric-escalation", set: {}, names: Object.assign({}, ...escalationTypes) as SetNames },
  {
    efg: "beer_quiche", scenario: "beer-quiche", set: {}, names: {
      "S strong": "sender:strong breakfast: beer quiche",
      "S weak": "sender:weak breakfast: beer quiche",
      "R Beer": "receiver after-beer | beer: duel no-duel",
      "R Quiche": "receiver after-quiche | quiche: duel no-duel",
    },
  },
  { efg: "selten_horse", scenario: "selten-horse", set: {}, names: { "h1": "one first: C D", "h2": "two second | C: c d", "h3": "three third: L R" } },
  { efg: "entry_deterrence", scenario: "entry-deterrence", set: {}, names: { "Ch": "challenger challenge: status-quo challenge", "De": "defender answer | challenge: concede retaliate" } },
  {
    efg: "audience_low", scenario: "audience-costs", set: {}, variant: "low", names: {
      "A h 1": "a:hard challenge: status-quo challenge",
      "A s 1": "a:soft challenge: status-quo challenge",
      "B h": "b:hard answer | challenge: concede resist",
      "B s": "b:soft answer | challenge: concede resist",
      "A h 2": "a:hard last-word | challenge, resist: back-down fight",
      "A s 2": "a:soft last-word | challenge, resist: back-down fight",
    },
  },
  {
    efg: "wagner_p015", scenario: "wagner-blockade", set: {}, names: {
      "US1": "us choice: acquiesce air-strike blockade",
      "SU hard": "ussr:hard answer | blockade: withdraw stay",
      "SU soft": "ussr:soft answer | blockade: withdraw stay",
      "US2": "us second-choice | blockade, stay: accept strike",
    },
  },
  {
    efg: "powell_brink3", scenario: "powell-brinkmanship", set: {}, names: {
      "S1 n3": "s1 first-turn: quit escalate",
      "S2 n2": "s2 second-turn | escalate, hold: quit escalate",
      "S1 n1": "s1 first-turn | escalate, hold, escalate, hold: quit escalate",
    },
  },
  { efg: "signorino", scenario: "signorino", set: {}, names: { "A1": "attacker attack: hold attack", "B1": "defender resistance | attack: capitulate fight" } },
  {
    efg: "kydd_t06", scenario: "trust", set: {}, names: {
      "1t": "one:trustworthy first-side: cooperate defect",
      "1u": "one:untrustworthy first-side: cooperate defect",
      "2t": "two:trustworthy second-side: cooperate defect",
      "2u": "two:untrustworthy second-side: cooperate defect",
    },
  },
];
