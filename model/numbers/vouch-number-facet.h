/* vouch-number-facet.h: each single figure of the passages, for comparing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-agreement.h"

G_BEGIN_DECLS

/**
 * VouchFacet:
 * @kind: of a single value: a range has two, of the kind of its ends
 * @op: its operator
 * @value: its value
 * @number: (unowned): what it is part of
 * @passage: where that stands
 * @text: (unowned): the passage
 */
typedef struct
{
  VouchNumberKind     kind;
  VouchNumberOperator op;
  VouchDecimal        value;
  const VouchNumber  *number;
  int                 passage;
  const char         *text;
} VouchFacet;

void     vouch_facets_add         (GArray              *facets,
                                   const GArray        *numbers,
                                   const char          *text,
                                   int                  passage);
gboolean vouch_facet_fits         (const VouchFacet    *self,
                                   const VouchNumber   *number);
gboolean vouch_facet_agrees       (const VouchFacet    *self,
                                   VouchNumberOperator  op);
const VouchFacet *vouch_facets_find (const GArray       *facets,
                                   const char          *statement,
                                   const VouchNumber   *number,
                                   VouchDecimal         value,
                                   gboolean             may_round);

char    *vouch_derivation_find    (const VouchNumber   *number,
                                   const GArray        *facets) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
