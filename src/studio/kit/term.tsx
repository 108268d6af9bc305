// A word that the glossary explains: it leads there.

import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { makeStore } from "../app/store.ts";
import { texts } from "../texts.ts";

export type TermName = keyof typeof texts.terms;

/** The term that was asked for last, for the glossary to show. */
export const wantedTerm = makeStore<TermName | "">("");

/** The word as a link to its meaning, which also stands in its tip. */
export function Term({ of, children }: { readonly of: TermName; readonly children?: ReactNode }) {
  return <Link className="term" to="/classroom" title={texts.terms[of].means} onClick={() => wantedTerm.set(of)}>{children ?? texts.terms[of].name.toLowerCase()}</Link>;
}
