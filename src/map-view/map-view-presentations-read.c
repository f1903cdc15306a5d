/* map-view-presentations-read.c - what the window of presentations shows, as the dossier has it */
#include "config.h"

#include "map-view-presentations-private.h"

#include <glib/gi18n-lib.h>

static void
free_line (gpointer data)
{
  MapViewLine *line = data;

  g_free (line->id);
  g_free (line->title);
  g_free (line->detail);
  g_free (line);
}

void
map_view_reading_free (gpointer data)
{
  MapViewReading *self = data;

  if (self == NULL)
    return;
  g_clear_pointer (&self->presentations, g_ptr_array_unref);
  g_clear_pointer (&self->shown, map_presentation_unref);
  g_clear_pointer (&self->views, g_ptr_array_unref);
  g_clear_pointer (&self->practices, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_free (self);
}

static gboolean
end_walk (DossierCursor *cursor,
          GError        *local,
          GError       **error)
{
  if (cursor == NULL)
    return FALSE;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

static char *
dup_count (gint64 n)
{
  return n == 0 ? g_strdup (_ ("No step yet")) : g_strdup_printf (ngettext ("%u step", "%u steps", (gulong) n), (guint) n);
}

static gboolean
read_presentations (DossierReader  *reader,
                    MapViewReading *self,
                    GError        **error)
{
  static const char *const  columns[] = { "id", "title", "count(presentation_step)", NULL };
  g_autoptr (DossierQuery)  query = dossier_query_new ("presentation");
  g_autoptr (DossierCursor) cursor = dossier_reader_walk (reader, query, columns, error);
  GError                   *local = NULL;

  while (cursor != NULL && dossier_cursor_next (cursor, &local))
    {
      MapViewLine *line = g_new0 (MapViewLine, 1);

      line->id = g_strdup (dossier_cursor_get_text (cursor, 0));
      line->title = g_strdup (dossier_cursor_get_text (cursor, 1));
      line->detail = dup_count (dossier_cursor_get_integer (cursor, 2));
      g_ptr_array_add (self->presentations, line);
    }
  return end_walk (cursor, local, error);
}

static gboolean
read_choices (DossierReader *reader,
              const char    *kind,
              GPtrArray     *choices,
              GError       **error)
{
  static const char *const  columns[] = { "id", "title", NULL };
  g_autoptr (DossierQuery)  query = dossier_query_new (kind);
  g_autoptr (DossierCursor) cursor = dossier_reader_walk (reader, query, columns, error);
  GError                   *local = NULL;

  while (cursor != NULL && dossier_cursor_next (cursor, &local))
    {
      MapViewChoice *choice = g_new0 (MapViewChoice, 1);

      choice->id = g_strdup (dossier_cursor_get_text (cursor, 0));
      choice->title = g_strdup (dossier_cursor_get_text (cursor, 1));
      g_ptr_array_add (choices, choice);
    }
  return end_walk (cursor, local, error);
}

/* "23 mai 2019 · 2. Les collèges" */
static char *
dup_when (const DossierRecord *record,
          const MapStep       *step)
{
  DossierValue    *value = dossier_record_get (record, "date");
  const BaseDate  *date = value != NULL ? dossier_value_get_date (value) : NULL;
  g_autofree char *when = date != NULL ? base_date_dup_text (date) : NULL;

  return when != NULL ? g_strdup_printf ("%s · %s", when, step->title) : g_strdup (step->title);
}

/* Step by step, in the order of what was shown. */
static gboolean
read_notes (DossierReader  *reader,
            MapViewReading *self,
            GError        **error)
{
  for (guint i = 0; self->shown != NULL && i < map_presentation_get_n_steps (self->shown); i++)
    {
      const MapStep        *step = map_presentation_get_step (self->shown, i);
      g_autoptr (GPtrArray) ids = dossier_reader_list_referring (reader, "postit", "step", step->id, error);

      for (guint j = 0; ids != NULL && j < ids->len; j++)
        {
          g_autoptr (DossierRecord) record = dossier_reader_find_record (reader, ids->pdata[j], error);
          MapViewLine              *line;

          if (record == NULL)
            return FALSE;
          line = g_new0 (MapViewLine, 1);
          line->id = g_strdup (ids->pdata[j]);
          line->title = g_strdup (dossier_record_get_text (record, "raw"));
          line->detail = dup_when (record, step);
          g_ptr_array_add (self->notes, line);
        }
      if (ids == NULL)
        return FALSE;
    }
  return TRUE;
}

/* The one that is asked for; where it is gone, or none is, the first. */
static gboolean
read_shown (DossierReader  *reader,
            MapViewReading *self,
            const char     *id,
            GError        **error)
{
  GError *local = NULL;

  if (id != NULL)
    self->shown = map_presentation_read (reader, id, DOSSIER_VISIBILITY_INTERNAL, &local);
  if (local == NULL && self->shown == NULL && self->presentations->len > 0)
    self->shown = map_presentation_read (reader, ((MapViewLine *) self->presentations->pdata[0])->id, DOSSIER_VISIBILITY_INTERNAL, &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

gpointer
map_view_reading_read (DossierReader *reader,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  MapViewReading *self = g_new0 (MapViewReading, 1);

  self->presentations = g_ptr_array_new_with_free_func (free_line);
  self->notes = g_ptr_array_new_with_free_func (free_line);
  self->views = g_ptr_array_new_with_free_func ((GDestroyNotify) map_view_choice_free);
  self->practices = g_ptr_array_new_with_free_func ((GDestroyNotify) map_view_choice_free);
  if (read_presentations (reader, self, error) && read_choices (reader, "view", self->views, error) && read_choices (reader, "practice", self->practices, error) &&
      read_shown (reader, self, data, error) && read_notes (reader, self, error))
    return self;
  map_view_reading_free (self);
  return NULL;
}
