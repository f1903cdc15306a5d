#include "config.h"

#include "map-view-presenter.h"

#include "map-view-thumbnail.h"
#include "map-view-turns.h"

#include <glib/gi18n-lib.h>

#define WIDTH 1040
#define HEIGHT 700
#define WIDTH_OF_NOTES 560 /* where nothing else is shown */
#define HEIGHT_OF_NOTES 380
#define WIDTH_OF_TWO_COLUMNS 760 /* pixels: under it what comes next is under the notes */

struct _MapViewPresenter
{
  AdwWindow parent_instance;

  DossierStore *store;
  char         *next_id; /* of the step in the picture; NULL: none */
  gint64        began;   /* monotonic */
  guint         ticking; /* source */
  gboolean      is_narrow;

  AdwWindowTitle   *heading;
  GtkLabel         *time;
  GtkBox           *columns;
  GtkWidget        *now;
  GtkLabel         *position;
  GtkLabel         *title;
  GtkLabel         *warning;
  GtkLabel         *text;
  GtkLabel         *notes;
  GtkWidget        *next;
  GtkLabel         *next_title;
  MapViewThumbnail *picture;
  MapViewNoter     *noter;
  GtkWidget        *turning;
  GtkWidget        *previous_button;
  GtkWidget        *next_button;
};

G_DEFINE_FINAL_TYPE (MapViewPresenter, map_view_presenter, ADW_TYPE_WINDOW)

enum
{
  TURNED,
  BLACK,
  BACK,
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- the time */

static gboolean
tell_time (gpointer user_data)
{
  MapViewPresenter     *self = user_data;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char      *clock = g_date_time_format (now, "%H:%M"), *words = NULL;
  int                   elapsed = (int) ((g_get_monotonic_time () - self->began) / G_USEC_PER_SEC);

  /* Translators: the time of the day, then for how long a presentation has been going on: minutes and seconds. */
  words = g_strdup_printf (_ ("%s · %d min %02d s"), clock, elapsed / 60, elapsed % 60);
  gtk_label_set_label (self->time, words);
  return G_SOURCE_CONTINUE;
}

/* --- the steps */

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static const char *
get_warning (const MapStep *step)
{
  if (step->state == MAP_STEP_LOST)
    return _ ("The view of this step is no longer there, or is not for the room: all of the map is shown.");
  if (step->state == MAP_STEP_NEWER)
    return _ ("A newer Liens kept this view: all of the map is shown. Update Liens to see it.");
  return "";
}

static void
show_now (MapViewPresenter *self,
          const MapStep    *step,
          guint             index,
          guint             n)
{
  g_autofree char *position = g_strdup_printf (_ ("%u of %u"), index + 1, n), *statement = NULL;

  statement = *step->statement != '\0' ? g_strdup_printf ("%s%s%s", step->text, *step->text != '\0' ? "\n\n" : "", step->statement) : g_strdup (step->text);
  gtk_label_set_label (self->position, position);
  gtk_label_set_label (self->title, step->title);
  show_text (self->warning, get_warning (step));
  show_text (self->text, statement);
  gtk_label_set_label (self->notes, *step->notes != '\0' ? step->notes : _ ("No notes for this step"));
  if (*step->notes != '\0')
    gtk_widget_remove_css_class (GTK_WIDGET (self->notes), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->notes), "dim-label");
}

static void
show_next (MapViewPresenter *self,
           const MapStep    *step)
{
  gtk_label_set_label (self->next_title, step != NULL ? step->title : _ ("This is the last step"));
  if (g_strcmp0 (self->next_id, step != NULL ? step->id : NULL) == 0 && (step != NULL || self->next_id == NULL))
    {
      gtk_widget_set_visible (GTK_WIDGET (self->picture), step != NULL);
      return;
    }
  g_free (self->next_id);
  self->next_id = step != NULL ? g_strdup (step->id) : NULL;
  map_view_thumbnail_show (self->picture, self->store, step != NULL ? &step->sight : NULL);
}

/* Only to write what the room says, it hides little of the map where there is one screen. */
static void
size_for (MapViewPresenter *self,
          gboolean          has_steps)
{
  gtk_widget_set_hexpand (gtk_widget_get_parent (GTK_WIDGET (self->noter)), !has_steps);
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_window_set_default_size (GTK_WINDOW (self), has_steps ? WIDTH : WIDTH_OF_NOTES, has_steps ? HEIGHT : HEIGHT_OF_NOTES);
}

void
map_view_presenter_tell_seen (MapViewPresenter *self,
                              gboolean          is_seen)
{
  g_return_if_fail (MAP_VIEW_IS_PRESENTER (self));

  adw_window_title_set_subtitle (self->heading, is_seen ? _ ("There is one screen: the room sees this window too") : _ ("Only you see this window"));
}

void
map_view_presenter_show (MapViewPresenter      *self,
                         const MapPresentation *presentation,
                         guint                  index,
                         const char            *title)
{
  guint n = presentation != NULL ? map_presentation_get_n_steps (presentation) : 0;

  g_return_if_fail (MAP_VIEW_IS_PRESENTER (self));

  size_for (self, n > 0);
  gtk_widget_set_visible (self->now, n > 0);
  gtk_widget_set_visible (self->next, n > 0);
  gtk_widget_set_visible (self->turning, n > 0);
  adw_window_title_set_title (self->heading, presentation != NULL ? map_presentation_get_title (presentation) : title);
  if (n == 0)
    return;
  show_now (self, map_presentation_get_step (presentation, index), index, n);
  show_next (self, index + 1 < n ? map_presentation_get_step (presentation, index + 1) : NULL);
  gtk_widget_set_sensitive (self->previous_button, index > 0);
  gtk_widget_set_sensitive (self->next_button, index + 1 < n);
}

