/* vouch-reference-intake.h: files of references on their way into a card.
 *
 * They are read and compared with what the card has in a thread; what comes of it is one step of
 * undo, and a line for each entry that says what became of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-change.h"
#include "vouch-document.h"

G_BEGIN_DECLS

/**
 * VouchIntakeFate:
 * @VOUCH_INTAKE_ADDED: a new reference of the card
 * @VOUCH_INTAKE_COMPLETED: the card had it, and knows more of it now
 * @VOUCH_INTAKE_KNOWN: the card had it, with all that
 * @VOUCH_INTAKE_LOST: it could not be read
 * @VOUCH_INTAKE_NOTED: it came; there is something to know of it
 */
typedef enum
{
  VOUCH_INTAKE_ADDED,
  VOUCH_INTAKE_COMPLETED,
  VOUCH_INTAKE_KNOWN,
  VOUCH_INTAKE_LOST,
  VOUCH_INTAKE_NOTED,
  VOUCH_INTAKE_N_FATES
} VouchIntakeFate;

/**
 * VouchIntakeLine:
 * @file: (owned) (nullable): the file’s name; none for what was pasted
 * @line: in it, from 1; 0 where it is about no line
 * @entry: (owned) (nullable): which entry
 * @fate: what became of it
 * @message: (owned) (nullable): why, for %VOUCH_INTAKE_LOST and %VOUCH_INTAKE_NOTED
 */
typedef struct
{
  char *file;
  guint line;
  char *entry;
  VouchIntakeFate fate;
  char *message;
} VouchIntakeLine;

typedef struct _VouchReferenceIntake VouchReferenceIntake;

gboolean              vouch_reference_intake_is_list     (const char            *text);
gboolean              vouch_reference_intake_is_list_in  (GFile                 *file,
                                                          GCancellable          *cancellable);
void                  vouch_reference_intake_read_async  (VouchDocument         *document,
                                                          GPtrArray             *files,
                                                          const char            *text,
                                                          GCancellable          *cancellable,
                                                          GAsyncReadyCallback    callback,
                                                          gpointer               data);
VouchReferenceIntake *vouch_reference_intake_read_finish (GAsyncResult          *result,
                                                          GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void                  vouch_reference_intake_free        (VouchReferenceIntake  *self);

VouchChange          *vouch_reference_intake_make_change (VouchReferenceIntake  *self,
                                                          VouchDocument         *document) G_GNUC_WARN_UNUSED_RESULT;
guint                 vouch_reference_intake_count       (VouchReferenceIntake  *self,
                                                          VouchIntakeFate        fate);
GPtrArray            *vouch_reference_intake_get_lines   (VouchReferenceIntake  *self);
const char           *vouch_reference_intake_get_first   (VouchReferenceIntake  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchReferenceIntake, vouch_reference_intake_free)

G_END_DECLS
