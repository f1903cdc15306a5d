#include "config.h"

#include "map-view-background-row.h"

#include <glib/gi18n-lib.h>

#define CALM_MS 400 /* of a slider: what is passed by is not written */

struct _MapViewBackgroundRow
{
  AdwExpanderRow parent_instance;
  char          *id;
  GtkSwitch     *shown;
  AdwEntryRow   *title, *credit;
  GtkRange      *opacity;
  AdwComboRow   *audience;
  GtkWidget     *place, *find;
  guint          calm;
  gboolean       is_filled;
};

G_DEFINE_FINAL_TYPE (MapViewBackgroundRow, map_view_background_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  RENAMED,
  CREDITED,
  DIMMED,
  SWITCHED,
  LIMITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const visibilities[] = { "public", "network", "internal" };

const char *
map_view_background_word_problem (MapScanError problem)
{
  switch (problem)
    {
    case MAP_SCAN_ERROR_MISSING:
      return _ ("Missing picture: its file is not beside the dossier.");
    case MAP_SCAN_ERROR_HEAVY:
    case MAP_SCAN_ERROR_LARGE:
      return _ ("This picture is too large to be shown.");
    case MAP_SCAN_ERROR_NO_PICTURE:
    case MAP_SCAN_ERROR_BROKEN:
    case MAP_SCAN_ERROR_UNREADABLE:
    default:
      return _ ("The file of this picture is damaged.");
    }
}

/* --- told */

static void
on_renamed (MapViewBackgroundRow *self)
{
  if (!self->is_filled)
    g_signal_emit (self, signals[RENAMED], 0, gtk_editable_get_text (GTK_EDITABLE (self->title)));
}

static void
on_credited (MapViewBackgroundRow *self)
{
  if (!self->is_filled)
    g_signal_emit (self, signals[CREDITED], 0, gtk_editable_get_text (GTK_EDITABLE (self->credit)));
}

static gboolean
dim (gpointer user_data)
{
  MapViewBackgroundRow *self = user_data;

  self->calm = 0;
  g_signal_emit (self, signals[DIMMED], 0, gtk_range_get_value (self->opacity) / 100);
  return G_SOURCE_REMOVE;
}

static void
on_dimmed (MapViewBackgroundRow *self)
{
  if (self->is_filled)
    return;
  g_clear_handle_id (&self->calm, g_source_remove);
  self->calm = g_timeout_add (CALM_MS, dim, self);
}

static void
on_switched (MapViewBackgroundRow *self)
{
  if (!self->is_filled)
    g_signal_emit (self, signals[SWITCHED], 0, !gtk_switch_get_active (self->shown));
}

static void
on_limited (MapViewBackgroundRow *self)
{
  if (!self->is_filled)
    g_signal_emit (self, signals[LIMITED], 0, visibilities[MIN (adw_combo_row_get_selected (self->audience), 2)]);
}

/* --- made */

static AdwEntryRow *
add_entry (MapViewBackgroundRow *self,
           const char           *title,
           GCallback             told)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (entry), TRUE);
  g_signal_connect_object (entry, "apply", told, self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), entry);
  return ADW_ENTRY_ROW (entry);
}

static void
add_opacity (MapViewBackgroundRow *self)
{
  GtkWidget *row = adw_action_row_new (), *scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 100 * MAP_BACKDROP_LEAST_OPACITY / 100, 100, 5);

  self->opacity = GTK_RANGE (scale);
  gtk_widget_set_size_request (scale, 160, -1);
  gtk_scale_set_draw_value (GTK_SCALE (scale), TRUE);
  gtk_scale_set_value_pos (GTK_SCALE (scale), GTK_POS_RIGHT);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Opacity of the picture, in percent"), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Opacity"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), scale);
  g_signal_connect_object (scale, "value-changed", G_CALLBACK (on_dimmed), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
add_audience (MapViewBackgroundRow *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Everybody"));
  gtk_string_list_append (names, _ ("The network"));
  gtk_string_list_append (names, _ ("The federation only"));
  self->audience = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->audience), _ ("Who may see it"));
  adw_combo_row_set_model (self->audience, G_LIST_MODEL (names));
  g_object_unref (names);
  g_signal_connect_object (self->audience, "notify::selected", G_CALLBACK (on_limited), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->audience));
}

