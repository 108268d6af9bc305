// Why a thesis stands or falls: what it measures, what it leans on, what would turn it round, what differs on the way.

import { percentText, type ThesisReasons, type ThesisReport } from "../../../index.ts";
import { DataTable, Figure, useSize } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import type { ThesisView } from "../../worker/theses.ts";
import { breakWords, short } from "./words.ts";

const said = texts.theses;

export function Reasons({ view, report, reasons }: { readonly view: ThesisView | null; readonly report: ThesisReport; readonly reasons: ThesisReasons }) {
  return (
    <div className="reasons">
      <section>
        <h3>{said.turn}</h3>
        <ul className="turns">{turnWords(view, report, reasons).map((words) => <li key={words} className="read">{words}</li>)}</ul>
      </section>
      {report.leansOn.length === 0 ? null : <Leanings report={report} />}
      {reasons.mechanism.length === 0 ? null : (
        <section>
          <h3>{said.mechanism}</h3>
          <DataTable table={{ columns: said.mechanismColumns, rows: reasons.mechanism.map(({ stage, branch, left, right }) => [view?.moves[`${stage}.${branch}`] ?? `${stage}: ${branch}`, percentText(left), percentText(right)]) }} />
        </section>
      )}
    </div>
  );
}

/** Sentences: at the scenario's own numbers, under the author's change, along single numbers, and where the rarer answer gathers. */
function turnWords(view: ThesisView | null, { box }: ThesisReport, { own, flipped, breakEvens }: ThesisReasons): string[] {
  return [
    said.own(short(own.measure), own.holds === true),
    ...(flipped !== null && view !== null ? [said.flipped(view.flip, short(flipped.measure), flipped.holds === true)] : view !== null && view.noFlip !== "" ? [said.noFlip(view.noFlip)] : []),
    ...breakEvens.map((one) => (one.found.crossings.length === 0 ? said.holdsAlong(one.title, short(one.value), short(one.range[0]), short(one.range[1])) : breakWords(one))),
    ...(box === null ? [] : [said.box(box.gathers === "holds", box.limits.map(({ title, from, to }) => said.limit(title, from === null ? null : short(from), to === null ? null : short(to))), percentText(box.density), percentText(box.heldOut.density))]),
  ];
}

const BAR = 110, ROW = 24;

/** What the measure leans on: coefficients of a rank regression, with their errors. */
function Leanings({ report: { id, leansOn } }: { readonly report: ThesisReport }) {
  const { ref, size: [width] } = useSize([600, 120]);
  const isNarrow = width < 480, bar = isNarrow ? width / 2 - 8 : BAR, row = isNarrow ? ROW + 16 : ROW, x = (coefficient: number) => bar * (1 + coefficient);
  return (
    <Figure level={3} title={said.leans} sentence={said.leansSentence} name={said.leansFigure(id)} table={{ columns: said.leansColumns, rows: leansOn.map(({ title, coefficient, error }) => [title, Number(coefficient.toFixed(3)), Number(error.toFixed(3))]) }}>
      <div ref={ref}>
        <svg width={width} height={leansOn.length * row + 4} role="img" aria-label={said.leansLabel(leansOn.map(({ title, coefficient }) => `${title} ${coefficient.toFixed(2)}`))}>
          <line x1={bar} x2={bar} y1={0} y2={leansOn.length * row} stroke="var(--ink-3)" />
          {leansOn.map(({ name, title, coefficient, error }, i) => {
            const y = i * row + (isNarrow ? 16 : 0);
            return (
              <g key={name}>
                <rect x={Math.min(bar, x(coefficient))} y={y + 7} width={Math.abs(coefficient) * bar} height={9} fill="var(--ink-2)" />
                <path d={`M${x(coefficient - 2 * error)} ${y + 11.5}H${x(coefficient + 2 * error)}`} stroke="var(--ink)" strokeWidth={1.4} />
                <text x={isNarrow ? 0 : 2 * bar + 12} y={isNarrow ? y : y + 16} fontSize={12} className="halo">{title}</text>
              </g>
            );
          })}
        </svg>
      </div>
    </Figure>
  );
}
