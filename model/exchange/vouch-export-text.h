/* vouch-export-text.h: a card as Markdown or as plain text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * VouchTextForm:
 * @VOUCH_TEXT_FORM_PLAIN: to be read as it is
 * @VOUCH_TEXT_FORM_MARKDOWN: CommonMark, with a table in GitHub's manner
 */
typedef enum
{
  VOUCH_TEXT_FORM_PLAIN,
  VOUCH_TEXT_FORM_MARKDOWN,
} VouchTextForm;

char *vouch_export_text          (JsonNode       *published,
                                  VouchTextForm   form) G_GNUC_WARN_UNUSED_RESULT;
char *vouch_export_text_in_style (JsonNode       *published,
                                  VouchTextForm   form,
                                  const char     *style,
                                  GError        **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
