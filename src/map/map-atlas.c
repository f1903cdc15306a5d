#include "config.h"

#include "map-atlas-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Points at a scale of 1. */
#define HEADER 52.0
#define GAP 14.0
#define LEAST_LIST 0.12 /* of an upright page, whatever the list */
#define MOST_LIST 0.55
#define MOST_LEGEND 0.6 /* of the height of a page that lies */

gboolean
map_atlas_from_name (const char   *name,
                     MapAtlasKind *kind)
{
  static const char *const names[MAP_N_ATLASES] = { NULL, "communes", "centres" };

  for (guint i = 1; name != NULL && i < MAP_N_ATLASES; i++)
    if (strcmp (name, names[i]) == 0)
      {
        *kind = (MapAtlasKind) i;
        return TRUE;
      }
  return FALSE;
}

/* --- planned */

static gboolean
is_lying (const MapAtlas *self)
{
  return self->page.width > self->page.height;
}

/* A third of a page that lies, half of one that stands; or more of them. */
static MapAtlasColumns
get_columns (const MapAtlas *self,
             guint           more)
{
  guint  n = (is_lying (self) ? 3 : 2) + more;
  double gap = GAP * self->scale;

  return (MapAtlasColumns){ .x = self->content.x0,
                            .y = self->content.y0,
                            .column = (self->content.x1 - self->content.x0 - (n - 1) * gap) / n,
                            .gap = gap,
                            .height = self->content.y1 - self->content.y0,
                            .n_columns = n };
}

/* The legend heads the column of the list: it is as high as the map that is drawn asks. */
static void
put_legend_over_list (const MapAtlas *self,
                      MapAtlasPage   *page,
                      MapPainter     *painter)
{
  double                usual = self->scale * MAP_ATLAS_LEGEND_SCALE, gap = GAP * self->scale, most = MOST_LEGEND * page->columns.height;
  g_autoptr (MapPlate)  plate = NULL;
  g_autoptr (MapLegend) legend = NULL;
  MapSize               size;

  page->legend_scale = usual;
  plate = map_atlas_new_plate (self, page, painter);
  legend = map_legend_new_of_signs (map_plate_get_layout (plate));
  size = map_legend_measure (legend, painter, usual);
  page->legend_scale = usual * MIN (1, MIN (most / MAX (size.height, 1), page->columns.column / MAX (size.width, 1)));
  size = map_legend_measure (legend, painter, page->legend_scale);
  page->columns.y += size.height + gap;
  page->columns.height -= size.height + gap;
}

/* Lying: the map at the left, the legend and one column of the list at the right. Standing: the list under the map, as low as it may be. */
static void
share_page (const MapAtlas  *self,
            const GPtrArray *rows,
            MapAtlasPage    *page,
            MapPainter      *painter)
{
  MapAtlasColumns *columns = &page->columns;
  double           high = self->content.y1 - self->content.y0, width = columns->column;

  page->map = self->content;
  if (is_lying (self))
    {
      columns->x = self->content.x1 - width;
      columns->n_columns = 1;
      page->map.x1 = columns->x - columns->gap;
      put_legend_over_list (self, page, painter);
      return;
    }
  columns->height = high * MOST_LIST;
  columns->height = MAX (map_atlas_rows_find_height (rows, 0, columns, self->scale), high * LEAST_LIST);
  columns->y = self->content.y1 - columns->height;
  page->map.y1 = columns->y - columns->gap;
}

static void
add_page (MapAtlas        *self,
          MapAtlasPage    *page,
          const GPtrArray *rows)
{
  page->n_rows = map_atlas_rows_fit (rows, page->first_row, &page->columns, self->scale);
  if (page->n_rows == 0 && page->kind != MAP_ATLAS_PAGE_CHAPTER && page->first_row < rows->len)
    page->n_rows = 1; /* too tall for any page: it is cut rather than missing */
  g_array_append_val (self->pages, *page);
}

static void
add_pages (MapAtlas        *self,
           MapAtlasPageKind kind,
           guint            chapter,
           guint            first_row,
           const GPtrArray *rows)
{
  while (first_row < rows->len)
    {
      MapAtlasPage page = { .kind = kind, .chapter = chapter, .first_row = first_row, .columns = get_columns (self, kind == MAP_ATLAS_PAGE_INDEX ? 1 : 0) };

      page.columns.height = map_atlas_rows_find_height (rows, first_row, &page.columns, self->scale); /* the last ones share the columns */
      add_page (self, &page, rows);
      first_row += g_array_index (self->pages, MapAtlasPage, self->pages->len - 1).n_rows;
    }
}

