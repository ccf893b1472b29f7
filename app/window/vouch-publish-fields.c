/* vouch-publish-fields.c: the fields of a site, to whom errors are reported, and when it is sent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-publish-fields.h"

#include <glib/gi18n-lib.h>

#include "vouch-card-embargo.h"
#include "vouch-card.h"
#include "vouch-due-time.h"
#include "vouch-json.h"
#include "vouch-site-fields.h"

/* Where a card keeps it. */
#define EMBARGO_OBJECT "work"
#define EMBARGO_MEMBER "embargo"

/**
 * VouchPublishFields:
 *
 * A row that opens into what few cards need. What is written there is kept in the card when it is
 * published, for the next time; but for the time, which is of this publication.
 */
struct _VouchPublishFields
{
  AdwPreferencesGroup parent_instance;

  AdwExpanderRow *more;       /* (unowned: our child), and so are those below */
  GtkEditable    *slug;
  GtkEditable    *excerpt;
  GtkEditable    *categories;
  GtkEditable    *tags;
  GtkEditable    *sponsor;
  GtkEditable    *contact;
  GtkEditable    *due;
  GtkEditable    *embargo;
  char           *shown; /* (owned) (nullable): what the card says of it, as it was shown */
  gboolean        is_filling;
};

G_DEFINE_FINAL_TYPE (VouchPublishFields, vouch_publish_fields, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Returns: (transfer full) (nullable): what is written there */
static char *
dup_text (GtkEditable *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  return *text ? g_steal_pointer (&text) : NULL;
}

static gboolean
is_mistaken (GtkEditable *entry)
{
  g_autofree char *text = dup_text (entry);
  gint64 time;

  return text && !vouch_due_time_parse (text, &time);
}

static void
mark (GtkEditable *entry)
{
  if (is_mistaken (entry))
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
}

/* What keeps the card from being sent is not hidden in a row that is folded. */
static void
show_mistakes (VouchPublishFields *self)
{
  mark (self->due);
  mark (self->embargo);
  if (is_mistaken (self->due) || is_mistaken (self->embargo))
    adw_expander_row_set_expanded (self->more, TRUE);
}

static void
folded_cb (VouchPublishFields *self)
{
  show_mistakes (self);
}

static void
changed_cb (VouchPublishFields *self)
{
  if (self->is_filling)
    return;
  show_mistakes (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkEditable *
add_entry (VouchPublishFields *self, const char *title)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", title, NULL);

  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (self->more, row);
  return GTK_EDITABLE (row);
}

static void
vouch_publish_fields_finalize (GObject *object)
{
  g_free (VOUCH_PUBLISH_FIELDS (object)->shown);
  G_OBJECT_CLASS (vouch_publish_fields_parent_class)->finalize (object);
}

static void
vouch_publish_fields_class_init (VouchPublishFieldsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vouch_publish_fields_finalize;
  signals[CHANGED] = g_signal_new ("changed", VOUCH_TYPE_PUBLISH_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
vouch_publish_fields_init (VouchPublishFields *self)
{
  self->more = g_object_new (ADW_TYPE_EXPANDER_ROW, "title", _("Address, Lists and Time"), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->more));
  g_signal_connect_object (self->more, "notify::expanded", G_CALLBACK (folded_cb), self, G_CONNECT_SWAPPED);
  self->slug = add_entry (self, _("Name in the address"));
  self->excerpt = add_entry (self, _("Excerpt for lists"));
  self->categories = add_entry (self, _("Categories, with commas between"));
  self->tags = add_entry (self, _("Tags, with commas between"));
  self->sponsor = add_entry (self, _("Sponsored by"));
  self->contact = add_entry (self, _("Report errors to (e-mail or web address)"));
  self->due = add_entry (self, _("Not before (2026-06-02 09:00)"));
  self->embargo = add_entry (self, _("Embargo until (2026-06-02 09:00)"));
}

/* --- from the card --- */

static void
set_text (GtkEditable *entry, const char *text)
{
  gtk_editable_set_text (entry, text ? text : "");
}

static void
set_list (GtkEditable *entry, JsonArray *list)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < vouch_json_array_length (list); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", vouch_json_array_text (list, i));
  gtk_editable_set_text (entry, text->str);
}

static void
show_embargo (VouchPublishFields *self, JsonNode *card)
{
  JsonObject *work = vouch_json_get_object (vouch_json_node_object (card), EMBARGO_OBJECT);
  gint64 end;
  gboolean is_time = vouch_card_read_embargo (card, &end);
  g_autofree char *when = NULL;
  g_autofree char *words = NULL;

  g_clear_pointer (&self->shown, g_free);
  /* Words that are no time stay until somebody writes one. */
  if (!is_time)
    self->shown = g_strdup (vouch_json_get_text (work, EMBARGO_MEMBER));
  else if (end > 0)
    self->shown = vouch_due_time_print (end);
  set_text (self->embargo, self->shown);
  if (!is_time || end <= g_get_real_time () / 1000)
    return;
  when = vouch_due_time_describe (end);
  /* Translators: %s is a date and a time. */
  words = g_strdup_printf (_("Under embargo: it waits until %s"), when);
  vouch_publish_fields_tell (self, words);
}

/** Fills in what the card says. */
void
vouch_publish_fields_show (VouchPublishFields *self, VouchDocument *document)
{
  g_autoptr (JsonNode) card = vouch_node_to_json (VOUCH_NODE (vouch_document_get_card (document)));
  JsonObject *object = vouch_json_node_object (card);
  g_autoptr (JsonNode) site = vouch_site_fields_read (card);
  JsonObject *fields = vouch_json_node_object (site);
  JsonObject *article = vouch_json_get_object (object, "article");

  self->is_filling = TRUE;
  set_text (self->slug, fields ? vouch_json_get_text (fields, "slug") : NULL);
  set_text (self->excerpt, fields ? vouch_json_get_text (fields, "excerpt") : NULL);
  set_list (self->categories, fields ? vouch_json_get_array (fields, "categories") : NULL);
  set_list (self->tags, fields ? vouch_json_get_array (fields, "tags") : NULL);
  set_text (self->sponsor, article ? vouch_json_get_text (article, "sponsor") : NULL);
  set_text (self->contact, vouch_json_get_text (object, "contact"));
  show_embargo (self, card);
  self->is_filling = FALSE;
  show_mistakes (self);
}

/** Says something below the row's title, such as what the portal can't keep; %NULL: nothing. */
void
vouch_publish_fields_tell (VouchPublishFields *self, const char *words)
{
  g_autofree char *markup = words ? g_markup_escape_text (words, -1) : NULL;

  adw_expander_row_set_subtitle (self->more, markup ? markup : "");
}

/* --- to the card --- */

/** Returns: (transfer full) (nullable): why it can't be published as it is written. */
char *
vouch_publish_fields_describe_hindrance (VouchPublishFields *self)
{
  gint64 due = vouch_publish_fields_get_due (self);

  if (is_mistaken (self->due) || is_mistaken (self->embargo))
    return g_strdup (_("Write the time as 2026-06-02 09:00"));
  if (due > 0 && vouch_due_time_is_past (due))
    return g_strdup (_("“Not before” is a time that has passed"));
  return NULL;
}

/** Returns: before when it is not sent, in milliseconds since 1970; 0: at once. */
gint64
vouch_publish_fields_get_due (VouchPublishFields *self)
{
  g_autofree char *due = dup_text (self->due);
  gint64 time = 0;

  return due && vouch_due_time_parse (due, &time) ? time : 0;
}

/* An empty list takes away what the card had the site told; nothing was never there. */
static JsonNode *
make_list (GtkEditable *entry, JsonObject *before, const char *name)
{
  g_autofree char *text = dup_text (entry);
  g_auto (GStrv) names = g_strsplit (text ? text : "", ",", -1);

  if (!text && !(before && vouch_json_get_array (before, name)))
    return NULL;
  return vouch_json_new_texts ((const char *const *) names);
}

static JsonNode *
make_text (GtkEditable *entry)
{
  g_autofree char *text = dup_text (entry);

  return text ? vouch_json_new_text (text) : NULL;
}

static void
write_text (VouchNode *card, const char *member, GtkEditable *entry)
{
  g_autofree char *text = dup_text (entry);

  if (g_strcmp0 (text, vouch_node_get_text (card, member)) != 0)
    vouch_node_set_text (card, member, text);
}

/* In UTC, as the file may be opened where the clock is another. What was not touched stays as it is
 * written there: it may be more exact than what is shown. */
static void
write_embargo (VouchPublishFields *self, VouchNode *card)
{
  g_autofree char *text = dup_text (self->embargo);
  JsonNode *before = vouch_node_get_value (card, EMBARGO_OBJECT);
  gint64 end = 0;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *iso = NULL;
  g_autoptr (JsonNode) value = NULL;
  g_autoptr (JsonNode) work = NULL;

  if (g_strcmp0 (text, self->shown) == 0 || (text && !vouch_due_time_parse (text, &end)))
    return;
  time = text ? g_date_time_new_from_unix_utc (end / 1000) : NULL;
  iso = time ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  value = iso ? vouch_json_new_text (iso) : NULL;
  work = vouch_json_with_member (before, EMBARGO_MEMBER, value);
  vouch_node_set_value (card, EMBARGO_OBJECT,
                        json_object_get_size (vouch_json_node_object (work)) > 0 ? work : NULL, NULL);
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
}

/** Writes what is different into the card, as edits that can be undone. */
void
vouch_publish_fields_write (VouchPublishFields *self, VouchDocument *document)
{
  VouchNode *card = VOUCH_NODE (vouch_document_get_card (document));
  JsonNode *site = vouch_node_get_value (card, VOUCH_SITE_FIELDS_MEMBER);
  JsonObject *before = vouch_json_node_object (site);
  g_autoptr (JsonNode) given = vouch_json_new_members (
      "slug", make_text (self->slug), "excerpt", make_text (self->excerpt), "categories",
      make_list (self->categories, before, "categories"), "tags",
      make_list (self->tags, before, "tags"), NULL);
  g_autoptr (JsonNode) clean = vouch_site_fields_clean (given);

  if (!vouch_json_equal (clean, site))
    vouch_node_set_value (card, VOUCH_SITE_FIELDS_MEMBER, clean, NULL);
  write_embargo (self, card);
  write_text (card, "contact", self->contact);
  write_text (card, "article/sponsor", self->sponsor);
}
