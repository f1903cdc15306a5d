#include "exchange-view-answers.h"

#include "exchange-view-memory.h"

struct _ExchangeViewAnswers
{
  GSettings       *settings;  /* or NULL */
  GPtrArray       *tables;    /* NULL before it is read */
  int              table;     /* index of the one whose columns are told; -1: none */
  ExchangeMapping *mapping;   /* of that table */
  gboolean         corrected; /* somebody told */
  gboolean         all_kinds;

  DossierVocabulary *vocabulary; /* what the fields are called; NULL before it is read */
  GHashTable        *decisions;  /* ExchangeDecision, by the row it is about; a set */
};

static guint
hash_row (gconstpointer data)
{
  const ExchangeDecision *decision = data;

  return decision->sheet * 31u + g_int64_hash (&decision->line);
}

static gboolean
are_one_row (gconstpointer one,
             gconstpointer other)
{
  const ExchangeDecision *a = one, *b = other;

  return a->sheet == b->sheet && a->line == b->line;
}

ExchangeViewAnswers *
exchange_view_answers_new (GSettings *settings)
{
  ExchangeViewAnswers *self = g_new0 (ExchangeViewAnswers, 1);

  g_set_object (&self->settings, settings);
  self->table = -1;
  self->decisions = g_hash_table_new_full (hash_row, are_one_row, g_free, NULL);
  return self;
}

void
exchange_view_answers_free (ExchangeViewAnswers *self)
{
  g_clear_object (&self->settings);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->mapping, exchange_mapping_free);
  g_clear_pointer (&self->vocabulary, dossier_vocabulary_unref);
  g_hash_table_unref (self->decisions);
  g_free (self);
}

/* --- the columns */

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

static void
recall_columns (ExchangeViewAnswers *self)
{
  ExchangeTable *table = exchange_view_answers_get_table (self);
  g_auto (GStrv) lines = self->settings != NULL ? exchange_view_memory_recall (self->settings, table) : NULL;

  self->corrected = lines != NULL;
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    if (!exchange_mapping_correct (self->mapping, table, lines[i], NULL))
      g_message ("“%s” was told before and is not understood now", lines[i]);
}

void
exchange_view_answers_set_tables (ExchangeViewAnswers *self,
                                  GPtrArray           *tables,
                                  DossierVocabulary   *vocabulary)
{
  g_clear_pointer (&self->mapping, exchange_mapping_free);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  self->table = -1;
  self->corrected = FALSE;
  if (tables == NULL)
    return;
  self->tables = g_ptr_array_ref (tables);
  g_clear_pointer (&self->vocabulary, dossier_vocabulary_unref);
  self->vocabulary = dossier_vocabulary_ref (vocabulary);
  self->table = choose_table (tables);
  if (self->table >= 0)
    {
      self->mapping = exchange_mapping_propose (tables->pdata[self->table], vocabulary);
      recall_columns (self);
    }
}

DossierVocabulary *
exchange_view_answers_get_vocabulary (const ExchangeViewAnswers *self)
{
  return self->vocabulary;
}

gboolean
exchange_view_answers_has_tables (const ExchangeViewAnswers *self)
{
  return self->tables != NULL;
}

ExchangeTable *
exchange_view_answers_get_table (const ExchangeViewAnswers *self)
{
  return self->tables != NULL && self->table >= 0 ? self->tables->pdata[self->table] : NULL;
}

const ExchangeMapping *
exchange_view_answers_get_mapping (const ExchangeViewAnswers *self)
{
  return self->mapping;
}

gboolean
exchange_view_answers_set_column (ExchangeViewAnswers *self,
                                  guint                column,
                                  const char          *target)
{
  g_return_val_if_fail (self->mapping != NULL, FALSE);

  if (g_strcmp0 (exchange_mapping_get (self->mapping, column), target) == 0 || !exchange_mapping_set (self->mapping, column, target, NULL)) /* the target comes from our own list */
    return FALSE;
  self->corrected = TRUE;
  return TRUE;
}

/* "COLUMN=FIELD" of each column of the table. */
static char **
dup_corrections (const ExchangeViewAnswers *self)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  ExchangeTable           *table = exchange_view_answers_get_table (self);

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

void
exchange_view_answers_remember (const ExchangeViewAnswers *self)
{
  g_auto (GStrv) lines = NULL;

  if (self->settings == NULL || !self->corrected || self->table < 0)
    return;
  lines = dup_corrections (self);
  exchange_view_memory_keep (self->settings, exchange_view_answers_get_table (self), (const char *const *) lines);
}

/* --- kinds, rows */

gboolean
exchange_view_answers_get_all_kinds (const ExchangeViewAnswers *self)
{
  return self->all_kinds;
}

gboolean
exchange_view_answers_set_all_kinds (ExchangeViewAnswers *self,
                                     gboolean             all_kinds)
{
  if (self->all_kinds == all_kinds)
    return FALSE;
  self->all_kinds = all_kinds;
  return TRUE;
}

void
exchange_view_answers_decide (ExchangeViewAnswers *self,
                              guint                sheet,
                              guint64              line,
                              ExchangeChoice       choice)
{
  ExchangeDecision decision = { sheet, line, choice };

  g_hash_table_remove (self->decisions, &decision);
  if (choice != EXCHANGE_CHOICE_LEAVE)
    g_hash_table_add (self->decisions, g_memdup2 (&decision, sizeof decision));
}

ExchangeChoice
exchange_view_answers_get_choice (const ExchangeViewAnswers *self,
                                  guint                      sheet,
                                  guint64                    line)
{
  const ExchangeDecision *found = g_hash_table_lookup (self->decisions, &(ExchangeDecision){ sheet, line, EXCHANGE_CHOICE_LEAVE });

  return found != NULL ? found->choice : EXCHANGE_CHOICE_LEAVE;
}

/* In any order: each is about another row. */
static GArray *
list_decisions (const ExchangeViewAnswers *self)
{
  GArray        *list = g_array_new (FALSE, FALSE, sizeof (ExchangeDecision));
  GHashTableIter iter;
  gpointer       decision;

  g_hash_table_iter_init (&iter, self->decisions);
  while (g_hash_table_iter_next (&iter, &decision, NULL))
    g_array_append_vals (list, decision, 1);
  return list;
}

/* --- the question */

/* A correction is about the columns of one table: the others are passed over once it is told. */
static GPtrArray *
list_tables (const ExchangeViewAnswers *self)
{
  GPtrArray *tables;

  if (!self->corrected || self->table < 0)
    return g_ptr_array_ref (self->tables);
  tables = g_ptr_array_new_with_free_func ((GDestroyNotify) exchange_table_unref);
  g_ptr_array_add (tables, exchange_table_ref (self->tables->pdata[self->table]));
  return tables;
}

ExchangeRequest *
exchange_view_answers_dup_request (const ExchangeViewAnswers *self,
                                   const char                *path)
{
  g_autoptr (GPtrArray) tables = list_tables (self);
  g_autoptr (GArray)    decisions = list_decisions (self);
  g_auto (GStrv)        corrections = self->corrected ? dup_corrections (self) : NULL;
  ExchangeImportOptions options = {
    .all_kinds = self->all_kinds,
    .corrections = (const char *const *) corrections,
    .decisions = (const ExchangeDecision *) decisions->data,
    .n_decisions = decisions->len,
  };

  return exchange_request_new (tables, path, &options);
}