static void
plan_chapter (MapAtlas   *self,
              guint       index,
              MapPainter *painter)
{
  MapAtlasChapter *chapter = self->chapters->pdata[index];
  MapAtlasPage     page = { .kind = MAP_ATLAS_PAGE_CHAPTER, .chapter = index, .columns = get_columns (self, 0) };

  map_atlas_rows_measure (chapter->rows, map_painter_get_text (painter), page.columns.column, self->scale);
  chapter->page = self->pages->len + 1;
  share_page (self, chapter->rows, &page, painter);
  add_page (self, &page, chapter->rows);
  add_pages (self, MAP_ATLAS_PAGE_MORE, index, g_array_index (self->pages, MapAtlasPage, chapter->page - 1).n_rows, chapter->rows);
}

/* Who is linked elsewhere is told where their own page is. */
static void
tell_pages (const MapAtlas    *self,
            const MapAtlasWeb *web)
{
  guint             n;
  g_autofree guint *pages = NULL;

  map_scene_get_territories (self->scene, &n);
  pages = g_new0 (guint, MAX (n, web->n_structures) + 1);
  for (guint i = 0; i < self->chapters->len; i++)
    pages[((const MapAtlasChapter *) self->chapters->pdata[i])->subject] = ((const MapAtlasChapter *) self->chapters->pdata[i])->page;
  for (guint i = 0; i < self->chapters->len; i++)
    {
      const MapAtlasChapter *chapter = self->chapters->pdata[i];

      for (guint j = 0; j < chapter->rows->len; j++)
        {
          MapAtlasRow *row = chapter->rows->pdata[j];
          guint        home = row->structure == MAP_NONE || row->kind != MAP_ATLAS_ROW_ITEM ? MAP_NONE : self->kind == MAP_ATLAS_CENTRES ? row->structure
                                                                                                                                         : web->structures[row->structure].commune;

          if (home != MAP_NONE && pages[home] != 0 && pages[home] != chapter->page)
            {
              row->page = pages[home];
              g_free (row->pages);
              /* Translators: the number of a page, as short as can be. */
              row->pages = g_strdup_printf (_ ("p. %u"), row->page);
            }
        }
    }
}

static MapLook
look_from_afar (const MapLook *look)
{
  MapLook afar = map_look_new (look->palette);

  afar.hidden_families = G_MAXUINT32;
  afar.show_names = afar.show_structure_names = afar.show_links = afar.show_quarters = afar.show_priority_areas = FALSE;
  return afar;
}

static MapLayout *
lay_out_locator (const MapAtlas *self,
                 MapText        *text)
{
  g_auto (MapLook) look = look_from_afar (&self->look);
  MapCamera        camera = map_camera_new (MAP_ATLAS_LOCATOR_WIDTH * self->scale, (HEADER - 6) * self->scale, 1);

  camera = map_camera_fit (camera, map_scene_get_bounds (self->scene), (MapMargins){ 1, 1, 1, 1 });
  return map_layout_new (self->scene, &camera, &look, text, NULL);
}

static void
frame_content (MapAtlas *self,
               MapText  *text)
{
  const MapPage *page = &self->page;
  double         foot;

  self->scale = map_palette_get (self->look.palette)->text_scale * page->scale;
  self->foot = g_strjoin (page->sources != NULL && *page->sources != '\0' && page->date != NULL && *page->date != '\0' ? " · " : "", page->date != NULL ? page->date : "", page->sources != NULL ? page->sources : "", NULL);
  foot = map_text_draw_wrapped (text, NULL, self->foot, MAP_ROLE_NOTE, self->scale * MAP_ATLAS_FOOT_SCALE, 0, 0, page->width - 2 * page->margin - 60 * self->scale);
  self->content = (MapBox){ page->margin, page->margin + HEADER * self->scale, page->width - page->margin, page->height - page->margin - MAX (foot, 10 * self->scale) - 8 * self->scale };
}

