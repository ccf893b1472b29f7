/* vouch-cite-popover.h: names a source for a statement, or says why it needs none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "vouch-citation-index.h"
#include "vouch-cite-provider.h"
#include "vouch-document.h"
#include "vouch-validator.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_CITE_POPOVER (vouch_cite_popover_get_type ())

G_DECLARE_FINAL_TYPE (VouchCitePopover, vouch_cite_popover, VOUCH, CITE_POPOVER, GtkPopover)

/* Property "author" (string, nullable): who declines. Set the parent and where it
 * points before it is opened; when it closes, the keyboard goes back to the widget
 * that had it. An item's id does as well as a statement's, but for declining. */
GtkWidget *vouch_cite_popover_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_cite_popover_set_document (VouchCitePopover   *self,
                                            VouchDocument      *document,
                                            VouchValidator     *validator,
                                            VouchCitationIndex *index);
void       vouch_cite_popover_add_provider (VouchCitePopover   *self,
                                             VouchCiteProvider  *provider);
void       vouch_cite_popover_open         (VouchCitePopover   *self,
                                            const char         *statement);
void       vouch_cite_popover_open_decline (VouchCitePopover   *self,
                                            const char         *statement);

G_END_DECLS
