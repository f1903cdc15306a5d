#include "config.h"

#include "map-handout-private.h"

#include "map-arrangement.h"
#include "map-comparing.h"
#include "map-edition.h"
#include "map-focus.h"
#include "map-frame.h"
#include "map-reading.h"
#include "map-theme.h"

#include "dossier-file.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SHAPE 1.2           /* of what a title and a legend leave of a page that lies */
#define UPRIGHT 0.48        /* and of one that stands */
#define SCREEN_WIDTH 1600.0 /* pixels at which words have their usual size */
#define SCREEN_HEIGHT 1000.0

struct _MapHandout
{
  gatomicrefcount refs;
  MapScene       *scene;
  MapShown       *shown; /* NULL: all */
  GBytes         *fates; /* of the links between two moments; NULL: nothing is compared */
  /* What is arranged, as the three above; no scene: nothing is. */
  MapArrangement arrangement;
  MapScene      *ground;
  MapShown      *ground_shown;
  GBytes        *ground_fates;
  MapMoment      between[2];
  char          *sources;
  MapBackdrop   *backdrop; /* none of it loaded */
  GPtrArray     *left_out; /* char *, NULL-terminated */
};

static const char *const suffixes[MAP_N_FORMATS] = { ".pdf", ".png", ".svg" };

const char *
map_format_get_suffix (MapFormat format)
{
  g_return_val_if_fail (format < MAP_N_FORMATS, NULL);

  return suffixes[format];
}

gboolean
map_format_from_path (const char *path,
                      MapFormat  *format)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < MAP_N_FORMATS; i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      {
        *format = (MapFormat) i;
        return TRUE;
      }
  return FALSE;
}

MapSheet
map_sheet_copy (const MapSheet *self)
{
  MapSheet copy = *self;

  copy.title = g_strdup (self->title);
  copy.theme = g_strdup (self->theme);
  copy.focus = g_strdup (self->focus);
  copy.arrangement = g_strdup (self->arrangement);
  copy.positions = g_strdup (self->positions);
  copy.background = g_strdup (self->background);
  return copy;
}

void
map_sheet_clear (MapSheet *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->theme, g_free);
  g_clear_pointer (&self->focus, g_free);
  g_clear_pointer (&self->arrangement, g_free);
  g_clear_pointer (&self->positions, g_free);
  g_clear_pointer (&self->background, g_free);
}

MapHandout *
map_handout_ref (MapHandout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
map_handout_unref (MapHandout *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->scene, map_scene_unref);
  g_clear_pointer (&self->shown, map_shown_free);
  g_clear_pointer (&self->fates, g_bytes_unref);
  g_clear_pointer (&self->ground, map_scene_unref);
  g_clear_pointer (&self->ground_shown, map_shown_free);
  g_clear_pointer (&self->ground_fates, g_bytes_unref);
  g_free (self->sources);
  g_clear_pointer (&self->backdrop, map_backdrop_unref);
  g_ptr_array_unref (self->left_out);
  g_free (self);
}

/* --- read from the dossier */

/* The question put to it. */
typedef struct
{
  DossierVisibility audience;
  char             *folder; /* of pictures */
  DossierQuery     *shown;  /* or NULL */
  MapArrangement    arrangement;
  char             *positions; /* or NULL */
  MapMoment         between[2];
} Request;

static Request *
request_new (DossierStore       *store,
             DossierVisibility   audience,
             const DossierQuery *shown,
             const char         *arrangement,
             const char         *positions,
             MapMoment           one,
             MapMoment           other)
{
  Request *self = g_new0 (Request, 1);

  self->audience = audience;
  self->folder = dossier_file_dup_folder (dossier_store_get_path (store));
  self->shown = shown != NULL ? dossier_query_copy (shown) : NULL;
  self->positions = g_strdup (positions);
  self->between[0] = one;
  self->between[1] = other;
  map_arrangement_from_name (arrangement, &self->arrangement);
  return self;
}

