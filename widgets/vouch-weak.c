/* vouch-weak.c: what a callback holds of a widget that may be gone when it is called.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-weak.h"

/**
 * vouch_weak_new:
 * @object: an object that must not live on for the sake of an answer
 *
 * Returns: data for one callback, which hands it to vouch_weak_take().
 */
gpointer
vouch_weak_new (gpointer object)
{
  GWeakRef *weak = g_new (GWeakRef, 1);

  g_weak_ref_init (weak, object);
  return weak;
}

/**
 * vouch_weak_take:
 * @weak: (transfer full): from vouch_weak_new()
 *
 * Returns: (transfer full) (nullable): the object, if it is still there.
 */
gpointer
vouch_weak_take (gpointer weak)
{
  gpointer object = g_weak_ref_get (weak);

  g_weak_ref_clear (weak);
  g_free (weak);
  return object;
}
