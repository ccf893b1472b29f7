/* reference-cases.h: what readers of references are tested by: bytes in, one member out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-test.h"

#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-reference-reader.h"

typedef struct
{
  const char *what;
  const char *bytes;
  const char *member;
  const char *value; /* as JSON on one line; NULL: it must not be there */
} ReferenceCase;

static inline char *
reference_case_member (JsonObject *item, const char *member)
{
  JsonNode *node = vouch_json_get_node (item, member);
  g_autoptr (GString) printed = g_string_new (NULL);

  if (!node)
    return NULL;
  vouch_json_append_value (printed, node, 0);
  for (char *p = printed->str; (p = strstr (p, "\n"));)
    {
      gsize blanks = 1 + strspn (p + 1, " ");

      memmove (p, p + blanks, strlen (p + blanks) + 1);
    }
  return g_strdup (printed->str);
}

/* What to wrap the case's bytes in, as "before%safter". */
static inline void
reference_cases_check (VouchReferenceFormat format, const char *before, const char *after,
                       const ReferenceCase *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr (VouchReferenceBatch) batch = vouch_reference_batch_new ();
      g_autofree char *bytes = g_strconcat (before, cases[i].bytes, after, NULL);
      g_autofree char *value = NULL;
      g_autoptr (GError) error = NULL;

      if (!vouch_reference_read (batch, format, bytes, strlen (bytes), &error))
        fail_msg ("%s: %s", cases[i].what, error->message);
      if (batch->items->len == 0)
        fail_msg ("%s: nothing was read", cases[i].what);
      value = reference_case_member (batch->items->pdata[0], cases[i].member);
      if (g_strcmp0 (value, cases[i].value) != 0)
        fail_msg ("%s: %s is %s, should be %s", cases[i].what, cases[i].member, value, cases[i].value);
    }
}
