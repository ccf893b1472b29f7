/* vouch-support-panel-private.h: what the files of the panel share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-statement.h"
#include "vouch-support-panel.h"
#include "vouch-support-row.h"

G_BEGIN_DECLS

struct _VouchSupportPanel
{
  AdwBin parent_instance;

  VouchSupport  *support;   /* (owned) (nullable) */
  VouchDocument *document;  /* (owned) (nullable): its card */
  char          *id;        /* (owned) (nullable): of the statement */
  GPtrArray     *shown;     /* (owned) (nullable): the passages in the rows */
  guint          patience;  /* until the spinner */
  guint          updating;  /* an idle source */
  gboolean       wants_focus; /* as soon as there is something to choose */

  GtkStack      *states;
  AdwStatusPage *failed;
  GtkSpinner    *spinner;
  GtkWidget     *waiting;
  GtkLabel      *statement;
  GtkLabel      *verdict;
  GtkWidget     *rejected_box;
  GtkLabel      *rejected;
  GtkListBox    *rows;
  GtkWidget     *offers;
};

/* vouch-support-panel-rows.c */
VouchStatement *vouch_support_panel_get_statement (VouchSupportPanel *self);
void            vouch_support_panel_cite_row      (VouchSupportPanel *self,
                                                   VouchSupportRow   *row);
void            vouch_support_panel_fill_rows     (VouchSupportPanel *self,
                                                   GPtrArray         *passages);
void            vouch_support_panel_update_rows   (VouchSupportPanel *self);

G_END_DECLS
