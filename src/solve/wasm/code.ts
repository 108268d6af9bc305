// Writes WebAssembly modules from expressions: `addF(get(sum), loadF(get(x), 8))` is the code for sum + x[1]. Only what is used
// here. Names end in the type: I for 32-bit integers, F for doubles, V for pairs of doubles.
//
// Source: WebAssembly Core Specification 2.0, section 5 (binary format)

/** Bytes as the characters of a string, which are cheap to put together, that leave one value on the stack (an expression) or none (a statement). */
export type Code = string;
export type Type = "i32" | "f64" | "v128";
export interface Local {
  readonly index: number;
}

const byte = String.fromCharCode;
const TYPE: Readonly<Record<Type, Code>> = { i32: "\x7f", f64: "\x7c", v128: "\x7b" };
const EMPTY_BLOCK = "\x40", END = "\x0b";
/** Pages of 64 KiB in the largest memory there may be. */
export const PAGES_MAX = 65_536;

function unsigned(value: number): Code {
  return value < 128 ? byte(value) : byte((value % 128) + 128) + unsigned(Math.floor(value / 128));
}

function signed(value: number): Code {
  return value >= -64 && value < 64 ? byte(value & 0x7f) : byte((value & 0x7f) | 0x80) + signed(value >> 7);
}

export const get = ({ index }: Local): Code => "\x20" + unsigned(index);
export const set = ({ index }: Local, value: Code): Code => value + "\x21" + unsigned(index);
export const i32 = (value: number): Code => "\x41" + signed(value);
export const f64 = (value: number): Code => "\x44" + byte(...new Uint8Array(Float64Array.of(value).buffer));

const binary = (...opcode: readonly number[]) => {
  const last = byte(...opcode);
  return (a: Code, b: Code): Code => a + b + last;
};
export const addI = binary(0x6a), subI = binary(0x6b), mulI = binary(0x6c), andI = binary(0x71), shiftRightI = binary(0x76), belowI = binary(0x49), equalI = binary(0x46);
/** Of signed integers: shifted right, and whether the first is the smaller. */
export const shiftRightSignedI = binary(0x75), lessI = binary(0x48);
export const addF = binary(0xa0), subF = binary(0xa1), mulF = binary(0xa2), divF = binary(0xa3), aboveF = binary(0x64), atMostF = binary(0x65), differsF = binary(0x62);
/** The larger of two numbers; NaN when either is. */
export const largerF = binary(0xa5);

const unary = (...opcode: readonly number[]) => {
  const last = byte(...opcode);
  return (value: Code): Code => value + last;
};
export const doubleI = unary(0xb8); // unsigned
export const absoluteF = unary(0x99), floorF = unary(0x9c);
/** 1 where it is 0, otherwise 0. */
export const notI = unary(0x45);
/** Towards 0; the nearest integer where none is that large, 0 for NaN. */
export const integerF = unary(0xfc, 0x02);
const withExponent = unary(0xad, 0x42, 52, 0x86, 0xbf);
/** 2 to the power of a signed integer from -1022 to 1023. */
export const powerOfTwoI = (exponent: Code): Code => withExponent(addI(exponent, i32(1023))); // put where a double has its exponent

/** Reads at an address plus a constant, in bytes. */
export const loadI = (address: Code, offset: number): Code => address + "\x28\x02" + unsigned(offset);
export const loadF = (address: Code, offset: number): Code => address + "\x2b\x03" + unsigned(offset);
export const storeF = (address: Code, offset: number, value: Code): Code => address + value + "\x39\x03" + unsigned(offset);

export const loadV = (address: Code, offset: number): Code => address + "\xfd\x00\x03" + unsigned(offset);
export const storeV = (address: Code, offset: number, value: Code): Code => address + value + "\xfd\x0b\x03" + unsigned(offset);
/** Two doubles at a time: `greaterV(a, b)` is b where a < b, otherwise a, and takes no branch, unlike a maximum of single doubles. */
export const greaterV = binary(0xfd, 0xf7, 0x01), lesserV = binary(0xfd, 0xf6, 0x01);
export const addV = binary(0xfd, 0xf0, 0x01), mulV = binary(0xfd, 0xf2, 0x01);
export const bothV = unary(0xfd, 0x14);
export const laneV = (value: Code, lane: 0 | 1): Code => value + "\xfd\x21" + byte(lane);

/** Repeats while the condition holds, looked at first. */
export const repeatWhile = (condition: Code, ...body: readonly Code[]): Code => condition + "\x04" + EMPTY_BLOCK + "\x03" + EMPTY_BLOCK + body.join("") + condition + "\x0d\x00" + END + END;
export const when = (condition: Code, yes: readonly Code[], no: readonly Code[] = []): Code => condition + "\x04" + EMPTY_BLOCK + yes.join("") + (no.length > 0 ? "\x05" + no.join("") : "") + END;

export interface WasmFunction {
  readonly name: string;
  readonly parameters: readonly Type[];
  readonly locals: readonly Type[];
  readonly body: Code;
}

/** Declares a function without a result; `build` gets its parameters and a way to make locals, and returns statements. */
export function wasmFunction(name: string, parameters: readonly Type[], build: (parameters: readonly Local[], local: (type: Type) => Local) => readonly Code[]): WasmFunction {
  const locals: Type[] = [];
  const body = build(parameters.map((_, index) => ({ index })), (type) => ({ index: parameters.length + locals.push(type) - 1 }));
  return { name, parameters, locals, body: body.join("") };
}

const list = (items: readonly Code[]): Code => unsigned(items.length) + items.join("");
const sized = (bytes: Code): Code => unsigned(bytes.length) + bytes;
const section = (id: number, items: readonly Code[]): Code => byte(id) + sized(list(items));

/** The bytes of a module with these functions, exported by name, and one memory, shared between threads or not, imported as "m" "m". */
export function wasmModule(functions: readonly WasmFunction[], shared = false): Uint8Array<ArrayBuffer> {
  const module = "\0asm\x01\0\0\0"
    + section(1, functions.map(({ parameters }) => "\x60" + list(parameters.map((type) => TYPE[type])) + "\0"))
    + section(2, [sized("m") + sized("m") + (shared ? "\x02\x03\0" + unsigned(PAGES_MAX) : "\x02\0\0")])
    + section(3, functions.map((_, index) => unsigned(index)))
    + section(7, functions.map(({ name }, index) => sized(name) + "\0" + unsigned(index)))
    + section(10, functions.map(({ locals, body }) => sized(list(locals.map((type) => "\x01" + TYPE[type])) + body + END)));
  const bytes = new Uint8Array(module.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = module.charCodeAt(i);
  return bytes;
}
