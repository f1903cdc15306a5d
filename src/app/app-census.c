#include "config.h"

#include "app-census.h"

#include "dossier-scope.h"
#include "dossier-standing.h"
#include "map-reading.h"

static void
count_type (AppCensus  *self,
            GHashTable *seen,
            const char *code)
{
  MapFamily family = map_reading_get_family (code);

  self->structures++;
  self->counts[family]++;
  if (g_hash_table_add (seen, g_strdup (code)))
    g_ptr_array_add (self->codes[family], g_strdup (code));
}

static gboolean
count_types (AppCensus     *self,
             DossierReader *reader,
             GError       **error)
{
  static const char *const  columns[] = { "type", NULL };
  g_autoptr (DossierQuery)  all = dossier_query_new ("structure");
  g_autoptr (GHashTable)    seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (DossierCursor) cursor = NULL;
  g_autoptr (GError)        failure = NULL;

  dossier_query_set_order (all, "id", FALSE);
  cursor = dossier_reader_walk (reader, all, columns, error);
  if (cursor == NULL)
    return FALSE;
  while (dossier_cursor_next (cursor, &failure))
    {
      g_autofree char *code = dossier_standing_dup (reader, "structure_type", dossier_cursor_get_text (cursor, 0));

      if (code == NULL)
        code = g_strdup (dossier_cursor_is_unknown (cursor, 0) ? "?" : dossier_cursor_is_not_applicable (cursor, 0) ? "-"
                                                                                                                    : "");
      count_type (self, seen, code);
    }
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return error == NULL || *error == NULL;
}

void
app_census_asked_free (gpointer data)
{
  AppCensusAsked *asked = data;

  dossier_query_free (asked->question);
  g_free (asked);
}

/* FALSE on error. */
static gboolean
count_kind (DossierReader      *reader,
            const char         *kind,
            const DossierQuery *question,
            guint              *total,
            guint              *shown,
            GError            **error)
{
  g_autoptr (DossierQuery) kept = dossier_scope_new_query (kind, question), all = dossier_query_new (kind);
  gint64                   n_kept = dossier_reader_count (reader, kept, error);
  gint64                   n_all = n_kept < 0 ? -1 : dossier_reader_count (reader, all, error);

  if (n_all < 0)
    return FALSE;
  *total = (guint) n_all;
  *shown = (guint) n_kept;
  return TRUE;
}

/* A map draws both: links that are hidden are said where no structure is. Nothing asked hides nothing. */
static gboolean
count_unseen (AppCensus          *self,
              DossierReader      *reader,
              const DossierQuery *question,
              GError            **error)
{
  guint total, shown;

  if (self->shown < self->total || g_str_equal (self->kind, "person"))
    return TRUE;
  if (!count_kind (reader, g_str_equal (self->kind, "link") ? "structure" : "link", question, &total, &shown, error))
    return FALSE;
  self->unseen = total - MIN (shown, total);
  return TRUE;
}

gpointer
app_census_take (DossierReader *reader,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const AppCensusAsked *asked = data;
  g_autoptr (AppCensus) self = g_new0 (AppCensus, 1);

  for (guint i = 0; i < MAP_N_FAMILIES; i++)
    self->codes[i] = g_ptr_array_new_with_free_func (g_free);
  self->kind = asked->kind;
  if (!count_types (self, reader, error) || !count_kind (reader, self->kind, asked->question, &self->total, &self->shown, error) ||
      !count_unseen (self, reader, asked->question, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
app_census_free (AppCensus *self)
{
  for (guint i = 0; i < MAP_N_FAMILIES; i++)
    g_clear_pointer (&self->codes[i], g_ptr_array_unref);
  g_free (self);
}
