/* vouch-passage-abstract.c: an abstract that no heading names.
 *
 * In one paper of seven it stands between the title and the first heading, and says so nowhere.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-passage-abstract.h"

#include "vouch-passage-split.h"

/* Bytes of a long abstract: what comes after them begins the paper itself. */
#define MAX_ABSTRACT 2600

static gboolean
is_named (VouchPassageZone zone)
{
  return zone >= VOUCH_PASSAGE_ZONE_ABSTRACT && zone <= VOUCH_PASSAGE_ZONE_ABSTRACT_OTHER;
}

/* Only the reports of studies are known to begin with an abstract. */
static gboolean
wants_abstract (GArray *spans)
{
  gboolean has_body = FALSE;

  for (guint i = 0; i < spans->len; i++)
    {
      VouchPassageZone zone = g_array_index (spans, VouchPassageSpan, i).zone;

      if (is_named (zone))
        return FALSE;
      has_body |= zone == VOUCH_PASSAGE_ZONE_METHODS || zone == VOUCH_PASSAGE_ZONE_RESULTS;
    }
  return has_body;
}

static guint
find_start (GArray *spans)
{
  guint i = 0;

  while (i < spans->len && g_array_index (spans, VouchPassageSpan, i).zone == VOUCH_PASSAGE_ZONE_TITLE)
    i++;
  return i;
}

/**
 * vouch_passage_abstract_mark:
 * @text: UTF-8
 * @spans: (element-type VouchPassageSpan): what it consists of
 *
 * Gives the sentences between the title and the first heading of a report the zone of an abstract,
 * those after a label ("Results.") that of its part, where no other part of it is an abstract.
 */
void
vouch_passage_abstract_mark (const char *text,
                             GArray     *spans)
{
  VouchPassageZone zone = VOUCH_PASSAGE_ZONE_ABSTRACT;
  guint first = find_start (spans);

  if (!wants_abstract (spans))
    return;
  for (guint i = first; i < spans->len; i++)
    {
      VouchPassageSpan *span = &g_array_index (spans, VouchPassageSpan, i);
      VouchPassageHeading label;

      if (span->zone != VOUCH_PASSAGE_ZONE_NONE || span->kind == VOUCH_PASSAGE_HEADING
          || span->to - g_array_index (spans, VouchPassageSpan, first).from > MAX_ABSTRACT)
        return;
      if (span->kind != VOUCH_PASSAGE_SENTENCE)
        continue;
      if (vouch_passage_label_read (&label, text, span->from, span->to))
        {
          label.is_abstract = TRUE;
          zone = vouch_passage_zone_after (zone, &label);
        }
      span->zone = zone;
    }
}
