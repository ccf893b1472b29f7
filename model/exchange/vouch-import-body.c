/* vouch-import-body.c: goes down the page from heading to heading.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import-body.h"
#include "vouch-import-byline.h"
#include "vouch-import-disclosure.h"
#include "vouch-import-glance.h"
#include "vouch-import-header.h"
#include "vouch-import-resources.h"
#include "vouch-import-statement.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define MAX_OWN_HEADING_CHARS 60
#define MAX_OWN_HEADING_WORDS 8

typedef struct
{
  VouchImportDraft *draft;
  VouchImportReport *report;
  GPtrArray *blocks;
  VouchImportGlance glance;
  VouchImportResources *resources; /* (owned) */
  VouchImportSection *section;     /* (unowned) (nullable): where statements go */
  VouchImportRole role;            /* of the part that is being read */
  guint at;                        /* the block that is being read */
  guint last[VOUCH_IMPORT_ROLE_OTHER]; /* of each role: the last block with its words */
  gboolean has_inline_groups;      /* "Diagnosis: Evaluate …": groups named within the line */
} Body;

static const VouchImportBlock *
get_block (const Body *body, guint at)
{
  return at < body->blocks->len ? body->blocks->pdata[at] : NULL;
}

static void
take (Body *body, const VouchImportBlock *block, const char *where)
{
  vouch_import_report_take (body->report, block->first, block->last, where);
}

static void
drop (Body *body, const VouchImportBlock *block, const char *why)
{
  vouch_import_report_drop (body->report, block->first, block->last, why);
}

/* --- headings --------------------------------------------------------- */

static gboolean
is_item (const VouchImportBlock *block)
{
  return block && block->kind == VOUCH_IMPORT_BLOCK_ITEM;
}

/* Whether a group inside the recommendations, not a part of its own. */
static gboolean
is_in_recommendations (const Body *body)
{
  if (body->role == VOUCH_IMPORT_ROLE_OTHER)
    return body->section->after == VOUCH_IMPORT_ROLE_RECOMMENDATIONS;
  return body->role == VOUCH_IMPORT_ROLE_RECOMMENDATIONS
         || vouch_import_role_parent (body->role) == VOUCH_IMPORT_ROLE_RECOMMENDATIONS;
}

/* "2. Management" is a statement's words nowhere; where else its words come up, only
 * those that just scorecards have are sure behind a number. */
static gboolean
is_sure_with_number (const Body *body,
                     VouchImportRole role,
                     VouchImportSureness sureness)
{
  return sureness == VOUCH_IMPORT_SURE_SCORECARD
         || (is_in_recommendations (body)
             && vouch_import_role_parent (role) == VOUCH_IMPORT_ROLE_RECOMMENDATIONS);
}

/* An item is a heading when it is set as one: numbered, in bold, with a colon,
 * or with items below it; and where its words come up no more, as a word processor
 * puts a bullet before headings too. A list of headings is a list of links to them. */
static gboolean
is_heading_item (const Body *body,
                 guint at,
                 const VouchImportBlock *block,
                 VouchImportRole role,
                 VouchImportSureness sureness)
{
  const VouchImportBlock *next = get_block (body, at + 1);
  VouchImportSureness next_sureness = VOUCH_IMPORT_SURE_NOT;

  if (next)
    vouch_import_heading_find (next->text->text->str, &next_sureness);
  if (sureness < VOUCH_IMPORT_SURE_AS_LINE)
    return FALSE;
  if (body->last[role] == at && (!block->number || is_sure_with_number (body, role, sureness)))
    return TRUE;
  if (is_item (next) && next_sureness >= sureness)
    return FALSE;
  if (is_item (next) && next->level > block->level)
    return TRUE;
  if (block->number)
    return sureness == VOUCH_IMPORT_SURE_SCORECARD;
  return vouch_import_text_is_all (block->text, VOUCH_IMPORT_MARK_BOLD)
         || g_str_has_suffix (block->text->text->str, ":");
}

