// vouch-citeproc.js: how the module speaks with citeproc-js.
//
// Evaluated after the processor, whose CommonJS file left `module.exports`. It knows no
// file and no network: locales come from `hostLocale`; they and styles are the trees that the
// processor would make of their XML, as JSON, and so are the items.
//
// SPDX-License-Identifier: GPL-3.0-or-later
"use strict";

var vouch = (function (Processor, hostLocale) {
  // Quotation marks as written in titles, and what stands for them inside the processor,
  // which would turn single ones into double and draw full stops into them.
  var MARKS = "\u201c\u201d\u2018\u2019\"'\u00ab\u00bb\u2039\u203a";
  var HIDDEN = 0xe100;
  var TITLES = ["title", "title-short", "container-title", "collection-title"];

  var engine = null, items = {}, counter = 0, plainQuotes = false;

  // Most of what is printed is letters and plain punctuation: nothing in it is to be escaped, and no
  // tag or quotation mark is to be looked for, which takes the processor a tenth of its time.
  var PLAIN = /^[\w .,:;()\[\]\/?!%+\u00c0-\u024f\u2013\u2014-]*$/;

  function isPlain(text) { return typeof text === "string" && PLAIN.test(text) && text.indexOf("  ") < 0; }

  function passPlain() {
    var escape = Processor.Output.Formats.html.text_escape;
    Processor.Output.Formats.html.text_escape = function (text) {
      return !text ? "" : isPlain(text) ? text : escape(text);
    };
  }

  // To compare by the rules of a language, their data are read: wait until two names are compared.
  function sortLate() {
    var make = Processor.getSortCompare;
    Processor.getSortCompare = function () {
      var self = this, given = arguments, compare = null;
      return function (a, b) {
        compare = compare || make.apply(self, given);
        return compare(a, b);
      };
    };
  }

  function passPlainTags() {
    var flipflopper = engine.fun.flipflopper, processTags = flipflopper.processTags;
    flipflopper.processTags = function (blob) {
      if (!isPlain(blob.blobs)) processTags.call(flipflopper, blob);
    };
  }

  var system = {
    retrieveLocale: function (language) {
      var tree = hostLocale(String(language));
      return tree ? JSON.parse(tree) : false;
    },
    retrieveItem: function (id) { return items[id]; }
  };

  function isLetter(c) { return c !== undefined && c.toLowerCase() !== c.toUpperCase() || /[0-9]/.test(c || ""); }

  // An apostrophe between letters is no quotation mark: the processor treats it well.
  function hide(text) {
    return Array.from(text).map(function (c, i, all) {
      var kind = MARKS.indexOf(c);
      if (kind < 0 || ((c === "'" || c === "\u2019") && isLetter(all[i - 1]) && isLetter(all[i + 1])))
        return c;
      return String.fromCharCode(HIDDEN + kind);
    }).join("");
  }

  // Styles take the stops out of abbreviations. A stop behind a whole word, in a title
  // that is abbreviated without stops, is none of those: "Circulation. Arrhythmia".
  function keepStops(text) {
    var stops = (text.match(/\./g) || []).length;
    var sentences = (text.match(/[a-z]{5}\. (?=[A-Z])/g) || []).length;
    return stops > 0 && stops === sentences ? text.replace(/\./g, "\ue10f") : text;
  }

  function show(html) {
    return html.replace(/[\ue100-\ue109]/g, function (c) { return MARKS[c.charCodeAt(0) - HIDDEN]; })
      .replace(/\ue10f/g, ".")
      // Nothing stands between a title and what ends it where nobody is known to have published it.
      .replace(/\. ;(?= )/g, ";")
      .replace(/<\/i>\.;(?= )/g, "</i>;")
      .replace(/Published online in press\./, "In press.")
      // "…?”." : what ends a sentence inside the marks ends it.
      .replace(/([?!.](?:<\/[a-z]+>)*[\u201d\u2019"'](?:<\/[a-z]+>)*)\.(?=\s|<|$)/g, "$1")
      .replace(/([?!]{2})\.(?=\s|<|$)/g, "$1");
  }

  function isAma() { return /american-medical-association/.test(engine.opt.styleID); }

  function isPreprint(item) {
    return item.type === "article" || ["genre", "medium", "note", "status"].some(function (member) {
      return /\bpre-?print\b/i.test(item[member] || "");
    });
  }

  // The AMA's style has no publisher for what it has no form for; and styles that are older than version 1.0.2
  // of the language know a meeting by another name.
  function lend(item) {
    if (isAma() && /^(article|dataset|software)$/.test(item.type) && !item["container-title"] && item.publisher)
      item["container-title"] = item.publisher;
    if (item["event-title"] && !item.event) item.event = item["event-title"];
  }

  // Nor has it a word for preprints, though the AMA has (3.11.4).
  function label(html, item) {
    return isAma() && isPreprint(item) ? html.replace(/Published online (?=[A-Z0-9])/, "Preprint posted online ") : html;
  }

  function prepare(item, id) {
    item.id = id;
    lend(item);
    if (typeof item["container-title-short"] === "string")
      item["container-title-short"] = keepStops(item["container-title-short"]);
    if (plainQuotes)
      TITLES.forEach(function (member) {
        if (typeof item[member] === "string") item[member] = hide(item[member]);
      });
    return item;
  }

  var NUMBER = /^\s*(?:<[^>]*>)*\s*[\[(]?([0-9]+)[\])]?[.:]?(?:<\/[^>]*>)*\s+/;

  // The number in the margin is for the list to give.
  function unnumber(html, position) {
    var inline = /<div class="csl-right-inline">([\s\S]*?)<\/div>/.exec(html);
    if (inline) return inline[1];
    html = html.replace(/<div class="csl-left-margin">[\s\S]*?<\/div>/, "")
      .replace(/^\s*<div class="csl-entry">/, "").replace(/<\/div>\s*$/, "");
    return html.replace(NUMBER, function (all, number) { return number === String(position) ? "" : all; });
  }

  function bibliography(ids) {
    var result, entries = {};
    forgetItems();
    engine.updateItems(ids);
    result = engine.makeBibliography();
    if (!result) throw new Error("this style has no list of references");
    result[0].entry_ids.forEach(function (id, i) {
      if (typeof result[1][i] !== "string") throw new Error("this style prints nothing");
      entries[id[0]] = label(show(unnumber(result[1][i], i + 1)), items[id[0]]).trim();
    });
    return entries;
  }

  // One odd item must not cost the others; where all are odd it is the style.
  function formatEach(ids, trouble) {
    var entries = {}, n = 0;
    ids.forEach(function (id) {
      try {
        entries[id] = bibliography([id])[id];
        n++;
      } catch (error) {
        trouble = error;
      }
    });
    if (n === 0) throw trouble;
    return entries;
  }

  // What was in the last list: to take it out of the processor one by one takes longer.
  function forgetItems() {
    engine.registry = new Processor.Registry(engine);
    engine.disambiguate = new Processor.Disambiguation(engine);
    if (!engine.opt["disambiguate-add-givenname"]) forgetNames();
  }

  // Styles that never add given names to tell authors apart need no register of all authors:
  // an eighth of the time for a long list.
  function forgetNames() {
    engine.registry.namereg.addname = function () {};
    engine.registry.namereg.evalname = function (id, name, position, base, form, initials) {
      return form === "short" ? 0 : typeof initials === "string" ? 1 : 2;
    };
  }

  passPlain();
  sortLate();

  return {
    setStyle: function (style, locale, plain) {
      engine = null;
      plainQuotes = plain;
      engine = new Processor.Engine(system, JSON.parse(style), locale, false);
      engine.setOutputFormat("html");
      passPlainTags();
      return String(engine.opt["class"]);
    },

    format: function (json) {
      var list = JSON.parse(json), ids, entries;
      items = {};
      ids = list.map(function (item) {
        var id = "v" + counter++;
        items[id] = prepare(item, id);
        return id;
      });
      try {
        entries = bibliography(ids);
      } catch (error) {
        entries = formatEach(ids, error);
      }
      return JSON.stringify(ids.map(function (id) {
        return typeof entries[id] === "string" ? entries[id] : null;
      }));
    }
  };
})(typeof CSL === "undefined" ? module.exports : CSL, hostLocale);
