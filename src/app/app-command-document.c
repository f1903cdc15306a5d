/* app-command-document.c - a typed document into the dossier, and its text out again */
#include "config.h"

#include "app-command.h"

#include "dossier-notation.h"
#include "exchange-reader.h"
#include "guide-file.h"
#include "guide-import.h"
#include "guide-known.h"

#include <glib/gi18n-lib.h>

static const char *const becomes_codes[] = { "nothing", "question", "heading", "practice", "actor", "posture", "idea", "postit", "development", "verbatim", "open_question", "task" };
static const char *const doubt_codes[] = { "same-number", "number-inside", "number-missing", "empty", "quote-unclosed", "quote-unopened", "quote-turned",
                                           "no-recording", "acronym", "same-actor", "programme", "same-idea", "bookmark", "name-taken-out" };
static const char *const news_codes[] = { "new", "version", "same" };

G_STATIC_ASSERT (G_N_ELEMENTS (becomes_codes) == GUIDE_BECOMES_KINDS);
G_STATIC_ASSERT (G_N_ELEMENTS (doubt_codes) == GUIDE_DOUBT_NAME_TAKEN_OUT + 1);

static gpointer
load_known (DossierReader *reader,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_load (reader, error);

  return vocabulary != NULL ? guide_known_new (vocabulary) : NULL;
}

