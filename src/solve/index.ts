export { foldOver } from "./agent-form.ts";
export { defaultSolverOptions } from "./options.ts";
export { solve, solvers } from "./registry.ts";
export type { MoveAnalysis, PathPoint, Progress, Simplification, Solution, SolvedProfile, SolveOptions, Solver } from "./solver.ts";
export { warmSolver, type WarmAnswer, type WarmSolver } from "./warm.ts";
