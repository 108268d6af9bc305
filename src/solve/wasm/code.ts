// Writes WebAssembly modules from expressions: `addF(get(sum), loadF(get(x), 8))` is the code for sum + x[1]. Only what is used
// here. Names end in the type: I for 32-bit integers, F for doubles, V for pairs of doubles.
//
// Source: WebAssembly Core Specification 2.0, section 5 (binary format)

/** Bytes, nested as they were put together, that leave one value on the stack (an expression) or none (a statement). */
export type Code = readonly (number | Code)[];
export type Type = "i32" | "f64" | "v128";
export interface Local {
  readonly index: number;
}

const TYPE: Readonly<Record<Type, number>> = { i32: 0x7f, f64: 0x7c, v128: 0x7b };
const EMPTY_BLOCK = 0x40, END = 0x0b;

function unsigned(value: number): number[] {
  const bytes: number[] = [];
  do {
    const low = value % 128;
    value = Math.floor(value / 128);
    bytes.push(value > 0 ? low + 128 : low);
  } while (value > 0);
  return bytes;
}

function signed(value: number): number[] {
  const bytes: number[] = [];
  for (;;) {
    const low = value & 0x7f;
    value >>= 7;
    const done = (value === 0 && low < 64) || (value === -1 && low >= 64);
    bytes.push(done ? low : low | 0x80);
    if (done) return bytes;
  }
}

export const get = ({ index }: Local): Code => [0x20, ...unsigned(index)];
export const set = ({ index }: Local, value: Code): Code => [value, 0x21, ...unsigned(index)];
export const i32 = (value: number): Code => [0x41, ...signed(value)];
export const f64 = (value: number): Code => [0x44, ...new Uint8Array(Float64Array.of(value).buffer)];

const binary = (opcode: number) => (a: Code, b: Code): Code => [a, b, opcode];
export const addI = binary(0x6a), subI = binary(0x6b), mulI = binary(0x6c), andI = binary(0x71), shiftRightI = binary(0x76), belowI = binary(0x49), equalI = binary(0x46);
/** Of signed integers: shifted right, and whether the first is the smaller. */
export const shiftRightSignedI = binary(0x75), lessI = binary(0x48);
export const addF = binary(0xa0), subF = binary(0xa1), mulF = binary(0xa2), divF = binary(0xa3), aboveF = binary(0x64), atMostF = binary(0x65), differsF = binary(0x62);
/** The larger of two numbers; NaN when either is. */
export const largerF = binary(0xa5);

const unary = (...opcode: readonly number[]) => (value: Code): Code => [value, ...opcode];
export const doubleI = unary(0xb8); // unsigned
export const absoluteF = unary(0x99), floorF = unary(0x9c);
/** 1 where it is 0, otherwise 0. */
export const notI = unary(0x45);
/** Towards 0; the nearest integer where none is that large, 0 for NaN. */
export const integerF = unary(0xfc, 0x02);
/** 2 to the power of a signed integer from -1022 to 1023. */
export const powerOfTwoI = (exponent: Code): Code => [addI(exponent, i32(1023)), 0xad, 0x42, 52, 0x86, 0xbf]; // put where a double has its exponent

/** Reads at an address plus a constant, in bytes. */
export const loadI = (address: Code, offset: number): Code => [address, 0x28, 2, ...unsigned(offset)];
export const loadF = (address: Code, offset: number): Code => [address, 0x2b, 3, ...unsigned(offset)];
export const storeF = (address: Code, offset: number, value: Code): Code => [address, value, 0x39, 3, ...unsigned(offset)];

const vector = (opcode: number) => [0xfd, ...unsigned(opcode)];
export const loadV = (address: Code, offset: number): Code => [address, ...vector(0), 3, ...unsigned(offset)];
export const storeV = (address: Code, offset: number, value: Code): Code => [address, value, ...vector(11), 3, ...unsigned(offset)];
const binaryV = (opcode: number) => (a: Code, b: Code): Code => [a, b, ...vector(opcode)];
/** Two doubles at a time: `greaterV(a, b)` is b where a < b, otherwise a, and takes no branch, unlike a maximum of single doubles. */
export const greaterV = binaryV(0xf7), lesserV = binaryV(0xf6);
export const addV = binaryV(0xf0), mulV = binaryV(0xf2);
export const bothV = (value: Code): Code => [value, ...vector(0x14)];
export const laneV = (value: Code, lane: 0 | 1): Code => [value, ...vector(0x21), lane];

/** Repeats while the condition holds, looked at first. */
export const repeatWhile = (condition: Code, ...body: readonly Code[]): Code => [condition, 0x04, EMPTY_BLOCK, 0x03, EMPTY_BLOCK, body, condition, 0x0d, 0, END, END];
export const when = (condition: Code, yes: readonly Code[], no: readonly Code[] = []): Code => [condition, 0x04, EMPTY_BLOCK, yes, no.length > 0 ? [0x05, no] : [], END];

export interface WasmFunction {
  readonly name: string;
  readonly parameters: readonly Type[];
  readonly locals: readonly Type[];
  readonly body: readonly number[];
}

function flattened(code: Code, bytes: number[] = []): number[] {
  for (const part of code) typeof part === "number" ? bytes.push(part) : flattened(part, bytes);
  return bytes;
}

/** Declares a function without a result; `build` gets its parameters and a way to make locals, and returns statements. */
export function wasmFunction(name: string, parameters: readonly Type[], build: (parameters: readonly Local[], local: (type: Type) => Local) => readonly Code[]): WasmFunction {
  const locals: Type[] = [];
  const body = build(parameters.map((_, index) => ({ index })), (type) => ({ index: parameters.length + locals.push(type) - 1 }));
  return { name, parameters, locals, body: flattened(body) };
}

const list = (items: readonly (readonly number[])[]) => [...unsigned(items.length), ...items.flat()];
const sized = (bytes: readonly number[]) => [...unsigned(bytes.length), ...bytes];
const text = (name: string) => sized(Array.from(name, (letter) => letter.charCodeAt(0)));
const section = (id: number, items: readonly (readonly number[])[]) => [id, ...sized(list(items))];

/** The bytes of a module with these functions, exported by name, and one memory, imported as "m" "m". */
export function wasmModule(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, functions.map(({ parameters }) => [0x60, ...list(parameters.map((type) => [TYPE[type]])), 0])),
    ...section(2, [[...text("m"), ...text("m"), 2, 0, 0]]),
    ...section(3, functions.map((_, index) => unsigned(index))),
    ...section(7, functions.map(({ name }, index) => [...text(name), 0, ...unsigned(index)])),
    ...section(10, functions.map(({ locals, body }) => sized([...list(locals.map((type) => [1, TYPE[type]])), ...body, END]))),
  ]);
}
