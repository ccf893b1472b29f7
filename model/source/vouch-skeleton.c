/* vouch-skeleton.c: the letters and digits of a text, each with its place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE /* memmem */
#include "config.h"

#include "vouch-skeleton.h"

#include <string.h>

#include "vouch-fold.h"

/* "[3, 5-9; 12]" is longer in no paper. */
#define MAX_CITATION 60

static gboolean
is_citation_sign (gunichar c)
{
  c = vouch_fold_sign (c);
  return c == ',' || c == ';' || c == '-' || g_unichar_isspace (c);
}

/**
 * vouch_skeleton_citation_end:
 * @text: characters
 * @length: how many
 * @at: where to look
 *
 * Returns: the place behind a citation by numbers in brackets that begins at @at; 0 where there is
 *   none.
 */
gsize
vouch_skeleton_citation_end (const gunichar *text, gsize length, gsize at)
{
  gboolean has_digit = FALSE;

  if (text[at] != '[')
    return 0;
  for (gsize i = at + 1; i < length && i < at + MAX_CITATION; i++)
    {
      if (text[i] == ']')
        return has_digit ? i + 1 : 0;
      if (vouch_fold_is_digit (text[i]))
        has_digit = TRUE;
      else if (!is_citation_sign (text[i]))
        return 0;
    }
  return 0;
}

typedef struct
{
  VouchSkeleton *skeleton;
  gsize room; /* bytes that are allocated */
} Growing;

static void
make_room (Growing *self)
{
  VouchSkeleton *skeleton = self->skeleton;

  if (skeleton->length + VOUCH_FOLD_MAX <= self->room)
    return;
  self->room = 2 * self->room + VOUCH_FOLD_MAX;
  skeleton->bytes = g_realloc (skeleton->bytes, self->room);
  skeleton->places = g_renew (guint32, skeleton->places, self->room);
}

static void
append (Growing *self, gunichar c, guint32 place)
{
  VouchSkeleton *skeleton = self->skeleton;
  guint n;

  make_room (self);
  n = vouch_fold_char (c, (char *) skeleton->bytes + skeleton->length);
  for (guint i = 0; i < n; i++)
    skeleton->places[skeleton->length + i] = place;
  skeleton->length += n;
}

/**
 * vouch_skeleton_new:
 * @text: characters
 * @length: how many
 * @skip: (nullable): for each character whether it is left out
 * @without_citations: whether citations by numbers in brackets are left out
 *
 * Returns: (transfer full): what is left of it.
 */
VouchSkeleton *
vouch_skeleton_new (const gunichar *text,
                    gsize length,
                    const guint8 *skip,
                    gboolean without_citations)
{
  VouchSkeleton *self = g_new0 (VouchSkeleton, 1);
  Growing growing = { self, length + VOUCH_FOLD_MAX };

  self->bytes = g_malloc (growing.room);
  self->places = g_new (guint32, growing.room);
  for (gsize i = 0; i < length; i++)
    {
      gsize end = without_citations ? vouch_skeleton_citation_end (text, length, i) : 0;

      if (end > 0)
        i = end - 1;
      else if (!skip || !skip[i])
        append (&growing, text[i], i);
    }
  return self;
}

void
vouch_skeleton_free (VouchSkeleton *self)
{
  g_free (self->bytes);
  g_free (self->places);
  g_free (self);
}

/**
 * vouch_skeleton_find:
 * @self: where to look
 * @bytes: (array length=length): a part of another skeleton
 * @length: in bytes
 * @from: first place that is of interest
 *
 * Returns: the first place at or behind @from where it stands; %G_MAXSIZE where it doesn't.
 */
gsize
vouch_skeleton_find (const VouchSkeleton *self, const guint8 *bytes, gsize length, gsize from)
{
  const guint8 *hit = NULL;

  if (length > 0 && from < self->length)
    hit = memmem (self->bytes + from, self->length - from, bytes, length);
  return hit ? (gsize) (hit - self->bytes) : G_MAXSIZE;
}
