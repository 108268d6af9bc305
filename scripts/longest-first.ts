// The order of test files: the longest first, so that at the end of a run no core waits for one of them.

import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Parts of paths, the longest first; all others after them in vitest's own order. */
const LONGEST = [
  "test/laws/mutants.test.ts",
  "test/faces/cli.test.ts",
  "test/games/conformance.test.ts",
  "test/faces/sensitivity.test.ts",
  "test/docs/readme.test.ts",
  "test/faces/start.test.ts",
  "test/faces/study.test.ts",
  "test/faces/package.test.ts",
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => (LONGEST.findIndex((part) => moduleId.endsWith(part)) + LONGEST.length + 1) % (LONGEST.length + 1);
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
