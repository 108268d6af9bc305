export { countEnds, type Playthrough, playThrough } from "./play.ts";
