/* vouch-profile-chooser.h: chooses one of the house profiles on this computer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define VOUCH_TYPE_PROFILE_CHOOSER (vouch_profile_chooser_get_type ())

G_DECLARE_FINAL_TYPE (VouchProfileChooser, vouch_profile_chooser, VOUCH, PROFILE_CHOOSER, AdwWindow)

/**
 * VouchProfileQuestion: what is asked
 * @title: of the dialog
 * @usual: (nullable): a first choice, whose answer is empty
 * @current: what is chosen now: a name, an address, or ""
 * @takes_file: a file may be chosen that is not among the profiles
 */
typedef struct
{
  const char *title;
  const char *usual;
  const char *current;
  gboolean    takes_file;
} VouchProfileQuestion;

void  vouch_profile_chooser_ask_async  (GtkWindow                  *parent,
                                        const VouchProfileQuestion *question,
                                        GCancellable               *cancellable,
                                        GAsyncReadyCallback         callback,
                                        gpointer                    data);
char *vouch_profile_chooser_ask_finish (GAsyncResult               *result,
                                        GError                    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
