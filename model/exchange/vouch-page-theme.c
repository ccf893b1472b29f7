/* vouch-page-theme.c: a house's look of the page: colours and a typeface, and nothing else.
 *
 * The file is data, not CSS: what comes out is written here, of values that were each looked at,
 * so that no theme can bring in a rule, an address or a script. A theme that would make text
 * hard to read is refused (WCAG 2.2, success criterion 1.4.3).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-page-theme.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-json.h"

#define MAX_SIZE (64 * 1024)
#define MAX_FONT 200
#define LEAST_CONTRAST 4.5

enum
{
  PAGE,
  PANEL,
  TEXT,
  QUIET,
  RULE,
  LINK,
  MARK,
  ALERT,
  N_COLOURS
};

static const char *const names[N_COLOURS]
    = { "page", "panel", "text", "quiet", "rule", "link", "mark", "alert" };

typedef struct
{
  const char *member;
  const char *query;
  const char *colours[N_COLOURS]; /* as in vouch-page.css */
} Scheme;

/* Print and high contrast keep their own colours; a theme for one scheme leaves the other alone. */
static const Scheme schemes[] = {
  { "light",
    "screen and (prefers-contrast: no-preference) and (prefers-color-scheme: light)",
    { "#ffffff", "#f6f5f4", "#1d1b22", "#57545f", "#c9c6cc", "#1a5fb4", "#fdf0b8", "#a51d2d" } },
  { "dark",
    "screen and (prefers-contrast: no-preference) and (prefers-color-scheme: dark)",
    { "#1d1d20", "#29292d", "#ecebee", "#b6b3bb", "#55525b", "#99c1f1", "#574a17", "#ff9d94" } },
};

/* What is read on what. */
static const int pairs[][2] = {
  { TEXT, PAGE },  { TEXT, PANEL },  { TEXT, MARK },  { QUIET, PAGE }, { QUIET, PANEL },
  { LINK, PAGE },  { LINK, PANEL },  { LINK, MARK },  { ALERT, PAGE },
};

G_DEFINE_QUARK (vouch-page-theme-error-quark, vouch_page_theme_error)

G_GNUC_PRINTF (2, 3)
static gboolean
fail (GError **error, const char *format, ...)
{
  va_list values;

  va_start (values, format);
  g_propagate_error (error, g_error_new_valist (VOUCH_PAGE_THEME_ERROR,
                                                VOUCH_PAGE_THEME_ERROR_VALUE, format, values));
  va_end (values);
  return FALSE;
}

/* --- colours --- */

static gboolean
is_colour (const char *text)
{
  if (!text || strlen (text) != 7 || *text != '#')
    return FALSE;
  for (text++; *text; text++)
    if (!g_ascii_isxdigit (*text))
      return FALSE;
  return TRUE;
}

static double
read_channel (const char *digits)
{
  int value = g_ascii_xdigit_value (digits[0]) * 16 + g_ascii_xdigit_value (digits[1]);
  double channel = value / 255.0;

  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const char *colour)
{
  return 0.2126 * read_channel (colour + 1) + 0.7152 * read_channel (colour + 3)
         + 0.0722 * read_channel (colour + 5);
}

static double
get_contrast (const char *one, const char *other)
{
  double a = get_luminance (one);
  double b = get_luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

static gboolean
check_contrast (const Scheme *scheme, const char *const *colours, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      double contrast = get_contrast (colours[pairs[i][0]], colours[pairs[i][1]]);

      if (contrast >= LEAST_CONTRAST)
        continue;
      g_set_error (error, VOUCH_PAGE_THEME_ERROR, VOUCH_PAGE_THEME_ERROR_CONTRAST,
                   _ ("“%s” on “%s” (%s) has a contrast of %.1f; it takes %.1f to be read by "
                      "everybody."),
                   names[pairs[i][0]], names[pairs[i][1]], scheme->member, contrast, LEAST_CONTRAST);
      return FALSE;
    }
  return TRUE;
}

