#include "exchange-view-file.h"

#include "exchange-view-sentence.h"

#define CALM_MS 400 /* after the last decision */

struct _ExchangeViewFile
{
  GObject               parent_instance;
  char                 *path, *name;
  DossierStore         *store;
  GPtrArray            *tables; /* read, while what the fields are called is asked; NULL: none wait */
  ExchangePaste        *paste;  /* the file at path, when it is ours; NULL: it is not, or was read */
  ExchangeViewFileState state;
  char                 *problem;
  double                share;
  guint64               n_rows;
  ExchangeViewAnswers  *answers;
  ExchangeShape         shape;
  ExchangePlan         *plan;
  GCancellable         *work; /* what is going on: an answer that comes with another one is late */
  guint                 calm; /* source */
};

enum
{
  CHANGED,
  PROGRESSED,
  STALE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ExchangeViewFile, exchange_view_file, G_TYPE_OBJECT)

/* An answer that comes home: its question may have changed meanwhile. */
typedef struct
{
  ExchangeViewFile *file;
  GCancellable     *work;
} Errand;

static Errand *
errand_new (ExchangeViewFile *self)
{
  Errand *errand = g_new (Errand, 1);

  errand->file = g_object_ref (self);
  errand->work = g_object_ref (self->work);
  return errand;
}

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->file);
  g_object_unref (errand->work);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static gboolean
is_late (const Errand *errand)
{
  return errand->file->work != errand->work;
}

static void
set_state (ExchangeViewFile     *self,
           ExchangeViewFileState state)
{
  self->state = state;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_progress (double   share,
             guint64  n_rows,
             gpointer file)
{
  ExchangeViewFile *self = file;

  self->share = share;
  self->n_rows = n_rows;
  g_signal_emit (self, signals[PROGRESSED], 0);
}

void
exchange_view_file_fail (ExchangeViewFile *self,
                         const GError     *error)
{
  g_return_if_fail (EXCHANGE_VIEW_IS_FILE (self) && error != NULL);

  g_message ("%s: %s", self->path, error->message);
  g_free (self->problem);
  self->problem = g_strdup (exchange_view_sentence_of (error));
  set_state (self, EXCHANGE_VIEW_FILE_FAILED);
}

static void
begin_work (ExchangeViewFile *self)
{
  g_clear_handle_id (&self->calm, g_source_remove);
  g_cancellable_cancel (self->work);
  g_clear_object (&self->work);
  self->work = g_cancellable_new ();
  self->share = -1;
}

/* --- comparing */

ExchangeRequest *
exchange_view_file_dup_request (ExchangeViewFile *self)
{
  g_return_val_if_fail (EXCHANGE_VIEW_IS_FILE (self), NULL);

  if (self->state != EXCHANGE_VIEW_FILE_COMPARING && self->state != EXCHANGE_VIEW_FILE_READY)
    return NULL;
  return exchange_view_answers_dup_request (self->answers, self->path);
}

static void
refuse_unknown (ExchangeViewFile *self)
{
  g_autoptr (GError) error = g_error_new_literal (EXCHANGE_PLAN_ERROR, EXCHANGE_PLAN_ERROR_NOT_RECOGNISED, "no table that could be imported");

  if (exchange_view_answers_get_table (self->answers) != NULL)
    set_state (self, EXCHANGE_VIEW_FILE_UNMAPPED);
  else
    exchange_view_file_fail (self, error);
}

/* What was told has moved, or is told for the first time. */
static void
settle (ExchangeViewFile *self)
{
  g_autoptr (ExchangeRequest) request = NULL;

  if (!exchange_view_answers_has_tables (self->answers))
    return;
  begin_work (self);
  request = exchange_view_answers_dup_request (self->answers, self->path);
  self->shape = exchange_request_recognise (request, exchange_view_answers_get_vocabulary (self->answers));
  if (self->shape == EXCHANGE_SHAPE_UNKNOWN)
    refuse_unknown (self);
  else
    set_state (self, EXCHANGE_VIEW_FILE_COMPARING);
  g_signal_emit (self, signals[STALE], 0);
}

static gboolean
on_calm (gpointer user_data)
{
  ExchangeViewFile *self = user_data;

  self->calm = 0;
  settle (self);
  return G_SOURCE_REMOVE;
}

/* --- reading */

/* The columns may bear the names that the federation gave to its fields. */
static void
on_terms (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Errand)            errand = user_data;
  g_autoptr (GError)            error = NULL;
  g_autoptr (DossierVocabulary) terms = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);
  g_autoptr (GPtrArray)         tables = NULL;
  ExchangeViewFile             *self = errand->file;

  if (is_late (errand))
    return;
  if (terms == NULL)
    {
      exchange_view_file_fail (self, error);
      return;
    }
  tables = g_steal_pointer (&self->tables);
  exchange_view_answers_set_tables (self->answers, tables, terms);
  settle (self);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Errand)    errand = user_data;
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) tables = exchange_reader_read_finish (result, &error);
  ExchangeViewFile     *self = errand->file;

  if (is_late (errand))
    return;
  if (tables == NULL)
    {
      exchange_view_file_fail (self, error);
      return;
    }
  g_clear_pointer (&self->paste, exchange_paste_free);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  self->tables = g_steal_pointer (&tables);
  dossier_store_ask_async (self->store, dossier_vocabulary_read, NULL, NULL, (GDestroyNotify) dossier_vocabulary_unref, self->work, on_terms, errand_new (self));
}

