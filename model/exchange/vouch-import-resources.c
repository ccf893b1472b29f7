/* vouch-import-resources.c: the end of the page.
 *
 * Under "References" each line becomes one of the card's references; under
 * "Original Source(s)" and "Related Content" each becomes an item with its
 * link, and a printed reference among the original sources one of the card's
 * references too: the first of them is the article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import-header.h"
#include "vouch-import-reference.h"
#include "vouch-import-resources.h"

#include <string.h>

#include <glib/gi18n-lib.h>

struct _VouchImportResources
{
  VouchImportDraft *draft;   /* (unowned) */
  VouchImportReport *report; /* (unowned) */
  char *heading;             /* (owned) (nullable): what "References" was printed as */
  guint heading_line;        /* where */
  VouchImportText *pending;  /* (owned) (nullable): a reference that more lines may belong to */
  char *number;              /* (owned) (nullable): of the pending one */
  gboolean has_list;         /* references stood below that heading */
  gboolean has_numbers;      /* and they are numbered */
};

/** Returns: (transfer full): a reader for the resources of @draft. */
VouchImportResources *
vouch_import_resources_new (VouchImportDraft *draft, VouchImportReport *report)
{
  VouchImportResources *self = g_new0 (VouchImportResources, 1);

  self->draft = draft;
  self->report = report;
  return self;
}

/* "References" may stand where other pages have "Related Resources & Content":
 * then it is that part's heading, unless a list of references is below it. */
static void
use_heading (VouchImportResources *self)
{
  VouchImportSection *section
      = vouch_import_draft_get_section (self->draft, VOUCH_IMPORT_ROLE_RESOURCES);

  if (self->heading == NULL || self->has_list || section->title)
    return;
  section->title = g_strdup (self->heading);
  vouch_import_report_take (self->report, self->heading_line, self->heading_line, _ ("Heading"));
}

/** Ends the reading. */
void
vouch_import_resources_free (VouchImportResources *self)
{
  vouch_import_resources_flush (self);
  use_heading (self);
  g_free (self->heading);
  g_free (self);
}

/** Says that @title, "References" or the like, was printed as @block. */
void
vouch_import_resources_set_heading (VouchImportResources *self,
                                    const VouchImportBlock *block,
                                    const char *title)
{
  /* Unless it turns out to be the whole part's heading. */
  vouch_import_report_drop (self->report, block->first, block->last,
                            _ ("References heading: added automatically"));
  if (self->heading)
    return;
  self->heading = g_strdup (title);
  self->heading_line = block->first;
}

/**
 * vouch_import_resources_flush:
 * @self: a reader
 *
 * Makes a reference of the lines that were held back; to be called where a
 * heading or anything else ends the list.
 */
void
vouch_import_resources_flush (VouchImportResources *self)
{
  if (self->pending == NULL)
    return;
  vouch_import_draft_add_reference (self->draft,
                                    vouch_import_reference_read (self->pending, self->number));
  g_clear_pointer (&self->pending, vouch_import_text_free);
  g_clear_pointer (&self->number, g_free);
}

/* "Available at: …", "doi:…", "Accessed May 2, 2025." on a line of its own. */
static gboolean
continues_reference (const VouchImportBlock *block)
{
  static const char *const beginnings[]
      = { "available at", "available from", "accessed", "doi",
          "pmid",         "pmcid",          "http://",  "https://" };

  if (block->kind != VOUCH_IMPORT_BLOCK_PARAGRAPH || !block->follows)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_ascii_strncasecmp (block->text->text->str, beginnings[i], strlen (beginnings[i])) == 0)
      return TRUE;
  return FALSE;
}

/* "[2]", "3.": a DOI has more digits. */
static gboolean
is_only_number (const VouchImportBlock *block)
{
  const char *text = block->text->text->str;

  return block->text->length <= 5 && block->text->links->len == 0
         && strspn (text, "0123456789[]().# ") == block->text->text->len;
}

/* Below a numbered list, a line without a number that has nothing of a reference is another matter: a
 * disclaimer, a word to the reader. */
static gboolean
ends_list (const VouchImportResources *self, const VouchImportBlock *block)
{
  g_autofree char *address = NULL;

  if (!self->has_numbers || block->number || block->kind != VOUCH_IMPORT_BLOCK_PARAGRAPH
      || vouch_import_reference_is_one (block->text) || vouch_import_reference_has_year (block->text))
    return FALSE;
  address = vouch_import_reference_address (block->text);
  return address == NULL;
}

static void
read_reference (VouchImportResources *self, const VouchImportBlock *block)
{
  if (is_only_number (block))
    {
      vouch_import_report_drop (self->report, block->first, block->last,
                                _ ("Number without a reference"));
      return;
    }
  if (ends_list (self, block))
    {
      vouch_import_resources_flush (self);
      vouch_import_header_keep (self->draft, self->report, block);
      return;
    }
  self->has_list = TRUE;
  vouch_import_report_take (self->report, block->first, block->last, _ ("The card’s references"));
  if (self->pending && continues_reference (block))
    {
      vouch_import_text_join (self->pending, block->text, ' ');
      return;
    }
  vouch_import_resources_flush (self);
  self->pending = vouch_import_text_copy (block->text);
  self->number = g_strdup (block->number);
  self->has_numbers |= block->number != NULL;
}