static int
find_name (const char *name)
{
  for (int i = 0; i < N_COLOURS; i++)
    if (g_str_equal (names[i], name))
      return i;
  return -1;
}

static gboolean
read_colours (const Scheme *scheme, JsonObject *object, const char **colours, GError **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      int place = find_name (name);
      const char *colour = vouch_json_node_text (value);

      if (place < 0)
        return fail (error, _ ("A theme has no colour “%s”."), name);
      if (!is_colour (colour))
        return fail (error, _ ("“%s” takes a colour such as #1a5fb4."), name);
      colours[place] = colour;
    }
  return check_contrast (scheme, colours, error);
}

static gboolean
append_scheme (GString *css, const Scheme *scheme, JsonObject *theme, GError **error)
{
  JsonObject *object = vouch_json_get_object (theme, scheme->member);
  const char *colours[N_COLOURS];

  if (!object)
    return !json_object_has_member (theme, scheme->member)
           || fail (error, _ ("“%s” takes colours by their names."), scheme->member);
  memcpy (colours, scheme->colours, sizeof colours);
  if (!read_colours (scheme, object, colours, error))
    return FALSE;
  g_string_append_printf (css, "@media %s {\n  :root {\n", scheme->query);
  for (int i = 0; i < N_COLOURS; i++)
    g_string_append_printf (css, "    --%s: %s;\n", names[i], colours[i]);
  g_string_append (css, "  }\n}\n");
  return TRUE;
}

/* --- the typeface --- */

/* Names of typefaces on the reader's computer; the page loads none. */
static gboolean
is_font (const char *text)
{
  guint quotes = 0;

  if (!text || !*text || strlen (text) > MAX_FONT)
    return FALSE;
  for (; *text; text++)
    {
      quotes += *text == '"' ? 1 : 0;
      if (!g_ascii_isalnum (*text) && !strchr (" ,-\"", *text))
        return FALSE;
    }
  return quotes % 2 == 0;
}

static gboolean
append_font (GString *css, JsonObject *theme, GError **error)
{
  const char *font = vouch_json_get_text (theme, "font");

  if (!json_object_has_member (theme, "font"))
    return TRUE;
  if (!is_font (font))
    return fail (error, _ ("“font” takes names of typefaces: letters, digits, commas and quotes."));
  g_string_append_printf (css, "body {\n  font-family: %s;\n}\n", font);
  return TRUE;
}

static gboolean
check_members (JsonObject *theme, GError **error)
{
  static const char *const known[] = { "light", "dark", "font", NULL };
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init (&iter, theme);
  while (json_object_iter_next (&iter, &name, NULL))
    if (!g_strv_contains (known, name))
      return fail (error, _ ("A theme has no “%s”: there are light, dark and font."), name);
  return TRUE;
}

/**
 * vouch_page_theme_css:
 * @json: a theme file: {"light": {"page": "#ffffff", …}, "dark": {…}, "font": "Georgia, serif"}
 * @length: its bytes
 * @error: return location for a #VouchPageThemeError, or what is wrong with the JSON
 *
 * Returns: (transfer full) (nullable): CSS to stand after vouch_page_stylesheet()
 */
char *
vouch_page_theme_css (const char *json, gsize length, GError **error)
{
  g_autoptr (JsonNode) node = vouch_json_parse (json, length, MAX_SIZE, error);
  JsonObject *theme = vouch_json_node_object (node);
  g_autoptr (GString) css = g_string_new (NULL);

  if (!node)
    return NULL;
  if (!theme)
    {
      fail (error, _ ("A theme is an object with light, dark and font."));
      return NULL;
    }
  if (!check_members (theme, error))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (!append_scheme (css, &schemes[i], theme, error))
      return NULL;
  if (!append_font (css, theme, error))
    return NULL;
  return g_string_free (g_steal_pointer (&css), FALSE);
}

/** Returns: (transfer full): where the house's theme is looked for. */
char *
vouch_page_theme_get_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "vouch", "page-theme.json", NULL);
}
