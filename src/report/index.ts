export { type Belief, beliefAt, movesTo } from "./belief.ts";
export { type Ink, PLAIN_INK } from "./ink.ts";
export { clip, type Column, csvText, type Table, tableLines, wrapText } from "./layout.ts";
export { countOf, countText, errorText, percentText, roughPercentText, secondsText, utilsText } from "./numbers.ts";
export { isGuarded, outcomeTitle, pathText, type PathView, playerTitle, stepsAt } from "./path-text.ts";
export { type ChanceReport, type DecisionReport, likelyPath, type PathReport, pathReport, type StepReport, type TypeReport } from "./path.ts";
export { solutionText, type SolutionInput } from "./solution-text.ts";
export { endName, type OutcomeReport, outcomeReports, type ProfileReport, solutionReport, type SolutionReport, strategyCsv, type StrategyReport } from "./solution.ts";
