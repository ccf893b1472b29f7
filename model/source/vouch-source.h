/* vouch-source.h: what the store knows of a source.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define VOUCH_TYPE_SOURCE (vouch_source_get_type ())

/**
 * VouchSource:
 * @id: its number in this store
 * @digest: (owned): SHA-256 of the file, lower-case hex: what cards know it by
 * @kind: (owned): "pdf", "html", "xml" or "text"
 * @name: (owned): what the file was called
 * @path: (owned) (nullable): where it was added from
 * @doi: (owned) (nullable): the DOI that stands in it
 * @added: (owned): when, RFC 3339
 * @bytes: of the file
 * @length: of its text, in code points; 0 for a scan
 * @n_pages: 0 where it has none
 * @is_new: whether the store did not have it before it was added
 * @is_mended: whether its file there was damaged or gone before it was added again
 */
typedef struct
{
  gint64    id;
  char     *digest;
  char     *kind;
  char     *name;
  char     *path;
  char     *doi;
  char     *added;
  gint64    bytes;
  gint64    length;
  guint     n_pages;
  gboolean  is_new;
  gboolean  is_mended;
} VouchSource;

GType        vouch_source_get_type (void) G_GNUC_CONST;

VouchSource *vouch_source_copy     (const VouchSource *self) G_GNUC_WARN_UNUSED_RESULT;
void         vouch_source_free     (VouchSource       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchSource, vouch_source_free)

G_END_DECLS
