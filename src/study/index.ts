export { type Band, band, quantile, RESAMPLES } from "./band.ts";
export { drawSettings, type DrawSpace, drawSpace, latinHypercube, namedValues, valuesAt } from "./draw.ts";
export { type Draw, type DrawsOptions, type Ensemble, type FailedDraw, joinParts, RESIDUAL_MAX, runDraws, tagProbability, TRACE_PASSES_MAX } from "./ensemble.ts";
export { gammaQuantile, normalQuantile, quantileOf } from "./quantile.ts";
export { DRAWS_PER_INPUT_MIN, rankRegression, type RankRegression, ranks } from "./rank-regression.ts";
export { stepOdds } from "./record-odds.ts";
export { type Design, design, type DesignKind, DESIGNS } from "./design.ts";
export { type OutputReader, outputReader, type StudyOutput } from "./outputs.ts";
export { BRANCH_GAP_MAX, type DrawStatus, LAMBDA_INPUT, type LambdaRange, openStudy, type StudyDraw, type StudyOptions, type StudySession } from "./session.ts";
