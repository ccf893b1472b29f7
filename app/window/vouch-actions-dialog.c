/* vouch-actions-dialog.c: lists the actions, filters them by words, and does the chosen one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-actions-dialog.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-accels.h"
#include "vouch-action-names.h"
#include "vouch-widgets.h"

/**
 * VouchActionsDialog:
 *
 * One field and the actions below it. Words may be typed in any order and in part. Up and Down
 * choose while the keyboard stays in the field; Enter closes the dialog and does the action
 * where the keyboard was before.
 */
struct _VouchActionsDialog
{
  AdwWindow parent_instance;

  GtkWidget *place; /* (unowned) (nullable): weak: where actions are asked for */

  GtkSearchEntry *search;
  GtkStack       *pages;
  GtkListBox     *rows;
};

G_DEFINE_FINAL_TYPE (VouchActionsDialog, vouch_actions_dialog, ADW_TYPE_WINDOW)

/* --- rows --- */

static const VouchActionName *
get_name_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "name");
}

static const char *
find_key (const char *action)
{
  gsize n;
  const VouchAccel *accels = vouch_accels_list (&n);

  for (gsize i = 0; i < n; i++)
    if (strcmp (accels[i].action, action) == 0)
      return accels[i].keys[0];
  return NULL;
}

static char *
dup_key_label (const char *action)
{
  const char *key = find_key (action);
  GdkModifierType state;
  guint value;

  if (!key || !gtk_accelerator_parse (key, &value, &state))
    return NULL;
  return gtk_accelerator_get_label (value, state);
}

static GtkWidget *
make_row (const VouchActionName *name)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_label_new (_(name->words));
  g_autofree char *key = dup_key_label (name->action);

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), words);
  if (key)
    {
      GtkWidget *label = gtk_label_new (key);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "name", (gpointer) name);
  return row;
}

/* Without an open card there is no `editor.` action, and nothing to be done with a statement. */
static gboolean
is_there (VouchActionsDialog *self, const char *action)
{
  for (GtkWidget *widget = self->place; widget; widget = gtk_widget_get_parent (widget))
    {
      const char *name;
      const GVariantType *type;
      const char *property;
      GType owner;

      for (guint i = 0; gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (widget), i, &owner,
                                                       &name, &type, &property);
           i++)
        if (g_str_has_prefix (action, name) && strchr ("(", action[strlen (name)]))
          return TRUE;
    }
  return g_str_has_prefix (action, "app.");
}

static void
fill (VouchActionsDialog *self)
{
  gsize n;
  const VouchActionName *names = vouch_action_names_list (&n);

  for (gsize i = 0; i < n; i++)
    if (is_there (self, names[i].action))
      gtk_list_box_append (self->rows, make_row (&names[i]));
}

/* --- search --- */

/* Each typed word stands in it. */
static gboolean
matches (VouchActionsDialog *self, const char *text)
{
  g_autofree char *typed
      = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_auto (GStrv) words = g_strsplit_set (typed, " \t", -1);

  for (guint i = 0; words[i]; i++)
    if (!strstr (folded, words[i]))
      return FALSE;
  return TRUE;
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  const VouchActionName *name = get_name_of (row);
  g_autofree char *all
      = g_strjoin (" ", _(name->words), name->also ? _(name->also) : NULL, NULL);

  return matches (VOUCH_ACTIONS_DIALOG (data), all);
}

/* What bears the words in its name comes before what only is looked for by them. */
static int
sort_cb (GtkListBoxRow *a, GtkListBoxRow *b, gpointer data)
{
  VouchActionsDialog *self = VOUCH_ACTIONS_DIALOG (data);
  const VouchActionName *name_a = get_name_of (a);
  const VouchActionName *name_b = get_name_of (b);
  int by_name = matches (self, _(name_b->words)) - matches (self, _(name_a->words));

  return by_name != 0 ? by_name : (name_a > name_b) - (name_a < name_b);
}

static GtkListBoxRow *
find_shown (VouchActionsDialog *self, GtkListBoxRow *from, int step)
{
  int index = from ? gtk_list_box_row_get_index (from) + step : 0;
  GtkListBoxRow *row;

  for (; index >= 0 && (row = gtk_list_box_get_row_at_index (self->rows, index)); index += step)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      return row;
  return NULL;
}

static void
choose (VouchActionsDialog *self, GtkListBoxRow *row)
{
  GtkAdjustment *adjustment = gtk_list_box_get_adjustment (self->rows);
  graphene_rect_t bounds;

  if (!row)
    return;
  gtk_list_box_select_row (self->rows, row);
  if (adjustment
      && gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->rows), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
search_changed_cb (VouchActionsDialog *self)
{
  GtkListBoxRow *first;

  gtk_list_box_invalidate_filter (self->rows);
  gtk_list_box_invalidate_sort (self->rows);
  first = find_shown (self, NULL, 1);
  gtk_stack_set_visible_child_name (self->pages, first ? "actions" : "nothing");
  choose (self, first);
}

static gboolean
key_pressed_cb (VouchActionsDialog *self, guint key)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->rows);

  if (key != GDK_KEY_Down && key != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;
  choose (self, find_shown (self, row, key == GDK_KEY_Down ? 1 : -1));
  return GDK_EVENT_STOP;
}

/* --- doing it --- */

/* The dialog is gone before the action runs: it may open another one. */
static void
do_action (VouchActionsDialog *self, const VouchActionName *chosen)
{
  g_autoptr (GtkWidget) place = self->place ? g_object_ref (self->place) : NULL;
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;

  if (!place || !g_action_parse_detailed_name (chosen->action, &name, &target, NULL))
    return;
  gtk_window_destroy (GTK_WINDOW (self));
  gtk_widget_activate_action_variant (place, name, target);
}

static void
row_activated_cb (VouchActionsDialog *self, GtkListBoxRow *row)
{
  do_action (self, get_name_of (row));
}

static void
search_activated_cb (VouchActionsDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->rows);

  if (row && gtk_widget_get_child_visible (GTK_WIDGET (row)))
    do_action (self, get_name_of (row));
}

static void
stop_search_cb (VouchActionsDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

/* --- the object --- */

static void
vouch_actions_dialog_dispose (GObject *object)
{
  VouchActionsDialog *self = VOUCH_ACTIONS_DIALOG (object);

  g_clear_weak_pointer (&self->place);
  G_OBJECT_CLASS (vouch_actions_dialog_parent_class)->dispose (object);
}

static void
vouch_actions_dialog_class_init (VouchActionsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vouch_actions_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               VOUCH_WIDGETS_RESOURCES "/ui/vouch-actions-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchActionsDialog, search);
  gtk_widget_class_bind_template_child (widget_class, VouchActionsDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, VouchActionsDialog, rows);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
vouch_actions_dialog_init (VouchActionsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->rows, filter_cb, self, NULL);
  gtk_list_box_set_sort_func (self->rows, sort_cb, self, NULL);
}

/**
 * vouch_actions_dialog_new:
 * @parent: the window that it belongs to
 * @place: a widget of @parent: where the keyboard was, for what acts on that
 */
VouchActionsDialog *
vouch_actions_dialog_new (GtkWindow *parent, GtkWidget *place)
{
  VouchActionsDialog *self
      = g_object_new (VOUCH_TYPE_ACTIONS_DIALOG, "transient-for", parent, NULL);

  g_set_weak_pointer (&self->place, place);
  fill (self);
  search_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  return self;
}
