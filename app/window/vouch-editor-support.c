/* vouch-editor-support.c: passages for the card's statements, and statements that are set aside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editor-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-application.h"
#include "vouch-card.h"
#include "vouch-editor-question.h"
#include "vouch-node-list.h"
#include "vouch-node-words.h"
#include "vouch-not-in.h"
#include "vouch-reason-dialog.h"
#include "vouch-set-aside.h"
#include "vouch-settings.h"
#include "vouch-source-ahead.h"
#include "vouch-source-attach.h"
#include "vouch-statement.h"
#include "vouch-window.h"

static const char *
resolve_statement (VouchEditor *self, GVariant *target)
{
  VouchNode *node = vouch_editor_resolve (self, target, VOUCH_TYPE_STATEMENT);

  if (node)
    return vouch_node_get_id (node);
  vouch_editor_toast (self, _("Place the cursor in a statement first"));
  return NULL;
}

/* --- what looks for passages --- */

/** The panel is about the statement that has the keyboard, or that source mode is at. */
void
vouch_editor_follow_statement (VouchEditor *self)
{
  if (self->panel && self->view)
    vouch_side_panel_set_statement (self->panel, vouch_editor_get_focused (self));
}

/* Another window, or the command line, may add what was missing. */
static void
watch (VouchEditor *self)
{
  GtkWindow *window = vouch_editor_get_window (self);
  GtkApplication *application = window ? gtk_window_get_application (window) : NULL;

  if (VOUCH_IS_APPLICATION (application))
    vouch_application_watch_sources (VOUCH_APPLICATION (application));
}

/**
 * vouch_editor_start_support:
 *
 * Begins to look for passages. Once the card is painted, and once only.
 */
void
vouch_editor_start_support (VouchEditor *self)
{
  g_autoptr (VouchPassageFinder) finder = NULL;

  if (self->support)
    return;
  finder = vouch_passage_finder_new (NULL);
  self->support = vouch_support_new (self->document, finder);
  vouch_side_panel_set_support (vouch_editor_get_panel (self), self->support);
  vouch_outline_set_support (self->outline, self->support);
  vouch_editor_follow_better (self);
  watch (self);
  g_signal_connect_object (self->view, "notify::focused-node", G_CALLBACK (vouch_editor_follow_statement), self,
                           G_CONNECT_SWAPPED);
  vouch_editor_follow_statement (self);
}

/** Looks for nothing more. */
void
vouch_editor_end_support (VouchEditor *self)
{
  if (self->support)
    vouch_support_stop (self->support);
  g_clear_object (&self->support);
}

/** Looks again for passages; see vouch_editor_sources_changed(). */
void
vouch_editor_look_again (VouchEditor *self)
{
  vouch_source_ahead_forget (vouch_source_ahead_get_default ());
  if (self->support)
    vouch_support_look_again (self->support);
  if (self->source)
    vouch_source_pane_look_again (self->source);
}

/** A source came into the store, or left it: all open cards look again, since they share it. */
void
vouch_editor_sources_changed (VouchEditor *self)
{
  GtkWindow *window = vouch_editor_get_window (self);
  GtkApplication *application = window ? gtk_window_get_application (window) : NULL;

  for (GList *l = application ? gtk_application_get_windows (application) : NULL; l; l = l->next)
    if (VOUCH_IS_WINDOW (l->data))
      vouch_window_look_again (l->data);
}

/* --- find support --- */

static void
find_support_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  const char *id = resolve_statement (self, target);

  if (!id)
    return;
  vouch_editor_show_panel (self, "support");
  vouch_editor_start_support (self);
  vouch_side_panel_set_statement (self->panel, id);
  vouch_side_panel_focus (self->panel);
}

static void
show_passage_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  const char *reference;
  const char *digest;
  guint start;
  guint end;

  g_variant_get (target, "(&s&suu)", &reference, &digest, &start, &end);
  vouch_editor_show_source (self, *reference ? reference : NULL, digest, start, end);
}

/* --- set aside --- */

