// What stands behind a step of the path, a node of the tree, and the equilibria of a small game.

import { useQuery } from "@tanstack/react-query";
import { memo } from "react";
import { type BeliefReport, type DecisionReport, type Flag, percentText, probabilityText, type SolutionReport, type StepReport } from "../../../index.ts";
import { ActorMark, DataTable, VerdictMark, Waiting, utilsWord } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import { engine } from "../../worker/client.ts";
import type { ModelRequest } from "../../worker/model.ts";
import type { ScenarioView } from "../../worker/scenario.ts";

const said = texts.model;

/** Why a step was taken, in sentences; at chance, whose odds they are. */
export const Why = memo(function Why({ step, why, isRecord }: { readonly step: StepReport; readonly why: readonly string[]; readonly isRecord: boolean }) {
  const [taken] = step.kind === "decision" ? step.actions.filter((action) => action.taken) : step.events.filter((event) => event.taken);
  return (
    <section className="why" aria-live="polite">
      <h2>{step.kind === "decision" ? said.why(taken?.title ?? step.title) : step.title}</h2>
      <p className="read">{step.kind === "decision" ? why.join(" ") : step.differing.length === 0 ? said.sameOdds : said.otherOdds}</p>
      {step.note === "" ? null : <p className="small">{isRecord ? `${said.recorded} ` : ""}{step.note}</p>}
      {step.kind === "decision" ? <ByType step={step} /> : null}
    </section>
  );
});

function ByType({ step: { types, actions } }: { readonly step: DecisionReport }) {
  if (types.length < 2) return null;
  return (
    <details>
      <summary>{said.byType}</summary>
      <DataTable table={{ columns: [said.branch, ...types.map(({ title, type, weight }) => `${title || type} (${percentText(weight)})`)], rows: actions.map(({ title }, k) => [title, ...types.map(({ probabilities }) => percentText(probabilities[k] ?? 0))]) }} />
    </details>
  );
}

/** One point of the tree: what its mover believes, what its actions are worth. */
export function NodeDetail({ request, node, view }: { readonly request: ModelRequest; readonly node: number; readonly view: ScenarioView }) {
  const { data } = useQuery({ queryKey: ["node", request, node], queryFn: () => engine().node(request, node) });
  if (data === undefined) return <Waiting />;
  if (data.answer === null) return <p className="read">{data.fault}</p>;
  const { stage, when, ask, player, moves, belief, members, actions, ending, payoffs } = data.answer;
  return (
    <section className="why" aria-live="polite">
      <h2>{ending ?? (stage === "" ? said.types : stage)}</h2>
      <p className="small">{moves.length === 0 ? said.start : moves.join(" › ")}</p>
      {player === null ? null : <p className="read"><ActorMark side={view.players[player]?.side ?? "other"} /> {view.players[player]?.title}{when === "" ? "" : `, ${when}`}. {ask} {members > 1 ? said.cannotTell(members) : said.knowsAll}</p>}
      {belief === null ? null : <Belief belief={belief} view={view} />}
      {actions.length === 0 ? null : <DataTable table={{ columns: [said.branch, said.probability, said.worth], rows: actions.map(({ title, probability, value }) => [title, percentText(probability), Number.isFinite(value) ? utilsWord(value, 2) : said.unknown]) }} />}
      {payoffs.length === 0 ? null : <DataTable table={{ columns: [said.player, said.payoff], rows: payoffs.map((payoff, p) => [view.players[p]?.title ?? "", utilsWord(payoff, 2)]) }} />}
    </section>
  );
}

function Belief({ belief: { types }, view: { players } }: { readonly belief: BeliefReport; readonly view: ScenarioView }) {
  return (
    <>
      {types.map(({ player, odds }) => {
        const of = players.find(({ name }) => name === player);
        return <p key={player} className="small">{said.believes(of?.title ?? player)} {odds.map(({ type, probability }) => `${of?.types.find(({ name }) => name === type)?.title ?? type} ${percentText(probability)}`).join(", ")}.</p>;
      })}
    </>
  );
}

const FLAGS = ["nash", "subgamePerfect", "sequential", "intuitive", "d1"] as const;

/** All equilibria of a small game, each with the standards that it meets. */
export function Equilibria({ request, view }: { readonly request: ModelRequest; readonly view: ScenarioView }) {
  const { data } = useQuery({ queryKey: ["equilibria", request], queryFn: () => engine().equilibria(request) });
  if (data === undefined) return <Waiting />;
  if (data.answer === null) return data.fault === "" ? null : <p className="small">{data.fault}</p>;
  const { answer: report } = data;
  return (
    <section className="equilibria">
      <h2>{said.equilibria(report.profiles.length)}</h2>
      <p className="small">{report.complete === true ? said.complete : said.incomplete}</p>
      <div className="table" tabIndex={0}>
        <table>
          <thead><tr><th scope="col">{said.number}</th>{view.players.map(({ name, title }) => <th key={name} scope="col" className="figure">{title}</th>)}<th scope="col">{said.plays}</th>{FLAGS.map((flag) => <th key={flag} scope="col">{said.flags[flag]}</th>)}</tr></thead>
          <tbody>
            {report.profiles.slice(0, 40).map((profile, i) => (
              <tr key={i}>
                <td>{i + 1}</td>
                {profile.payoffs.map((payoff, p) => <td key={p} className="figure">{typeof payoff === "number" ? utilsWord(payoff, 3) : payoff}</td>)}
                <td>{playsOf(profile)}</td>
                {FLAGS.map((flag) => <td key={flag}><FlagMark flag={profile.flags[flag]} /></td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function playsOf({ strategy }: SolutionReport["profiles"][number]): string {
  return strategy.map(({ actions, probabilities }) => {
    const used = actions.flatMap((action, k) => (Number(probabilities[k]) > 0 ? [{ action, odds: probabilities[k]! }] : [])); // as many
    return used.length === 1 ? used[0]!.action : used.map(({ action, odds }) => `${action} ${typeof odds === "number" ? probabilityText(odds) : odds}`).join(" / ");
  }).join(", ");
}

function FlagMark({ flag: { holds, why } }: { readonly flag: Flag }) {
  return <span title={why}><VerdictMark verdict={holds === true ? "supported" : holds === false ? "contradicted" : "unclear"} /><span className="visually-hidden">{holds === true ? said.yes : why}</span></span>;
}
