/* map-atlas-chapters.c - of what each page is made: who is there, under which number, with what to say */
#include "config.h"

#include "map-atlas-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LEAST_SPAN 700.0 /* metres of a map: nearer, there would be nothing around to know the place by */
#define AIR 0.04         /* of a map, around whom it is about */

void
map_atlas_chapter_free (gpointer chapter)
{
  MapAtlasChapter *self = chapter;

  g_free (self->title);
  g_free (self->subtitle);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static int
compare_structures (gconstpointer one,
                    gconstpointer other,
                    gpointer      data)
{
  const MapAtlasWeb *web = data;
  guint              a = *(const guint *) one, b = *(const guint *) other;
  int                order = (int) web->structures[a].family - (int) web->structures[b].family;

  return order != 0 ? order : strcmp (web->keys[a], web->keys[b]);
}

/* --- a chapter in the making */

typedef struct
{
  const MapAtlasWeb *web;
  MapAtlasChapter   *chapter;
  GArray            *own, *partners; /* guint, structures */
  guint             *numbers;        /* of each structure; 0: not of this chapter */
  guint              n_numbered, n_links;
} Draft;

/* Under numbers of their own, for they are not numbered yet: any mark will do. */
#define MET G_MAXUINT

static void
gather_partners (Draft *self)
{
  const MapAtlasWeb *web = self->web;

  for (guint i = 0; i < self->own->len; i++)
    self->numbers[g_array_index (self->own, guint, i)] = MET;
  for (guint i = 0; i < self->own->len; i++)
    {
      guint structure = g_array_index (self->own, guint, i);

      for (guint at = web->first[structure]; at < web->first[structure + 1]; at++)
        {
          guint other = map_atlas_get_other (&web->links[web->around[at]], structure);

          self->n_links++;
          if (self->numbers[other] == MET)
            continue;
          self->numbers[other] = MET;
          g_array_append_val (self->partners, other);
        }
    }
}

/* A link inside was met from both of its ends. */
static void
count_links (Draft *self)
{
  const MapAtlasWeb *web = self->web;
  guint              n_twice = 0, last = self->own->len;

  for (guint i = 0; i < last; i++)
    {
      guint structure = g_array_index (self->own, guint, i);

      for (guint at = web->first[structure]; at < web->first[structure + 1]; at++)
        {
          guint number = self->numbers[map_atlas_get_other (&web->links[web->around[at]], structure)];

          n_twice += number > 0 && number <= last;
        }
    }
  self->n_links -= n_twice / 2;
}

static void
number_them (Draft  *self,
             GArray *structures)
{
  g_array_sort_with_data (structures, compare_structures, (gpointer) self->web);
  for (guint i = 0; i < structures->len; i++)
    self->numbers[g_array_index (structures, guint, i)] = ++self->n_numbered;
}

static const char *
find_commune (const MapAtlasWeb *web,
              guint              structure)
{
  guint n, commune = web->structures[structure].commune;

  return commune == MAP_NONE ? NULL : map_scene_get_territories (web->scene, &n)[commune].name;
}

/* Takes detail. */
static void
add_item (Draft *self,
          guint  structure,
          char  *detail)
{
  const MapStructure *it = &self->web->structures[structure];
  MapAtlasRow        *row = map_atlas_row_new (MAP_ATLAS_ROW_ITEM, g_strdup (it->name), detail, NULL);

  if (!it->has_place)
    {
      g_autofree char *before = row->detail;

      row->detail = *before != '\0' ? g_strdup_printf ("%s · %s", _ ("Not on the map: to place"), before) : g_strdup (_ ("Not on the map: to place"));
    }
  row->structure = structure;
  row->number = self->numbers[structure];
  g_ptr_array_add (self->chapter->rows, row);
}

/* structure: whose mark stands before it, or MAP_NONE. */
static void
add_heading (Draft      *self,
             const char *words,
             guint       structure)
{
  MapAtlasRow *row = map_atlas_row_new (MAP_ATLAS_ROW_HEADING, g_strdup (words), NULL, NULL);

  row->structure = structure;
  g_ptr_array_add (self->chapter->rows, row);
}

static void
add_family_heading (Draft *self,
                    guint  structure,
                    guint *family)
{
  if (self->web->structures[structure].family == *family)
    return;
  *family = self->web->structures[structure].family;
  add_heading (self, map_family_get_label (*family), structure);
}

static void
list_own (Draft *self)
{
  guint family = MAP_N_FAMILIES;

  for (guint i = 0; i < self->own->len; i++)
    {
      guint structure = g_array_index (self->own, guint, i);

      add_family_heading (self, structure, &family);
      add_item (self, structure, map_atlas_tell_numbers (self->web, self->numbers, structure));
    }
}

static void
list_elsewhere (Draft *self)
{
  if (self->partners->len > 0)
    add_heading (self, _ ("Linked, elsewhere"), MAP_NONE);
  for (guint i = 0; i < self->partners->len; i++)
    {
      guint structure = g_array_index (self->partners, guint, i);

      add_item (self, structure, g_strdup (find_commune (self->web, structure)));
    }
}

static void
list_partners (Draft *self,
               guint  centre)
{
  guint       family = MAP_N_FAMILIES;
  const char *home = find_commune (self->web, centre);

  for (guint i = 0; i < self->partners->len; i++)
    {
      guint            structure = g_array_index (self->partners, guint, i);
      const char      *commune = find_commune (self->web, structure);
      g_autofree char *links = map_atlas_tell_links (self->web, structure, centre);

      add_family_heading (self, structure, &family);
      add_item (self, structure, commune == NULL || g_strcmp0 (commune, home) == 0 ? g_strdup (links) : g_strdup_printf ("%s · %s", commune, links));
    }
  if (self->partners->len == 0)
    g_ptr_array_add (self->chapter->rows, map_atlas_row_new (MAP_ATLAS_ROW_NOTE, g_strdup (_ ("No link is recorded here.")), NULL, NULL));
}

/* --- where the map of it is */

static void
reach (Draft        *self,
       const GArray *structures,
       MapBox       *box)
{
  for (guint i = 0; i < structures->len; i++)
    {
      const MapStructure *it = &self->web->structures[g_array_index (structures, guint, i)];

      if (it->has_place)
        *box = map_box_with (*box, it->place.x, it->place.y);
    }
}

/* From scene to plane metres, wide enough. */
static MapBox
settle_bounds (const MapAtlasWeb *web,
               MapBox             box)
{
  double x, y, span, more;

  if (map_box_is_empty (box))
    return map_scene_get_bounds (web->scene);
  map_scene_get_origin (web->scene, &x, &y);
  span = MAX (box.x1 - box.x0, box.y1 - box.y0);
  more = MAX (span * AIR, (LEAST_SPAN - span) / 2);
  box = map_box_grow (box, more);
  return (MapBox){ box.x0 + x, box.y0 + y, box.x1 + x, box.y1 + y };
}

static char *
tell_counts (guint n_structures,
             guint n_links)
{
  g_autofree char *structures = g_strdup_printf (ngettext ("%'u structure", "%'u structures", n_structures), n_structures);
  g_autofree char *links = g_strdup_printf (ngettext ("%'u link", "%'u links", n_links), n_links);

  return n_structures == 0 ? g_steal_pointer (&links) : g_strdup_printf ("%s · %s", structures, links);
}

static Draft *
draft_new (const MapAtlasWeb *web)
{
  Draft *self = g_new0 (Draft, 1);

  self->web = web;
  self->own = g_array_new (FALSE, FALSE, sizeof (guint));
  self->partners = g_array_new (FALSE, FALSE, sizeof (guint));
  self->numbers = g_new0 (guint, web->n_structures + 1);
  return self;
}

static void
draft_free (Draft *self)
{
  g_array_unref (self->own);
  g_array_unref (self->partners);
  g_free (self->numbers);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Draft, draft_free)

static void
begin_chapter (Draft      *self,
               guint       subject,
               const char *title)
{
  self->chapter = g_new0 (MapAtlasChapter, 1);
  self->chapter->subject = subject;
  self->chapter->title = g_strdup (title);
  self->chapter->rows = g_ptr_array_new_with_free_func (map_atlas_row_free);
  gather_partners (self);
  number_them (self, self->own);
  number_them (self, self->partners);
  count_links (self);
}

/* Ready for the next. */
static MapAtlasChapter *
end_chapter (Draft *self)
{
  for (guint i = 0; i < self->own->len; i++)
    self->numbers[g_array_index (self->own, guint, i)] = 0;
  for (guint i = 0; i < self->partners->len; i++)
    self->numbers[g_array_index (self->partners, guint, i)] = 0;
  g_array_set_size (self->own, 0);
  g_array_set_size (self->partners, 0);
  self->n_numbered = 0;
  self->n_links = 0;
  return g_steal_pointer (&self->chapter);
}

static MapAtlasChapter *
tell_commune (Draft              *self,
              guint               index,
              const MapTerritory *commune)
{
  MapBox box = commune->box;

  begin_chapter (self, index, commune->name);
  list_own (self);
  list_elsewhere (self);
  reach (self, self->own, &box);
  self->chapter->bounds = settle_bounds (self->web, box);
  self->chapter->subtitle = tell_counts (self->own->len, self->n_links);
  return end_chapter (self);
}

static MapAtlasChapter *
tell_centre (Draft *self,
             guint  centre)
{
  g_autofree char *counts = NULL;
  const char      *commune = find_commune (self->web, centre);
  MapBox           box = MAP_BOX_EMPTY;
  guint            family = MAP_N_FAMILIES, n, home = self->web->structures[centre].commune;

  if (home != MAP_NONE)
    box = map_scene_get_territories (self->web->scene, &n)[home].box;
  g_array_append_val (self->own, centre);
  begin_chapter (self, centre, self->web->structures[centre].name);
  add_family_heading (self, centre, &family);
  add_item (self, centre, g_strdup (""));
  list_partners (self, centre);
  reach (self, self->own, &box);
  reach (self, self->partners, &box);
  self->chapter->bounds = settle_bounds (self->web, box);
  counts = tell_counts (0, self->n_links);
  self->chapter->subtitle = commune != NULL ? g_strdup_printf ("%s · %s", commune, counts) : g_strdup (counts);
  return end_chapter (self);
}

/* --- all of them */

static int
compare_chapters (gconstpointer one,
                  gconstpointer other)
{
  const MapAtlasChapter *a = *(MapAtlasChapter *const *) one, *b = *(MapAtlasChapter *const *) other;

  return g_utf8_collate (a->title, b->title);
}

static int
compare_names (gconstpointer one,
               gconstpointer other)
{
  return g_utf8_collate (*(char *const *) one, *(char *const *) other);
}

static void
unref_array (gpointer array)
{
  if (array != NULL)
    g_array_unref (array);
}

/* GArray of structures of each commune; elements may be NULL. */
static GPtrArray *
gather_by_commune (const MapAtlasWeb *web,
                   guint              first,
                   guint              n)
{
  GPtrArray *communes = g_ptr_array_new_with_free_func (unref_array);

  g_ptr_array_set_size (communes, (int) n);
  for (guint i = 0; i < web->n_structures; i++)
    {
      guint commune = web->structures[i].commune;

      if (commune == MAP_NONE || commune < first || commune >= first + n || !map_atlas_web_shows (web, i))
        continue;
      if (communes->pdata[commune - first] == NULL)
        communes->pdata[commune - first] = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (communes->pdata[commune - first], i);
    }
  return communes;
}

static void
list_communes (const MapAtlasWeb *web,
               GPtrArray         *chapters,
               GPtrArray         *left_out,
               GCancellable      *cancellable)
{
  guint                 n, all, first = map_scene_get_first_of_type (web->scene, MAP_TERRITORY_COMMUNE, &n);
  const MapTerritory   *territories = map_scene_get_territories (web->scene, &all);
  g_autoptr (GPtrArray) communes = gather_by_commune (web, first, n);
  g_autoptr (Draft)     draft = draft_new (web);

  for (guint i = 0; i < n && !g_cancellable_is_cancelled (cancellable); i++)
    if (communes->pdata[i] != NULL)
      {
        const GArray *own = communes->pdata[i];

        g_array_append_vals (draft->own, own->data, own->len);
        g_ptr_array_add (chapters, tell_commune (draft, first + i, &territories[first + i]));
      }
    else if (map_box_is_empty (web->area))
      g_ptr_array_add (left_out, g_strdup (territories[first + i].name));
}

static void
list_centres (const MapAtlasWeb *web,
              GPtrArray         *chapters,
              GCancellable      *cancellable)
{
  g_autoptr (Draft) draft = draft_new (web);

  for (guint i = 0; i < web->n_structures && !g_cancellable_is_cancelled (cancellable); i++)
    if (web->structures[i].family == MAP_FAMILY_CENTRE && map_atlas_web_shows (web, i))
      g_ptr_array_add (chapters, tell_centre (draft, i));
}

GPtrArray *
map_atlas_list_chapters (const MapAtlasWeb *web,
                         MapAtlasKind       kind,
                         GPtrArray         *left_out,
                         GCancellable      *cancellable)
{
  GPtrArray *chapters = g_ptr_array_new_with_free_func (map_atlas_chapter_free);

  if (kind == MAP_ATLAS_CENTRES)
    list_centres (web, chapters, cancellable);
  else
    list_communes (web, chapters, left_out, cancellable);
  g_ptr_array_sort (chapters, compare_chapters);
  g_ptr_array_sort (left_out, compare_names);
  if (g_cancellable_is_cancelled (cancellable))
    g_clear_pointer (&chapters, g_ptr_array_unref);
  return chapters;
}
