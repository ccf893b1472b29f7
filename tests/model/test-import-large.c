/* test-import-large.c: drafts far larger than any page, in time that grows with their size.
 *
 * Each shape once took minutes, or ended the program: one that goes back to that does not
 * end in time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-import.h"

#define HEAD "A Title of Some Length\n\n"
#define BODY                                                                                       \
  "Clinical Scorecard: A Title\n\nAt a Glance\n\nCondition: Gout\n\nKey Highlights\n\n• One.\n\n"  \
  "Guideline-Based Recommendations\n\nDiagnosis\n\n• Two.\n\nClinical Best Practices\n\n• Three.\n"

static const struct
{
  const char *what;
  const char *before;
  const char *piece; /* %u is its number */
  const char *after;
  guint pieces;
} shapes[] = {
  { "statements", HEAD BODY, "• Statement %u (ensure sourced) (source needed).\n", "", 20000 },
  { "authors", HEAD "By\n", "• Ann Poe%u\n• A B, MD\n", "June 2, 2026\n" BODY, 20000 },
  { "cells", HEAD "At a Glance\n", "Label %u: value\n", BODY, 30000 },
  { "labels glued on one line", HEAD "At a Glance\n\n", "ConditionAKey MechanismsB", "\n" BODY,
    200000 },
  { "parts of their own", HEAD BODY, "# Own Part %u\n\n- item\n\n", "", 10000 },
  { "references", HEAD BODY "References\n\n", "%u. Doe J. A paper here. J Med. 2020;1(2):3.\n", "",
    40000 },
  { "one reference", HEAD BODY "References\n\n", "Doe J. Paper %u. J Med. 2020. doi:10.1000/x\n",
    "", 20000 },
  { "markers in one line", HEAD BODY "• ", "été (source needed) ", "\n", 9000 },
  { "lines of markers", HEAD BODY, "(source needed)\n(ensure sourced)\n", "", 20000 },
  { "bold words", HEAD BODY "- ", "**a** ", "\n", 9000 },
  { "cells of one row", HEAD BODY, "| a ", "\n", 200000 },
};

static void
test_shapes (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (GString) page = g_string_new (shapes[i].before);
      g_autoptr (JsonNode) card = NULL;
      g_autoptr (GError) error = NULL;

      for (guint k = 0; k < shapes[i].pieces / VOUCH_TEST_SLOWNESS; k++)
        {
          g_autofree char *number = g_strdup_printf ("%u", k);
          g_auto (GStrv) halves = g_strsplit (shapes[i].piece, "%u", 2);
          g_autofree char *piece = g_strjoinv (number, halves);

          g_string_append (page, piece);
        }
      g_string_append (page, shapes[i].after);
      card = vouch_import (page->str, page->len, VOUCH_IMPORT_KIND_AUTO, NULL, &error);
      if (card == NULL)
        fail_msg ("%s: %s", shapes[i].what, error->message);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_shapes),
  };

  return vouch_test_run ("import-large", tests);
}
