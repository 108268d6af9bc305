// What we use of the platform's WebAssembly, and nothing where there is none: a page may forbid it, an old browser lack it.

import { PAGES_MAX } from "./code.ts";

export interface WasmMemory<Bytes extends ArrayBufferLike = ArrayBuffer> {
  readonly buffer: Bytes;
}
export type WasmFunctions = Readonly<Record<string, (...numbers: readonly number[]) => void>>;

declare const WebAssembly: {
  readonly Memory: new (size: { readonly initial: number; readonly maximum: number; readonly shared: boolean }) => WasmMemory<never>;
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object, imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>) => { readonly exports: Readonly<Record<string, unknown>> };
} | undefined;

const PAGE = 65_536;

/** A memory of at least that many bytes, all zero, or null where it cannot be had. */
export function newMemory(bytes: number): WasmMemory | null {
  return memoryOf(bytes, false);
}

/** The same for several threads. */
export function newSharedMemory(bytes: number): WasmMemory<SharedArrayBuffer> | null {
  return memoryOf(bytes, true);
}

function memoryOf(bytes: number, shared: boolean): WasmMemory<never> | null {
  const pages = Math.ceil(bytes / PAGE);
  if (typeof WebAssembly === "undefined" || pages > PAGES_MAX / 2) return null; // addresses are signed
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared });
  } catch {
    return null;
  }
}

/** The functions that a module exports, or null where the platform does not take the module. */
export function instantiate(bytes: Uint8Array<ArrayBuffer>, memory: WasmMemory<ArrayBufferLike>): WasmFunctions | null {
  if (typeof WebAssembly === "undefined") return null;
  try {
    return new WebAssembly.Instance(new WebAssembly.Module(bytes), { m: { m: memory } }).exports as WasmFunctions; // our modules export such functions only
  } catch {
    return null;
  }
}
