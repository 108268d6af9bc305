export { defaultSolverOptions } from "./options.ts";
export { solve, solvers } from "./registry.ts";
export type { Progress, Simplification, Solution, SolvedProfile, SolveOptions, Solver } from "./solver.ts";
