/* vouch-sources-panel-private.h: what the files of the Sources panel share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-reference-row.h"
#include "vouch-reference-search.h"
#include "vouch-sources-panel.h"

G_BEGIN_DECLS

/**
 * VouchSourcesPanel:
 *
 * The references in the order of the page, then those that nothing cites. What is
 * pasted or dropped is taken apart: a whole reference comes in at once, anything
 * less opens the form, and what the card has already is shown.
 *
 * A reference goes together with its citations, in one step with the way back: the
 * statements then lack a source, which the checks say. Citations of nothing would
 * say the same less plainly.
 */
struct _VouchSourcesPanel
{
  GtkWidget parent_instance;

  VouchDocument        *document;   /* (owned) (nullable) */
  VouchCitationIndex   *index;      /* (owned) (nullable) */
  VouchReferenceSearch *search;     /* (owned) (nullable): while there is a document */
  GListStore           *references; /* (owned): in order */
  GtkCustomFilter      *filter;     /* (unowned: the list's model has it) */
  GtkSingleSelection   *selection;  /* (unowned: the list's) */
  GPtrArray            *rows;       /* (owned) (element-type VouchReferenceRow, unowned): in use */
  char                 *folded;     /* (owned) (nullable): what is searched for */
  char                 *used;       /* (owned) (nullable): whose uses are stepped through */
  guint                 next_use;

  GtkWidget   *box;
  GtkEntry    *add_entry;
  GtkWidget   *filter_entry;
  GtkWidget   *trouble;
  GtkStack    *states;
  GtkListView *list;
};

void     vouch_sources_panel_install_actions (GtkWidgetClass    *widget_class);
void     vouch_sources_panel_open_dialog     (VouchSourcesPanel *self,
                                              const char        *reference,
                                              const char        *pasted);
gboolean vouch_sources_panel_edit            (VouchSourcesPanel *self,
                                              VouchChange       *change,
                                              const char        *toast);

G_END_DECLS
