#include "config.h"

#include "exchange-view-file.h"

#include "exchange-view-memory.h"
#include "exchange-view-sentence.h"

#include <glib/gi18n-lib.h>

#define CALM_MS 400 /* after the last decision */

struct _ExchangeViewFile
{
  GObject               parent_instance;
  DossierStore         *store;
  GSettings            *settings; /* or NULL */
  char                 *path, *name, *batch;
  ExchangeViewFileState state;
  char                 *problem;
  double                share;
  guint64               n_rows;
  GPtrArray            *tables;    /* NULL before it is read */
  int                   table;     /* index of the one whose columns are told; -1: none */
  ExchangeMapping      *mapping;   /* of that table */
  gboolean              corrected; /* somebody told */
  gboolean              all_kinds;
  GArray               *decisions; /* ExchangeDecision */
  ExchangePlan         *plan;
  GCancellable         *work; /* what is going on: an answer that comes with another one is late */
  guint                 calm; /* source */
};

enum
{
  CHANGED,
  PROGRESSED,
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
fail (ExchangeViewFile *self,
      const GError     *error)
{
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

/* The table a person may describe: the largest that no register is. */
static int
choose_table (GPtrArray *tables)
{
  int chosen = -1;

  for (guint i = 0; i < tables->len; i++)
    {
      ExchangeTable *table = tables->pdata[i];

      if (exchange_opendata_recognise (table) != EXCHANGE_SHAPE_UNKNOWN || exchange_table_get_n_columns (table) == 0)
        continue;
      if (chosen < 0 || exchange_table_get_n_rows (table) > exchange_table_get_n_rows (tables->pdata[chosen]))
        chosen = (int) i;
    }
  return chosen;
}

/* A correction is about the columns of one table: the others are passed over once it is told. */
static GPtrArray *
list_tables (ExchangeViewFile *self)
{
  GPtrArray *tables;

  if (!self->corrected || self->table < 0)
    return g_ptr_array_ref (self->tables);
  tables = g_ptr_array_new_with_free_func ((GDestroyNotify) exchange_table_unref);
  g_ptr_array_add (tables, exchange_table_ref (self->tables->pdata[self->table]));
  return tables;
}

/* "COLUMN=FIELD" of each column of the table. */
static char **
dup_corrections (ExchangeViewFile *self)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  ExchangeTable           *table = exchange_view_file_get_table (self);

  for (guint i = 0; table != NULL && i < exchange_table_get_n_columns (table); i++)
    {
      const char      *name = exchange_table_get_column_name (table, i), *target = exchange_mapping_get (self->mapping, i);
      g_autofree char *line = g_strdup_printf ("%s=%s", name, target != NULL ? target : "-");

      /* Of two columns called the same, only the first can be spoken of. */
      if (*name != '\0' && exchange_table_find_column (table, name) == (int) i)
        g_strv_builder_add (lines, line);
    }
  return g_strv_builder_end (lines);
}

static void
recall_columns (ExchangeViewFile *self)
{
  ExchangeTable *table = exchange_view_file_get_table (self);
  g_auto (GStrv) lines = self->settings != NULL ? exchange_view_memory_recall (self->settings, table) : NULL;

  self->corrected = lines != NULL;
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    if (!exchange_mapping_correct (self->mapping, table, lines[i], NULL))
      g_message ("%s: “%s” was told before and is not understood now", self->path, lines[i]);
}

static void
fill_options (ExchangeViewFile      *self,
              char                 **corrections,
              ExchangeImportOptions *options)
{
  *options = (ExchangeImportOptions){
    .all_kinds = self->all_kinds,
    .corrections = (const char *const *) corrections,
    .batch = self->batch,
    .decisions = (const ExchangeDecision *) self->decisions->data,
    .n_decisions = self->decisions->len,
  };
}

static void
ask_plan (ExchangeViewFile   *self,
          GCancellable       *cancellable,
          GAsyncReadyCallback callback,
          gpointer            user_data)
{
  g_autoptr (GPtrArray) tables = list_tables (self);
  g_auto (GStrv)        corrections = self->corrected ? dup_corrections (self) : NULL;
  ExchangeImportOptions options;

  fill_options (self, corrections, &options);
  exchange_plan_new_async (self->store, tables, self->path, &options, cancellable, callback, user_data);
}

static void
on_compared (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Errand)       errand = user_data;
  g_autoptr (GError)       error = NULL;
  g_autoptr (ExchangePlan) plan = exchange_plan_new_finish (DOSSIER_STORE (source), result, &error);
  ExchangeViewFile        *self = errand->file;

