#include "config.h"

#include "exchange-view-picture.h"

#include "map-reading.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SCREEN_WIDTH 1600.0 /* pixels at which words have their usual size */

ExchangeViewPicture *
exchange_view_picture_copy (const ExchangeViewPicture *self)
{
  ExchangeViewPicture *copy = g_memdup2 (self, sizeof *self);

  copy->title = g_strdup (self->title);
  copy->shown = self->shown != NULL ? dossier_query_copy (self->shown) : NULL;
  return copy;
}

void
exchange_view_picture_free (ExchangeViewPicture *self)
{
  g_free (self->title);
  g_clear_pointer (&self->shown, dossier_query_free);
  g_free (self);
}

const char *
exchange_view_picture_get_suffix (ExchangeViewPictureFormat format)
{
  static const char *const suffixes[] = { ".pdf", ".png", ".svg" };

  return suffixes[format];
}

/* --- what is drawn, read from the dossier */

typedef struct
{
  ExchangeViewPicture *wish;
  char                *path;
  MapScene            *scene;
  GBytes              *shown; /* NULL: all */
  char                *sources;
} Drawing;

static void
drawing_free (gpointer data)
{
  Drawing *self = data;

  exchange_view_picture_free (self->wish);
  g_free (self->path);
  g_clear_pointer (&self->scene, map_scene_unref);
  g_clear_pointer (&self->shown, g_bytes_unref);
  g_free (self->sources);
  g_free (self);
}

/* Reader thread. */
static gpointer
read_scene (DossierReader *reader,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Drawing         *self = data;
  MapSceneBuilder *builder = map_reading_read (reader, cancellable, error);

  if (builder == NULL)
    return NULL;
  self->scene = map_scene_builder_end (builder);
  self->sources = map_reading_dup_sources (reader, error);
  if (self->sources == NULL)
    return NULL;
  if (self->wish->shown != NULL)
    {
      self->shown = map_reading_list_shown (reader, self->scene, self->wish->shown, error);
      if (self->shown == NULL)
        return NULL;
    }
  return self;
}

/* --- drawing, in a worker */

static MapLook
choose_look (const Drawing *self)
{
  MapLook look = map_look_new (self->wish->format == EXCHANGE_VIEW_PICTURE_PNG ? MAP_PALETTE_LIGHT : MAP_PALETTE_PRINT);
  GDate   today;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, g_get_real_time () / G_USEC_PER_SEC);
  look.today = g_date_get_julian (&today);
  look.whole_names = TRUE;
  look.show_links = dossier_kinds_find ("link")->visibility <= self->wish->audience;
  look.shown_structures = self->shown != NULL ? g_bytes_ref (self->shown) : NULL;
  return look;
}

static MapPage
lay_page (const Drawing *self)
{
  MapBox  bounds = map_scene_get_bounds (self->scene);
  MapPage page;

  if (self->wish->format != EXCHANGE_VIEW_PICTURE_PNG)
    page = map_page_new_for_paper (self->wish->paper, bounds.x1 - bounds.x0 >= bounds.y1 - bounds.y0);
  else
    {
      page = map_page_new_for_picture (self->wish->width, self->wish->height);
      page.scale = MAX (1.0, self->wish->width / SCREEN_WIDTH);
    }
  page.title = self->wish->title;
  page.sources = self->sources;
  return page;
}

static gboolean
print (const Drawing *self,
       const MapPage *page,
       const MapLook *look,
       GError       **error)
{
  switch (self->wish->format)
    {
    case EXCHANGE_VIEW_PICTURE_PNG:
      return map_print_png (self->path, page, 1, self->scene, look, error);
    case EXCHANGE_VIEW_PICTURE_SVG:
      return map_print_svg (self->path, page, self->scene, look, error);
    case EXCHANGE_VIEW_PICTURE_PDF:
    default:
      return map_print_pdf (self->path, page, self->scene, look, error);
    }
}

static void
draw (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Drawing              *self = data;
  g_auto (MapLook)      look = choose_look (self);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char      *date = g_date_time_format (now, "%x");
  MapPage               page = lay_page (self);
  GError               *error = NULL;

  page.date = date;
  if (print (self, &page, &look, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_drawn (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError           *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data, work = NULL;
  Drawing          *drawing = g_task_get_task_data (task);
  GError           *error = NULL;

  if (dossier_store_ask_finish (DOSSIER_STORE (source), result, &error) == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  work = g_task_new (NULL, g_task_get_cancellable (task), on_drawn, g_object_ref (task));
  g_task_set_task_data (work, drawing, NULL); /* task owns it, and waits */
  g_task_run_in_thread (work, draw);
}

void
exchange_view_picture_write_async (DossierStore              *store,
                                   const ExchangeViewPicture *wish,
                                   const char                *path,
                                   GCancellable              *cancellable,
                                   GAsyncReadyCallback        callback,
                                   gpointer                   user_data)
{
  Drawing *drawing;
  GTask   *task;

  g_return_if_fail (DOSSIER_IS_STORE (store) && wish != NULL && path != NULL);

  drawing = g_new0 (Drawing, 1);
  drawing->wish = exchange_view_picture_copy (wish);
  drawing->path = g_strdup (path);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_task_data (task, drawing, drawing_free);
  dossier_store_ask_async (store, read_scene, drawing, NULL, NULL, cancellable, on_read, task);
}

gboolean
exchange_view_picture_write_finish (GAsyncResult *result,
                                    GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- what is left out */

gpointer
exchange_view_picture_count (DossierReader *reader,
                             gpointer       data,
                             GCancellable  *cancellable,
                             GError       **error)
{
  g_autoptr (DossierQuery)             links = dossier_query_new ("link"), structures = dossier_query_new ("structure");
  g_autofree ExchangeViewPictureCount *count = g_new0 (ExchangeViewPictureCount, 1);
  gint64                               n_links = dossier_reader_count (reader, links, error), n_to_place;

  dossier_query_add_filter (structures, "position", "");
  n_to_place = n_links < 0 ? -1 : dossier_reader_count (reader, structures, error);
  if (n_to_place < 0)
    return NULL;
  count->n_links = (guint) n_links;
  count->n_to_place = (guint) n_to_place;
  return g_steal_pointer (&count);
}

char *
exchange_view_picture_dup_left_out (const ExchangeViewPictureCount *count,
                                    DossierVisibility               audience)
{
  g_autoptr (GStrvBuilder) sentences = g_strv_builder_new ();
  g_auto (GStrv)           lines = NULL;

  if (count->n_links > 0 && dossier_kinds_find ("link")->visibility > audience)
    {
      g_autofree char *links = g_strdup_printf (ngettext ("%'u link: not for this audience", "%'u links: not for this audience", count->n_links), count->n_links);

      g_strv_builder_add (sentences, links);
    }
  if (count->n_to_place > 0)
    {
      g_autofree char *to_place = g_strdup_printf (ngettext ("%'u structure without a position", "%'u structures without a position", count->n_to_place), count->n_to_place);

      g_strv_builder_add (sentences, to_place);
    }
  lines = g_strv_builder_end (sentences);
  return lines[0] != NULL ? g_strjoinv ("\n", lines) : g_strdup (_ ("Nothing"));
}