static void
read_item (VouchImportResources *self,
           VouchImportRole role,
           const VouchImportBlock *block,
           const VouchImportText *text)
{
  VouchImportSection *section = vouch_import_draft_get_section (self->draft, role);
  const char *reference = NULL;
  g_autofree char *where = NULL;

  if (role == VOUCH_IMPORT_ROLE_ORIGINAL_SOURCES && vouch_import_reference_is_one (text))
    {
      reference = vouch_import_draft_add_reference (
          self->draft, vouch_import_reference_read (text, block->number));
      if (self->draft->reference == NULL)
        self->draft->reference = g_strdup (reference);
    }
  vouch_import_section_add_item (section, text, reference);
  where = g_strdup_printf (_ ("“%s”, item %u"),
                           section->title ? section->title : vouch_import_role_title (role),
                           section->items->len);
  vouch_import_report_take (self->report, block->first, block->last, where);
}

/**
 * vouch_import_resources_read:
 * @self: a reader
 * @role: the heading that @block stands under
 * @block: a line
 */
void
vouch_import_resources_read (VouchImportResources *self,
                             VouchImportRole role,
                             const VouchImportBlock *block)
{
  if (role == VOUCH_IMPORT_ROLE_REFERENCES)
    {
      read_reference (self, block);
      return;
    }
  if (role == VOUCH_IMPORT_ROLE_RESOURCES)
    {
      role = VOUCH_IMPORT_ROLE_RELATED_CONTENT;
      vouch_import_report_tell (self->report, block->first,
                                _ ("Not in either list of resources"));
    }
  read_item (self, role, block, block->text);
}

/**
 * vouch_import_resources_read_footnote:
 * @self: a reader
 * @block: a line, anywhere
 *
 * "[^1]: Smith J. Title. …" names a reference wherever it stands, as Markdown writes notes.
 *
 * Returns: whether it was that.
 */
gboolean
vouch_import_resources_read_footnote (VouchImportResources *self, const VouchImportBlock *block)
{
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  int end;

  if (!g_str_has_prefix (block->text->text->str, "[^"))
    return FALSE;
  regex = g_regex_new ("^\\[\\^(\\w{1,20})\\]:\\s*(?=\\S)", 0, 0, NULL);
  if (!g_regex_match (regex, block->text->text->str, 0, &match))
    return FALSE;
  vouch_import_resources_flush (self);
  g_match_info_fetch_pos (match, 0, NULL, &end);
  self->pending = vouch_import_text_copy (block->text);
  vouch_import_text_erase (self->pending, 0, (guint) g_utf8_strlen (block->text->text->str, end));
  self->number = g_match_info_fetch (match, 1);
  vouch_import_report_take (self->report, block->first, block->last, _ ("The card’s references"));
  vouch_import_resources_flush (self);
  return TRUE;
}

/**
 * vouch_import_resources_find_inline:
 * @block: a line among the resources
 *
 * Returns: the list that it names itself, as in "Original source: Kim M, …".
 */
VouchImportRole
vouch_import_resources_find_inline (const VouchImportBlock *block)
{
  const char *text = block->text->text->str;
  const char *colon = strchr (text, ':');
  g_autofree char *name = NULL;
  VouchImportRole role;

  if (colon == NULL || colon - text > 40 || colon[1] != ' ')
    return VOUCH_IMPORT_ROLE_NONE;
  name = g_strndup (text, colon - text);
  role = vouch_import_heading_find (name, NULL);
  return vouch_import_role_parent (role) == VOUCH_IMPORT_ROLE_RESOURCES ? role
                                                                        : VOUCH_IMPORT_ROLE_NONE;
}

/** Reads @block, which vouch_import_resources_find_inline() said names @role itself. */
void
vouch_import_resources_read_inline (VouchImportResources *self,
                                    VouchImportRole role,
                                    const VouchImportBlock *block)
{
  g_autoptr (VouchImportText) text = vouch_import_text_copy (block->text);
  const char *colon = strchr (text->text->str, ':');
  const VouchImportSection *section = vouch_import_draft_get_section (self->draft, role);
  g_autofree char *name = g_strndup (text->text->str, colon - text->text->str);

  vouch_import_resources_flush (self);
  if (g_strcmp0 (section->title, name) != 0)
    vouch_import_report_tell (self->report, block->first, _ ("Leading “%s:” left out"), name);
  vouch_import_text_erase (text, 0, g_utf8_strlen (text->text->str, colon - text->text->str) + 1);
  vouch_import_text_trim (text);
  read_item (self, role, block, text);
}
