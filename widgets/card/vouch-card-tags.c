/* vouch-card-tags.c: how marked and underlined words look in the card's texts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-card-tags.h"

/**
 * VouchCardTags:
 *
 * One table for all texts of a card: what findings mean is underlined by level, each
 * with a line of its own (an error twice, a warning once, a hint with dots) because
 * colour alone says nothing to many; and the four marks that a text can have.
 */
struct _VouchCardTags
{
  GObject parent_instance;

  GtkTextTagTable *table; /* (owned) */
  GtkTextTag *levels[3]; /* (unowned: in the table): by VouchLevel */
  GtkTextTag *marks[4];  /* (unowned: in the table): as mark_names has them */
};

G_DEFINE_FINAL_TYPE (VouchCardTags, vouch_card_tags, G_TYPE_OBJECT)

static const char *const mark_names[] = { "italic", "bold", "superscript", "subscript" };

/* Light, dark: dark enough on white, light enough on black, for three to one at least. */
static const struct
{
  PangoUnderline line;
  const char    *colours[2];
} looks[] = {
  { PANGO_UNDERLINE_DOUBLE, { "#c01c28", "#ff7b63" } },
  { PANGO_UNDERLINE_SINGLE, { "#9c6e03", "#f8e45c" } },
  { PANGO_UNDERLINE_ERROR, { "#5e5c64", "#c0bfbc" } },
};

static void
update_colours (VouchCardTags *self)
{
  gboolean is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      GdkRGBA colour;

      gdk_rgba_parse (&colour, looks[i].colours[is_dark]);
      g_object_set (self->levels[i], "underline-rgba", &colour, NULL);
    }
}

static void
add_tag (VouchCardTags  *self,
         GtkTextTag    **place)
{
  g_autoptr (GtkTextTag) tag = gtk_text_tag_new (NULL);

  gtk_text_tag_table_add (self->table, tag);
  *place = tag;
}

static void
vouch_card_tags_constructed (GObject *object)
{
  VouchCardTags *self = VOUCH_CARD_TAGS (object);

  G_OBJECT_CLASS (vouch_card_tags_parent_class)->constructed (object);
  for (guint i = 0; i < G_N_ELEMENTS (self->marks); i++)
    add_tag (self, &self->marks[i]);
  g_object_set (self->marks[0], "style", PANGO_STYLE_ITALIC, NULL);
  g_object_set (self->marks[1], "weight", PANGO_WEIGHT_BOLD, NULL);
  g_object_set (self->marks[2], "rise", 4 * PANGO_SCALE, "scale", PANGO_SCALE_SMALL, NULL);
  g_object_set (self->marks[3], "rise", -3 * PANGO_SCALE, "scale", PANGO_SCALE_SMALL, NULL);
  /* The later one wins where they overlap: errors come last. */
  for (int i = G_N_ELEMENTS (self->levels) - 1; i >= 0; i--)
    {
      add_tag (self, &self->levels[i]);
      g_object_set (self->levels[i], "underline", looks[i].line, NULL);
    }
  update_colours (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (update_colours), self, G_CONNECT_SWAPPED);
}

static void
vouch_card_tags_finalize (GObject *object)
{
  g_object_unref (VOUCH_CARD_TAGS (object)->table);
  G_OBJECT_CLASS (vouch_card_tags_parent_class)->finalize (object);
}

static void
vouch_card_tags_class_init (VouchCardTagsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vouch_card_tags_finalize;
  G_OBJECT_CLASS (klass)->constructed = vouch_card_tags_constructed;
}

static void
vouch_card_tags_init (VouchCardTags *self)
{
  self->table = gtk_text_tag_table_new ();
}

VouchCardTags *
vouch_card_tags_new (void)
{
  return g_object_new (VOUCH_TYPE_CARD_TAGS, NULL);
}

/** Returns: (transfer none): the table for the card's buffers. */
GtkTextTagTable *
vouch_card_tags_get_table (VouchCardTags *self)
{
  return self->table;
}

/** Returns: (transfer none): how the words of a finding of that level are underlined. */
GtkTextTag *
vouch_card_tags_get_level (VouchCardTags *self,
                           VouchLevel     level)
{
  return self->levels[CLAMP (level, 0, (int) G_N_ELEMENTS (self->levels) - 1)];
}

/** Returns: (transfer none) (nullable): the look of the mark `italic`, `bold`, … */
GtkTextTag *
vouch_card_tags_get_mark (VouchCardTags *self,
                          const char    *name)
{
  for (guint i = 0; name && i < G_N_ELEMENTS (mark_names); i++)
    if (g_str_equal (mark_names[i], name))
      return self->marks[i];
  return NULL;
}

void
vouch_card_tags_foreach_mark (VouchCardTags *self,
                              void         (*func) (GtkTextTag *tag,
                                                    gpointer    data),
                              gpointer       data)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->marks); i++)
    func (self->marks[i], data);
}
