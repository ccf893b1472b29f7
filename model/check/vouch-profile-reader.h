/* vouch-profile-reader.h: reads a profile's JSON and says where its mistakes are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-profile-private.h"

G_BEGIN_DECLS

/**
 * VouchProfileReader:
 * @profile: (unowned): what is being made
 * @text: (unowned): the JSON as it is written
 * @path: (owned) (element-type utf8): the members on the way to where it reads
 */
typedef struct
{
  VouchProfile *profile;
  const char   *text;
  GPtrArray    *path;
} VouchProfileReader;

void        vouch_profile_reader_enter        (VouchProfileReader *self,
                                               const char         *member);
void        vouch_profile_reader_enter_number (VouchProfileReader *self,
                                               guint               number);
void        vouch_profile_reader_leave        (VouchProfileReader *self);
void        vouch_profile_reader_complain     (VouchProfileReader *self,
                                               const char         *format,
                                               ...) G_GNUC_PRINTF (2, 3);
JsonObject *vouch_profile_reader_object       (VouchProfileReader *self,
                                               JsonNode           *value);
const char *vouch_profile_reader_text         (VouchProfileReader *self,
                                               JsonNode           *value);
GStrv       vouch_profile_reader_texts        (VouchProfileReader *self,
                                               JsonNode           *value) G_GNUC_WARN_UNUSED_RESULT;
int         vouch_profile_reader_level        (VouchProfileReader *self,
                                               JsonNode           *value);
gboolean    vouch_profile_reader_is_remark    (const char         *member);

G_END_DECLS
