/* vouch-editor-navigate.c: going to a place, a finding, a statement without a source.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editor-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-citation.h"
#include "vouch-finding-activate.h"
#include "vouch-later.h"
#include "vouch-node-list.h"
#include "vouch-note.h"
#include "vouch-reference.h"
#include "vouch-reply.h"
#include "vouch-section.h"
#include "vouch-settings.h"
#include "vouch-source-need.h"
#include "vouch-statement.h"

/* --- places --- */

/**
 * vouch_editor_show_panel:
 * @page: "checks", "sources" or "review"
 *
 * Brings the side panel up, on that page.
 */
void
vouch_editor_show_panel (VouchEditor *self, const char *page)
{
  vouch_side_panel_set_page (vouch_editor_get_panel (self), page);
  vouch_split_set_show_end (self->split, TRUE);
}

/* What was jumped to is to be seen, not the sheet that it was chosen in. */
static void
go_in_card (VouchEditor *self, const char *id, const char *member)
{
  vouch_split_close_sheet (self->split);
  vouch_editor_leave_source_mode (self);
  vouch_editor_uncover_card (self);
  vouch_card_view_go (self->view, id, member);
}

/**
 * vouch_editor_go:
 * @id: of any node
 * @member: one of its members; empty for its main field
 *
 * Shows it where it is at home, and puts the keyboard there.
 */
void
vouch_editor_go (VouchEditor *self, const char *id, const char *member)
{
  VouchNode *node = vouch_document_lookup (self->document, id);

  if (VOUCH_IS_REFERENCE (node))
    {
      vouch_editor_show_panel (self, "sources");
      vouch_side_panel_show_reference (self->panel, id);
      vouch_side_panel_focus (self->panel);
    }
  else if (VOUCH_IS_NOTE (node) || VOUCH_IS_REPLY (node))
    vouch_editor_show_panel (self, "review");
  else if (VOUCH_IS_CITATION (node))
    go_in_card (self, vouch_node_get_id (vouch_node_get_parent (node)), "citations");
  else if (node)
    go_in_card (self, id, member);
}

static void
go_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  const char *id;
  const char *member;

  g_variant_get (target, "(&s&s)", &id, &member);
  vouch_editor_go (VOUCH_EDITOR (widget), id, member);
}

/* --- findings --- */

/* Whether the keyboard is still where F8 went to last. */
static gboolean
is_at_finding (VouchEditor *self)
{
  return self->finding
         && g_strcmp0 (self->finding_place, vouch_card_view_get_focused (self->view)) == 0;
}

