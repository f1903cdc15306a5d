#include "config.h"

#include "map-view-time.h"

#include "map-view-moment.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define PACE 1400        /* milliseconds of a year that is played */
#define FEWEST_YEARS 2   /* of the slider */
#define NARROW 720       /* pixels */
#define NARROW_SLIDER 90 /* pixels */
#define OLDEST_YEAR 1950 /* before, a date is a slip */
#define MOST_CHARS 64    /* of the sentence, on a line */

struct _MapViewTime
{
  GtkBox parent_instance;

  GtkGrid         *grid;
  GtkButton       *play;
  MapViewMoment   *moment;
  GtkToggleButton *by_day;
  GtkToggleButton *compare;
  GtkWidget       *with; /* the word before the second slider */
  MapViewMoment   *compared;
  GtkLabel        *sentence;
  MapMoment        wanted[2]; /* to be shown, and compared with, once there is a scene that has such years; all times: nothing is */
  guint            playing;   /* timeout, 0: still */
  gboolean         is_filled;
  gboolean         is_narrow;
};

G_DEFINE_FINAL_TYPE (MapViewTime, map_view_time, GTK_TYPE_BOX)

enum
{
  CHOSEN,
  COMPARED,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- what is chosen */

static void
tell (MapViewTime *self)
{
  MapMoment moment = map_view_moment_get (self->moment);

  if (self->is_filled)
    return;
  self->wanted[0] = (MapMoment){ 0, 0 };
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    g_signal_emit (self, signals[CHOSEN], 0, moment.from, moment.to);
}

static void
tell_compared (MapViewTime *self)
{
  MapMoment moment = map_view_moment_get (self->compared);

  if (self->is_filled)
    return;
  self->wanted[0] = (MapMoment){ 0, 0 };
  if (gtk_toggle_button_get_active (self->compare))
    g_signal_emit (self, signals[COMPARED], 0, moment.from, moment.to);
}

static void
tell_all (MapViewTime *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  if (gtk_toggle_button_get_active (self->compare))
    tell_compared (self);
  else
    g_signal_emit (self, signals[COMPARED], 0, 0, 0);
  tell (self);
}

static void
on_unit (MapViewTime *self)
{
  map_view_moment_set_by_day (self->moment, gtk_toggle_button_get_active (self->by_day));
  map_view_moment_set_by_day (self->compared, gtk_toggle_button_get_active (self->by_day));
}

/* --- playing */

static void
show_playing (MapViewTime *self)
{
  const char *name = self->playing != 0 ? _ ("Pause") : _ ("Play year after year");

  gtk_button_set_icon_name (self->play, self->playing != 0 ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->play), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
pause_now (MapViewTime *self)
{
  g_clear_handle_id (&self->playing, g_source_remove);
  show_playing (self);
}

static gboolean
play_on (gpointer data)
{
  MapViewTime *self = data;

  if (map_view_moment_is_last (self->moment))
    {
      self->playing = 0;
      show_playing (self);
      return G_SOURCE_REMOVE;
    }
  map_view_moment_go_on (self->moment);
  return G_SOURCE_CONTINUE;
}

/* From the last year one begins again. */
static void
on_play (MapViewTime *self)
{
  if (self->playing != 0)
    {
      pause_now (self);
      return;
    }
  gtk_toggle_button_set_active (self->by_day, FALSE);
  if (map_view_moment_is_last (self->moment))
    map_view_moment_go_back (self->moment);
  self->playing = g_timeout_add (PACE, play_on, self);
  show_playing (self);
}

/* --- comparing */

/* The year before is what one remembers; of the first one, the year after. */
static MapMoment
find_year_before (MapViewTime *self)
{
  MapMoment moment = map_view_moment_get (self->moment);
  guint     year = map_moment_get_school_year (moment.from);
  MapMoment before = map_moment_of_school_year (year - 1);

  map_view_moment_set (self->compared, before);
  before = map_view_moment_get (self->compared);
  return map_moment_equal (before, moment) ? map_moment_of_school_year (year + 1) : before;
}

static void
show_comparing (MapViewTime *self)
{
  gboolean is_comparing = gtk_toggle_button_get_active (self->compare);

  gtk_widget_set_visible (self->with, is_comparing && !self->is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->compared), is_comparing);
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), is_comparing && *gtk_label_get_label (self->sentence) != '\0');
}