static GtkWidget *
add_button (MapViewBackgroundRow *self,
            GtkBox               *box,
            const char           *label,
            const char           *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", self->id);
  gtk_box_append (box, button);
  return button;
}

static void
add_buttons (MapViewBackgroundRow *self)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  self->place = add_button (self, GTK_BOX (box), _ ("_Place Again…"), "backgrounds.place");
  self->find = add_button (self, GTK_BOX (box), _ ("_Find Its File…"), "backgrounds.find");
  add_button (self, GTK_BOX (box), _ ("_Remove"), "backgrounds.remove");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
map_view_background_row_dispose (GObject *object)
{
  g_clear_handle_id (&MAP_VIEW_BACKGROUND_ROW (object)->calm, g_source_remove);
  G_OBJECT_CLASS (map_view_background_row_parent_class)->dispose (object);
}

static void
map_view_background_row_finalize (GObject *object)
{
  g_free (MAP_VIEW_BACKGROUND_ROW (object)->id);
  G_OBJECT_CLASS (map_view_background_row_parent_class)->finalize (object);
}

static void
map_view_background_row_class_init (MapViewBackgroundRowClass *klass)
{
  static const struct
  {
    const char *name;
    GType       type;
  } told[N_SIGNALS] = {
    { "renamed", G_TYPE_STRING }, { "credited", G_TYPE_STRING }, { "dimmed", G_TYPE_DOUBLE }, { "switched", G_TYPE_BOOLEAN }, { "limited", G_TYPE_STRING }
  };

  G_OBJECT_CLASS (klass)->dispose = map_view_background_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = map_view_background_row_finalize;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (told[i].name, MAP_VIEW_TYPE_BACKGROUND_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, told[i].type);
}

static void
map_view_background_row_init (MapViewBackgroundRow *self)
{
}

GtkWidget *
map_view_background_row_new (const char *id)
{
  MapViewBackgroundRow *self = g_object_new (MAP_VIEW_TYPE_BACKGROUND_ROW, NULL);

  self->id = g_strdup (id);
  self->shown = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->shown), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->shown), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Shown under the map"), -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->shown), _ ("Shown under the map"));
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->shown));
  g_signal_connect_object (self->shown, "notify::active", G_CALLBACK (on_switched), self, G_CONNECT_SWAPPED);
  self->title = add_entry (self, _ ("Title"), G_CALLBACK (on_renamed));
  self->credit = add_entry (self, _ ("Credit: who made it, for the legend"), G_CALLBACK (on_credited));
  add_opacity (self);
  add_audience (self);
  add_buttons (self);
  return GTK_WIDGET (self);
}

const char *
map_view_background_row_get_id (MapViewBackgroundRow *self)
{
  return self->id;
}

/* --- shown */

static void
fill_entry (AdwEntryRow *entry,
            const char  *text)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (entry));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if ((focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (entry))) && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static const char *
word_state (const MapSlide *slide)
{
  if (slide->has_problem)
    return map_view_background_word_problem (slide->problem);
  if (!slide->is_placed)
    return _ ("Not placed yet");
  return slide->is_hidden ? _ ("Hidden") : slide->credit;
}

void
map_view_background_row_show (MapViewBackgroundRow *self,
                              const MapSlide       *slide)
{
  g_autofree char *title = g_markup_escape_text (slide->title, -1), *state = g_markup_escape_text (word_state (slide), -1);

  g_return_if_fail (MAP_VIEW_IS_BACKGROUND_ROW (self));

  self->is_filled = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), state);
  gtk_switch_set_active (self->shown, !slide->is_hidden);
  fill_entry (self->title, slide->title);
  fill_entry (self->credit, slide->credit);
  if (self->calm == 0)
    gtk_range_set_value (self->opacity, slide->opacity * 100);
  adw_combo_row_set_selected (self->audience, slide->visibility);
  gtk_widget_set_sensitive (self->place, !slide->has_problem);
  gtk_widget_set_visible (self->find, slide->has_problem);
  self->is_filled = FALSE;
}
