/* vouch-import-byline.h: tells the lines above a scorecard's first part from one another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  VOUCH_IMPORT_BYLINE_OTHER,
  VOUCH_IMPORT_BYLINE_BY,         /* "By": the authors follow */
  VOUCH_IMPORT_BYLINE_AUTHORS,    /* "By Jane Doe, MD, and John Roe"; the value lists them */
  VOUCH_IMPORT_BYLINE_NAME,       /* what looks like a person's name, by itself */
  VOUCH_IMPORT_BYLINE_REVIEWERS,  /* "Medically reviewed by Jane Roe, MD" */
  VOUCH_IMPORT_BYLINE_DATE,       /* the value is the date */
  VOUCH_IMPORT_BYLINE_UPDATED,    /* "Updated: ..." */
  VOUCH_IMPORT_BYLINE_MINUTES,    /* "5 min read"; the value is the number */
  VOUCH_IMPORT_BYLINE_JOURNAL,    /* "Journal: ..." */
  VOUCH_IMPORT_BYLINE_SPONSOR,    /* "Sponsored by ..." */
  VOUCH_IMPORT_BYLINE_IDENTIFIER, /* "DOI: ...", an address */
  VOUCH_IMPORT_BYLINE_CARD_TITLE, /* "Clinical Scorecard: ..." */
  VOUCH_IMPORT_BYLINE_KIND,       /* "Clinical Scorecard" and no more */
  VOUCH_IMPORT_BYLINE_TITLE,      /* "Title: ..." */
  VOUCH_IMPORT_BYLINE_TWO_DATES,  /* "02/06/2026": June or February? */
  VOUCH_IMPORT_BYLINE_MAIL,       /* "Subject: ..." */
  VOUCH_IMPORT_BYLINE_FURNITURE   /* "Share" */
} VouchImportBylineKind;

VouchImportBylineKind  vouch_import_byline_classify     (const char  *line,
                                                         char       **value);
GPtrArray             *vouch_import_byline_split        (const char  *line);
GPtrArray             *vouch_import_byline_split_names  (const char  *names);
gboolean               vouch_import_byline_is_name      (const char  *text);
gboolean               vouch_import_byline_are_people   (const char  *text);
gboolean               vouch_import_byline_is_collective (const char *part);
gboolean               vouch_import_byline_is_furniture (const char  *line);
char                  *vouch_import_byline_strip_site   (const char  *title);

G_END_DECLS
