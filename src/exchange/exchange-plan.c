#include "config.h"

#include "exchange-plan-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange-sheets.h"

G_DEFINE_QUARK (exchange - plan - error - quark, exchange_plan_error)
G_DEFINE_BOXED_TYPE (ExchangePlan, exchange_plan, exchange_plan_ref, exchange_plan_unref)

static void
commune_free (gpointer data)
{
  ExchangeCommune *commune = data;

  g_free (commune->id);
  g_free (commune->code);
  g_free (commune->name);
  g_free (commune);
}

ExchangePlanned *
exchange_planned_new (ExchangeProposal *proposal,
                      gboolean          is_register)
{
  ExchangePlanned *self = g_new0 (ExchangePlanned, 1);

  self->proposal = proposal;
  self->is_register = is_register;
  self->verdict = EXCHANGE_VERDICT_UNCHANGED;
  self->changes = g_ptr_array_new ();
  return self;
}

void
exchange_planned_free (ExchangePlanned *self)
{
  exchange_proposal_free (self->proposal);
  g_ptr_array_unref (self->changes);
  g_free (self->id);
  g_free (self);
}

static ExchangePlan *
plan_new (void)
{
  ExchangePlan *self = g_new0 (ExchangePlan, 1);

  g_atomic_ref_count_init (&self->refs);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) exchange_planned_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->communes = g_ptr_array_new_with_free_func (commune_free);
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) exchange_source_free);
  self->source_of_row = g_ptr_array_new ();
  return self;
}

ExchangePlan *
exchange_plan_ref (ExchangePlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
exchange_plan_unref (ExchangePlan *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->communes);
  g_ptr_array_unref (self->source_of_row);
  g_ptr_array_unref (self->sources);
  g_clear_pointer (&self->vocabulary, dossier_vocabulary_unref);
  g_free (self->author);
  g_free (self);
}

static void
note_table (ExchangePlan        *self,
            const ExchangeTable *table)
{
  gint64 more = exchange_table_get_more (table);

  self->counts.more += more;
  if (more > 0)
    g_ptr_array_add (self->notes, g_strdup_printf (ngettext ("The file is one page of an answer: %lld more row exists and is not in it.", "The file is one page of an answer: %lld more rows exist and are not in it.", (gulong) more), (long long) more));
}

static void
count_row (ExchangeCounts        *counts,
           const ExchangePlanned *row)
{
  guint *const numbers[] = { &counts->added, &counts->updated, &counts->unchanged, &counts->held, &counts->refused, &counts->ignored };

  counts->rows++;
  ++*numbers[row->verdict];
  counts->doubtful += row->verdict < EXCHANGE_VERDICT_REFUSED && row->proposal->reasons->len > 0;
}

typedef struct
{
  DossierReader         *reader;
  const ExchangeMaking  *making;
  const ExchangeRequest *request; /* of making */
  GCancellable          *cancellable;
  ExchangeRoll          *roll;
  ExchangeWhereabouts   *whereabouts;
  DossierVocabulary     *vocabulary;
  guint                  n_rows; /* of all the tables, for telling how far it is */
} Planning;

static void
tell_progress (const Planning *planning,
               guint           row)
{
  if (planning->making->progress != NULL && row % 64 == 0)
    planning->making->progress ((double) row / MAX (row + 1, planning->n_rows), row, planning->making->progress_data);
}

/* Each proposal goes into a row of the plan. Returns the first of them. */
static guint
take_proposals (ExchangePlan   *self,
                const Planning *planning,
                GPtrArray      *proposals,
                ExchangeSource *source,
                gboolean        is_register)
{
  guint first = self->rows->len;

  g_ptr_array_set_free_func (proposals, NULL);
  for (guint i = 0; i < proposals->len; i++)
    {
      ExchangePlanned *row = exchange_planned_new (proposals->pdata[i], is_register);

      row->choice = exchange_request_find_choice (planning->request, row->proposal->sheet, row->proposal->line);
      g_ptr_array_add (self->rows, row);
      g_ptr_array_add (self->source_of_row, source);
    }
  return first;
}

static gboolean
add_rows (ExchangePlan   *self,
          const Planning *planning,
          GPtrArray      *proposals,
          ExchangeSource *source,
          gboolean        is_register,
          GError        **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = take_proposals (self, planning, proposals, source, is_register); i < self->rows->len; i++)
    {
      tell_progress (planning, i);
      if (g_cancellable_set_error_if_cancelled (planning->cancellable, error) ||
          !exchange_compare (planning->reader, planning->vocabulary, planning->roll, planning->whereabouts, seen, self->rows->pdata[i], error))
        return FALSE;
      count_row (&self->counts, self->rows->pdata[i]);
    }
  return TRUE;
}

