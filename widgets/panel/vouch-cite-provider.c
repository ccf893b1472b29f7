/* vouch-cite-provider.c: somewhere else to look for what can be cited.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cite-provider.h"

#include "vouch-json.h"

G_DEFINE_INTERFACE (VouchCiteProvider, vouch_cite_provider, G_TYPE_OBJECT)

static void
vouch_cite_provider_default_init (VouchCiteProviderInterface *iface)
{
}

/** Returns: (transfer none): who is asked, translated. */
const char *
vouch_cite_provider_get_name (VouchCiteProvider *self)
{
  g_return_val_if_fail (VOUCH_IS_CITE_PROVIDER (self), NULL);
  return VOUCH_CITE_PROVIDER_GET_IFACE (self)->get_name (self);
}

/** Returns: whether it looks for @typed at all; @typed may be empty. */
gboolean
vouch_cite_provider_wants (VouchCiteProvider *self,
                           const char        *typed)
{
  g_return_val_if_fail (VOUCH_IS_CITE_PROVIDER (self), FALSE);
  return VOUCH_CITE_PROVIDER_GET_IFACE (self)->wants (self, typed);
}

/** Looks for @typed, and does not wait. */
void
vouch_cite_provider_search_async (VouchCiteProvider   *self,
                                  const char          *typed,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             data)
{
  g_return_if_fail (VOUCH_IS_CITE_PROVIDER (self));
  VOUCH_CITE_PROVIDER_GET_IFACE (self)->search_async (self, typed, cancellable, callback, data);
}

/** Returns: (transfer full) (element-type JsonObject) (nullable): what was found, best first. */
GPtrArray *
vouch_cite_provider_search_finish (VouchCiteProvider  *self,
                                   GAsyncResult       *result,
                                   GError            **error)
{
  g_return_val_if_fail (VOUCH_IS_CITE_PROVIDER (self), NULL);
  return VOUCH_CITE_PROVIDER_GET_IFACE (self)->search_finish (self, result, error);
}

/**
 * vouch_cite_provider_answer:
 * @task: of search_async()
 * @items: (nullable): what was found
 * @error: (transfer full) (nullable): why nothing is, where @items is %NULL
 *
 * Ends @task as search_finish() hands it on. For providers.
 */
void
vouch_cite_provider_answer (GTask     *task,
                            JsonArray *items,
                            GError    *error)
{
  GPtrArray *found;

  if (!items)
    {
      g_task_return_error (task, error);
      return;
    }
  found = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  for (guint i = 0; i < vouch_json_array_length (items); i++)
    g_ptr_array_add (found, json_object_ref (vouch_json_array_object (items, i)));
  g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
}

/** Returns: milliseconds that the keyboard must rest before it is asked. */
guint
vouch_cite_provider_get_pause (VouchCiteProvider *self)
{
  VouchCiteProviderInterface *iface;

  g_return_val_if_fail (VOUCH_IS_CITE_PROVIDER (self), VOUCH_CITE_PAUSE);
  iface = VOUCH_CITE_PROVIDER_GET_IFACE (self);
  return iface->get_pause ? iface->get_pause (self) : VOUCH_CITE_PAUSE;
}

/** Returns: (nullable): what the user has to agree to before it looks for @typed. */
const char *
vouch_cite_provider_get_question (VouchCiteProvider *self,
                                  const char        *typed)
{
  VouchCiteProviderInterface *iface;

  g_return_val_if_fail (VOUCH_IS_CITE_PROVIDER (self), NULL);
  iface = VOUCH_CITE_PROVIDER_GET_IFACE (self);
  return iface->get_question ? iface->get_question (self, typed) : NULL;
}

/**
 * vouch_cite_provider_agree:
 * @typed: (nullable): what was typed when the user agreed to what vouch_cite_provider_get_question()
 *   says; %NULL: another search begins, and what was agreed for the last one is over
 */
void
vouch_cite_provider_agree (VouchCiteProvider *self,
                           const char        *typed)
{
  VouchCiteProviderInterface *iface;

  g_return_if_fail (VOUCH_IS_CITE_PROVIDER (self));
  iface = VOUCH_CITE_PROVIDER_GET_IFACE (self);
  if (iface->agree)
    iface->agree (self, typed);
}
