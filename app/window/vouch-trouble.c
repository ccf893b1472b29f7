/* vouch-trouble.c: what went wrong with a file or a portal, in the user's words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-trouble.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "vouch-file-error.h"
#include "vouch-format-error.h"
#include "vouch-import-error.h"
#include "vouch-portal-error.h"

/* One kind of trouble. Which domain it belongs to is the table's. */
typedef struct
{
  int code;
  const char *heading;    /* translatable; %s is the file's name */
  const char *body;       /* translatable */
  gboolean wants_message; /* the error says more than its code: it opens the body */
} Words;

static const Words format_words[] = {
  { VOUCH_FORMAT_ERROR_NOT_A_CARD, N_("“%s” Is Not a Card"),
    N_("It contains something else. The file is unchanged."), FALSE },
  { VOUCH_FORMAT_ERROR_SYNTAX, N_("“%s” Can’t Be Read as a Card"),
    N_("It is damaged or incomplete. The file is unchanged. If you have an older copy, open that "
       "one."),
    TRUE },
  { VOUCH_FORMAT_ERROR_MEMBER, N_("“%s” Can’t Be Read as a Card"),
    N_("Part of it is not valid for a card. The file is unchanged."), TRUE },
  { VOUCH_FORMAT_ERROR_DUPLICATE, N_("“%s” Can’t Be Read as a Card"),
    N_("It contains the same entry twice. The file is unchanged."),
    TRUE },
  { VOUCH_FORMAT_ERROR_TOO_DEEP, N_("“%s” Can’t Be Read as a Card"),
    N_("It is nested too deeply for a card. The file is unchanged."), FALSE },
  { VOUCH_FORMAT_ERROR_VERSION_TOO_NEW, N_("“%s” Needs a Newer Version of Vouch"),
    N_("Open it with the version it was saved with, or a newer one. The file is unchanged."),
    FALSE },
  { VOUCH_FORMAT_ERROR_TOO_LARGE, N_("“%s” Is Too Large"),
    N_("It is too large for a card or draft. The file is unchanged."), TRUE },
};

static const Words import_words[] = {
  { VOUCH_IMPORT_ERROR_NOT_A_SCORECARD, N_("No Scorecard in “%s”"),
    N_("Copy the whole page, including the headings, and try again."), TRUE },
  { VOUCH_IMPORT_ERROR_TOO_LARGE, N_("“%s” Is Too Large"),
    N_("It is too large for a scorecard draft."), TRUE },
};

static const Words open_words[] = {
  { G_IO_ERROR_NOT_FOUND, N_("“%s” Not Found"),
    N_("It was moved, renamed or deleted, or its disk is not connected."), FALSE },
  { G_IO_ERROR_NOT_MOUNTED, N_("“%s” Not Found"),
    N_("Its disk or server is not connected."), FALSE },
  { G_IO_ERROR_PERMISSION_DENIED, N_("No Permission to Read “%s”"),
    N_("It belongs to someone else. Ask them for permission to read it, or for a copy."), FALSE },
  { G_IO_ERROR_IS_DIRECTORY, N_("“%s” Is a Folder"), N_("Open one of the cards in it."), FALSE },
};

static const Words save_words[] = {
  { G_IO_ERROR_NO_SPACE, N_("Not Enough Space for “%s”"),
    N_("The disk is full. The file is unchanged, and your changes are still open here. Free some "
       "space and save again, or save the card in another location."),
    FALSE },
  { G_IO_ERROR_PERMISSION_DENIED, N_("No Permission to Save “%s”"),
    N_("You don’t have permission to change the file or its folder. The file is unchanged, and "
       "your changes are still open here. Save the card in another location."),
    FALSE },
  { G_IO_ERROR_READ_ONLY, N_("No Permission to Save “%s”"),
    N_("The disk is read-only. Your changes are still open here. Save the card in another "
       "location."),
    FALSE },
  { G_IO_ERROR_NOT_FOUND, N_("Folder of “%s” Not Found"),
    N_("It was moved, renamed or deleted, or its disk is not connected. Your changes are still "
       "open here. Save the card in another location."),
    FALSE },
  { G_IO_ERROR_NOT_DIRECTORY, N_("Folder of “%s” Not Found"),
    N_("Your changes are still open here. Save the card in another location."), FALSE },
  { G_IO_ERROR_IS_DIRECTORY, N_("“%s” Is a Folder"),
    N_("Your changes are still open here. Save the card under another name."), FALSE },
};

static const Words file_words[] = {
  { VOUCH_FILE_ERROR_CHANGED_ON_DISK, N_("“%s” Was Changed by Another Program"),
    N_("Choose which version to keep in the bar above the card. Your changes are still open here."),
    FALSE },
  { VOUCH_FILE_ERROR_UNSURE, N_("“%s” May Not Be Saved Permanently"),
    N_("The file contains your changes, but they might be lost in a power failure. To be safe, "
       "save a copy in another location."),
    TRUE },
};