static void
request_free (gpointer data)
{
  Request *self = data;

  g_clear_pointer (&self->shown, dossier_query_free);
  g_free (self->positions);
  g_free (self->folder);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static gboolean
is_hidden (GBytes *shown,
           guint   index)
{
  return shown != NULL && ((const guint8 *) g_bytes_get_data (shown, NULL))[index] == 0;
}

static guint
count_hidden (const MapHandout *self)
{
  guint n, n_hidden = 0;

  map_scene_get_structures (self->scene, &n);
  for (guint i = 0; self->shown != NULL && i < n; i++)
    n_hidden += is_hidden (self->shown->structures, i);
  return n_hidden;
}

/* Of those whose two ends are there. */
static guint
count_hidden_links (const MapHandout *self)
{
  guint          n, n_hidden = 0;
  const MapLink *links = map_scene_get_links (self->scene, &n);

  for (guint i = 0; self->shown != NULL && i < n; i++)
    n_hidden += is_hidden (self->shown->links, i) && !is_hidden (self->shown->structures, links[i].a) && !is_hidden (self->shown->structures, links[i].b);
  return n_hidden;
}

static void
tell (MapHandout *self,
      const char *format,
      guint       n)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  if (n > 0)
    g_ptr_array_add (self->left_out, g_strdup_printf (format, n));
#pragma GCC diagnostic pop
}

/* Nothing is left out in silence. */
static gboolean
tell_left_out (MapHandout       *self,
               DossierReader    *reader,
               DossierVisibility audience,
               gboolean          on_ground,
               GError          **error)
{
  guint n_links, n_structures, n_hidden = count_hidden (self), n_hidden_links = count_hidden_links (self);
  guint n_to_place = on_ground ? map_scene_get_n_to_place (self->scene) : 0; /* elsewhere the legend tells who has no place */

  if (!map_reading_count_hidden (reader, audience, &n_structures, &n_links, error))
    return FALSE;
  tell (self, ngettext ("%'u link is left out: it is not for this audience.", "%'u links are left out: they are not for this audience.", n_links), n_links);
  tell (self, ngettext ("%'u structure is left out: it is not for this audience.", "%'u structures are left out: they are not for this audience.", n_structures), n_structures);
  tell (self, ngettext ("%'u structure is hidden by the search and the filters, with its links.", "%'u structures are hidden by the search and the filters, with their links.", n_hidden), n_hidden);
  tell (self, ngettext ("%'u link is hidden by the search and the filters.", "%'u links are hidden by the search and the filters.", n_hidden_links), n_hidden_links);
  tell (self, ngettext ("%'u structure has no position: it is not on the map.", "%'u structures have no position: they are not on the map.", n_to_place), n_to_place);
  g_ptr_array_add (self->left_out, NULL);
  return TRUE;
}

/* FALSE: cancelled. */
static gboolean
arrange (MapHandout    *self,
         MapArrangement arrangement,
         double         shape,
         const char    *positions,
         GCancellable  *cancellable)
{
  GBytes              *structures = self->shown != NULL ? self->shown->structures : NULL;
  GBytes              *links = self->shown != NULL ? self->shown->links : NULL;
  g_autoptr (MapScene) arranged = map_arrangement_apply (arrangement, self->scene, shape, positions, structures, links, cancellable);

  if (arranged == NULL || map_scene_get_frame (arranged) == NULL)
    return arranged != NULL;
  self->arrangement = arrangement;
  self->ground = g_steal_pointer (&self->scene);
  self->ground_shown = g_steal_pointer (&self->shown);
  self->ground_fates = g_steal_pointer (&self->fates);
  self->shown = g_new0 (MapShown, 1);
  self->shown->structures = map_arranged_dup_shown_structures (arranged, structures);
  self->shown->links = map_arranged_dup_shown_links (arranged, links);
  self->fates = map_arranged_dup_fates (arranged, self->ground_fates);
  self->scene = g_steal_pointer (&arranged);
  return TRUE;
}

static MapShown *
copy_shown (const MapShown *shown)
{
  MapShown *copy = shown != NULL ? g_new0 (MapShown, 1) : NULL;

  if (copy != NULL)
    {
      copy->structures = shown->structures != NULL ? g_bytes_ref (shown->structures) : NULL;
      copy->links = shown->links != NULL ? g_bytes_ref (shown->links) : NULL;
    }
  return copy;
}

MapHandout *
map_handout_stand_up (MapHandout *self)
{
  MapHandout *copy;

  if (self->ground == NULL || self->arrangement.kind < MAP_ARRANGEMENT_COLUMNS)
    return map_handout_ref (self);
  copy = g_new0 (MapHandout, 1);
  g_atomic_ref_count_init (&copy->refs);
  copy->scene = map_scene_ref (self->ground);
  copy->shown = copy_shown (self->ground_shown);
  copy->fates = self->ground_fates != NULL ? g_bytes_ref (self->ground_fates) : NULL;
  memcpy (copy->between, self->between, sizeof copy->between);
  copy->sources = g_strdup (self->sources);
  copy->backdrop = map_backdrop_ref (self->backdrop);
  copy->left_out = g_ptr_array_ref (self->left_out);
  arrange (copy, self->arrangement, UPRIGHT, NULL, NULL);
  return copy;
}

