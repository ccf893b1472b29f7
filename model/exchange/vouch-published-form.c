/* vouch-published-form.c: what alone ever leaves for a portal.
 *
 * Which members these are is in the tables of vouch-published-members.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-published-form.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-json-canonical.h"
#include "vouch-page-html.h"
#include "vouch-published-members.h"
#include "vouch-reference-date.h"
#include "vouch-reference-links.h"

static JsonNode *list_member (JsonObject   *object,
                              const Listed *listed);

/* Not sealed yet: what nothing cites is taken out at the end. */
static JsonNode *
take_object (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return node;
}

static JsonNode *
take_array (JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  return node;
}

static gboolean
leads_into_this_computer (const char *link)
{
  g_autofree char *scheme = g_uri_parse_scheme (link);

  if (scheme)
    return g_ascii_strcasecmp (scheme, "file") == 0 || strlen (scheme) == 1;
  return strchr ("/\\~.", *link) != NULL;
}

/* Returns: where the host begins, or the name and password before it: behind a scheme and any slashes, of
 * either kind, as browsers read it. */
static const char *
skip_scheme (const char *link)
{
  const char *end = link;

  while (g_ascii_isalnum (*end) || (*end && strchr ("+.-", *end)))
    end++;
  if (*end == ':' && end > link)
    link = end + 1;
  return link + strspn (link, "/\\");
}

/* What stands behind the last colon is a port, or no host at all. */
static gboolean
has_odd_port (const char *place,
              gsize       length)
{
  const char *colon = g_strrstr_len (place, (gssize) length, ":");
  const char *end = place + length;

  if (!colon || memchr (colon, ']', (gsize) (end - colon)))
    return FALSE;
  for (const char *p = colon + 1; p < end; p++)
    if (!g_ascii_isdigit (*p))
      return TRUE;
  return FALSE;
}

/* An address with a name and password in it is somebody's key. The text is judged, and not what a parser makes
 * of it: with "%" or a slash in the password there is no address, but still a password. */
static gboolean
carries_password (const char *link)
{
  const char *place = skip_scheme (link);
  gsize length = strcspn (place, "/?#");
  gboolean has_slashes = place > link && strchr ("/\\", place[-1]);

  if (place == link || g_ascii_strncasecmp (link, "mailto:", 7) == 0)
    return FALSE;
  if (memchr (place, '@', length))
    return TRUE;
  return has_slashes && strchr (place, '@') && has_odd_port (place, length);
}

static JsonNode *
list_link (const char *link,
           gboolean    must_be_web)
{
  g_autofree char *trimmed = link ? g_strstrip (g_strdup (link)) : NULL;

  if (!trimmed || !*trimmed || carries_password (trimmed) || leads_into_this_computer (trimmed)
      || (must_be_web && !vouch_link_is_web (trimmed)))
    return NULL;
  return vouch_json_new_text (trimmed);
}

/* One that could be no address would be a promise that nobody keeps. */
static JsonNode *
list_contact (const char *text)
{
  g_autofree char *trimmed = text ? g_strstrip (g_strdup (text)) : NULL;

  if (!trimmed || !(vouch_link_is_web (trimmed) || vouch_page_html_is_mail (trimmed)) || carries_password (trimmed))
    return NULL;
  return vouch_json_new_text (trimmed);
}

/* What isn't a date is printed as it is, so it leaves as it is. */
static JsonNode *
list_day (const char *text)
{
  VouchReferenceDate date;
  g_autofree char *day = NULL;

  if (!text)
    return NULL;
  if (vouch_reference_date_parse (&date, text))
    day = vouch_reference_date_iso (&date);
  return vouch_json_new_text (day ? day : text);
}

static JsonNode *
list_scalar (JsonNode *node)
{
  gint64 whole;
  double number;

  if (vouch_json_node_text (node))
    return vouch_json_new_text (vouch_json_node_text (node));
  if (vouch_json_node_int (node, &whole))
    return vouch_json_new_int (whole);
  return vouch_json_node_number (node, &number) ? vouch_json_new_number (number) : NULL;
}

static JsonNode *
list_array (JsonArray  *array,
            JsonNode *(*list_element) (JsonNode *))
{
  g_autoptr (JsonArray) listed = NULL;

  if (!array)
    return NULL;
  listed = json_array_new ();
  for (guint i = 0; i < vouch_json_array_length (array); i++)
    {
      JsonNode *element = list_element (vouch_json_array_node (array, i));

      if (element)
        json_array_add_element (listed, element);
    }
  return take_array (g_steal_pointer (&listed));
}

static JsonNode *
list_text (JsonNode *node)
{
  const char *text = vouch_json_node_text (node);

  return text ? vouch_json_new_text (text) : NULL;
}

static JsonNode *
list_parts (JsonNode *node)
{
  return list_array (vouch_json_node_array (node), list_scalar);
}

static JsonObject *
list_object (JsonObject   *object,
             const Listed *members)
{
  JsonObject *listed = json_object_new ();

  for (const Listed *member = members; member->name; member++)
    {
      JsonNode *value = list_member (object, member);

      if (value)
        json_object_set_member (listed, member->name, value);
    }
  return listed;
}

