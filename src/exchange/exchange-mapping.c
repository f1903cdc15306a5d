#include "exchange-mapping.h"

#include <string.h>

#include "exchange-mapping-private.h"

G_DEFINE_QUARK (exchange - mapping - error - quark, exchange_mapping_error)

struct _ExchangeMapping
{
  guint  n_columns;
  guint *targets; /* per column: 1 + index in the list of targets, 0 none */
};

static ExchangeMapping *
mapping_new (guint n_columns)
{
  ExchangeMapping *self = g_new0 (ExchangeMapping, 1);

  self->n_columns = n_columns;
  self->targets = g_new0 (guint, n_columns + 1);
  return self;
}

ExchangeMapping *
exchange_mapping_copy (const ExchangeMapping *self)
{
  ExchangeMapping *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = mapping_new (self->n_columns);
  memcpy (copy->targets, self->targets, sizeof (guint) * self->n_columns);
  return copy;
}

void
exchange_mapping_free (ExchangeMapping *self)
{
  if (self == NULL)
    return;
  g_free (self->targets);
  g_free (self);
}

typedef struct
{
  guint  column, target;
  double score;
} Candidate;

static int
compare_candidates (gconstpointer one,
                    gconstpointer other)
{
  const Candidate *a = one, *b = other;

  if (a->score > b->score || a->score < b->score)
    return a->score > b->score ? -1 : 1;
  return a->column < b->column ? -1 : a->column > b->column;
}

/* The most certain pairs first, each column and each target once. */
ExchangeMapping *
exchange_mapping_propose (const ExchangeTable     *table,
                          const DossierVocabulary *vocabulary)
{
  ExchangeMapping   *self;
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  guint              n_targets;

  g_return_val_if_fail (table != NULL, NULL);

  self = mapping_new (exchange_table_get_n_columns (table));
  exchange_mapping_get_targets (&n_targets);
  for (guint column = 0; column < self->n_columns; column++)
    for (guint target = 0; target < n_targets; target++)
      {
        Candidate candidate = { column, target, exchange_mapping_score (table, vocabulary, column, target) };

        if (candidate.score > 0)
          g_array_append_val (candidates, candidate);
      }
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      guint            n_targets_before = 0;
      const char      *code = exchange_mapping_get_targets (&n_targets_before)[candidate->target].code;

      if (self->targets[candidate->column] == 0 && exchange_mapping_find (self, code) < 0)
        self->targets[candidate->column] = candidate->target + 1;
    }
  return self;
}

const char *
exchange_mapping_get (const ExchangeMapping *self,
                      guint                  column)
{
  guint n_targets;

  g_return_val_if_fail (self != NULL && column < self->n_columns, NULL);

  return self->targets[column] == 0 ? NULL : exchange_mapping_get_targets (&n_targets)[self->targets[column] - 1].code;
}

static int
find_target (const char *code)
{
  guint                 n_targets;
  const ExchangeTarget *targets = exchange_mapping_get_targets (&n_targets);

  for (guint i = 0; i < n_targets; i++)
    if (strcmp (targets[i].code, code) == 0)
      return (int) i;
  return -1;
}

int
exchange_mapping_find (const ExchangeMapping *self,
                       const char            *target)
{
  int index;

  g_return_val_if_fail (self != NULL && target != NULL, -1);

  index = find_target (target);
  for (guint i = 0; i < self->n_columns; i++)
    if (index >= 0 && self->targets[i] == (guint) index + 1)
      return (int) i;
  return -1;
}

gboolean
exchange_mapping_set (ExchangeMapping *self,
                      guint            column,
                      const char      *target,
                      GError         **error)
{
  int index, before;

  g_return_val_if_fail (self != NULL && column < self->n_columns, FALSE);

  if (target == NULL || target[0] == '\0' || strcmp (target, "-") == 0)
    {
      self->targets[column] = 0;
      return TRUE;
    }

  index = find_target (target);
  if (index < 0)
    {
      g_set_error_literal (error, EXCHANGE_MAPPING_ERROR, EXCHANGE_MAPPING_ERROR_NO_SUCH_FIELD, target);
      return FALSE;
    }
  before = exchange_mapping_find (self, target);
  if (before >= 0)
    self->targets[before] = 0;
  self->targets[column] = (guint) index + 1;
  return TRUE;
}

gboolean
exchange_mapping_correct (ExchangeMapping     *self,
                          const ExchangeTable *table,
                          const char          *correction,
                          GError             **error)
{
  const char      *equals;
  g_autofree char *name = NULL;
  int              column;

  g_return_val_if_fail (self != NULL && table != NULL && correction != NULL, FALSE);

  equals = strrchr (correction, '=');
  if (equals == NULL || equals == correction)
    {
      g_set_error_literal (error, EXCHANGE_MAPPING_ERROR, EXCHANGE_MAPPING_ERROR_MALFORMED, correction);
      return FALSE;
    }
  name = g_strndup (correction, (gsize) (equals - correction));
  column = exchange_table_find_column (table, name);
  if (column < 0)
    {
      g_set_error_literal (error, EXCHANGE_MAPPING_ERROR, EXCHANGE_MAPPING_ERROR_NO_SUCH_COLUMN, name);
      return FALSE;
    }
  return exchange_mapping_set (self, (guint) column, equals + 1, error);
}

gboolean
exchange_mapping_is_usable (const ExchangeMapping *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return exchange_mapping_find (self, "name") >= 0;
}
