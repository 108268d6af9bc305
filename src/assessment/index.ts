export { type Assumption, type Changes, type DrawChoices, type Estimate, implausible, type Swing } from "./assumption.ts";
export { balance, type Balance, balanceAssumptions, type BalanceChoices, type BalanceOutput, balanceSwings, type HomeSalvo, type Increments, type Salvo, type StabilityOf, type Struck } from "./balance.ts";
export { discovery, type Discovery, discoveryAssumptions, type DiscoveryChoices, type DiscoveryDay, type DiscoveryRace } from "./discovery.ts";
export { assessQuarantine, quarantineAssumptions, type QuarantineAssessment, type QuarantineChoices } from "./quarantine.ts";
