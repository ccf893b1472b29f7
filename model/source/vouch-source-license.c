/* vouch-source-license.c: the licence that an article in XML says it is under.
 *
 * JATS has it among the permissions: <license xlink:href="…">, or <ali:license_ref> inside of
 * that, which the recommendations of NISO (RP-22) prefer. Licences of figures stand with these,
 * and are not the article's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-license.h"

#include <string.h>

#include "vouch-engine.h"
#include "vouch-reference-links.h"
#include "vouch-xml-engine.h"

/* No address is longer. */
#define MAX_LETTERS 2000

typedef struct
{
  GString *text;          /* (owned): of the license_ref that is open */
  char    *license;       /* (owned) (nullable) */
  guint    depth;         /* of elements within article-meta, itself included */
  gboolean is_in_license; /* of the article's permissions */
  gboolean is_ref;
} Reading;

static const char *
local_name (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon ? colon + 1 : name;
}

static void
take (Reading *self, const char *address)
{
  g_autofree char *clean = address ? g_strstrip (g_strdup (address)) : NULL;

  if (vouch_link_is_web (clean))
    {
      g_free (self->license);
      self->license = g_steal_pointer (&clean);
    }
}

/* What only machines may do (applies_to "tdm") is no reader's licence. */
static gboolean
is_for_readers (const char *const *attributes)
{
  for (gsize i = 0; attributes && attributes[i]; i += 2)
    if (g_str_equal (local_name (attributes[i]), "content-type") || g_str_equal (local_name (attributes[i]), "applies_to"))
      return !strstr (attributes[i + 1], "tdm");
  return TRUE;
}

static gboolean
on_start (const char *name, const char *const *attributes, guint line, gpointer data)
{
  Reading *self = data;
  const char *local = local_name (name);

  if (self->depth == 0 && !g_str_equal (local, "article-meta"))
    return !g_str_equal (local, "body");
  self->depth++;
  if (g_str_equal (local, "license"))
    {
      self->is_in_license = TRUE;
      for (gsize i = 0; attributes && attributes[i] && !self->license; i += 2)
        if (g_str_equal (attributes[i], "xlink:href") || g_str_equal (attributes[i], "href"))
          take (self, attributes[i + 1]);
    }
  self->is_ref = self->is_in_license && g_str_equal (local, "license_ref") && is_for_readers (attributes);
  g_string_truncate (self->text, 0);
  return TRUE;
}

static void
on_end (const char *name, gpointer data)
{
  Reading *self = data;

  if (self->depth == 0)
    return;
  self->depth--;
  if (self->is_ref)
    take (self, self->text->str);
  self->is_ref = FALSE;
  if (g_str_equal (local_name (name), "license"))
    self->is_in_license = FALSE;
}

static void
on_text (const char *text, gsize length, gpointer data)
{
  Reading *self = data;

  if (self->is_ref && self->text->len + length <= MAX_LETTERS)
    g_string_append_len (self->text, text, (gssize) length);
}

/**
 * vouch_source_license_read:
 * @bytes: (array length=length): an article in JATS, or other XML
 * @length: how many
 *
 * Returns: (transfer full) (nullable): the address of its licence; %NULL where it names none
 */
char *
vouch_source_license_read (const char *bytes, gsize length)
{
  const VouchXmlHandler handler = { .start = on_start, .end = on_end, .text = on_text };
  const VouchXmlEngine *engine = vouch_engine_open (VOUCH_XML_ENGINE_MODULE, VOUCH_XML_ENGINE_SYMBOL, NULL);
  Reading reading = { .text = g_string_new (NULL) };
  g_autofree char *message = NULL;
  guint line;

  if (engine)
    (void) engine->parse (bytes, length, FALSE, &handler, &reading, &line, &message);
  g_string_free (reading.text, TRUE);
  return reading.license;
}
