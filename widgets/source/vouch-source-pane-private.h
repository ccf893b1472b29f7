/* vouch-source-pane-private.h: what the files of the pane share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-page-thumbs.h"
#include "vouch-page-view.h"
#include "vouch-region.h"
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
  char               *statement; /* (owned) (nullable): id of the one that is cited for */
  VouchOpenSource    *source;    /* (owned) (nullable): once it is loaded */
  VouchSourceMarks   *marks;     /* (owned) (nullable): with `source` */
  GCancellable       *loading;   /* (owned) (nullable): of the source that is wanted */
  guint               patience;  /* source: that it is loading is shown then */
  char               *citation;  /* (owned) (nullable): the one that is shown */
  VouchAnchor         shown;     /* its place, or the one that was asked for; no parts: none */
  VouchRegion         region;    /* its place on a page; none where the page is 0 */
  VouchRegion         drawn;     /* the box that the user has drawn; none where the page is 0 */

  GArray             *found;     /* (owned) (nullable) (element-type VouchAnchorPart) */
  guint               current;   /* of `found` */
  GCancellable       *searching; /* (owned) (nullable) */

  guint               is_waiting : 1; /* it is not known yet where `citation` stands */
  guint               has_pages : 1;  /* they can be shown */
  guint               is_text : 1;    /* the text is shown, not the pages */
  guint               wants_text : 1; /* the user prefers it, where there is both */

  GtkWidget           *close_button;
  GtkLabel            *title;
  GtkWidget           *marks_button;
  GtkListBox          *marks_list;
  GtkSearchBar        *search_bar;
  GtkSearchEntry      *search_entry;
  GtkLabel            *search_count;
  GtkWidget           *search_previous;
  GtkWidget           *search_next;
  GtkStack            *states;
  GtkSpinner          *spinner;
  AdwStatusPage       *trouble;
  GtkWidget           *attach;
  GtkWidget           *choose_again;
  GtkLabel            *notice;
  GtkWidget           *read_scan;
  GtkStack            *views;
  VouchPageThumbs     *thumbs;
  VouchPageView       *page_view;
  VouchSourceTextView *text_view;
  GtkLabel            *hint;
  GtkRevealer         *cite_bar;
  GtkWidget           *cite_button;
  GtkLabel            *cite_label;
  GtkWidget           *copy_button;
  GtkWidget           *bottom;
  GtkWidget           *thumbs_button;
  GtkWidget           *region_button;
  GtkToggleButton     *text_button;
  GtkWidget           *page_box;
  GtkEntry            *page_entry;
  GtkLabel            *page_count;
};

/* vouch-source-pane.c */
void vouch_source_pane_show_view      (VouchSourcePane *self);
void vouch_source_pane_show_title     (VouchSourcePane *self);
void vouch_source_pane_show_marks     (VouchSourcePane *self);

/* vouch-source-pane-load.c */
gboolean vouch_source_pane_open_source (VouchSourcePane *self,
                                       const char      *reference,
                                       const char      *digest);

/* vouch-source-pane-show.c */
void vouch_source_pane_forget         (VouchSourcePane *self);
void vouch_source_pane_take_pages     (VouchSourcePane *self);
void vouch_source_pane_forget_pages   (VouchSourcePane *self);
void vouch_source_pane_show_passage   (VouchSourcePane *self);
void vouch_source_pane_show_others    (VouchSourcePane *self);
gboolean vouch_source_pane_name_passage (VouchSourcePane *self,
                                       int              x,
                                       int              y,
                                       gboolean         is_keyboard,
                                       GtkTooltip      *tooltip);
void vouch_source_pane_fill_list      (VouchSourcePane *self);
void vouch_source_pane_go             (VouchSourcePane *self,
                                       gsize            offset);

/* vouch-source-pane-search.c */
void vouch_source_pane_install_search (GtkWidgetClass  *klass);
void vouch_source_pane_forget_search  (VouchSourcePane *self);

/* vouch-source-pane-actions.c */
void vouch_source_pane_install_actions (GtkWidgetClass *klass);
void vouch_source_pane_install_keys   (GtkWidgetClass  *klass);
void vouch_source_pane_follow_views   (VouchSourcePane *self);
void vouch_source_pane_show_cite      (VouchSourcePane *self);

G_END_DECLS