static gboolean
is_sure_enough (const Body *body,
                guint at,
                const VouchImportBlock *block,
                VouchImportRole role,
                VouchImportSureness sureness)
{
  if (sureness == VOUCH_IMPORT_SURE_IN_GROUPS && is_in_recommendations (body))
    sureness = VOUCH_IMPORT_SURE_IF_MARKED;
  switch (block->kind)
    {
    case VOUCH_IMPORT_BLOCK_HEADING:
      return sureness >= VOUCH_IMPORT_SURE_IF_MARKED;
    case VOUCH_IMPORT_BLOCK_PARAGRAPH:
      return sureness >= VOUCH_IMPORT_SURE_AS_LINE
             || (sureness == VOUCH_IMPORT_SURE_IF_MARKED && body->role != VOUCH_IMPORT_ROLE_NONE
                 && (g_str_has_suffix (block->text->text->str, ":")
                     || is_item (get_block (body, at + 1))));
    case VOUCH_IMPORT_BLOCK_ITEM:
      return is_heading_item (body, at, block, role, sureness);
    case VOUCH_IMPORT_BLOCK_ROW:
      break;
    }
  return FALSE;
}

static VouchImportRole
find_heading (const Body *body, guint at)
{
  const VouchImportBlock *block = body->blocks->pdata[at];
  VouchImportSureness sureness;
  VouchImportRole role = vouch_import_heading_find (block->text->text->str, &sureness);

  if (role == VOUCH_IMPORT_ROLE_NONE || !is_sure_enough (body, at, block, role, sureness))
    return VOUCH_IMPORT_ROLE_NONE;
  return role;
}

/* Speaks for the heading's line: it is in the card, unless the part has another title. */
static void
open_section (Body *body, const VouchImportBlock *block, VouchImportRole role, const char *printed)
{
  g_autofree char *title = vouch_import_heading_dup_usual (printed, role);
  VouchImportSection *section = vouch_import_draft_get_section (body->draft, role);

  body->role = role;
  body->section = section;
  take (body, block, _ ("Heading"));
  if (section->title == NULL)
    section->title = g_steal_pointer (&title);
  else if (!g_str_equal (section->title, title))
    {
      g_autofree char *why = g_strdup_printf (
          _ ("Second heading for this section: merged with “%s”"), section->title);

      drop (body, block, why);
    }
  if (role == VOUCH_IMPORT_ROLE_GLANCE)
    body->glance.current = NULL;
  if (vouch_import_role_parent (role) != VOUCH_IMPORT_ROLE_RECOMMENDATIONS)
    body->has_inline_groups = FALSE;
}

static void
read_heading (Body *body, const VouchImportBlock *block, VouchImportRole role)
{
  vouch_import_resources_flush (body->resources);
  if (role == VOUCH_IMPORT_ROLE_REFERENCES)
    {
      g_autofree char *title = vouch_import_heading_dup_usual (block->text->text->str, role);

      body->role = role;
      body->section = NULL;
      vouch_import_resources_set_heading (body->resources, block, title);
    }
  else
    open_section (body, block, role, block->text->text->str);
}

static VouchImportRole
get_top_role (const Body *body)
{
  VouchImportRole parent;

  if (body->role == VOUCH_IMPORT_ROLE_OTHER)
    return body->section->after;
  if (body->role == VOUCH_IMPORT_ROLE_REFERENCES)
    return VOUCH_IMPORT_ROLE_RESOURCES;
  parent = vouch_import_role_parent (body->role);
  return parent != VOUCH_IMPORT_ROLE_NONE ? parent : body->role;
}

