#include "config.h"

#include "dossier-view-who-row.h"

#include "dossier-view-mark.h"
#include "dossier-view-words.h"
#include "map-reading.h"

#include <glib/gi18n-lib.h>

GtkWidget *
dossier_view_who_row_new (const DossierViewWho    *who,
                          const DossierVocabulary *vocabulary,
                          const char              *select,
                          const char              *detail)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *description = detail != NULL ? g_strdup (detail) : dossier_view_words_describe (who, vocabulary);
  const char      *name = who->name != NULL ? who->name : _ ("A structure that is no longer there");
  g_autofree char *spoken = g_strdup_printf ("%s, %s", name, description);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), description);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), dossier_view_mark_new_for_family (map_reading_get_family (who->type)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", select);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.select");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}
