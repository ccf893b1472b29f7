/* vouch-stock-words.c: what a site without the plugin can't keep, for those who publish there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-stock-words.h"

#include <glib/gi18n-lib.h>

#include "vouch-json.h"

/** Returns: (transfer full): the same as vouch_stock_lacks(), in words. */
char *
vouch_stock_describe (const char *name)
{
  /* Translators: %s is the name of a portal. */
  return g_strdup_printf (
      _("“%s” is a WordPress site without Vouch’s plugin, so cards are sent as ordinary posts. "
        "Changes made there earlier are found, but one saved in the same moment can be overwritten. "
        "Their text can’t be merged, search engines get no description of the card, and a withdrawn "
        "card stays as a page that says so."),
      name);
}

/** Returns: (transfer full): words for programs. */
JsonNode *
vouch_stock_lacks (void)
{
  static const char *const names[] = { "preconditions", "card", "jsonld", "gone", NULL };

  return vouch_json_new_texts (names);
}
