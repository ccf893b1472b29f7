/* vouch-article-types.c: the kinds of article that a card can summarise, by name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-article-types.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *id;   /* `article.type` in the file */
  const char *name; /* translatable */
} types[] = {
  { "unknown", N_("Not known") },
  { "trial", N_("Clinical trial") },
  { "observational", N_("Observational study") },
  { "qualitative", N_("Qualitative study") },
  { "systematic-review", N_("Systematic review") },
  { "review", N_("Review") },
  { "guideline", N_("Guideline") },
  { "case-report", N_("Case report") },
  { "opinion", N_("Opinion") },
  { "interview", N_("Interview") },
  { "news", N_("News") },
  { "sponsored", N_("Sponsored content") },
};

/** Returns: (transfer full): their names, for a choice; the first one is “not known”. */
GtkStringList *
vouch_article_types_new_model (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    gtk_string_list_append (names, _(types[i].name));
  return names;
}

/** Returns: (transfer none): what the file says for the name at @position. */
const char *
vouch_article_types_get_id (guint position)
{
  return types[position < G_N_ELEMENTS (types) ? position : 0].id;
}

/** Returns: the position of @id (nullable); that of “not known” where it is none of them. */
guint
vouch_article_types_find (const char *id)
{
  for (guint i = 0; id && i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].id, id))
      return i;
  return 0;
}
