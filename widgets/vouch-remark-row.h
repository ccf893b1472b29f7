/* vouch-remark-row.h: a row of a form that says something of the row above it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define VOUCH_TYPE_REMARK_ROW (vouch_remark_row_get_type ())

G_DECLARE_FINAL_TYPE (VouchRemarkRow, vouch_remark_row, VOUCH, REMARK_ROW, AdwPreferencesRow)

GtkWidget *vouch_remark_row_new (GtkWidget *words);

G_END_DECLS
