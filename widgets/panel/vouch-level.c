/* vouch-level.c: how a finding's level looks, and what it is called.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-level.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *word;
  const char *icon;
  const char *css_class;
} looks[VOUCH_N_LEVELS] = {
  [VOUCH_LEVEL_ERROR] = { N_("Blocks publishing"), "dialog-error-symbolic", "error" },
  [VOUCH_LEVEL_WARNING] = { N_("To Check"), "dialog-warning-symbolic", "warning" },
  [VOUCH_LEVEL_HINT] = { N_("Hint"), "dialog-information-symbolic", "accent" },
};

/** Returns: (transfer none): what the level means to a writer, translated. */
const char *
vouch_level_get_word (VouchLevel level)
{
  g_return_val_if_fail (level < VOUCH_N_LEVELS, NULL);
  return _(looks[level].word);
}

/** Gives @image the level's form, colour and name: no one of them alone. */
void
vouch_level_show (VouchLevel  level,
                  GtkImage   *image)
{
  g_return_if_fail (level < VOUCH_N_LEVELS);

  /* An image is loaded anew also where it is the same, and the window laid out for it. */
  if (g_strcmp0 (gtk_image_get_icon_name (image), looks[level].icon) == 0
      && gtk_widget_has_css_class (GTK_WIDGET (image), looks[level].css_class))
    return;
  gtk_image_set_from_icon_name (image, looks[level].icon);
  for (guint i = 0; i < VOUCH_N_LEVELS; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (image), looks[i].css_class);
  gtk_widget_add_css_class (GTK_WIDGET (image), looks[level].css_class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  vouch_level_get_word (level), -1);
}