/* NULL on error. */
static GuideChoices *
read_document (AppCall    *call,
               const char *name,
               GError    **error)
{
  g_autofree char       *path = app_call_dup_path (call, name);
  g_autoptr (GuideKnown) known = dossier_store_ask (call->store, load_known, NULL, error);
  g_autoptr (GError)     local = NULL;
  GuideDocument         *document;

  if (known == NULL)
    return NULL;
  document = guide_file_read (path, known, call->cancellable, &local);
  if (document != NULL)
    return guide_choices_new (document);
  if (local->domain == EXCHANGE_READER_ERROR)
    g_set_error (error, local->domain, local->code, "%s: %s", name, guide_file_explain (local));
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* --- what is told */

static guint
get_line (const GuideDocument *document,
          const GuideDoubt    *doubt)
{
  return g_array_index (document->pieces, GuidePiece, doubt->piece).line + 1;
}

static void
add_json_text (GString    *out,
               const char *name,
               const char *text)
{
  g_string_append_printf (out, ", \"%s\": ", name);
  if (text != NULL)
    dossier_notation_add_json_string (out, text);
  else
    g_string_append (out, "null");
}

static void
add_json_doubts (const GuideDocument *document,
                 GString             *out)
{
  for (guint i = 0; i < document->doubts->len; i++)
    {
      const GuideDoubt *doubt = &g_array_index (document->doubts, GuideDoubt, i);
      g_autofree char  *sentence = guide_doubt_dup_sentence (doubt);

      g_string_append_printf (out, "%s\n      {\"line\": %u, \"doubt\": \"%s\"", i > 0 ? "," : "", get_line (document, doubt), doubt_codes[doubt->kind]);
      add_json_text (out, "said", doubt->said);
      add_json_text (out, "proposed", doubt->proposed);
      add_json_text (out, "sentence", sentence);
      g_string_append_c (out, '}');
    }
}

static void
tell_json (AppCall             *call,
           const GuideDocument *document,
           const GuideImport   *done,
           const char          *title)
{
  const char *separator = "";

  g_string_append (call->out, "{\"files\": [\n    {\"file\": ");
  dossier_notation_add_json_string (call->out, app_arguments_get_word (call->arguments, 1));
  g_string_append_printf (call->out, ", \"recognised\": \"document\", \"news\": \"%s\", \"lines\": %u, \"added\": %u, \"unchanged\": %u, \"gone\": %u", news_codes[done->news],
                          document->lines->len, done->n_added, done->known, done->gone);
  add_json_text (call->out, "document", done->document);
  add_json_text (call->out, "title", title);
  g_string_append (call->out, ", \"pieces\": {");
  for (guint i = 0; i < GUIDE_BECOMES_KINDS; i++)
    if (done->added[i] > 0)
      {
        g_string_append_printf (call->out, "%s\"%s\": %u", separator, becomes_codes[i], done->added[i]);
        separator = ", ";
      }
  g_string_append (call->out, "}, \"doubts\": [");
  add_json_doubts (document, call->out);
  g_string_append (call->out, "]}\n]}\n");
}

static void
tell_doubt (AppCall             *call,
            const GuideDocument *document,
            const GuideDoubt    *doubt)
{
  g_autofree char *sentence = guide_doubt_dup_sentence (doubt);

  if (doubt->proposed != NULL && *doubt->proposed != '\0')
    /* Translators: a line of a document, what is doubtful about it, and what was put in its place. */
    app_call_tell (call, _ ("  line %u: %s → %s"), get_line (document, doubt), sentence, doubt->proposed);
  else
    app_call_tell (call, _ ("  line %u: %s"), get_line (document, doubt), sentence);
}

static const char *
explain_news (GuideImportNews news)
{
  switch (news)
    {
    case GUIDE_IMPORT_SAME:
      return _ ("this very text is in the dossier already");
    case GUIDE_IMPORT_VERSION:
      return _ ("another version of a document of the dossier");
    default:
      return _ ("a new document");
    }
}

static void
tell_people (AppCall             *call,
             const GuideDocument *document,
             const GuideImport   *done)
{
  g_autofree char *sentence = guide_import_dup_sentence (done);

  g_string_append_printf (call->out, "%s (%s)\n", app_arguments_get_word (call->arguments, 1), explain_news (done->news));
  g_string_append_printf (call->out, _ ("  added %u, unchanged %u, doubtful %u\n"), done->n_added, done->known, document->doubts->len);
  if (*sentence != '\0')
    g_string_append_printf (call->out, "  %s\n", sentence);
  app_call_flush (call);
  for (guint i = 0; i < document->doubts->len; i++)
    tell_doubt (call, document, &g_array_index (document->doubts, GuideDoubt, i));
  if (done->gone > 0)
    app_call_tell (call, ngettext ("  %u record comes from words that are no longer in the text: it stays", "  %u records come from words that are no longer in the text: they stay", done->gone), done->gone);
}

/* --- the commands */

static GuideImport *
run (AppCall            *call,
     GuideImportRequest *request,
     GError            **error)
{
  if (app_arguments_has (call->arguments, "dry-run"))
    return dossier_store_ask (call->store, guide_import_preview, request, error);
  return dossier_store_work (call->store, guide_import_write, request, call->cancellable, error);
}

AppExit
app_command_import_document (AppCall *call)
{
  const char                    *name = app_arguments_get_word (call->arguments, 1);
  g_autofree char               *base = g_path_get_basename (name), *file = g_filename_display_name (base);
  g_autoptr (GuideChoices)       choices = NULL;
  g_autoptr (GuideImportRequest) request = NULL;
  g_autoptr (GuideImport)        done = NULL;
  GError                        *error = NULL;

  if (app_arguments_get_n_words (call->arguments) > 2)
    return app_call_misuse (call, _ ("With --as document, one file at a time."));
  choices = read_document (call, name, &error);
  if (choices == NULL)
    return app_call_fail (call, error);
  request = guide_import_request_new (choices, NULL, file, app_call_get_author (call));
  done = run (call, request, &error);
  if (done == NULL)
    return app_call_fail (call, error);
  if (app_call_wants_json (call))
    tell_json (call, guide_choices_get_document (choices), done, guide_import_request_get_title (request));
  else
    tell_people (call, guide_choices_get_document (choices), done);
  return guide_choices_get_document (choices)->doubts->len > 0 ? APP_EXIT_DOUBTS : APP_EXIT_FINE;
}

/* Without an identifier, the only document there is. */
static gpointer
read_text (DossierReader *reader,
           gpointer       id,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("document");
  g_autoptr (GPtrArray)    documents = NULL;

  if (id != NULL)
    return guide_import_dup_text (reader, id, error);
  documents = dossier_reader_list (reader, query, error);
  if (documents == NULL)
    return NULL;
  if (documents->len == 1)
    return guide_import_dup_text (reader, dossier_record_get_id (documents->pdata[0]), error);
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
               documents->len == 0 ? _ ("There is no document in this dossier.") : _ ("There are several documents in this dossier: say which with --document and its identifier (liens list DOSSIER document --json)."));
  return NULL;
}

AppExit
app_command_export_text (AppCall *call)
{
  g_autofree char         *path = app_call_dup_path (call, app_arguments_find (call->arguments, "text")), *text = NULL;
  static const char *const nothing[] = { NULL };
  DossierVisibility        audience;
  GError                  *error = NULL;

  if (!app_call_read_audience (call, &audience))
    return APP_EXIT_USAGE;
  if (audience != DOSSIER_VISIBILITY_INTERNAL)
    return app_call_misuse (call, _ ("The text of a document is internal: it is written with --audience internal only."));
  text = dossier_store_ask (call->store, read_text, (gpointer) app_arguments_find (call->arguments, "document"), &error);
  if (text == NULL || !g_file_set_contents (path, text, -1, &error))
    return app_call_fail (call, error);
  app_call_tell_file (call, path, nothing);
  return APP_EXIT_FINE;
}
