// What the reader has changed, in words.

import type { ScenarioView } from "../worker/scenario.ts";
import type { Changes } from "./scenario.ts";

/** One for each change; empty when the scenario is as it is. */
export function changeWords({ parts, parameters, variants }: Pick<ScenarioView, "parameters" | "variants"> & { readonly parts: readonly { readonly title: string }[] }, { set, variant, commonPrior, lambda }: Changes): string[] {
  const titleOf = (name: string) => parameters.find((parameter) => parameter.name === name)?.title ?? name;
  return [
    ...parts.map(({ title }) => title),
    ...(variant === null ? [] : [variants.find(({ name }) => name === variant)?.title ?? variant]),
    ...Object.entries(set).map(([name, value]) => `${titleOf(name)} = ${String(value)}`),
    ...(commonPrior ? ["common prior"] : []), ...(lambda === null ? [] : [`λ = ${lambda}`]),
  ];
}

/** What to type in a clone of the project. */
export const inTerminal = (words: string): string => `npm run -s excomm -- ${words}`;

/** The same as the options of a command that draws precision from half to twice `drawnAround`. */
export function changeFlags({ parts, set, variant, commonPrior, lambda }: Changes, drawnAround: number): string[] {
  return [
    ...(parts.length === 0 ? [] : [`--with ${parts.join(",")}`]),
    ...Object.entries(set).map(([name, value]) => `--set ${name}=${String(value)}`), ...(variant === null ? [] : [`--variant ${variant}`]),
    ...(commonPrior ? ["--common-prior"] : []), ...(lambda === null ? [] : [`--lambda ${drawnAround / 2}..${drawnAround * 2}`]),
  ];
}
