/* vouch-server-about.c: the parts of the contract that tell of the portal itself, and of who asks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-about.h"
#include "vouch-json.h"
#include "vouch-server-answer.h"
#include "vouch-server-guard.h"
#include "vouch-server-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#define MIN_NONCE 32
#define MAX_NONCE 128

/** Answers what portal this is, to anybody. */
void
vouch_server_about_answer (VouchServer *server, SoupServerMessage *message)
{
  static const char *const can[] = { "cards", "drafts", "dates", "withdraw", "feed", "base-digest", NULL };
  VouchServerStore *store = vouch_server_get_store (server);

  vouch_server_answer_json (
      message, 200,
      vouch_json_new_members ("name", vouch_json_new_text ("Vouch portal"), "version",
                              vouch_json_new_text (VOUCH_VERSION), "contract",
                              vouch_json_new_int (1), "portal",
                              vouch_json_new_text (vouch_server_store_get_id (store)), "can",
                              vouch_json_new_texts (can), NULL));
}

/** Answers who has signed in, and what they may do. */
void
vouch_server_about_answer_me (SoupServerMessage *message)
{
  static const char *const may[] = { "read", "draft", "publish" };
  VouchServerRole role = vouch_server_guard_get_role (message);
  JsonArray *array = json_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (may) && i < (gsize) role; i++)
    json_array_add_string_element (array, may[i]);
  vouch_server_answer_json (
      message, 200,
      vouch_json_new_members ("user", vouch_json_new_text (vouch_server_guard_get_user (message)), "role",
                              vouch_json_new_text (vouch_server_role_get_name (role)), "may",
                              vouch_json_new_array (array), NULL));
}

/** Answers whoever watches over the portal: 200, or what went wrong with the cards. */
void
vouch_server_about_answer_health (VouchServer *server, SoupServerMessage *message)
{
  g_autoptr (GError) error = NULL;
  guint total;

  if (vouch_server_store_count (vouch_server_get_store (server), NULL, &total, &error))
    vouch_server_answer_json (message, 200,
                              vouch_json_new_members ("status", vouch_json_new_text ("ok"),
                                                      "version", vouch_json_new_text (VOUCH_VERSION),
                                                      NULL));
  else
    vouch_server_answer_store_error (message, error);
}

/** Answers with a proof that the portal knows the token, for the nonce of whoever asks. */
void
vouch_server_about_answer_proof (VouchServer *server, SoupServerMessage *message, GHashTable *query)
{
  const VouchPortalToken *token = vouch_server_get_token (server);
  const char *nonce = query ? g_hash_table_lookup (query, "nonce") : NULL;
  gsize length = nonce ? strlen (nonce) : 0;
  g_autofree char *proof = NULL;

  if (!token)
    {
      vouch_server_answer_error (message, 404, "not-found",
                                 _("This portal takes accounts, not its own token."), NULL);
      return;
    }
  if (length < MIN_NONCE || length > MAX_NONCE
      || strspn (nonce, "0123456789abcdefABCDEF") != length)
    {
      vouch_server_answer_error (message, 400, "nonce",
                                 _("A proof is given for 32 to 128 hexadecimal digits."), NULL);
      return;
    }
  proof = vouch_portal_token_prove (token, nonce);
  vouch_server_answer_json (message, 200,
                            vouch_json_new_members ("proof", vouch_json_new_text (proof), NULL));
}
