export { sha256 } from "./bytes.ts";
export { type Link, LINK_CHARS_MAX, LINK_LAMBDA_MAX, LINK_TEXT_BYTES_MAX, type LinkResult, parseLink, PLAIN_LINK, printLink, SCENARIO_CHARS_MAX } from "./link.ts";
