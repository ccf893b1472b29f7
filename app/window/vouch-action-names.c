/* vouch-action-names.c: the actions by the words that a writer would look for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-action-names.h"

#include <glib/gi18n-lib.h>

/* Translators: the second text of an action is other words that it is looked for by; it is never
 * shown. Put the words of your language there. */
static const VouchActionName names[] = {
  { "editor.cite('')", N_("Add a source to the statement"),
    N_("cite citation reference link") },
  { "editor.find-support('')", N_("Find support for the statement"),
    N_("evidence passage quote search") },
  { "editor.source-mode", N_("Source mode: find passages one by one") },
  { "editor.decline('')", N_("No source needed, because…"),
    N_("decline opinion advice") },
  { "editor.see-by-eye('')", N_("Enter a passage by hand"),
    N_("quote sign seen verify") },
  { "editor.choose-place('')", N_("Choose which place the passage means") },
  { "editor.toggle-printed('')", N_("Print the passage on the page, or leave it off") },
  { "editor.citation-menu('')", N_("Say whether the source supports or contradicts the statement"),
    N_("relation background") },
  { "editor.answer('')", N_("Answer a source that contradicts the statement"),
    N_("contradiction respond reply reviewer") },
  { "editor.search-again('')", N_("Search all sources again for the statement"),
    N_("not in this source rejected passage") },
  { "editor.write-note('')", N_("Write a note on the statement"),
    N_("comment question ask remark") },
  { "editor.show-repairs('')", N_("Show the fixes for the statement"),
    N_("keep as it is consider repair problem finding check") },
  { "editor.set-aside('')", N_("Set aside or restore the statement"),
    N_("later hide unused") },
  { "card.move-up", N_("Move the statement up") },
  { "card.move-down", N_("Move the statement down") },
  { "card.remove", N_("Remove the statement"),
    N_("delete") },
  { "editor.next-unsourced", N_("Go to the next statement without a source") },
  { "editor.previous-unsourced", N_("Go to the previous statement without a source") },
  { "editor.next-finding", N_("Go to the next finding"),
    N_("problem error warning") },
  { "editor.previous-finding", N_("Go to the previous finding"),
    N_("problem error warning") },
  { "editor.add-original-source", N_("Add the original source"),
    N_("paper article") },
  { "editor.find-article", N_("Find the original article") },
  { "editor.add-related", N_("Add related content") },
  { "editor.new-reference", N_("Add a reference"),
    N_("source DOI PMID paper") },
  { "editor.attach-source('')", N_("Attach a file or PDF") },
  { "editor.read-scan('')", N_("Read the scan by machine"),
    N_("OCR picture text layer Tesseract") },
  { "editor.import-references", N_("Import references from a file"),
    N_("attach RIS BibTeX EndNote Zotero bibliography") },
  { "editor.choose-style", N_("Choose the card’s citation style"),
    N_("AMA Vancouver format") },
  { "editor.edit-article", N_("Edit the article’s data"),
    N_("author journal metadata") },
  { "editor.publish", N_("Publish the card"),
    N_("send upload portal WordPress update correct correction erratum") },
  { "editor.show-published", N_("See where the card is published, or withdraw it"),
    N_("drift portal correction retract") },
  { "editor.preview", N_("Preview the page in the browser"),
    N_("look browser page") },
  { "editor.undo", N_("Undo") },
  { "editor.redo", N_("Redo") },
  { "editor.find", N_("Find in the card") },
  { "editor.save", N_("Save the card") },
  { "editor.save-as", N_("Save the card under another name") },
  { "editor.export('pack')", N_("Export the evidence pack"),
    N_("PDF evidence print") },
  { "editor.export('html')", N_("Export the card as a web page") },
  { "editor.export('markdown')", N_("Export the card as Markdown") },
  { "editor.export('text')", N_("Export the card as text") },
  { "editor.export('web-annotation')", N_("Export the citations as web annotations") },
  { "editor.export('ris')", N_("Export the references as RIS") },
  { "editor.export('bibtex')", N_("Export the references as BibTeX") },
  { "editor.export('csl-json')", N_("Export the references as CSL-JSON") },
  { "editor.compare", N_("Compare the card with its file"),
    N_("changes differences diff") },
  { "editor.show-checks", N_("Show the checks"),
    N_("problems findings validation errors warnings") },
  { "editor.choose-profile", N_("Choose the card’s house profile"),
    N_("rules house") },
  { "editor.show-sources", N_("Show the sources"),
    N_("references bibliography PDF attach") },
  { "editor.review", N_("Review the card: statements one by one"),
    N_("verify supported reviewer mode") },
  { "editor.show-review", N_("Show the review"),
    N_("notes sign approve checked resolve keep") },
  { "editor.close-source", N_("Close the source") },
  { "editor.toggle-panel", N_("Show or hide the side panel") },
  { "editor.toggle-outline", N_("Show or hide the outline") },
  { "editor.next-pane", N_("Go to the next pane") },
  { "win.open", N_("Open a card or a draft"),
    N_("file") },
  { "win.open-folder", N_("Open a folder of cards"),
    N_("directory library list") },
  { "win.paste-draft", N_("Paste a draft"),
    N_("import clipboard text") },
  { "win.new-from-template('scorecard')", N_("New scorecard from the template") },
  { "win.new-from-template('summary')", N_("New summary from the template") },
  { "win.new-from-template('takeaways')", N_("New takeaways card from the template") },
  { "win.show-start", N_("Back to the library"),
    N_("recent cards home") },
  { "win.publish-several", N_("Publish several cards"),
    N_("bulk all send portal update") },
  { "win.show-shortcuts", N_("Show the keyboard shortcuts"),
    N_("keys help") },
  { "window.close", N_("Close the window") },
  { "app.new-window", N_("New window") },
  { "app.show-outbox", N_("Show cards waiting to be sent"),
    N_("waiting publications queue outbox") },
  { "app.preferences", N_("Preferences"),
    N_("settings options dark") },
  { "app.about", N_("About Vouch") },
  { "app.quit", N_("Quit") },
};

/**
 * vouch_action_names_list:
 * @n: (out): how many
 *
 * Returns: (array length=n): the table, the commonest first.
 */
const VouchActionName *
vouch_action_names_list (gsize *n)
{
  *n = G_N_ELEMENTS (names);
  return names;
}
