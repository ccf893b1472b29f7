/* vouch-kept-list.c: what is kept as it is, with the reasons, for a reviewer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-kept-list.h"

#include <glib/gi18n-lib.h>

#include "vouch-document.h"
#include "vouch-finding-activate.h"
#include "vouch-kept-row.h"
#include "vouch-level.h"

/**
 * VouchKeptList:
 *
 * The findings that somebody keeps, as long as the reason holds: when what it speaks of
 * changes, the finding counts again and leaves this list. It takes no room without any.
 */
struct _VouchKeptList
{
  AdwBin parent_instance;

  VouchValidator *validator; /* (owned) (nullable) */
  GListStore     *kept;      /* (owned): VouchFinding */

  GtkExpander *expander;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (VouchKeptList, vouch_kept_list, ADW_TYPE_BIN)

/* The list counts only those that nobody keeps. */
static gboolean
has_kept (VouchFindingList *findings)
{
  guint n = 0;

  for (guint level = 0; level < VOUCH_N_LEVELS; level++)
    n += vouch_finding_list_get_count (findings, level);
  return n < g_list_model_get_n_items (G_LIST_MODEL (findings));
}

static GPtrArray *
collect (VouchKeptList *self)
{
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *findings = self->validator
                             ? G_LIST_MODEL (vouch_validator_get_findings (self->validator))
                             : NULL;

  if (findings && !has_kept (VOUCH_FINDING_LIST (findings)))
    return kept;
  for (guint i = 0; findings && i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (findings, i);

      if (vouch_finding_is_considered (finding))
        g_ptr_array_add (kept, g_steal_pointer (&finding));
    }
  return kept;
}

static gboolean
is_listed (VouchKeptList *self,
           GPtrArray     *kept)
{
  GListModel *model = G_LIST_MODEL (self->kept);

  if (g_list_model_get_n_items (model) != kept->len)
    return FALSE;
  for (guint i = 0; i < kept->len; i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (model, i);

      if (finding != kept->pdata[i])
        return FALSE;
    }
  return TRUE;
}

/* An expander makes a new label each time, and the whole window is laid out again. */
static void
show_title (VouchKeptList *self,
            const char    *title)
{
  if (g_strcmp0 (gtk_expander_get_label (self->expander), title) != 0)
    gtk_expander_set_label (self->expander, title);
}

static void
refresh (VouchKeptList *self)
{
  g_autoptr (GPtrArray) kept = collect (self);
  g_autofree char *title = g_strdup_printf (
      ngettext ("%u finding kept as it is", "%u findings kept as they are", kept->len), kept->len);

  show_title (self, title);
  gtk_widget_set_visible (GTK_WIDGET (self), kept->len > 0);
  if (!is_listed (self, kept))
    g_list_store_splice (self->kept, 0, g_list_model_get_n_items (G_LIST_MODEL (self->kept)),
                         kept->pdata, kept->len);
}

static void
checked_cb (VouchKeptList *self)
{
  refresh (self);
}

static void
setup_cb (VouchKeptList *self,
          GtkListItem   *item)
{
  gtk_list_item_set_child (item, vouch_kept_row_new ());
  gtk_list_item_set_selectable (item, FALSE);
}

static void
bind_cb (VouchKeptList *self,
         GtkListItem   *item)
{
  vouch_kept_row_set_finding (VOUCH_KEPT_ROW (gtk_list_item_get_child (item)), self->validator,
                              gtk_list_item_get_item (item));
}

static void
unbind_cb (VouchKeptList *self,
           GtkListItem   *item)
{
  vouch_kept_row_set_finding (VOUCH_KEPT_ROW (gtk_list_item_get_child (item)), NULL, NULL);
}

static void
activate_cb (VouchKeptList *self,
             guint          position)
{
  g_autoptr (VouchFinding) finding = g_list_model_get_item (G_LIST_MODEL (self->kept), position);

  if (finding)
    vouch_finding_go (GTK_WIDGET (self), finding);
}

static void
stop_listening (VouchKeptList *self)
{
  if (self->validator)
    g_signal_handlers_disconnect_by_func (self->validator, checked_cb, self);
}

static void
vouch_kept_list_dispose (GObject *object)
{
  VouchKeptList *self = VOUCH_KEPT_LIST (object);

  stop_listening (self);
  if (self->list)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  g_clear_object (&self->kept);
  g_clear_object (&self->validator);
  G_OBJECT_CLASS (vouch_kept_list_parent_class)->dispose (object);
}

static void
vouch_kept_list_class_init (VouchKeptListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vouch_kept_list_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-kept-list.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchKeptList, expander);
  gtk_widget_class_bind_template_child (widget_class, VouchKeptList, list);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
vouch_kept_list_init (VouchKeptList *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  self->kept = g_list_store_new (VOUCH_TYPE_FINDING);
  gtk_widget_init_template (GTK_WIDGET (self));
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->kept)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

GtkWidget *
vouch_kept_list_new (void)
{
  return g_object_new (VOUCH_TYPE_KEPT_LIST, NULL);
}

/** @validator: (nullable): whose findings to list */
void
vouch_kept_list_set_validator (VouchKeptList  *self,
                               VouchValidator *validator)
{
  g_return_if_fail (VOUCH_IS_KEPT_LIST (self));

  stop_listening (self);
  /* The rows ask the new one while they are bound. */
  g_list_store_remove_all (self->kept);
  g_set_object (&self->validator, validator);
  if (validator)
    g_signal_connect_object (validator, "checked", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
  refresh (self);
}
