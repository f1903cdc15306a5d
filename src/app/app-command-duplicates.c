/* app-command-duplicates.c - which records may be one, and making them one */
#include "config.h"

#include "app-command-find.h"
#include "app-command.h"

#include "dossier-duplicates.h"
#include "dossier-merge.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a question on the reader thread is given; the caller waits meanwhile. */
typedef struct
{
  AppCall *call;
  guint    n_moved, n_between;
} Asked;

static gboolean
add_found (GPtrArray *all,
           GPtrArray *found)
{
  if (found != NULL)
    g_ptr_array_extend_and_steal (all, found);
  return found != NULL;
}

static gboolean
list_every_kind (DossierReader *reader,
                 GPtrArray     *all,
                 GCancellable  *cancellable,
                 GError       **error)
{
  guint              n_kinds;
  const DossierKind *kinds = dossier_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (dossier_merge_is_possible (&kinds[i]) && !add_found (all, dossier_duplicates_list (reader, kinds[i].code, cancellable, error)))
      return FALSE;
  return TRUE;
}

static char *
find_id (AppCall       *call,
         DossierReader *reader,
         guint          word,
         GError       **error)
{
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_load (reader, error);
  DossierNotation               notation = { .vocabulary = vocabulary, .reader = reader };

  return vocabulary == NULL ? NULL : app_command_find_id (&notation, app_arguments_get_word (call->arguments, word), error);
}

static gpointer
list (DossierReader *reader,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Asked                *asked = data;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_duplicate_free);
  const char           *word = app_arguments_get_word (asked->call->arguments, 1);
  g_autofree char      *id = NULL;
  gboolean              done;

  if (word == NULL)
    done = list_every_kind (reader, all, cancellable, error);
  else if (dossier_kinds_find (word) != NULL)
    done = add_found (all, dossier_duplicates_list (reader, word, cancellable, error));
  else
    {
      id = find_id (asked->call, reader, 1, error);
      done = id != NULL && add_found (all, dossier_duplicates_find_of (reader, id, 0, error));
    }
  return done ? g_steal_pointer (&all) : NULL;
}

static const char *
name_reason (DossierDuplicateReason reason)
{
  static const char *const reasons[] = { "uai", "contact", "name" };

  return reasons[reason];
}

static void
write_found (AppCall   *call,
             GPtrArray *found)
{
  g_string_append (call->out, app_call_wants_json (call) ? "[" : "");
  for (guint i = 0; i < found->len; i++)
    {
      const DossierDuplicate *one = found->pdata[i];

      if (app_call_wants_json (call))
        g_string_append_printf (call->out, "%s\n{\"one\": \"%s\", \"other\": \"%s\", \"likeness\": %d, \"reason\": \"%s\"}", i > 0 ? "," : "", one->one, one->other,
                                (int) (one->likeness * 100), name_reason (one->reason));
      else
        g_string_append_printf (call->out, "%d %%\t%s\t%s\t%s\t%s\n", (int) (one->likeness * 100), one->one, one->other, one->one_title != NULL ? one->one_title : "…",
                                one->other_title != NULL ? one->other_title : "…");
    }
  g_string_append (call->out, app_call_wants_json (call) ? "\n]\n" : "");
}

AppExit
app_command_duplicates (AppCall *call)
{
  Asked                 asked = { .call = call };
  GError               *error = NULL;
  g_autoptr (GPtrArray) found = dossier_store_ask (call->store, list, &asked, &error);

  if (found == NULL)
    return app_call_fail (call, error);
  write_found (call, found);
  if (found->len == 0)
    app_call_tell (call, _ ("No two records look like one."));
  return APP_EXIT_FINE;
}

static gpointer
part (DossierReader *reader,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Asked                    *asked = data;
  g_autofree char          *one = find_id (asked->call, reader, 1, error);
  g_autofree char          *other = one == NULL ? NULL : find_id (asked->call, reader, 2, error);
  g_autoptr (DossierRecord) record = other == NULL ? NULL : dossier_reader_find_record (reader, one, error);
  DossierAct               *act;

  if (record == NULL)
    return NULL;
  if (dossier_kind_find_field (dossier_record_get_kind (record), "distinct_from") == NULL)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED, _ ("Records of this kind are not compared."));
      return NULL;
    }
  act = app_call_new_act (asked->call, NULL);
  dossier_duplicates_part (act, dossier_record_get_kind (record), one, other);
  return act;
}

AppExit
app_command_distinct (AppCall *call)
{
  Asked                  asked = { .call = call };
  GError                *error = NULL;
  g_autoptr (DossierAct) act = dossier_store_ask (call->store, part, &asked, &error);

  return act != NULL && dossier_store_write (call->store, act, &error) ? APP_EXIT_FINE : app_call_fail (call, error);
}

/* --- merging */

