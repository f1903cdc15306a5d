/* map-view-projector-keys.c - what is typed before a room: a commune by its letters, a black screen, the way out */
#include "config.h"

#include "map-view-projector-private.h"

#include "map-spotlight.h"
#include "map-view-turns.h"

#include <glib/gi18n-lib.h>

#define CALM_MS 5000 /* after the last letter the next one begins another name */
#define MOST_LETTERS 40

/* --- a commune */

static void
end_typing (MapViewProjector *self)
{
  g_clear_handle_id (&self->calm, g_source_remove);
  g_string_truncate (self->letters, 0);
  self->is_typing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->typed), FALSE);
}

static gboolean
on_calm (gpointer user_data)
{
  MapViewProjector *self = user_data;

  self->calm = 0;
  end_typing (self);
  return G_SOURCE_REMOVE;
}

void
map_view_projector_drop_spotlight (MapViewProjector *self)
{
  end_typing (self);
  self->is_lit = FALSE;
  map_view_canvas_set_spotlight (self->canvas, NULL);
}

static void
say_typed (MapViewProjector *self,
           const char       *found)
{
  g_autofree char *words = NULL;

  if (self->letters->len == 0)
    words = g_strdup (_ ("First letters of a commune…"));
  else if (found != NULL)
    words = g_strdup_printf ("%s → %s", self->letters->str, found);
  else
    words = g_strdup_printf (_ ("No commune begins with “%s”"), self->letters->str);
  gtk_label_set_label (self->typed, words);
  gtk_widget_set_visible (GTK_WIDGET (self->typed), TRUE);
}

static guint
find_commune (MapViewProjector *self,
              const char       *letters)
{
  MapScene *scene = map_view_source_get_scene (self->source);

  return scene == NULL ? MAP_NONE : map_spotlight_find (scene, letters);
}

/* What was lit stays where the letters find nothing. */
static void
light (MapViewProjector *self)
{
  guint               n, index = find_commune (self, self->letters->str);
  const MapTerritory *found = index == MAP_NONE ? NULL : &map_scene_get_territories (map_view_source_get_scene (self->source), &n)[index];

  g_clear_handle_id (&self->calm, g_source_remove);
  self->calm = g_timeout_add (CALM_MS, on_calm, self);
  self->is_typing = TRUE;
  say_typed (self, found != NULL ? found->name : NULL);
  if (found == NULL)
    return;
  self->is_lit = TRUE;
  map_view_canvas_set_spotlight (self->canvas, found->id);
}

/* A hyphen or a space only where the name goes on with it: else it is another key. */
static gboolean
type (MapViewProjector *self,
      gunichar          letter)
{
  gsize before = self->letters->len;

  if (before >= MOST_LETTERS || (before == 0 && !g_unichar_isalpha (letter)))
    return FALSE;
  g_string_append_unichar (self->letters, letter);
  if (!g_unichar_isalpha (letter) && find_commune (self, self->letters->str) == MAP_NONE)
    {
      g_string_truncate (self->letters, before);
      return FALSE;
    }
  light (self);
  return TRUE;
}

static gboolean
take_back (MapViewProjector *self)
{
  if (self->letters->len == 0)
    return FALSE;
  g_string_truncate (self->letters, (gsize) (g_utf8_prev_char (self->letters->str + self->letters->len) - self->letters->str));
  light (self);
  return TRUE;
}

/* --- the others */

static void
toggle (GtkWidget *widget)
{
  gtk_widget_set_visible (widget, !gtk_widget_get_visible (widget));
}

/* What is done last is undone first. */
void
map_view_projector_step_back (MapViewProjector *self)
{
  g_return_if_fail (MAP_VIEW_IS_PROJECTOR (self));

  if (gtk_widget_get_visible (self->black))
    toggle (self->black);
  else if (self->is_typing || self->is_lit)
    map_view_projector_drop_spotlight (self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
toggle_legend (MapViewProjector *self)
{
  toggle (self->legend);
  gtk_widget_set_visible (self->beside, gtk_widget_get_visible (self->legend) || gtk_widget_get_visible (self->said));
}

void
map_view_projector_toggle_black (MapViewProjector *self)
{
  g_return_if_fail (MAP_VIEW_IS_PROJECTOR (self));

  toggle (self->black);
}

static gboolean
press_letter (MapViewProjector *self,
              gunichar          letter)
{
  gunichar lower = g_unichar_tolower (letter);

  if (!self->is_typing && (lower == 'b' || lower == '.'))
    toggle (self->black);
  else if (!self->is_typing && lower == 'l')
    toggle_legend (self);
  else if (!self->is_typing && lower == 'n')
    g_signal_emit (self, map_view_projector_signals[MAP_VIEW_PROJECTOR_NOTE], 0);
  else if (!self->is_typing && lower == '/')
    light (self);
  else
    return (self->is_typing || g_unichar_isalpha (letter)) && type (self, letter);
  return GDK_EVENT_STOP;
}

/* --- from one step to another */

/* A space and a backspace belong to what is typed. */
static gboolean
turn (MapViewProjector *self,
      guint             key,
      GdkModifierType   held)
{
  int steps;

  if (!self->has_steps || !map_view_turns_read (key, held, &steps) || (self->is_typing && (key == GDK_KEY_space || key == GDK_KEY_BackSpace)))
    return FALSE;
  end_typing (self);
  g_signal_emit (self, map_view_projector_signals[MAP_VIEW_PROJECTOR_TURNED], 0, steps);
  return TRUE;
}

/* What the plain arrows do where there are no steps. */
static gboolean
pan (MapViewProjector *self,
     guint             key,
     GdkModifierType   held)
{
  static const struct
  {
    guint key;
    int   dx, dy;
  } arrows[] = { { GDK_KEY_Left, 1, 0 }, { GDK_KEY_Right, -1, 0 }, { GDK_KEY_Up, 0, 1 }, { GDK_KEY_Down, 0, -1 } };

  if (!self->has_steps || (held & GDK_SHIFT_MASK) == 0)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (arrows); i++)
    if (arrows[i].key == key)
      {
        map_view_canvas_pan (self->canvas, arrows[i].dx, arrows[i].dy);
        return TRUE;
      }
  return FALSE;
}

static gboolean
on_key (MapViewProjector *self,
        guint             key,
        guint             code,
        GdkModifierType   held)
{
  gunichar letter = gdk_keyval_to_unicode (key);

  if (key == GDK_KEY_F5)
    gtk_window_close (GTK_WINDOW (self));
  else if (key == GDK_KEY_Escape)
    map_view_projector_step_back (self);
  else if (turn (self, key, held) || pan (self, key, held))
    return GDK_EVENT_STOP;
  else if ((held & GDK_CONTROL_MASK) != 0 && key == GDK_KEY_f)
    light (self);
  else if ((held & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    end_typing (self);
  else if (key == GDK_KEY_BackSpace)
    return take_back (self);
  else if (key == GDK_KEY_Page_Down || key == GDK_KEY_KP_Page_Down)
    map_view_key_turn (self->key, 1);
  else if (key == GDK_KEY_Page_Up || key == GDK_KEY_KP_Page_Up)
    map_view_key_turn (self->key, -1);
  else if (key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab)
    return GDK_EVENT_STOP;
  else
    return letter != 0 && g_unichar_isprint (letter) && press_letter (self, letter);
  return GDK_EVENT_STOP;
}

void
map_view_projector_add_keys (MapViewProjector *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
