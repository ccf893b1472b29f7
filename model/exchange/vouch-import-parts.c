/* vouch-import-parts.c: the parts of a summary, or numbered takeaways, block by block.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import-parts.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-import-byline.h"
#include "vouch-import-disclosure.h"
#include "vouch-import-header.h"
#include "vouch-import-resources.h"
#include "vouch-import-statement.h"

typedef struct
{
  VouchImportDraft *draft;
  VouchImportReport *report;
  GPtrArray *blocks;
  const VouchImportOther *kind;
  VouchImportResources *resources; /* (owned) */
  VouchImportSection *section;     /* (unowned) (nullable): where statements go */
  VouchImportRole role;            /* of the resources' part that is being read, else NONE */
  guint at;                        /* the block that is being read */
} Parts;

static const VouchImportBlock *
get_block (const Parts *self, guint at)
{
  return at < self->blocks->len ? self->blocks->pdata[at] : NULL;
}

static void
take (Parts *self, const VouchImportBlock *block, const char *where)
{
  vouch_import_report_take (self->report, block->first, block->last, where);
}

/* An item is a heading where nothing but the heading stands in it, with a colon. */
static gboolean
can_be_heading (const VouchImportBlock *block)
{
  return block->kind == VOUCH_IMPORT_BLOCK_HEADING || block->kind == VOUCH_IMPORT_BLOCK_PARAGRAPH
         || (block->kind == VOUCH_IMPORT_BLOCK_ITEM
             && g_str_has_suffix (block->text->text->str, ":"));
}

static const VouchImportPart *
find_part (const Parts *self, const VouchImportBlock *block)
{
  return can_be_heading (block) ? vouch_import_kind_find_part (self->kind, block->text->text->str)
                                : NULL;
}

/* "Objective: To test…": the heading within the line. */
static const VouchImportPart *
find_inline (const Parts *self, const VouchImportBlock *block, guint *length)
{
  const char *text = block->text->text->str;
  const char *colon = strchr (text, ':');
  g_autofree char *name = NULL;

  /* “5 Key Takeaways: Dry Eyes” is a title. */
  if (self->kind->is_numbered || !colon || colon[1] != ' ' || block->kind == VOUCH_IMPORT_BLOCK_ROW)
    return NULL;
  name = g_strndup (text, (gsize) (colon - text));
  *length = (guint) g_utf8_strlen (name, -1) + 1;
  return vouch_import_kind_find_part (self->kind, name);
}

static gboolean
is_first_number (const Parts *self, const VouchImportBlock *block)
{
  return self->kind->is_numbered && block->number
         && g_ascii_strtoull (block->number, NULL, 10) == 1;
}

static gboolean
begins (const Parts *self, const VouchImportBlock *block)
{
  guint length;

  return find_part (self, block) || find_inline (self, block, &length)
         || is_first_number (self, block);
}

static guint
find_start (const Parts *self)
{
  guint i = 0;

  while (i < self->blocks->len && !begins (self, self->blocks->pdata[i]))
    i++;
  return i;
}

static VouchImportSection *
get_section (Parts *self, const VouchImportPart *part)
{
  for (guint i = 0; i < self->draft->parts->len; i++)
    if (((VouchImportSection *) self->draft->parts->pdata[i])->part == part)
      return self->draft->parts->pdata[i];
  g_assert_not_reached ();
}

static void
open_section (Parts *self, const VouchImportBlock *block, VouchImportSection *section,
              const char *printed)
{
  g_autofree char *title = vouch_import_heading_dup_title (printed);

  vouch_import_resources_flush (self->resources);
  self->section = section;
  take (self, block, _ ("Heading"));
  if (!section->title)
    section->title = g_steal_pointer (&title);
  else if (!g_str_equal (section->title, title))
    {
      g_autofree char *why = g_strdup_printf (
          _ ("Second heading for this section: merged with “%s”"), section->title);

      vouch_import_report_drop (self->report, block->first, block->last, why);
    }
}

static void
add_statement (Parts *self, const VouchImportBlock *block, VouchImportText *text)
{
  vouch_import_statement_read (self->report, self->section,
                               vouch_import_section_get_title (self->section), block, text);
}

static void
read_inline (Parts *self, const VouchImportBlock *block, const VouchImportPart *part, guint length)
{
  g_autofree char *name = g_strndup (
      block->text->text->str, (gsize) (strchr (block->text->text->str, ':') - block->text->text->str));
  VouchImportText *rest = vouch_import_text_copy (block->text);

  open_section (self, block, get_section (self, part), name);
  self->role = VOUCH_IMPORT_ROLE_NONE;
  vouch_import_text_erase (rest, 0, length);
  vouch_import_text_trim (rest);
  add_statement (self, block, rest);
}

/* --- resources --- */

static gboolean
is_resources (VouchImportRole role)
{
  return role == VOUCH_IMPORT_ROLE_RESOURCES || role == VOUCH_IMPORT_ROLE_REFERENCES
         || vouch_import_role_parent (role) == VOUCH_IMPORT_ROLE_RESOURCES;
}

static VouchImportRole
find_resources (const VouchImportBlock *block)
{
  VouchImportSureness sureness;
  VouchImportRole role = vouch_import_heading_find (block->text->text->str, &sureness);
  gboolean is_sure = sureness >= VOUCH_IMPORT_SURE_AS_LINE
                     || (sureness == VOUCH_IMPORT_SURE_IF_MARKED
                         && (block->kind == VOUCH_IMPORT_BLOCK_HEADING
                             || g_str_has_suffix (block->text->text->str, ":")));

  return is_sure && can_be_heading (block) && is_resources (role) ? role : VOUCH_IMPORT_ROLE_NONE;
}

