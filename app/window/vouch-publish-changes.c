/* vouch-publish-changes.c: what changed since the last time, and what that is to readers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-publish-changes.h"

#include <glib/gi18n-lib.h>

#include "vouch-marked-words.h"
#include "vouch-page-said.h"

#define MOST_ROWS 6 /* more are read on the page */

/**
 * VouchPublishChanges:
 *
 * Lists what reads otherwise than it did, words marked, and asks what it is: a minor change, an
 * update, a correction, one that is clinically important. Hidden where nothing was published.
 */
struct _VouchPublishChanges
{
  AdwPreferencesGroup parent_instance;

  JsonNode *last;          /* (owned) (nullable): the form that stands there */
  char *said;              /* (owned) (nullable): all that it says, folded */
  char *to_say;            /* (owned) (nullable): the same of what is to stand there */
  GPtrArray *rows;         /* (owned) (element-type GtkWidget): of the changes; the group's */
  VouchUpdateCause causes; /* why it is not minor */
  gboolean is_told;        /* the card itself tells of it already */
  guint n_changes;
  gboolean is_draft;
  char *heavy_was;         /* (owned) (nullable): what a correction would quote */
  char *heavy_is;          /* (owned) (nullable): the same */

  AdwComboRow *weight;  /* (unowned: our child) */
  GtkEditable *text;    /* (unowned: our child) */
  GtkEditable *was;     /* (unowned: our child) */
  GtkEditable *correct; /* (unowned: our child) */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VouchPublishChanges, vouch_publish_changes, ADW_TYPE_PREFERENCES_GROUP)

static VouchPageUpdate
get_update (VouchPublishChanges *self)
{
  VouchPageUpdate update = { 0 };

  update.weight = (VouchUpdateWeight) adw_combo_row_get_selected (self->weight);
  update.is_given = !self->is_told || update.weight != VOUCH_UPDATE_MINOR;
  update.text = gtk_editable_get_text (self->text);
  if (vouch_update_is_correction (update.weight))
    {
      update.was = gtk_editable_get_text (self->was);
      update.is = gtk_editable_get_text (self->correct);
    }
  return update;
}

/* --- showing --- */

static void
describe (VouchPublishChanges *self)
{
  g_autofree char *causes = self->causes ? vouch_update_describe_causes (self->causes) : NULL;
  g_autofree char *reason
      = causes ? g_strdup_printf (_ ("It can’t be called minor, because it changes: %s."), causes)
               : NULL;
  gboolean is_important = adw_combo_row_get_selected (self->weight) == VOUCH_UPDATE_IMPORTANT;
  const char *told = is_important ? _ ("Clinically important: it is told at the top of the page.") : NULL;
  g_autofree char *words = reason && told ? g_strconcat (reason, " ", told, NULL)
                                          : g_strdup (reason ? reason : told);
  g_autofree char *title
      = g_strdup_printf (ngettext ("%u Change Since the Last Time", "%u Changes Since the Last Time",
                                   self->n_changes),
                         self->n_changes);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), words);
}

/* What has to be said depends on what it is. */
static void
show_entries (VouchPublishChanges *self)
{
  VouchUpdateWeight weight = (VouchUpdateWeight) adw_combo_row_get_selected (self->weight);
  gboolean is_asked = self->n_changes > 0 && !self->is_draft;
  gboolean is_correction = vouch_update_is_correction (weight);

  gtk_widget_set_visible (GTK_WIDGET (self->weight), is_asked);
  gtk_widget_set_visible (GTK_WIDGET (self->text), is_asked && weight != VOUCH_UPDATE_MINOR);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->text),
                                 is_correction ? _ ("In a sentence (optional)") : _ ("What is new"));
  gtk_widget_set_visible (GTK_WIDGET (self->was), is_asked && is_correction);
  gtk_widget_set_visible (GTK_WIDGET (self->correct), is_asked && is_correction);
  describe (self);
}

/* What is quoted is what was shown as was and now; whoever means less of it takes the rest away. */
static void
propose (VouchPublishChanges *self)
{
  gboolean is_empty = *gtk_editable_get_text (self->was) == '\0' && *gtk_editable_get_text (self->correct) == '\0';
  VouchUpdateWeight weight = (VouchUpdateWeight) adw_combo_row_get_selected (self->weight);

  if (!vouch_update_is_correction (weight) || !is_empty || !self->heavy_was)
    return;
  gtk_editable_set_text (self->was, self->heavy_was);
  gtk_editable_set_text (self->correct, self->heavy_is);
}

static void
changed_cb (VouchPublishChanges *self)
{
  show_entries (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
weight_changed_cb (VouchPublishChanges *self)
{
  propose (self);
  changed_cb (self);
}

static void
add_words (GtkWidget *box, const char *markup, const char *css)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "use-markup", TRUE, "label", markup, NULL);

  if (css)
    gtk_widget_add_css_class (label, css);
  gtk_box_append (GTK_BOX (box), label);
}

