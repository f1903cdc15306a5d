/* app-bench-dossier.c - what writing, importing and finding cost */
#include "config.h"

#include "app-bench.h"

#include "base-identifier.h"
#include "dossier-bench.h"
#include "dossier-reader.h"
#include "exchange-plan.h"

#include <string.h>

#define SEED 42
#define NAME "bench"
#define EACH 500 /* records to a transaction of the bare database, as the journal groups its own */
#define N_EDITS 60
#define N_SEARCHED 40
#define N_IMPORTED 4000
#define SHOWN 50 /* rows that a list shows first */

static double
seconds_since (gint64 began)
{
  return (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC;
}

static gpointer
list_records (DossierReader *reader,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  static const char *const kinds[] = { "territory", "structure", "link" };
  AppBench                *bench = data;
  guint64                 *counts[] = { &bench->n_communes, &bench->n_structures, &bench->n_links };
  g_autoptr (GPtrArray)    all = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_record_unref);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (DossierQuery) query = dossier_query_new (kinds[i]);
      g_autoptr (GPtrArray)    some = dossier_reader_list (reader, query, error);

      if (some == NULL)
        return NULL;
      *counts[i] = some->len;
      g_ptr_array_extend (all, some, (GCopyFunc) dossier_record_ref, NULL);
    }
  bench->n_records = all->len;
  return g_steal_pointer (&all);
}

static gboolean
measure_writing (AppBench     *self,
                 DossierStore *store,
                 const char   *folder,
                 DemoBenchSize size,
                 GError      **error)
{
  gint64                    began = g_get_monotonic_time ();
  g_autoptr (DemoChronicle) chronicle = demo_bench_new (SEED, size);
  g_autofree char          *bare = g_build_filename (folder, "bare.sqlite", NULL);
  g_autoptr (GPtrArray)     records = NULL;

  self->generated = seconds_since (began);
  if (!demo_dossier_write_chronicle (store, chronicle, NAME, NULL, NULL, &self->written, error))
    return FALSE;
  records = dossier_store_ask (store, list_records, self, error);
  if (records == NULL)
    return FALSE;
  self->bare = dossier_bench_insert_bare (bare, records, EACH, error);
  return self->bare >= 0;
}

static gpointer
list_names (DossierReader *reader,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  static const char *const  columns[] = { "id", "name", NULL };
  g_autoptr (DossierQuery)  query = dossier_query_new ("structure");
  g_autoptr (DossierCursor) cursor = dossier_reader_walk (reader, query, columns, error);
  g_autoptr (GPtrArray)     found = g_ptr_array_new_with_free_func (g_free);

  while (cursor != NULL && dossier_cursor_next (cursor, NULL))
    {
      g_ptr_array_add (found, g_strdup (dossier_cursor_get_text (cursor, 0)));
      g_ptr_array_add (found, g_strdup (dossier_cursor_get_text (cursor, 1)));
    }
  return cursor != NULL ? g_steal_pointer (&found) : NULL;
}

/* One field of one record, on disk before it returns. */
static gboolean
measure_edits (AppBench     *self,
               DossierStore *store,
               GPtrArray    *names,
               GError      **error)
{
  const DossierKind *kind = dossier_kinds_find ("structure");

  for (guint i = 0; i < N_EDITS; i++)
    {
      const char            *id = names->pdata[2 * ((i * 7919) % (names->len / 2))];
      g_autofree char       *notes = g_strdup_printf ("edit %u", i);
      g_autoptr (DossierAct) act = dossier_act_new (NULL);
      gint64                 began = g_get_monotonic_time ();

      dossier_act_set (act, kind, id, "notes", dossier_value_new_text (notes));
      if (!dossier_store_write (store, act, error))
        return FALSE;
      app_bench_times_add (&self->edit, began);
    }
  return TRUE;
}

typedef struct
{
  const char    *words;
  AppBenchTimes *times;
} Typed;

