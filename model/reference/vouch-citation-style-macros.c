/* vouch-citation-style-macros.c: whether the macros of a citation style come to an end.
 *
 * The engine writes every call of a macro out. Two dozen macros that each call the next
 * one twice are sixteen million elements, so their number is worked out beforehand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-citation-style-macros.h"

#include <glib/gi18n-lib.h>

#include "vouch-citation-style.h"

/* Written out; one of ten thousand styles has more than 20,000. */
#define MAX_ELEMENTS 60000

typedef struct
{
  guint64    n_elements; /* its own; with what it calls once it is `done` */
  GPtrArray *calls;      /* (owned) (element-type utf8) */
  gboolean   is_open;    /* being counted: met again, it calls itself */
  gboolean   is_done;
} Macro;

struct _VouchStyleMacros
{
  GHashTable *macros;  /* (owned) (element-type utf8 Macro) */
  Macro      *outside; /* (unowned): all that stands in no macro */
  Macro      *current; /* (unowned) */
};

static void
macro_free (gpointer data)
{
  Macro *macro = data;

  g_ptr_array_unref (macro->calls);
  g_free (macro);
}

static Macro *
add_macro (VouchStyleMacros *self,
           const char       *name)
{
  Macro *macro = g_hash_table_lookup (self->macros, name);

  if (macro)
    return macro;
  macro = g_new0 (Macro, 1);
  macro->calls = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_insert (self->macros, g_strdup (name), macro);
  return macro;
}

/** Starts with no macro known. */
VouchStyleMacros *
vouch_style_macros_new (void)
{
  VouchStyleMacros *self = g_new0 (VouchStyleMacros, 1);

  self->macros = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, macro_free);
  self->outside = self->current = add_macro (self, "");
  return self;
}

/** Frees @self. */
void
vouch_style_macros_free (VouchStyleMacros *self)
{
  g_hash_table_unref (self->macros);
  g_free (self);
}

/**
 * vouch_style_macros_enter:
 * @self: the macros so far
 * @element: the name of an element that begins
 * @name: (nullable): its `name`
 * @macro: (nullable): the macro that it calls
 */
void
vouch_style_macros_enter (VouchStyleMacros *self,
                          const char       *element,
                          const char       *name,
                          const char       *macro)
{
  if (g_str_equal (element, "macro") && name)
    self->current = add_macro (self, name);
  self->current->n_elements++;
  if (macro)
    g_ptr_array_add (self->current->calls, g_strdup (macro));
}

/**
 * vouch_style_macros_leave:
 * @self: the macros so far
 * @element: the name of an element that ends
 */
void
vouch_style_macros_leave (VouchStyleMacros *self,
                          const char       *element)
{
  if (g_str_equal (element, "macro"))
    self->current = self->outside;
}

/* A call of a macro that is not there is for the engine to refuse. */
static gboolean
count_macro (VouchStyleMacros  *self,
             const char        *name,
             guint64           *count,
             GError           **error)
{
  Macro *macro = g_hash_table_lookup (self->macros, name);

  *count = macro ? macro->n_elements : 0;
  if (!macro || macro->is_done)
    return TRUE;
  if (macro->is_open)
    {
      g_set_error (error, VOUCH_CITATION_STYLE_ERROR, VOUCH_CITATION_STYLE_ERROR_BAD,
                   _("The macro “%s” of this citation style calls itself."), name);
      return FALSE;
    }
  macro->is_open = TRUE;
  for (guint i = 0; i < macro->calls->len; i++)
    {
      if (!count_macro (self, macro->calls->pdata[i], count, error))
        return FALSE;
      macro->n_elements = MIN (macro->n_elements + *count, (guint64) 2 * MAX_ELEMENTS);
    }
  macro->is_open = FALSE;
  macro->is_done = TRUE;
  *count = macro->n_elements;
  return TRUE;
}

/* Calls go as deep as there are macros: no style has a chain of more than a dozen. */
#define MAX_MACROS 2000

/**
 * vouch_style_macros_check:
 * @self: all macros
 * @error: (nullable): return location
 *
 * Returns: whether a run of them comes to an end soon; otherwise with an error of
 *   %VOUCH_CITATION_STYLE_ERROR
 */
gboolean
vouch_style_macros_check (VouchStyleMacros  *self,
                          GError           **error)
{
  GHashTableIter iter;
  gpointer name;
  guint64 count = 0;

  if (g_hash_table_size (self->macros) > MAX_MACROS)
    count = G_MAXUINT64;
  g_hash_table_iter_init (&iter, self->macros);
  while (count <= MAX_ELEMENTS && g_hash_table_iter_next (&iter, &name, NULL))
    if (!count_macro (self, name, &count, error))
      return FALSE;
  if (count <= MAX_ELEMENTS)
    return TRUE;
  g_set_error (error, VOUCH_CITATION_STYLE_ERROR, VOUCH_CITATION_STYLE_ERROR_BAD,
               _("The macros of this citation style are nested too deeply."));
  return FALSE;
}