MapViewNoter *
map_view_presenter_get_noter (MapViewPresenter *self)
{
  g_return_val_if_fail (MAP_VIEW_IS_PRESENTER (self), NULL);

  return self->noter;
}

/* --- by mouse and by keys */

static void
on_previous (MapViewPresenter *self)
{
  g_signal_emit (self, signals[TURNED], 0, -1);
}

static void
on_next (MapViewPresenter *self)
{
  g_signal_emit (self, signals[TURNED], 0, 1);
}

static void
on_black (MapViewPresenter *self)
{
  g_signal_emit (self, signals[BLACK], 0);
}

static gboolean
press (MapViewPresenter *self,
       guint             key)
{
  gunichar letter = g_unichar_tolower (gdk_keyval_to_unicode (key));

  if (key == GDK_KEY_Escape)
    g_signal_emit (self, signals[BACK], 0);
  else if (letter == 'n')
    map_view_noter_begin (self->noter);
  else if (letter == 'b' || letter == '.')
    on_black (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* While somebody types, what a remote sends still turns; arrows and letters are the text's. A button keeps its space bar. */
static gboolean
on_key (MapViewPresenter *self,
        guint             key,
        guint             code,
        GdkModifierType   held)
{
  gboolean is_typing = map_view_noter_is_typing (self->noter);
  gboolean is_page = key == GDK_KEY_Page_Up || key == GDK_KEY_Page_Down;
  gboolean is_on_button = key == GDK_KEY_space && GTK_IS_BUTTON (gtk_window_get_focus (GTK_WINDOW (self)));
  int      steps;

  if (key == GDK_KEY_F5)
    g_signal_emit (self, signals[LEFT], 0);
  else if ((!is_typing || is_page) && !is_on_button && map_view_turns_read (key, held, &steps))
    g_signal_emit (self, signals[TURNED], 0, steps);
  else if (!is_typing && (held & gtk_accelerator_get_default_mod_mask () & ~GDK_SHIFT_MASK) == 0)
    return press (self, key);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* --- the window */

static gboolean
follow_width (gpointer user_data)
{
  MapViewPresenter *self = user_data;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns), self->is_narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  return G_SOURCE_REMOVE;
}

static void
map_view_presenter_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  MapViewPresenter *self = MAP_VIEW_PRESENTER (widget);
  gboolean          is_narrow = width < WIDTH_OF_TWO_COLUMNS;

  GTK_WIDGET_CLASS (map_view_presenter_parent_class)->size_allocate (widget, width, height, baseline);
  if (is_narrow == self->is_narrow)
    return;

  /* Not while sizes are being given. */
  self->is_narrow = is_narrow;
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, follow_width, g_object_ref (self), g_object_unref);
}

/* Leaving is for who opened it to do: both windows go together. */
static gboolean
map_view_presenter_close_request (GtkWindow *window)
{
  g_signal_emit (window, signals[LEFT], 0);
  return TRUE;
}

static void
map_view_presenter_dispose (GObject *object)
{
  MapViewPresenter *self = MAP_VIEW_PRESENTER (object);

  g_clear_handle_id (&self->ticking, g_source_remove);
  g_clear_object (&self->store);
  g_clear_pointer (&self->next_id, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), MAP_VIEW_TYPE_PRESENTER);
  G_OBJECT_CLASS (map_view_presenter_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MapViewPresenter, heading);
  gtk_widget_class_bind_template_child (widget_class, MapViewPresenter, time);
  gtk_widget_class_bind_template_child (widget_class, MapViewPresenter, columns);
  gtk_widget_class_bind_template_child (widget_class, MapViewPresenter, now);
  gtk_widget_class_bind_template_child (widget_class, MapViewPresenter, position);
  gtk_widget_class_bind_template_child (widget_class, MapViewPresenter, title);
  gtk_widget_class_bind_template_child (widget_class, MapViewPresenter, warning);
  gtk_widget_class_bind_template_child (widget_class, MapViewPresenter, text);
  gtk_widget_class_bind_template_child (widget_class, MapViewPresenter, notes);
  gtk_widget_class_bind_template_child (widget_class, MapViewPresenter, next);
  gtk_widget_class_bind_template_child (widget_class, MapViewPresenter, next_title);
  gtk_widget_class_bind_template_child (widget_class, MapViewPresenter, picture);
  gtk_widget_class_bind_template_child (widget_class, MapViewPresenter, noter);
  gtk_widget_class_bind_template_child (widget_class, MapViewPresenter, turning);
  gtk_widget_class_bind_template_child (widget_class, MapViewPresenter, previous_button);
  gtk_widget_class_bind_template_child (widget_class, MapViewPresenter, next_button);
}

static void
map_view_presenter_class_init (MapViewPresenterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType           type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = map_view_presenter_dispose;
  widget_class->size_allocate = map_view_presenter_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = map_view_presenter_close_request;
  signals[TURNED] = g_signal_new ("turned", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[BLACK] = g_signal_new ("black", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[BACK] = g_signal_new ("back", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (MAP_VIEW_TYPE_NOTER);
  g_type_ensure (MAP_VIEW_TYPE_THUMBNAIL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/map-view-presenter.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_black);
}

static void
map_view_presenter_init (MapViewPresenter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->began = g_get_monotonic_time ();
  self->ticking = g_timeout_add_seconds (1, tell_time, self);
  tell_time (self);
}

GtkWidget *
map_view_presenter_new (DossierStore *store)
{
  MapViewPresenter *self = g_object_new (MAP_VIEW_TYPE_PRESENTER, NULL);

  self->store = g_object_ref (store);
  map_view_noter_set_store (self->noter, store);
  return GTK_WIDGET (self);
}
