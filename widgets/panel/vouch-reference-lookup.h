/* vouch-reference-lookup.h: whether a registry could tell the rest of a reference, and what came of asking.
 *
 * Widgets have no network: the program installs what asks. Nothing is asked before
 * somebody presses the button under the words that say what is sent, and to whom.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * VouchReferenceAsk:
 * @dialog: whose vouch_reference_dialog_found() is called with what was found, unless it is gone
 * @text: what is looked up
 * @cancellable: ends it; also tells one question from the next
 */
typedef void (*VouchReferenceAsk) (GtkWidget    *dialog,
                                   const char   *text,
                                   GCancellable *cancellable);

typedef struct _VouchReferenceLookup VouchReferenceLookup;

void                  vouch_reference_lookup_install    (VouchReferenceAsk     ask);

VouchReferenceLookup *vouch_reference_lookup_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void                  vouch_reference_lookup_free       (VouchReferenceLookup *self);
void                  vouch_reference_lookup_consider   (VouchReferenceLookup *self,
                                                         JsonObject           *csl);
const char           *vouch_reference_lookup_get_words  (VouchReferenceLookup *self);
const char           *vouch_reference_lookup_get_button (VouchReferenceLookup *self);
void                  vouch_reference_lookup_press      (VouchReferenceLookup *self,
                                                         GtkWidget            *dialog);
gboolean              vouch_reference_lookup_end        (VouchReferenceLookup *self,
                                                         GCancellable         *cancellable,
                                                         const char           *trouble);

G_END_DECLS
