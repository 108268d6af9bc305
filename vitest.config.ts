import { availableParallelism } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./scripts/longest-first.ts";

// `--mode deep` adds the long tests of test/deep, and draws new random games for laws that are otherwise held to a seed.
export default defineConfig(({ mode }) => ({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    exclude: ["**/node_modules/**", ...(mode === "deep" ? [] : ["test/deep/**"])],
    testTimeout: 60_000,
    // What a page is to show is waited for, however slow the machine.
    expect: { poll: { timeout: 20_000 } },
    // The command is started hundreds of times: Node keeps what it compiled.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, "node_modules/.cache/excomm-tests"), ...(mode === "deep" ? { EXCOMM_DEEP: "1" } : {}) },
    sequence: { sequencer: LongestFirst },
    pool: "forks",
    // By default one core is left free, which on two cores is half of them.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    reporters: ["dot", "./scripts/totals.ts"],
  },
}));
