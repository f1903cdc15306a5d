#include "config.h"

#include "map-view-time.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define PACE 1400        /* milliseconds of a year that is played */
#define FIRST_MONTH 9    /* a school year begins in September */
#define FEWEST_YEARS 2   /* of the slider */
#define NARROW 720       /* pixels */
#define ABOVE_LEGEND 64  /* pixels, when it is folded */
#define OLDEST_YEAR 1950 /* before, a date is a slip */

struct _MapViewTime
{
  GtkBox parent_instance;

  GtkButton       *play;
  GtkAdjustment   *years; /* the year a school year begins in */
  GtkAdjustment   *days;  /* Julian */
  GtkScale        *scale;
  GtkToggleButton *by_day;
  GtkLabel        *told;
  guint            playing; /* timeout, 0: still */
  gboolean         is_filled;
};

G_DEFINE_FINAL_TYPE (MapViewTime, map_view_time, GTK_TYPE_BOX)

enum
{
  CHOSEN,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- days and years */

static guint
get_julian (guint year,
            guint month,
            guint day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

static guint
get_today (void)
{
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, g_get_real_time () / G_USEC_PER_SEC);
  return g_date_get_julian (&today);
}

/* In which school year a day falls, by the year it begins in. */
static guint
find_school_year (guint julian)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  return g_date_get_year (&date) - (g_date_get_month (&date) < FIRST_MONTH ? 1 : 0);
}

static char *
dup_day (guint julian)
{
  GDate date;
  char  words[64] = "";

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  g_date_strftime (words, sizeof words, "%x", &date);
  return g_strdup (words);
}

char *
map_view_time_dup_words (guint from,
                         guint to)
{
  return from == to ? dup_day (from) : g_strdup_printf ("%u-%u", find_school_year (from), find_school_year (from) + 1);
}

/* --- what is chosen */

static gboolean
is_by_day (MapViewTime *self)
{
  return gtk_toggle_button_get_active (self->by_day);
}

static void
read_moment (MapViewTime *self,
             guint       *from,
             guint       *to)
{
  guint year = (guint) (gtk_adjustment_get_value (self->years) + 0.5);

  if (is_by_day (self))
    *from = *to = (guint) (gtk_adjustment_get_value (self->days) + 0.5);
  else
    {
      *from = get_julian (year, FIRST_MONTH, 1);
      *to = get_julian (year + 1, FIRST_MONTH, 1) - 1;
    }
}

static char *
dup_words (MapViewTime *self)
{
  guint from, to;

  read_moment (self, &from, &to);
  return map_view_time_dup_words (from, to);
}

