#include "config.h"

#include "exchange-view-audience.h"

#include <glib/gi18n-lib.h>

#define N_AUDIENCES (DOSSIER_VISIBILITY_INTERNAL + 1)

struct _ExchangeViewAudience
{
  AdwPreferencesGroup parent_instance;
  GtkCheckButton     *choices[N_AUDIENCES];
  AdwActionRow       *left_out;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ExchangeViewAudience, exchange_view_audience, ADW_TYPE_PREFERENCES_GROUP)

static const struct
{
  const char *title, *subtitle;
} audiences[N_AUDIENCES] = {
  [DOSSIER_VISIBILITY_PUBLIC] = { N_ ("Everybody"), N_ ("Territories and structures; no link, no person, no note") },
  [DOSSIER_VISIBILITY_NETWORK] = { N_ ("The network"), N_ ("With the links, as partners know them; no person, no internal note") },
  [DOSSIER_VISIBILITY_INTERNAL] = { N_ ("The federation only"), N_ ("Everything, with the names of persons and the notes") },
};

static void
on_toggled (ExchangeViewAudience *self,
            GtkCheckButton       *choice)
{
  if (gtk_check_button_get_active (choice))
    g_signal_emit (self, signals[CHOSEN], 0);
}

static void
add_choice (ExchangeViewAudience *self,
            DossierVisibility     audience)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  GtkWidget    *choice = gtk_check_button_new ();

  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  if (audience > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (choice), self->choices[0]);
  self->choices[audience] = GTK_CHECK_BUTTON (choice);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (audiences[audience].title));
  adw_action_row_set_subtitle (row, _ (audiences[audience].subtitle));
  adw_action_row_add_prefix (row, choice);
  adw_action_row_set_activatable_widget (row, choice);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (audiences[audience].title), -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
}

static void
exchange_view_audience_class_init (ExchangeViewAudienceClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* Its words stand under those of the choices. */
static void
add_left_out (ExchangeViewAudience *self)
{
  g_autoptr (GtkSizeGroup) prefixes = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GtkWidget               *icon = gtk_image_new_from_icon_name ("view-conceal-symbolic");

  self->left_out = ADW_ACTION_ROW (adw_action_row_new ());
  gtk_size_group_add_widget (prefixes, GTK_WIDGET (self->choices[0]));
  gtk_size_group_add_widget (prefixes, icon);
  gtk_widget_add_css_class (icon, "dim-label");
  adw_action_row_add_prefix (self->left_out, icon);
  adw_action_row_set_subtitle_lines (self->left_out, 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->left_out), _ ("Left out"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->left_out));
  exchange_view_audience_set_left_out (self, NULL);
}

static void
exchange_view_audience_init (ExchangeViewAudience *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("For whom?"));
  for (guint audience = 0; audience < N_AUDIENCES; audience++)
    add_choice (self, audience);
  gtk_check_button_set_active (self->choices[DOSSIER_VISIBILITY_NETWORK], TRUE);
  for (guint audience = 0; audience < N_AUDIENCES; audience++)
    g_signal_connect_object (self->choices[audience], "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  add_left_out (self);
}

DossierVisibility
exchange_view_audience_get (ExchangeViewAudience *self)
{
  g_return_val_if_fail (EXCHANGE_VIEW_IS_AUDIENCE (self), DOSSIER_VISIBILITY_PUBLIC);

  for (guint audience = 0; audience < N_AUDIENCES; audience++)
    if (gtk_check_button_get_active (self->choices[audience]))
      return audience;
  return DOSSIER_VISIBILITY_PUBLIC;
}

void
exchange_view_audience_set_left_out (ExchangeViewAudience *self,
                                     const char *const    *left_out)
{
  g_autofree char *sentences = NULL, *plain = NULL;

  g_return_if_fail (EXCHANGE_VIEW_IS_AUDIENCE (self));

  if (left_out == NULL)
    sentences = g_strdup (_ ("Counting…"));
  else
    sentences = left_out[0] != NULL ? g_strjoinv ("\n", (char **) left_out) : g_strdup (_ ("Nothing"));
  plain = g_markup_escape_text (sentences, -1);
  adw_action_row_set_subtitle (self->left_out, plain);
}