static gboolean
choose (DossierMerge *merge,
        const char   *word,
        GError      **error)
{
  static const char *const choices[] = { "kept", "other", "both" };
  const char              *equals = strchr (word, '=');
  g_autofree char         *field = equals == NULL ? NULL : g_strndup (word, (gsize) (equals - word));

  for (guint i = 0; field != NULL && i < G_N_ELEMENTS (choices); i++)
    if (strcmp (equals + 1, choices[i]) == 0 && dossier_merge_choose (merge, field, (DossierMergeChoice) i))
      return TRUE;
  g_set_error (error, DOSSIER_NOTATION_ERROR, DOSSIER_NOTATION_ERROR_UNREADABLE, _ ("“%s” should be FIELD=kept, FIELD=other or, for a long text, FIELD=both."), word);
  return FALSE;
}

static gboolean
choose_all (DossierMerge *merge,
            AppCall      *call,
            GError      **error)
{
  for (const char *const *word = app_arguments_get_words_from (call->arguments, 3); *word != NULL; word++)
    if (!choose (merge, *word, error))
      return FALSE;
  return TRUE;
}

static void
add_answer (GString               *out,
            const DossierNotation *notation,
            const DossierField    *field,
            DossierValue          *value)
{
  g_autofree char *text = dossier_notation_dup_text (notation, field, value);

  dossier_notation_add_json_string (out, text);
}

static void
write_fields (AppCall               *call,
              const DossierNotation *notation,
              const DossierMerge    *merge)
{
  static const char *const choices[] = { "kept", "other", "both" };
  GPtrArray               *fields = dossier_merge_get_fields (merge);

  g_string_append_printf (call->out, "{\"kept\": \"%s\", \"other\": \"%s\", \"moved\": %u, \"between\": %u, \"fields\": [",
                          dossier_record_get_id (dossier_merge_get_kept (merge)), dossier_record_get_id (dossier_merge_get_other (merge)),
                          dossier_merge_get_n_moved (merge), dossier_merge_get_n_between (merge));
  for (guint i = 0; i < fields->len; i++)
    {
      const DossierMergeField *field = fields->pdata[i];

      g_string_append_printf (call->out, "%s\n{\"field\": \"%s\", \"choice\": \"%s\", \"kept\": ", i > 0 ? "," : "", field->field->code, choices[field->choice]);
      add_answer (call->out, notation, field->field, field->kept);
      g_string_append (call->out, ", \"other\": ");
      add_answer (call->out, notation, field->field, field->other);
      g_string_append_c (call->out, '}');
    }
  g_string_append (call->out, "\n]}\n");
}

static gpointer
prepare (DossierReader *reader,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Asked                        *asked = data;
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_load (reader, error);
  DossierNotation               notation = { .vocabulary = vocabulary, .reader = reader };
  g_autofree char              *kept = vocabulary == NULL ? NULL : find_id (asked->call, reader, 1, error);
  g_autofree char              *other = kept == NULL ? NULL : find_id (asked->call, reader, 2, error);
  g_autoptr (DossierMerge)      merge = other == NULL ? NULL : dossier_merge_new (reader, kept, other, error);
  DossierAct                   *act;

  if (merge == NULL || !choose_all (merge, asked->call, error))
    return NULL;
  asked->n_moved = dossier_merge_get_n_moved (merge);
  asked->n_between = dossier_merge_get_n_between (merge);
  if (app_call_wants_json (asked->call))
    write_fields (asked->call, &notation, merge);
  act = dossier_merge_new_act (merge);
  if (app_call_get_author (asked->call) != NULL)
    dossier_act_set_author (act, app_call_get_author (asked->call), NULL);
  return act;
}

static AppExit
fail (AppCall *call,
      GError  *error)
{
  gboolean misuse = error != NULL && error->domain == DOSSIER_NOTATION_ERROR;

  g_string_truncate (call->out, 0);
  app_call_fail (call, error);
  return misuse ? APP_EXIT_USAGE : APP_EXIT_FAILED;
}

AppExit
app_command_merge (AppCall *call)
{
  Asked                  asked = { .call = call };
  GError                *error = NULL;
  g_autoptr (DossierAct) act = dossier_store_ask (call->store, prepare, &asked, &error);
  gboolean               trial = app_arguments_has (call->arguments, "dry-run");

  if (act == NULL || (!trial && !dossier_store_write (call->store, act, &error)))
    return fail (call, error);
  app_call_tell (call, ngettext ("%u record refers to the kept one instead.", "%u records refer to the kept one instead.", asked.n_moved), asked.n_moved);
  if (asked.n_between > 0)
    app_call_tell (call, ngettext ("%u record was about the two of them: it goes to the trash.", "%u records were about the two of them: they go to the trash.", asked.n_between), asked.n_between);
  if (trial)
    app_call_tell (call, _ ("Nothing was written: this was a trial."));
  return APP_EXIT_FINE;
}
