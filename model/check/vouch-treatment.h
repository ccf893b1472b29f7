/* vouch-treatment.h: whether a text names a drug, a dose or a device.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchTreatment:
 * @VOUCH_TREATMENT_DRUG: a medicine or a class of medicines
 * @VOUCH_TREATMENT_DOSE: an amount of one
 * @VOUCH_TREATMENT_DEVICE: something put into or onto a patient
 */
typedef enum
{
  VOUCH_TREATMENT_NONE = 0,
  VOUCH_TREATMENT_DRUG = 1 << 0,
  VOUCH_TREATMENT_DOSE = 1 << 1,
  VOUCH_TREATMENT_DEVICE = 1 << 2,
} VouchTreatment;

VouchTreatment vouch_treatment_find        (const char *text);
VouchTreatment vouch_treatment_find_folded (const char *text,
                                            const char *folded);
gboolean       vouch_treatment_is_drug     (const char *word);
gboolean       vouch_text_has_number       (const char *text);

G_END_DECLS
