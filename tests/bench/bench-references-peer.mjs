// bench-references-peer.mjs: citeproc-js by itself, in node, as bench-references.c asks it.
//
// Usage: node bench-references-peer.mjs CITEPROC STYLE LOCALE ITEMS
//
// ITEMS is a file of CSL-JSON items, each ready for the processor; LOCALE the XML of en-US. Prints the entries.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [processor, style, locale, items] = process.argv.slice(2);
const CSL = createRequire(import.meta.url)(processor);
const byId = new Map(JSON.parse(readFileSync(items, "utf8")).map((item, index) => [`v${index}`, { ...item, id: `v${index}` }]));
const words = readFileSync(locale, "utf8");
const engine = new CSL.Engine({ retrieveLocale: () => words, retrieveItem: (id) => byId.get(id) },
                              readFileSync(style, "utf8"), "en-US", false);

engine.updateItems([...byId.keys()]);
process.stdout.write(engine.makeBibliography()[1].join(""));
