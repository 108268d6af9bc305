import type { SourceView } from "../../../index.ts";
import { Cite } from "../../kit/index.ts";
import { texts } from "../../texts.ts";
import { shortSource } from "../../worker/source-name.ts";

/** Works that were there on the day, and how many later ones the text rests on. */
export function Cites({ sources, later }: { readonly sources: readonly SourceView[]; readonly later: number }) {
  return (
    <p className="cites">
      {sources.map((source) => <Cite key={source.key} short={shortSource(source)} full={[source.author, source.title, source.year].filter((part) => part !== "").join(", ")} known={source.confidence} />)}
      {later === 0 ? null : <span className="source">{texts.play.later(later)}</span>}
    </p>
  );
}
