// bench-check-peers.mjs: `vouch check` over a thousand cards, beside textlint and ajv.
//
// Usage: node bench-check-peers.mjs VOUCH TOOLS SOURCE [CARDS]
//
// TOOLS is a folder with the programs of peers/package.json, brought by
// `npm install --prefix TOOLS`; without it the benchmark is skipped (77). All
// read the same cards from the same folder as whole processes, in turns:
//
//   vouch check --json FOLDER     every rule of the default profile
//   textlint FOLDER/*.md          rules on wording alone, over the same text as Markdown
//   ajv                           the cards' JSON against a JSON Schema: no rule at all
//
// SPDX-License-Identifier: GPL-3.0-or-later
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const [vouch, tools, source] = process.argv.slice(2, 5).map((path) => resolve(path));
const count = Number(process.argv[5] ?? 1000);
const textlint = join(tools, "node_modules/.bin/textlint");
const rounds = 5;

if (!existsSync(textlint) || !existsSync(join(tools, "node_modules/ajv"))) {
  console.log(`Skipped: textlint and ajv are not in ${tools}`);
  process.exit(77);
}

const folder = mkdtempSync(join(tmpdir(), "vouch-bench-"));
const cards = join(folder, "cards");
const pages = join(folder, "pages");
mkdirSync(cards);
mkdirSync(pages);

// Milliseconds by the clock, and of all processors: other programs lengthen the first alone.
const run = (program, args, cwd = folder) => {
  const start = process.hrtime.bigint();
  const result = spawnSync("sh", ["-c", '"$0" "$@" > "$OUT"; echo $? >&2; times >&2', program, ...args],
                           { encoding: "utf8", cwd, env: { ...process.env, OUT: join(folder, "output") } });
  const time = Number(process.hrtime.bigint() - start) / 1e6;
  const lines = result.stderr.trim().split("\n");
  const used = lines.at(-1).match(/([0-9]+)m([0-9.]+)s/g)
    .map((part) => part.match(/([0-9]+)m([0-9.]+)s/)).reduce((sum, [, m, s]) => sum + 60 * m + Number(s), 0);
  if (Number(lines.at(-3)) > 1)
    throw new Error(`${program}: ${result.stderr.slice(0, 400)}`);
  return { time, used: used * 1000, output: readFileSync(join(folder, "output"), "utf8") };
};

// Each card differs: its own ids, and a number in each statement.
const draft = readFileSync(join(source, "tests/fixtures/seed.scorecard"), "utf8");
const vary = (number) => {
  const own = String(number).padStart(4, "0");
  const card = JSON.parse(draft.replace(/"([0-9a-f]{8})-([0-9a-f]{4})-/g, `"$1-${own}-`));
  const walk = (section) => {
    for (const statement of section.statements ?? [])
      statement.text = statement.text && `${statement.text} It was seen in ${number + 20} of ${number + 90} people.`;
    (section.sections ?? []).forEach(walk);
  };
  card.sections.forEach(walk);
  return card;
};
const print = (section, level) => [`${"#".repeat(level)} ${section.title}`, "",
  ...(section.statements ?? []).map(({ label, text }) => `- ${label ? `${label}: ` : ""}${text}`), "",
  ...(section.sections ?? []).flatMap((part) => print(part, level + 1))];

for (let i = 0; i < count; i++) {
  const card = vary(i);
  writeFileSync(join(cards, `${String(i).padStart(5, "0")}.scorecard`), JSON.stringify(card, null, 2));
  writeFileSync(join(pages, `${String(i).padStart(5, "0")}.md`),
                [`# ${card.title}`, "", ...card.sections.flatMap((section) => print(section, 2))].join("\n"));
}
const config = join(folder, "textlintrc.json");
writeFileSync(config, JSON.stringify({ rules: { "max-comma": true, "no-todo": true, terminology: true,
                                                "write-good": true } }));

const runs = {
  "vouch check": () => run(vouch, ["check", "--json", cards]),
  "vouch check, text": () => run(vouch, ["check", cards]),
  ajv: () => run(process.execPath, [join(source, "tests/bench/peers/validate.mjs"), tools,
                                    join(source, "tests/bench/peers/card.schema.json"), cards]),
};
const times = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
try {
  for (let round = 0; round < rounds; round++)
    for (const [name, once] of Object.entries(runs))
      times[name].push(once());
  // A minute a round: once is enough for a factor of ten.
  times.textlint = [run(textlint, ["--config", config, "--format", "json", join(pages, "*.md")], tools)];
  if (JSON.parse(times.textlint[0].output).length !== count)
    throw new Error("textlint has not read all pages");
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const clock = (name) => median(times[name].map(({ time }) => time));
const work = (name) => median(times[name].map(({ used }) => used));
for (const name of Object.keys(times))
  console.log(`${name.padEnd(20)} median ${clock(name).toFixed(0).padStart(7)} ms by the clock, ${work(name).toFixed(0).padStart(7)} ms of processors, ${count} cards`);
for (const [what, time] of [["by the clock", clock], ["of processors", work]]) {
  console.log(`textlint to vouch check, ${what}: ${(time("textlint") / time("vouch check")).toFixed(1)} times`);
  console.log(`vouch check to ajv, ${what}: ${(time("vouch check") / time("ajv")).toFixed(2)} times`);
}