  if (is_late (errand))
    return;
  g_clear_pointer (&self->plan, exchange_plan_unref);
  self->plan = g_steal_pointer (&plan);
  if (self->plan != NULL)
    set_state (self, EXCHANGE_VIEW_FILE_READY);
  else if (g_error_matches (error, EXCHANGE_PLAN_ERROR, EXCHANGE_PLAN_ERROR_NOT_RECOGNISED) && self->table >= 0)
    set_state (self, EXCHANGE_VIEW_FILE_UNMAPPED);
  else
    fail (self, error);
}

static void
compare (ExchangeViewFile *self)
{
  if (self->tables == NULL)
    return;
  begin_work (self);
  set_state (self, EXCHANGE_VIEW_FILE_COMPARING);
  ask_plan (self, self->work, on_compared, errand_new (self));
}

static gboolean
on_calm (gpointer user_data)
{
  ExchangeViewFile *self = user_data;

  self->calm = 0;
  compare (self);
  return G_SOURCE_REMOVE;
}

/* --- reading */

static void
on_progress (double   share,
             guint64  n_rows,
             gpointer user_data)
{
  ExchangeViewFile *self = user_data;

  self->share = share;
  self->n_rows = n_rows;
  g_signal_emit (self, signals[PROGRESSED], 0);
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
      fail (self, error);
      return;
    }
  self->tables = g_steal_pointer (&tables);
  self->table = choose_table (self->tables);
  if (self->table >= 0)
    {
      self->mapping = exchange_mapping_propose (self->tables->pdata[self->table]);
      recall_columns (self);
    }
  compare (self);
}

void
exchange_view_file_read (ExchangeViewFile *self)
{
  g_return_if_fail (EXCHANGE_VIEW_IS_FILE (self));

  begin_work (self);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->mapping, exchange_mapping_free);
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

/* --- writing */

typedef struct
{
  ExchangeViewFile *file; /* owned by the task */
  ExchangePlan     *plan;
  gboolean          has_begun;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_clear_pointer (&writing->plan, exchange_plan_unref);
  g_free (writing);
}

static void
on_written_part (double   share,
                 guint64  n_rows,
                 gpointer user_data)
{
  Writing *writing = g_task_get_task_data (user_data);

  writing->has_begun = TRUE;
  on_progress (share, n_rows, writing->file);
}

