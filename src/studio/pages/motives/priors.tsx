// What the scenario holds of motives before anything is weighed: there while the first draws are made.

import { percentText } from "../../../index.ts";
import { sideColour } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import type { ScenarioView } from "../../worker/scenario.ts";

const said = texts.motives;
const WIDTH = 220;

export function Priors({ view: { players } }: { readonly view: ScenarioView }) {
  return (
    <div className="priors">
      <p className="small">{said.priorsNote}</p>
      {players.filter(({ types }) => types.length > 1).map(({ name, title, side, types }) => (
        <section key={name}>
          <h2>{said.priors(title)}</h2>
          <ul>{types.map((type) => (
            <li key={type.name} className="row">
              <span className="read">{type.title}</span>
              <svg width={WIDTH} height={14} aria-hidden="true"><path d={`M0 7H${WIDTH}`} stroke="var(--rule-soft)" /><rect x={0} y={2} width={Math.max(1, WIDTH * type.prior)} height={10} fill="none" stroke={sideColour(side)} strokeDasharray="2 2.5" /></svg>
              <b>{percentText(type.prior)}</b>
            </li>
          ))}</ul>
        </section>
      ))}
    </div>
  );
}
