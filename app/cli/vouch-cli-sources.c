/* vouch-cli-sources.c: what the commands on the store of sources share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli-sources.h"
#include "vouch-cli.h"

#include <glib/gi18n-lib.h>

#include "vouch-json-print.h"
#include "vouch-json.h"

/* As many digits of a digest as are told apart by eye. */
#define SHORT_DIGEST 12

/** Returns: (transfer full): {"source","name","file","kind","pages","characters","doi",
 * "references","added"} */
JsonNode *
vouch_cli_source_to_json (VouchSourceStore *store, const VouchSource *source)
{
  g_auto (GStrv) references = vouch_source_store_dup_references (store, source, NULL);
  const char *none[] = { NULL };

  return vouch_json_new_members (
      "source", vouch_json_new_text (source->digest), "name", vouch_json_new_text (source->name),
      "file", vouch_json_new_text_or_null (source->path), "kind", vouch_json_new_text (source->kind), "pages",
      vouch_json_new_int (source->n_pages), "characters", vouch_json_new_int (source->length), "doi",
      vouch_json_new_text_or_null (source->doi), "references",
      vouch_json_new_texts (references ? (const char *const *) references : none), "added",
      vouch_json_new_text (source->added), NULL);
}

/** Returns: (transfer full): digest, kind, pages and name in a line. */
char *
vouch_cli_source_to_line (const VouchSource *source)
{
  g_autofree char *pages = source->n_pages > 0
                               ? g_strdup_printf (ngettext ("%u page", "%u pages", source->n_pages),
                                                  source->n_pages)
                               : g_strdup ("–");

  return g_strdup_printf ("%.*s  %-4s  %10s  %s%s%s\n", SHORT_DIGEST, source->digest, source->kind,
                          pages, source->name, source->doi ? "  doi:" : "",
                          source->doi ? source->doi : "");
}

/** Prints {"sources":[…]}; takes @sources. Returns: a #VouchExit */
int
vouch_cli_print_sources (JsonArray *sources)
{
  g_autoptr (JsonNode) report
      = vouch_json_new_members ("sources", vouch_json_new_array (sources), NULL);
  g_autofree char *json = vouch_json_print (report, TRUE);
  g_autofree char *text = g_strdup_printf ("%s\n", g_strchomp (json));
  g_autoptr (GError) error = NULL;

  return vouch_cli_print (text, &error) ? VOUCH_EXIT_GOOD
                                        : vouch_cli_fail (_ ("standard output"), error);
}
