/* vouch-entry-style.h: the citation style in which the window shows references.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define VOUCH_TYPE_ENTRY_STYLE (vouch_entry_style_get_type ())

G_DECLARE_FINAL_TYPE (VouchEntryStyle, vouch_entry_style, VOUCH, ENTRY_STYLE, GObject)

VouchEntryStyle *vouch_entry_style_get         (void);
const char      *vouch_entry_style_get_style   (VouchEntryStyle *self);
void             vouch_entry_style_set_style   (VouchEntryStyle *self,
                                                const char      *style);
const char      *vouch_entry_style_get_trouble (VouchEntryStyle *self);

void             vouch_entry_style_show        (GtkLabel        *label,
                                                JsonObject      *csl,
                                                const char      *otherwise);
char            *vouch_entry_style_dup_text    (JsonObject      *csl) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
