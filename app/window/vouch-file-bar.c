/* vouch-file-bar.c: says that somebody else wrote the file, and what can be done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-file-bar.h"

#include <glib/gi18n-lib.h>

#include "vouch-adaptive.h"
#include "vouch-bar-layout.h"

/**
 * VouchFileBar:
 *
 * A bar over the card. Nothing is lost by waiting: the card stays open as it is
 * until the user chooses.
 */
struct _VouchFileBar
{
  AdwBin parent_instance;

  VouchAdaptive *adaptive;
  GtkRevealer   *revealer;
  GtkBox        *box;
  GtkLabel      *words;
};

G_DEFINE_FINAL_TYPE (VouchFileBar, vouch_file_bar, ADW_TYPE_BIN)

/* A revealer that is closed still has its margins and takes part in the tab order. */
static void
child_revealed_cb (VouchFileBar *self)
{
  if (!gtk_revealer_get_reveal_child (self->revealer)
      && !gtk_revealer_get_child_revealed (self->revealer))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
narrow_changed_cb (VouchFileBar *self)
{
  vouch_bar_layout_set_narrow (self->box, vouch_adaptive_get_narrow (self->adaptive));
}

static void
vouch_file_bar_class_init (VouchFileBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-file-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchFileBar, adaptive);
  gtk_widget_class_bind_template_child (widget_class, VouchFileBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, VouchFileBar, box);
  gtk_widget_class_bind_template_child (widget_class, VouchFileBar, words);
  gtk_widget_class_bind_template_callback (widget_class, child_revealed_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_changed_cb);
}

static void
vouch_file_bar_init (VouchFileBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vouch_bar_layout_set_narrow (self->box, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

gboolean
vouch_file_bar_get_shown (VouchFileBar *self)
{
  g_return_val_if_fail (VOUCH_IS_FILE_BAR (self), FALSE);
  return gtk_revealer_get_reveal_child (self->revealer);
}

/**
 * vouch_file_bar_set_shown:
 * @is_shown: whether there is something to be told
 * @is_edited: whether there are changes here that are not in the file
 */
void
vouch_file_bar_set_shown (VouchFileBar *self, gboolean is_shown, gboolean is_edited)
{
  g_return_if_fail (VOUCH_IS_FILE_BAR (self));

  if (is_shown)
    {
      gtk_label_set_text (self->words,
                          is_edited
                              ? _("The file was changed by another app. Your changes are still "
                                  "open here but not saved.")
                              : _("The file was changed by another app. This is the previous "
                                  "version."));
      gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
    }
  gtk_revealer_set_reveal_child (self->revealer, is_shown);
  if (!is_shown)
    child_revealed_cb (self);
}
