// One record under every lens, side by side; below, what each part of the scenario changes.

import "./lenses.css";
import { useQuery } from "@tanstack/react-query";
import { partsOf } from "../../app/parts.ts";
import { useScenarioTitle, useStudio } from "../../app/scenario.ts";
import { Folio, PageBody, Waiting } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import { Comparison } from "./comparison.tsx";
import { PartRow } from "./part-row.tsx";

const said = texts.lenses;

export function Page() {
  const { scenario } = useStudio(), title = useScenarioTitle();
  const { data: parts } = useQuery({ queryKey: ["parts", scenario], queryFn: () => partsOf(scenario) });
  const lenses = (parts ?? []).filter(({ isLens }) => isLens);
  return (
    <>
      <PageBody title={said.title} className="page lenses">
        <div className="lenses-head"><h1>{parts?.length === 0 ? said.noneHeading(title) : said.heading}</h1><p className="read">{parts?.length === 0 ? said.none : said.lead}</p></div>
        {parts === undefined ? <Waiting /> : null}
        {lenses.length === 0 ? null : <Comparison lenses={lenses} />}
        {parts === undefined || parts.length === 0 ? null : (
          <section className="changes">
            <h2>{said.changes}</h2>
            <p className="read">{said.changesLead}</p>
            {parts.map((part) => <PartRow key={part.name} part={part} lenses={lenses} />)}
          </section>
        )}
      </PageBody>
      <Folio><span>{said.folio}</span></Folio>
    </>
  );
}
