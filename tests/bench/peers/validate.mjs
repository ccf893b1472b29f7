// validate.mjs: all cards of a folder against the JSON Schema of a card, with ajv.
//
// Usage: node validate.mjs TOOLS SCHEMA FOLDER
//
// SPDX-License-Identifier: GPL-3.0-or-later
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [tools, schema, folder] = process.argv.slice(2);
const Ajv = createRequire(join(tools, "/"))("ajv/dist/2020").default;
const validate = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(schema, "utf8")));
let bad = 0;

for (const name of readdirSync(folder).sort())
  bad += !validate(JSON.parse(readFileSync(join(folder, name), "utf8")));
console.log(bad);
