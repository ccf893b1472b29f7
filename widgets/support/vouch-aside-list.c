/* vouch-aside-list.c: the statements that are set aside, with their reasons.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-aside-list.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-json.h"
#include "vouch-node-words.h"
#include "vouch-set-aside.h"

/* In pixels: the notes below want their room. */
#define MAX_HEIGHT 260

/**
 * VouchAsideList:
 *
 * For the reviewer: what left the page, and why. A row goes to the statement, its button brings it
 * back.
 */
struct _VouchAsideList
{
  AdwBin parent_instance;

  VouchDocument *document; /* (owned) (nullable) */
  guint          updating; /* an idle source */

  GtkExpander *expander;
  GtkListBox  *rows;
};

G_DEFINE_FINAL_TYPE (VouchAsideList, vouch_aside_list, ADW_TYPE_BIN)

static void
row_activated_cb (VouchAsideList *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.go", "(ss)",
                              g_object_get_data (G_OBJECT (row), "statement"), "");
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_button (const char *id, const char *words)
{
  GtkWidget *button = gtk_button_new_with_label (_("Restore"));
  /* Translators: %s is a statement */
  g_autofree char *name = g_strdup_printf (_("Restore: %s"), words);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "small");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "editor.set-aside");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
add_row (VouchAsideList *self, VouchStatement *statement)
{
  const char *id = vouch_node_get_id (VOUCH_NODE (statement));
  g_autofree char *words = vouch_node_dup_words (VOUCH_NODE (statement));
  g_autofree char *reason = vouch_set_aside_describe (statement);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_box_append (GTK_BOX (box), make_label (words, NULL));
  if (*reason)
    gtk_box_append (GTK_BOX (box), make_label (reason, "dim-label"));
  gtk_box_append (GTK_BOX (box), make_button (id, words));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "statement", g_strdup (id), g_free);
  gtk_list_box_append (self->rows, row);
}

/* Returns: which row has the keyboard; -1 for none */
static int
find_focused (VouchAsideList *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self->rows));

  return GTK_IS_LIST_BOX_ROW (child) ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (child)) : -1;
}

/* The rows are new ones: the keyboard goes to the one in its place, or the last. */
static void
keep_focus (VouchAsideList *self, int focused, guint n)
{
  GtkListBoxRow *row
      = focused >= 0 && n > 0 ? gtk_list_box_get_row_at_index (self->rows, MIN (focused, (int) n - 1)) : NULL;

  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else if (focused >= 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->expander));
}

static void
refresh (VouchAsideList *self)
{
  int focused = find_focused (self);
  g_autoptr (GPtrArray) statements = NULL;
  g_autofree char *title = NULL;
  GtkListBoxRow *row;
  guint n = 0;

  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)))
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  if (self->document)
    statements = vouch_card_collect_statements (vouch_document_get_card (self->document));
  for (guint i = 0; statements && i < statements->len; i++)
    if (vouch_statement_is_set_aside (statements->pdata[i]))
      {
        add_row (self, statements->pdata[i]);
        n++;
      }
  title = g_strdup_printf (ngettext ("%u statement set aside", "%u statements set aside", n), n);
  gtk_expander_set_label (self->expander, title);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  keep_focus (self, focused, n);
}

static gboolean
refresh_cb (gpointer data)
{
  VouchAsideList *self = data;

  self->updating = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

/* Statements come and go by the hour, and one that is set aside rarely: a card of thousands isn't
 * looked through for each. */
static gboolean
brings_set_aside (VouchChange *part)
{
  JsonObject *json = vouch_json_node_object (vouch_change_get_json (part));

  return json && (json_object_has_member (json, "set-aside") || json_object_has_member (json, "role"));
}

static gboolean
concerns (VouchAsideList *self, VouchChange *part)
{
  const char *member = vouch_change_get_member (part);

  if (g_strcmp0 (member, "set-aside") == 0)
    return TRUE;
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    return !member || g_str_equal (member, "text");
  return !member && brings_set_aside (part);
}

static void
document_changed_cb (VouchAsideList *self, VouchChange *change)
{
  for (guint i = 0; self->updating == 0 && i < vouch_change_get_size (change); i++)
    if (concerns (self, vouch_change_get_part (change, i)))
      self->updating = g_idle_add_full (G_PRIORITY_LOW, refresh_cb, self, NULL);
}

static void
vouch_aside_list_dispose (GObject *object)
{
  vouch_aside_list_set_document (VOUCH_ASIDE_LIST (object), NULL);
  G_OBJECT_CLASS (vouch_aside_list_parent_class)->dispose (object);
}

static void
vouch_aside_list_class_init (VouchAsideListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vouch_aside_list_dispose;
}

static void
vouch_aside_list_init (VouchAsideList *self)
{
  GtkWidget *rows = gtk_list_box_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->expander = GTK_EXPANDER (gtk_expander_new (NULL));
  self->rows = GTK_LIST_BOX (rows);
  gtk_widget_add_css_class (rows, "notes");
  gtk_widget_add_css_class (GTK_WIDGET (self->expander), "aside");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), rows);
  gtk_expander_set_child (self->expander, scroller);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->expander));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (rows, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
vouch_aside_list_new (void)
{
  return g_object_new (VOUCH_TYPE_ASIDE_LIST, NULL);
}

/** @document: (nullable): whose statements are listed */
void
vouch_aside_list_set_document (VouchAsideList *self, VouchDocument *document)
{
  g_return_if_fail (VOUCH_IS_ASIDE_LIST (self));

  g_clear_handle_id (&self->updating, g_source_remove);
  if (self->document == document)
    return;
  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  if (!document)
    return;
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}
