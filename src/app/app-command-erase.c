/* app-command-erase.c - somebody is anonymised */
#include "config.h"

#include "app-command-find.h"
#include "app-command.h"

#include "dossier-erasure.h"

#include <glib/gi18n-lib.h>

/* What a question on the reader thread is given, and the plan it makes. */
typedef struct
{
  AppCall        *call;
  DossierErasure *erasure;
  char           *title;

  DossierVocabulary *vocabulary; /* for what the fields are called */
} Asked;

static gpointer
plan (DossierReader *reader,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Asked                        *asked = data;
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_load (reader, error);
  DossierNotation               notation = { .vocabulary = vocabulary, .reader = reader };
  const char *const            *fields = app_arguments_get_words_from (asked->call->arguments, 2);
  g_autofree char              *id = NULL;

  if (vocabulary == NULL)
    return NULL;
  id = app_command_find_id (&notation, app_arguments_get_word (asked->call->arguments, 1), error);
  if (id == NULL)
    return NULL;
  asked->erasure = dossier_erasure_new (reader, id, *fields != NULL ? fields : NULL, error);
  asked->title = dossier_reader_dup_title (reader, id);
  asked->vocabulary = g_steal_pointer (&vocabulary);
  return asked->erasure;
}

static void
add_json_mention (GString              *out,
                  const DossierMention *mention)
{
  g_string_append_printf (out, "{\"id\": \"%s\", \"kind\": \"%s\", \"field\": \"%s\", \"certain\": %s, \"words\": ", mention->id,
                          mention->kind->code, mention->field->code, mention->certain ? "true" : "false");
  dossier_notation_add_json_string (out, mention->excerpt);
  g_string_append_c (out, '}');
}

static void
write_json (Asked   *asked,
            gboolean done,
            gboolean pending)
{
  GString   *out = asked->call->out;
  GPtrArray *fields = dossier_erasure_get_fields (asked->erasure);
  GPtrArray *mentions = dossier_erasure_get_mentions (asked->erasure);

  g_string_append_printf (out, "{\"id\": \"%s\", \"fields\": [", dossier_record_get_id (dossier_erasure_get_record (asked->erasure)));
  for (guint i = 0; i < fields->len; i++)
    g_string_append_printf (out, "%s\"%s\"", i > 0 ? ", " : "", ((const DossierField *) fields->pdata[i])->code);
  g_string_append (out, "], \"mentions\": [");
  for (guint i = 0; i < mentions->len; i++)
    {
      g_string_append (out, i > 0 ? ", " : "");
      add_json_mention (out, mentions->pdata[i]);
    }
  g_string_append_printf (out, "], \"done\": %s, \"pending\": %s}\n", done ? "true" : "false", pending ? "true" : "false");
}

static void
tell_mentions (Asked      *asked,
               gboolean    certain,
               const char *heading)
{
  GPtrArray *mentions = dossier_erasure_get_mentions (asked->erasure);
  gboolean   begun = FALSE;

  for (guint i = 0; i < mentions->len; i++)
    {
      const DossierMention *mention = mentions->pdata[i];

      if (mention->certain != certain)
        continue;
      if (!begun)
        app_call_tell (asked->call, "%s", heading);
      begun = TRUE;
      app_call_tell (asked->call, "  %s – %s – %s: %s", dossier_kinds_translate (mention->kind->label), mention->title != NULL ? mention->title : mention->id,
                     dossier_vocabulary_get_heading (asked->vocabulary, mention->field), mention->excerpt);
    }
}

static gboolean
has_doubts (Asked *asked)
{
  GPtrArray *mentions = dossier_erasure_get_mentions (asked->erasure);

  return mentions->len > 0 && !((DossierMention *) mentions->pdata[mentions->len - 1])->certain; /* those come last */
}

static void
tell_plan (Asked *asked)
{
  GPtrArray          *fields = dossier_erasure_get_fields (asked->erasure);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < fields->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", dossier_vocabulary_get_heading (asked->vocabulary, fields->pdata[i]));
  /* Translators: what a record is called, then fields of it. */
  app_call_tell (asked->call, _ ("“%s”: erased for ever, from the history and from what is being typed as well: %s."), asked->title != NULL ? asked->title : "…", names->str);
  tell_mentions (asked, TRUE, _ ("The words are taken out of these texts, whose history is erased too:"));
  tell_mentions (asked, FALSE, _ ("Perhaps somebody else, so left as it is. Look yourself:"));
}

static gpointer
ask_pending (DossierReader *reader,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return GINT_TO_POINTER (dossier_erasure_is_pending (reader));
}

static guint32
get_today (void)
{
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, g_get_real_time () / G_USEC_PER_SEC);
  return g_date_get_julian (&today);
}

static AppExit
carry_out (Asked *asked)
{
  g_autoptr (DossierAct) act = dossier_erasure_new_act (asked->erasure, get_today ());
  GError                *error = NULL;
  gboolean               pending;

  if (app_call_get_author (asked->call) != NULL)
    dossier_act_set_author (act, app_call_get_author (asked->call), NULL);
  if (!dossier_store_write (asked->call->store, act, &error))
    return app_call_fail (asked->call, error);
  pending = dossier_store_ask (asked->call->store, ask_pending, NULL, NULL) != NULL;
  if (pending)
    app_call_tell (asked->call, _ ("It is done, and hidden everywhere. Some bytes could not leave the disk yet: they will the next time the dossier is opened."));
  if (app_call_wants_json (asked->call))
    write_json (asked, TRUE, pending);
  return pending || has_doubts (asked) ? APP_EXIT_DOUBTS : APP_EXIT_FINE;
}

static AppExit
decide (Asked *asked)
{
  tell_plan (asked);
  if (app_arguments_has (asked->call->arguments, "yes"))
    return carry_out (asked);
  if (app_call_wants_json (asked->call))
    write_json (asked, FALSE, FALSE);
  app_call_tell (asked->call, _ ("Nothing was erased. It cannot be undone: if this is what you want, say it again with --yes."));
  return APP_EXIT_USAGE;
}

AppExit
app_command_erase (AppCall *call)
{
  Asked   asked = { .call = call };
  GError *error = NULL;
  AppExit status;

  if (dossier_store_ask (call->store, plan, &asked, &error) != NULL)
    status = decide (&asked);
  else
    status = app_call_fail (call, error);
  g_clear_pointer (&asked.erasure, dossier_erasure_free);
  g_free (asked.title);
  g_clear_pointer (&asked.vocabulary, dossier_vocabulary_unref);
  return status;
}
