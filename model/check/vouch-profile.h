/* vouch-profile.h: what a house asks of its cards: levels, words, fields, its own rules.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-finding.h"

G_BEGIN_DECLS

#define VOUCH_PROFILE_DEFAULT "default"

/**
 * VouchProfileTrouble: a mistake in a profile; what it says there is left out
 * @line: counted from 1
 * @member: (owned): its path, "rules/source-missing"
 * @message: (owned): what is wrong, translated
 */
typedef struct
{
  guint  line;
  char  *member;
  char  *message;
} VouchProfileTrouble;

#define VOUCH_TYPE_PROFILE (vouch_profile_get_type ())

G_DECLARE_FINAL_TYPE (VouchProfile, vouch_profile, VOUCH, PROFILE, GObject)

/* Immutable, so that threads may share it. */
VouchProfile      *vouch_profile_get_default         (void);
VouchProfile      *vouch_profile_new_from_bytes      (GBytes        *bytes,
                                                      const char    *name,
                                                      GError       **error) G_GNUC_WARN_UNUSED_RESULT;
const char        *vouch_profile_get_name            (VouchProfile  *self);
const char        *vouch_profile_get_title           (VouchProfile  *self);
const char        *vouch_profile_get_digest          (VouchProfile  *self);
GPtrArray         *vouch_profile_get_troubles        (VouchProfile  *self);
gboolean           vouch_profile_has_word            (VouchProfile  *self,
                                                      const char    *list,
                                                      const char    *word);
const char *const *vouch_profile_get_words           (VouchProfile  *self,
                                                      const char    *list);
const char *const *vouch_profile_get_required        (VouchProfile  *self,
                                                      const char    *place);
const char        *vouch_profile_get_disclosure      (VouchProfile  *self,
                                                      const char    *article_type);
gboolean           vouch_profile_is_approval_required (VouchProfile *self);
gboolean           vouch_profile_do_warnings_block   (VouchProfile  *self);

G_END_DECLS
