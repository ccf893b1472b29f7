/* vouch-trouble.h: what went wrong with a file or a portal, in the user's words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchTrouble:
 * @heading: what happened, a few words
 * @body: why, what is safe, what can be done
 */
typedef struct
{
  char *heading;
  char *body;
} VouchTrouble;

VouchTrouble *vouch_trouble_new_open    (const char   *name,
                                         const GError *error) G_GNUC_WARN_UNUSED_RESULT;
VouchTrouble *vouch_trouble_new_save    (const char   *name,
                                         const GError *error) G_GNUC_WARN_UNUSED_RESULT;
VouchTrouble *vouch_trouble_new_publish (const GError *error) G_GNUC_WARN_UNUSED_RESULT;
void          vouch_trouble_free        (VouchTrouble *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchTrouble, vouch_trouble_free)

G_END_DECLS
