// check-sarif.mjs: holds the SARIF report of several cards against the schema of SARIF 2.1.0.
//
// Usage: node check-sarif.mjs VOUCH TOOLS SOURCE
// VOUCH is the built program, TOOLS the folder with the schema and its checker from npm, SOURCE
// the project's top. Ends with 77, which skips the test, where they aren't there.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const [vouch, tools, source] = process.argv.slice(2).map((path) => resolve(path));
const schemaPath = join(tools, "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");

if (!existsSync(schemaPath) || !existsSync(join(tools, "node_modules/ajv"))) {
  console.log(`Skipped: the schema is not in ${tools}; sh tests/run.sh brings it`);
  process.exit(77);
}

const require = createRequire(join(tools, "/"));
const Ajv = require("ajv");
const ajv = new Ajv({ schemaId: "auto", allErrors: true, format: "full", unknownFormats: "ignore", logger: false });
ajv.addMetaSchema(require("ajv/lib/refs/json-schema-draft-04.json"));
const isValid = ajv.compile(JSON.parse(readFileSync(schemaPath, "utf8")));

const fixtures = join(source, "tests/fixtures");
const folder = mkdtempSync(join(tmpdir(), "vouch-sarif-"));
const problems = [];

const fail = (name, why) => problems.push(`${name}: ${why}`);

const report = (...args) => {
  const { stdout, status } = spawnSync(vouch, ["check", "--format=sarif", ...args],
                                       { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 28 });
  return { log: JSON.parse(stdout), status };
};

const expect = (name, status, least, ...args) => {
  const { log, status: got } = report(...args);
  const n = log.runs.reduce((sum, run) => sum + run.results.length, 0);

  if (!isValid(log))
    for (const error of isValid.errors)
      fail(name, `${error.dataPath} ${error.message}`);
  if (got !== status)
    fail(name, `ended with ${got}, not ${status}`);
  if (n < least)
    fail(name, `${n} results, not ${least} or more`);
  console.log(`${name}: ${n} results`);
  return log;
};

try {
  const cards = join(folder, "cards");
  const profile = join(folder, "house.json");
  const damaged = join(folder, "damaged.scorecard");

  mkdirSync(cards);
  cpSync(join(fixtures, "seed.scorecard"), join(cards, "seed.scorecard"));
  cpSync(join(fixtures, "check/clean.scorecard"), join(cards, "a name with spaces & “quotes”.scorecard"));
  cpSync(join(fixtures, "page/full.scorecard"), join(cards, "full.scorecard"));
  cpSync(join(fixtures, "page/right-to-left.scorecard"), join(cards, "right-to-left.scorecard"));
  writeFileSync(damaged, "{ \"format\": ");
  writeFileSync(profile, JSON.stringify({ rules: { "source-missing": "grave", "marker-left": "warning" } }));

  const seed = expect("seed", 1, 20, join(fixtures, "seed.scorecard"));
  expect("clean", 0, 0, join(fixtures, "check/clean.scorecard"));
  expect("folder", 1, 20, cards);
  expect("damaged", 2, 0, damaged, join(fixtures, "seed.scorecard"));
  expect("house profile", 1, 20, `--profile=${profile}`, join(fixtures, "seed.scorecard"));

  // What the schema doesn't allow is seen: the comparison can fail.
  seed.runs[0].results[0].level = "grave";
  if (isValid(seed))
    fail("control", "a level that SARIF doesn't have passes");
} finally {
  rmSync(folder, { recursive: true, force: true });
}

for (const problem of problems)
  console.log(problem);
process.exit(problems.length > 0 ? 1 : 0);
