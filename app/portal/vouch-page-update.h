/* vouch-page-update.h: what is said of an update, before a page takes the place of another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "vouch-page-change.h"
#include "vouch-portal.h"

G_BEGIN_DECLS

#define VOUCH_PAGE_UPDATE_ERROR (vouch_page_update_error_quark ())

/**
 * VouchPageUpdateError:
 * @VOUCH_PAGE_UPDATE_ERROR_WEIGHT: it can't be as light as it is said to be
 * @VOUCH_PAGE_UPDATE_ERROR_WORDS: it is not said what is new, or what was wrong and what is right
 */
typedef enum
{
  VOUCH_PAGE_UPDATE_ERROR_WEIGHT,
  VOUCH_PAGE_UPDATE_ERROR_WORDS,
} VouchPageUpdateError;

/**
 * VouchPageUpdate:
 * @is_given: whether anything is said of it
 * @weight: what it is
 * @text: (nullable): what is new
 * @was: (nullable): what was wrong
 * @is: (nullable): what is right
 *
 * What a person says of an update. All strings belong to the caller.
 */
typedef struct
{
  gboolean          is_given;
  VouchUpdateWeight weight;
  const char       *text;
  const char       *was;
  const char       *is;
} VouchPageUpdate;

GQuark    vouch_page_update_error_quark    (void);

JsonNode *vouch_page_update_last_form      (JsonNode               *card,
                                            VouchPortal            *portal,
                                             GCancellable           *cancellable,
                                             GError                **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  vouch_page_update_check_words    (const VouchPageUpdate  *self,
                                            GError                **error);
gboolean  vouch_page_update_check_quotes   (const VouchPageUpdate  *self,
                                            const char             *before,
                                            const char             *after,
                                            GError                **error);
JsonNode *vouch_page_update_tell           (const VouchPageUpdate  *self,
                                            JsonNode               *card,
                                            JsonNode               *last,
                                            GError                **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  vouch_page_update_write_to_file  (JsonNode               *told,
                                            GFile                  *file,
                                            GError                **error);

G_END_DECLS