static void
on_compare (MapViewTime *self)
{
  gboolean is_comparing = gtk_toggle_button_get_active (self->compare);
  gboolean was_filled = self->is_filled;

  gtk_label_set_label (self->sentence, "");
  show_comparing (self);
  if (self->is_filled)
    return;
  if (!is_comparing)
    {
      g_signal_emit (self, signals[COMPARED], 0, 0, 0);
      return;
    }
  self->is_filled = TRUE;
  map_view_moment_set (self->compared, find_year_before (self));
  self->is_filled = was_filled;
  tell_compared (self);
  gtk_widget_child_focus (GTK_WIDGET (self->compared), GTK_DIR_TAB_FORWARD);
}

static void
on_close (MapViewTime *self)
{
  map_view_time_set_open (self, FALSE);
  g_signal_emit (self, signals[CLOSED], 0);
}

/* --- the scene */

static guint
find_first_year (MapScene *scene)
{
  guint          n = 0, first = map_moment_get_school_year (map_moment_get_today ());
  const MapLink *links = scene == NULL ? NULL : map_scene_get_links (scene, &n);

  for (guint i = 0; i < n; i++)
    {
      guint begun = links[i].began_latest != 0 ? map_moment_get_school_year (links[i].began_latest) : 0;

      if (begun >= OLDEST_YEAR)
        first = MIN (first, begun);
    }
  return first;
}

void
map_view_time_set_scene (MapViewTime *self,
                         MapScene    *scene)
{
  guint last = map_moment_get_school_year (map_moment_get_today ()), first;

  g_return_if_fail (MAP_VIEW_IS_TIME (self));

  first = MIN (find_first_year (scene), last - FEWEST_YEARS);
  self->is_filled = TRUE;
  map_view_moment_set_years (self->moment, first, last);
  map_view_moment_set_years (self->compared, first, last);
  self->is_filled = FALSE;
  if (scene != NULL && self->wanted[0].from != 0)
    map_view_time_show (self, self->wanted[0], self->wanted[1]);
  else if (scene != NULL)
    tell_all (self);
}

void
map_view_time_set_room (MapViewTime *self,
                        int          width)
{
  g_return_if_fail (MAP_VIEW_IS_TIME (self));

  self->is_narrow = width < NARROW;
  gtk_widget_set_visible (GTK_WIDGET (self->by_day), !self->is_narrow);
  map_view_moment_set_room (self->moment, self->is_narrow ? NARROW_SLIDER : 0);
  map_view_moment_set_room (self->compared, self->is_narrow ? NARROW_SLIDER : 0);
  gtk_label_set_max_width_chars (self->sentence, self->is_narrow ? MOST_CHARS / 2 : MOST_CHARS);
  show_comparing (self);
}