static void
reason_given_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchEditorQuestion) asked = data;
  VouchEditor *self = asked->editor;
  g_autofree char *reason = vouch_reason_dialog_ask_finish (result, NULL);
  VouchNode *node = reason && self->document
                        ? vouch_editor_find (self, asked->node, VOUCH_TYPE_STATEMENT)
                        : NULL;
  g_autofree char *author = NULL;

  if (!node)
    return;
  author = vouch_settings_dup_author (self->settings);
  if (vouch_editor_edit (self, vouch_set_aside (VOUCH_STATEMENT (node), reason, author)))
    vouch_editor_toast_undo (self, _("Statement set aside. It is listed in Review."));
}

static void
ask_why (VouchEditor *self, VouchNode *node)
{
  static const char *const usual[] = { N_("No source supports it"), N_("Not sure it is true"),
                                       N_("Doesn’t belong on this card"), NULL };
  const char *reasons[G_N_ELEMENTS (usual)] = { NULL };
  g_autofree char *about = vouch_node_dup_words (node);
  VouchReasonQuestion question = { _("Set Aside, Because…"), about, _("_Set Aside"), reasons };
  VouchEditorQuestion *asked = vouch_editor_question_new (self, node);

  for (gsize i = 0; usual[i]; i++)
    reasons[i] = _(usual[i]);
  vouch_reason_dialog_ask_async (vouch_editor_get_window (self), &question, self->cancellable,
                                 reason_given_cb, asked);
}

/* The same key brings it back. */
static void
set_aside_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  VouchNode *node = vouch_editor_find (self, resolve_statement (self, target), VOUCH_TYPE_STATEMENT);

  if (!node)
    return;
  if (!vouch_statement_is_set_aside (VOUCH_STATEMENT (node)))
    ask_why (self, node);
  else if (vouch_editor_edit (self, vouch_set_aside_undo (VOUCH_STATEMENT (node))))
    vouch_editor_toast_undo (self, _("Statement restored"));
}

/* --- not in this source --- */

static VouchReference *
find_reference_with (VouchEditor *self, const char *source)
{
  VouchNodeList *references = vouch_card_get_references (vouch_editor_get_card (self));

  for (guint i = 0; i < vouch_node_list_get_size (references); i++)
    {
      VouchReference *reference = vouch_node_list_peek (references, i);

      if (g_strcmp0 (vouch_reference_get_source (reference), source) == 0)
        return reference;
    }
  return NULL;
}

/* @target: the statement, and SHA-256 of the source that it isn't in. */
static void
not_in_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  g_autofree char *author = vouch_settings_dup_author (self->settings);
  g_autofree char *told = NULL;
  VouchReference *reference;
  VouchNode *statement;
  const char *source;
  const char *id;

  g_variant_get (target, "(&s&s)", &id, &source);
  statement = vouch_editor_find (self, id, VOUCH_TYPE_STATEMENT);
  reference = find_reference_with (self, source);
  if (!statement
      || !vouch_editor_edit (self, vouch_not_in_add (VOUCH_STATEMENT (statement), source,
                                                     reference ? vouch_node_get_id (VOUCH_NODE (reference)) : NULL,
                                                     author)))
    return;
  told = vouch_not_in_describe (VOUCH_STATEMENT (statement));
  vouch_editor_toast_undo (self, told);
}

static void
search_again_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  VouchNode *node = vouch_editor_find (self, resolve_statement (self, target), VOUCH_TYPE_STATEMENT);

  if (node && vouch_editor_edit (self, vouch_not_in_clear (VOUCH_STATEMENT (node))))
    vouch_editor_toast_undo (self, _("All sources are searched again for the statement"));
}

/** Installs the actions of this file. */
void
vouch_editor_install_support_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "editor.find-support", "s", find_support_cb);
  gtk_widget_class_install_action (klass, "editor.show-passage", "(ssuu)", show_passage_cb);
  gtk_widget_class_install_action (klass, "editor.set-aside", "s", set_aside_cb);
  gtk_widget_class_install_action (klass, "editor.not-in", "(ss)", not_in_cb);
  gtk_widget_class_install_action (klass, "editor.search-again", "s", search_again_cb);
}
