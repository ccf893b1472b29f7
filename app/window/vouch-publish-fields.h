/* vouch-publish-fields.h: what a site is told beside the page, and when.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-document.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_PUBLISH_FIELDS (vouch_publish_fields_get_type ())

G_DECLARE_FINAL_TYPE (VouchPublishFields, vouch_publish_fields, VOUCH, PUBLISH_FIELDS, AdwPreferencesGroup)

/* Signal "changed": something else is written there. */
void   vouch_publish_fields_show              (VouchPublishFields *self,
                                               VouchDocument      *document);
void   vouch_publish_fields_tell              (VouchPublishFields *self,
                                               const char         *words);
char  *vouch_publish_fields_describe_hindrance (VouchPublishFields *self) G_GNUC_WARN_UNUSED_RESULT;
gint64 vouch_publish_fields_get_due           (VouchPublishFields *self);
void   vouch_publish_fields_write             (VouchPublishFields *self,
                                               VouchDocument      *document);

G_END_DECLS
