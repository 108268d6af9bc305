import { expect, it } from "vitest";
import { valueText } from "./trace-text.ts";

it("a number is given to four digits, and is never 1 when it is less", () => {
  expect([0.123456, 1, 0.99994, 0.99996, 1 - 1e-12, 1.00001, 1e-7, -0.99999, true, "late"].map(valueText)).toEqual(["0.1235", "1", "0.9999", ">0.9999", ">0.9999", "1", "1e-7", "-1", "true", "late"]);
});
