#include "config.h"

#include "exchange-plan-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base-identifier.h"
#include "base-text.h"

#include "exchange-sheets.h"

G_DEFINE_QUARK (exchange - plan - error - quark, exchange_plan_error)
G_DEFINE_BOXED_TYPE (ExchangePlan, exchange_plan, exchange_plan_ref, exchange_plan_unref)

/* The question put to the dossier. */
typedef struct
{
  GPtrArray    *tables;
  char         *path;
  ExchangeShape as;
  gboolean      all_kinds;
  char        **corrections;
  char         *author;
  char         *batch;
  GHashTable   *decisions; /* gint64 → ExchangeChoice */
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_ptr_array_unref (request->tables);
  g_free (request->path);
  g_strfreev (request->corrections);
  g_free (request->author);
  g_free (request->batch);
  g_hash_table_unref (request->decisions);
  g_free (request);
}

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
  g_free (self->author);
  g_free (self->batch);
  g_free (self);
}

static ExchangeMapping *
find_mapping (const Request       *request,
              const ExchangeTable *table,
              GError             **error)
{
  g_autoptr (ExchangeMapping) mapping = exchange_mapping_propose (table);

  for (guint i = 0; request->corrections != NULL && request->corrections[i] != NULL; i++)
    if (!exchange_mapping_correct (mapping, table, request->corrections[i], error))
      return NULL;
  return g_steal_pointer (&mapping);
}

/* Two columns of names and no place: a list of links. */
static gboolean
is_about_links (const ExchangeTable   *table,
                const ExchangeMapping *mapping)
{
  return exchange_sheets_hold_links (table) && exchange_mapping_find (mapping, "address") < 0 && exchange_mapping_find (mapping, "postcode") < 0 && exchange_mapping_find (mapping, "latitude") < 0;
}

static ExchangeShape
recognise (const Request         *request,
           const ExchangeTable   *table,
           const ExchangeMapping *mapping)
{
  ExchangeShape found = exchange_sheets_recognise (table);
  gboolean      corrected = request->corrections != NULL && request->corrections[0] != NULL;

  if (found != EXCHANGE_SHAPE_UNKNOWN || exchange_sheets_are_ours (request->tables))
    return found;
  if (!corrected)
    found = exchange_opendata_recognise (table);
  if (found == EXCHANGE_SHAPE_UNKNOWN && !corrected && is_about_links (table, mapping))
    return EXCHANGE_SHAPE_LINKS;
  return found == EXCHANGE_SHAPE_UNKNOWN && exchange_mapping_is_usable (mapping) ? EXCHANGE_SHAPE_STRUCTURES : found;
}

static ExchangeShape
find_shape (const Request         *request,
            const ExchangeTable   *table,
            const ExchangeMapping *mapping)
{
  ExchangeShape found = recognise (request, table, mapping);

  if (request->as == EXCHANGE_SHAPE_UNKNOWN || request->as == found)
    return found;
  if (request->as == EXCHANGE_SHAPE_STRUCTURES && exchange_mapping_is_usable (mapping))
    return request->as;
  return request->as == EXCHANGE_SHAPE_LINKS && exchange_sheets_hold_links (table) ? request->as : EXCHANGE_SHAPE_UNKNOWN;
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

static gint64 *
make_place (guint   sheet,
            guint64 line)
{
  gint64 *place = g_new (gint64, 1);

  *place = (gint64) sheet << 40 | (gint64) line;
  return place;
}

static ExchangeChoice
find_choice (GHashTable             *decisions,
             const ExchangeProposal *proposal)
{
  g_autofree gint64 *place = make_place (proposal->sheet, proposal->line);

  return GPOINTER_TO_UINT (g_hash_table_lookup (decisions, place));
}

static gboolean
add_rows (ExchangePlan        *self,
          DossierReader       *reader,
          const ExchangeRoll  *roll,
          ExchangeWhereabouts *whereabouts,
          GPtrArray           *proposals,
          ExchangeSource      *source,
          gboolean             is_register,
          GHashTable          *decisions,
          GCancellable        *cancellable,
          GError             **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_ptr_array_set_free_func (proposals, NULL); /* each goes into a row of the plan */
  for (guint i = 0; i < proposals->len; i++)
    {
      ExchangePlanned *row = exchange_planned_new (proposals->pdata[i], is_register);

      row->choice = find_choice (decisions, row->proposal);
      g_ptr_array_add (self->rows, row);
      g_ptr_array_add (self->source_of_row, source);
    }
  for (guint i = self->rows->len - proposals->len; i < self->rows->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !exchange_compare (reader, roll, whereabouts, seen, self->rows->pdata[i], error))
        return FALSE;
      count_row (&self->counts, self->rows->pdata[i]);
    }
  return TRUE;
}

