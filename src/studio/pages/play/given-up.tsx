// What each decision gave up against the best reply of the reader's own seat.

import { type Debrief, type DecisionReview, percentText, whenText } from "../../../index.ts";
import { BandShape, Figure, Num, Term, utilsWord } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import type { DebriefBands } from "../../worker/play.ts";
import { useWidth } from "./width.ts";

const said = texts.debrief;
/** Narrower than this, a decision takes two lines. */
const WIDE = 700;
/** Less shows as nothing. */
const NOTHING = 0.005;

export function GivenUp({ debrief: { decisions }, bands }: { readonly debrief: Debrief; readonly bands: DebriefBands | undefined }) {
  const [measured, width] = useWidth(812), isWide = width >= WIDE;
  if (decisions.length === 0) return <><h2>{said.gaveUp}</h2><p className="read">{said.noDecisions}</p></>;
  const most = decisions.reduce((max, { givenUp }, k) => Math.max(max, Number.isNaN(givenUp) ? 0 : givenUp, bands?.givenUp[k]?.[2] ?? 0), 0.1);
  const top = 4, row = isWide ? 46 : 76, left = isWide ? 262 : 8, scale = isWide ? width - 592 : width - 150, valueAt = left + scale + 22, historyAt = isWide ? valueAt + 136 : 0;
  const x = (utils: number) => left + (utils / most) * scale, height = top + decisions.length * row + 18;
  return (
    <>
      <Figure title={said.gaveUp} sentence={<>{said.gaveUpNote[0]}<Term of="bestReply" />{said.gaveUpNote[1]}<Term of="util">{said.utils}</Term>{said.gaveUpNote[2]}<Term of="draw">{said.draws}</Term>{said.gaveUpNote[3]} <Num basis="judgement">{texts.kit.basis.judgement}</Num></>} name="given-up" table={tableOf(decisions, bands)}>
        <div ref={measured}>
          <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={said.gaveUpLabel}>
            {decisions.map((review, k) => {
              const head = top + k * row, y = isWide ? head : head + 20, band = bands?.givenUp[k] ?? null, { givenUp } = review;
              return (
                <g key={review.decision}>
                  <path d={`M0 ${head}H${width}`} stroke="var(--rule-soft)" />
                  <text x={0} y={head + 27 - (isWide ? 0 : 7)} fontSize={12.5} className="third">{day(review.when)}</text>
                  <text x={62} y={head + 27 - (isWide ? 0 : 7)} fontSize={14.5} className="said bold">{shortened(titleOf(review), isWide ? 23 : 34)}<title>{titleOf(review)}</title></text>
                  <path d={`M${x(0)} ${y + 23}H${x(most)}`} stroke="var(--rule)" /><path d={`M${x(0)} ${y + 17}v12`} stroke="var(--ink)" />
                  {band === null ? null : <BandShape x={x(band[0])} y={y + 17} width={Math.max(1, x(band[2]) - x(band[0]))} height={12} />}
                  {Number.isNaN(givenUp) ? null : <circle cx={x(givenUp)} cy={y + 23} r={5} fill="var(--pencil)" />}
                  <text x={valueAt} y={y + 27} fontSize={13}><tspan className="bold">{valueText(givenUp)}</tspan>{band === null ? "" : <tspan className="second" dx={6}>{`${brief(band[0])}–${brief(band[2])}`}</tspan>}</text>
                  <text x={historyAt} y={isWide ? y + 27 : y + 49} fontSize={12.5} className="second">{shortened(historyText(review), isWide ? 30 : 50)}<title>{historyText(review)}</title></text>
                </g>
              );
            })}
            <text x={x(0)} y={height - 2} fontSize={11} className="third">0</text><text x={x(most)} y={height - 2} fontSize={11} textAnchor="end" className="third">{utilsWord(most, 2)}</text>
          </svg>
        </div>
      </Figure>
      <details className="all-options"><summary>{said.whatOptions}</summary>{decisions.map((review) => <Options key={review.decision} review={review} />)}</details>
    </>
  );
}

function Options({ review }: { readonly review: DecisionReview }) {
  return (
    <table>
      <caption>{review.title}</caption>
      <thead><tr><th scope="col">{said.option}</th><th scope="col" className="figure">{said.odds}</th><th scope="col" className="figure">{said.worth}</th><th scope="col">{said.takenBy}</th></tr></thead>
      <tbody>{review.options.map(({ name, title, odds, givenUp }) => <tr key={name}><td>{title}</td><td className="figure">{percentText(odds)}</td><td className="figure">{Number.isNaN(givenUp) ? said.unknown : utilsWord(givenUp, 2)}</td><td>{[...(name === review.took ? [said.you] : []), ...(name === review.history ? [said.historyShort] : [])].join(", ")}</td></tr>)}</tbody>
    </table>
  );
}

const day = (when: string) => (/\d{4}-\d{2}/.test(when) ? whenText(when.split(" to ").at(-1) ?? when).replace(/ \d{4}$/, "").replace(/ (\w{3})\w+$/, " $1") : "");
const shortened = (text: string, most: number) => (text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`);
const brief = (utils: number) => (utils < NOTHING ? "0" : utilsWord(utils, 2));
const titleOf = ({ options, took }: DecisionReview) => options.find(({ name }) => name === took)?.title ?? took;
const valueText = (utils: number) => (Number.isNaN(utils) ? said.unknown : utils < NOTHING ? said.nothing : utilsWord(utils, 2));

function historyText({ history, took, options }: DecisionReview): string {
  if (history === null) return said.historyElsewhere;
  if (history === took) return said.historySame;
  const option = options.find(({ name }) => name === history);
  return option === undefined ? said.historyElsewhere : said.historyOther(option.title, valueText(option.givenUp));
}

function tableOf(decisions: readonly DecisionReview[], bands: DebriefBands | undefined) {
  return { columns: said.gaveUpColumns, rows: decisions.map((review, k) => [whenText(review.when), titleOf(review), valueText(review.givenUp), ...[0, 2].map((end) => { const band = bands?.givenUp[k]; return band == null ? "" : utilsWord(band[end] ?? NaN, 2); }), historyText(review)]) };
}
