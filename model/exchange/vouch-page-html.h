/* vouch-page-html.h: text into HTML, whatever the text holds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char     *vouch_page_html_clean            (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean  vouch_page_html_is_blank         (const char *text);
gboolean  vouch_page_html_is_mail          (const char *text);
void      vouch_page_html_append_text      (GString    *html,
                                            const char *text);
void      vouch_page_html_append_attribute (GString    *html,
                                            const char *name,
                                            const char *value);
void      vouch_page_html_append_json      (GString    *html,
                                            const char *json);
void      vouch_page_html_append_marked    (GString    *html,
                                            const char *text,
                                            JsonArray  *marks);
void      vouch_page_html_append_link      (GString    *html,
                                            const char *address,
                                            const char *text);

G_END_DECLS
