/* guide-fit-place.c - what is known around a structure that has no link of today, as signs */
#include "config.h"

#include "guide-fit-private.h"

#include "base-text.h"
#include "dossier-path.h"
#include "guide-book-private.h"
#include "territory-area.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

typedef struct
{
  char          *id, *name, *type, *territory;
  TerritoryPoint place;
  gboolean       is_placed;
  gboolean       is_priority; /* in priority education */
  gboolean       is_ours;     /* a centre or a school */
  gboolean       is_near, is_peer;
  double         metres; /* from the structure that is asked about; G_MAXDOUBLE: not known */
} Around;

typedef struct
{
  char         *id;
  GStrv         ways, programmes; /* levers and ways in */
  const Around *ends[2];
  const Around *peer; /* the nearer one, or NULL */
  gboolean      is_near;
} Tie;

typedef struct
{
  GuideFitReading *reading;
  GHashTable      *around; /* id → Around */
  GPtrArray       *ties;
  const Around    *here;
  gboolean         is_linked;
} Place;

static void
around_free (gpointer data)
{
  Around *self = data;

  g_free (self->id);
  g_free (self->name);
  g_free (self->type);
  g_free (self->territory);
  g_free (self);
}

static void
tie_free (gpointer data)
{
  Tie *self = data;

  g_free (self->id);
  g_strfreev (self->ways);
  g_strfreev (self->programmes);
  g_free (self);
}