static gboolean
read_fates (MapHandout    *self,
            DossierReader *reader,
            const Request *request,
            GError       **error)
{
  if (request->between[0].from == 0 || request->between[1].from == 0)
    return TRUE;
  memcpy (self->between, request->between, sizeof self->between);
  self->fates = map_comparing_read (reader, self->scene, request->audience, self->between[0], self->between[1], error);
  return self->fates != NULL;
}

/* Reader thread. */
static gpointer
read_handout (DossierReader *reader,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const Request         *request = data;
  g_autoptr (MapHandout) self = g_new0 (MapHandout, 1);
  MapSceneBuilder       *builder;

  g_atomic_ref_count_init (&self->refs);
  self->left_out = g_ptr_array_new_with_free_func (g_free);
  self->sources = map_reading_dup_sources (reader, error);
  builder = self->sources != NULL ? map_reading_read (reader, request->audience, cancellable, error) : NULL;
  if (builder == NULL)
    return NULL;
  self->scene = map_scene_builder_end (builder);
  self->backdrop = map_backdrop_read (reader, request->folder, request->audience, error);
  if (self->backdrop == NULL)
    return NULL;
  if (request->shown != NULL)
    self->shown = map_reading_list_shown (reader, self->scene, request->shown, error);
  if ((request->shown != NULL && self->shown == NULL) || !read_fates (self, reader, request, error))
    return NULL;
  if (!tell_left_out (self, reader, request->audience, request->arrangement.kind == MAP_ARRANGEMENT_GROUND, error))
    return NULL;
  if (arrange (self, request->arrangement, SHAPE, request->positions, cancellable))
    return g_steal_pointer (&self);
  g_cancellable_set_error_if_cancelled (cancellable, error);
  return NULL;
}

MapHandout *
map_handout_new (DossierStore       *store,
                 DossierVisibility   audience,
                 const DossierQuery *shown,
                 const char         *arrangement,
                 const char         *positions,
                 GError            **error)
{
  return map_handout_new_compared (store, audience, shown, arrangement, positions, (MapMoment){ 0, 0 }, (MapMoment){ 0, 0 }, error);
}

MapHandout *
map_handout_new_compared (DossierStore       *store,
                          DossierVisibility   audience,
                          const DossierQuery *shown,
                          const char         *arrangement,
                          const char         *positions,
                          MapMoment           one,
                          MapMoment           other,
                          GError            **error)
{
  g_autoptr (Request) request = NULL;

  g_return_val_if_fail (DOSSIER_IS_STORE (store), NULL);

  request = request_new (store, audience, shown, arrangement, positions, one, other);
  return dossier_store_ask (store, read_handout, request, error);
}

void
map_handout_new_async (DossierStore       *store,
                       DossierVisibility   audience,
                       const DossierQuery *shown,
                       const char         *arrangement,
                       const char         *positions,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  map_handout_new_compared_async (store, audience, shown, arrangement, positions, (MapMoment){ 0, 0 }, (MapMoment){ 0, 0 }, cancellable, callback, user_data);
}

void
map_handout_new_compared_async (DossierStore       *store,
                                DossierVisibility   audience,
                                const DossierQuery *shown,
                                const char         *arrangement,
                                const char         *positions,
                                MapMoment           one,
                                MapMoment           other,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  Request *request;

  g_return_if_fail (DOSSIER_IS_STORE (store));

  request = request_new (store, audience, shown, arrangement, positions, one, other);
  dossier_store_ask_async (store, read_handout, request, request_free, (GDestroyNotify) map_handout_unref, cancellable, callback, user_data);
}

MapHandout *
map_handout_new_finish (DossierStore *store,
                        GAsyncResult *result,
                        GError      **error)
{
  return dossier_store_ask_finish (store, result, error);
}

const char *const *
map_handout_get_left_out (const MapHandout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->left_out->pdata;
}

/* --- drawn */