/* The words say which is which: marks alone would not. */
static void
add_versions (GtkWidget *box, const VouchPageChange *change)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *was = NULL;
  g_autofree char *is = NULL;

  vouch_mark_words (change->before ? change->before : "", change->after ? change->after : "", &before,
                    &after);
  /* Translators: what a page said. */
  was = change->before ? g_strdup_printf (_ ("Was: %s"), before) : NULL;
  /* Translators: what a page is to say. */
  is = g_strdup_printf (change->before ? _ ("Now: %s") : _ ("New: %s"), after);
  if (was)
    add_words (box, was, "dim-label");
  add_words (box, change->after ? is : _ ("Removed"), NULL);
}

static void
add_change (VouchPublishChanges *self, const VouchPageChange *change)
{
  GtkWidget *row = g_object_new (ADW_TYPE_PREFERENCES_ROW, "activatable", FALSE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *causes = change->causes ? vouch_update_describe_causes (change->causes) : NULL;
  /* Translators: a section, and what is other in it: “Risks · a dose”. */
  g_autofree char *words
      = causes ? g_strdup_printf (_ ("%s · %s"), change->where, causes) : g_strdup (change->where);
  g_autofree char *heading = g_markup_escape_text (words, -1);

  gtk_widget_add_css_class (box, "difference");
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  add_words (box, heading, "caption-heading");
  add_versions (box, change);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
clear_rows (VouchPublishChanges *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_rows (VouchPublishChanges *self, GPtrArray *changes)
{
  g_autofree char *more = NULL;
  guint n_more = changes->len > MOST_ROWS ? changes->len - MOST_ROWS : 0;
  GtkWidget *row;

  for (guint i = 0; i < MIN (changes->len, MOST_ROWS); i++)
    add_change (self, changes->pdata[i]);
  if (n_more == 0)
    return;
  more = g_strdup_printf (ngettext ("And %u more", "And %u more", n_more), n_more);
  row = g_object_new (ADW_TYPE_ACTION_ROW, "title", more, "activatable", FALSE, NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

/* The entries stand below the changes that they speak of. */
static void
move_below (VouchPublishChanges *self, gpointer child)
{
  g_autoptr (GtkWidget) held = g_object_ref (GTK_WIDGET (child));

  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), held);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), held);
}

/* Whether the two stand on the pages as they are shown. */
static gboolean
is_quotable (VouchPublishChanges *self, const VouchPageChange *change)
{
  return change->before && change->after && self->said && self->to_say
         && vouch_page_said_has (self->said, change->before)
         && vouch_page_said_has (self->to_say, change->after);
}

/* Of the change that weighs most: a correction most often quotes just that. */
static void
take_words (VouchPublishChanges *self, GPtrArray *changes)
{
  const VouchPageChange *heavy = NULL;

  for (guint i = 0; changes && i < changes->len; i++)
    {
      const VouchPageChange *change = changes->pdata[i];

      if (is_quotable (self, change) && (!heavy || (change->causes && !heavy->causes)))
        heavy = change;
    }
  g_free (self->heavy_was);
  self->heavy_was = heavy ? g_strdup (heavy->before) : NULL;
  g_free (self->heavy_is);
  self->heavy_is = heavy ? g_strdup (heavy->after) : NULL;
}

/* What it can’t be is not shown as if it were chosen. */
static void
name_first (VouchPublishChanges *self)
{
  GtkStringList *names = GTK_STRING_LIST (adw_combo_row_get_model (self->weight));
  const char *first[] = { self->causes && !self->is_told ? _ ("Choose…") : _ ("A minor change"), NULL };
  guint selected = adw_combo_row_get_selected (self->weight);

  if (g_str_equal (gtk_string_list_get_string (names, VOUCH_UPDATE_MINOR), first[0]))
    return;
  gtk_string_list_splice (names, VOUCH_UPDATE_MINOR, 1, first);
  adw_combo_row_set_selected (self->weight, selected);
}

/** Puts the keyboard where it has to be said what the change is. Returns: whether that has to be said */
gboolean
vouch_publish_changes_focus (VouchPublishChanges *self)
{
  return self->causes && !self->is_told && !self->is_draft && self->n_changes > 0
         && gtk_widget_grab_focus (GTK_WIDGET (self->weight));
}

/**
 * vouch_publish_changes_compare:
 * @last: (nullable): the published form that stands there; %NULL where none is known
 * @form: (nullable): the one that is to stand there
 * @changes: (nullable) (element-type VouchPageChange): between the two; to find them takes too long
 *   for the main thread
 * @said: (nullable): all that @last says, as vouch_page_said_new() has it
 * @to_say: (nullable): the same of @form
 *
 * Shows what is different, and asks anew what that is.
 */
void
vouch_publish_changes_compare (VouchPublishChanges *self,
                               JsonNode *last,
                               JsonNode *form,
                               GPtrArray *changes,
                               const char *said,
                               const char *to_say)
{
  VouchUpdateWeight weight = VOUCH_UPDATE_MINOR;

  clear_rows (self);
  g_clear_pointer (&self->last, json_node_unref);
  self->last = last ? json_node_ref (last) : NULL;
  g_free (self->said);
  self->said = g_strdup (said);
  g_free (self->to_say);
  self->to_say = g_strdup (to_say);
  self->n_changes = changes ? changes->len : 0;
  self->causes = changes ? vouch_page_changes_causes (changes) : VOUCH_UPDATE_CAUSE_NONE;
  self->is_told = changes && vouch_page_changes_told (last, form, &weight)
                  && (weight > VOUCH_UPDATE_MINOR || !self->causes);
  gtk_widget_set_visible (GTK_WIDGET (self), self->n_changes > 0);
  if (changes)
    add_rows (self, changes);
  move_below (self, self->weight);
  move_below (self, self->was);
  move_below (self, self->correct);
  move_below (self, self->text);
  take_words (self, changes);
  name_first (self);
  changed_cb (self);
}

/** Nobody reads a draft: of its changes nothing has to be said. */
void
vouch_publish_changes_set_draft (VouchPublishChanges *self, gboolean is_draft)
{
  self->is_draft = is_draft;
  show_entries (self);
}

/** Returns: whether readers were told something wrong before. */
gboolean
vouch_publish_changes_is_correction (VouchPublishChanges *self)
{
  VouchPageUpdate update = get_update (self);

  return self->n_changes > 0 && !self->is_draft && update.is_given
         && vouch_update_is_correction (update.weight);
}

/** Returns: (transfer full) (nullable): why it can't be published as it is said. */
char *
vouch_publish_changes_describe_hindrance (VouchPublishChanges *self)
{
  VouchPageUpdate update = get_update (self);
  g_autoptr (GError) error = NULL;

  if (self->n_changes == 0 || self->is_draft)
    return NULL;
  if (update.is_given && self->causes && update.weight == VOUCH_UPDATE_MINOR)
    return g_strdup (_ ("Say whether it is an update or a correction"));
  if (update.is_given && !vouch_page_update_check_words (&update, &error))
    return g_strdup (error->message);
  if (update.is_given && self->said && self->to_say
      && !vouch_page_update_check_quotes (&update, self->said, self->to_say, &error))
    return g_strdup (error->message);
  return NULL;
}

/**
 * vouch_publish_changes_tell:
 * @card: the card's whole JSON
 *
 * Returns: (transfer full): the card with what is said of the update
 */
JsonNode *
vouch_publish_changes_tell (VouchPublishChanges *self, JsonNode *card)
{
  VouchPageUpdate update = get_update (self);
  JsonNode *told = self->is_draft ? NULL : vouch_page_update_tell (&update, card, self->last, NULL);

  return told ? told : json_node_ref (card);
}

/* --- the object --- */

static GtkEditable *
add_entry (VouchPublishChanges *self, const char *title)
{
  GtkWidget *entry = g_object_new (ADW_TYPE_ENTRY_ROW, "title", title, "visible", FALSE, NULL);

  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), entry);
  return GTK_EDITABLE (entry);
}

