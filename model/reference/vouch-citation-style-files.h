/* vouch-citation-style-files.h: which citation styles and locales are installed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchCitationStyleEntry:
 * @name: of its file, without ending; what `vouch_citation_style_load()` takes
 * @title: what people call it
 */
typedef struct
{
  char *name;  /* (owned) */
  char *title; /* (owned) */
} VouchCitationStyleEntry;

char      *vouch_citation_style_find   (const char  *name,
                                        GError     **error) G_GNUC_WARN_UNUSED_RESULT;
GStrv      vouch_citation_style_near   (const char  *name) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *vouch_citation_style_list   (void) G_GNUC_WARN_UNUSED_RESULT;
char      *vouch_citation_style_dup_title (const char *name) G_GNUC_WARN_UNUSED_RESULT;
char      *vouch_citation_style_locale (const char  *language) G_GNUC_WARN_UNUSED_RESULT;
gboolean   vouch_citation_style_has_language (const char *language);

G_END_DECLS