/* What was told and served is remembered. */
static void
keep_columns (ExchangeViewFile *self)
{
  g_auto (GStrv) lines = NULL;

  if (self->settings == NULL || !self->corrected || self->table < 0)
    return;
  lines = dup_corrections (self);
  exchange_view_memory_keep (self->settings, exchange_view_file_get_table (self), (const char *const *) lines);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Writing          *writing = g_task_get_task_data (task);
  GError           *error = NULL;

  if (!exchange_plan_apply_finish (writing->plan, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_pointer (&writing->file->plan, exchange_plan_unref);
  writing->file->plan = exchange_plan_ref (writing->plan);
  keep_columns (writing->file);
  set_state (writing->file, EXCHANGE_VIEW_FILE_WRITTEN);
  g_task_return_boolean (task, TRUE);
}

static void
on_compared_to_write (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  GTask   *task = user_data;
  Writing *writing = g_task_get_task_data (task);
  GError  *error = NULL;

  writing->plan = exchange_plan_new_finish (DOSSIER_STORE (source), result, &error);
  if (writing->plan == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  exchange_plan_apply_async (writing->plan, writing->file->store, on_written_part, task, g_task_get_cancellable (task), on_written, task);
}

void
exchange_view_file_write_async (ExchangeViewFile   *self,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  GTask   *task;
  Writing *writing;

  g_return_if_fail (EXCHANGE_VIEW_IS_FILE (self) && self->tables != NULL);

  exchange_view_file_stop (self);
  self->share = -1;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_check_cancellable (task, FALSE); /* what was written is told */
  writing = g_new0 (Writing, 1);
  writing->file = self;
  g_task_set_task_data (task, writing, writing_free);
  ask_plan (self, cancellable, on_compared_to_write, task);
}

gboolean
exchange_view_file_write_finish (ExchangeViewFile *self,
                                 GAsyncResult     *result,
                                 gboolean         *has_begun,
                                 GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  *has_begun = ((Writing *) g_task_get_task_data (G_TASK (result)))->has_begun;
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- what the person tells */

void
exchange_view_file_set_column (ExchangeViewFile *self,
                               guint             column,
                               const char       *target)
{
  g_return_if_fail (EXCHANGE_VIEW_IS_FILE (self) && self->mapping != NULL);

  if (g_strcmp0 (exchange_mapping_get (self->mapping, column), target) == 0 || !exchange_mapping_set (self->mapping, column, target, NULL)) /* the target comes from our own list */
    return;
  self->corrected = TRUE;
  compare (self);
}

void
exchange_view_file_set_all_kinds (ExchangeViewFile *self,
                                  gboolean          all_kinds)
{
  g_return_if_fail (EXCHANGE_VIEW_IS_FILE (self));

  if (self->all_kinds == all_kinds)
    return;
  self->all_kinds = all_kinds;
  compare (self);
}

void
exchange_view_file_decide (ExchangeViewFile *self,
                           guint             sheet,
                           guint64           line,
                           ExchangeChoice    choice)
{
  ExchangeDecision decision = { sheet, line, choice };

  g_return_if_fail (EXCHANGE_VIEW_IS_FILE (self));

  for (guint i = 0; i < self->decisions->len; i++)
    {
      const ExchangeDecision *old = &g_array_index (self->decisions, ExchangeDecision, i);

      if (old->sheet == sheet && old->line == line)
        g_array_remove_index (self->decisions, i--);
    }
  if (choice != EXCHANGE_CHOICE_LEAVE)
    g_array_append_val (self->decisions, decision);
  g_clear_handle_id (&self->calm, g_source_remove);
  self->calm = g_timeout_add (CALM_MS, on_calm, self);
}

ExchangeChoice
exchange_view_file_get_choice (ExchangeViewFile *self,
                               guint             sheet,
                               guint64           line)
{
  for (guint i = 0; i < self->decisions->len; i++)
    {
      const ExchangeDecision *decision = &g_array_index (self->decisions, ExchangeDecision, i);

      if (decision->sheet == sheet && decision->line == line)
        return decision->choice;
    }
  return EXCHANGE_CHOICE_LEAVE;
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
  return self->plan != NULL ? exchange_plan_get_shape (self->plan) : EXCHANGE_SHAPE_UNKNOWN;
}

ExchangeTable *
exchange_view_file_get_table (ExchangeViewFile *self)
{
  return self->tables != NULL && self->table >= 0 ? self->tables->pdata[self->table] : NULL;
}

const ExchangeMapping *
exchange_view_file_get_mapping (ExchangeViewFile *self)
{
  return self->mapping;
}

gboolean
exchange_view_file_get_all_kinds (ExchangeViewFile *self)
{
  return self->all_kinds;
}

/* --- the object */

static void
exchange_view_file_dispose (GObject *object)
{
  exchange_view_file_stop (EXCHANGE_VIEW_FILE (object));
  g_clear_object (&EXCHANGE_VIEW_FILE (object)->store);
  g_clear_object (&EXCHANGE_VIEW_FILE (object)->settings);
  G_OBJECT_CLASS (exchange_view_file_parent_class)->dispose (object);
}

static void
exchange_view_file_finalize (GObject *object)
{
  ExchangeViewFile *self = EXCHANGE_VIEW_FILE (object);

  g_free (self->path);
  g_free (self->name);
  g_free (self->batch);
  g_free (self->problem);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->mapping, exchange_mapping_free);
  g_clear_pointer (&self->plan, exchange_plan_unref);
  g_array_unref (self->decisions);
  G_OBJECT_CLASS (exchange_view_file_parent_class)->finalize (object);
}

static void
exchange_view_file_class_init (ExchangeViewFileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = exchange_view_file_dispose;
  object_class->finalize = exchange_view_file_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PROGRESSED] = g_signal_new ("progressed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
exchange_view_file_init (ExchangeViewFile *self)
{
  self->table = -1;
  self->share = -1;
  self->decisions = g_array_new (FALSE, FALSE, sizeof (ExchangeDecision));
}

ExchangeViewFile *
exchange_view_file_new (DossierStore *store,
                        GSettings    *settings,
                        const char   *path,
                        const char   *batch)
{
  ExchangeViewFile *self;
  g_autofree char  *base = NULL;

  g_return_val_if_fail (DOSSIER_IS_STORE (store) && path != NULL, NULL);

  base = g_path_get_basename (path);
  self = g_object_new (EXCHANGE_VIEW_TYPE_FILE, NULL);
  self->store = g_object_ref (store);
  g_set_object (&self->settings, settings);
  self->path = g_strdup (path);
  self->name = g_filename_display_name (base);
  self->batch = g_strdup (batch);
  return self;
}