static void
vouch_publish_changes_dispose (GObject *object)
{
  VouchPublishChanges *self = VOUCH_PUBLISH_CHANGES (object);

  g_clear_pointer (&self->last, json_node_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->heavy_was, g_free);
  g_clear_pointer (&self->heavy_is, g_free);
  g_clear_pointer (&self->said, g_free);
  g_clear_pointer (&self->to_say, g_free);
  G_OBJECT_CLASS (vouch_publish_changes_parent_class)->dispose (object);
}

static void
vouch_publish_changes_class_init (VouchPublishChangesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vouch_publish_changes_dispose;
  signals[CHANGED] = g_signal_new ("changed", VOUCH_TYPE_PUBLISH_CHANGES, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
vouch_publish_changes_init (VouchPublishChanges *self)
{
  /* In the order of VouchUpdateWeight. */
  const char *weights[] = { _ ("A minor change"), _ ("An update"), _ ("A correction"),
                            _ ("An important correction"), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (weights);

  self->rows = g_ptr_array_new ();
  self->weight = g_object_new (ADW_TYPE_COMBO_ROW, "title", _ ("This is"), "model", model, NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->weight));
  g_signal_connect_object (self->weight, "notify::selected", G_CALLBACK (weight_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->text = add_entry (self, _ ("What is new"));
  self->was = add_entry (self, _ ("The page said, word for word"));
  self->correct = add_entry (self, _ ("It should say"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