void
map_view_time_set_open (MapViewTime *self,
                        gboolean     is_open)
{
  g_return_if_fail (MAP_VIEW_IS_TIME (self));

  if (is_open == gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  pause_now (self);
  gtk_widget_set_visible (GTK_WIDGET (self), is_open);
  if (is_open)
    {
      tell (self);
      gtk_widget_child_focus (GTK_WIDGET (self->moment), GTK_DIR_TAB_FORWARD);
      return;
    }
  self->wanted[0] = (MapMoment){ 0, 0 };
  gtk_toggle_button_set_active (self->compare, FALSE);
  g_signal_emit (self, signals[CHOSEN], 0, 0, 0);
}

gboolean
map_view_time_is_open (MapViewTime *self)
{
  g_return_val_if_fail (MAP_VIEW_IS_TIME (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self));
}

static gboolean
is_day (MapMoment moment)
{
  return moment.from != 0 && moment.from == moment.to;
}

void
map_view_time_show (MapViewTime *self,
                    MapMoment    moment,
                    MapMoment    compared)
{
  g_return_if_fail (MAP_VIEW_IS_TIME (self));

  if (moment.from == 0)
    {
      map_view_time_set_open (self, FALSE);
      return;
    }
  pause_now (self);
  self->is_filled = TRUE;
  gtk_toggle_button_set_active (self->by_day, is_day (moment));
  map_view_moment_set (self->moment, moment);
  map_view_moment_set (self->compared, compared);
  gtk_toggle_button_set_active (self->compare, compared.from != 0);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  self->is_filled = FALSE;
  tell_all (self);
  self->wanted[0] = moment;
  self->wanted[1] = compared;
}

void
map_view_time_set_comparing (MapViewTime *self,
                             gboolean     is_comparing)
{
  g_return_if_fail (MAP_VIEW_IS_TIME (self));

  if (is_comparing)
    map_view_time_set_open (self, TRUE);
  gtk_toggle_button_set_active (self->compare, is_comparing);
}

gboolean
map_view_time_is_comparing (MapViewTime *self)
{
  g_return_val_if_fail (MAP_VIEW_IS_TIME (self), FALSE);

  return gtk_toggle_button_get_active (self->compare);
}

void
map_view_time_tell (MapViewTime *self,
                    const char  *sentence)
{
  g_return_if_fail (MAP_VIEW_IS_TIME (self) && sentence != NULL);

  gtk_label_set_label (self->sentence, sentence);
  show_comparing (self);
}

/* --- the widget */

static void
map_view_time_dispose (GObject *object)
{
  g_clear_handle_id (&MAP_VIEW_TIME (object)->playing, g_source_remove);
  G_OBJECT_CLASS (map_view_time_parent_class)->dispose (object);
}

static void
map_view_time_class_init (MapViewTimeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = map_view_time_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", MAP_VIEW_TYPE_TIME, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[COMPARED] = g_signal_new ("compared", MAP_VIEW_TYPE_TIME, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[CLOSED] = g_signal_new ("closed", MAP_VIEW_TYPE_TIME, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "mapkey");
}

static GtkWidget *
make_close (MapViewTime *self)
{
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (close, "flat");
  gtk_widget_set_tooltip_text (close, _ ("All times together"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("All times together"), -1);
  g_signal_connect_object (close, "clicked", G_CALLBACK (on_close), self, G_CONNECT_SWAPPED);
  return close;
}

static void
make_first_row (MapViewTime *self)
{
  self->play = GTK_BUTTON (gtk_button_new ());
  self->moment = MAP_VIEW_MOMENT (map_view_moment_new (_ ("When")));
  self->by_day = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_ ("By day")));
  self->compare = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_ ("Compare…")));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->compare), _ ("With another time (C)"));
  gtk_widget_set_halign (GTK_WIDGET (self->play), GTK_ALIGN_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->play), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->by_day), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->compare), "flat");
  gtk_grid_attach (self->grid, GTK_WIDGET (self->play), 0, 0, 1, 1);
  gtk_grid_attach (self->grid, GTK_WIDGET (self->moment), 1, 0, 1, 1);
  gtk_grid_attach (self->grid, GTK_WIDGET (self->by_day), 2, 0, 1, 1);
  gtk_grid_attach (self->grid, GTK_WIDGET (self->compare), 3, 0, 1, 1);
  gtk_grid_attach (self->grid, make_close (self), 4, 0, 1, 1);
}

static void
make_second_row (MapViewTime *self)
{
  self->with = gtk_label_new (_ ("Compared with"));
  self->compared = MAP_VIEW_MOMENT (map_view_moment_new (_ ("Compared with")));
  self->sentence = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_wrap (self->sentence, TRUE);
  gtk_label_set_xalign (self->sentence, 0);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->sentence), 6);
  gtk_label_set_max_width_chars (self->sentence, MOST_CHARS);
  gtk_grid_attach (self->grid, self->with, 0, 1, 1, 1);
  gtk_grid_attach (self->grid, GTK_WIDGET (self->compared), 1, 1, 1, 1);
  gtk_grid_attach (self->grid, GTK_WIDGET (self->sentence), 0, 2, 5, 1);
}

static void
map_view_time_init (MapViewTime *self)
{
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 6);
  gtk_grid_set_row_spacing (self->grid, 4);
  gtk_widget_set_margin_start (GTK_WIDGET (self->grid), 6);
  make_first_row (self);
  make_second_row (self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->grid));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "trail");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (self->play, "clicked", G_CALLBACK (on_play), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->by_day, "toggled", G_CALLBACK (on_unit), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->compare, "toggled", G_CALLBACK (on_compare), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->moment, "moved", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->compared, "moved", G_CALLBACK (tell_compared), self, G_CONNECT_SWAPPED);
  show_playing (self);
  show_comparing (self);
}
