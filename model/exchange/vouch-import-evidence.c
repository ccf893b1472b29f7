/* vouch-import-evidence.c: weighs the lines that only a scorecard has.
 *
 * One such line proves nothing: a paper has "References", a read-me file
 * "Highlights". Enough of them together do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import-byline.h"
#include "vouch-import-evidence.h"
#include "vouch-import-glance.h"
#include "vouch-import-heading.h"
#include "vouch-import-line.h"

#include <string.h>

#define MAX_LINE_BYTES 600
#define ENOUGH 5

typedef struct
{
  guint roles;  /* bits of those whose heading was seen */
  guint labels; /* likewise of the glance table */
  guint points;
  guint sure; /* points from what only a scorecard has */
  gboolean has_title;
} Evidence;

static const char *
skip_signs (const char *line)
{
  for (;;)
    {
      const char *item;

      line += strspn (line, " \t#*_>|-+");
      item = vouch_import_line_skip_bullet (line, VOUCH_IMPORT_TEXT, NULL);
      if (item == NULL)
        return line;
      line = item;
    }
}

static void
weigh_heading (Evidence *evidence, const char *line)
{
  VouchImportSureness sureness;
  VouchImportRole role = vouch_import_heading_find (line, &sureness);

  if (role == VOUCH_IMPORT_ROLE_NONE || sureness < VOUCH_IMPORT_SURE_AS_LINE
      || (evidence->roles & (1u << role)))
    return;
  evidence->roles |= 1u << role;
  evidence->points += sureness == VOUCH_IMPORT_SURE_SCORECARD ? 2 : 1;
  evidence->sure += sureness == VOUCH_IMPORT_SURE_SCORECARD ? 2 : 0;
}

static void
weigh_label (Evidence *evidence, const char *line)
{
  guint value_at;
  const char *label = vouch_import_glance_find_label (line, &value_at);

  for (guint i = 0; label && i < VOUCH_IMPORT_N_LABELS; i++)
    if (label == vouch_import_glance_label (i) && !(evidence->labels & (1u << i)))
      {
        evidence->labels |= 1u << i;
        evidence->points++;
        evidence->sure += strchr (label, ' ') != NULL;
      }
}

/* The title may stand on the next line. */
static gboolean
is_name_alone (const char *line)
{
  g_autofree char *name = g_ascii_strdown (line, -1);

  for (gsize end = strlen (name); end > 0 && strchr (" \t:*#_", name[end - 1]); end--)
    name[end - 1] = '\0';
  return g_str_equal (name, "scorecard") || g_str_equal (name, "clinical scorecard");
}

static gboolean
is_title (const char *line)
{
  g_autofree char *value = NULL;

  return is_name_alone (line)
         || (strlen (line) >= 11
             && vouch_import_byline_classify (line, &value) == VOUCH_IMPORT_BYLINE_CARD_TITLE);
}

static void
weigh_title (Evidence *evidence, const char *line)
{
  if (evidence->has_title || !is_title (line))
    return;
  evidence->has_title = TRUE;
  evidence->points += 3;
  evidence->sure += 3;
}

static gboolean
is_enough (const Evidence *evidence)
{
  return evidence->points >= ENOUGH && evidence->sure >= 2;
}

static void
weigh_line (Evidence *evidence, const char *start, gsize length)
{
  g_autofree char *line = NULL;
  const char *content;
  const char *end;

  if (length == 0 || length > MAX_LINE_BYTES)
    return;
  line = g_strndup (start, length);
  if (!g_utf8_validate (line, -1, &end))
    return;
  content = skip_signs (line);
  weigh_heading (evidence, content);
  weigh_label (evidence, content);
  if (g_ascii_tolower (*content) == 'c' || g_ascii_tolower (*content) == 's')
    weigh_title (evidence, content);
}

/**
 * vouch_import_evidence_is_scorecard:
 * @text: UTF-8
 *
 * Stops as soon as there is enough, so a long text that is a scorecard costs
 * no more than a short one.
 *
 * Returns: whether enough of its lines are a scorecard's.
 */
gboolean
vouch_import_evidence_is_scorecard (const char *text)
{
  Evidence evidence = { 0 };

  while (*text && !is_enough (&evidence))
    {
      gsize length = strcspn (text, "\r\n");

      weigh_line (&evidence, text, length);
      text += length;
      text += *text != '\0';
    }
  return is_enough (&evidence);
}
