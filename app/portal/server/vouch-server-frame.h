/* vouch-server-frame.h: the whole pages around what the portal has to say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "vouch-server-card.h"

G_BEGIN_DECLS

#define VOUCH_SERVER_PATH_STYLE "/style.css"
#define VOUCH_SERVER_PATH_FEED  "/feed.atom"
#define VOUCH_SERVER_PATH_SITEMAP "/sitemap.xml"
#define VOUCH_SERVER_PATH_ROBOTS  "/robots.txt"

/* The portal's own few words are in one language, and its pages say in which: a
 * page must not change with the environment of whoever started the portal. */
#define VOUCH_SERVER_LANGUAGE "en"
#define VOUCH_SERVER_TITLE    "Clinical scorecards"

char *vouch_server_frame_card      (const VouchServerCard *card,
                                    const char            *address) G_GNUC_WARN_UNUSED_RESULT;
char *vouch_server_frame_withdrawn (const VouchServerCard *card) G_GNUC_WARN_UNUSED_RESULT;
char *vouch_server_frame_missing   (void) G_GNUC_WARN_UNUSED_RESULT;
char *vouch_server_frame_index     (GPtrArray             *cards,
                                    guint                  page,
                                    guint                  pages) G_GNUC_WARN_UNUSED_RESULT;
char *vouch_server_frame_found     (GPtrArray             *cards,
                                    const char            *words,
                                    guint                  total,
                                    guint                  page,
                                    guint                  pages) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
