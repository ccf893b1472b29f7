/* vouch-citation-style.h: citation styles (CSL) by name or file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** The AMA Manual of Style, 11th edition: what medical publishers ask for. */
#define VOUCH_CITATION_STYLE_DEFAULT "american-medical-association"

/**
 * VouchCitationStyleError:
 * @VOUCH_CITATION_STYLE_ERROR_UNKNOWN: no style of that name is installed
 * @VOUCH_CITATION_STYLE_ERROR_BAD: a file that is no style, or one that would never end
 *
 * Codes of the domain %VOUCH_CITATION_STYLE_ERROR. Messages are made for the user.
 */
typedef enum
{
  VOUCH_CITATION_STYLE_ERROR_UNKNOWN,
  VOUCH_CITATION_STYLE_ERROR_BAD,
} VouchCitationStyleError;

#define VOUCH_CITATION_STYLE_ERROR (vouch_citation_style_error_quark ())

/**
 * VouchCitationStyle:
 * @title: what people call it
 * @xml: the whole style; of a dependent style that of its parent
 * @locale: (nullable): the locale that it insists on
 * @is_numeric: whether it numbers its entries, so that none depends on another
 * @sets_quotes: whether it puts some of what it prints into quotation marks
 *
 * A style, read and found safe to run.
 */
typedef struct
{
  char     *title;  /* (owned) */
  char     *xml;    /* (owned) */
  char     *locale; /* (owned) (nullable) */
  gboolean  is_numeric;
  gboolean  sets_quotes;
} VouchCitationStyle;

GQuark              vouch_citation_style_error_quark (void);

VouchCitationStyle *vouch_citation_style_load        (const char          *name,
                                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;
VouchCitationStyle *vouch_citation_style_parse       (const char          *xml,
                                                      gsize                length,
                                                      char               **parent,
                                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void                vouch_citation_style_free        (VouchCitationStyle  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchCitationStyle, vouch_citation_style_free)

G_END_DECLS
