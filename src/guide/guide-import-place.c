/* guide-import-place.c - places for what a document adds, among all that is in the dossier */
#include "guide-import-private.h"

#include "dossier-place.h"

#include <string.h>

/* The list of one kind. */
typedef struct
{
  GuideImportPlan *plan;
  GuideRecord      record;
  GPtrArray       *places;   /* char *, sorted: all that is there */
  GHashTable      *place_of; /* id → place, borrowed */
} Listing;

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static gboolean
read_places (Listing       *self,
             DossierReader *reader,
             GError       **error)
{
  static const char *const  columns[] = { "id", "order", NULL };
  g_autoptr (DossierQuery)  query = dossier_query_new (guide_record_get_kind (self->record));
  g_autoptr (DossierCursor) cursor = dossier_reader_walk (reader, query, columns, error);
  g_autoptr (GError)        local = NULL;

  while (cursor != NULL && dossier_cursor_next (cursor, &local))
    {
      const char *place = dossier_cursor_get_text (cursor, 1);

      if (!dossier_place_is_valid (place))
        continue;
      g_ptr_array_add (self->places, g_strdup (place));
      g_hash_table_insert (self->place_of, g_strdup (dossier_cursor_get_text (cursor, 0)), self->places->pdata[self->places->len - 1]);
    }
  g_ptr_array_sort (self->places, compare_places);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return cursor != NULL && (error == NULL || *error == NULL);
}

static const char *
find_after (const Listing *self,
            const char    *place)
{
  for (guint i = 0; i < self->places->len; i++)
    if (strcmp (self->places->pdata[i], place) > 0)
      return self->places->pdata[i];
  return NULL;
}

static const char *
find_before (const Listing *self,
             const char    *place)
{
  const char *before = NULL;

  for (guint i = 0; i < self->places->len && strcmp (self->places->pdata[i], place) < 0; i++)
    before = self->places->pdata[i];
  return before;
}

/* The middle first: places stay short. */
static void
spread (GPtrArray  *run,
        guint       from,
        guint       to,
        const char *after,
        const char *before)
{
  guint           middle = from + (to - from) / 2;
  GuideImportRow *row;

  if (from == to)
    return;
  row = run->pdata[middle];
  row->place = dossier_place_new_between (after, before);
  if (row->place == NULL) /* no room: it stands with those that have no place */
    return;
  spread (run, from, middle, after, row->place);
  spread (run, middle + 1, to, row->place, before);
}

/* New rows that follow each other, between two that have their place. */
static void
end_run (const Listing *self,
         GPtrArray     *run,
         const char    *after,
         const char    *next)
{
  const char *before;

  if (run->len == 0)
    return;
  if (after == NULL && next != NULL)
    after = find_before (self, next);
  else if (after == NULL && self->places->len > 0)
    after = self->places->pdata[self->places->len - 1];
  before = after != NULL ? find_after (self, after) : next;
  spread (run, 0, run->len, after, before);
  g_ptr_array_set_size (run, 0);
}

static void
place_all (const Listing *self)
{
  g_autoptr (GPtrArray) run = g_ptr_array_new ();
  const char           *after = NULL;

  for (guint i = 0; i < self->plan->rows->len; i++)
    {
      GuideImportRow *row = self->plan->rows->pdata[i];
      const char     *place = row->is_known && row->id != NULL ? g_hash_table_lookup (self->place_of, row->id) : NULL;

      if (row->record != self->record)
        continue;
      if (!row->is_known)
        g_ptr_array_add (run, row);
      else if (place != NULL)
        {
          end_run (self, run, after, place);
          after = place;
        }
    }
  end_run (self, run, after, NULL);
}

static gboolean
place_kind (Listing       *self,
            DossierReader *reader,
            GError       **error)
{
  gboolean done;

  self->places = g_ptr_array_new_with_free_func (g_free);
  self->place_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  done = read_places (self, reader, error);
  if (done)
    place_all (self);
  g_hash_table_unref (self->place_of);
  g_ptr_array_unref (self->places);
  return done;
}

gboolean
guide_import_place (GuideImportPlan *self,
                    DossierReader   *reader,
                    GError         **error)
{
  for (GuideRecord record = 0; record < GUIDE_RECORD_TASK; record++) /* tasks are in no order */
    {
      Listing listing = { self, record };

      if (!place_kind (&listing, reader, error))
        return FALSE;
    }
  return TRUE;
}