/* Who is not for this audience is looked around by nobody. */
static void
focus_look (const MapHandout *self,
            const MapSheet   *sheet,
            MapLook          *look)
{
  guint   index = sheet->focus == NULL ? MAP_NONE : map_scene_find_structure (self->scene, sheet->focus);
  GBytes *around;

  if (index == MAP_NONE)
    return;
  around = map_focus_list (self->scene, look, index, sheet->degrees, NULL);
  g_clear_pointer (&look->shown_structures, g_bytes_unref);
  look->shown_structures = around;
}

static gboolean
is_read_for (const MapHandout *self,
             MapMoment         one,
             MapMoment         other)
{
  return (map_moment_equal (self->between[0], one) && map_moment_equal (self->between[1], other)) ||
         (map_moment_equal (self->between[1], one) && map_moment_equal (self->between[0], other));
}

static void
compare_look (const MapHandout *self,
              const MapSheet   *sheet,
              MapLook          *look)
{
  if (self->fates == NULL || !is_read_for (self, (MapMoment){ sheet->from, sheet->to }, sheet->compared))
    return;
  look->compared = sheet->compared;
  look->fates = g_bytes_ref (self->fates);
}

MapScene *
map_handout_get_scene (const MapHandout *self)
{
  return self->scene;
}

const MapBackdrop *
map_handout_get_backdrop (const MapHandout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->backdrop;
}

/* Here, not before: who writes a page without them does not wait for them. */
static void
lay_pictures (const MapHandout *self,
              const MapSheet   *sheet,
              MapLook          *look)
{
  if (look->show_pictures && map_backdrop_get_n (self->backdrop) > 0)
    look->backdrop = map_backdrop_load (self->backdrop, sheet->background, NULL);
}

MapLook
map_handout_choose_look (const MapHandout *self,
                         const MapSheet   *sheet)
{
  MapLook look = map_look_new (sheet->on_paper ? MAP_PALETTE_PRINT : MAP_PALETTE_LIGHT);
  GDate   today;

  map_theme_apply (sheet->theme, &look);
  g_date_clear (&today, 1);
  g_date_set_time_t (&today, g_get_real_time () / G_USEC_PER_SEC);
  look.today = g_date_get_julian (&today);
  look.whole_names = TRUE;
  if (self->shown != NULL && self->shown->structures != NULL)
    look.shown_structures = g_bytes_ref (self->shown->structures);
  if (self->shown != NULL && self->shown->links != NULL)
    look.shown_links = g_bytes_ref (self->shown->links);
  look.from = sheet->from;
  look.to = sheet->to;
  compare_look (self, sheet, &look);
  focus_look (self, sheet, &look);
  lay_pictures (self, sheet, &look);
  return look;
}

static gboolean
is_lying (const MapSheet *sheet,
          MapBox          bounds)
{
  if (sheet->orientation != MAP_ORIENTATION_AUTOMATIC)
    return sheet->orientation == MAP_ORIENTATION_LANDSCAPE;
  return bounds.x1 - bounds.x0 >= bounds.y1 - bounds.y0;
}

MapPage
map_handout_lay_page (const MapHandout *self,
                      const MapSheet   *sheet,
                      const char       *date,
                      const char       *when)
{
  MapBox  bounds = sheet->is_part ? sheet->seen : map_scene_get_bounds (self->scene);
  MapPage page;

  if (sheet->on_paper)
    page = map_page_new_for_paper (sheet->paper, is_lying (sheet, bounds));
  else
    {
      page = map_page_new_for_picture (sheet->width, sheet->height);
      page.scale = MAX (1.0, MIN (sheet->width / SCREEN_WIDTH, sheet->height / SCREEN_HEIGHT));
    }
  if (sheet->is_part)
    page.bounds = sheet->seen;
  page.title = sheet->title;
  page.sources = self->sources;
  page.date = date;
  page.subtitle = when;
  return page;
}

cairo_surface_t *
map_handout_draw (MapHandout     *self,
                  const MapSheet *sheet,
                  int             width,
                  int             height)
{
  g_autoptr (MapEdition) edition = map_edition_new (self, sheet, NULL, NULL);

  return map_edition_draw_picture (edition, 0, width, height);
}

gboolean
map_handout_write (MapHandout     *self,
                   const MapSheet *sheet,
                   const char     *path,
                   GCancellable   *cancellable,
                   GError        **error)
{
  g_autoptr (MapEdition) edition = map_edition_new (self, sheet, cancellable, error);

  return edition != NULL && map_edition_write (edition, path, NULL, NULL, cancellable, error);
}