static gboolean
find_stop (GArray *stops, VouchFinding *finding, guint *position)
{
  for (guint i = 0; i < stops->len; i++)
    if (vouch_finding_is_same (g_array_index (stops, VouchFindingStop, i).finding, finding))
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

/* Of @level, the first that isn't before the keyboard; where all are before it, what follows. */
static int
find_place_in (GArray *stops, VouchLevel level, int here)
{
  guint i = 0;

  while (i < stops->len
         && (g_array_index (stops, VouchFindingStop, i).level < level
             || (g_array_index (stops, VouchFindingStop, i).level == level
                 && g_array_index (stops, VouchFindingStop, i).place < here)))
    i++;
  return (int) i;
}

/* From where F8 has not been last, the round begins with what weighs most: what of it is near
 * the keyboard, and what is above only when nothing is below. */
static int
begin_round (GArray *stops, int here, int step)
{
  VouchLevel level = g_array_index (stops, VouchFindingStop, 0).level;
  int next = find_place_in (stops, level, here) - (step < 0 ? 1 : 0);
  int end = find_place_in (stops, level, G_MAXINT);

  if (next >= end)
    return (int) stops->len;
  return next < 0 ? end - 1 : next;
}

/* What F8 went to last may be fixed by now: the round goes on from its place. */
static int
find_next (VouchEditor *self, GArray *stops, int step)
{
  int here = vouch_finding_round_get_place (self->round, vouch_card_view_get_focused (self->view));
  guint position;

  if (!is_at_finding (self))
    return begin_round (stops, here, step);
  if (find_stop (stops, self->finding, &position))
    return (int) position + step;
  return find_place_in (stops, vouch_finding_get_level (self->finding), here) - (step < 0 ? 1 : 0);
}

static gboolean
select_cb (gpointer data)
{
  g_autoptr (VouchEditor) self = g_object_ref (data);

  g_clear_pointer (&self->selecting, g_source_unref);
  if (self->panel && self->finding)
    vouch_side_panel_select_finding (self->panel, self->finding);
  return G_SOURCE_REMOVE;
}

/* In a long card, a list that jumps far takes longer for its two hundred rows than all else. */
static void
select_soon (VouchEditor *self)
{
  if (!self->panel)
    return;
  if (!self->selecting)
    self->selecting = vouch_later_new (select_cb, self);
  vouch_later_hold (self->selecting);
}

static void
go_to_stop (VouchEditor *self, VouchFinding *finding)
{
  g_set_object (&self->finding, finding);
  select_soon (self);
  vouch_finding_go (GTK_WIDGET (self->view), finding);
  g_free (self->finding_place);
  self->finding_place = g_strdup (vouch_card_view_get_focused (self->view));
}

static void
tell_level (VouchEditor *self, VouchLevel level)
{
  switch (level)
    {
    case VOUCH_LEVEL_ERROR:
      vouch_editor_toast (self, _("Errors from here"));
      break;
    case VOUCH_LEVEL_WARNING:
      vouch_editor_toast (self, _("Warnings from here"));
      break;
    case VOUCH_LEVEL_HINT:
    default:
      vouch_editor_toast (self, _("Hints from here"));
      break;
    }
}

/* A jump the other way, or to what weighs less, is said: it is no step to the next one below. */
static void
tell_turn (VouchEditor *self, int step, gboolean is_wrapped, VouchLevel was, VouchLevel now)
{
  if (is_wrapped && step > 0)
    vouch_editor_toast (self, _("Back to the first finding"));
  else if (is_wrapped)
    vouch_editor_toast (self, _("Back to the last finding"));
  else if (was != now)
    tell_level (self, now);
}

static void
step_finding (VouchEditor *self, int step)
{
  g_autoptr (VouchFinding) finding = NULL;
  gboolean is_wrapped;
  VouchLevel was, now;
  GArray *stops;
  int n, next;

  if (!self->round)
    self->round = vouch_finding_round_new (self->validator);
  stops = vouch_finding_round_get_stops (self->round);
  n = (int) stops->len;
  if (n == 0)
    {
      vouch_editor_toast (self, self->is_checked ? _("Nothing left to fix") : _("Checking…"));
      return;
    }
  was = is_at_finding (self) ? vouch_finding_get_level (self->finding) : VOUCH_LEVEL_ERROR;
  next = find_next (self, stops, step);
  is_wrapped = next < 0 || next >= n;
  if (is_wrapped)
    next = step > 0 ? 0 : n - 1;
  finding = g_object_ref (g_array_index (stops, VouchFindingStop, next).finding);
  now = g_array_index (stops, VouchFindingStop, next).level;
  tell_turn (self, step, is_wrapped, was, now);
  go_to_stop (self, finding);
}

static void
next_finding_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  step_finding (VOUCH_EDITOR (widget), 1);
}

static void
previous_finding_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  step_finding (VOUCH_EDITOR (widget), -1);
}

/* --- statements without a source --- */

static int
find_focused (VouchEditor *self, GPtrArray *statements)
{
  const char *focused = vouch_card_view_get_focused (self->view);

  for (guint i = 0; focused && i < statements->len; i++)
    if (g_str_equal (vouch_node_get_id (statements->pdata[i]), focused))
      return (int) i;
  return -1;
}

static void
step_unsourced (VouchEditor *self, int step)
{
  g_autoptr (GPtrArray) statements = vouch_card_collect_statements (vouch_editor_get_card (self));
  int n = (int) statements->len;
  int at = find_focused (self, statements);

  if (at < 0)
    at = step > 0 ? -1 : n;
  for (int i = 1; i <= n; i++)
    {
      VouchStatement *statement = statements->pdata[((at + step * i) % n + n) % n];

      if (!vouch_statement_needs_source (statement))
        continue;
      go_in_card (self, vouch_node_get_id (VOUCH_NODE (statement)), "");
      return;
    }
  vouch_editor_toast (self, _("Every statement has a source or needs none"));
}

static void
next_unsourced_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  step_unsourced (VOUCH_EDITOR (widget), 1);
}

static void
previous_unsourced_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  step_unsourced (VOUCH_EDITOR (widget), -1);
}

/* --- parts of the card --- */

static void
edit_article_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);

  go_in_card (self, vouch_node_get_id (VOUCH_NODE (vouch_editor_get_card (self))), "article");
}

/** Installs the actions of this file. */
void
vouch_editor_install_navigate_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "editor.go", "(ss)", go_cb);
  gtk_widget_class_install_action (klass, "editor.next-finding", NULL, next_finding_cb);
  gtk_widget_class_install_action (klass, "editor.previous-finding", NULL, previous_finding_cb);
  gtk_widget_class_install_action (klass, "editor.next-unsourced", NULL, next_unsourced_cb);
  gtk_widget_class_install_action (klass, "editor.previous-unsourced", NULL,
                                   previous_unsourced_cb);
  gtk_widget_class_install_action (klass, "editor.edit-article", NULL, edit_article_cb);
}
