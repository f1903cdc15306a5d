/* map-atlas-index.c - at the end: which page speaks of what */
#include "config.h"

#include "map-atlas-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NAMES_TOGETHER 24

/* Where each structure is told; only first pages of chapters. */
typedef struct
{
  guint   structure;
  GArray *pages; /* guint, rising */
} Entry;

static void
clear_entry (gpointer entry)
{
  g_clear_pointer (&((Entry *) entry)->pages, g_array_unref);
}

static void
note_page (Entry *entry,
           guint  page)
{
  if (entry->pages == NULL)
    entry->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  if (entry->pages->len == 0 || g_array_index (entry->pages, guint, entry->pages->len - 1) != page)
    g_array_append_val (entry->pages, page);
}

/* In an atlas of communes a structure is on the page of its own: those it is linked to show it too, but do not speak of it. */
static gboolean
is_at_home (const MapAtlasWeb     *web,
            MapAtlasKind           kind,
            const MapAtlasChapter *chapter,
            guint                  structure)
{
  return kind == MAP_ATLAS_CENTRES || web->structures[structure].commune == chapter->subject;
}

static GArray *
gather_entries (const MapAtlasWeb *web,
                MapAtlasKind       kind,
                const GPtrArray   *chapters)
{
  GArray *entries = g_array_sized_new (FALSE, TRUE, sizeof (Entry), web->n_structures);

  g_array_set_clear_func (entries, clear_entry);
  g_array_set_size (entries, web->n_structures);
  for (guint i = 0; i < web->n_structures; i++)
    g_array_index (entries, Entry, i).structure = i;
  for (guint i = 0; i < chapters->len; i++)
    {
      const MapAtlasChapter *chapter = chapters->pdata[i];

      for (guint j = 0; j < chapter->rows->len; j++)
        {
          const MapAtlasRow *row = chapter->rows->pdata[j];

          if (row->kind == MAP_ATLAS_ROW_ITEM && is_at_home (web, kind, chapter, row->structure))
            note_page (&g_array_index (entries, Entry, row->structure), chapter->page);
        }
    }
  return entries;
}

static int
compare_entries (gconstpointer one,
                 gconstpointer other,
                 gpointer      data)
{
  const MapAtlasWeb *web = data;

  return strcmp (web->keys[((const Entry *) one)->structure], web->keys[((const Entry *) other)->structure]);
}

static char *
dup_pages (const GArray *pages)
{
  GString *told = g_string_new (NULL);

  for (guint i = 0; pages != NULL && i < pages->len; i++)
    g_string_append_printf (told, "%s%u", i > 0 ? ", " : "", g_array_index (pages, guint, i));
  return g_string_free (told, FALSE);
}

static void
add_entry (const MapAtlasWeb *web,
           const Entry       *entry,
           GPtrArray         *rows)
{
  const MapStructure *it = &web->structures[entry->structure];
  guint               n;
  const char         *commune = it->commune == MAP_NONE ? NULL : map_scene_get_territories (web->scene, &n)[it->commune].name;
  MapAtlasRow        *row = map_atlas_row_new (MAP_ATLAS_ROW_ENTRY, g_strdup (it->name), g_strdup (commune), dup_pages (entry->pages));

  row->page = entry->pages != NULL ? g_array_index (entry->pages, guint, 0) : 0;
  g_ptr_array_add (rows, row);
}

static void
add_heading (GPtrArray  *rows,
             const char *words)
{
  g_ptr_array_add (rows, map_atlas_row_new (MAP_ATLAS_ROW_HEADING, g_strdup (words), NULL, NULL));
}

static void
add_chapters (GPtrArray       *rows,
              const GPtrArray *chapters)
{
  for (guint i = 0; i < chapters->len; i++)
    {
      const MapAtlasChapter *chapter = chapters->pdata[i];
      MapAtlasRow           *row = map_atlas_row_new (MAP_ATLAS_ROW_ENTRY, g_strdup (chapter->title), NULL, g_strdup_printf ("%u", chapter->page));

      row->page = chapter->page;
      g_ptr_array_add (rows, row);
    }
}

/* Nothing is left out in silence. In parts, for a column may be shorter than all their names. */
static void
add_left_out (GPtrArray       *rows,
              const GPtrArray *left_out)
{
  if (left_out->len > 0)
    add_heading (rows, _ ("Communes where no structure is shown"));
  for (guint i = 0; i < left_out->len; i += NAMES_TOGETHER)
    {
      GString *names = g_string_new (NULL);

      for (guint j = i; j < MIN (i + NAMES_TOGETHER, left_out->len); j++)
        g_string_append_printf (names, "%s%s", (const char *) left_out->pdata[j], j + 1 < left_out->len ? ", " : "");
      g_ptr_array_add (rows, map_atlas_row_new (MAP_ATLAS_ROW_NOTE, g_string_free (names, FALSE), NULL, NULL));
    }
}

static void
add_entries (const MapAtlasWeb *web,
             const GArray      *entries,
             gboolean           told,
             const char        *heading,
             GPtrArray         *rows)
{
  gboolean any = FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      if ((entry->pages != NULL) != told || !map_atlas_web_shows (web, entry->structure))
        continue;
      if (!any)
        add_heading (rows, heading);
      any = TRUE;
      add_entry (web, entry, rows);
    }
}

GPtrArray *
map_atlas_list_index (const MapAtlasWeb *web,
                      MapAtlasKind       kind,
                      const GPtrArray   *chapters,
                      const GPtrArray   *left_out)
{
  GPtrArray         *rows = g_ptr_array_new_with_free_func (map_atlas_row_free);
  g_autoptr (GArray) entries = gather_entries (web, kind, chapters);

  g_array_sort_with_data (entries, compare_entries, (gpointer) web);
  add_heading (rows, kind == MAP_ATLAS_CENTRES ? _ ("Centres") : _ ("Communes"));
  add_chapters (rows, chapters);
  add_left_out (rows, left_out);
  add_entries (web, entries, TRUE, _ ("Structures"), rows);
  add_entries (web, entries, FALSE, kind == MAP_ATLAS_CENTRES ? _ ("Structures linked to no centre") : _ ("Structures of no commune"), rows);
  return rows;
}
