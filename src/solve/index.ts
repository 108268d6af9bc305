export { defaultSolverOptions } from "./options.ts";
export { solve, solvers } from "./registry.ts";
export type { Progress, Solution, SolvedProfile, SolveOptions, Solver } from "./solver.ts";
