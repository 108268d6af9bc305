// For the classroom: a lesson to print, a question sheet with answers that are worked out here, what the words mean, how to cite.

import "./classroom.css";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { percentText, sha256, whenText } from "../../../index.ts";
import { inTerminal } from "../../app/changes.ts";
import { textOf, useOpened, useScenarioTitle, useStudio } from "../../app/scenario.ts";
import { presentLink } from "../../app/share.ts";
import { useStore } from "../../app/store.ts";
import { Folio, PageBody, Switch, utilsWord } from "../../kit/index.ts";
import { isProjected, project } from "../../app/projector.ts";
import { texts } from "../../texts.ts";
import { longTask } from "../../worker/client.ts";
import type { LessonNumbers } from "../../worker/lesson.ts";
import { useOpenRequest } from "../play/session.ts";
import { wantedTerm } from "../../kit/term.tsx";

const said = texts.classroom;

export function Page() {
  const title = useScenarioTitle(), [withAnswers, setAnswers] = useState(false);
  const { numbers, done, error } = useLesson(withAnswers), projected = useStore(isProjected);
  return (
    <>
      <PageBody title={said.title} className="page classroom">
        <header className="no-print lesson-tools">
          <button type="button" className="button primary" onClick={() => print()}>{said.print}</button>
          <Switch label={said.withAnswers} isOn={withAnswers} onChange={setAnswers} />
          <Switch label={said.projector} isOn={projected} onChange={project} />
        </header>
        <article className="lesson">
          <h1>{said.lessonOf(title)}</h1>
          <p className="read">{said.lead}</p>
          <h2>{said.plan}</h2>
          <table className="plan"><thead><tr><th scope="col">{said.minutes}</th><th scope="col">{said.what}</th><th scope="col">{said.how}</th></tr></thead><tbody>{said.steps.map(([minutes, what, how]) => <tr key={what}><td>{minutes}</td><td>{what}</td><td>{how}</td></tr>)}</tbody></table>
          <h2>{said.aims}</h2>
          <ul className="plain">{said.aimList.map((aim) => <li key={aim}>{aim}</li>)}</ul>
        </article>
        <article className="sheet">
          <h2>{said.sheetOf(title)}</h2>
          <p className="small">{said.nameLine}</p>
          <ol className="questions">{said.questions.map(({ ask, lines }, i) => <li key={i}><p className="read">{ask}</p>{Array.from({ length: lines }, (_, line) => <span key={line} className="ruled" aria-hidden="true" />)}</li>)}</ol>
        </article>
        {withAnswers ? (
          <article className="answers">
            <h2>{said.answersOf(title)}</h2>
            {error !== "" ? <p className="read" role="alert">{error}</p> : numbers === undefined ? <p className="small" role="status">{said.working(Math.floor(100 * done))}</p> : <Answers numbers={numbers} />}
          </article>
        ) : null}
        <Glossary />
        <Cite title={title} />
      </PageBody>
      <Folio><span>{said.folio}</span></Folio>
    </>
  );
}

/** The answers' numbers, from a thread of their own, once they are wanted. */
function useLesson(isWanted: boolean) {
  const { opened } = useOpened(), { changes: { set, variant, commonPrior, lambda } } = useStudio(), request = useOpenRequest();
  const [done, setDone] = useState(0), on = { id: opened?.id ?? "", set, variant, commonPrior, lambda };
  const { data: numbers, error } = useQuery({
    queryKey: ["lesson", on], enabled: isWanted && on.id !== "",
    queryFn: async ({ signal }) => {
      const opening = await request();
      return longTask(async (thread, onProgress) => {
        await thread.open(opening);
        return thread.lesson(on, onProgress);
      }, signal, setDone);
    },
  });
  return { numbers, done, error: error === null ? "" : error.message };
}

function Answers({ numbers: { headline, steps, leastLikely, belief, variants, lambda } }: { readonly numbers: LessonNumbers }) {
  const rarest = leastLikely === null ? undefined : steps[leastLikely], own = headline?.byLambda[1]?.share ?? NaN;
  const dearest = steps.filter(({ givenUp }) => givenUp !== null && givenUp > 0.005).sort((a, b) => (b.givenUp ?? 0) - (a.givenUp ?? 0))[0];
  return (
    <ol className="questions">
      <li><p className="read">{said.answerOwn}</p></li>
      <li><p className="read">{rarest === undefined || rarest.share === null ? said.noRecord : said.answerRarest(rarest.stageTitle, rarest.title, percentText(rarest.share))}</p>
        {steps.length === 0 ? null : <table><thead><tr><th scope="col">{said.day}</th><th scope="col">{said.step}</th><th scope="col">{said.done}</th><th scope="col" className="figure">{said.share}</th><th scope="col" className="figure">{said.gaveUp}</th></tr></thead><tbody>{steps.map(({ date, stageTitle, title, share, givenUp }) => <tr key={stageTitle}><td>{whenText(date)}</td><td>{stageTitle}</td><td>{title}</td><td className="figure">{share === null ? said.onlyBand : percentText(share)}</td><td className="figure">{givenUp === null ? said.chance : givenUp < 0.005 ? said.nothing : utilsWord(givenUp, 2)}</td></tr>)}</tbody></table>}
      </li>
      <li><p className="read">{dearest === undefined ? said.answerNothingGiven : said.answerGiven(dearest.stageTitle, dearest.title, utilsWord(dearest.givenUp ?? NaN, 2))}</p></li>
      <li><p className="read">{belief === null ? said.noBelief : said.answerBelief(belief.believer, belief.stageTitle, belief.about, belief.odds.map(({ title, share }) => `${title} ${percentText(share)}`).join(", "), belief.odds.every(({ share }) => share > 0.05))}</p></li>
      <li><p className="read">{headline === null || variants.length === 0 ? said.noVariants : said.answerVariants(headline.title, percentText(own), variants.slice(0, 3).map(({ title, share }) => `${title}: ${percentText(share)}`).join("; "))}</p></li>
      <li><p className="read">{headline === null ? said.noHeadline : said.answerPrecision(headline.title, headline.byLambda.map(({ lambda: precision, share }) => `${percentText(share)} at λ = ${precision}`).join(", "), lambda ?? NaN)}</p></li>
    </ol>
  );
}

function Glossary() {
  const wanted = useStore(wantedTerm);
  useEffect(() => {
    if (wanted !== "") document.getElementById(`term-${wanted}`)?.scrollIntoView({ block: "center" });
  }, [wanted]);
  return (
    <section className="glossary">
      <h2>{said.glossary}</h2>
      <dl>{Object.entries(texts.terms).map(([id, { name, means }]) => <div key={id} id={`term-${id}`} className={id === wanted ? "row wanted" : "row"}><dt>{name}</dt><dd className="read">{means}</dd></div>)}</dl>
    </section>
  );
}

function Cite({ title }: { readonly title: string }) {
  const { scenario } = useStudio();
  const { data } = useQuery({ queryKey: ["cite", scenario, useStudio().changes], queryFn: async () => ({ hash: sha256((await textOf(scenario)) ?? ""), word: (await presentLink()).word }) });
  return (
    <section className="cite-this">
      <h2>{said.cite}</h2>
      <p className="read">{said.citeLead}</p>
      {data === undefined ? null : <p className="mono">{said.citation(title, data.hash)}</p>}
      {data === undefined ? null : <p className="small">{said.citeCommand} <span className="mono command">{inTerminal(`solve --link ${data.word}`)}</span></p>}
    </section>
  );
}