static void
open_other (Body *body, const VouchImportBlock *block)
{
  g_autofree char *title = vouch_import_heading_dup_title (block->text->text->str);
  VouchImportRole after = get_top_role (body);

  vouch_import_resources_flush (body->resources);
  body->section = vouch_import_draft_add_other (body->draft, title, after);
  body->role = VOUCH_IMPORT_ROLE_OTHER;
  take (body, block, _ ("Heading"));
  vouch_import_report_tell (body->report, block->first,
                            _ ("Scorecards have no section “%s”: kept as a separate section"), title);
}

static gboolean
is_title_case (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n = g_strv_length (words);

  if (n == 0 || n > MAX_OWN_HEADING_WORDS)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (strlen (words[i]) > 3 && !g_unichar_isupper (g_utf8_get_char (words[i])))
      return FALSE;
  return g_unichar_isupper (g_utf8_get_char (text));
}

static gboolean
ends_like_heading (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && strchr (".!?,;)", text[length - 1]) == NULL;
}

/* Whether a list ended above @block without a blank line. */
static gboolean
follows_end (const Body *body)
{
  const VouchImportBlock *last = body->at > 0 ? get_block (body, body->at - 1) : NULL;
  const char *text = last ? last->text->text->str : "";
  gsize length = strlen (text);

  return is_item (last) && length > 0 && strchr (".!?)", text[length - 1]);
}

/* In plain text nothing marks a heading: a few words in capitals above something. */
static gboolean
looks_like_heading (const VouchImportBlock *block)
{
  const char *text = block->text->text->str;

  if (block->text->length > MAX_OWN_HEADING_CHARS || !ends_like_heading (text))
    return FALSE;
  return block->kind == VOUCH_IMPORT_BLOCK_HEADING
         || (block->kind == VOUCH_IMPORT_BLOCK_PARAGRAPH && is_title_case (text));
}

/* A heading that no scorecard has. */
static gboolean
is_own_heading (const Body *body, const VouchImportBlock *block)
{
  const VouchImportBlock *next = get_block (body, body->at + 1);
  const char *text = block->text->text->str;
  guint value_at;

  if (body->role == VOUCH_IMPORT_ROLE_REFERENCES && block->kind != VOUCH_IMPORT_BLOCK_HEADING)
    return FALSE;
  /* A label in bold, or set as a heading, with its value below. */
  if (body->role == VOUCH_IMPORT_ROLE_GLANCE && vouch_import_glance_find_label (text, &value_at))
    return FALSE;
  if (block->kind == VOUCH_IMPORT_BLOCK_HEADING && block->level < 6)
    return TRUE;
  if (next == NULL || !looks_like_heading (block))
    return FALSE;
  if (block->kind == VOUCH_IMPORT_BLOCK_HEADING)
    return next->kind != VOUCH_IMPORT_BLOCK_HEADING;
  return body->role != VOUCH_IMPORT_ROLE_GLANCE && is_item (next)
         && (!block->follows || follows_end (body));
}

/* "What the Paper Says" straight above "Diagnosis" is the recommendations' own
 * heading in other words, when they had none yet. */
static VouchImportRole
find_parent_heading (const Body *body, const VouchImportBlock *block)
{
  VouchImportRole parent;

  if (body->at + 1 >= body->blocks->len || !looks_like_heading (block))
    return VOUCH_IMPORT_ROLE_NONE;
  parent = vouch_import_role_parent (find_heading (body, body->at + 1));
  if (parent == VOUCH_IMPORT_ROLE_NONE
      || vouch_import_draft_get_section (body->draft, parent)->title)
    return VOUCH_IMPORT_ROLE_NONE;
  return parent;
}

/* --- statements ------------------------------------------------------- */

static void
add_statement (Body *body,
               VouchImportSection *section,
               const VouchImportBlock *block,
               VouchImportText *text)
{
  vouch_import_statement_read (body->report, section, vouch_import_section_get_title (section), block, text);
}

