// The shape of a scenario file, once: it checks a file and it is the JSON Schema with which an editor completes and explains.
// The sentence given to each part is what a reader is told when something else stands there.

import { z } from "zod";
import { NODES_MAX_LIMIT } from "../scenario/index.ts";
import { IDENTIFIER, NAME } from "./names.ts";

/** What editors show: the description, or else what is expected, as a sentence. */
function described(what: string, description: string): { description: string } {
  return { description: description === "" ? `${what.charAt(0).toUpperCase()}${what.slice(1)}.` : description };
}

export function text(what = "a text", description = ""): z.ZodType<string | number> {
  return z.union([z.string(), z.number()], { error: () => what }).meta(described(what, description));
}

export const word = (what: string, description = "") => z.string({ error: () => what }).meta(described(what, description));
/** Ranges have a bound on their width. */
const SPREAD_MAX = 1e149;
const atLeastZero = (description: string) =>
  z.number({ error: () => "a number" }).min(0, { error: () => "a number of at least 0" }).meta({ description });
const spread = atLeastZero("Half the width of a range.").max(SPREAD_MAX, { error: () => `at most ${SPREAD_MAX}` });
const relativeSpread = atLeastZero("Half the width of a range, as a share of the value.");
export const number = (what: string, description = "") => z.number({ error: () => what }).meta(described(what, description));

/** A map with the keys of `shape` and no others; its message for a strange key lists those that are known. */
export function keyed<Shape extends z.ZodRawShape>(shape: Shape, what: string, description = "") {
  return z.strictObject(shape, { error: (issue) => (issue.code === "unrecognized_keys" ? Object.keys(shape).join(",") : what) }).meta(described(what, description));
}

/** A map from names that the author chooses; how names are written is checked with the other names, and told to editors here. */
export function named<Value extends z.ZodType>(pattern: RegExp, value: Value, what: string, description = "") {
  return z.record(z.string(), value, { error: () => what }).meta({ ...described(what, description), propertyNames: { type: "string", pattern: pattern.source } });
}

/** The same, with some keys of the language beside the names. */
function namedWith<Shape extends z.ZodRawShape, Value extends z.ZodType>(
  pattern: RegExp, shape: Shape, value: Value, what: string, description = "",
) {
  const names = [...Object.keys(shape), pattern.source.slice(1, -1)].join("|");
  return z.object(shape, { error: () => what }).catchall(value).meta({ ...described(what, description), propertyNames: { type: "string", pattern: `^(?:${names})$` } });
}

export const sourceKeys = z
  .union([z.string(), z.array(z.string({ error: () => "the key of a source" }))], { error: () => "the key of a source, or a list of keys in [ ]" })
  .meta({ description: "Keys of `sources`." });
const basis = z.enum(["sourced", "computed", "judgement"], { error: () => "sourced, computed or judgement" })
  .meta({ description: "Where the number comes from. A sourced one needs `source`." });
const confidence = z.enum(["verified", "recalled", "uncertain"], { error: () => "verified, recalled or uncertain" }).meta({ description: "How sure it is that the source says so." });

const PAIR = "two numbers: [lowest, highest]";
const pair = z.tuple([number("a number"), number("a number")], { error: () => PAIR });
const range = pair.meta({ description: "Lowest and highest plausible value." });
const distribution = z
  .union(
    [
      z.enum(["uniform", "log-uniform"], { error: () => "uniform or log-uniform" }),
      keyed({ triangular: number("the most likely value") }, "{ triangular: MODE }"),
      keyed(
        { normal: z.tuple([number("a number"), number("a number")], { error: () => "two numbers: [mean, standard deviation]" }) },
        "{ normal: [MEAN, SD] }",
      ),
    ],
    { error: () => "uniform, log-uniform, { triangular: MODE } or { normal: [MEAN, SD] }" },
  )
  .meta({ description: "How the number is drawn within its range; uniform if not said." });

