/* vouch-retraction.h: what became of one paper, as the Retraction Watch list tells.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchRetractionNature:
 *
 * The list's four kinds of notice, the weightier ones later. A paper that was reinstated is as good as one
 * that nothing happened to, unless it was retracted again after that.
 */
typedef enum
{
  VOUCH_RETRACTION_REINSTATED,
  VOUCH_RETRACTION_CORRECTED,
  VOUCH_RETRACTION_CONCERN,
  VOUCH_RETRACTION_RETRACTED,
} VouchRetractionNature;

/**
 * VouchRetraction:
 * @nature: what the notice is
 * @date: (nullable): of the notice, "2024-01-15"
 * @reason: (nullable): in the list's words, "Fake Peer Review; Paper Mill"
 * @doi: (nullable): of the notice
 * @pmid: (nullable): of the notice
 */
typedef struct
{
  VouchRetractionNature nature;
  char *date;   /* (owned) (nullable) */
  char *reason; /* (owned) (nullable) */
  char *doi;    /* (owned) (nullable) */
  char *pmid;   /* (owned) (nullable) */
} VouchRetraction;

void     vouch_retraction_free        (VouchRetraction       *self);
gboolean vouch_retraction_read_nature (const char            *words,
                                       VouchRetractionNature *nature);
char    *vouch_retraction_read_date   (const char            *words) G_GNUC_WARN_UNUSED_RESULT;
char    *vouch_retraction_read_reason (const char            *words) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchRetraction, vouch_retraction_free)

G_END_DECLS
