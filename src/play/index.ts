export { bestValues, type Debrief, debrief, type DecisionReview, type EndingOdds, type EndingReport, endingsFrom, givenUpBy, type MoveReport, type PlayedType, type RecordReview, type ReviewedOption } from "./debrief.ts";
export { dayOf, isKnownBy } from "./day.ts";
export { advance, openMatch, type OpenOptions } from "./draw.ts";
export { type EndingGroup, endingGroups } from "./endings.ts";
export { decisionsOf, forkAt } from "./fork.ts";
export { LOG_VERSION, logSetup, readLog, writeLog } from "./log.ts";
export { fingerprintOf, type Match, type MatchEvent, type MatchSetup, type MatchState, replayed, type SeatEvent, type Sitter, STROKES, type TakenBranch, type TrailStep, type Turn, withEvent } from "./match.ts";
export { firstDecision } from "./starts.ts";
export { type DecisionView, type KnownView, type OptionView, type OwnType, type SeatView, seatView, type SourceView } from "./view.ts";
