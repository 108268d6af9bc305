// Who gains by going first, over the two judgements that the index leans on most: a grid of numbers, the darker the less stable.

import { firstStrikeStability, type StrikeForces } from "../../../index.ts";
import { texts } from "../../texts.ts";
import type { BalanceInput } from "../../worker/balance.ts";
import { digits } from "./inputs.tsx";

const said = texts.balance.surface;
export const STEPS = 5;

export interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** By y, then by x. */
  readonly values: readonly (readonly number[])[];
}

/** The index over the ranges of both judgements, whatever the reader has set them to. */
export function gridOf(forces: StrikeForces, damage: BalanceInput, weight: BalanceInput): Grid {
  const steps = ({ low, high }: BalanceInput) => Array.from({ length: STEPS }, (_, i) => low + ((high - low) * i) / (STEPS - 1));
  const xs = steps(damage), ys = steps(weight);
  return { xs, ys, values: ys.map((y) => xs.map((x) => firstStrikeStability(forces, { damagePerEmt: x, weight: y }).index)) };
}

export function SurfaceGrid({ grid, damage, weight, at, isMoved, width }: { readonly grid: Grid; readonly damage: BalanceInput; readonly weight: BalanceInput; readonly at: readonly [number, number]; readonly isMoved: boolean; readonly width: number }) {
  const left = 44, top = 20, cell = { w: (width - left - 2) / STEPS, h: 40 }, height = top + STEPS * cell.h + 44;
  const along = (value: number, { low, high }: BalanceInput) => (value - low) / (high - low) * (STEPS - 1) + 0.5;
  const x = left + along(at[0], damage) * cell.w, y = top + (STEPS - along(at[1], weight)) * cell.h, colour = isMoved ? "var(--pencil)" : "var(--ink)";
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={said.label}>
      <text x={left} y={12} fontSize={11} className="second">{said.weightAxis}</text>
      {grid.ys.map((weightAt, j) => {
        const cellY = top + (STEPS - 1 - j) * cell.h;
        return (
          <g key={j}>
            <text x={left - 6} y={cellY + cell.h / 2 + 4} fontSize={11} textAnchor="end" className="third">{digits(weightAt)}</text>
            {grid.xs.map((_, i) => {
              const index = grid.values[j]![i]!; // shape (ys, xs)
              return <g key={i}><rect x={left + i * cell.w} y={cellY} width={cell.w - 1.5} height={cell.h - 1.5} fill="var(--ink)" fillOpacity={0.26 * (1 - Math.min(1, index * 1.6))} stroke="var(--rule)" /><text x={left + (i + 0.5) * cell.w} y={cellY + cell.h / 2 + 4} textAnchor="middle">{index.toFixed(2)}</text></g>;
            })}
          </g>
        );
      })}
      {grid.xs.map((damageAt, i) => <text key={i} x={left + (i + 0.5) * cell.w} y={top + STEPS * cell.h + 14} fontSize={11} textAnchor="middle" className="third">{digits(damageAt)}</text>)}
      <text x={width} y={top + STEPS * cell.h + 32} fontSize={11} textAnchor="end" className="second">{said.damageAxis}</text>
      <circle cx={x} cy={y} r={15} fill="none" stroke={colour} strokeWidth={2} />
    </svg>
  );
}