const provenance = {
  title: text("a title", "What the number is.").optional(),
  unit: text("a unit, such as probability").optional(),
  basis: basis.optional(),
  source: sourceKeys.optional(),
  confidence: confidence.optional(),
  note: text("a text", "Where the number comes from, for a reader.").optional(),
};

const inlineNumber = keyed(
  { value: number("a number"), range: range.optional(), distribution: distribution.optional(), ...provenance },
  "{ value: ... } with a range and a basis",
);
export const QUANTITY = "a number, an expression, or { value: ..., range: [...], basis: ... }";
const term = z.union([z.number(), z.string(), inlineNumber], { error: () => QUANTITY });
const sum = keyed({ sum: z.array(term, { error: () => "a list of numbers" }).min(1, { error: () => "a list of numbers" }) }, "{ sum: [...] }", "A number that is the sum of several.");
const quantity = z
  .union([z.number(), z.string(), inlineNumber, sum], { error: () => QUANTITY })
  .meta({ description: "A number, an expression (quoted where YAML needs it), or { value, range, basis, source }." });

const parameter = z
  .union(
    [
      z.number(),
      z.boolean(),
      keyed(
        {
          value: z.union(
            [z.number(), z.boolean(), z.string()],
            { error: () => "a number, true or false, or one of the words under `choices`" },
          ).optional(),
          model: word("the name of a sub-model", "A sub-model that computes the number, instead of `value`.").optional(),
          with: named(IDENTIFIER, quantity, "a map from the model's inputs to numbers", "The model's inputs: numbers, or expressions of parameters declared above.").optional(),
          choices: z.array(word("a word"), { error: () => "a list of words: [calm, hurried]" }).optional().meta({ description: "For a choice: the words it may take." }),
          range: range.optional(),
          distribution: distribution.optional(),
          ...provenance,
        },
        "{ value: ..., range: [...], basis: ... }",
      ),
    ],
    { error: () => "a number, true or false, or { value: ..., range: [...], basis: ... }" },
  )
  .meta({ description: "A number, a switch or a choice with a name of its own." });

const concentration = number("a number above 0", "Draws the numbers beside it together, as Dirichlet(concentration times values).").optional();
const playerType = keyed(
  {
    title: text().optional(),
    note: text().optional(),
    prior: quantity.optional().meta({ description: "Probability of this type." }),
    like: word("the name of another type", "A type of the same player whose weights and other numbers this one has where it states none.").optional(),
    share: quantity.optional().meta({ description: "With `like`: the share of that type's prior that goes to this one." }),
    weights: namedWith(
      IDENTIFIER,
      { concentration, spread: spread.optional(), "relative spread": relativeSpread.optional() },
      quantity,
      "a map from attributes to numbers",
      "How much this type wants each attribute; attributes that are not named weigh 0.",
    ).optional(),
    values: named(IDENTIFIER, quantity, "a map from names to numbers", "Other numbers of this type, read as own.NAME in the payoff.").optional(),
  },
  "a type: { prior: ... }",
);

const perPlayer = <Value extends z.ZodType>(value: Value, what: string, description = "") => named(IDENTIFIER, value, what, description);
const beliefs = perPlayer(
  named(NAME, named(NAME, quantity, "a map from types or events to odds"), "a map from players or chance stages to odds"),
  "a map from players to their beliefs",
  "A player's own odds, about the types of another player or the events of a chance stage.",
);

const council = keyed(
  {
    rule: word("weighted, majority, advice, or an expression that gives one of them", "How the council decides."),
    own: quantity.optional().meta({ description: "Where utilities are weighed: the player's own share, from 0 to 1." }),
    support: quantity.optional().meta({ description: "Where the player takes advice: what the backing of all seats is worth to it, in utils." }),
    votes: quantity.optional().meta({ description: "Where a majority decides: the player's own votes." }),
    seats: named(
      IDENTIFIER,
      keyed({ title: text().optional(), votes: quantity, payoff: quantity }, "a seat: { votes: ..., payoff: ... }"),
      "a map from seats to { votes: ..., payoff: ... }", "Who else decides, with payoffs of their own.",
    ),
  },
  "a council: { rule: ..., seats: ... }",
);