static GPtrArray *
read_table (ExchangePlan          *self,
            Planning              *planning,
            const ExchangeTable   *table,
            const ExchangeMapping *mapping,
            ExchangeShape          shape,
            GError               **error)
{
  if (exchange_shape_is_register (shape))
    return exchange_opendata_read (table, shape, planning->request->all_kinds, self->notes);
  if (shape == EXCHANGE_SHAPE_STRUCTURES && exchange_sheets_recognise (table, planning->vocabulary) == EXCHANGE_SHAPE_UNKNOWN)
    return exchange_mapping_read (mapping, table, planning->vocabulary);
  return exchange_sheets_read (table, shape, planning->reader, planning->vocabulary, error);
}

static gboolean
add_table (ExchangePlan          *self,
           Planning              *planning,
           const ExchangeTable   *table,
           const ExchangeMapping *mapping,
           ExchangeShape          shape,
           GError               **error)
{
  ExchangeSource       *source = exchange_source_find (planning->reader, table, shape, planning->request->path, error);
  g_autoptr (GPtrArray) proposals = source == NULL ? NULL : read_table (self, planning, table, mapping, shape, error);

  if (source != NULL)
    g_ptr_array_add (self->sources, source);
  if (proposals == NULL)
    return FALSE;
  note_table (self, table);
  if (self->shape == EXCHANGE_SHAPE_UNKNOWN)
    self->shape = shape;
  if (shape == EXCHANGE_SHAPE_SCHOOLS)
    exchange_settle_siblings (planning->reader, proposals);
  return add_rows (self, planning, proposals, source, exchange_shape_is_register (shape), error);
}

