/* vouch-card-people.c: the people of a card, as lines that a person edits.
 *
 * The page names who prepared a card and who reviewed it; a person's other
 * members, and people whom the page does not name, stay as they are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-card-people.h"

#include "vouch-json.h"

static const char *
get_name (JsonNode *person)
{
  const char *name = vouch_json_node_text (person);

  return name ? name : vouch_json_get_text (vouch_json_node_object (person), "name");
}

static gboolean
has_role (JsonNode           *person,
          VouchPublishedRole  role)
{
  return vouch_published_role (vouch_json_get_text (vouch_json_node_object (person), "role"))
         == role;
}

/* Returns: (element-type JsonNode): the people in that role, unowned. */
static GPtrArray *
list_role (JsonArray          *people,
           VouchPublishedRole  role)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < vouch_json_array_length (people); i++)
    if (has_role (vouch_json_array_node (people, i), role))
      g_ptr_array_add (found, vouch_json_array_node (people, i));
  return found;
}

static JsonNode *
find_name (GPtrArray  *people,
           const char *name)
{
  for (guint i = 0; i < people->len; i++)
    if (g_strcmp0 (get_name (people->pdata[i]), name) == 0)
      return people->pdata[i];
  return NULL;
}

static GPtrArray *
split_names (const char *lines)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) pieces = g_strsplit_set (lines, "\n\r", -1);

  for (gsize i = 0; pieces[i]; i++)
    if (*g_strstrip (pieces[i]))
      g_ptr_array_add (names, g_strdup (pieces[i]));
  return names;
}

/* The same person by name; with as many lines as before also the one whose name is being
 * written over: what else is known of somebody does not go with a letter. */
static JsonNode *
make_person (GPtrArray          *before,
             GPtrArray          *names,
             guint               position,
             VouchPublishedRole  role)
{
  const char *word = role == VOUCH_PUBLISHED_ROLE_REVIEWED ? "reviewer" : "author";
  const char *name = names->pdata[position];
  JsonNode *person = find_name (before, name);
  g_autoptr (JsonNode) text = NULL;

  if (person)
    return json_node_ref (person);
  text = vouch_json_new_text (name);
  if (before->len == names->len && vouch_json_node_object (before->pdata[position]))
    return vouch_json_with_member (before->pdata[position], "name", text);
  return vouch_json_new_members ("name", g_steal_pointer (&text), "role", vouch_json_new_text (word),
                                 NULL);
}

static void
add_lines (JsonArray          *to,
           JsonArray          *people,
           VouchPublishedRole  role,
           const char         *lines)
{
  g_autoptr (GPtrArray) before = list_role (people, role);
  g_autoptr (GPtrArray) names = split_names (lines);

  for (guint i = 0; i < names->len; i++)
    json_array_add_element (to, make_person (before, names, i, role));
}

static void
add_others (JsonArray          *to,
            JsonArray          *people,
            VouchPublishedRole  role)
{
  for (guint i = 0; i < vouch_json_array_length (people); i++)
    if (!has_role (vouch_json_array_node (people, i), role))
      json_array_add_element (to, json_node_ref (vouch_json_array_node (people, i)));
}

/**
 * vouch_card_people_list:
 * @people: (nullable): a card's people
 * @role: who prepared it, or who reviewed it
 * @separator: what stands between two names
 *
 * Returns: (transfer full): their names; empty where there are none.
 */
char *
vouch_card_people_list (JsonNode           *people,
                        VouchPublishedRole  role,
                        const char         *separator)
{
  JsonArray *list = vouch_json_node_array (people);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < vouch_json_array_length (list); i++)
    {
      JsonNode *person = vouch_json_array_node (list, i);
      const char *name = get_name (person);

      if (name && *name && has_role (person, role))
        g_string_append_printf (names, "%s%s", names->len ? separator : "", name);
    }
  return g_string_free (names, FALSE);
}

/**
 * vouch_card_people_replace:
 * @people: (nullable): a card's people
 * @role: who prepared it, or who reviewed it
 * @lines: their names, one a line
 *
 * Returns: (transfer full) (nullable): the people with these in that role, sealed; those who
 *   prepared it come first. %NULL where there is nobody.
 */
JsonNode *
vouch_card_people_replace (JsonNode           *people,
                           VouchPublishedRole  role,
                           const char         *lines)
{
  JsonArray *before = vouch_json_node_array (people);
  JsonArray *after = json_array_new ();

  if (role == VOUCH_PUBLISHED_ROLE_PREPARED)
    add_lines (after, before, role, lines);
  add_others (after, before, role);
  if (role != VOUCH_PUBLISHED_ROLE_PREPARED)
    add_lines (after, before, role, lines);
  if (json_array_get_length (after) > 0)
    return vouch_json_new_array (after);
  json_array_unref (after);
  return NULL;
}