/* Straight under "Recommendations", before any of its groups. */
static VouchImportSection *
get_ungrouped (Body *body, const VouchImportBlock *block)
{
  VouchImportSection *parent
      = vouch_import_draft_get_section (body->draft, VOUCH_IMPORT_ROLE_RECOMMENDATIONS);

  vouch_import_report_tell (body->report, block->first,
                            _ ("Not in any group of recommendations"));
  return vouch_import_draft_add_other (body->draft, vouch_import_section_get_title (parent),
                                       VOUCH_IMPORT_ROLE_RECOMMENDATIONS);
}

/* "Diagnosis: Evaluate the context": the group's name within the line. Only
 * where the recommendations begin that way: elsewhere it is how people write. */
static gboolean
read_inline_group (Body *body, const VouchImportBlock *block)
{
  const char *text = block->text->text->str;
  const char *colon = strchr (text, ':');
  g_autofree char *name = NULL;
  VouchImportText *rest;
  VouchImportRole role;

  if (body->role != VOUCH_IMPORT_ROLE_RECOMMENDATIONS && !body->has_inline_groups)
    return FALSE;
  if (colon == NULL || colon - text > MAX_OWN_HEADING_CHARS || colon[1] != ' ')
    return FALSE;
  name = g_strndup (text, colon - text);
  role = vouch_import_heading_find (name, NULL);
  if (vouch_import_role_parent (role) != VOUCH_IMPORT_ROLE_RECOMMENDATIONS)
    return FALSE;
  open_section (body, block, role, name);
  body->has_inline_groups = TRUE;
  if (!g_str_equal (vouch_import_section_get_title (body->section), name))
    vouch_import_report_tell (body->report, block->first, _ ("Leading “%s:” left out"), name);
  rest = vouch_import_text_copy (block->text);
  vouch_import_text_erase (rest, 0, g_utf8_strlen (name, -1) + 1);
  vouch_import_text_trim (rest);
  add_statement (body, body->section, block, rest);
  return TRUE;
}

static void
read_glance (Body *body, const VouchImportBlock *block)
{
  g_autofree char *where = NULL;

  if (!vouch_import_glance_read (&body->glance, block))
    {
      drop (body, block, _ ("Table header"));
      return;
    }
  if (body->glance.current && body->glance.current->label
      && vouch_import_glance_is_only_label (block))
    where = g_strdup_printf (_ ("“%s”, cell “%s” (empty)"), vouch_import_section_get_title (body->glance.section),
                             body->glance.current->label);
  else if (body->glance.current && body->glance.current->label)
    where = g_strdup_printf (_ ("“%s”, cell “%s”"), vouch_import_section_get_title (body->glance.section),
                             body->glance.current->label);
  else
    where = g_strdup_printf (_ ("“%s”, a cell without a label"), vouch_import_section_get_title (body->glance.section));
  take (body, block, where);
}

/* --- blocks ----------------------------------------------------------- */

static gboolean
is_resources (VouchImportRole role)
{
  return role == VOUCH_IMPORT_ROLE_RESOURCES || role == VOUCH_IMPORT_ROLE_REFERENCES
         || vouch_import_role_parent (role) == VOUCH_IMPORT_ROLE_RESOURCES;
}

/* Returns whether @block was none of the card's own text. */
static gboolean
read_surroundings (Body *body, const VouchImportBlock *block)
{
  const VouchImportBlock *next = get_block (body, body->at + 1);
  const char *text = block->text->text->str;

  if (vouch_import_disclosure_read (body->draft, body->report, block))
    {
      vouch_import_resources_flush (body->resources);
      return TRUE;
    }
  if (block->kind == VOUCH_IMPORT_BLOCK_ITEM || block->kind == VOUCH_IMPORT_BLOCK_ROW)
    return FALSE;
  if (next && vouch_import_disclosure_is_title (text)
      && vouch_import_disclosure_is_one (next->text->text->str))
    {
      drop (body, block, _ ("Disclosure heading"));
      return TRUE;
    }
  if (vouch_import_byline_is_furniture (text))
    {
      drop (body, block, _ ("Web page text"));
      return TRUE;
    }
  return FALSE;
}