static JsonNode *
list_objects (JsonArray    *array,
              const Listed *listed)
{
  g_autoptr (JsonArray) objects = NULL;

  if (!array)
    return NULL;
  objects = json_array_new ();
  for (guint i = 0; i < vouch_json_array_length (array); i++)
    {
      JsonObject *element = vouch_json_array_object (array, i);

      if (element && (!listed->leaves || listed->leaves (element)))
        json_array_add_object_element (objects, list_object (element, listed->members));
    }
  return take_array (g_steal_pointer (&objects));
}

static JsonNode *
list_none (JsonObject   *object,
           const Listed *listed)
{
  JsonObject *none = vouch_json_get_object (object, listed->name);

  if (vouch_published_has_content (object) || !vouch_published_is_stated (object, listed->name))
    return NULL;
  return take_object (none ? list_object (none, listed->members) : json_object_new ());
}

static JsonNode *
list_passage (JsonObject   *citation,
              const Listed *listed)
{
  JsonObject *passage = vouch_json_get_object (citation, listed->name);
  JsonObject *form;

  if (!passage)
    return NULL;
  form = list_object (passage, listed->members);
  if (vouch_json_get_boolean (citation, "unprinted", FALSE))
    json_object_remove_member (form, "exact");
  return take_object (form);
}

static JsonNode *
list_member (JsonObject   *object,
             const Listed *listed)
{
  const char *text = vouch_json_get_text (object, listed->name);
  JsonObject *member = vouch_json_get_object (object, listed->name);
  JsonArray *array = vouch_json_get_array (object, listed->name);

  switch (listed->kind)
    {
    case TEXT:
      return text ? vouch_json_new_text (text) : NULL;
    case SCALAR:
      return list_scalar (vouch_json_get_node (object, listed->name));
    case DAY:
      return list_day (text);
    case WEB:
      return list_link (text, TRUE);
    case LINK:
      return list_link (text, FALSE);
    case CONTACT:
      return list_contact (text);
    case TEXTS:
      return list_array (array, list_text);
    case PARTS:
      return list_array (array, list_parts);
    case OBJECT:
      return member ? take_object (list_object (member, listed->members)) : NULL;
    case PASSAGE:
      return list_passage (object, listed);
    case NONE:
      return list_none (object, listed);
    case LIST:
      return list_objects (array, listed);
    default:
      g_assert_not_reached ();
    }
}

/* --- only cited references, only citations of references that are there --- */

static GHashTable *
collect_ids (JsonArray *references)
{
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < vouch_json_array_length (references); i++)
    {
      const char *id = vouch_json_get_text (vouch_json_array_object (references, i), "id");

      if (id)
        g_hash_table_add (ids, (gpointer) id);
    }
  return ids;
}

static void
collect_cited (JsonArray  *parents,
               GHashTable *known,
               GHashTable *cited)
{
  static const char *const lists[] = { "statements", "items", "sections" };

  for (guint i = 0; i < vouch_json_array_length (parents); i++)
    {
      JsonObject *parent = vouch_json_array_object (parents, i);
      JsonArray *citations = vouch_json_get_array (parent, "citations");

      for (guint c = vouch_json_array_length (citations); c-- > 0;)
        {
          JsonObject *citation = vouch_json_array_object (citations, c);
          const char *id = vouch_json_get_text (citation, "reference");

          if (id && g_hash_table_contains (known, id))
            g_hash_table_add (cited, (gpointer) id);
          else
            json_array_remove_element (citations, c);
        }
      for (gsize l = 0; l < G_N_ELEMENTS (lists); l++)
        collect_cited (vouch_json_get_array (parent, lists[l]), known, cited);
    }
}

static void
keep_cited (JsonObject *form)
{
  JsonArray *references = vouch_json_get_array (form, "references");
  JsonObject *article = vouch_json_get_object (form, "article");
  const char *summarised = vouch_json_get_text (article, "reference");
  g_autoptr (GHashTable) known = collect_ids (references);
  g_autoptr (GHashTable) cited = g_hash_table_new (g_str_hash, g_str_equal);

  if (summarised && g_hash_table_contains (known, summarised))
    g_hash_table_add (cited, (gpointer) summarised);
  else if (summarised)
    json_object_remove_member (article, "reference");
  collect_cited (vouch_json_get_array (form, "sections"), known, cited);
  for (guint i = vouch_json_array_length (references); i-- > 0;)
    {
      const char *id = vouch_json_get_text (vouch_json_array_object (references, i), "id");

      if (!id || !g_hash_table_contains (cited, id))
        json_array_remove_element (references, i);
    }
}

/**
 * vouch_published_form:
 * @card: a card as its file has it
 *
 * Makes the form in which the card leaves: the listed members alone, without
 * statements that are empty or set aside, sections with nothing in them,
 * references that nothing printed cites, and people whom the page does not name.
 *
 * Returns: (transfer full) (nullable): the published form, or %NULL where @card is no object.
 */
JsonNode *
vouch_published_form (JsonNode *card)
{
  JsonObject *object = vouch_json_node_object (card);
  JsonObject *form;

  if (!object)
    return NULL;
  form = list_object (object, vouch_published_card_members);
  keep_cited (form);
  return vouch_json_new_object (form);
}

/**
 * vouch_published_form_to_string:
 * @form: a published form
 *
 * Returns: (transfer full): its one spelling, by RFC 8785; what a portal stores.
 */
char *
vouch_published_form_to_string (JsonNode *form)
{
  return vouch_json_canonical (form);
}