const condition = z.union([z.string(), z.boolean()], { error: () => "a condition, such as \"ready > 0.5\"" });
const assigned = z.union([z.number(), z.boolean(), z.string()], { error: () => "a number, true or false, a word, or an expression" });
const GOAL = "the name of a stage or an outcome";
const THEN = `${GOAL}, or a list of { if: ..., to: ... }`;
const branch = {
  title: text().optional(),
  note: text().optional(),
  source: sourceKeys.optional(),
  if: condition.optional().meta({ description: "Offered or possible only where this holds." }),
  set: named(IDENTIFIER, assigned, "a map from variables to values", "New values of variables, worked out from the values before the move.").optional(),
  "seen by": z
    .array(word("the name of a player"), { error: () => "a list of players: [north, south]" })
    .optional()
    .meta({ description: "Who observes the move; every player if not said." }),
  "seen as": perPlayer(word("a word"), "a map from players to words", "What a player sees instead of the move itself.").optional(),
  learns: perPlayer(
    z.union([z.string(), z.array(word("an expression"))], { error: () => "an expression, or a list of expressions" }),
    "a map from players to expressions",
    "What a player learns besides: the value of an expression.",
  ).optional(),
  then: z
    .union([z.string(), z.array(keyed({ if: condition.optional(), to: word(GOAL) }, "{ if: ..., to: ... }"))], { error: () => THEN })
    .meta({ description: "Where play goes: a stage, an outcome, or a list whose last entry has no condition." }),
};
const action = keyed(branch, "an action: { then: ... }");
const event = keyed(
  { p: quantity.meta({ description: "Probability; `rest` takes what the others leave." }), ...branch },
  "an event: { p: ..., then: ... }",
);

const observed = z.union([z.string(), z.array(z.string({ error: () => "a word" }))], { error: () => "a word that the player may observe, or a list of them" });
const sight = {
  seen: observed.optional().meta({ description: "Read only where the player has observed one of these: STAGE.BRANCH, or a word of `seen as` or `learns`." }),
  unseen: observed.optional().meta({ description: "Read only where the player has observed none of these." }),
};
const passage = z.union([text(), keyed({ text: text(), ...sight, source: sourceKeys.optional() }, "{ text: ..., seen: [...], source: [...] }")], {
  error: () => "a text, or { text: ..., seen: [...], source: [...] }",
});
const adviser = keyed({ name: text("a name"), says: text(), ...sight, source: sourceKeys.optional() }, "{ name: ..., says: ..., source: [...] }");
const longBriefing = keyed(
  { text: z.union([text(), z.array(passage)], { error: () => "a text, or a list of passages" }), source: sourceKeys.optional(), advisers: z.array(adviser, { error: () => "a list of { name: ..., says: ... }" }).optional() },
  "{ text: ..., source: [...], advisers: [...] }",
);
const briefing = z.union([z.string(), longBriefing], {
  error: () => "a text, or { text: ..., source: [...], advisers: [...] }",
});

const stage = keyed(
  {
    title: text().optional(),
    when: text("a date, or a span of dates").optional(),
    player: word("the name of a player").optional().meta({ description: "Who decides here." }),
    ask: text("a question").optional().meta({ description: "The question that the player answers." }),
    briefing: perPlayer(briefing, "a map from players to what they read", "What each player reads here.").optional(),
    actions: named(NAME, action, "a map from actions to { then: ... }", "What the player may do.").optional(),
    chance: named(NAME, event, "a map from events to { p: ..., then: ... }", "What may happen.").optional(),
    repeat: keyed(
      {
        "at most": z.int({ error: () => "a whole number of at least 1" }).min(1, { error: () => "a whole number of at least 1" }).max(10_000, { error: () => "at most 10000" }),
        then: word(GOAL),
        counter: word("the name of a variable").optional(),
      },
      "{ at most: 3, then: ... }",
      "How often the stage may be entered; the next time play goes to `then`.",
    ).optional(),
  },
  "a stage: { player: ..., actions: ... } or { chance: ... }",
);