static void
plan_pages (MapAtlas          *self,
            const MapAtlasWeb *web,
            MapPainter        *painter)
{
  MapText     *text = map_painter_get_text (painter);
  MapAtlasPage cover = { .kind = MAP_ATLAS_PAGE_COVER };

  frame_content (self, text);
  self->cover = map_plate_new (&self->page, self->scene, &self->look, 1, painter);
  self->locator = lay_out_locator (self, text);
  g_array_append_val (self->pages, cover);
  for (guint i = 0; i < self->chapters->len; i++)
    plan_chapter (self, i, painter);
  tell_pages (self, web);
  self->index = map_atlas_list_index (web, self->kind, self->chapters, self->left_out);
  map_atlas_rows_measure (self->index, text, get_columns (self, 1).column, self->scale);
  add_pages (self, MAP_ATLAS_PAGE_INDEX, 0, 0, self->index);
}

static MapBox
to_scene (MapScene *scene,
          MapBox    box)
{
  double x, y;

  if (map_box_is_empty (box))
    return box;
  map_scene_get_origin (scene, &x, &y);
  return (MapBox){ box.x0 - x, box.y0 - y, box.x1 - x, box.y1 - y };
}

MapAtlas *
map_atlas_new (MapAtlasKind   kind,
               const MapPage *page,
               MapScene      *scene,
               const MapLook *look,
               GCancellable  *cancellable)
{
  g_autoptr (MapPainter) painter = map_painter_new ();
  g_autoptr (MapAtlas)   self = NULL;
  MapAtlasWeb           *web;

  g_return_val_if_fail (page != NULL && scene != NULL && look != NULL, NULL);

  self = g_new0 (MapAtlas, 1);
  self->kind = kind;
  self->page = *page;
  self->scene = map_scene_ref (scene);
  self->look = map_look_copy (look);
  self->left_out = g_ptr_array_new_with_free_func (g_free);
  self->pages = g_array_new (FALSE, TRUE, sizeof (MapAtlasPage));
  web = map_atlas_web_new (scene, &self->look, to_scene (scene, page->bounds));
  self->chapters = map_atlas_list_chapters (web, kind, self->left_out, cancellable);
  if (self->chapters != NULL)
    plan_pages (self, web, painter);
  map_atlas_web_free (web);
  return self->chapters != NULL ? g_steal_pointer (&self) : NULL;
}

void
map_atlas_free (MapAtlas *self)
{
  g_clear_pointer (&self->chapters, g_ptr_array_unref);
  g_clear_pointer (&self->index, g_ptr_array_unref);
  g_clear_pointer (&self->cover, map_plate_free);
  g_clear_pointer (&self->locator, map_layout_unref);
  g_ptr_array_unref (self->left_out);
  g_array_unref (self->pages);
  map_look_clear (&self->look);
  map_scene_unref (self->scene);
  g_free (self->foot);
  g_free (self);
}

guint
map_atlas_get_n_pages (const MapAtlas *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->pages->len;
}

static const char *
get_title (const MapAtlas     *self,
           const MapAtlasPage *page)
{
  switch (page->kind)
    {
    case MAP_ATLAS_PAGE_COVER:
      return self->page.title != NULL && *self->page.title != '\0' ? self->page.title : _ ("Whole territory");
    case MAP_ATLAS_PAGE_INDEX:
      return _ ("Index");
    case MAP_ATLAS_PAGE_CHAPTER:
    case MAP_ATLAS_PAGE_MORE:
    default:
      return ((const MapAtlasChapter *) self->chapters->pdata[page->chapter])->title;
    }
}

const char *
map_atlas_get_name (const MapAtlas *self,
                    guint           page)
{
  g_return_val_if_fail (self != NULL && page < self->pages->len, NULL);

  return get_title (self, &g_array_index (self->pages, MapAtlasPage, page));
}

gboolean
map_atlas_is_first (const MapAtlas *self,
                    guint           page)
{
  const MapAtlasPage *it;

  g_return_val_if_fail (self != NULL && page < self->pages->len, FALSE);

  it = &g_array_index (self->pages, MapAtlasPage, page);
  return it->kind != MAP_ATLAS_PAGE_MORE && (it->kind != MAP_ATLAS_PAGE_INDEX || it->first_row == 0);
}