/* The message of the error says the rest: it is made for the user. */
static const Words portal_words[] = {
  { VOUCH_PORTAL_ERROR_OFFLINE, N_("The Portal Can’t Be Reached"), "", TRUE },
  { VOUCH_PORTAL_ERROR_UNAUTHORISED, N_("Not Signed In"), "", TRUE },
  { VOUCH_PORTAL_ERROR_REJECTED, N_("The Card Was Not Accepted"), "", TRUE },
  { VOUCH_PORTAL_ERROR_CONFLICT, N_("Changed There Since"), "", TRUE },
  { VOUCH_PORTAL_ERROR_NOT_FOUND, N_("No Longer on the Portal"), "", TRUE },
  { VOUCH_PORTAL_ERROR_BUSY, N_("The Portal Is Busy"), "", TRUE },
  { VOUCH_PORTAL_ERROR_PROTOCOL, N_("No Clear Response"), "", TRUE },
  { VOUCH_PORTAL_ERROR_NOT_A_PORTAL, N_("No Portal Found"), "", TRUE },
  { VOUCH_PORTAL_ERROR_UNTRUSTED, N_("Nothing Was Sent"), "", TRUE },
};

static const Words open_otherwise = { 0, N_("“%s” Can’t Be Opened"), "", TRUE };
static const Words save_otherwise
    = { 0, N_("“%s” Could Not Be Saved"),
        N_("The file is unchanged, and your changes are still open here. Save again, or save the "
           "card in another location."),
        TRUE };
static const Words publish_otherwise = { 0, N_("Not Published"), "", TRUE };

static const Words *
find_words (const Words *table, gsize n, const GError *error, GQuark domain)
{
  for (gsize i = 0; error->domain == domain && i < n; i++)
    if (table[i].code == error->code)
      return &table[i];
  return NULL;
}

/* Messages of other libraries come with and without a full stop. */
static char *
make_sentence (const char *message)
{
  g_autofree char *text = g_strstrip (g_strdup (message));

  if (*text == '\0' || g_str_has_suffix (text, ".") || g_str_has_suffix (text, "…"))
    return g_steal_pointer (&text);
  return g_strconcat (text, ".", NULL);
}

static VouchTrouble *
make_trouble (const Words *words, const char *name, const GError *error)
{
  VouchTrouble *self = g_new0 (VouchTrouble, 1);
  g_autofree char *sentence = words->wants_message ? make_sentence (error->message) : NULL;
  const char *body = *words->body ? _(words->body) : "";
  GString *heading = g_string_new (_(words->heading));

  g_string_replace (heading, "%s", name, 1);
  self->heading = g_string_free (heading, FALSE);
  if (sentence && *sentence && *body)
    self->body = g_strconcat (sentence, "\n\n", body, NULL);
  else
    self->body = g_strdup (sentence && *sentence ? sentence : body);
  return self;
}

/**
 * vouch_trouble_new_open:
 * @name: the file's display name, or what stands for it: “the clipboard”
 * @error: why it was not opened
 *
 * Returns: (transfer full): what to tell the user.
 */
VouchTrouble *
vouch_trouble_new_open (const char *name, const GError *error)
{
  const Words *words
      = find_words (format_words, G_N_ELEMENTS (format_words), error, VOUCH_FORMAT_ERROR);

  if (!words)
    words = find_words (import_words, G_N_ELEMENTS (import_words), error, VOUCH_IMPORT_ERROR);
  if (!words)
    words = find_words (open_words, G_N_ELEMENTS (open_words), error, G_IO_ERROR);
  return make_trouble (words ? words : &open_otherwise, name, error);
}

/**
 * vouch_trouble_new_save:
 * @name: the file's display name
 * @error: why it was not saved
 *
 * Returns: (transfer full): what to tell the user.
 */
VouchTrouble *
vouch_trouble_new_save (const char *name, const GError *error)
{
  const Words *words = find_words (save_words, G_N_ELEMENTS (save_words), error, G_IO_ERROR);

  if (!words)
    words = find_words (file_words, G_N_ELEMENTS (file_words), error, VOUCH_FILE_ERROR);
  return make_trouble (words ? words : &save_otherwise, name, error);
}

/**
 * vouch_trouble_new_publish:
 * @error: why the card was not published, though it was saved
 *
 * Returns: (transfer full): what to tell the user.
 */
VouchTrouble *
vouch_trouble_new_publish (const GError *error)
{
  const Words *words
      = find_words (portal_words, G_N_ELEMENTS (portal_words), error, VOUCH_PORTAL_ERROR);

  return make_trouble (words ? words : &publish_otherwise, "", error);
}

void
vouch_trouble_free (VouchTrouble *self)
{
  g_free (self->heading);
  g_free (self->body);
  g_free (self);
}
