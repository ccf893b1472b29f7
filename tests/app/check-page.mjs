// check-page.mjs: brings the pages of several cards, and those that a portal has besides, through the Nu
// HTML checker and axe-core.
//
// Usage: node check-page.mjs VOUCH TOOLS SOURCE
// VOUCH is the built program, TOOLS the folder with the checkers from npm, SOURCE the
// project's top. Ends with 77, which skips the test, where a checker isn't there.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [vouch, tools, source] = process.argv.slice(2).map((path) => resolve(path));
const jar = join(tools, "node_modules/vnu-jar/build/dist/vnu.jar");
const browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const browserPath = browsers.find(existsSync);

const skip = (why) => {
  console.log(`Skipped: ${why}`);
  process.exit(77);
};

if (!existsSync(jar) || !existsSync(join(tools, "node_modules/axe-core")))
  skip(`the checkers are not in ${tools}; sh tests/run.sh brings them`);
if (!browserPath)
  skip("there is no Chromium");
if (spawnSync("java", ["-version"]).error)
  skip("there is no Java");

const require = createRequire(join(tools, "/"));
const { chromium } = require("playwright-core");
const axeSource = require("axe-core").source;
const folder = mkdtempSync(join(tmpdir(), "vouch-pages-"));
const problems = [];

// Five states of one design: each must be readable.
const views = [
  { name: "light", width: 1280, colorScheme: "light", contrast: "no-preference" },
  { name: "dark", width: 1280, colorScheme: "dark", contrast: "no-preference" },
  { name: "narrow", width: 320, colorScheme: "light", contrast: "no-preference" },
  { name: "high contrast", width: 1280, colorScheme: "light", contrast: "more" },
  { name: "dark, high contrast", width: 1280, colorScheme: "dark", contrast: "more" },
];

// What differs between views is the stylesheet, so one card is seen in all of them,
// and those with their own words or markup in the views that these could break.
const seenIn = { finished: views.map((view) => view.name), "seed-filled": ["light", "narrow"],
                 full: ["light", "dark", "narrow"], hostile: ["narrow"], "right-to-left": ["light", "narrow"],
                 long: ["narrow"] };
const isSeen = (name, view) => (seenIn[name] ?? ["light"]).includes(view.name);

