// What Havana decides where its part is on: each decision with what it knew, its odds, and what each of its types would do.

import { useQuery } from "@tanstack/react-query";
import { percentText, whenText } from "../../../index.ts";
import { partNamesOf, partTextsOf } from "../../app/parts.ts";
import { fileOf, switchPart, textOf, useOpened, useStudio } from "../../app/scenario.ts";
import { DataTable, Waiting } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import { engine } from "../../worker/client.ts";
import type { SeatSheet } from "../../worker/seat.ts";
import type { SolvedAnswer } from "../../worker/model.ts";
import { requestOf, useSolved } from "../model/answers.ts";

const said = texts.briefing.havana.moves;
/** The part that lets it decide, and the player that it adds. */
const PART = "havana", PLAYER = "cuba";

export function HavanaMoves() {
  const { scenario, changes } = useStudio();
  if (!partNamesOf(scenario).some(({ name }) => name === PART)) return null;
  return (
    <section className="moves-panel" id="havana-moves" tabIndex={-1}>
      <h2>{said.heading}</h2>
      {changes.parts.includes(PART) ? <On /> : <Off />}
    </section>
  );
}

function Off() {
  const { scenario, changes } = useStudio(), parts = [...changes.parts, PART].sort(), { variant, commonPrior, set } = changes;
  const { data: size } = useQuery({
    queryKey: ["havana size", scenario, parts, variant, commonPrior, set],
    queryFn: async () => engine().partsSize({ text: (await textOf(scenario)) ?? "", file: fileOf(scenario), parts: await partTextsOf(scenario, parts), variant, commonPrior, set }),
  });
  return (
    <>
      <p className="read">{said.off}</p>
      <p><button type="button" className="button slight" disabled={size?.nodes === null} onClick={() => switchPart(PART, true)}>{said.switchOn}</button> <span className="small">{size === undefined ? texts.parts.measuring : size.nodes === null ? texts.parts.cannot(size.mistakes.join(" ")) : texts.parts.wouldBe(size.nodes, "")}</span></p>
    </>
  );
}

function On() {
  const { changes } = useStudio(), { opened, error } = useOpened(), id = opened?.id ?? "";
  const { data: sheet } = useQuery({ queryKey: ["seat sheet", id], enabled: id !== "", queryFn: () => engine().seatSheet(id, PLAYER) });
  const { solved, fault } = useSolved(requestOf(id, changes));
  const mistakes = opened?.mistakes.map(({ text }) => text).join("\n") ?? error?.message ?? "";
  if (mistakes !== "" || fault !== "") return <div className="notice" role="alert"><pre>{mistakes || fault}</pre></div>;
  if (sheet == null || solved === null) return <Waiting text={texts.model.solving} />;
  return (
    <>
      <p className="read">{said.lead}</p>
      <div className="decisions">{sheet.decisions.map((decision) => <Decision key={decision.stage} decision={decision} solved={solved} />)}</div>
      <h3>{said.types}</h3>
      <ul className="types">{sheet.types.map(({ name, title, note }) => <li key={name}><b>{title}.</b> {note}</li>)}</ul>
    </>
  );
}

function Decision({ decision: { stage, title, when, ask, knows }, solved }: { readonly decision: SeatSheet["decisions"][number]; readonly solved: SolvedAnswer }) {
  const at = solved.path.steps.findIndex((step) => step.stage === stage), step = solved.path.steps[at];
  return (
    <article>
      <p className="label">{whenText(when)}, {title}</p>
      <h3>{ask}</h3>
      {knows === "" ? null : <p className="read">{said.knows} {knows}</p>}
      {step?.kind !== "decision" ? <p className="small">{said.offRecord}</p> : <>
        <DataTable table={{
          columns: [said.action, said.all, ...step.types.map(({ title, type, weight }) => `${title || type} (${percentText(weight)})`)],
          rows: step.actions.map(({ title, taken, probability }, k) => [taken ? said.taken(title) : title, percentText(probability), ...step.types.map(({ probabilities }) => percentText(probabilities[k] ?? 0))]),
        }} />
        <p className="small">{(solved.why[at] ?? []).join(" ")}</p>
      </>}
    </article>
  );
}
