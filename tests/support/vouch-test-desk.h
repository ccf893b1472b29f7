/* vouch-test-desk.h: an open card with a window and actions that only note what was asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-test-check.h"
#include "vouch-test-widgets.h"

G_BEGIN_DECLS

/**
 * VouchTestDesk:
 * @asked: the actions that were activated, as "editor.go ('h1', 'text')", a line each
 */
typedef struct
{
  VouchDocument      *document;
  VouchValidator     *validator;
  VouchCitationIndex *index;
  VouchHistory       *history;
  GtkWidget          *window;
  GtkWidget          *widget;
  GString            *asked;
} VouchTestDesk;

void       vouch_test_desk_open   (VouchTestDesk *desk,
                                   const char    *fixture);
void       vouch_test_desk_take   (VouchTestDesk *desk,
                                   VouchDocument *document);
void       vouch_test_desk_show   (VouchTestDesk *desk,
                                   GtkWidget     *widget,
                                   int            width,
                                   int            height);
void       vouch_test_desk_check  (VouchTestDesk *desk);
void       vouch_test_desk_undo   (VouchTestDesk *desk);
void       vouch_test_desk_close  (VouchTestDesk *desk);
GtkWidget *vouch_test_desk_focus  (VouchTestDesk *desk);
GtkWidget *vouch_test_find_button (GtkWidget     *root,
                                   const char    *label);
gboolean   vouch_test_is_shown    (GtkWidget     *root,
                                   const char    *text);

G_END_DECLS
