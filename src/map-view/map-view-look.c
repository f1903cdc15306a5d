#include "config.h"

#include "map-view-look.h"

#include "map-view-keeper.h"

#include <glib/gi18n-lib.h>

#define MOST_HEIGHT 480

struct _MapViewLook
{
  AdwBin parent_instance;

  MapViewThemes *themes;
  MapLook        look;      /* of what is shown */
  gboolean       is_filled; /* by us: nobody chose */

  char          *told; /* of the kept ones, as the rows say them */
  GtkListBox    *list;
  AdwComboRow   *aspects[3];
  AdwComboRow   *shade;
  GtkSwitch     *size;
  GtkSwitch     *layers[MAP_N_LAYERS];
  MapViewKeeper *keeper;
};

G_DEFINE_FINAL_TYPE (MapViewLook, map_view_look, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  KEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint *
get_aspect (MapLook *look,
            guint    index)
{
  return index == 0 ? &look->colour_by : index == 1 ? &look->dash_by
                                                    : &look->width_by;
}

static void
choose (MapViewLook *self)
{
  g_autofree char *words = map_theme_dup_words (&self->look);

  g_signal_emit (self, signals[CHOSEN], 0, words);
}

/* --- the themes */

static gboolean
is_shown (MapViewLook *self,
          const char  *words)
{
  MapLook          look = map_look_new (self->look.palette);
  g_autofree char *theirs = NULL, *ours = map_theme_dup_words (&self->look);

  map_theme_apply (words, &look);
  theirs = map_theme_dup_words (&look);
  return g_str_equal (theirs, ours);
}

static AdwActionRow *
add_theme (MapViewLook *self,
           const char  *title,
           const char  *sentence,
           const char  *words)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  GtkWidget    *tick = gtk_image_new_from_icon_name ("object-select-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, sentence);
  gtk_widget_set_visible (tick, is_shown (self, words));
  adw_action_row_add_suffix (row, tick);
  g_object_set_data_full (G_OBJECT (row), "words", g_strdup (words), g_free);
  g_object_set_data (G_OBJECT (row), "tick", tick);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (self->list, GTK_WIDGET (row));
  return row;
}

static void
add_kept (MapViewLook        *self,
          const MapViewTheme *theme)
{
  AdwActionRow    *row = add_theme (self, theme->title, NULL, theme->words);
  GtkWidget       *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *name = g_strdup_printf (_ ("Delete the theme “%s”"), theme->title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.delete-theme");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), g_variant_new_string (theme->id));
  adw_action_row_add_suffix (row, button);
}

static char *
dup_told (GPtrArray *kept)
{
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < kept->len; i++)
    {
      const MapViewTheme *theme = kept->pdata[i];

      g_string_append_printf (told, "%s\n%s\n%s\n", theme->id, theme->title, theme->words != NULL ? theme->words : "");
    }
  return g_string_free (told, FALSE);
}

/* Rows that say the same stay: a press on them is not lost. */
static void
list_themes (MapViewLook *self)
{
  GPtrArray      *kept = map_view_themes_get (self->themes);
  GtkListBoxRow  *row;
  guint           n;
  const MapTheme *themes = map_themes_get (&n);
  char           *told = dup_told (kept);

  if (g_strcmp0 (told, self->told) == 0)
    {
      g_free (told);
      return;
    }
  g_free (self->told);
  self->told = told;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < n; i++)
    add_theme (self, map_theme_get_title (&themes[i]), map_theme_get_sentence (&themes[i]), themes[i].words);
  for (guint i = 0; i < kept->len; i++)
    add_kept (self, kept->pdata[i]);
}

static void
tick_themes (MapViewLook *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    gtk_widget_set_visible (g_object_get_data (G_OBJECT (row), "tick"), is_shown (self, g_object_get_data (G_OBJECT (row), "words")));
}

/* On the theme that is shown, else on the first. */
static gboolean
map_view_look_grab_focus (GtkWidget *widget)
{
  MapViewLook   *self = MAP_VIEW_LOOK (widget);
  GtkListBoxRow *row, *shown = gtk_list_box_get_row_at_index (self->list, 0);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_visible (g_object_get_data (G_OBJECT (row), "tick")))
      shown = row;
  return gtk_widget_grab_focus (GTK_WIDGET (shown));
}

static void
on_theme (MapViewLook   *self,
          GtkListBoxRow *row)
{
  map_theme_apply (g_object_get_data (G_OBJECT (row), "words"), &self->look);
  choose (self);
}

/* --- choice by choice */

static void
on_aspect (MapViewLook *self)
{
  if (self->is_filled)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (self->aspects); i++)
    *get_aspect (&self->look, i) = MIN (adw_combo_row_get_selected (self->aspects[i]), MAP_ASPECT_NONE);
  self->look.shade_by = MIN (adw_combo_row_get_selected (self->shade), MAP_N_SHADES - 1);
  choose (self);
}

static void
on_switch (MapViewLook *self)
{
  if (self->is_filled)
    return;
  self->look.size_by_links = gtk_switch_get_active (self->size);
  for (guint i = 0; i < MAP_N_LAYERS; i++)
    map_look_set_layer (&self->look, i, gtk_switch_get_active (self->layers[i]));
  choose (self);
}

static AdwComboRow *
make_choice (MapViewLook *self,
             const char  *title,
             guint        n,
             const char *(*get_label) (guint index))
{
  AdwComboRow   *row = ADW_COMBO_ROW (adw_combo_row_new ());
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (names, get_label (i));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  g_object_unref (names);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_aspect), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkSwitch *
add_switch (MapViewLook *self,
            GtkWidget   *expander,
            const char  *title)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  GtkWidget    *button = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (row, button);
  adw_action_row_set_activatable_widget (row, button);
  g_signal_connect_object (button, "notify::active", G_CALLBACK (on_switch), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), GTK_WIDGET (row));
  return GTK_SWITCH (button);
}

