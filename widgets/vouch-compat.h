/* vouch-compat.h: dialogs of this GTK in the shape of the later ones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GtkFileChooserNative and AdwMessageDialog are deprecated by GtkFileDialog (4.10) and
 * AdwAlertDialog (1.5), which are not in our floor. Everything asks through these
 * pairs, so that the step over is one file.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * VouchAnswer:
 * @id: what vouch_compat_ask_finish() returns for it
 * @label: translated, with a mnemonic
 * @appearance: suggested, destructive or plain
 *
 * A button of a question. The first one is what Escape answers.
 */
typedef struct
{
  const char            *id;
  const char            *label;
  AdwResponseAppearance  appearance;
} VouchAnswer;

void        vouch_compat_open_files_async  (GtkWindow            *parent,
                                            const char           *title,
                                            GListModel           *filters,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              data);
void        vouch_compat_open_folder_async (GtkWindow            *parent,
                                            const char           *title,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              data);
GListModel *vouch_compat_open_files_finish (GAsyncResult         *result,
                                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void        vouch_compat_save_file_async   (GtkWindow            *parent,
                                            const char           *title,
                                            GFile                *folder,
                                            const char           *name,
                                            GListModel           *filters,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              data);
GFile      *vouch_compat_save_file_finish  (GAsyncResult         *result,
                                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void        vouch_compat_ask_async         (GtkWindow            *parent,
                                            const char           *heading,
                                            const char           *body,
                                            const VouchAnswer    *answers,
                                            guint                 n_answers,
                                            const char           *usual,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              data);
char       *vouch_compat_ask_finish        (GAsyncResult         *result,
                                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void        vouch_compat_button_can_shrink (GtkButton            *button);
AdwToast   *vouch_compat_toast_new         (const char           *words) G_GNUC_WARN_UNUSED_RESULT;
void        vouch_compat_open_uri_async    (GtkWindow            *parent,
                                            const char           *uri,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              data);
gboolean    vouch_compat_open_uri_finish   (GAsyncResult         *result,
                                            GError              **error);

G_END_DECLS
