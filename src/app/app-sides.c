#include "config.h"

#include "app-sides.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>

static const struct
{
  const char *code;
  const char *label;
} sides[] = {
  { "federation", N_ ("Federation of social centres") },
  { "ecole_et_famille", N_ ("École et Famille") },
  { "other", N_ ("Another partner") },
};

GListModel *
app_sides_new_model (void)
{
  GtkStringList *model = gtk_string_list_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    gtk_string_list_append (model, _ (sides[i].label));
  return G_LIST_MODEL (model);
}

const char *
app_sides_get_code (guint index)
{
  return index < G_N_ELEMENTS (sides) ? sides[index].code : sides[0].code;
}

guint
app_sides_find (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (g_strcmp0 (sides[i].code, code) == 0)
      return i;
  return 0;
}
