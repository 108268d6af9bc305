// Counting a test run, for the one line at its end. As a vitest reporter (default export) it writes the totals to the file
// that EXCOMM_TOTALS names, where scripts/test.ts reads them.

import { writeFileSync } from "node:fs";

export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What counts of a test file after its run; vitest's TestModule has this shape. */
export interface RanFile {
  readonly relativeModuleId: string;
  ok(): boolean;
  readonly children: { allTests(): Iterable<{ result(): { readonly state: string } }> };
}

export function addTotals(a: Totals, b: Totals): Totals {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** `12 passed, 0 failed`, and `, 1 skipped` when there is one. */
export function sayTotals({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** Totals of one file. A file that fails beyond its tests (it does not load, a hook throws) counts as one failure. */
export function countFile(file: RanFile): Totals {
  const states = [...file.children.allTests()].map((test) => test.result().state);
  const count = (state: string) => states.filter((one) => one === state).length;
  const failed = count("failed");
  return { passed: count("passed"), failed: failed === 0 && !file.ok() ? 1 : failed, skipped: count("skipped") + count("pending") };
}

/** Totals of a run: its files, and one failure for each error outside every test. */
export function countRun(files: readonly RanFile[], errorsOutside: number): Totals {
  return files.map(countFile).reduce(addTotals, { passed: 0, failed: errorsOutside, skipped: 0 });
}

export default class TotalsReporter {
  onTestRunEnd(files: readonly RanFile[], errorsOutside: readonly unknown[]): void {
    for (const file of files) {
      if (!file.ok()) console.log(`FAILED ${file.relativeModuleId} (again: npm test -- ${file.relativeModuleId})`);
    }
    const path = process.env["EXCOMM_TOTALS"];
    if (path !== undefined) writeFileSync(path, JSON.stringify(countRun(files, errorsOutside.length)));
  }
}
