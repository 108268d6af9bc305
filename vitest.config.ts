import { defineConfig } from "vitest/config";

// `--mode deep` adds the long tests of test/deep, and draws new random games for laws that are otherwise held to a seed.
export default defineConfig(({ mode }) => ({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    exclude: ["**/node_modules/**", ...(mode === "deep" ? [] : ["test/deep/**"])],
    testTimeout: 60_000,
    env: mode === "deep" ? { EXCOMM_DEEP: "1" } : {},
    pool: "forks",
    reporters: ["dot", "./scripts/totals.ts"],
  },
}));
