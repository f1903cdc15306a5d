#include "config.h"

#include "guide-view-review-work.h"

#include "base-identifier.h"
#include "dossier-reader.h"
#include "guide-file.h"
#include "guide-known.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  DossierStore *store;
  char         *path;
  GuideKnown   *known;
  GuideChoices *choices;
  gboolean      has_draft;
  char         *title; /* of the draft; NULL: none */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_clear_object (&self->store);
  g_clear_pointer (&self->known, guide_known_free);
  g_clear_pointer (&self->choices, guide_choices_free);
  g_free (self->path);
  g_free (self->title);
  g_free (self);
}

/* The same lines have the same draft, whatever file they came in. */
static char *
dup_subject (const GuideDocument *document)
{
  g_autoptr (GString) words = g_string_new ("document:");

  for (guint i = 0; i < document->lines->len; i++)
    g_string_append_printf (words, "%s\n", ((const GuideLine *) document->lines->pdata[i])->text);
  return base_identifier_derive (words->str);
}

/* --- the draft */

void
guide_view_review_keep (DossierStore       *store,
                        const GuideChoices *choices)
{
  g_autofree char *subject = dup_subject (guide_choices_get_document (choices)), *text = guide_choices_dup_text (choices);

  dossier_store_keep_draft (store, subject, "choices", text);
  dossier_store_keep_draft (store, subject, "typing", NULL);
}

void
guide_view_review_keep_typing (DossierStore       *store,
                               const GuideChoices *choices,
                               guint               id,
                               const char         *typed)
{
  g_autofree char *subject = dup_subject (guide_choices_get_document (choices)), *text = g_strdup_printf ("%u %s", id, typed);

  dossier_store_keep_draft (store, subject, "typing", text);
}

void
guide_view_review_keep_title (DossierStore       *store,
                              const GuideChoices *choices,
                              const char         *title)
{
  g_autofree char *subject = dup_subject (guide_choices_get_document (choices));

  dossier_store_keep_draft (store, subject, "title", title);
}

void
guide_view_review_forget (DossierStore       *store,
                          const GuideChoices *choices)
{
  g_autofree char *subject = dup_subject (guide_choices_get_document (choices));

  dossier_store_keep_draft (store, subject, "choices", NULL);
  dossier_store_keep_draft (store, subject, "title", NULL);
  dossier_store_keep_draft (store, subject, "typing", NULL);
}

static gboolean
take_typing (GuideChoices *choices,
             const char   *text)
{
  char *words;
  guint id = (guint) strtoul (text, &words, 10), index = guide_choices_find (choices, id);

  return index != GUIDE_NO_PIECE && *words == ' ' && guide_choices_set_clean (choices, index, words + 1);
}

/* What was being typed comes after what was decided. */
static gboolean
take_drafts (GuideChoices *choices,
             GPtrArray    *drafts)
{
  static const char *const fields[] = { "choices", "typing" };
  gboolean                 taken = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    for (guint j = 0; j < drafts->len; j++)
      {
        const DossierDraftLine *draft = drafts->pdata[j];

        if (strcmp (draft->field, fields[i]) == 0)
          taken |= i == 0 ? guide_choices_take_text (choices, draft->text) : take_typing (choices, draft->text);
      }
  return taken;
}

/* --- reading */

static gpointer
ask_drafts (DossierReader *reader,
            gpointer       subject,
            GCancellable  *cancellable,
            GError       **error)
{
  return dossier_reader_list_drafts (reader, subject, error);
}

static void
on_drafts (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask)     task = user_data;
  Reading              *self = g_task_get_task_data (task);
  g_autoptr (GPtrArray) drafts = dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL); /* without them it begins anew */

  if (drafts != NULL)
    self->has_draft = take_drafts (self->choices, drafts);
  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    if (strcmp (((const DossierDraftLine *) drafts->pdata[i])->field, "title") == 0)
      self->title = g_strdup (((const DossierDraftLine *) drafts->pdata[i])->text);
  g_task_return_boolean (task, TRUE);
}

static void
read_file (GTask        *work,
           gpointer      source,
           gpointer      data,
           GCancellable *cancellable)
{
  Reading       *self = data;
  GError        *error = NULL;
  GuideDocument *document = guide_file_read (self->path, self->known, cancellable, &error);

  if (document != NULL)
    g_task_return_pointer (work, document, (GDestroyNotify) guide_document_free);
  else
    g_task_return_error (work, error);
}

static void
on_file (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading          *self = g_task_get_task_data (task);
  GError           *error = NULL;
  GuideDocument    *document = g_task_propagate_pointer (G_TASK (result), &error);

  if (document == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  self->choices = guide_choices_new (document);
  dossier_store_ask_async (self->store, ask_drafts, dup_subject (document), g_free, (GDestroyNotify) g_ptr_array_unref, g_task_get_cancellable (task),
                           on_drafts, g_object_ref (task));
}

static gpointer
ask_known (DossierReader *reader,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_load (reader, error);

  return vocabulary != NULL ? guide_known_new (vocabulary) : NULL;
}

/* The work owns what it reads with: the task waits for it. */
static void
on_known (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data, work = NULL;
  Reading          *self = g_task_get_task_data (task);
  GError           *error = NULL;

  self->known = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);
  if (self->known == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  work = g_task_new (NULL, g_task_get_cancellable (task), on_file, g_object_ref (task));
  g_task_set_task_data (work, self, NULL);
  g_task_run_in_thread (work, read_file);
}

void
guide_view_review_read_async (DossierStore       *store,
                              const char         *path,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  GTask   *task = g_task_new (NULL, cancellable, callback, user_data);
  Reading *self = g_new0 (Reading, 1);

  self->store = g_object_ref (store);
  self->path = g_strdup (path);
  g_task_set_task_data (task, self, reading_free);
  dossier_store_ask_async (store, ask_known, NULL, NULL, (GDestroyNotify) guide_known_free, cancellable, on_known, task);
}

GuideChoices *
guide_view_review_read_finish (GAsyncResult *result,
                               gboolean     *has_draft,
                               char        **title,
                               GError      **error)
{
  Reading *self = g_task_get_task_data (G_TASK (result));

  *has_draft = FALSE;
  *title = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  *has_draft = self->has_draft;
  *title = g_steal_pointer (&self->title);
  return g_steal_pointer (&self->choices);
}
