/* vouch-import-draft.h: what an import has gathered, before it becomes a card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "vouch-import-heading.h"
#include "vouch-import-kind.h"
#include "vouch-import-text.h"

G_BEGIN_DECLS

typedef struct
{
  VouchImportText *text; /* (owned) */
  char *label;           /* (owned) (nullable): of a glance cell */
  GPtrArray *cites;      /* (owned) (nullable) (element-type utf8): ids of references */
  GString *marker;       /* (owned) (nullable): the words of all that were lifted */
  guint marker_at;       /* code points */
  guint line;            /* of the page, from 1; 0: several */
} VouchImportStatement;

typedef struct
{
  char *title;           /* (owned) (nullable): as printed; NULL while it was not on the page */
  GPtrArray *statements; /* (owned) (element-type VouchImportStatement) */
  GPtrArray *items;      /* (owned) (element-type JsonObject): of the resources' parts */
  VouchImportRole role;
  VouchImportRole after; /* of role OTHER: the part that it followed, or lies in */
  const VouchImportPart *part; /* (nullable): of a kind of card that is no scorecard */
} VouchImportSection;

typedef struct
{
  char *title;         /* (owned) (nullable) */
  char *article_title; /* (owned) (nullable) */
  char *date;          /* (owned) (nullable): the article's */
  char *journal;       /* (owned) (nullable) */
  char *sponsor;       /* (owned) (nullable): as printed */
  char *type;          /* (owned) (nullable): the article's, proposed */
  char *type_from;     /* (owned) (nullable): a rubric that says so */
  char *reference;     /* (owned) (nullable): id of the article's own reference */
  char *language;      /* (owned) */
  GString *disclosure; /* (owned): empty when there was none */
  GPtrArray *authors;   /* (owned) (element-type utf8): the article's */
  GPtrArray *reviewers; /* (owned) (element-type utf8): the page's, of the article */
  GPtrArray *sections;  /* (owned) (element-type VouchImportSection): by role, then others */
  const VouchImportOther *kind; /* (nullable): where it is no scorecard */
  GPtrArray *parts;     /* (owned) (element-type VouchImportSection): of that kind, in its order */
  JsonArray *references; /* (owned) */
  GHashTable *by_place;  /* (owned): of the others: "AFTER TITLE" -> VouchImportSection */
  GHashTable *by_number; /* (owned): "DOI 10.1000/x" -> JsonObject of the references */
  gint minutes;          /* reading time; -1 when the page does not say */
} VouchImportDraft;

VouchImportDraft     *vouch_import_draft_new         (void);
void                  vouch_import_draft_free        (VouchImportDraft   *self);
VouchImportSection   *vouch_import_draft_get_section (VouchImportDraft   *self,
                                                      VouchImportRole     role);
VouchImportSection   *vouch_import_draft_add_other   (VouchImportDraft   *self,
                                                      const char         *title,
                                                      VouchImportRole     after);
void                  vouch_import_draft_set_kind    (VouchImportDraft       *self,
                                                      const VouchImportOther *kind);
VouchImportStatement *vouch_import_section_add       (VouchImportSection *section,
                                                      const char         *label,
                                                      VouchImportText    *text);
const char           *vouch_import_section_get_title (const VouchImportSection *section);
guint                 vouch_import_statement_lift    (VouchImportStatement *statement);
const char           *vouch_import_draft_add_reference (VouchImportDraft *self,
                                                        JsonObject       *item);
void                  vouch_import_section_add_item  (VouchImportSection    *section,
                                                      const VouchImportText *text,
                                                      const char            *reference);
JsonNode             *vouch_import_draft_make_card   (const VouchImportDraft *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchImportDraft, vouch_import_draft_free)

G_END_DECLS
