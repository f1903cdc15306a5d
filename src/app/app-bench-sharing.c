/* app-bench-sharing.c - what it costs to share: to hand over, to join, to take what others wrote */
#include "config.h"

#include "app-bench.h"

#include "dossier-reader.h"
#include "sync-inbox.h"
#include "sync-outbox.h"
#include "sync-round.h"

#include <string.h>

#define N_EDITS 10000
#define PAUSE 2000 /* microseconds between two acts written while others come in */

/* One field of one record each, on the disk before the next. */
static gboolean
write_edits (AppBench     *self,
             DossierStore *store,
             GPtrArray    *ids,
             GError      **error)
{
  const DossierKind *kind = dossier_kinds_find ("structure");

  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autofree char       *notes = g_strdup_printf ("shared %u", i);
      g_autoptr (DossierAct) act = dossier_act_new (NULL);
      gint64                 began = g_get_monotonic_time ();

      dossier_act_set (act, kind, ids->pdata[(i * 7919) % ids->len], "notes", dossier_value_new_text (notes));
      if (!dossier_store_write (store, act, error))
        return FALSE;
      app_bench_times_add (&self->commit, began);
    }
  return TRUE;
}

static gpointer
list_ids (DossierReader *reader,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  static const char *const  columns[] = { "id", NULL };
  g_autoptr (DossierQuery)  query = dossier_query_new ("structure");
  g_autoptr (DossierCursor) cursor = dossier_reader_walk (reader, query, columns, error);
  g_autoptr (GPtrArray)     found = g_ptr_array_new_with_free_func (g_free);

  while (cursor != NULL && dossier_cursor_next (cursor, NULL))
    g_ptr_array_add (found, g_strdup (dossier_cursor_get_text (cursor, 0)));
  return cursor != NULL ? g_steal_pointer (&found) : NULL;
}

/* Of our segments in the mirror. */
static double
weigh_segments (SyncShare *share)
{
  g_autoptr (GPtrArray) files = carry_mirror_list (sync_share_get_mirror (share), sync_share_get_poste (share), NULL);
  double                bytes = 0;

  for (guint i = 0; files != NULL && i < files->len; i++)
    if (g_str_has_suffix (((CarryMirrorFile *) files->pdata[i])->name, ".lsg"))
      bytes += (double) ((CarryMirrorFile *) files->pdata[i])->size;
  return bytes;
}

static gboolean
go (SyncRounds *rounds,
    GError    **error)
{
  g_autoptr (GError)     local = NULL;
  g_autoptr (SyncReport) report = sync_rounds_go (rounds, NULL, NULL, NULL, &local);

  if (local == NULL && report->pull != NULL)
    local = g_error_copy (report->pull);
  if (local == NULL && report->push != NULL)
    local = g_error_copy (report->push);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* --- what comes in, while somebody writes */

typedef struct
{
  SyncRounds *rounds;
  GError     *error;
  double      seconds;
  int         done; /* atomic */
} Coming;

static gpointer
take_in (gpointer data)
{
  Coming *coming = data;
  gint64  began = g_get_monotonic_time ();

  go (coming->rounds, &coming->error);
  coming->seconds = (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC;
  g_atomic_int_set (&coming->done, TRUE);
  return NULL;
}

static gboolean
write_meanwhile (AppBench     *self,
                 DossierStore *store,
                 Coming       *coming,
                 const char   *id,
                 GError      **error)
{
  for (guint i = 0; !g_atomic_int_get (&coming->done); i++)
    {
      g_autofree char       *words = g_strdup_printf ("meanwhile %u", i);
      g_autoptr (DossierAct) act = dossier_act_new (NULL);
      gint64                 began = g_get_monotonic_time ();

      dossier_act_set (act, dossier_kinds_find ("structure"), id, "acronym", dossier_value_new_text (words));
      if (!dossier_store_write (store, act, error))
        return FALSE;
      app_bench_times_add (&self->meanwhile, began);
      g_usleep (PAUSE);
    }
  return TRUE;
}

static gboolean
measure_coming (AppBench     *self,
                DossierStore *store,
                SyncRounds   *rounds,
                const char   *id,
                GError      **error)
{
  Coming   coming = { rounds };
  GThread *thread = g_thread_new ("bench-sync", take_in, &coming);
  gboolean written = write_meanwhile (self, store, &coming, id, error);

  g_thread_join (thread);
  self->applied = coming.seconds;
  if (coming.error == NULL)
    return written;
  if (written)
    g_propagate_error (error, coming.error);
  else
    g_error_free (coming.error);
  return FALSE;
}

static gboolean
measure_joined (AppBench     *self,
                DossierStore *store,
                SyncShare    *share,
                SyncShare    *joined,
                GError      **error)
{
  g_autoptr (SyncRounds) rounds = sync_rounds_new (share), others = sync_rounds_new (joined);
  g_autoptr (GPtrArray)  ids = dossier_store_ask (store, list_ids, NULL, error);
  gint64                 began = g_get_monotonic_time ();
  double                 weight;

  if (ids == NULL || !go (others, error))
    return FALSE;
  self->joined = (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC;
  weight = weigh_segments (share);
  if (!write_edits (self, store, ids, error) || !go (rounds, error))
    return FALSE;
  self->edit_bytes = (weigh_segments (share) - weight) / N_EDITS;
  self->n_applied = N_EDITS;
  return measure_coming (self, sync_share_get_store (joined), others, ids->pdata[0], error);
}

static gboolean
measure_shared (AppBench     *self,
                DossierStore *store,
                const char   *folder,
                SyncShare    *share,
                GError      **error)
{
  g_autofree char         *path = g_build_filename (folder, "joined.liens", NULL);
  SyncWish                 wish = { sync_share_get_folder (share), "", "bench" };
  SyncShare               *joined = NULL;
  g_autoptr (SyncRounds)   rounds = sync_rounds_new (share);
  g_autoptr (DossierStore) other = go (rounds, error) ? sync_share_join (path, &wish, &joined, NULL, error) : NULL;
  gboolean                 measured = other != NULL && measure_joined (self, store, share, joined, error);
  g_autofree char *private = other != NULL ? g_strdup (dossier_store_get_data_dir (other)) : NULL;

  sync_share_free (joined);
  if (other != NULL)
    dossier_store_close (other);
  if (private != NULL)
    app_bench_sweep (private);
  return measured;
}

gboolean
app_bench_sharing (AppBench     *self,
                   DossierStore *store,
                   const char   *folder,
                   GError      **error)
{
  g_autofree char      *place = g_build_filename (folder, "share", NULL);
  SyncWish              wish = { place, "", "bench", TRUE };
  g_autoptr (SyncShare) share = sync_share_found (store, &wish, NULL, error);

  return share != NULL && measure_shared (self, store, folder, share, error) && sync_share_leave (store, error);
}