void
exchange_view_file_read (ExchangeViewFile *self)
{
  g_return_if_fail (EXCHANGE_VIEW_IS_FILE (self));

  begin_work (self);
  exchange_view_answers_set_tables (self->answers, NULL, NULL);
  self->n_rows = 0;
  set_state (self, EXCHANGE_VIEW_FILE_READING);
  exchange_reader_read_async (self->path, 0, on_progress, self, self->work, on_read, errand_new (self));
}

void
exchange_view_file_stop (ExchangeViewFile *self)
{
  g_return_if_fail (EXCHANGE_VIEW_IS_FILE (self));

  g_clear_handle_id (&self->calm, g_source_remove);
  g_cancellable_cancel (self->work);
  g_clear_object (&self->work);
}

/* --- what the batch tells */

void
exchange_view_file_tell (ExchangeViewFile *self,
                         double            share)
{
  g_return_if_fail (EXCHANGE_VIEW_IS_FILE (self));

  on_progress (share, self->n_rows, self);
}

void
exchange_view_file_take_plan (ExchangeViewFile *self,
                              ExchangePlan     *plan,
                              gboolean          is_written)
{
  g_return_if_fail (EXCHANGE_VIEW_IS_FILE (self) && plan != NULL);

  exchange_plan_ref (plan);
  g_clear_pointer (&self->plan, exchange_plan_unref);
  self->plan = plan;
  if (is_written)
    exchange_view_answers_remember (self->answers);
  set_state (self, is_written ? EXCHANGE_VIEW_FILE_WRITTEN : EXCHANGE_VIEW_FILE_READY);
}

/* --- what the person tells */

void
exchange_view_file_set_column (ExchangeViewFile *self,
                               guint             column,
                               const char       *target)
{
  g_return_if_fail (EXCHANGE_VIEW_IS_FILE (self));

  if (exchange_view_answers_set_column (self->answers, column, target))
    settle (self);
}

void
exchange_view_file_set_all_kinds (ExchangeViewFile *self,
                                  gboolean          all_kinds)
{
  g_return_if_fail (EXCHANGE_VIEW_IS_FILE (self));

  if (exchange_view_answers_set_all_kinds (self->answers, all_kinds))
    settle (self);
}

void
exchange_view_file_decide (ExchangeViewFile *self,
                           guint             sheet,
                           guint64           line,
                           ExchangeChoice    choice)
{
  g_return_if_fail (EXCHANGE_VIEW_IS_FILE (self));

  exchange_view_answers_decide (self->answers, sheet, line, choice);
  g_clear_handle_id (&self->calm, g_source_remove);
  self->calm = g_timeout_add (CALM_MS, on_calm, self);
}

/* --- what is told to whom shows it */

const char *
exchange_view_file_get_path (ExchangeViewFile *self)
{
  return self->path;
}

const char *
exchange_view_file_get_name (ExchangeViewFile *self)
{
  return self->name;
}

ExchangeViewFileState
exchange_view_file_get_state (ExchangeViewFile *self)
{
  return self->state;
}

const char *
exchange_view_file_get_problem (ExchangeViewFile *self)
{
  return self->state == EXCHANGE_VIEW_FILE_FAILED ? self->problem : NULL;
}

double
exchange_view_file_get_progress (ExchangeViewFile *self,
                                 guint64          *rows)
{
  if (rows != NULL)
    *rows = self->n_rows;
  return self->share;
}

ExchangePlan *
exchange_view_file_get_plan (ExchangeViewFile *self)
{
  return self->plan;
}

ExchangeShape
exchange_view_file_get_shape (ExchangeViewFile *self)
{
  return self->shape;
}

const ExchangeViewAnswers *
exchange_view_file_get_answers (ExchangeViewFile *self)
{
  return self->answers;
}

/* --- the object */

static void
exchange_view_file_dispose (GObject *object)
{
  exchange_view_file_stop (EXCHANGE_VIEW_FILE (object));
  g_clear_object (&EXCHANGE_VIEW_FILE (object)->store);
  G_OBJECT_CLASS (exchange_view_file_parent_class)->dispose (object);
}

static void
exchange_view_file_finalize (GObject *object)
{
  ExchangeViewFile *self = EXCHANGE_VIEW_FILE (object);

  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_free (self->path);
  g_free (self->name);
  g_free (self->problem);
  g_clear_pointer (&self->paste, exchange_paste_free);
  g_clear_pointer (&self->answers, exchange_view_answers_free);
  g_clear_pointer (&self->plan, exchange_plan_unref);
  G_OBJECT_CLASS (exchange_view_file_parent_class)->finalize (object);
}

static void
exchange_view_file_class_init (ExchangeViewFileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = exchange_view_file_dispose;
  object_class->finalize = exchange_view_file_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[STALE] = g_signal_new ("stale", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PROGRESSED] = g_signal_new ("progressed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
exchange_view_file_init (ExchangeViewFile *self)
{
  self->share = -1;
}

ExchangeViewFile *
exchange_view_file_new (GSettings    *settings,
                        DossierStore *store,
                        const char   *path)
{
  ExchangeViewFile *self;
  g_autofree char  *base = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  base = g_path_get_basename (path);
  self = g_object_new (EXCHANGE_VIEW_TYPE_FILE, NULL);
  self->answers = exchange_view_answers_new (settings);
  self->store = g_object_ref (store);
  self->path = g_strdup (path);
  self->name = g_filename_display_name (base);
  return self;
}

ExchangeViewFile *
exchange_view_file_new_pasted (GSettings     *settings,
                               DossierStore  *store,
                               ExchangePaste *paste)
{
  ExchangeViewFile *self = exchange_view_file_new (settings, store, exchange_paste_get_path (paste));

  self->paste = paste;
  return self;
}
