import { type ReactNode, useEffect } from "react";
import { texts } from "../texts.ts";

/** The body of a page: what the skip link leads to, and the name of the window. */
export function PageBody({ title, className = "page", children }: { readonly title: string; readonly className?: string; readonly children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · ${texts.app.brand}`;
  }, [title]);
  return <main id="page" tabIndex={-1} className={className}>{children}</main>;
}

/** The line at the foot of a page: what its numbers are; at the end, what can be done with them. */
export function Folio({ children, end }: { readonly children: ReactNode; readonly end?: ReactNode }) {
  return <footer className="folio">{children}{end === undefined ? null : <span className="end">{end}</span>}</footer>;
}
