/* test-page-theme.c: a house's look: what a theme may say, and that nothing else gets in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-page-document.h"
#include "vouch-page-theme.h"

static void
test_themes (void **state)
{
  static const struct
  {
    const char *json;
    const char *css;     /* what is in it */
    const char *message; /* or why not */
  } cases[] = {
    { "{}", "", NULL },
    { "{\"light\":{\"link\":\"#004488\"}}", "--link: #004488;", NULL },
    { "{\"light\":{\"link\":\"#004488\"}}", "--page: #ffffff;", NULL },
    { "{\"light\":{\"link\":\"#004488\"}}", "(prefers-color-scheme: light)", NULL },
    { "{\"dark\":{\"page\":\"#000000\"}}", "(prefers-color-scheme: dark) {\n  :root {\n    --page: #000000;", NULL },
    { "{\"font\":\"Georgia, \\\"Noto Serif\\\", serif\"}", "font-family: Georgia, \"Noto Serif\", serif;", NULL },
    /* text that not everybody could read */
    { "{\"light\":{\"text\":\"#999999\"}}", NULL, "“text” on “page” (light) has a contrast of 2.8" },
    { "{\"light\":{\"page\":\"#000000\"}}", NULL, "contrast" },
    { "{\"dark\":{\"link\":\"#334455\"}}", NULL, "(dark)" },
    { "{\"light\":{\"mark\":\"#222222\"}}", NULL, "“text” on “mark”" },
    /* what could bring in more */
    { "{\"light\":{\"link\":\"red\"}}", NULL, "takes a colour" },
    { "{\"light\":{\"link\":\"#fff\"}}", NULL, "takes a colour" },
    { "{\"light\":{\"link\":\"#004488;} body{display:none}\"}}", NULL, "takes a colour" },
    { "{\"light\":{\"link\":\"#00448g\"}}", NULL, "takes a colour" },
    { "{\"light\":{\"link\":7}}", NULL, "takes a colour" },
    { "{\"light\":{\"hover\":\"#004488\"}}", NULL, "no colour “hover”" },
    { "{\"light\":[]}", NULL, "takes colours by their names" },
    { "{\"font\":\"x;} @import url(//evil)\"}", NULL, "names of typefaces" },
    { "{\"font\":\"\\\"x\"}", NULL, "names of typefaces" },
    { "{\"font\":\"</style><script>\"}", NULL, "names of typefaces" },
    { "{\"font\":\"\"}", NULL, "names of typefaces" },
    { "{\"font\":7}", NULL, "names of typefaces" },
    { "{\"script\":\"x\"}", NULL, "no “script”" },
    { "[]", NULL, "is an object" },
    { "{", NULL, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *css = vouch_page_theme_css (cases[i].json, strlen (cases[i].json), &error);

      if (cases[i].css ? !css || !strstr (css, cases[i].css)
                       : css || !strstr (error->message, cases[i].message))
        fail_msg ("%s: %s / %s", cases[i].json, css, error ? error->message : "no error");
      if (css && strpbrk (css, "<\\@") && strstr (css, "@import"))
        fail_msg ("%s: %s", cases[i].json, css);
    }
}

/* The house's file is part of every page that is made here. */
static void
test_house (void **state)
{
  static const char theme[] = "{\"light\":{\"link\":\"#004488\"}}";
  g_autofree char *path = vouch_page_theme_get_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  assert_int_equal (g_mkdir_with_parents (folder, 0700), 0);
  assert_true (g_file_set_contents (path, theme, -1, NULL));
  assert_non_null (strstr (vouch_page_stylesheet (), "--link: #004488;"));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_themes),
    cmocka_unit_test (test_house),
  };

  return vouch_test_run ("page-theme", tests);
}
