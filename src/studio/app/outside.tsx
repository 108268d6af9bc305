// Numbers of the reader's, from a link mostly, that lie outside the ranges which the file gives them: shown and used, as the command does, and said.

import { texts } from "../texts.ts";
import type { ParameterView } from "../worker/scenario.ts";
import { type Changes, useOpened, useStudio } from "./scenario.ts";

/** One sentence each. */
export function outsideRange(parameters: readonly ParameterView[], { set }: Pick<Changes, "set">): string[] {
  return parameters.flatMap(({ name, title, range, unit }) => {
    const value = set[name];
    // What no probability can be is refused, and nothing is shown of it.
    if (unit === "probability" && typeof value === "number" && (value < 0 || value > 1)) return [];
    return range === null || typeof value !== "number" || (value >= range[0] && value <= range[1]) ? [] : [texts.app.outside(title, String(value), String(range[0]), String(range[1]))];
  });
}

export function OutsideNotice() {
  const { changes } = useStudio();
  return Object.keys(changes.set).length === 0 ? null : <Sentences changes={changes} />;
}

function Sentences({ changes }: { readonly changes: Changes }) {
  const { opened } = useOpened(), said = outsideRange(opened?.view?.parameters ?? [], changes);
  return said.length === 0 ? null : <div className="page outside-notice" role="status">{said.map((sentence) => <p key={sentence} className="small pencil">{sentence}</p>)}</div>;
}
