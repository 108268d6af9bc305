// Light or dark: as the system says, until the reader says otherwise.

const KEY = "excomm-theme";

/** Puts the reader's choice of an earlier visit in force. */
export function restoreTheme(): void {
  const kept = localStorage.getItem(KEY);
  if (kept === "light" || kept === "dark") document.documentElement.dataset["theme"] = kept;
}

/** Changes from light to dark or back, and keeps it. */
export function switchTheme(): void {
  const { dataset } = document.documentElement;
  const isDark = dataset["theme"] === undefined ? matchMedia("(prefers-color-scheme: dark)").matches : dataset["theme"] === "dark";
  dataset["theme"] = isDark ? "light" : "dark";
  localStorage.setItem(KEY, dataset["theme"]);
}