static GtkWidget *
make_expander (const char *title)
{
  GtkWidget *expander = adw_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  return expander;
}

/* Which pictures there are is said in a window of its own. */
static GtkWidget *
make_pictures_row (void)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Background _Pictures…"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.backgrounds");
  return row;
}

static GtkWidget *
make_choices (MapViewLook *self)
{
  static const char *const titles[] = { N_ ("Colour of links tells"), N_ ("Dashes tell"), N_ ("Width tells") };
  GtkWidget               *list = gtk_list_box_new (), *speech = make_expander (_ ("What the signs tell")), *layers = make_expander (_ ("Layers"));

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      self->aspects[i] = make_choice (self, _ (titles[i]), MAP_ASPECT_NONE + 1, map_theme_get_aspect_label);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (speech), GTK_WIDGET (self->aspects[i]));
    }
  self->shade = make_choice (self, _ ("Colour of communes tells"), MAP_N_SHADES, map_theme_get_shade_label);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (speech), GTK_WIDGET (self->shade));
  self->size = add_switch (self, speech, _ ("Structures the larger, the more links they have"));
  for (guint i = 0; i < MAP_N_LAYERS; i++)
    self->layers[i] = add_switch (self, layers, map_layer_get_label (i));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (layers), make_pictures_row ());
  gtk_list_box_append (GTK_LIST_BOX (list), speech);
  gtk_list_box_append (GTK_LIST_BOX (list), layers);
  return list;
}

static void
fill (MapViewLook *self)
{
  self->is_filled = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (self->aspects); i++)
    adw_combo_row_set_selected (self->aspects[i], *get_aspect (&self->look, i));
  adw_combo_row_set_selected (self->shade, self->look.shade_by);
  gtk_switch_set_active (self->size, self->look.size_by_links);
  for (guint i = 0; i < MAP_N_LAYERS; i++)
    gtk_switch_set_active (self->layers[i], map_look_get_layer (&self->look, i));
  self->is_filled = FALSE;
  tick_themes (self);
}

/* --- keeping */

static void
on_keep (MapViewLook *self,
         const char  *title)
{
  g_autofree char *words = map_theme_dup_words (&self->look);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.keep-theme", "(ss)", title, words);
}

static GtkWidget *
make_keeper (MapViewLook *self)
{
  self->keeper = MAP_VIEW_KEEPER (map_view_keeper_new (_ ("Name of this theme")));
  g_signal_connect_object (self->keeper, "keep", G_CALLBACK (on_keep), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->keeper);
}

/* --- the widget */

static void
map_view_look_dispose (GObject *object)
{
  MapViewLook *self = MAP_VIEW_LOOK (object);

  g_clear_object (&self->themes);
  g_clear_pointer (&self->told, g_free);
  G_OBJECT_CLASS (map_view_look_parent_class)->dispose (object);
}

static void
map_view_look_class_init (MapViewLookClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = map_view_look_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = map_view_look_grab_focus;
  signals[CHOSEN] = g_signal_new ("chosen", MAP_VIEW_TYPE_LOOK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[KEPT] = g_signal_new ("kept", MAP_VIEW_TYPE_LOOK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
map_view_look_init (MapViewLook *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *scroll = gtk_scrolled_window_new (), *whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->look = map_look_new (MAP_PALETTE_LIGHT);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Map themes"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_theme), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (content), make_choices (self));
  gtk_widget_add_css_class (content, "facets");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), MOST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), content);
  gtk_widget_set_size_request (scroll, 380, -1);
  gtk_box_append (GTK_BOX (whole), scroll);
  gtk_box_append (GTK_BOX (whole), make_keeper (self));
  adw_bin_set_child (ADW_BIN (self), whole);
}

GtkWidget *
map_view_look_new (MapViewThemes *themes)
{
  MapViewLook *self = g_object_new (MAP_VIEW_TYPE_LOOK, NULL);

  self->themes = g_object_ref (themes);
  g_signal_connect_object (themes, "read", G_CALLBACK (list_themes), self, G_CONNECT_SWAPPED);
  list_themes (self);
  return GTK_WIDGET (self);
}

void
map_view_look_name_aspects (MapViewLook    *self,
                            const MapScene *scene)
{
  g_return_if_fail (MAP_VIEW_IS_LOOK (self));

  self->is_filled = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (self->aspects); i++)
    for (guint aspect = 0; aspect < MAP_N_ASPECTS; aspect++)
      {
        GtkStringList *names = GTK_STRING_LIST (adw_combo_row_get_model (self->aspects[i]));
        const char    *called = scene != NULL ? map_scene_get_aspect_name (scene, aspect) : NULL;
        const char    *name[] = { called != NULL ? called : map_theme_get_aspect_label (aspect), NULL };

        if (!g_str_equal (gtk_string_list_get_string (names, aspect), name[0]))
          gtk_string_list_splice (names, aspect, 1, name);
      }
  self->is_filled = FALSE;
}

void
map_view_look_show (MapViewLook *self,
                    const char  *words)
{
  g_return_if_fail (MAP_VIEW_IS_LOOK (self));

  map_theme_apply (words, &self->look);
  fill (self);
}

void
map_view_look_settle (MapViewLook *self,
                      gboolean     is_kept)
{
  g_return_if_fail (MAP_VIEW_IS_LOOK (self));

  map_view_keeper_settle (self->keeper, is_kept);
  if (is_kept)
    g_signal_emit (self, signals[KEPT], 0);
}
