export type {
  ArmFigure, DiscoveryWorkings, ExchangeArm, ExchangeWorkings, FlightSchedule, ForceState, IncrementPhrase, QuarantineWorkings,
  AirBase, BelievedReadiness, City, CourseOfAction, DatedNumber, Deployment, Dossier, DossierEvent, Extent, FlightGap, Frame, GeoPoint, KnownDay, KnownNumber, KnownQuantity, MapView, MilitaryPost, MissileField,
  MissileSite, NamedPlace, OpenQuestion, PlaceOf, Provenance, PublishedRange, RecordedFlight, RecordedOffer, Saying, SeaCircle, Standing, StatedOdds, WarheadRecord, WarPlan, WeaponSystem, Work,
} from "./dossier.ts";
export { ARM_FIGURES } from "./dossier.ts";
export { isDay } from "./fields.ts";
export { type DossierFile, type DossierResult, parseDossier, requireDossier, worksOf } from "./read.ts";
export { DOSSIER_PARTS, type DossierPart } from "./schema.ts";
export { provenanceText, standingKind, standingSign, standingSigns, standingText } from "./standing.ts";
