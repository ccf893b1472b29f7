/* vouch-source-pane-private.h: what the files of the pane share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-source-marks.h"
#include "vouch-source-pane.h"
#include "vouch-source-text-view.h"

G_BEGIN_DECLS

struct _VouchSourcePane
{
  AdwBin parent_instance;

  VouchDocument      *document;  /* (owned) (nullable) */
  VouchCitationIndex *index;     /* (owned) (nullable) */
  char               *reference; /* (owned) (nullable): id of the one that is shown */
  char               *digest;    /* (owned) (nullable): of its file */
  VouchOpenSource    *source;    /* (owned) (nullable): once it is loaded */
  VouchSourceMarks   *marks;     /* (owned) (nullable): with `source` */
  GCancellable       *loading;   /* (owned) (nullable): of the source that is wanted */
  char               *citation;  /* (owned) (nullable): the one that is shown */
  VouchAnchor         shown;     /* its place, or the one that was asked for; no parts: none */
  guint               is_waiting : 1; /* it is not known yet where `citation` stands */

  GtkWidget           *close_button;
  GtkLabel            *title;
  GtkStack            *states;
  GtkSpinner          *spinner;
  AdwStatusPage       *trouble;
  GtkWidget           *attach;
  VouchSourceTextView *text_view;
};

G_END_DECLS
