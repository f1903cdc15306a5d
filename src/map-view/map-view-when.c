/* map-view-when.c - the map at a time, and between two */
#include "map-view-private.h"

#include "map-arranged.h"

#define MARGIN 12 /* pixels around what stands over the map */

/* --- what became of links */

static void
tell_comparison (MapView *self)
{
  MapScene        *scene = map_view_arranger_get_arranged (self->arranger);
  const MapLook   *look = map_view_canvas_get_look (self->canvas);
  g_autofree char *told = scene != NULL && map_look_compares (look) ? map_look_dup_told (look, scene) : NULL;

  if (told != NULL)
    map_view_time_tell (self->time, told);
}

void
map_view_carry_fates (MapViewCanvas *canvas,
                      MapScene      *arranged,
                      MapViewSource *source)
{
  GBytes            *fates = map_view_source_get_fates (source);
  g_autoptr (GBytes) carried = NULL;

  if (arranged == NULL)
    return;
  if (fates != NULL)
    carried = map_scene_get_frame (arranged) != NULL ? map_arranged_dup_fates (arranged, fates) : g_bytes_ref (fates);
  map_view_canvas_set_fates (canvas, arranged, carried);
}

void
map_view_show_fates (MapView *self)
{
  map_view_carry_fates (self->canvas, map_view_arranger_get_arranged (self->arranger), self->source);
  tell_comparison (self);
}

/* --- only some of them */

/* "New links · From 2021-2022 to 2023-2024" */
static char *
dup_narrowed (MapView *self)
{
  g_autofree char *span = map_look_dup_when (map_view_canvas_get_look (self->canvas));

  return g_strdup_printf ("%s · %s", map_fate_get_label (self->narrowed), span);
}

static void
ask_for_narrowed (MapView *self)
{
  MapScene             *scene = map_view_source_get_scene (self->source);
  GBytes               *fates = map_view_source_get_fates (self->source);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  guint                 n = 0;
  const MapLink        *links = scene != NULL && fates != NULL ? map_scene_get_links (scene, &n) : NULL;
  gsize                 size;
  g_autofree char      *words = NULL;

  for (guint i = 0; i < n; i++)
    if (((const guint8 *) g_bytes_get_data (fates, &size))[i] == self->narrowed)
      g_ptr_array_add (ids, (gpointer) links[i].id);
  if (ids->len == 0)
    self->narrowed = MAP_FATE_AWAY;
  if (self->narrowed == MAP_FATE_AWAY)
    g_ptr_array_set_size (ids, 0);
  g_ptr_array_add (ids, NULL);
  words = dup_narrowed (self);
  g_signal_emit (self, map_view_signals[MAP_VIEW_LINKS_PRESSED], 0, ids->pdata, words);
}

void
map_view_narrow_fate (MapView *self,
                      MapFate  fate)
{
  self->narrowed = fate == self->narrowed ? MAP_FATE_AWAY : fate;
  ask_for_narrowed (self);
}

void
map_view_follow_narrowed (MapView            *self,
                          const DossierQuery *query)
{
  if (query == NULL || dossier_query_get_n_related (query) == 0)
    self->narrowed = MAP_FATE_AWAY;
}

/* Other dates, other links of the fate that is asked for. */
static void
on_fates (MapView *self)
{
  map_view_show_fates (self);
  if (self->narrowed != MAP_FATE_AWAY)
    ask_for_narrowed (self);
}

/* --- when */

static void
look_at (MapView  *self,
         MapMoment moment,
         MapMoment compared)
{
  g_auto (MapLook) look = map_look_copy (map_view_canvas_get_look (self->canvas));

  look.from = moment.from;
  look.to = moment.to;
  look.compared = compared;
  map_view_source_set_compared (self->source, moment, compared);
  map_view_canvas_set_look (self->canvas, &look);
  map_view_show_trail (self);
  tell_comparison (self);
}

static void
on_time_chosen (MapView *self,
                guint    from,
                guint    to)
{
  look_at (self, (MapMoment){ from, to }, map_view_canvas_get_look (self->canvas)->compared);
}

static void
on_time_compared (MapView *self,
                  guint    from,
                  guint    to)
{
  const MapLook *look = map_view_canvas_get_look (self->canvas);

  look_at (self, (MapMoment){ look->from, look->to }, (MapMoment){ from, to });
}

static void
on_time_closed (MapView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
toggle_time (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  MapView *self = MAP_VIEW (widget);

  map_view_time_set_open (self->time, !map_view_time_is_open (self->time));
}

static void
toggle_comparison (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  MapView *self = MAP_VIEW (widget);

  map_view_time_set_comparing (self->time, !map_view_time_is_comparing (self->time));
}

static gboolean
leave_comparison (GtkWidget *widget,
                  GVariant  *args,
                  gpointer   user_data)
{
  MapView *self = MAP_VIEW (widget);

  if (!map_view_time_is_comparing (self->time))
    return GDK_EVENT_PROPAGATE;
  map_view_time_set_comparing (self->time, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  return GDK_EVENT_STOP;
}

char *
map_view_dup_period (MapView *self)
{
  const MapLook *look;

  g_return_val_if_fail (MAP_IS_VIEW (self), NULL);

  look = map_view_canvas_get_look (self->canvas);
  return map_moments_dup_period ((MapMoment){ look->from, look->to }, look->compared);
}

void
map_view_set_period (MapView    *self,
                     const char *period)
{
  MapMoment moment, compared;

  g_return_if_fail (MAP_IS_VIEW (self));

  map_moments_read_period (period, &moment, &compared);
  map_view_time_show (self->time, moment, compared);
}

int
map_view_get_time_height (MapView *self)
{
  GtkWidget *time = GTK_WIDGET (self->time);

  return gtk_widget_get_visible (time) ? gtk_widget_get_height (time) + MARGIN : 0;
}

void
map_view_part_key_from_time (MapView *self)
{
  GtkWidget *key = GTK_WIDGET (self->key), *time = GTK_WIDGET (self->time);
  int        taken = gtk_widget_get_width (time) + gtk_widget_get_margin_end (time);
  gboolean   fits = !gtk_widget_get_visible (time) || gtk_widget_get_width (key) + taken + 2 * MARGIN < gtk_widget_get_width (GTK_WIDGET (self->stack));

  gtk_widget_set_margin_bottom (key, fits ? MARGIN : gtk_widget_get_height (time) + 2 * MARGIN);
}

void
map_view_add_when (MapView *self)
{
  g_signal_connect_object (self->source, "fates", G_CALLBACK (on_fates), self, G_CONNECT_SWAPPED);
}

void
map_view_bind_when (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MapView, time);
  gtk_widget_class_bind_template_callback (widget_class, on_time_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_time_compared);
  gtk_widget_class_bind_template_callback (widget_class, on_time_closed);
  gtk_widget_class_install_action (widget_class, "map.time", NULL, toggle_time);
  gtk_widget_class_install_action (widget_class, "map.compare", NULL, toggle_comparison);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, 0, "map.time", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, 0, "map.compare", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, leave_comparison, NULL);
}