/* The first rows of a list, as it shows them: what that asks of the reader thread. */
static gpointer
search (DossierReader *reader,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  static const char *const  columns[] = { "id", "title", "type", "territory.name", NULL };
  static guint              n_rows;
  Typed                    *typed = data;
  g_autoptr (DossierQuery)  query = dossier_query_new ("structure");
  g_autoptr (DossierCursor) cursor = NULL;
  double                    began = app_bench_get_work ();

  dossier_query_set_words (query, typed->words);
  dossier_query_set_limit (query, SHOWN);
  cursor = dossier_reader_walk (reader, query, columns, error);
  while (cursor != NULL && dossier_cursor_next (cursor, NULL))
    n_rows++;
  g_clear_pointer (&cursor, dossier_cursor_free);
  app_bench_times_add_ms (typed->times, app_bench_get_work () - began);
  return error == NULL || *error == NULL ? &n_rows : NULL;
}

static gboolean
ask (DossierStore  *store,
     const char    *words,
     AppBenchTimes *times,
     GError       **error)
{
  Typed typed = { words, times };

  return dossier_store_ask (store, search, &typed, error) != NULL;
}

/* Names typed letter by letter, each letter a question. */
static gboolean
measure_names (AppBench     *self,
               DossierStore *store,
               GPtrArray    *names,
               GError      **error)
{
  for (guint i = 0; i < N_SEARCHED; i++)
    {
      const char *name = names->pdata[2 * ((i * 7919) % (names->len / 2)) + 1];

      for (const char *end = g_utf8_next_char (name); end - name < 16; end = g_utf8_next_char (end))
        {
          g_autofree char *typed = g_strndup (name, (gsize) (end - name));

          if (!ask (store, typed, &self->search, error))
            return FALSE;
          if (*end == '\0')
            break;
        }
    }
  return TRUE;
}

/* What very many answer: a letter, two letters apart, two words that each say little. */
static gboolean
measure_words (AppBench     *self,
               DossierStore *store,
               GError      **error)
{
  static const char *const two[] = { "ecole l", "ecole elementaire", "elementaire ecole", "centre social", "college jean", "ecole saint", "l m", "de la", "saint l", "jean ferry", "ecole des", "lycee a" };

  for (char letter = 'a'; letter <= 'z'; letter++)
    if (!ask (store, (char[]){ letter, '\0' }, &self->search_letter, error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (two); i++)
    if (!ask (store, two[i], &self->search_two, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_list (const char *path,
            GError    **error)
{
  g_autoptr (GString) out = g_string_new ("Nom;Adresse;Code postal;Commune\n");

  for (guint i = 0; i < N_IMPORTED; i++)
    g_string_append_printf (out, "Centre social n° %u;%u rue du Port;95%03u;Ville %u\n", i, i % 90 + 1, i % 180, i % 180);
  return g_file_set_contents (path, out->str, (gssize) out->len, error);
}

/* A list through the helper, the plan and the journal. Without the helper there is no figure. */
static gboolean
measure_import (AppBench     *self,
                DossierStore *store,
                const char   *folder,
                GError      **error)
{
  g_autofree char         *path = g_build_filename (folder, "list.csv", NULL);
  g_autoptr (GPtrArray)    tables = NULL;
  g_autoptr (ExchangePlan) plan = NULL;
  g_autoptr (GError)       local = NULL;
  gint64                   began;

  if (!write_list (path, error))
    return FALSE;
  began = g_get_monotonic_time ();
  tables = exchange_reader_read (path, 0, NULL, NULL, NULL, &local);
  self->imported = -1;
  if (tables == NULL)
    return TRUE;
  plan = exchange_plan_new (store, tables, path, NULL, error);
  if (plan == NULL || !exchange_plan_apply (plan, store, NULL, NULL, NULL, error))
    return FALSE;
  self->imported = seconds_since (began);
  self->n_imported = exchange_plan_get_counts (plan)->added;
  return dossier_store_undo (store, NULL, NULL, error);
}

gboolean
app_bench_dossier (AppBench     *self,
                   DossierStore *store,
                   const char   *folder,
                   DemoBenchSize size,
                   GError      **error)
{
  g_autoptr (GPtrArray) names = NULL;

  if (!measure_writing (self, store, folder, size, error))
    return FALSE;
  names = dossier_store_ask (store, list_names, NULL, error);
  return names != NULL && measure_edits (self, store, names, error) && measure_names (self, store, names, error) &&
         measure_words (self, store, error) && measure_import (self, store, folder, error);
}
