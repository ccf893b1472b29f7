/* vouch-editor-support.c: passages for the card's statements, and statements that are set aside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editor-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-node-words.h"
#include "vouch-reason-dialog.h"
#include "vouch-set-aside.h"
#include "vouch-settings.h"
#include "vouch-statement.h"

static const char *
resolve_statement (VouchEditor *self, GVariant *target)
{
  VouchNode *node = vouch_editor_resolve (self, target, VOUCH_TYPE_STATEMENT);

  if (node)
    return vouch_node_get_id (node);
  vouch_editor_toast (self, _("First put the cursor into a statement"));
  return NULL;
}

/* --- what looks for passages --- */

static void
focused_changed_cb (VouchEditor *self)
{
  if (self->panel && self->view)
    vouch_side_panel_set_statement (self->panel, vouch_card_view_get_focused (self->view));
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
  g_signal_connect_object (self->view, "notify::focused-node", G_CALLBACK (focused_changed_cb), self,
                           G_CONNECT_SWAPPED);
  focused_changed_cb (self);
}

/** Looks for nothing more. */
void
vouch_editor_end_support (VouchEditor *self)
{
  if (self->support)
    vouch_support_stop (self->support);
  g_clear_object (&self->support);
}

/** A source came into the store, or left it. */
void
vouch_editor_sources_changed (VouchEditor *self)
{
  if (self->support)
    vouch_support_look_again (self->support);
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
  if (*reference)
    vouch_editor_go (self, reference, "");
}

/* --- set aside --- */

typedef struct
{
  VouchEditor *editor; /* (owned) */
  char *node;          /* (owned) */
} Asked;

static void
free_asked (Asked *asked)
{
  g_object_unref (asked->editor);
  g_free (asked->node);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, free_asked)

static void
reason_given_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) asked = data;
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
    vouch_editor_toast_undo (self, _("Set aside: it is off the page and listed in Review"));
}

static void
ask_why (VouchEditor *self, VouchNode *node)
{
  static const char *const usual[] = { N_("No source says so"), N_("Not sure that it is so"),
                                       N_("Doesn’t belong on this card"), NULL };
  const char *reasons[G_N_ELEMENTS (usual)] = { NULL };
  g_autofree char *about = vouch_node_dup_words (node);
  VouchReasonQuestion question = { _("Set Aside, Because…"), about, _("_Set Aside"), reasons };
  Asked *asked = g_new0 (Asked, 1);

  for (gsize i = 0; usual[i]; i++)
    reasons[i] = _(usual[i]);
  asked->editor = g_object_ref (self);
  asked->node = g_strdup (vouch_node_get_id (node));
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
    vouch_editor_toast_undo (self, _("The statement is on the page again"));
}

/** Installs the actions of this file. */
void
vouch_editor_install_support_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "editor.find-support", "s", find_support_cb);
  gtk_widget_class_install_action (klass, "editor.show-passage", "(ssuu)", show_passage_cb);
  gtk_widget_class_install_action (klass, "editor.set-aside", "s", set_aside_cb);
}
