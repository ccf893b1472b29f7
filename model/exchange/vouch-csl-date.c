/* vouch-csl-date.c: a date that a person wrote, as CSL-JSON has it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-csl-date.h"

#include "vouch-import-date.h"
#include "vouch-json.h"
#include "vouch-reference-date.h"

static void
add_part (JsonArray *parts,
          int        number)
{
  if (number > 0)
    json_array_add_int_element (parts, number);
}

static JsonNode *
make_parts (const VouchReferenceDate *date)
{
  JsonObject *object = json_object_new ();
  JsonArray *dates = json_array_new ();
  JsonArray *parts = json_array_new ();

  add_part (parts, date->year);
  add_part (parts, date->month);
  add_part (parts, date->day);
  json_array_add_array_element (dates, parts);
  json_object_set_array_member (object, "date-parts", dates);
  return vouch_json_new_object (object);
}

/**
 * vouch_csl_date_dup_iso:
 * @text: a date: "2026", "June 2026", "2 June 2026", "2026-06-02"
 *
 * Returns: (transfer full) (nullable): "2026-06-02", "2026-06" or "2026"; %NULL where
 *   @text is no date, or has two readings ("02/06/2026").
 */
char *
vouch_csl_date_dup_iso (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  VouchReferenceDate date;

  if (vouch_reference_date_parse (&date, trimmed))
    return vouch_reference_date_iso (&date);
  return vouch_import_date_read (trimmed);
}

/**
 * vouch_csl_date_new:
 * @text: a date as a person wrote it
 *
 * Returns: (transfer full) (nullable): the value of `issued` and the like, sealed: date parts,
 *   or the person's own words where they are no date; %NULL where @text is blank.
 */
JsonNode *
vouch_csl_date_new (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autofree char *iso = vouch_csl_date_dup_iso (trimmed);
  VouchReferenceDate date;

  if (!*trimmed)
    return NULL;
  if (iso && vouch_reference_date_parse (&date, iso))
    return make_parts (&date);
  return vouch_json_new_members ("literal", vouch_json_new_text (trimmed), NULL);
}
