/* vouch-citeproc-module.c: citeproc-js inside JavaScriptCore.
 *
 * A context of JavaScriptCore knows the language and nothing else: no files, no network,
 * no timers. Each call into it has a time limit, so that a style that never ends, which
 * is input like any other, ends with a message.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gmodule.h>
#include <jsc/jsc.h>

#include "vouch-citeproc-engine.h"
#include "vouch-citeproc-resource.h"

/* Milliseconds of processor time for one call; a list of 1,000 takes about one second. */
#define TIME_LIMIT 10000
/* By default 500: with this the first list is there in two thirds of the time, a long one as soon. */
#define WARM_UP 8000
/* Bytes before rubbish is first looked for. By default 1 MB, which is twice before the first entry is there: a
 * sixth of the time. With 16 MB a list of 1,000 takes longer. */
#define HEAP (4 * 1024 * 1024)

#define GLUE "/org/vouch/Vouch/citeproc/vouch-citeproc.js"

struct _VouchCiteproc
{
  JSCContext          *context; /* (owned) */
  JSCValue            *glue;    /* (owned) (nullable): the object of vouch-citeproc.js */
  VouchCiteprocLocale  locale;
  gpointer             data;
};

/* Exported: the one name that the loader asks for. */
extern const VouchCiteprocEngine vouch_citeproc_engine;

/* What went wrong in the last call, if anything; an exception without words is the limit. */
static char *
take_trouble (VouchCiteproc *self)
{
  JSCException *exception = jsc_context_get_exception (self->context);
  const char *words;
  char *trouble;

  if (!exception)
    return NULL;
  words = jsc_exception_get_message (exception);
  if (!words || g_str_has_prefix (words, "JavaScript execution terminated"))
    trouble = g_strdup ("it took too long");
  else
    trouble = g_strdup (words);
  jsc_context_clear_exception (self->context);
  return trouble;
}

/* TRUE where all went well. */
static gboolean
pass_trouble (VouchCiteproc *self,
              char         **message)
{
  g_autofree char *trouble = take_trouble (self);

  if (!trouble)
    return TRUE;
  if (message)
    *message = g_steal_pointer (&trouble);
  return FALSE;
}

static gboolean
run_script (VouchCiteproc *self,
            const char    *script,
            const char    *name,
            char         **message)
{
  g_autoptr (JSCValue) value
      = jsc_context_evaluate_with_source_uri (self->context, script, -1, name, 1);

  return pass_trouble (self, message);
}

static char *
give_locale (const char *language,
             gpointer    data)
{
  VouchCiteproc *self = data;

  return language ? self->locale (language, self->data) : NULL;
}

static void
add_host (VouchCiteproc *self)
{
  g_autoptr (JSCValue) function
      = jsc_value_new_function (self->context, "hostLocale", G_CALLBACK (give_locale), self, NULL,
                                G_TYPE_STRING, 1, G_TYPE_STRING);

  jsc_context_set_value (self->context, "hostLocale", function);
}

static gboolean
run_glue (VouchCiteproc *self,
          char         **message)
{
  g_autoptr (GBytes) glue = NULL;

  glue = g_resource_lookup_data (vouch_citeproc_get_resource (), GLUE,
                                 G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (!glue || !run_script (self, g_bytes_get_data (glue, NULL), "vouch-citeproc.js", message))
    return FALSE;
  self->glue = jsc_context_get_value (self->context, "vouch");
  return pass_trouble (self, message);
}

static void
citeproc_close (VouchCiteproc *self)
{
  g_clear_object (&self->glue);
  g_clear_object (&self->context);
  g_free (self);
}

/* What has no name in its interface may be of another type, or not there, in another version. */
static gboolean
set_option (const char *name, JSCOptionType type, const char *description, gpointer data)
{
  if (type == JSC_OPTION_INT && g_str_equal (name, "thresholdForJITAfterWarmUp"))
    jsc_options_set_int (name, WARM_UP);
  if (type == JSC_OPTION_UINT && g_str_equal (name, "smallHeapSize"))
    jsc_options_set_uint (name, HEAP);
  return FALSE;
}

/* JavaScriptCore seals its options with the first machine: to set one later is a crash.
 * So nothing else in this process may start one before.
 *
 * Its compilers for programs that run for minutes take longer than what they save in a list
 * of a thousand, and the one for all others is for what runs often: at its start the processor
 * runs through a lot of code a few times. */
static void
set_options (void)
{
  static gsize are_set;

  if (!g_once_init_enter (&are_set))
    return;
  jsc_options_set_uint ("watchdog", TIME_LIMIT);
  jsc_options_set_boolean (JSC_OPTIONS_USE_DFG, FALSE);
  jsc_options_foreach (set_option, NULL);
  g_once_init_leave (&are_set, 1);
}

static VouchCiteproc *
citeproc_open (const char          *script,
               VouchCiteprocLocale  locale,
               gpointer             data,
               char               **message)
{
  static const char start[] = "var module = { exports: {} }; var exports = module.exports;";
  VouchCiteproc *self = g_new0 (VouchCiteproc, 1);
  g_autoptr (JSCVirtualMachine) machine = NULL;

  set_options ();
  machine = jsc_virtual_machine_new ();
  self->context = jsc_context_new_with_virtual_machine (machine);
  self->locale = locale;
  self->data = data;
  add_host (self);
  if (run_script (self, start, "start", message)
      && run_script (self, script, "citeproc.js", message) && run_glue (self, message))
    return self;
  citeproc_close (self);
  return NULL;
}

static gboolean
citeproc_set_style (VouchCiteproc *self,
                    const char    *style,
                    const char    *locale,
                    gboolean       plain_quotes,
                    char         **message)
{
  g_autoptr (JSCValue) value
      = jsc_value_object_invoke_method (self->glue, "setStyle", G_TYPE_STRING, style,
                                        G_TYPE_STRING, locale, G_TYPE_BOOLEAN, plain_quotes,
                                        G_TYPE_NONE);

  return pass_trouble (self, message);
}

static char *
citeproc_format (VouchCiteproc *self,
                 const char    *items,
                 char         **message)
{
  g_autoptr (JSCValue) value = jsc_value_object_invoke_method (
      self->glue, "format", G_TYPE_STRING, items, G_TYPE_NONE);

  return pass_trouble (self, message) ? jsc_value_to_string (value) : NULL;
}

G_MODULE_EXPORT const VouchCiteprocEngine vouch_citeproc_engine = {
  .open = citeproc_open,
  .set_style = citeproc_set_style,
  .format = citeproc_format,
  .close = citeproc_close,
};
