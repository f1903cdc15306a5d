/* app-command-terms.c - the words to choose from, with how many records use each */
#include "config.h"

#include "app-command.h"

#include "dossier-notation.h"
#include "dossier-terms-uses.h"
#include "dossier-terms.h"

#include <glib/gi18n-lib.h>

/* What a question on the reader thread is given; the caller waits meanwhile. */
typedef struct
{
  const char *vocabulary; /* NULL: all */
  gboolean    is_json;
  GString    *out;
  guint       n_terms;
} Asked;

static const char *
tell_state (const DossierTerm *term)
{
  return term->merged_into != NULL ? "merged" : term->active ? "active"
                                                             : "retired";
}

static void
add_json (Asked             *asked,
          const DossierTerm *term,
          guint              n,
          guint              n_away)
{
  GString *out = asked->out;

  g_string_append_printf (out, "%s\n{\"vocabulary\": \"%s\", \"code\": ", asked->n_terms > 0 ? "," : "", term->vocabulary);
  dossier_notation_add_json_string (out, term->code);
  g_string_append (out, ", \"label\": ");
  dossier_notation_add_json_string (out, term->label);
  g_string_append (out, ", \"definition\": ");
  dossier_notation_add_json_string (out, term->definition);
  g_string_append_printf (out, ", \"state\": \"%s\", \"merged_into\": ", tell_state (term));
  dossier_notation_add_json_string (out, term->merged_into);
  g_string_append_printf (out, ", \"id\": \"%s\", \"shipped\": %s, \"records\": %u, \"away\": %u}", term->id, term->shipped ? "true" : "false", n, n_away);
}

static void
add_term (Asked             *asked,
          const DossierTerm *term,
          guint              n,
          guint              n_away)
{
  if (asked->is_json)
    add_json (asked, term, n, n_away);
  else
    g_string_append_printf (asked->out, "%s\t%s\t%s\t%s\t%u\n", term->vocabulary, term->code, term->label, tell_state (term), n);
  asked->n_terms++;
}

static gboolean
add_list (Asked             *asked,
          DossierReader     *reader,
          DossierVocabulary *terms,
          const char        *vocabulary,
          GError           **error)
{
  g_autoptr (DossierTermUses) uses = NULL;
  guint                       n_terms;
  const DossierTerm *const   *all = dossier_vocabulary_get_terms (terms, vocabulary, &n_terms);

  if (asked->vocabulary != NULL && !g_str_equal (asked->vocabulary, vocabulary))
    return TRUE;
  uses = dossier_term_uses_count (reader, terms, vocabulary, error);
  for (guint i = 0; uses != NULL && i < n_terms; i++)
    {
      guint n_away;
      guint n = dossier_term_uses_get_n (uses, all[i]->code, &n_away);

      add_term (asked, all[i], n, n_away);
    }
  return uses != NULL;
}

static gpointer
list (DossierReader *reader,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Asked                        *asked = data;
  g_autoptr (DossierVocabulary) terms = dossier_vocabulary_load (reader, error);
  gboolean                      listed = terms != NULL;

  for (const DossierTermsList *one = dossier_terms_get_lists (); listed && one->code != NULL; one++)
    listed = add_list (asked, reader, terms, one->code, error);
  listed = listed && add_list (asked, reader, terms, DOSSIER_SYNONYMS_VOCABULARY, error);
  return listed ? asked : NULL;
}

static AppExit
refuse (AppCall    *call,
        const char *vocabulary)
{
  g_autoptr (GString) known = g_string_new (DOSSIER_SYNONYMS_VOCABULARY);

  for (const DossierTermsList *one = dossier_terms_get_lists (); one->code != NULL; one++)
    g_string_append_printf (known, ", %s", one->code);
  return app_call_misuse (call, _ ("There is no vocabulary “%s”. There are: %s."), vocabulary, known->str);
}

AppExit
app_command_terms (AppCall *call)
{
  gboolean is_of_one = app_arguments_get_n_words (call->arguments) > 1;
  Asked    asked = { is_of_one ? app_arguments_get_word (call->arguments, 1) : NULL, app_call_wants_json (call), call->out, 0 };
  GError  *error = NULL;

  if (asked.vocabulary != NULL && dossier_terms_find_list (asked.vocabulary) == NULL && !g_str_equal (asked.vocabulary, DOSSIER_SYNONYMS_VOCABULARY))
    return refuse (call, asked.vocabulary);
  if (asked.is_json)
    g_string_append_c (call->out, '[');
  if (dossier_store_ask (call->store, list, &asked, &error) == NULL)
    return app_call_fail (call, error);
  if (asked.is_json)
    g_string_append (call->out, "\n]\n");
  return APP_EXIT_FINE;
}
