// Parts that several pages are made of.

export { type Choice, Segmented, Slider, type SliderProps, Switch } from "./controls.tsx";
export { downloadPng, downloadSvg, downloadText } from "./download.ts";
export { Hatch, useDrawingId, useSize, useWidth } from "./drawing.tsx";
export { DataTable, Figure, type FigureProps, type FigureTable } from "./figure.tsx";
export { LinedText } from "./lined-text.tsx";
export { ActorMark, ActorShape, Cite, KnownDot, Num, sideColour, VerdictMark, type VerdictWord } from "./marks.tsx";
export { Mistakes, Progress, Waiting } from "./notice.tsx";
export { utilsWord, whole, withMinus } from "./numbers.ts";
export { Folio, PageBody } from "./page.tsx";
export { AdviserCard, Band, BandShape, EventRow, KnowRow, OptionRow, VerdictRow } from "./rows.tsx";
export { Term, type TermName } from "./term.tsx";
export { type Side, sideAt, sideOfPlayer } from "./sides.ts";
