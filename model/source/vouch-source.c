/* vouch-source.c: what the store knows of a source.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source.h"

G_DEFINE_BOXED_TYPE (VouchSource, vouch_source, vouch_source_copy, vouch_source_free)

/** Returns: (transfer full): another one that says the same. */
VouchSource *
vouch_source_copy (const VouchSource *self)
{
  VouchSource *copy = g_memdup2 (self, sizeof *self);

  copy->digest = g_strdup (self->digest);
  copy->kind = g_strdup (self->kind);
  copy->name = g_strdup (self->name);
  copy->path = g_strdup (self->path);
  copy->doi = g_strdup (self->doi);
  copy->added = g_strdup (self->added);
  return copy;
}

void
vouch_source_free (VouchSource *self)
{
  g_free (self->digest);
  g_free (self->kind);
  g_free (self->name);
  g_free (self->path);
  g_free (self->doi);
  g_free (self->added);
  g_free (self);
}
