// The share of draws in which a thesis holds, between the two shares that were fixed beforehand.

import { CONTRADICTED_TO, percentText, rangeText, SUPPORTED_FROM, type ThesisReport } from "../../../index.ts";
import type { VerdictWord } from "../../kit/index.ts";
import { texts } from "../../texts.ts";

const said = texts.theses;

export const wordOf = (verdict: ThesisReport["verdict"]): VerdictWord => (verdict === "not identified" ? "unclear" : verdict);

/** A bar from 0 to 1 with the thresholds dashed and the 95 % interval as a hatched end. */
export function ShareBar({ report: { share, interval }, width = 130, isOwn = false }: { readonly report: Pick<ThesisReport, "share" | "interval">; readonly width?: number; readonly isOwn?: boolean }) {
  const x = (p: number) => p * width, colour = isOwn ? "var(--pencil)" : "var(--ink-2)";
  return (
    <svg width={width + 52} height={26} role="img" aria-label={said.shareLabel(percentText(share), rangeText(...interval))}>
      <line x1={0} x2={width} y1={13} y2={13} stroke="var(--rule)" />
      <rect x={0} y={8} width={x(interval[0])} height={10} fill={colour} />
      <rect x={x(interval[0])} y={8} width={Math.max(1, x(interval[1]) - x(interval[0]))} height={10} fill={colour} fillOpacity={0.35} />
      <path d={`M${x(share)} 6v14`} stroke={colour} strokeWidth={2} />
      <path d={`M${x(CONTRADICTED_TO)} 2v22M${x(SUPPORTED_FROM)} 2v22`} stroke="var(--ink)" strokeWidth={1.2} strokeDasharray="3 2" />
      <text x={width + 8} y={17} fontSize={13} className="bold" fill={colour}>{percentText(share)}</text>
    </svg>
  );
}
