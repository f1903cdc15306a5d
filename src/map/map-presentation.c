#include "map-presentation.h"

#include "dossier-privacy.h"

#include <string.h>

struct _MapPresentation
{
  gatomicrefcount refs;
  char           *id, *title;
  GPtrArray      *steps; /* MapStep * */
};

static void
free_step (gpointer data)
{
  MapStep *step = data;

  g_free (step->id);
  g_free (step->order);
  g_free (step->title);
  g_free (step->text);
  g_free (step->notes);
  g_free (step->view);
  g_free (step->view_title);
  g_free (step->practice);
  g_free (step->statement);
  map_sight_clear (&step->sight);
  g_free (step);
}

gboolean
map_step_equal (const MapStep *one,
                const MapStep *other)
{
  const MapSight *a, *b;

  if (one == NULL || other == NULL)
    return one == other;
  a = &one->sight;
  b = &other->sight;
  return strcmp (one->id, other->id) == 0 && strcmp (one->title, other->title) == 0 && strcmp (one->text, other->text) == 0 &&
         strcmp (one->statement, other->statement) == 0 && g_strcmp0 (a->filters, b->filters) == 0 && g_strcmp0 (a->arrangement, b->arrangement) == 0 &&
         g_strcmp0 (a->positions, b->positions) == 0 && g_strcmp0 (a->theme, b->theme) == 0 && g_strcmp0 (a->seen, b->seen) == 0 &&
         g_strcmp0 (a->focus, b->focus) == 0 && a->from == b->from && a->to == b->to && a->degrees == b->degrees;
}

MapPresentation *
map_presentation_ref (MapPresentation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
map_presentation_unref (MapPresentation *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->id);
  g_free (self->title);
  g_ptr_array_unref (self->steps);
  g_free (self);
}

/* --- read from the dossier */

typedef struct
{
  DossierReader    *reader;
  DossierVisibility audience;
} Reading;

/* "" for who may not read it. */
static char *
dup_text (const Reading       *reading,
          const DossierRecord *record,
          const char          *field)
{
  const DossierField *answered = dossier_kind_find_field (dossier_record_get_kind (record), field);
  const char         *text = dossier_record_get_text (record, field);

  return g_strdup (text != NULL && dossier_privacy_shows_answer ((DossierAudience) reading->audience, record, answered) ? text : "");
}

static gboolean
is_shown (const Reading       *reading,
          const DossierRecord *record)
{
  return !dossier_record_is_deleted (record) &&
         dossier_privacy_shows_record (reading->reader, (DossierAudience) reading->audience, dossier_record_get_id (record));
}

/* What a step leads to, when it lives and this audience may see it. NULL: it does not. */
static DossierRecord *
find_led_to (const Reading       *reading,
             const DossierRecord *step,
             const char          *field)
{
  const char               *id = dossier_record_get_reference (step, field);
  g_autoptr (DossierRecord) record = id != NULL ? dossier_reader_find_record (reading->reader, id, NULL) : NULL;

  return record == NULL || !is_shown (reading, record) ? NULL : g_steal_pointer (&record);
}

static void
read_sight (const Reading       *reading,
            MapStep             *step,
            const DossierRecord *record)
{
  gboolean                  has_view = dossier_record_get_reference (record, "view") != NULL;
  g_autoptr (DossierRecord) view = find_led_to (reading, record, "view");
  g_autoptr (DossierQuery)  query = NULL;

  step->view = g_strdup (has_view ? dossier_record_get_reference (record, "view") : "");
  step->view_title = view != NULL ? dup_text (reading, view, "title") : g_strdup ("");
  if (has_view && view == NULL)
    {
      step->state = MAP_STEP_LOST;
      return;
    }
  step->sight = map_sight_new_of_record (view != NULL ? view : record);
  query = map_sight_dup_query (&step->sight, NULL);
  if (query != NULL)
    return;
  step->state = MAP_STEP_NEWER;
  g_clear_pointer (&step->sight.filters, g_free);
}

static MapStep *
read_step (const Reading       *reading,
           const DossierRecord *record)
{
  MapStep                  *step = g_new0 (MapStep, 1);
  g_autoptr (DossierRecord) practice = find_led_to (reading, record, "practice");

  step->id = g_strdup (dossier_record_get_id (record));
  step->order = dup_text (reading, record, "order");
  step->title = dup_text (reading, record, "title");
  step->text = dup_text (reading, record, "text");
  step->notes = dup_text (reading, record, "notes");
  step->practice = g_strdup (practice != NULL ? dossier_record_get_id (practice) : "");
  step->statement = practice != NULL ? dup_text (reading, practice, "statement") : g_strdup ("");
  read_sight (reading, step, record);
  if (*step->title == '\0' && *step->view_title != '\0')
    {
      g_free (step->title);
      step->title = g_strdup (step->view_title);
    }
  return step;
}

static int
compare_steps (gconstpointer one,
               gconstpointer other)
{
  const MapStep *a = *(MapStep *const *) one, *b = *(MapStep *const *) other;
  int            order = strcmp (a->order, b->order);

  return order != 0 ? order : strcmp (a->id, b->id);
}

static GPtrArray *
read_steps (const Reading *reading,
            const char    *id,
            GError       **error)
{
  g_autoptr (GPtrArray) ids = dossier_reader_list_referring (reading->reader, "presentation_step", "presentation", id, error);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (free_step);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (DossierRecord) record = dossier_reader_find_record (reading->reader, ids->pdata[i], error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (steps, read_step (reading, record));
    }
  g_ptr_array_sort (steps, compare_steps);
  return ids != NULL ? g_steal_pointer (&steps) : NULL;
}

MapPresentation *
map_presentation_read (DossierReader    *reader,
                       const char       *id,
                       DossierVisibility audience,
                       GError          **error)
{
  const Reading             reading = { reader, audience };
  g_autoptr (GError)        local = NULL;
  g_autoptr (DossierRecord) record = dossier_reader_find_record (reader, id, &local);
  g_autoptr (GPtrArray)     steps = NULL;
  MapPresentation          *self;

  if (local != NULL && !g_error_matches (local, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local));
  if (record == NULL || strcmp (dossier_record_get_kind (record)->code, "presentation") != 0 || !is_shown (&reading, record))
    return NULL;
  steps = read_steps (&reading, dossier_record_get_id (record), error);
  if (steps == NULL)
    return NULL;
  self = g_new0 (MapPresentation, 1);
  g_atomic_ref_count_init (&self->refs);
  self->id = g_strdup (dossier_record_get_id (record));
  self->title = dup_text (&reading, record, "title");
  self->steps = g_steal_pointer (&steps);
  return self;
}

/* --- what it holds */

const char *
map_presentation_get_id (const MapPresentation *self)
{
  return self->id;
}

const char *
map_presentation_get_title (const MapPresentation *self)
{
  return self->title;
}

guint
map_presentation_get_n_steps (const MapPresentation *self)
{
  return self->steps->len;
}

const MapStep *
map_presentation_get_step (const MapPresentation *self,
                           guint                  index)
{
  g_return_val_if_fail (self != NULL && index < self->steps->len, NULL);

  return self->steps->pdata[index];
}

guint
map_presentation_find_step (const MapPresentation *self,
                            const char            *id)
{
  for (guint i = 0; id != NULL && i < self->steps->len; i++)
    if (strcmp (((const MapStep *) self->steps->pdata[i])->id, id) == 0)
      return i;
  return G_MAXUINT;
}
