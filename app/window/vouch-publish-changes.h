/* vouch-publish-changes.h: what changed since the last time, and what that is to readers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-page-update.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_PUBLISH_CHANGES (vouch_publish_changes_get_type ())

G_DECLARE_FINAL_TYPE (VouchPublishChanges, vouch_publish_changes, VOUCH, PUBLISH_CHANGES, AdwPreferencesGroup)

/* Signal "changed": what is said of the update is another. */
gboolean             vouch_publish_changes_focus              (VouchPublishChanges *self);
void        vouch_publish_changes_compare            (VouchPublishChanges *self,
                                                      JsonNode            *last,
                                                      JsonNode            *form,
                                                      GPtrArray           *changes,
                                                      const char          *said,
                                                      const char          *to_say);
void        vouch_publish_changes_set_draft          (VouchPublishChanges *self,
                                                      gboolean             is_draft);
char       *vouch_publish_changes_describe_hindrance (VouchPublishChanges *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean    vouch_publish_changes_is_correction      (VouchPublishChanges *self);
JsonNode   *vouch_publish_changes_tell               (VouchPublishChanges *self,
                                                      JsonNode            *card) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