static void
read_content (Body *body, const VouchImportBlock *block)
{
  VouchImportRole parent = find_parent_heading (body, block);

  if (parent != VOUCH_IMPORT_ROLE_NONE)
    read_heading (body, block, parent);
  else if (is_own_heading (body, block))
    open_other (body, block);
  else if (is_resources (body->role))
    vouch_import_resources_read (body->resources, body->role, block);
  else if (body->role == VOUCH_IMPORT_ROLE_GLANCE)
    read_glance (body, block);
  else if (is_in_recommendations (body) && read_inline_group (body, block))
    return;
  else if (body->role == VOUCH_IMPORT_ROLE_RECOMMENDATIONS)
    add_statement (body, get_ungrouped (body, block), block, vouch_import_text_copy (block->text));
  else
    add_statement (body, body->section, block, vouch_import_text_copy (block->text));
}

static void
read_block (Body *body)
{
  const VouchImportBlock *block = body->blocks->pdata[body->at];
  VouchImportRole role = find_heading (body, body->at);
  VouchImportRole inner;

  if (role != VOUCH_IMPORT_ROLE_NONE)
    read_heading (body, block, role);
  else if (read_surroundings (body, block)
           || vouch_import_resources_read_footnote (body->resources, block))
    return;
  else if (is_resources (body->role)
           && (inner = vouch_import_resources_find_inline (block)) != VOUCH_IMPORT_ROLE_NONE)
    {
      body->role = inner;
      body->section = vouch_import_draft_get_section (body->draft, inner);
      vouch_import_resources_read_inline (body->resources, inner, block);
    }
  else
    read_content (body, block);
}

/* Where the first part begins: its heading, or a table that needs none. */
static guint
find_start (Body *body)
{
  for (guint i = 0; i < body->blocks->len; i++)
    if (find_heading (body, i) != VOUCH_IMPORT_ROLE_NONE
        || vouch_import_glance_begins_with (body->blocks->pdata[i]))
      return i;
  return body->blocks->len;
}

static void
find_last (Body *body)
{
  for (guint i = 0; i < body->blocks->len; i++)
    {
      const VouchImportBlock *block = body->blocks->pdata[i];

      body->last[vouch_import_heading_find (block->text->text->str, NULL)] = i;
    }
}

static void
tell_missing (Body *body)
{
  for (guint role = VOUCH_IMPORT_ROLE_NONE + 1; role < VOUCH_IMPORT_N_ROLES; role++)
    {
      const VouchImportSection *section = vouch_import_draft_get_section (body->draft, role);

      if (section->title == NULL)
        vouch_import_report_tell (body->report, 0, _ ("“%s” was missing: added"),
                                  vouch_import_role_title (role));
    }
}

/**
 * vouch_import_body_read:
 * @draft: gets what is found
 * @report: told what became of each block
 * @blocks: (element-type VouchImportBlock): the page
 */
void
vouch_import_body_read (VouchImportDraft *draft, VouchImportReport *report, GPtrArray *blocks)
{
  Body body = {
    .draft = draft,
    .report = report,
    .blocks = blocks,
    .resources = vouch_import_resources_new (draft, report),
  };
  guint start;

  find_last (&body);
  start = find_start (&body);
  vouch_import_glance_init (&body.glance,
                            vouch_import_draft_get_section (draft, VOUCH_IMPORT_ROLE_GLANCE));
  vouch_import_header_read (draft, report, blocks, start);
  body.role = VOUCH_IMPORT_ROLE_GLANCE;
  body.section = body.glance.section;
  for (body.at = start; body.at < blocks->len; body.at++)
    read_block (&body);
  vouch_import_resources_free (body.resources);
  vouch_import_glance_complete (&body.glance, report);
  vouch_import_glance_clear (&body.glance);
  tell_missing (&body);
}