const run = (...args) => execFileSync(vouch, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

const writeCard = (name, card) => {
  const path = join(folder, `${name}.scorecard`);
  writeFileSync(path, JSON.stringify(card));
  return path;
};

const walkStatements = (sections, visit) => {
  for (const section of sections) {
    (section.statements ?? []).forEach((statement, index) => visit(statement, section, index));
    walkStatements(section.sections ?? [], visit);
  }
};

let ids = 0;
const makeId = () => `00000000-0000-4000-9000-${String(++ids).padStart(12, "0")}`;

// The seed draft as a writer leaves it: every cell filled, every statement cited.
const fillSeed = () => {
  const draft = join(source, "tests/fixtures/scorecard-generative-ai-psychiatry.txt");
  const card = JSON.parse(run("import", draft));
  const reference = { id: makeId(), type: "article-journal", title: card.article.title,
                      author: [{ family: "Kim", given: "Myungsung" }],
                      "container-title": "JMIR Mental Health",
                      issued: { "date-parts": [[2026, 6, 2]] } };
  card.references = [reference];
  card.article.reference = reference.id;
  walkStatements(card.sections, (statement) => {
    statement.text ||= "Filled in by the test";
    delete statement.marker;
    statement.citations = [{ id: makeId(), reference: reference.id, relation: "supports", how: "chosen" }];
  });
  return card;
};

const lengthen = (card, total) => {
  const long = structuredClone(card);
  long.id = makeId();
  const highlights = long.sections.find((section) => section.role === "key-highlights");
  const first = highlights.statements[0];
  let count = 0;
  walkStatements(long.sections, () => count++);
  for (; count < total; count++)
    highlights.statements.push({ ...first, id: makeId(), text: `${first.text} Number ${count}.`,
                                 citations: [{ ...first.citations[0], id: makeId() }] });
  return long;
};

// Hostile in every text, but a card still: what its reader refuses is put right.
const mendHostile = () => {
  const card = JSON.parse(readFileSync(join(source, "tests/fixtures/page/hostile.scorecard"), "utf8"));
  walkStatements(card.sections, (statement) => {
    const length = [...statement.text ?? ""].length;
    statement.marks = (statement.marks ?? []).filter(({ from, to, as }) =>
      Number.isInteger(from) && from >= 0 && from < to && to <= length && /^[a-z]+$/.test(as));
  });
  for (const { replies } of card.notes ?? [])
    replies?.forEach((reply) => { reply.id ??= makeId(); });
  return card;
};

const findCards = () => {
  const filled = fillSeed();
  const cards = { "seed-filled": writeCard("seed-filled", filled),
                  long: writeCard("long", lengthen(filled, 60)),
                  finished: join(source, "data/samples/finished.scorecard") };
  for (const kind of ["summary", "takeaways"])
    cards[kind] = writeCard(kind, { ...filled, id: makeId(), kind });
  cards.hostile = writeCard("hostile", mendHostile());
  for (const name of ["full", "right-to-left", "other-words"])
    cards[name] = join(source, "tests/fixtures/page", `${name}.scorecard`);
  return cards;
};

// The HTML checker's findings in files.
const checkMarkup = (pages) => {
  const result = spawnSync("java", ["-Xss1m", "-jar", jar, "--format", "gnu", ...pages],
                           { encoding: "utf8" });
  const lines = (result.stderr + result.stdout).split("\n").filter(Boolean);
  if (result.status !== 0 && lines.length === 0)
    lines.push(`The HTML checker ended with ${result.status ?? result.signal}`);
  return lines;
};

// Links that lead nowhere and ids that stand twice are what numbering could get wrong.
const checkLinks = async (page, name) => {
  const broken = await page.evaluate(() => {
    const all = [...document.querySelectorAll("[id]")].map((element) => element.id);
    const twice = all.filter((id, index) => all.indexOf(id) !== index);
    const dead = [...document.querySelectorAll("a[href^='#']")]
      .map((link) => link.getAttribute("href").slice(1))
      .filter((id) => !document.getElementById(id));
    const strange = [...document.querySelectorAll("a")]
      .map((link) => link.getAttribute("href"))
      .filter((address) => !/^(#|https?:|mailto:[\w.+-]+@[\w.-]+$)/.test(address));
    return [...twice.map((id) => `id twice: ${id}`), ...dead.map((id) => `leads nowhere: ${id}`),
            ...strange.map((address) => `strange address: ${address}`)];
  });
  return broken.map((problem) => `${name}: ${problem}`);
};

const shoot = async (page, name, view) => {
  if (!process.env.VOUCH_TEST_SCREENSHOTS || !["finished", "full"].includes(name))
    return;
  const shots = join(process.env.VOUCH_TEST_SCREENSHOTS, "page");
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}-${view.name.replaceAll(/\W+/g, "-")}.png`),
                          fullPage: true });
};

const checkView = async (page, name, view) => {
  const found = [];
  await page.setViewportSize({ width: view.width, height: 900 });
  await page.emulateMedia({ colorScheme: view.colorScheme, contrast: view.contrast });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  if (width > view.width)
    found.push(`${name}, ${view.name}: ${width} px wide`);
  const { violations } = await page.evaluate(() => axe.run());
  for (const { id, help, nodes } of violations)
    found.push(`${name}, ${view.name}: ${id}: ${help}: ${nodes[0].html.slice(0, 200)}`);
  await shoot(page, name, view);
  return found;
};

// A mark opens the words that it leads to, without a script of ours; on paper all are open.
const checkPassages = async (page, name) => {
  const isClosed = (quote) => quote.getBoundingClientRect().height === 0;
  const found = [];
  const quotes = page.locator(".vouch-passage blockquote");
  const link = page.locator("a[role='doc-noteref'][href*='-use-']").first();

  if (await quotes.count() === 0)
    return found;
  await page.emulateMedia({ media: "print" });
  for (const quote of await quotes.all())
    if (await quote.evaluate(isClosed))
      found.push(`${name}: a passage is not printed`);
  await page.emulateMedia({ media: "screen" });
  if (!await quotes.first().evaluate((quote) => !quote.closest("details").open))
    found.push(`${name}: a passage is open before anybody asks for it`);
  await link.click();
  if (!await page.evaluate(() => document.querySelector(":target")?.closest("details")?.open))
    found.push(`${name}: a mark does not open its passage`);
  return found;
};

// Opens a file in a page of its own; whatever runs, asks or logs there is a finding.
const checkPage = async (browser, name, path, seen) => {
  const found = [];
  const page = await browser.newPage();
  page.on("console", (message) => found.push(`${name}: ${message.text()}`));
  page.on("dialog", (dialog) => {
    found.push(`${name}: a script ran`);
    dialog.dismiss();
  });
  page.on("request", (request) => {
    if (request.url() !== pathToFileURL(path).href)
      found.push(`${name}: asks for ${request.url()}`);
  });
  await page.goto(pathToFileURL(path).href);
  found.push(...await checkLinks(page, name));
  found.push(...await checkPassages(page, name));
  await page.evaluate(axeSource);
  for (const view of seen)
    found.push(...await checkView(page, name, view));
  await page.close();
  return found;
};

// A checker that finds nothing anywhere would pass every page: this one must not pass.
const checkCheckers = async (browser) => {
  const path = join(folder, "bad.html");
  writeFileSync(path, `<!DOCTYPE html><html><head><title></title></head><body>
<script>alert (1)</script><img src="https://example.org/x.png"><p id="a"><p id="a"><ul><p>x</ul>
<a href="#gone" style="color:#eee">pale</a><div style="width:2000px">wide</div></body></html>`);
  const found = [...await checkPage(browser, "bad", path, [views[0]]), ...checkMarkup([path])].join("\n");
  for (const sign of ["a script ran", "asks for", "id twice", "leads nowhere", "px wide", "html-has-lang",
                      "image-alt", "color-contrast", "error:"])
    if (!found.includes(sign))
      problems.push(`A bad page passes: “${sign}” was not found`);
};

// Its stylesheet included; a card of sixty statements may be longer.
const maxBytes = 50000;

const checkData = (name, path) => {
  const html = readFileSync(path, "utf8");
  if (name !== "long" && Buffer.byteLength(html) > maxBytes)
    problems.push(`${name}: ${Buffer.byteLength(html)} bytes`);
  const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
  if (blocks.length !== 1 || html.match(/<script/g).length !== 1)
    problems.push(`${name}: ${blocks.length} blocks of JSON-LD`);
  else if (JSON.parse(blocks[0][1])["@type"] !== "MedicalWebPage")
    problems.push(`${name}: the JSON-LD is of another type`);
};

// What `vouch check` found on all of them, as the page that an editor sends.
const makeReport = (cards) => {
  const path = join(folder, "report.html");
  const draft = join(source, "tests/fixtures/seed.scorecard");
  const { stdout } = spawnSync(vouch, ["check", "--format=html", draft, ...cards],
                               { encoding: "utf8", maxBuffer: 1 << 26 });
  writeFileSync(path, stdout);
  return path;
};

// A portal of its own, in homes of its own, with the finished sample in it.
const startPortal = async () => {
  const homes = Object.fromEntries(["DATA", "STATE", "CACHE", "CONFIG"]
    .map((kind) => [`XDG_${kind}_HOME`, join(folder, kind.toLowerCase())]));
  const account = { VOUCH_PORTAL_USER: "ann", VOUCH_PORTAL_PASSWORD: "long enough" };
  const env = { ...process.env, ...homes, ...account };
  const child = spawn(vouch, ["serve", "--port=0", "--accounts", `--data=${join(folder, "portal")}`],
                      { env, stdio: ["ignore", "pipe", "inherit"] });
  const root = await new Promise((resolve, reject) => {
    let said = "";
    child.once("exit", () => reject(new Error("The portal ended")));
    child.stdout.on("data", (bytes) => {
      const line = /^Listening on (\S+)/m.exec(said += bytes);
      if (line)
        resolve(line[1]);
    });
  });
  const sample = join(folder, "sample.scorecard");
  writeFileSync(sample, readFileSync(join(source, "data/samples/finished.scorecard")));
  const tell = (...args) => execFileSync(vouch, ["publish", `--portal=${root}`, ...args, sample],
                                         { env, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  return { root, tell, stop: () => child.kill() };
};

// As its reader gets it, but in one file: what it loads besides is the stylesheet.
const savePage = async (root, name, address) => {
  const path = join(folder, `portal-${name}.html`);
  const [html, css] = await Promise.all([address, `${root}style.css`]
    .map(async (from) => (await fetch(from)).text()));
  writeFileSync(path, html.replace('<link rel="stylesheet" href="/style.css">', () => `<style>${css}</style>`)
                          .replaceAll('href="/', `href="${root}`));
  return path;
};

// The list, what is found there and what is not, a card, and what stands where none is or was.
const savePortal = async () => {
  const portal = await startPortal();
  try {
    const empty = await savePage(portal.root, "empty", portal.root);
    const address = portal.tell().trim().split(/\s+/).find((word) => word.includes("/cards/"));
    const pages = [empty];
    for (const [name, path] of [["list", ""], ["found", "?q=exercise"], ["not-found", "?q=zebra"],
                                ["missing", "cards/none"]])
      pages.push(await savePage(portal.root, name, portal.root + path));
    pages.push(await savePage(portal.root, "card", address));
    portal.tell("--withdraw=Only for a test.");
    pages.push(await savePage(portal.root, "withdrawn", address));
    return pages;
  } finally {
    portal.stop();
  }
};

const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
try {
  const pages = [];
  await checkCheckers(browser);
  const cards = findCards();
  for (const [name, card] of Object.entries(cards)) {
    const path = join(folder, `${name}.html`);
    run("export", "--to=html", card, "-o", path);
    pages.push(path);
    checkData(name, path);
    problems.push(...await checkPage(browser, name, path, views.filter((view) => isSeen(name, view))));
  }
  pages.push(makeReport(Object.values(cards)));
  problems.push(...await checkPage(browser, "report", pages.at(-1), views));
  for (const path of await savePortal()) {
    pages.push(path);
    problems.push(...await checkPage(browser, path, path, views.filter(({ name }) => name !== "dark")));
  }
  problems.push(...checkMarkup(pages));
  console.log(`${pages.length} pages in up to ${views.length} views, ${problems.length} findings`);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
for (const problem of problems)
  console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
