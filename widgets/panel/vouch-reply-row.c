/* vouch-reply-row.c: an answer to a note.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reply-row.h"

#include <glib/gi18n-lib.h>

#include "vouch-when.h"

/**
 * VouchReplyRow:
 *
 * Who answered, when and what. One's own has a menu, with actions of the note's row.
 */
struct _VouchReplyRow
{
  AdwBin parent_instance;

  GtkLabel      *author;
  GtkLabel      *when;
  GtkLabel      *body;
  GtkMenuButton *menu;
};

G_DEFINE_FINAL_TYPE (VouchReplyRow, vouch_reply_row, ADW_TYPE_BIN)

static void
append_action (GMenu      *menu,
               const char *label,
               const char *action,
               VouchReply *reply)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", vouch_node_get_id (VOUCH_NODE (reply)));
  g_menu_append_item (menu, item);
}

static void
fill_menu (VouchReplyRow *self,
           VouchReply    *reply)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  append_action (menu, _("_Edit"), "note.edit-answer", reply);
  append_action (menu, _("_Remove"), "note.remove-answer", reply);
  gtk_menu_button_set_menu_model (self->menu, G_MENU_MODEL (menu));
}

static void
show_body (VouchReplyRow *self,
           VouchReply    *reply)
{
  const char *body = vouch_reply_get_body (reply);

  gtk_label_set_text (self->body, body ? body : "");
}

static void
body_notify_cb (VouchReplyRow *self,
                GParamSpec    *pspec,
                VouchReply    *reply)
{
  show_body (self, reply);
}

static void
vouch_reply_row_class_init (VouchReplyRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-reply-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchReplyRow, author);
  gtk_widget_class_bind_template_child (widget_class, VouchReplyRow, when);
  gtk_widget_class_bind_template_child (widget_class, VouchReplyRow, body);
  gtk_widget_class_bind_template_child (widget_class, VouchReplyRow, menu);
  gtk_widget_class_set_css_name (widget_class, "reply");
}

static void
vouch_reply_row_init (VouchReplyRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vouch_reply_row_new:
 * @reply: an answer
 * @is_own: whether the person at the keyboard wrote it
 */
GtkWidget *
vouch_reply_row_new (VouchReply *reply,
                     gboolean    is_own)
{
  VouchReplyRow *self = g_object_new (VOUCH_TYPE_REPLY_ROW, NULL);
  const char *author = vouch_reply_get_author (reply);
  g_autofree char *when = vouch_when_dup_words (vouch_reply_get_created (reply), NULL);

  gtk_label_set_text (self->author, author ? author : _("Somebody"));
  gtk_label_set_text (self->when, when);
  show_body (self, reply);
  g_signal_connect_object (reply, "notify::body", G_CALLBACK (body_notify_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_visible (GTK_WIDGET (self->menu), is_own);
  if (is_own)
    fill_menu (self, reply);
  return GTK_WIDGET (self);
}
