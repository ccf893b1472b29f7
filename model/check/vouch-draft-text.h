/* vouch-draft-text.h: what machines and templates leave behind in a draft's sentences.
 *
 * Ranges are code points.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchPlaceholder:
 * @VOUCH_PLACEHOLDER_NONE: the text says something
 * @VOUCH_PLACEHOLDER_LEFT: it stands for something that is still to come
 * @VOUCH_PLACEHOLDER_NOT_APPLICABLE: it says that nothing can be said, without why
 * @VOUCH_PLACEHOLDER_NOT_REPORTED: it says that the source says nothing
 */
typedef enum
{
  VOUCH_PLACEHOLDER_NONE,
  VOUCH_PLACEHOLDER_LEFT,
  VOUCH_PLACEHOLDER_NOT_APPLICABLE,
  VOUCH_PLACEHOLDER_NOT_REPORTED,
} VouchPlaceholder;

/**
 * VouchDraftPlace: where a sentence stands; advice to clinicians is in the imperative too
 * @VOUCH_DRAFT_PLACE_ADVICE: among what they are advised to do
 * @VOUCH_DRAFT_PLACE_FIELD: a field that wants a noun
 * @VOUCH_DRAFT_PLACE_OTHER: anywhere else
 */
typedef enum
{
  VOUCH_DRAFT_PLACE_ADVICE,
  VOUCH_DRAFT_PLACE_FIELD,
  VOUCH_DRAFT_PLACE_OTHER,
} VouchDraftPlace;

/**
 * VouchResidue:
 * @VOUCH_RESIDUE_NONE: nothing of a conversation in it
 * @VOUCH_RESIDUE_MARKUP: signs of markup among the words
 * @VOUCH_RESIDUE_BLANK: a gap to be filled, "[insert drug name]"
 * @VOUCH_RESIDUE_SPEECH: the machine speaks of itself or of its answer
 */
typedef enum
{
  VOUCH_RESIDUE_NONE,
  VOUCH_RESIDUE_MARKUP,
  VOUCH_RESIDUE_BLANK,
  VOUCH_RESIDUE_SPEECH,
} VouchResidue;

gboolean         vouch_draft_text_find_marker      (const char *text,
                                                    guint      *from,
                                                    guint      *to);
char            *vouch_draft_text_lift_marker      (const char *text,
                                                    char      **marker,
                                                    guint      *at) G_GNUC_WARN_UNUSED_RESULT;
VouchPlaceholder vouch_draft_text_find_placeholder (const char *text,
                                                    guint      *from,
                                                    guint      *to);
gboolean         vouch_draft_text_is_instruction   (const char      *text,
                                                    VouchDraftPlace  place);
VouchResidue     vouch_draft_text_find_residue     (const char *text,
                                                    guint      *from,
                                                    guint      *to);
char            *vouch_draft_text_clean_residue    (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean         vouch_draft_text_is_chrome        (const char *text);
gboolean         vouch_draft_text_find_site_suffix (const char *title,
                                                    guint      *from);

G_END_DECLS
