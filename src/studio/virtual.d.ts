// What scripts/studio-data.ts puts in the place of these modules while the studio is built.

declare module "virtual:excomm/scenarios" {
  /** The scenarios that come with Excomm, the default first. */
  export const scenarios: readonly { readonly name: string; readonly title: string; readonly summary: string; /** Of the scenario without any part. */ readonly variants: readonly string[]; readonly parts: readonly { readonly name: string; readonly title: string; readonly isLens: boolean }[]; readonly hasData: boolean; readonly hasTheses: boolean; readonly hasResults: boolean }[];
  /** By name: loads the text of the file. */
  export const loadText: Readonly<Record<string, () => Promise<string>>>;
  /** By name, of those that have any: loads their parts and lenses, in the order in which they are laid over the scenario. */
  export const loadParts: Readonly<Record<string, () => Promise<readonly import("./worker/parts.ts").PartBeside[]>>>;
  /** By name, of those that have them: loads the text of the theses beside the scenario. */
  export const loadTheses: Readonly<Record<string, () => Promise<string>>>;
  /** By name: loads words for the works that may be cited, by key. */
  export const loadWorks: Readonly<Record<string, () => Promise<Readonly<Record<string, string>>>>>;
  /** By name, of those that have them: loads what `excomm theses --reasons --json` said. */
  export const loadResults: Readonly<Record<string, () => Promise<import("./worker/theses.ts").ThesesResults>>>;
  /** By name, of those that have data: loads what is known of the crisis. */
  export const loadDossier: Readonly<Record<string, () => Promise<import("../index.ts").Dossier>>>;
}

/** What the briefing draws; the views from Moscow and Havana load when they are asked for. */
declare module "virtual:excomm/briefing" {
  const data: import("./pages/briefing/picture.ts").BriefingData;
  export default data;
}
declare module "virtual:excomm/briefing/moscow" {
  const picture: import("./pages/briefing/picture.ts").MoscowPicture;
  export default picture;
}
declare module "virtual:excomm/briefing/havana" {
  const picture: import("./pages/briefing/picture.ts").HavanaPicture;
  export default picture;
}