/** `value` and `sum` are not types, so that a number with a range or a sum is not taken for a map of types. */
const byType = z
  .record(z.string().refine((name) => name !== "value" && name !== "sum"), quantity, { error: () => "a map from types to numbers" })
  .meta({ propertyNames: { type: "string", pattern: `^(?!(?:value|sum)$)${IDENTIFIER.source.slice(1)}` } });

const outcome = keyed(
  {
    title: text().optional(),
    text: text().optional(),
    tags: z.array(word("a word"), { error: () => "a list of words: [war, settlement]" }).optional(),
    attributes: named(IDENTIFIER, quantity, "a map from attributes to numbers", "What has come about; attributes that are not named are 0.").optional(),
    payoffs: perPlayer(
      z.union([z.number(), z.string(), inlineNumber, sum, byType], { error: () => `${QUANTITY}, or a map from types to these` }),
      "a map from players to numbers",
      "What the outcome is worth to each player, and where they differ, to each type.",
    ).optional(),
  },
  "an outcome: { attributes: ... } or { payoffs: ... }",
);

export const TYPE_FORM = Object.keys(playerType.shape);
export const STAGE_KEYS = Object.keys(stage.shape);

const wordVariable = keyed(
  { "one of": z.array(word("a word"), { error: () => "a list of words" }), "at first": word("one of the words") },
  "{ one of: [...], at first: ... }",
);
const variable = z.union([z.number(), z.boolean(), wordVariable], {
  error: () => "a number, true or false, or { one of: [...], at first: ... }",
});

