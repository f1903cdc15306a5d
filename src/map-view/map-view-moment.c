#include "map-view-moment.h"

#define WIDE 220   /* pixels of the slider */
#define MIDDLE 152 /* days from the first of September to the last of January */

struct _MapViewMoment
{
  GtkBox parent_instance;

  GtkAdjustment *years; /* the year a school year begins in */
  GtkAdjustment *days;  /* Julian */
  GtkScale      *scale;
  GtkLabel      *told;
  gboolean       by_day;
  gboolean       is_filled; /* by us: nobody moved it */
};

G_DEFINE_FINAL_TYPE (MapViewMoment, map_view_moment, GTK_TYPE_BOX)

static guint moved_signal;

static guint
get_year (MapViewMoment *self)
{
  return (guint) (gtk_adjustment_get_value (self->years) + 0.5);
}

static void
tell (MapViewMoment *self)
{
  g_autofree char *words = map_moment_dup_words (map_view_moment_get (self));

  gtk_label_set_label (self->told, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words, -1);
  if (!self->is_filled)
    g_signal_emit (self, moved_signal, 0);
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

static void
map_view_moment_dispose (GObject *object)
{
  MapViewMoment *self = MAP_VIEW_MOMENT (object);

  g_clear_object (&self->years);
  g_clear_object (&self->days);
  G_OBJECT_CLASS (map_view_moment_parent_class)->dispose (object);
}

static void
map_view_moment_class_init (MapViewMomentClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = map_view_moment_dispose;
  moved_signal = g_signal_new ("moved", MAP_VIEW_TYPE_MOMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
map_view_moment_init (MapViewMoment *self)
{
  self->years = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 1, 1, 0));
  self->days = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 1, 30, 0));
  self->scale = GTK_SCALE (gtk_scale_new (GTK_ORIENTATION_HORIZONTAL, self->years));
  self->told = GTK_LABEL (gtk_label_new (NULL));
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_scale_set_digits (self->scale, 0);
  gtk_scale_set_draw_value (self->scale, FALSE);
  gtk_range_set_round_digits (GTK_RANGE (self->scale), 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->scale), TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self->scale), WIDE, -1);
  gtk_label_set_width_chars (self->told, 10);
  gtk_widget_add_css_class (GTK_WIDGET (self->told), "numeric");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->scale));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->told));
  g_signal_connect_object (self->years, "value-changed", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->days, "value-changed", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
}

GtkWidget *
map_view_moment_new (const char *label)
{
  MapViewMoment *self = g_object_new (MAP_VIEW_TYPE_MOMENT, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

void
map_view_moment_set_years (MapViewMoment *self,
                           guint          first,
                           guint          last)
{
  g_return_if_fail (MAP_VIEW_IS_MOMENT (self));

  self->is_filled = TRUE;
  set_bounds (self->years, first, last, 1);
  set_bounds (self->days, map_moment_of_school_year (first).from, map_moment_get_today (), 30);
  self->is_filled = FALSE;
  tell (self);
}

/* The day follows the year and the year the day. */
void
map_view_moment_set_by_day (MapViewMoment *self,
                            gboolean       by_day)
{
  MapMoment moment;

  g_return_if_fail (MAP_VIEW_IS_MOMENT (self));

  if (by_day == self->by_day)
    return;
  moment = map_view_moment_get (self);
  self->by_day = by_day;
  self->is_filled = TRUE;
  map_view_moment_set (self, moment);
  gtk_range_set_adjustment (GTK_RANGE (self->scale), by_day ? self->days : self->years);
  self->is_filled = FALSE;
  tell (self);
}

void
map_view_moment_set_room (MapViewMoment *self,
                          int            width)
{
  g_return_if_fail (MAP_VIEW_IS_MOMENT (self));

  gtk_widget_set_size_request (GTK_WIDGET (self->scale), width > 0 ? width : WIDE, -1);
}

void
map_view_moment_set (MapViewMoment *self,
                     MapMoment      moment)
{
  g_return_if_fail (MAP_VIEW_IS_MOMENT (self));

  if (moment.from == 0)
    return;
  if (self->by_day)
    gtk_adjustment_set_value (self->days, moment.from == moment.to ? moment.from : moment.from + MIDDLE);
  else
    gtk_adjustment_set_value (self->years, map_moment_get_school_year (moment.from));
}

MapMoment
map_view_moment_get (MapViewMoment *self)
{
  guint32 day;

  g_return_val_if_fail (MAP_VIEW_IS_MOMENT (self), ((MapMoment){ 0, 0 }));

  if (!self->by_day)
    return map_moment_of_school_year (get_year (self));
  day = (guint32) (gtk_adjustment_get_value (self->days) + 0.5);
  return (MapMoment){ day, day };
}

gboolean
map_view_moment_is_last (MapViewMoment *self)
{
  return gtk_adjustment_get_value (self->years) >= gtk_adjustment_get_upper (self->years);
}

void
map_view_moment_go_on (MapViewMoment *self)
{
  gtk_adjustment_set_value (self->years, gtk_adjustment_get_value (self->years) + 1);
}

void
map_view_moment_go_back (MapViewMoment *self)
{
  gtk_adjustment_set_value (self->years, gtk_adjustment_get_lower (self->years));
}
