/* vouch-update.h: how much the change of a page means to those who read it before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * VouchUpdateWeight:
 * @VOUCH_UPDATE_MINOR: wording, spelling, layout: nobody would act otherwise
 * @VOUCH_UPDATE_UPDATE: something new, as of a date
 * @VOUCH_UPDATE_CORRECTION: something was wrong: what, and what is right
 * @VOUCH_UPDATE_IMPORTANT: what was wrong may have harmed: told at the top of the page
 *
 * In the order in which they weigh.
 */
typedef enum
{
  VOUCH_UPDATE_MINOR,
  VOUCH_UPDATE_UPDATE,
  VOUCH_UPDATE_CORRECTION,
  VOUCH_UPDATE_IMPORTANT,
} VouchUpdateWeight;

#define VOUCH_UPDATE_N_WEIGHTS 4

const char *vouch_update_weight_name    (VouchUpdateWeight  weight);
gboolean    vouch_update_weight_parse   (const char        *name,
                                         VouchUpdateWeight *weight);
gboolean    vouch_update_is_correction  (VouchUpdateWeight  weight);
JsonNode   *vouch_update_add_correction (JsonNode          *corrections,
                                         VouchUpdateWeight  weight,
                                         const char        *at,
                                         const char        *text,
                                         const char        *was,
                                         const char        *is) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