export const scenarioFile = keyed(
  {
    excomm: z.literal(1, { error: () => "1, the version of the language" }).meta({ description: "Version of the language: 1." }),
    title: text("a title", "What the crisis is called."),
    summary: text("a summary", "What it is about, in a sentence or two.").optional(),
    players: perPlayer(
      keyed({ title: text().optional(), seat: text("the person or body that sits there").optional() }, "a player: { title: ... }, or {}"),
      "a map from players to { title: ..., seat: ... }", "Who decides.",
    ),
    attributes: named(
      IDENTIFIER,
      keyed(
        { title: text().optional(), range: pair.optional().meta({ description: "Lowest and highest possible value." }), spread: spread.optional() },
        "an attribute: { title: ..., range: [-1, 1] }",
      ),
      "a map from attributes to { title: ..., range: ... }",
      "What outcomes consist of, and types weigh.",
    ).optional(),
    parameters: named(IDENTIFIER, parameter, "a map from parameters to { value: ... }", "Numbers, switches and choices with a name of their own.").optional(),
    numbers: keyed(
      {
        basis: basis.optional(), source: sourceKeys.optional(), confidence: confidence.optional(),
        spread: spread.optional(), "relative spread": relativeSpread.optional(),
      },
      "{ basis: ..., source: [...], spread: ... }",
      "Defaults of inline numbers.",
    ).optional(),
    types: perPlayer(
      namedWith(IDENTIFIER, { concentration }, playerType, "a map from types to { prior: ... }"),
      "a map from players to their types", "Private information of players: each type has a prior.",
    ).optional(),
    payoffs: perPlayer(quantity, "a map from players to expressions", "Payoff at every outcome that does not state its own.").optional(),
    councils: perPlayer(council, "a map from players to { rule: ..., seats: ... }", "Players that are several people, and how they decide.").optional(),
    beliefs: beliefs.optional(),
    variables: named(IDENTIFIER, variable, "a map from variables to their first values", "What the play changes.").optional(),
    start: word("the name of a stage", "Where play begins; the first stage if not said.").optional(),
    stages: named(NAME, stage, "a map from stages to their moves", "Decisions and chance moves."),
    observations: z
      .record(z.string(), text(), { error: () => "a map from observed words to what they read as" })
      .optional()
      .meta({ description: "What an observed word reads as that names no branch: a word of `seen as`, or \"force = full\" of `learns: force`." }),
    outcomes: named(NAME, outcome, "a map from outcomes to what they are worth", "How play may end."),
    headline: word("a tag", "The tag whose odds the summary explains.").optional(),
    guarded: word("a tag", "The tag whose odds are only shown as a band.").optional(),
    record: z
      .array(
        keyed(
          {
            stage: word("the name of a stage"), took: word("the name of an action or event"), date: text("a date").optional(),
            note: text().optional(), source: sourceKeys.optional(),
          },
          "{ stage: ..., took: ..., date: ... }",
        ),
        { error: () => "a list of { stage: ..., took: ... }" },
      )
      .optional()
      .meta({ description: "What in fact happened, move by move, from the start." }),
    votes: z
      .array(
        keyed(
          {
            stage: word("the name of a stage"),
            for: named(NAME, z.int({ error: () => "a whole number" }).min(0, { error: () => "at least 0" }).max(1000, { error: () => "at most 1000" }), "a map from actions to numbers of people"),
            date: text("a date").optional(), note: text().optional(), source: sourceKeys.optional(), confidence: confidence.optional(),
          },
          "{ stage: ..., for: { ... } }",
        ),
        { error: () => "a list of { stage: ..., for: { ... } }" },
      )
      .optional()
      .meta({ description: "What people in the room said that they were for, at stages of the record." }),
    variants: named(
      NAME,
      keyed(
        {
          title: text("a title"),
          why: text().optional(),
          set: z.record(z.string(), assigned, { error: () => "a map from parameters to values" }).optional().meta({ description: "Other values of parameters." }),
          beliefs: z
            .union([z.literal("scenario"), beliefs], { error: () => "the word scenario, or a map from players to their beliefs" })
            .optional()
            .meta({ description: "`scenario`: all hold the scenario's odds." }),
        },
        "a variant: { title: ..., set: ... }",
      ),
      "a map from variants to { title: ..., set: ... }",
      "Named changes.",
    ).optional(),
    sources: named(
      NAME,
      keyed(
        {
          author: text("an author").optional(), title: text("a title"), year: text("a year").optional(),
          publisher: text("a publisher").optional(), confidence: confidence.optional(),
        },
        "a source: { author: ..., title: ..., year: ... }",
      ),
      "a map from keys to { author: ..., title: ..., year: ... }",
      "Works that numbers and texts cite by key.",
    ).optional(),
    solve: keyed(
      { solver: word("the name of a solver").optional(), lambda: number("a number").min(0, { error: () => "at least 0" }).optional() },
      "{ solver: qre, lambda: 6 }",
      "How it is solved if the command does not say.",
    ).optional(),
    limits: keyed(
      { nodes: z.int({ error: () => "a whole number" }).min(1, { error: () => "at least 1" }).max(NODES_MAX_LIMIT, { error: () => `at most ${NODES_MAX_LIMIT}` }).optional() },
      "{ nodes: 100000 }",
      "Bounds of the tree.",
    ).optional(),
  },
  "a scenario",
  "A scenario: who decides, what each player privately wants, what it can do and sees, and what each ending is worth.",
);

export type ScenarioFile = z.infer<typeof scenarioFile>;
export type QuantityData = z.infer<typeof quantity>;
export type ParameterData = z.infer<typeof parameter>;
export type InlineNumberData = z.infer<typeof inlineNumber>;
export type StageData = z.infer<typeof stage>;
export type ActionData = z.infer<typeof action>;
export type EventData = z.infer<typeof event>;
export type BeliefsData = z.infer<typeof beliefs>;

/** The JSON Schema of a scenario file, for editors. */
export function scenarioSchema(): object {
  const schema = z.toJSONSchema(scenarioFile, { target: "draft-2020-12" });
  return { ...schema, $id: "https://excomm.invalid/scenario.schema.json", title: "Excomm scenario" };
}
