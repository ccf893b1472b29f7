/* vouch-findings-view-private.h: what the files of the list of findings share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-findings-view.h"

G_BEGIN_DECLS

struct _VouchFindingsView
{
  AdwBin parent_instance;

  VouchValidator     *validator; /* (owned) (nullable) */
  VouchFindingRows   *rows;      /* (owned) */
  GtkSingleSelection *selection; /* (owned) */
  VouchFinding       *selected;  /* (owned) (nullable): what was told last */

  GtkListView *list;
  GtkWidget   *home; /* (unowned) (nullable): an ancestor; who has the keyboard in it works on the list */

  guint  place;     /* of the selected row, while rows come and go */
  double page_size; /* of the list, when it was laid out last */
  guint  to_top;    /* brings the list back to its top; 0 if it needn't */

  guint is_refreshing : 1; /* the selection follows when the rows are there */
  guint is_at_top : 1;     /* nothing is scrolled away */
};

/* vouch-findings-view.c */
gboolean vouch_findings_view_go_to          (VouchFindingsView *self,
                                             guint              from,
                                             int                step);

/* vouch-findings-view-keys.c */
gboolean vouch_findings_view_key_pressed_cb (VouchFindingsView *self,
                                             guint              key,
                                             guint              code,
                                             GdkModifierType    state);

G_END_DECLS
