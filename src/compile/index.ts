export { attributeColumn, checkCompile, compile, compileBeside, type Compiled, type CompileOptions, type CompileResult, type Numbers, revalueCompiled, type Revaluer, revaluerOf, treeSize } from "./compile.ts";
export { beliefsOf, type SettingsOptions, settingsOf } from "./settings.ts";
export { type Path, type PathStep, recordPath, type RecordResult, Walk } from "./record.ts";
