/* vouch-test-page.h: a card's page in a window, with what the editor does beside it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-test-card.h"
#include "vouch-test-widgets.h"

#include "vouch-card-view.h"

G_BEGIN_DECLS

/**
 * VouchTestPage:
 * @asked: (element-type utf8): the actions of the editor that were asked for, as “editor.cite s1”
 *
 * Ctrl+Z and Shift+Ctrl+Z are the window's, as they are in the program.
 */
typedef struct
{
  VouchDocument      *document;
  VouchValidator     *validator;
  VouchCitationIndex *index;
  VouchHistory       *history;
  GtkWidget          *window;
  GtkWidget          *scrolled;
  VouchCardView      *view;
  GPtrArray          *asked;
} VouchTestPage;

VouchTestPage *vouch_test_page_open        (VouchDocument *document,
                                            int            width,
                                            int            height) G_GNUC_WARN_UNUSED_RESULT;
void           vouch_test_page_close       (VouchTestPage *self);
void           vouch_test_page_go          (VouchTestPage *self,
                                            const char    *id,
                                            guint          caret);
void           vouch_test_page_press       (VouchTestPage *self,
                                            const char    *keys);
void           vouch_test_page_type        (VouchTestPage *self,
                                            const char    *text);
char          *vouch_test_page_where       (VouchTestPage *self) G_GNUC_WARN_UNUSED_RESULT;
void           vouch_test_page_check_where (VouchTestPage *self,
                                            const char    *where);
void           vouch_test_page_check_texts (VouchTestPage *self,
                                            const char    *section,
                                            const char    *texts);
char          *vouch_test_page_take_asked  (VouchTestPage *self) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget     *vouch_test_page_find_row    (VouchTestPage *self,
                                            const char    *id);
guint          vouch_test_page_count_rows  (VouchTestPage *self);
void           vouch_test_page_check       (VouchTestPage *self);
VouchDocument *vouch_test_open_long_card   (guint          size) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
