// Matches that this browser keeps, to go on with or to remove; and what keeping them means.

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { changeWords } from "../../app/changes.ts";
import { partNamesOf } from "../../app/parts.ts";
import { openScenario, useOpened } from "../../app/scenario.ts";
import { texts } from "../../texts.ts";
import { engine } from "../../worker/client.ts";
import type { KeptMatch } from "../../worker/kept-matches.ts";
import { stateOf } from "./session.ts";

const said = texts.play;

/** How the list of them is asked for. */
export const KEPT_MATCHES = { queryKey: ["kept matches"], queryFn: () => engine().playMatches(), gcTime: 0, staleTime: 0 };

export function KeptMatches({ place }: { readonly place: string }) {
  const client = useQueryClient(), { data: matches } = useQuery(KEPT_MATCHES);
  if (matches === undefined || matches.length === 0) return null;
  const again = () => client.invalidateQueries({ predicate: ({ queryKey: [of] }) => of === "match" || of === "kept matches" });
  const goOn = async (match: KeptMatch) => {
    await engine().playGoOn(match);
    const { scenario, changes } = stateOf(match.place);
    if (match.place !== place) openScenario(scenario, changes);
    await again();
  };
  const remove = async ({ id }: KeptMatch) => {
    await engine().playForget(id);
    await again();
  };
  return (
    <section className="kept">
      <h2>{said.kept}</h2>
      <ul>
        {matches.map((match) => (
          <li key={match.id} className="row">
            <p><b>{said.keptOf(match.title, match.people)}</b> {match.ending === null ? said.keptOpen(match.decisions) : said.keptOver(match.ending)} <Changed place={match.place} /></p>
            <span className="small">{said.keptAt(match.at)}</span>
            <button type="button" className="button slight" aria-label={`${match.ending === null ? said.goOn : said.lookAt}: ${said.keptAt(match.at)}`} onClick={() => void goOn(match)}>{match.ending === null ? said.goOn : said.lookAt}</button>
            <button type="button" className="as-link" aria-label={`${said.remove}: ${said.keptAt(match.at)}`} onClick={() => void remove(match)}>{said.remove}</button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Under which numbers it is played. */
function Changed({ place }: { readonly place: string }) {
  const { opened } = useOpened(), { scenario, changes } = stateOf(place), titles = new Map(partNamesOf(scenario).map(({ name, title }) => [name, title]));
  const words = changeWords({ ...(opened?.view ?? NO_NAMES), parts: changes.parts.map((name) => ({ title: titles.get(name) ?? name })) }, changes);
  return <span className={words.length === 0 ? "small" : "small pencil"}>{words.length === 0 ? said.asWritten : said.changedTo(words)}</span>;
}

const NO_NAMES = { parameters: [], variants: [] };

/** Where matches are kept and who can read them there, or that they are not. */
export function Keeping({ isKept }: { readonly isKept: boolean }) {
  return <p className="small keeping" role={isKept ? undefined : "status"}>{isKept ? said.keptNote : said.notKept}</p>;
}
