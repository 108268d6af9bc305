// The lenses over draws of all uncertain numbers: worked out here, by the function of the command.

import { proxy } from "comlink";
import { useEffect } from "react";
import { percentText } from "../../../index.ts";
import { changeFlags, inTerminal } from "../../app/changes.ts";
import { partTextsOf } from "../../app/parts.ts";
import { makeRun } from "../../app/run.ts";
import { type Changes, openRequestOf, type ScenarioRef, useStudio } from "../../app/scenario.ts";
import { useStore } from "../../app/store.ts";
import { Progress } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import type { LensesAnswer } from "../../worker/lenses.ts";
import type { PartBeside } from "../../worker/parts.ts";
import { LensBands, type LensRow } from "./lens-bands.tsx";

const said = texts.lenses;
const run = makeRun<LensesAnswer>();
/** Draws for each lens: made at once, and on request. */
const FIRST = 40, MORE = [100, 400];
/** The command's, where the reader has none. */
const SEED = 62;

/** Draws as the command does: precision from half to twice the scenario's own, whatever the reader's. */
function start(key: string, scenario: ScenarioRef, changes: Changes, lenses: readonly PartBeside[], count: number): void {
  const { set, variant, commonPrior, seed } = changes, parts = changes.parts.filter((name) => lenses.every((lens) => lens.name !== name));
  run.start(key, async (engine, onProgress, onAnswer) => {
    const request = await openRequestOf(scenario, { parts, variant, commonPrior }), sources = await partTextsOf(scenario, lenses.map(({ name }) => name));
    if (request === null) throw new Error(said.gone);
    const made = [`excomm lenses ${scenario.name} --rules --count ${count} --seed ${seed ?? SEED}`, ...changeFlags({ ...changes, parts, lambda: null }, 0)].join(" ");
    const each = lenses.map(({ name, title }) => ({ name, title, part: sources.find((one) => one.name === name) ?? null }));
    return engine.lenses({ ...request, lenses: [{ name: said.unitary, title: texts.parts.unitary, part: null }, ...each], set, seed, count, made }, onProgress, proxy(async (answer) => onAnswer(answer)));
  });
}

export function Comparison({ lenses }: { readonly lenses: readonly PartBeside[] }) {
  const { scenario, changes } = useStudio(), { key, answer, done, error, isCancelled } = useStore(run.store);
  const others = changes.parts.filter((name) => lenses.every((lens) => lens.name !== name));
  const wanted = JSON.stringify([scenario, others, changes.set, changes.variant, changes.commonPrior, changes.seed]), isHere = key === wanted;
  const ask = (count: number) => start(wanted, scenario, changes, lenses, count);
  // Larger trees take minutes: only when asked.
  useEffect(() => { if (others.length === 0 && run.store.get().key !== wanted) ask(FIRST); }, [wanted]);
  const on = lenses.find(({ name }) => changes.parts.includes(name))?.name ?? said.unitary;
  return (
    <section>
      <Progress done={isHere ? done : null} isWaiting={false} onCancel={run.cancel}>
        <span className="small">{isHere && isCancelled ? said.stopped : others.length > 0 && !isHere ? said.withOthers(others) : said.again}</span>
        {[FIRST, ...MORE].map((count) => <button key={count} type="button" className="button slight" onClick={() => ask(count)}>{said.draws(count)}</button>)}
      </Progress>
      {isHere && error !== "" ? <div className="notice" role="alert"><pre>{error}</pre></div> : null}
      {isHere && answer !== null ? <SideBySide answer={answer} on={on} isDone={done === null} /> : null}
    </section>
  );
}

function SideBySide({ answer: { report, document, made, isOwn }, on, isDone }: { readonly answer: LensesAnswer; readonly on: string; readonly isDone: boolean }) {
  const [decided] = document.sections, [ends, alike] = document.sections.slice(-2), names = report.lenses.map(({ name }) => name);
  const rowsOf = (section: typeof decided, found: readonly { readonly title: string; readonly byLens: LensRow["bands"]; readonly guarded?: boolean }[]) => {
    const table = section?.blocks.find((block) => block.kind === "table");
    return (table?.rows ?? []).flatMap((cells): LensRow[] => {
      const one = found.find(({ title }) => title === cells[0]), bands = one?.byLens ?? [], isGuarded = one?.guarded ?? false;
      // Of the guarded ending only a band may be shown.
      if (isOwn) return isGuarded ? [] : [{ title: String(cells[0]), cells: bands.map(({ median }) => percentText(median)), told: "", bands, isGuarded }];
      return [{ title: String(cells[0]), cells: cells.slice(1, -1).map(String), told: String(cells.at(-1)), bands, isGuarded }];
    });
  };
  const sentences = (section: typeof decided) => (section?.blocks ?? []).flatMap((block) => (block.kind === "text" ? [block.text] : []));
  return (
    <>
      <div className="side-by-side">
        <LensBands title={decided?.heading ?? ""} sentence={isOwn ? said.own : sentences(decided).join(" ")} name="lenses-decisions" names={names} on={on} rows={rowsOf(decided, report.moves)} foot={isOwn ? "" : said.rule} />
        <LensBands title={ends?.heading ?? ""} sentence={said.endings} name="lenses-endings" names={names} on={on} rows={rowsOf(ends, report.endings)} foot={said.guarded} />
        {isOwn ? null : <div className="alike"><h2>{alike?.heading}</h2>{sentences(alike).map((text) => <p key={text} className="read">{text}</p>)}</div>}
      </div>
      {isOwn ? null : <p className="small command">{report.lenses.map(({ title, draws }) => (isDone ? said.lensDraws : said.soFar)(title, draws)).join("; ")}. {said.command} <code>{inTerminal(made.replace(/^excomm /, ""))}</code></p>}
    </>
  );
}
