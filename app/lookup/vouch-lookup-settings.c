/* vouch-lookup-settings.c: which registries are asked, and who asks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-lookup-settings.h"

#include <string.h>

#include <gio/gio.h>

#define CROSSREF "https://api.crossref.org"
#define PUBMED "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
#define ARXIV "https://export.arxiv.org/api"
#define DATACITE "https://api.datacite.org"
#define BOOKS "https://openlibrary.org"
#define TRIALS "https://clinicaltrials.gov/api/v2"
#define RETRACTIONS "https://gitlab.com/crossref/retraction-watch-data/-/raw/main/retraction_watch.csv"
#define ZOTERO "http://127.0.0.1:23119/api"

static char *
get_address (const char *variable, const char *fallback)
{
  const char *own = g_getenv (variable);
  char *address = g_strdup (own && *own ? own : fallback);
  gsize length = strlen (address);

  while (length > 0 && address[length - 1] == '/')
    address[--length] = '\0';
  return address;
}

/**
 * vouch_lookup_settings_is_local:
 * @address: where a service is said to be
 *
 * Returns: whether that is this computer, so that nothing leaves it
 */
gboolean
vouch_lookup_settings_is_local (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  const char *host = uri ? g_uri_get_host (uri) : NULL;
  g_autoptr (GInetAddress) number = host ? g_inet_address_new_from_string (host) : NULL;

  return host && (number ? g_inet_address_get_is_loopback (number) : g_ascii_strcasecmp (host, "localhost") == 0);
}

/**
 * vouch_lookup_settings_new:
 *
 * Returns: (transfer full): the public registries, or those that the environment names instead
 *   (`VOUCH_CROSSREF`, `VOUCH_PUBMED`, `VOUCH_ARXIV`, `VOUCH_DATACITE`, `VOUCH_BOOKS`, `VOUCH_TRIALS`,
 *   `VOUCH_RETRACTIONS`, `VOUCH_ZOTERO`), and the user's address (`VOUCH_MAILTO`)
 */
VouchLookupSettings *
vouch_lookup_settings_new (void)
{
  VouchLookupSettings *self = g_new0 (VouchLookupSettings, 1);
  const char *mailto = g_getenv ("VOUCH_MAILTO");

  self->crossref = get_address ("VOUCH_CROSSREF", CROSSREF);
  self->pubmed = get_address ("VOUCH_PUBMED", PUBMED);
  self->arxiv = get_address ("VOUCH_ARXIV", ARXIV);
  self->datacite = get_address ("VOUCH_DATACITE", DATACITE);
  self->books = get_address ("VOUCH_BOOKS", BOOKS);
  self->trials = get_address ("VOUCH_TRIALS", TRIALS);
  self->retractions = get_address ("VOUCH_RETRACTIONS", RETRACTIONS);
  self->zotero = get_address ("VOUCH_ZOTERO", ZOTERO);
  self->mailto = mailto && strchr (mailto, '@') ? g_strdup (mailto) : NULL;
  self->cache = g_build_filename (g_get_user_cache_dir (), "vouch", "lookup", NULL);
  self->max_tries = 3;
  self->timeout = 20;
  return self;
}

/**
 * vouch_lookup_settings_copy:
 * @self: settings
 *
 * Returns: (transfer full): a copy
 */
VouchLookupSettings *
vouch_lookup_settings_copy (const VouchLookupSettings *self)
{
  VouchLookupSettings *copy = g_memdup2 (self, sizeof *self);

  copy->crossref = g_strdup (self->crossref);
  copy->pubmed = g_strdup (self->pubmed);
  copy->arxiv = g_strdup (self->arxiv);
  copy->datacite = g_strdup (self->datacite);
  copy->books = g_strdup (self->books);
  copy->trials = g_strdup (self->trials);
  copy->retractions = g_strdup (self->retractions);
  copy->zotero = g_strdup (self->zotero);
  copy->mailto = g_strdup (self->mailto);
  copy->cache = g_strdup (self->cache);
  return copy;
}

/**
 * vouch_lookup_settings_free:
 * @self: (transfer full): settings
 */
void
vouch_lookup_settings_free (VouchLookupSettings *self)
{
  g_free (self->crossref);
  g_free (self->pubmed);
  g_free (self->arxiv);
  g_free (self->datacite);
  g_free (self->books);
  g_free (self->trials);
  g_free (self->retractions);
  g_free (self->zotero);
  g_free (self->mailto);
  g_free (self->cache);
  g_free (self);
}
