// What nearly every visit needs first is asked for by the page itself, together with the program and not when the program finds out:
// the script and the style of the first page, and the fonts that all pages are set in.

import type { HtmlTagDescriptor, Plugin, Rolldown } from "vite";

/** The page that an address without a page leads to. */
const FIRST = /pages[\\/]briefing[\\/]index\.tsx$/;
/** In use on every page: browsers complain about what is asked for and not used. */
const FONTS = /latin-(?:wght|opsz)-normal[^/]*\.woff2$/;

/** Adds them to the head of `index.html`. */
export function preloads(): Plugin {
  return {
    name: "excomm-preloads",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((part) => part.type === "chunk"), first = chunks.find(({ facadeModuleId }) => FIRST.test(facadeModuleId ?? ""));
        if (first === undefined) throw new Error("the studio has no first page; scripts/studio-preload.ts names it");
        const isNew = (file: string) => !html.includes(file);
        return [
          ...[...reached(first, chunks)].filter(isNew).map((file) => tagOf({ rel: "modulepreload", href: file })),
          ...stylesOf(first).filter(isNew).map((file) => tagOf({ rel: "stylesheet", href: file })),
          ...Object.keys(bundle).filter((file) => FONTS.test(file)).map((file) => tagOf({ rel: "preload", as: "font", type: "font/woff2", href: file })),
        ];
      },
    },
  };
}

const tagOf = ({ href, ...attrs }: { readonly rel: string; readonly href: string; readonly as?: string; readonly type?: string }): HtmlTagDescriptor => ({ tag: "link", attrs: { ...attrs, crossorigin: true, href: `./${href}` }, injectTo: "head" });

const stylesOf = (chunk: Rolldown.OutputChunk): string[] => [...(chunk.viteMetadata?.importedCss ?? [])];

/** The files of a chunk and of all that it imports. */
function reached(from: Rolldown.OutputChunk, chunks: readonly Rolldown.OutputChunk[], found = new Set<string>()): Set<string> {
  if (found.has(from.fileName)) return found;
  found.add(from.fileName);
  for (const chunk of chunks.filter(({ fileName }) => from.imports.includes(fileName))) reached(chunk, chunks, found);
  return found;
}
