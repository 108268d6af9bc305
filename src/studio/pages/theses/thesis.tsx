// One thesis, opened: the claim and who makes it, how it is measured, the verdict with its reasons, and a new run in this page.

import { percentText, rangeText, type ThesisReasons, type ThesisReport } from "../../../index.ts";
import { partTextsOf } from "../../app/parts.ts";
import { makeRun } from "../../app/run.ts";
import { useStudio } from "../../app/scenario.ts";
import { useStore } from "../../app/store.ts";
import { Progress, VerdictMark } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import type { OpenRequest } from "../../worker/scenario.ts";
import type { ThesesFile, ThesisAnswer, ThesisResult, ThesisView } from "../../worker/theses.ts";
import { Reasons } from "./reasons.tsx";
import { ShareBar, wordOf } from "./share.tsx";

const said = texts.theses;
const run = makeRun<ThesisAnswer>();
const COUNTS = [100, 400, 2000], COUNTS_WITH_PARTS = [20, 100, 400];

export interface OpenThesisProps {
  readonly view: ThesisView;
  /** What the results beside the scenario say; null without them. */
  readonly result: ThesisResult | null;
  readonly request: OpenRequest;
  readonly file: ThesesFile;
  /** The part beside which it stands: on in every run of it. */
  readonly part?: string;
  /** What the reader has changed, in words. */
  readonly changes: readonly string[];
}

export function OpenThesis({ view, result, request, file, part, changes }: OpenThesisProps) {
  const { scenario, changes: { parts, set, variant, commonPrior, lambda, seed } } = useStudio(), on = [...new Set([...parts, ...(part === undefined ? [] : [part])])].sort();
  const { key, answer, done, error, isCancelled } = useStore(run.store);
  const ask = { ...request, set, variant, commonPrior, lambda, seed };
  const here = JSON.stringify([ask.file, request.text.length, file.text, view.id, on, set, variant, commonPrior, lambda, seed]), isHere = key === here;
  const start = (count: number) => run.start(here, async (engine, onProgress) => engine.thesis({ ...ask, parts: await partTextsOf(scenario, on), count }, file, view.id, onProgress));
  const own = isHere ? answer : null;
  return (
    <div className="opened">
      <p className="claim">{view.claim}</p>
      {view.holders.length === 0 ? null : <p className="small">{said.by(view.holders.map(({ who, sources }) => (sources.length === 0 ? who : `${who} (${sources.join("; ")})`)))}</p>}
      <dl className="test">
        <dt>{view.right === null ? said.measured : said.left}</dt><dd>{view.left}</dd>
        {view.right === null ? null : <><dt>{said.right}</dt><dd>{view.right}</dd></>}
        <dt>{said.holdsWhere}</dt><dd>{said.test(view.measure, view.relation, view.threshold)} {view.why}</dd>
        {view.restates.length === 0 ? null : <><dt>{said.restates}</dt><dd>{said.restatesWords(view.restates)}</dd></>}
      </dl>
      {result === null ? null : <Verdict report={result} name={said.ofResults} />}
      {own === null ? null : <Verdict report={own.report} name={said.ofRun(own.draws, own.failed, own.seed, changes)} isOwn />}
      <Progress done={isHere ? done : null} isWaiting={false} onCancel={run.cancel}>
        <span className="small">{isHere && isCancelled ? said.stopped : changes.length === 0 ? said.rerun : said.rerunChanged(changes)}</span>
        {(on.length === 0 ? COUNTS : COUNTS_WITH_PARTS).map((count) => <button key={count} type="button" className="button slight" onClick={() => start(count)}>{texts.kit.draws(count)}</button>)}
      </Progress>
      {isHere && error !== "" ? <div className="notice" role="alert"><pre>{error}</pre></div> : null}
      {own !== null ? <>
        <Reasons view={view} report={own.report} reasons={own.reasons} />
        {own.report.leansOn.length > 0 || result === null || !hasReasons(result) ? null : <><p className="small">{said.fewDraws}</p><Reasons view={view} report={result} reasons={result} /></>}
      </> : result !== null && hasReasons(result) ? <Reasons view={view} report={result} reasons={result} /> : null}
    </div>
  );
}

/** Results that were made without reasons have the verdict alone. */
const hasReasons = (result: ThesisResult): result is ThesisReport & ThesisReasons => result.breakEvens !== undefined;

function Verdict({ report, name, isOwn = false }: { readonly report: ThesisReport; readonly name: string; readonly isOwn?: boolean }) {
  const word = wordOf(report.verdict);
  return (
    <div className="verdict-line" role={isOwn ? "status" : undefined}>
      <p className="verdict"><VerdictMark verdict={word} /><b>{texts.kit.verdicts[word]}</b></p>
      <ShareBar report={report} isOwn={isOwn} />
      <p className="small">{report.told === 0 ? said.untold : said.held(percentText(report.share), report.told, rangeText(...report.interval))} {name}</p>
    </div>
  );
}
