/* vouch-action-names.c: the actions by the words that a writer would look for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-action-names.h"

#include <glib/gi18n-lib.h>

static const VouchActionName names[] = {
  { "editor.cite('')", N_("Add a source to the statement") },
  { "editor.find-support('')", N_("Find support for the statement") },
  { "editor.source-mode", N_("Source mode: review statements one by one") },
  { "editor.decline('')", N_("No source needed, because…") },
  { "editor.see-by-eye('')", N_("Enter a passage by hand") },
  { "editor.choose-place('')", N_("Choose which place the passage means") },
  { "editor.citation-menu('')", N_("Say whether the source supports or contradicts the statement") },
  { "editor.write-note('')", N_("Write a note on the statement") },
  { "editor.show-repairs('')", N_("Show the fixes for the statement") },
  { "editor.set-aside('')", N_("Set aside or restore the statement") },
  { "card.move-up", N_("Move the statement up") },
  { "card.move-down", N_("Move the statement down") },
  { "card.remove", N_("Remove the statement") },
  { "editor.next-unsourced", N_("Go to the next statement without a source") },
  { "editor.previous-unsourced", N_("Go to the previous statement without a source") },
  { "editor.next-finding", N_("Go to the next finding") },
  { "editor.previous-finding", N_("Go to the previous finding") },
  { "editor.add-original-source", N_("Add the original source") },
  { "editor.find-article", N_("Find the original article") },
  { "editor.add-related", N_("Add related content") },
  { "editor.new-reference", N_("Add a reference") },
  { "editor.attach-source('')", N_("Attach a file or PDF") },
  { "editor.read-scan('')", N_("Read the scan by machine") },
  { "editor.import-references", N_("Import references from a file") },
  { "editor.choose-style", N_("Choose the card’s citation style") },
  { "editor.edit-article", N_("Edit the article’s data") },
  { "editor.publish", N_("Publish the card") },
  { "editor.show-published", N_("See where the card is published, or withdraw it") },
  { "editor.preview", N_("Preview the page in the browser") },
  { "editor.undo", N_("Undo") },
  { "editor.redo", N_("Redo") },
  { "editor.find", N_("Find in the card") },
  { "editor.save", N_("Save the card") },
  { "editor.save-as", N_("Save the card under another name") },
  { "editor.export('pack')", N_("Export the evidence pack") },
  { "editor.export('html')", N_("Export the card as a web page") },
  { "editor.export('markdown')", N_("Export the card as Markdown") },
  { "editor.export('text')", N_("Export the card as text") },
  { "editor.export('web-annotation')", N_("Export the citations as web annotations") },
  { "editor.export('ris')", N_("Export the references as RIS") },
  { "editor.export('bibtex')", N_("Export the references as BibTeX") },
  { "editor.export('csl-json')", N_("Export the references as CSL-JSON") },
  { "editor.compare", N_("Compare the card with its file") },
  { "editor.show-checks", N_("Show the checks") },
  { "editor.choose-profile", N_("Choose the card’s house profile") },
  { "editor.show-sources", N_("Show the sources") },
  { "editor.show-review", N_("Show the review") },
  { "editor.close-source", N_("Close the source") },
  { "editor.toggle-panel", N_("Show or hide the side panel") },
  { "editor.toggle-outline", N_("Show or hide the outline") },
  { "editor.next-pane", N_("Go to the next pane") },
  { "win.open", N_("Open a card or a draft") },
  { "win.paste-draft", N_("Paste a draft") },
  { "win.new-from-template('scorecard')", N_("New card from template") },
  { "win.show-start", N_("Back to the library") },
  { "win.show-shortcuts", N_("Show the keyboard shortcuts") },
  { "window.close", N_("Close the window") },
  { "app.new-window", N_("New window") },
  { "app.show-outbox", N_("Show cards waiting to be sent") },
  { "app.preferences", N_("Preferences") },
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