static void
open_resources (Parts *self, const VouchImportBlock *block, VouchImportRole role)
{
  g_autofree char *title = NULL;

  self->role = role;
  if (role != VOUCH_IMPORT_ROLE_REFERENCES)
    {
      open_section (self, block, vouch_import_draft_get_section (self->draft, role),
                    block->text->text->str);
      return;
    }
  vouch_import_resources_flush (self->resources);
  self->section = NULL;
  title = vouch_import_heading_dup_title (block->text->text->str);
  vouch_import_resources_set_heading (self->resources, block, title);
}

/* --- blocks --- */

/* Returns whether @block was none of the card's own text. */
static gboolean
read_surroundings (Parts *self, const VouchImportBlock *block)
{
  const VouchImportBlock *next = get_block (self, self->at + 1);
  const char *text = block->text->text->str;
  const char *why = NULL;

  if (vouch_import_disclosure_read (self->draft, self->report, block))
    {
      vouch_import_resources_flush (self->resources);
      return TRUE;
    }
  if (block->kind == VOUCH_IMPORT_BLOCK_ITEM || block->kind == VOUCH_IMPORT_BLOCK_ROW)
    return FALSE;
  if (next && vouch_import_disclosure_is_title (text)
      && vouch_import_disclosure_is_one (next->text->text->str))
    why = _ ("Disclosure heading");
  else if (vouch_import_byline_is_furniture (text))
    why = _ ("Web page text");
  if (why)
    vouch_import_report_drop (self->report, block->first, block->last, why);
  return why != NULL;
}

static void
open_other (Parts *self, const VouchImportBlock *block)
{
  g_autofree char *title = vouch_import_heading_dup_title (block->text->text->str);

  vouch_import_resources_flush (self->resources);
  self->role = VOUCH_IMPORT_ROLE_NONE;
  self->section = vouch_import_draft_add_other (self->draft, title, VOUCH_IMPORT_ROLE_NONE);
  take (self, block, _ ("Heading"));
  vouch_import_report_tell (self->report, block->first,
                            _ ("Cards of this kind have no section “%s”: kept as a separate "
                               "section"), title);
}

/* Below the numbered lines stands what is none of them. */
static gboolean
is_beside_numbers (const Parts *self, const VouchImportBlock *block)
{
  return self->kind->is_numbered && self->section && self->section->part && !block->number
         && self->section->statements->len > 0 && block->kind != VOUCH_IMPORT_BLOCK_ROW;
}

static void
read_content (Parts *self, const VouchImportBlock *block)
{
  VouchImportRole inner = is_resources (self->role) ? vouch_import_resources_find_inline (block)
                                                    : VOUCH_IMPORT_ROLE_NONE;

  if (inner != VOUCH_IMPORT_ROLE_NONE)
    {
      self->role = inner;
      self->section = vouch_import_draft_get_section (self->draft, inner);
      vouch_import_resources_read_inline (self->resources, inner, block);
    }
  else if (block->kind == VOUCH_IMPORT_BLOCK_HEADING)
    open_other (self, block);
  else if (is_resources (self->role))
    vouch_import_resources_read (self->resources, self->role, block);
  else if (!self->section || is_beside_numbers (self, block))
    vouch_import_header_keep (self->draft, self->report, block);
  else
    add_statement (self, block, vouch_import_text_copy (block->text));
}

static void
read_block (Parts *self, const VouchImportBlock *block)
{
  const VouchImportPart *part = find_part (self, block);
  VouchImportRole role = part ? VOUCH_IMPORT_ROLE_NONE : find_resources (block);
  guint length;

  if (part)
    {
      open_section (self, block, get_section (self, part), block->text->text->str);
      self->role = VOUCH_IMPORT_ROLE_NONE;
    }
  else if (role != VOUCH_IMPORT_ROLE_NONE)
    open_resources (self, block, role);
  else if ((part = find_inline (self, block, &length)))
    read_inline (self, block, part, length);
  else if (!read_surroundings (self, block))
    read_content (self, block);
}

static void
tell_missing (Parts *self)
{
  for (guint i = 0; i < self->draft->parts->len; i++)
    {
      VouchImportSection *section = self->draft->parts->pdata[i];

      if (!section->title && section->statements->len == 0)
        vouch_import_report_tell (self->report, 0, _ ("“%s” was missing: added"),
                                  section->part->title);
    }
}

/**
 * vouch_import_parts_read:
 * @draft: gets what is found
 * @report: told what became of each block
 * @blocks: (element-type VouchImportBlock): the page
 * @kind: what kind of card it is
 */
void
vouch_import_parts_read (VouchImportDraft *draft,
                         VouchImportReport *report,
                         GPtrArray *blocks,
                         const VouchImportOther *kind)
{
  Parts self = {
    .draft = draft,
    .report = report,
    .blocks = blocks,
    .kind = kind,
    .resources = vouch_import_resources_new (draft, report),
  };
  guint start = find_start (&self);

  vouch_import_draft_set_kind (draft, kind);
  vouch_import_report_tell (report, 0, _ ("Read as a card of the kind “%s”"), kind->kind);
  vouch_import_header_read (draft, report, blocks, start);
  if (kind->is_numbered)
    self.section = draft->parts->pdata[0];
  for (self.at = start; self.at < blocks->len; self.at++)
    read_block (&self, blocks->pdata[self.at]);
  vouch_import_resources_free (self.resources);
  tell_missing (&self);
}