static void
tell (MapViewTime *self)
{
  g_autofree char *words = dup_words (self);
  guint            from, to;

  gtk_label_set_label (self->told, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words, -1);
  if (self->is_filled || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  read_moment (self, &from, &to);
  g_signal_emit (self, signals[CHOSEN], 0, from, to);
}

/* The day follows the year and the year the day: what was looked at stays. */
static void
on_unit (MapViewTime *self)
{
  guint year = (guint) (gtk_adjustment_get_value (self->years) + 0.5);

  self->is_filled = TRUE;
  if (is_by_day (self))
    gtk_adjustment_set_value (self->days, get_julian (year + 1, 1, 31));
  else
    gtk_adjustment_set_value (self->years, find_school_year ((guint) gtk_adjustment_get_value (self->days)));
  gtk_range_set_adjustment (GTK_RANGE (self->scale), is_by_day (self) ? self->days : self->years);
  self->is_filled = FALSE;
  tell (self);
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

  if (gtk_adjustment_get_value (self->years) >= gtk_adjustment_get_upper (self->years))
    {
      self->playing = 0;
      show_playing (self);
      return G_SOURCE_REMOVE;
    }
  gtk_adjustment_set_value (self->years, gtk_adjustment_get_value (self->years) + 1);
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
  if (gtk_adjustment_get_value (self->years) >= gtk_adjustment_get_upper (self->years))
    gtk_adjustment_set_value (self->years, gtk_adjustment_get_lower (self->years));
  self->playing = g_timeout_add (PACE, play_on, self);
  show_playing (self);
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
  guint          n = 0, first = find_school_year (get_today ());
  const MapLink *links = scene == NULL ? NULL : map_scene_get_links (scene, &n);

  for (guint i = 0; i < n; i++)
    {
      guint begun = links[i].began_latest != 0 ? find_school_year (links[i].began_latest) : 0;

      if (begun >= OLDEST_YEAR)
        first = MIN (first, begun);
    }
  return first;
}

static void
set_bounds (GtkAdjustment *adjustment,
            guint          lower,
            guint          upper,
            guint          page)
{
  double value = gtk_adjustment_get_value (adjustment);

  gtk_adjustment_configure (adjustment, value < lower ? upper : MIN (value, upper), lower, upper, 1, page, 0);
}

void
map_view_time_set_scene (MapViewTime *self,
                         MapScene    *scene)
{
  guint last = find_school_year (get_today ()), first;

  g_return_if_fail (MAP_VIEW_IS_TIME (self));

  first = MIN (find_first_year (scene), last - FEWEST_YEARS);
  self->is_filled = TRUE;
  set_bounds (self->years, first, last, 1);
  set_bounds (self->days, get_julian (first, FIRST_MONTH, 1), get_today (), 30);
  gtk_scale_clear_marks (self->scale);
  self->is_filled = FALSE;
  tell (self);
}

void
map_view_time_set_room (MapViewTime *self,
                        int          width)
{
  gboolean is_narrow = width < NARROW;

  g_return_if_fail (MAP_VIEW_IS_TIME (self));

  gtk_widget_set_visible (GTK_WIDGET (self->by_day), !is_narrow);
  gtk_widget_set_size_request (GTK_WIDGET (self->scale), is_narrow ? 90 : 220, -1);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self), is_narrow ? ABOVE_LEGEND : 12);
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
      gtk_widget_grab_focus (GTK_WIDGET (self->scale));
    }
  else
    g_signal_emit (self, signals[CHOSEN], 0, 0, 0);
}

gboolean
map_view_time_is_open (MapViewTime *self)
{
  g_return_val_if_fail (MAP_VIEW_IS_TIME (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self));
}

/* --- the widget */

static void
map_view_time_dispose (GObject *object)
{
  MapViewTime *self = MAP_VIEW_TIME (object);

  g_clear_handle_id (&self->playing, g_source_remove);
  g_clear_object (&self->years);
  g_clear_object (&self->days);
  G_OBJECT_CLASS (map_view_time_parent_class)->dispose (object);
}

static void
map_view_time_class_init (MapViewTimeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = map_view_time_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", MAP_VIEW_TYPE_TIME, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[CLOSED] = g_signal_new ("closed", MAP_VIEW_TYPE_TIME, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "mapkey");
}

static void
make_scale (MapViewTime *self)
{
  self->years = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 1, 1, 0));
  self->days = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 1, 30, 0));
  self->scale = GTK_SCALE (gtk_scale_new (GTK_ORIENTATION_HORIZONTAL, self->years));
  gtk_scale_set_digits (self->scale, 0);
  gtk_scale_set_draw_value (self->scale, FALSE);
  gtk_range_set_round_digits (GTK_RANGE (self->scale), 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->scale), TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self->scale), 220, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("When"), -1);
  g_signal_connect_object (self->years, "value-changed", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->days, "value-changed", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
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
map_view_time_init (MapViewTime *self)
{
  GtkBox *box = GTK_BOX (self);

  gtk_box_set_spacing (box, 6);
  self->play = GTK_BUTTON (gtk_button_new ());
  self->told = GTK_LABEL (gtk_label_new (NULL));
  self->by_day = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_ ("By day")));
  make_scale (self);
  gtk_label_set_width_chars (self->told, 10);
  gtk_widget_add_css_class (GTK_WIDGET (self->told), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->play), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->by_day), "flat");
  gtk_box_append (box, GTK_WIDGET (self->play));
  gtk_box_append (box, GTK_WIDGET (self->scale));
  gtk_box_append (box, GTK_WIDGET (self->told));
  gtk_box_append (box, GTK_WIDGET (self->by_day));
  gtk_box_append (box, make_close (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "trail");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (self->play, "clicked", G_CALLBACK (on_play), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->by_day, "toggled", G_CALLBACK (on_unit), self, G_CONNECT_SWAPPED);
  show_playing (self);
}
