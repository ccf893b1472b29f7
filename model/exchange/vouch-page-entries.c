/* vouch-page-entries.c: the list of references in a citation style.
 *
 * The processor is the same wherever it is, and a style of a name too: the same card gives
 * the same bytes. Where there is no processor the plain form stands in for the AMA's, unless
 * somebody asked for a style by name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-page-entries.h"

#include "vouch-page-citations.h"
#include "vouch-reference-formatter.h"
#include "vouch-reference-links.h"
#include "vouch-reference-plain.h"

static JsonArray *
list_items (VouchPageBuilder *builder)
{
  JsonArray *items = json_array_new ();

  for (guint i = 0; i < vouch_page_citations_get_n (builder->citations); i++)
    {
      const VouchPageEntry *entry = vouch_page_citations_get_entry (builder->citations, i);

      json_array_add_object_element (items, json_object_ref (entry->csl));
    }
  return items;
}

static gboolean
has_link (GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    if (((VouchReferencePart *) parts->pdata[i])->kind == VOUCH_REFERENCE_PART_LINK)
      return TRUE;
  return FALSE;
}

/* A reader of the page wants to get to the paper, also where the style names no address. */
static void
append_pmid (GPtrArray  *parts,
             JsonObject *csl)
{
  g_autofree char *pmid = vouch_reference_dup_pmid (csl);
  g_autofree char *address = vouch_reference_pmid_address (csl);

  if (!pmid || !address || parts->len == 0 || has_link (parts))
    return;
  g_ptr_array_add (parts, vouch_reference_part_new (VOUCH_REFERENCE_PART_TEXT, " PMID: ", -1, NULL));
  g_ptr_array_add (parts, vouch_reference_part_new (VOUCH_REFERENCE_PART_LINK, pmid, -1, address));
}

/**
 * vouch_page_entries_set_style:
 * @builder: the page so far
 * @style: (nullable): a citation style, the AMA's by default
 * @error: return location: there is no processor, or it can't work with @style
 *
 * Formats the references that the page cites. Waits for the processor.
 *
 * Returns: whether they are in @style; %TRUE in any case where @style is %NULL
 */
gboolean
vouch_page_entries_set_style (VouchPageBuilder  *builder,
                              const char        *style,
                              GError           **error)
{
  g_autoptr (JsonArray) items = list_items (builder);

  g_clear_pointer (&builder->entries, g_ptr_array_unref);
  if (json_array_get_length (items) == 0)
    return TRUE;
  builder->entries = vouch_reference_formatter_run (items, style, NULL, NULL, style ? error : NULL);
  return builder->entries || !style;
}

/**
 * vouch_page_entries_get:
 * @builder: the page so far
 * @index: from 0
 *
 * Returns: (transfer container) (element-type VouchReferencePart): the entry with the number
 *   @index + 1: in the style that was set, or in the plain form
 */
GPtrArray *
vouch_page_entries_get (VouchPageBuilder *builder,
                        guint             index)
{
  JsonObject *csl = vouch_page_citations_get_entry (builder->citations, index)->csl;
  GPtrArray *parts;

  if (!builder->entries)
    return vouch_reference_parts (csl);
  parts = g_ptr_array_ref (builder->entries->pdata[index]);
  append_pmid (parts, csl);
  return parts;
}
