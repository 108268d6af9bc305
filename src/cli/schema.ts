// excomm schema: the JSON Schema of scenario files, for editors.

import { scenarioSchema } from "../index.ts";
import { type Command, EXIT_DONE } from "./command.ts";

export const schemaCommand: Command = {
  about: "With it an editor completes and checks what you write; docs/language.md says what it means.",
  arguments: [],
  options: [],
  examples: [["schema > scenario.schema.json", ""]],
  run(_, __, terminal) {
    terminal.write(`${JSON.stringify(scenarioSchema(), null, 2)}\n`);
    return EXIT_DONE;
  },
};
