import { defineConfig } from "vitest/config";

// `--mode deep` adds the long tests of test/deep.
export default defineConfig(({ mode }) => ({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    exclude: ["**/node_modules/**", ...(mode === "deep" ? [] : ["test/deep/**"])],
    testTimeout: 60_000,
    pool: "forks",
    reporters: ["dot", "./scripts/totals.ts"],
  },
}));
