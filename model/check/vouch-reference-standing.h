/* vouch-reference-standing.h: what has to be known of a paper before it is leaned on.
 *
 * From what is kept with the reference (Crossref's and PubMed's notices, the title, the
 * status) and from the list of retractions on this computer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * VouchReferenceFate:
 *
 * What became of a paper after it came out, the weightier later.
 */
typedef enum
{
  VOUCH_REFERENCE_FATE_NONE,
  VOUCH_REFERENCE_FATE_CORRECTED,
  VOUCH_REFERENCE_FATE_CONCERN,
  VOUCH_REFERENCE_FATE_RETRACTED,
} VouchReferenceFate;

/**
 * VouchReferenceStanding:
 * @fate: see #VouchReferenceFate
 * @date: (nullable): of the notice, "2024-01-15"
 * @reason: (nullable): why, in the list's words
 * @notice: (nullable): the notice's DOI
 * @is_preprint: whether it was not reviewed by peers
 * @is_guideline: whether PubMed files it as a guideline, or its genre says so
 */
typedef struct
{
  VouchReferenceFate fate;
  char    *date;   /* (owned) (nullable) */
  char    *reason; /* (owned) (nullable) */
  char    *notice; /* (owned) (nullable) */
  gboolean is_preprint;
  gboolean is_guideline;
} VouchReferenceStanding;

VouchReferenceStanding *vouch_reference_standing_new       (JsonObject                   *csl) G_GNUC_WARN_UNUSED_RESULT;
void                    vouch_reference_standing_free      (VouchReferenceStanding       *self);
const char             *vouch_reference_standing_get_label (const VouchReferenceStanding *self);
char                   *vouch_reference_standing_explain   (const VouchReferenceStanding *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchReferenceStanding, vouch_reference_standing_free)

G_END_DECLS
