/* vouch-paper.h: a paper's file, and what it tells of itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-source.h"

G_BEGIN_DECLS

/**
 * VouchPaper:
 * @file: (owned): where it was taken from
 * @source: (owned): what the store knows of it now, its DOI among that
 * @names_title: whether its first page names the title that was asked for
 */
typedef struct
{
  GFile       *file;
  VouchSource *source;
  gboolean     names_title;
} VouchPaper;

void        vouch_paper_read_async  (GFile                *file,
                                     const char           *title,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              data);
VouchPaper *vouch_paper_read_finish (GAsyncResult         *result,
                                     GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    vouch_paper_names_title (const VouchSource    *source,
                                     const char           *title);
void        vouch_paper_free        (VouchPaper           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchPaper, vouch_paper_free)

G_END_DECLS
