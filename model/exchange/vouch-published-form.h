/* vouch-published-form.h: what alone ever leaves for a portal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * VouchPublishedRole:
 * @VOUCH_PUBLISHED_ROLE_NONE: not named on the page, so not in the published form
 * @VOUCH_PUBLISHED_ROLE_PREPARED: named under "Prepared by"
 * @VOUCH_PUBLISHED_ROLE_REVIEWED: named under "Reviewed by"
 */
typedef enum
{
  VOUCH_PUBLISHED_ROLE_NONE,
  VOUCH_PUBLISHED_ROLE_PREPARED,
  VOUCH_PUBLISHED_ROLE_REVIEWED,
} VouchPublishedRole;

VouchPublishedRole  vouch_published_role           (const char *role);
JsonNode           *vouch_published_form           (JsonNode   *card) G_GNUC_WARN_UNUSED_RESULT;
char               *vouch_published_form_to_string (JsonNode   *form) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
