/* vouch-cite-provider.h: somewhere else to look for what can be cited.
 *
 * Widgets read no settings and know no network: the program adds what looks in the library of
 * references, in registries, in other programs. Each answers with CSL-JSON items of no card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define VOUCH_TYPE_CITE_PROVIDER (vouch_cite_provider_get_type ())

G_DECLARE_INTERFACE (VouchCiteProvider, vouch_cite_provider, VOUCH, CITE_PROVIDER, GObject)

/**
 * VouchCiteProviderInterface:
 * @get_name: who is asked, as it stands beside what was found: “Library”
 * @wants: whether it looks for that at all; without waiting
 * @search_async: looks, without blocking; may answer at once
 * @search_finish: (element-type JsonObject): what was found, best first
 * @get_pause: (nullable): milliseconds that the keyboard must rest before it is asked
 * @get_question: (nullable): what would be sent, and to whom, as a sentence, where it looks for that
 *   only once the user agrees; %NULL where it need not ask, or does not look for that at all
 * @agree: (nullable): the user read the question, and agreed; with %NULL, that is over
 */
struct _VouchCiteProviderInterface
{
  GTypeInterface parent_interface;

  const char *(*get_name)      (VouchCiteProvider    *self);
  gboolean    (*wants)         (VouchCiteProvider    *self,
                                const char           *typed);
  void        (*search_async)  (VouchCiteProvider    *self,
                                const char           *typed,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              data);
  GPtrArray  *(*search_finish) (VouchCiteProvider    *self,
                                GAsyncResult         *result,
                                GError              **error);
  guint       (*get_pause)     (VouchCiteProvider    *self);
  const char *(*get_question)  (VouchCiteProvider    *self,
                                const char           *typed);
  void        (*agree)         (VouchCiteProvider    *self,
                                const char           *typed);
};

/* How long the keyboard must rest before somebody else is asked. */
#define VOUCH_CITE_PAUSE 150 /* milliseconds */

const char *vouch_cite_provider_get_name      (VouchCiteProvider    *self);
gboolean    vouch_cite_provider_wants         (VouchCiteProvider    *self,
                                               const char           *typed);
void        vouch_cite_provider_search_async  (VouchCiteProvider    *self,
                                               const char           *typed,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              data);
GPtrArray  *vouch_cite_provider_search_finish (VouchCiteProvider    *self,
                                               GAsyncResult         *result,
                                               GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void        vouch_cite_provider_answer        (GTask                *task,
                                               JsonArray            *items,
                                               GError               *error);
guint       vouch_cite_provider_get_pause     (VouchCiteProvider    *self);
const char *vouch_cite_provider_get_question  (VouchCiteProvider    *self,
                                               const char           *typed);
void        vouch_cite_provider_agree         (VouchCiteProvider    *self,
                                               const char           *typed);

G_END_DECLS
