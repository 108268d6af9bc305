// The entry points of the npm package.

/** Folders of src/ that people import by name, as `excomm/<folder>`. After a change here: `npm run build` writes package.json. */
export const PUBLIC_FOLDERS: readonly string[] = ["game", "strategy", "solve", "language", "dossier", "compile", "scenario", "report", "simulate", "sensitivity", "infer", "study"];

/** The `exports` field of package.json. */
export function packageExports(): Readonly<Record<string, unknown>> {
  const entry = (path: string) => ({ types: `./dist/${path}.d.ts`, default: `./dist/${path}.js` });
  return {
    ".": entry("index"),
    ...Object.fromEntries(PUBLIC_FOLDERS.map((folder) => [`./${folder}`, entry(`${folder}/index`)])),
    "./package.json": "./package.json",
  };
}
