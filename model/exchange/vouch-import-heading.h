/* vouch-import-heading.h: the parts of a scorecard, by what their headings are called.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  VOUCH_IMPORT_ROLE_NONE,
  VOUCH_IMPORT_ROLE_GLANCE,
  VOUCH_IMPORT_ROLE_HIGHLIGHTS,
  VOUCH_IMPORT_ROLE_RECOMMENDATIONS,
  VOUCH_IMPORT_ROLE_DIAGNOSIS,
  VOUCH_IMPORT_ROLE_MANAGEMENT,
  VOUCH_IMPORT_ROLE_MONITORING,
  VOUCH_IMPORT_ROLE_RISKS,
  VOUCH_IMPORT_ROLE_PRESCRIBING,
  VOUCH_IMPORT_ROLE_BEST_PRACTICES,
  VOUCH_IMPORT_ROLE_RESOURCES,
  VOUCH_IMPORT_ROLE_ORIGINAL_SOURCES,
  VOUCH_IMPORT_ROLE_RELATED_CONTENT,
  VOUCH_IMPORT_N_ROLES,
  VOUCH_IMPORT_ROLE_REFERENCES = VOUCH_IMPORT_N_ROLES, /* a list for the card's references */
  VOUCH_IMPORT_ROLE_OTHER /* a part that the kind of card has no place for */
} VouchImportRole;

/** How sure a heading's words are by themselves. */
typedef enum
{
  VOUCH_IMPORT_SURE_NOT,
  VOUCH_IMPORT_SURE_IN_GROUPS, /* a group's, among the recommendations; else a heading of its own */
  VOUCH_IMPORT_SURE_IF_MARKED, /* an everyday word: a heading only where it is set as one */
  VOUCH_IMPORT_SURE_AS_LINE,   /* a heading when it stands on a line by itself */
  VOUCH_IMPORT_SURE_SCORECARD  /* nothing but a scorecard says this */
} VouchImportSureness;

char            *vouch_import_heading_fold   (const char          *text);
char            *vouch_import_heading_dup_title (const char       *text);
char            *vouch_import_heading_dup_usual (const char       *text,
                                              VouchImportRole      role);
VouchImportRole  vouch_import_heading_find   (const char          *text,
                                              VouchImportSureness *sureness);
const char      *vouch_import_role_name      (VouchImportRole      role);
const char      *vouch_import_role_title     (VouchImportRole      role);
VouchImportRole  vouch_import_role_parent    (VouchImportRole      role);

G_END_DECLS
