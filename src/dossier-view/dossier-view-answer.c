#include "config.h"

#include "dossier-view-answer.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DossierViewAnswerChosen chosen;
  gpointer                field;
} Choosing;

DossierViewAnswer
dossier_view_answer_of (const DossierValue *value)
{
  if (value == NULL)
    return DOSSIER_VIEW_ANSWER_NONE;
  if (dossier_value_get_value_type (value) == DOSSIER_VALUE_UNKNOWN)
    return DOSSIER_VIEW_ANSWER_UNKNOWN;
  if (dossier_value_get_value_type (value) == DOSSIER_VALUE_NOT_APPLICABLE)
    return DOSSIER_VIEW_ANSWER_NOT_APPLICABLE;
  return DOSSIER_VIEW_ANSWER_NONE;
}

DossierValue *
dossier_view_answer_make_value (DossierViewAnswer answer)
{
  if (answer == DOSSIER_VIEW_ANSWER_UNKNOWN)
    return dossier_value_new_unknown ();
  if (answer == DOSSIER_VIEW_ANSWER_NOT_APPLICABLE)
    return dossier_value_new_not_applicable ();
  return NULL;
}

const char *
dossier_view_answer_get_label (DossierViewAnswer answer)
{
  static const char *const labels[] = { N_ ("Not filled in"), N_ ("Not known"), N_ ("Not applicable") };

  return _ (labels[answer]);
}

static void
on_activated (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  Choosing *choosing = user_data;

  choosing->chosen (choosing->field, (DossierViewAnswer) g_variant_get_int32 (parameter));
}

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (int i = DOSSIER_VIEW_ANSWER_UNKNOWN; i < DOSSIER_VIEW_N_ANSWERS; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (dossier_view_answer_get_label (i), NULL);

      g_menu_item_set_action_and_target (item, "answer.choose", "i", i);
      g_menu_append_item (menu, item);
    }
  g_menu_append (menu, _ ("Empty the field"), "answer.choose(0)");
  return G_MENU_MODEL (menu);
}

GtkWidget *
dossier_view_answer_new_button (DossierViewAnswerChosen chosen,
                                gpointer                field)
{
  GtkWidget                     *button = gtk_menu_button_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction)      action = g_simple_action_new ("choose", G_VARIANT_TYPE_INT32);
  g_autoptr (GMenuModel)         menu = make_menu ();
  Choosing                      *choosing = g_new (Choosing, 1);

  choosing->chosen = chosen;
  choosing->field = field;
  g_signal_connect_data (action, "activate", G_CALLBACK (on_activated), choosing, (GClosureNotify) (void (*) (void)) g_free, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (button, "answer", G_ACTION_GROUP (group));

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "answer");
  gtk_widget_set_tooltip_text (button, _ ("Not known, not applicable…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Not known, not applicable…"), -1);
  return button;
}
