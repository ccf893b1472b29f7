/* vouch-profile-private.h: how the validator asks a profile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "vouch-profile.h"

G_BEGIN_DECLS

/* Beside the levels: the profile says nothing of it, or says that it is off. */
#define VOUCH_WEIGHT_UNSAID (-1)
#define VOUCH_WEIGHT_OFF (-2)

/**
 * VouchProfileWeights: what a profile says of one rule
 * @any: a #VouchLevel, %VOUCH_WEIGHT_UNSAID or %VOUCH_WEIGHT_OFF
 * @claims: the same, for statements with a number, a drug or a comparison
 * @by_role: (owned) (nullable): role of a section -> the same
 */
typedef struct
{
  int         any;
  int         claims;
  GHashTable *by_role;
} VouchProfileWeights;

struct _VouchProfile
{
  GObject parent_instance;

  char       *name;       /* (owned): of its file, without ".json" */
  char       *title;      /* (owned) (nullable): for people */
  char       *digest;     /* (owned): of its JSON */
  GHashTable *weights;    /* (owned): rule -> VouchProfileWeights */
  GHashTable *by_kind;    /* (owned): kind of card -> table like weights */
  GHashTable *words;      /* (owned): name of a list -> GStrv */
  GHashTable *required;   /* (owned): "card", a role, "reference" -> GStrv */
  GHashTable *disclosure; /* (owned): type of article, or "any" -> text */
  GPtrArray  *rules;      /* (owned) (element-type VouchHouseRule): the house's own */
  GPtrArray  *troubles;   /* (owned) (element-type VouchProfileTrouble) */
  gboolean    is_approval_required;
  gboolean    do_warnings_block;
};

VouchProfileWeights *vouch_profile_weights_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void                 vouch_profile_weights_free   (gpointer             weights);
VouchProfileWeights *vouch_profile_lookup_weights (VouchProfile        *self,
                                                   const char          *kind,
                                                   const char          *rule);
int                  vouch_profile_weights_for    (VouchProfileWeights *weights,
                                                   const char          *role);
void                 vouch_profile_read           (VouchProfile        *self,
                                                   const char          *text,
                                                   JsonObject          *object);

G_END_DECLS
