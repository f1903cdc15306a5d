#include "config.h"

#include "app-call.h"

#include "app-failure.h"
#include "dossier-notation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

AppCall *
app_call_new (AppArguments *arguments,
              DossierStore *store,
              const char   *directory,
              AppSink       sink,
              gpointer      sink_data)
{
  AppCall *self = g_new0 (AppCall, 1);

  g_return_val_if_fail (directory != NULL && sink != NULL, NULL);

  self->arguments = arguments;
  self->store = store ? g_object_ref (store) : NULL;
  self->directory = g_strdup (directory);
  self->out = g_string_new (NULL);
  self->sink = sink;
  self->sink_data = sink_data;
  return self;
}

void
app_call_free (AppCall *self)
{
  g_clear_pointer (&self->arguments, app_arguments_free);
  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_string_free (self->out, TRUE);
  g_free (self->directory);
  g_free (self);
}

static void
tell (AppCall    *self,
      const char *before,
      const char *sentence)
{
  g_autofree char *line = g_strconcat (before, sentence, "\n", NULL);

  self->sink (APP_STREAM_ERR, line, strlen (line), self->sink_data);
}

void
app_call_tell (AppCall    *self,
               const char *format,
               ...)
{
  g_autofree char *sentence = NULL;
  va_list          arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  tell (self, "", sentence);
}

AppExit
app_call_fail (AppCall *self,
               GError  *error)
{
  const char      *why = error != NULL ? app_failure_explain (error) : _ ("The work could not be done. Nothing was changed.");
  g_autofree char *whole = error != NULL && why != NULL ? g_strdup_printf ("%s (%s)", why, error->message) : NULL;

  tell (self, "liens: ", whole != NULL ? whole : why != NULL ? why : error->message);
  g_clear_error (&error);
  return APP_EXIT_FAILED;
}

AppExit
app_call_misuse (AppCall    *self,
                 const char *format,
                 ...)
{
  g_autofree char *sentence = NULL;
  va_list          arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  tell (self, "liens: ", sentence);
  return APP_EXIT_USAGE;
}

void
app_call_flush (AppCall *self)
{
  if (self->out->len > 0)
    self->sink (APP_STREAM_OUT, self->out->str, self->out->len, self->sink_data);
  g_string_truncate (self->out, 0);
}

char *
app_call_dup_path (const AppCall *self,
                   const char    *name)
{
  return g_canonicalize_filename (name, self->directory);
}

const char *
app_call_get_author (const AppCall *self)
{
  return app_arguments_find (self->arguments, "author");
}

DossierAct *
app_call_new_act (const AppCall *self,
                  const char    *label)
{
  DossierAct *act = dossier_act_new (label);

  if (app_call_get_author (self) != NULL)
    dossier_act_set_author (act, app_call_get_author (self), NULL);
  return act;
}

gboolean
app_call_wants_json (const AppCall *self)
{
  return app_arguments_has (self->arguments, "json");
}

void
app_call_tell_file (AppCall           *self,
                    const char        *path,
                    const char *const *left_out)
{
  for (guint i = 0; left_out[i] != NULL; i++)
    app_call_tell (self, "%s", left_out[i]);
  if (!app_call_wants_json (self))
    return;
  g_string_append (self->out, "{\"file\": ");
  dossier_notation_add_json_string (self->out, path);
  g_string_append (self->out, ", \"left_out\": [");
  for (guint i = 0; left_out[i] != NULL; i++)
    {
      g_string_append (self->out, i > 0 ? ", " : "");
      dossier_notation_add_json_string (self->out, left_out[i]);
    }
  g_string_append (self->out, "]}\n");
}

gboolean
app_call_read_audience (AppCall           *self,
                        DossierVisibility *audience)
{
  static const char *const names[] = { "public", "network", "internal" };
  const char              *name = app_arguments_find (self->arguments, "audience");

  *audience = DOSSIER_VISIBILITY_NETWORK;
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      {
        *audience = (DossierVisibility) i;
        return TRUE;
      }
  if (name != NULL)
    app_call_misuse (self, _ ("“%s” is not an audience: choose public, network or internal."), name);
  return name == NULL;
}

const DossierKind *
app_call_find_kind (AppCall    *self,
                    const char *code)
{
  const DossierKind  *kind = dossier_kinds_find (code);
  g_autoptr (GString) known = g_string_new (NULL);
  const DossierKind  *kinds;
  guint               n_kinds;

  if (kind != NULL)
    return kind;
  kinds = dossier_kinds_get (&n_kinds);
  for (guint i = 0; i < n_kinds; i++)
    g_string_append_printf (known, " %s", kinds[i].code);
  /* Translators: a word typed, then the list of what could have been. */
  app_call_misuse (self, _ ("There is no kind of record “%s”. The kinds are:%s."), code, known->str);
  return NULL;
}
