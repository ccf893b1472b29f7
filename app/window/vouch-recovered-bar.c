/* vouch-recovered-bar.c: says that a card was not saved when the program was gone, and is back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-recovered-bar.h"

#include <glib/gi18n-lib.h>

#include "vouch-adaptive.h"
#include "vouch-bar-layout.h"
#include "vouch-when.h"

/**
 * VouchRecoveredBar:
 *
 * A bar over the card. The card can be worked on as ever; the file is as it was until
 * the user saves.
 */
struct _VouchRecoveredBar
{
  AdwBin parent_instance;

  VouchAdaptive *adaptive;
  GtkRevealer   *revealer;
  GtkBox        *box;
  GtkLabel      *words;
  GtkWidget     *compare_button;
};

G_DEFINE_FINAL_TYPE (VouchRecoveredBar, vouch_recovered_bar, ADW_TYPE_BIN)

/* A revealer that is closed still has its margins and takes part in the tab order. */
static void
child_revealed_cb (VouchRecoveredBar *self)
{
  if (!gtk_revealer_get_reveal_child (self->revealer)
      && !gtk_revealer_get_child_revealed (self->revealer))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
narrow_changed_cb (VouchRecoveredBar *self)
{
  vouch_bar_layout_set_narrow (self->box, vouch_adaptive_get_narrow (self->adaptive));
}

static void
vouch_recovered_bar_class_init (VouchRecoveredBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-recovered-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchRecoveredBar, adaptive);
  gtk_widget_class_bind_template_child (widget_class, VouchRecoveredBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, VouchRecoveredBar, box);
  gtk_widget_class_bind_template_child (widget_class, VouchRecoveredBar, words);
  gtk_widget_class_bind_template_child (widget_class, VouchRecoveredBar, compare_button);
  gtk_widget_class_bind_template_callback (widget_class, child_revealed_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_changed_cb);
}

static void
vouch_recovered_bar_init (VouchRecoveredBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vouch_bar_layout_set_narrow (self->box, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static char *
describe_time (VouchRecovery *recovery)
{
  g_autoptr (GDateTime) then
      = g_date_time_new_from_unix_local (vouch_recovery_get_time (recovery));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return vouch_when_describe (then, now);
}

static char *
describe (VouchRecovery *recovery)
{
  g_autofree char *when = describe_time (recovery);
  GString *words = g_string_new (_("Vouch closed unexpectedly before this card was saved."));

  g_string_append_c (words, ' ');
  /* Translators: %s is a time such as “just now”, “5 minutes ago”, “yesterday” or “3 June 2026”. */
  g_string_append_printf (words, _("Your changes were recovered (last change: %s)."), when);
  g_string_append_c (words, ' ');
  g_string_append (words, vouch_recovery_get_location (recovery)
                              ? _("The file is unchanged until you save.")
                              : _("The card has no file yet."));
  if (vouch_recovery_get_cut (recovery))
    g_string_append_printf (words, " %s", _("The most recent changes may be missing."));
  return g_string_free (words, FALSE);
}

/** Says what came back, and since when it is from. */
void
vouch_recovered_bar_set_recovery (VouchRecoveredBar *self, VouchRecovery *recovery)
{
  g_autofree char *words = NULL;

  g_return_if_fail (VOUCH_IS_RECOVERED_BAR (self));

  words = describe (recovery);
  gtk_label_set_text (self->words, words);
  gtk_widget_set_visible (self->compare_button, vouch_recovery_get_location (recovery) != NULL);
}

void
vouch_recovered_bar_set_shown (VouchRecoveredBar *self, gboolean is_shown)
{
  g_return_if_fail (VOUCH_IS_RECOVERED_BAR (self));

  if (is_shown)
    gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, is_shown);
  if (!is_shown)
    child_revealed_cb (self);
}

gboolean
vouch_recovered_bar_get_shown (VouchRecoveredBar *self)
{
  g_return_val_if_fail (VOUCH_IS_RECOVERED_BAR (self), FALSE);
  return gtk_revealer_get_reveal_child (self->revealer);
}