static gboolean
add_tables (ExchangePlan *self,
            Planning     *planning,
            GError      **error)
{
  for (guint i = 0; i < planning->request->tables->len; i++)
    {
      const ExchangeTable        *table = planning->request->tables->pdata[i];
      g_autoptr (ExchangeMapping) mapping = exchange_request_find_mapping (planning->request, table, planning->vocabulary, error);
      ExchangeShape               shape;

      if (mapping == NULL)
        return FALSE;
      shape = exchange_request_find_shape (planning->request, table, mapping, planning->vocabulary);
      if (shape == EXCHANGE_SHAPE_UNKNOWN && exchange_sheets_are_ours (planning->request->tables))
        continue; /* the lists to choose from, the sources */
      if (shape == EXCHANGE_SHAPE_UNKNOWN)
        g_ptr_array_add (self->notes, g_strdup_printf (_ ("The table “%s” was not recognised."), exchange_table_get_name (table)));
      else if (!add_table (self, planning, table, mapping, shape, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
refuse_unknown (const ExchangeRequest *request,
                GError               **error)
{
  g_set_error (error, EXCHANGE_PLAN_ERROR, request->as == EXCHANGE_SHAPE_UNKNOWN ? EXCHANGE_PLAN_ERROR_NOT_RECOGNISED : EXCHANGE_PLAN_ERROR_OTHER_SHAPE,
               request->as == EXCHANGE_SHAPE_UNKNOWN ? _ ("No column of this file gives a name: tell which one does.") : _ ("This file is not of the kind “%s”."), exchange_shape_get_label (request->as));
  return FALSE;
}

static void
take_communes (ExchangePlan              *self,
               const ExchangeWhereabouts *whereabouts)
{
  const GPtrArray *communes = exchange_whereabouts_get_new_communes (whereabouts);

  for (guint i = 0; i < communes->len; i++)
    {
      const ExchangeCommune *commune = communes->pdata[i];
      ExchangeCommune       *copy = g_new0 (ExchangeCommune, 1);

      copy->id = g_strdup (commune->id);
      copy->code = g_strdup (commune->code);
      copy->name = g_strdup (commune->name != NULL ? commune->name : commune->code);
      g_ptr_array_add (self->communes, copy);
    }
}

static guint
count_rows (GPtrArray *tables)
{
  guint n = 0;

  for (guint i = 0; i < tables->len; i++)
    n += exchange_table_get_n_rows (tables->pdata[i]);
  return n;
}

gpointer
exchange_plan_make (DossierReader *reader,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  const ExchangeMaking           *making = data;
  g_autoptr (ExchangePlan)        self = plan_new ();
  g_autoptr (ExchangeRoll)        roll = exchange_roll_load (reader, error);
  g_autoptr (ExchangeWhereabouts) whereabouts = roll == NULL ? NULL : exchange_whereabouts_new (reader, roll);
  g_autoptr (DossierVocabulary)   vocabulary = roll == NULL ? NULL : dossier_vocabulary_load (reader, error);
  Planning                        planning = { reader, making, making->request, cancellable != NULL ? cancellable : making->cancellable, roll, whereabouts, vocabulary, count_rows (making->request->tables) };

  self->author = g_strdup (making->request->author);
  if (vocabulary == NULL || (self->age = dossier_reader_get_age (reader, error)) < 0 || !add_tables (self, &planning, error))
    return NULL;
  if (self->shape == EXCHANGE_SHAPE_UNKNOWN && !refuse_unknown (making->request, error))
    return NULL;
  self->vocabulary = g_steal_pointer (&vocabulary);
  take_communes (self, whereabouts);
  g_ptr_array_add (self->notes, NULL);
  return g_steal_pointer (&self);
}

ExchangePlan *
exchange_plan_new (DossierStore                *store,
                   GPtrArray                   *tables,
                   const char                  *path,
                   const ExchangeImportOptions *options,
                   GError                     **error)
{
  g_autoptr (ExchangeRequest) request = NULL;
  ExchangeMaking              making = { 0 };

  g_return_val_if_fail (DOSSIER_IS_STORE (store) && tables != NULL && path != NULL, NULL);

  making.request = request = exchange_request_new (tables, path, options);
  return dossier_store_ask (store, exchange_plan_make, &making, error);
}

const char *
exchange_verdict_to_code (ExchangeVerdict verdict)
{
  static const char *const codes[] = { "added", "updated", "unchanged", "doubtful", "refused", "ignored" };

  g_return_val_if_fail (verdict < G_N_ELEMENTS (codes), NULL);

  return codes[verdict];
}

ExchangeShape
exchange_plan_get_shape (const ExchangePlan *self)
{
  g_return_val_if_fail (self != NULL, EXCHANGE_SHAPE_UNKNOWN);

  return self->shape;
}

const ExchangeCounts *
exchange_plan_get_counts (const ExchangePlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->counts;
}

guint
exchange_plan_get_n_rows (const ExchangePlan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

void
exchange_plan_get_row (const ExchangePlan *self,
                       guint               index,
                       ExchangePlanRow    *row)
{
  const ExchangePlanned *planned;

  g_return_if_fail (self != NULL && row != NULL && index < self->rows->len);

  planned = self->rows->pdata[index];
  *row = (ExchangePlanRow){ planned->proposal->sheet, planned->proposal->line, planned->verdict, planned->proposal->kind->code, planned->id, planned->proposal->name, planned->proposal->reasons, planned->choices, planned->choice };
}

char *
exchange_plan_dup_changes (const ExchangePlan *self,
                           guint               index)
{
  const ExchangePlanned *planned;
  GString               *labels;

  g_return_val_if_fail (self != NULL && index < self->rows->len, NULL);

  planned = self->rows->pdata[index];
  labels = g_string_new (NULL);
  for (guint i = 0; i < planned->changes->len; i++)
    {
      const char *label = dossier_vocabulary_get_heading (self->vocabulary, ((ExchangeAnswer *) planned->changes->pdata[i])->field);

      if (strstr (labels->str, label) == NULL) /* a set has an answer for each of its elements */
        g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "", label);
    }
  return g_string_free (labels, FALSE);
}

const char *const *
exchange_plan_get_notes (const ExchangePlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->notes->pdata;
}

static gpointer
is_of_age (DossierReader *reader,
           gpointer       plan,
           GCancellable  *cancellable,
           GError       **error)
{
  return dossier_reader_get_age (reader, error) == ((ExchangePlan *) plan)->age ? plan : NULL;
}

gboolean
exchange_plan_is_fresh (ExchangePlan *self,
                        DossierTurn  *turn)
{
  return dossier_turn_ask (turn, is_of_age, self, NULL) != NULL; /* a failure makes it anew, and says why */
}

gboolean
exchange_plan_is_empty (const ExchangePlan *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->counts.added == 0 && self->counts.updated == 0;
}
