/* vouch-source-places.c: where the characters of a source stand in a text that has more.
 *
 * What is shown has words of ours between those of the source: page numbers, the ends of a
 * passage. Offsets count code points of either.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-places.h"

/* Words of ours before the character at @source. */
typedef struct
{
  gsize source;
  gsize length;
} Insertion;

struct _VouchSourcePlaces
{
  GArray *insertions; /* (owned) (element-type Insertion): by @source */
};

VouchSourcePlaces *
vouch_source_places_new (void)
{
  VouchSourcePlaces *self = g_new (VouchSourcePlaces, 1);

  self->insertions = g_array_new (FALSE, FALSE, sizeof (Insertion));
  return self;
}

void
vouch_source_places_free (VouchSourcePlaces *self)
{
  g_array_unref (self->insertions);
  g_free (self);
}

/** Notes that @length characters of ours stand right before the character @source, behind those
 * that stand there already. */
void
vouch_source_places_insert (VouchSourcePlaces *self, gsize source, gsize length)
{
  Insertion insertion = { source, length };
  guint at = self->insertions->len;

  while (at > 0 && g_array_index (self->insertions, Insertion, at - 1).source > source)
    at--;
  g_array_insert_val (self->insertions, at, insertion);
}

/** Returns: where the character @source is shown. */
gsize
vouch_source_places_to_shown (VouchSourcePlaces *self, gsize source)
{
  gsize shown = source;

  for (guint i = 0; i < self->insertions->len; i++)
    {
      Insertion *insertion = &g_array_index (self->insertions, Insertion, i);

      if (insertion->source > source)
        break;
      shown += insertion->length;
    }
  return shown;
}

/** Returns: which character of the source is shown at @shown; within words of ours, the one behind
 * them. */
gsize
vouch_source_places_to_source (VouchSourcePlaces *self, gsize shown)
{
  gsize before = 0;

  for (guint i = 0; i < self->insertions->len; i++)
    {
      Insertion *insertion = &g_array_index (self->insertions, Insertion, i);

      if (insertion->source + before > shown)
        break;
      if (insertion->source + before + insertion->length > shown)
        return insertion->source;
      before += insertion->length;
    }
  return shown - before;
}
