/* vouch-profile-reader.c: reads a profile's JSON and says where its mistakes are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-profile-reader.h"

#include <glib/gi18n-lib.h>

#include "vouch-json-locate.h"
#include "vouch-json.h"

/** What is said until vouch_profile_reader_leave() is said of @member. */
void
vouch_profile_reader_enter (VouchProfileReader *self, const char *member)
{
  g_ptr_array_insert (self->path, (int) self->path->len - 1, g_strdup (member));
}

/** The same for an element of an array. */
void
vouch_profile_reader_enter_number (VouchProfileReader *self, guint number)
{
  g_ptr_array_insert (self->path, (int) self->path->len - 1, g_strdup_printf ("%u", number));
}

/** Back to what holds it. */
void
vouch_profile_reader_leave (VouchProfileReader *self)
{
  g_ptr_array_remove_index (self->path, self->path->len - 2);
}

/** Keeps a mistake of where it reads. */
void
vouch_profile_reader_complain (VouchProfileReader *self, const char *format, ...)
{
  VouchProfileTrouble *trouble = g_new0 (VouchProfileTrouble, 1);
  va_list values;

  va_start (values, format);
  trouble->message = g_strdup_vprintf (format, values);
  va_end (values);
  trouble->member = g_strjoinv ("/", (char **) self->path->pdata);
  trouble->line = vouch_json_locate (self->text, (const char *const *) self->path->pdata);
  g_ptr_array_add (self->profile->troubles, trouble);
}

/** Returns: (transfer none) (nullable): @value as an object, else it is a mistake. */
JsonObject *
vouch_profile_reader_object (VouchProfileReader *self, JsonNode *value)
{
  JsonObject *object = vouch_json_node_object (value);

  if (!object)
    vouch_profile_reader_complain (self, _("Expected an object, “{ … }”."));
  return object;
}

/** Returns: (transfer none) (nullable): @value as a text that says something. */
const char *
vouch_profile_reader_text (VouchProfileReader *self, JsonNode *value)
{
  const char *text = vouch_json_node_text (value);

  if (text && *text)
    return text;
  vouch_profile_reader_complain (self, _("Expected a text."));
  return NULL;
}

/** Returns: (transfer full): the texts of the array @value; what is none is a mistake. */
GStrv
vouch_profile_reader_texts (VouchProfileReader *self, JsonNode *value)
{
  JsonArray *array = vouch_json_node_array (value);
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  if (!array)
    vouch_profile_reader_complain (self, _("Expected a list of texts, “[ … ]”."));
  for (guint i = 0; array && i < vouch_json_array_length (array); i++)
    {
      const char *text;

      vouch_profile_reader_enter_number (self, i);
      text = vouch_profile_reader_text (self, vouch_json_array_node (array, i));
      if (text)
        g_strv_builder_add (texts, text);
      vouch_profile_reader_leave (self);
    }
  return g_strv_builder_end (texts);
}

/** Returns: a #VouchLevel or %VOUCH_WEIGHT_OFF; %VOUCH_WEIGHT_UNSAID after a mistake. */
int
vouch_profile_reader_level (VouchProfileReader *self, JsonNode *value)
{
  const char *name = vouch_json_node_text (value);

  for (int level = VOUCH_LEVEL_ERROR; level <= VOUCH_LEVEL_HINT; level++)
    if (g_strcmp0 (name, vouch_level_get_name ((VouchLevel) level)) == 0)
      return level;
  if (g_strcmp0 (name, "off") == 0)
    return VOUCH_WEIGHT_OFF;
  vouch_profile_reader_complain (self, _("The level must be “error”, “warning”, “hint” or “off”."));
  return VOUCH_WEIGHT_UNSAID;
}

/** Returns: whether @member is for those who read the file. */
gboolean
vouch_profile_reader_is_remark (const char *member)
{
  return member[0] == '$' || g_str_equal (member, "comment") || g_str_equal (member, "description");
}