static void
place_clear (Place *self)
{
  g_clear_pointer (&self->around, g_hash_table_unref);
  g_clear_pointer (&self->ties, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

/* --- what is of today, before this audience */

typedef void (*TakeRow) (Place         *self,
                         DossierCursor *row);

static gboolean
read_rows (Place             *self,
           const char        *kind,
           const char *const *columns,
           TakeRow            take,
           GError           **error)
{
  g_autoptr (DossierQuery)  query = dossier_query_new (kind);
  g_autoptr (DossierCursor) cursor = NULL;
  g_autoptr (GError)        local = NULL;

  dossier_query_add_filter (query, "life", "current");
  dossier_query_set_audience (query, (DossierVisibility) self->reading->audience);
  dossier_query_set_order (query, "id", FALSE);
  cursor = dossier_reader_walk (self->reading->reader, query, columns, error);
  if (cursor == NULL)
    return FALSE;
  while (dossier_cursor_next (cursor, &local))
    take (self, cursor);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static const char *
resolve (const Place *self,
         const char  *vocabulary,
         const char  *code)
{
  return code == NULL ? NULL : guide_book_resolve (self->reading->fits->book->vocabulary, vocabulary, code);
}

static gboolean
is_centre_or_school (const char *type)
{
  return type != NULL && (g_strv_contains (dossier_path_get_centre_types (), type) || g_strv_contains (dossier_path_get_school_types (), type));
}

static gboolean
is_in_priority_education (const char *code)
{
  return g_strcmp0 (code, "rep") == 0 || g_strcmp0 (code, "rep+") == 0;
}

static void
take_structure (Place         *self,
                DossierCursor *row)
{
  Around *around = g_new0 (Around, 1);

  around->id = g_strdup (dossier_cursor_get_text (row, 0));
  around->name = g_strdup (dossier_cursor_get_text (row, 1));
  around->type = g_strdup (resolve (self, "structure_type", dossier_cursor_get_text (row, 2)));
  around->territory = g_strdup (dossier_cursor_get_text (row, 3));
  around->is_priority = is_in_priority_education (dossier_cursor_get_text (row, 4));
  around->place = (TerritoryPoint){ dossier_cursor_get_real (row, 5), dossier_cursor_get_real (row, 6) };
  around->is_placed = !isnan (around->place.lon) && !isnan (around->place.lat) && g_strcmp0 (dossier_cursor_get_text (row, 7), "commune") != 0;
  around->is_ours = is_centre_or_school (around->type);
  g_hash_table_insert (self->around, around->id, around);
}

static GStrv
split (const char *keys)
{
  return g_strsplit (keys != NULL ? keys : "", "\n", -1);
}

/* A link that leads out of the network of today is no example to follow. */
static void
take_link (Place         *self,
           DossierCursor *row)
{
  Tie             *tie = g_new0 (Tie, 1);
  g_autofree char *ways = NULL;

  tie->id = g_strdup (dossier_cursor_get_text (row, 0));
  for (guint i = 0; i < 2; i++)
    {
      const char *end = dossier_cursor_get_text (row, 1 + i);

      tie->ends[i] = end == NULL ? NULL : g_hash_table_lookup (self->around, end);
      self->is_linked |= g_strcmp0 (end, self->here->id) == 0;
    }
  ways = g_strjoin ("\n", dossier_cursor_get_text (row, 3) != NULL ? dossier_cursor_get_text (row, 3) : "", dossier_cursor_get_text (row, 4), NULL);
  tie->ways = split (ways);
  tie->programmes = split (dossier_cursor_get_text (row, 5));
  if (tie->ends[0] != NULL && tie->ends[1] != NULL)
    g_ptr_array_add (self->ties, tie);
  else
    tie_free (tie);
}

/* --- who is near, who is alike */

static void
judge_structure (const Around *here,
                 Around       *other)
{
  gboolean is_of_same_type = here->type != NULL && g_strcmp0 (here->type, other->type) == 0;

  other->metres = here->is_placed && other->is_placed ? territory_area_get_distance_between (here->place, other->place) : G_MAXDOUBLE;
  if (other == here)
    return;
  other->is_near = other->is_ours && ((here->territory != NULL && g_strcmp0 (here->territory, other->territory) == 0) || other->metres <= GUIDE_FIT_NEAR);
  other->is_peer = is_of_same_type && (!here->is_priority || other->is_priority);
}

/* The nearest first, so that it is the one that is named. */
static int
compare_around (const Around *one,
                const Around *other)
{
  if (one == NULL || other == NULL)
    return (one == NULL) - (other == NULL);
  if (one->metres != other->metres)
    return one->metres < other->metres ? -1 : 1;
  return base_text_compare (one->name, other->name);
}

static int
compare_ties (gconstpointer one,
              gconstpointer other)
{
  const Tie *a = *(Tie *const *) one, *b = *(Tie *const *) other;
  int        by_peer = compare_around (a->peer, b->peer);

  return by_peer != 0 ? by_peer : strcmp (a->id, b->id);
}

static void
judge_tie (Tie *self)
{
  for (guint i = 0; i < 2; i++)
    {
      self->is_near |= self->ends[i]->is_near;
      if (self->ends[i]->is_peer && compare_around (self->ends[i], self->peer) < 0)
        self->peer = self->ends[i];
    }
}

static void
judge_all (Place *self)
{
  GHashTableIter iter;
  gpointer       around;

  g_hash_table_iter_init (&iter, self->around);
  while (g_hash_table_iter_next (&iter, NULL, &around))
    judge_structure (self->here, around);
  for (guint i = 0; i < self->ties->len; i++)
    judge_tie (self->ties->pdata[i]);
  g_ptr_array_sort (self->ties, compare_ties);
}

/* --- signs */

static void
note_tie (const Place *self,
          const Tie   *tie)
{
  for (guint i = 0; tie->ways[i] != NULL; i++)
    {
      if (tie->is_near)
        guide_fit_note_code (self->reading, GUIDE_FIT_NEIGHBOURS, "lever", tie->ways[i], tie->id, NULL);
      for (guint end = 0; end < 2; end++)
        if (tie->ends[end]->is_peer)
          guide_fit_note_code (self->reading, GUIDE_FIT_PEERS, "lever", tie->ways[i], tie->ends[end]->id, tie->ends[end]->name);
    }
  if (tie->is_near)
    guide_fit_note (self->reading, GUIDE_FIT_NEIGHBOUR_EXAMPLE, "link", tie->id, tie->id, NULL);
  if (tie->peer != NULL)
    guide_fit_note (self->reading, GUIDE_FIT_PEER_EXAMPLE, "link", tie->id, tie->id, tie->peer->name);
}

static void
note_programme (const Place *self,
                GHashTable  *present,
                const char  *code)
{
  const char *programme = guide_fit_find_programme (self->reading, code);

  if (programme == NULL || !g_hash_table_add (present, (gpointer) programme))
    return;
  guide_fit_note (self->reading, GUIDE_FIT_PROGRAMME, "lever", resolve (self, "way_in", "programme"), programme,
                  dossier_vocabulary_get_label (self->reading->fits->book->vocabulary, "programme", programme));
}

/* Those that carry a link nearby, and what the structure is in by itself. */
static GHashTable *
note_programmes (const Place         *self,
                 const DossierRecord *structure)
{
  GHashTable *present = g_hash_table_new (g_str_hash, g_str_equal); /* codes are of the vocabulary */

  if (self->here->is_priority)
    note_programme (self, present, "rep");
  if (g_strcmp0 (dossier_record_get_text (structure, "priority_area"), "inside") == 0)
    note_programme (self, present, "urban_policy");
  for (guint i = 0; i < self->ties->len; i++)
    {
      const Tie *tie = self->ties->pdata[i];

      for (guint j = 0; tie->is_near && tie->programmes[j] != NULL; j++)
        note_programme (self, present, tie->programmes[j]);
    }
  return present;
}

static void
note_carried (const Place *self,
              const Tie   *tie,
              GHashTable  *present)
{
  for (guint i = 0; tie->programmes[i] != NULL; i++)
    {
      const char *programme = guide_fit_find_programme (self->reading, tie->programmes[i]);

      if (programme != NULL && g_hash_table_contains (present, programme))
        guide_fit_note (self->reading, GUIDE_FIT_PROGRAMME_EXAMPLE, "link", tie->id, tie->id,
                        dossier_vocabulary_get_label (self->reading->fits->book->vocabulary, "programme", programme));
    }
}

static char *
dup_like (const Place *self)
{
  const char *type = self->here->type == NULL ? NULL : dossier_vocabulary_get_label (self->reading->fits->book->vocabulary, "structure_type", self->here->type);

  if (type == NULL || !self->here->is_priority)
    return g_strdup (type);
  /* Translators: the type of a structure: "collège in priority education". */
  return g_strdup_printf (_ ("%s in priority education"), type);
}

static void
note_all (const Place         *self,
          const DossierRecord *structure)
{
  g_autoptr (GHashTable) present = NULL;

  for (guint i = 0; i < self->ties->len; i++)
    note_tie (self, self->ties->pdata[i]);
  present = note_programmes (self, structure);
  for (guint i = 0; i < self->ties->len; i++)
    note_carried (self, self->ties->pdata[i], present);
}

gboolean
guide_fit_read_place (GuideFitReading     *self,
                      const DossierRecord *structure,
                      GError             **error)
{
  static const char *const structures[] = { "id", "name", "type", "territory", "priority_education", "position.lon", "position.lat", "position_precision", NULL };
  static const char *const links[] = { "id", "a", "b", "levers", "ways_in", "programmes", NULL };
  g_auto (Place)           place = { self, NULL, NULL, NULL, FALSE };

  place.around = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, around_free);
  place.ties = g_ptr_array_new_with_free_func (tie_free);
  if (!read_rows (&place, "structure", structures, take_structure, error))
    return FALSE;
  place.here = g_hash_table_lookup (place.around, dossier_record_get_id (structure));
  if (place.here == NULL)
    return TRUE; /* it has left the network */
  if (!read_rows (&place, "link", links, take_link, error))
    return FALSE;
  if (place.is_linked)
    return TRUE;
  self->fits->subject = GUIDE_FIT_PLACE;
  self->fits->is_ours = place.here->is_ours;
  self->fits->like = dup_like (&place);
  judge_all (&place);
  note_all (&place, structure);
  return TRUE;
}