typedef struct
{
  DossierReader       *reader;
  const Request       *request;
  GCancellable        *cancellable;
  ExchangeRoll        *roll;
  ExchangeWhereabouts *whereabouts;
  DossierVocabulary   *vocabulary;
} Planning;

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
  if (shape == EXCHANGE_SHAPE_STRUCTURES && exchange_sheets_recognise (table) == EXCHANGE_SHAPE_UNKNOWN)
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
  return add_rows (self, planning->reader, planning->roll, planning->whereabouts, proposals, source, exchange_shape_is_register (shape), planning->request->decisions, planning->cancellable, error);
}

static gboolean
add_tables (ExchangePlan *self,
            Planning     *planning,
            GError      **error)
{
  for (guint i = 0; i < planning->request->tables->len; i++)
    {
      const ExchangeTable        *table = planning->request->tables->pdata[i];
      g_autoptr (ExchangeMapping) mapping = find_mapping (planning->request, table, error);
      ExchangeShape               shape;

      if (mapping == NULL)
        return FALSE;
      shape = find_shape (planning->request, table, mapping);
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
refuse_unknown (const Request *request,
                GError       **error)
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

static gpointer
make_plan (DossierReader *reader,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (ExchangePlan)        self = plan_new ();
  g_autoptr (ExchangeRoll)        roll = exchange_roll_load (reader, error);
  g_autoptr (ExchangeWhereabouts) whereabouts = roll == NULL ? NULL : exchange_whereabouts_new (reader, roll);
  g_autoptr (DossierVocabulary)   vocabulary = roll == NULL ? NULL : dossier_vocabulary_load (reader, error);
  Planning                        planning = { reader, data, cancellable, roll, whereabouts, vocabulary };

  self->author = g_strdup (planning.request->author);
  self->batch = planning.request->batch != NULL ? g_strdup (planning.request->batch) : base_identifier_new ();
  if (vocabulary == NULL || !add_tables (self, &planning, error))
    return NULL;
  if (self->shape == EXCHANGE_SHAPE_UNKNOWN && !refuse_unknown (data, error))
    return NULL;
  take_communes (self, whereabouts);
  g_ptr_array_add (self->notes, NULL);
  return g_steal_pointer (&self);
}

static Request *
request_new (GPtrArray                   *tables,
             const char                  *path,
             const ExchangeImportOptions *options)
{
  Request *request = g_new0 (Request, 1);

  request->tables = g_ptr_array_ref (tables);
  request->path = g_strdup (path);
  request->decisions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (options != NULL)
    {
      request->as = options->as;
      request->all_kinds = options->all_kinds;
      request->corrections = g_strdupv ((char **) options->corrections);
      request->author = g_strdup (options->author);
      request->batch = g_strdup (options->batch);
      for (guint i = 0; i < options->n_decisions; i++)
        g_hash_table_insert (request->decisions, make_place (options->decisions[i].sheet, options->decisions[i].line), GUINT_TO_POINTER (options->decisions[i].choice));
    }
  return request;
}

ExchangePlan *
exchange_plan_new (DossierStore                *store,
                   GPtrArray                   *tables,
                   const char                  *path,
                   const ExchangeImportOptions *options,
                   GError                     **error)
{
  Request      *request;
  ExchangePlan *plan;

  g_return_val_if_fail (DOSSIER_IS_STORE (store) && tables != NULL && path != NULL, NULL);

  request = request_new (tables, path, options);
  plan = dossier_store_ask (store, make_plan, request, error);
  request_free (request);
  return plan;
}

void
exchange_plan_new_async (DossierStore                *store,
                         GPtrArray                   *tables,
                         const char                  *path,
                         const ExchangeImportOptions *options,
                         GCancellable                *cancellable,
                         GAsyncReadyCallback          callback,
                         gpointer                     user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (store) && tables != NULL && path != NULL);

  dossier_store_ask_async (store, make_plan, request_new (tables, path, options), request_free, (GDestroyNotify) exchange_plan_unref, cancellable, callback, user_data);
}

ExchangePlan *
exchange_plan_new_finish (DossierStore *store,
                          GAsyncResult *result,
                          GError      **error)
{
  return dossier_store_ask_finish (store, result, error);
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
      const char *label = dossier_kinds_translate (((ExchangeAnswer *) planned->changes->pdata[i])->field->label);

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

gboolean
exchange_plan_is_empty (const ExchangePlan *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->counts.added == 0 && self->counts.updated == 0;
}
