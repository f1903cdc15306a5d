/* guide-view-chapters.c - one chapter chosen among all */
#include "config.h"

#include "guide-view-private.h"

#include <glib/gi18n-lib.h>

#define LONGEST 60 /* letters of the button: a longer title is cut where it must, and whole in its list */

static char *
dup_name (const GuideChapter *chapter)
{
  return chapter->id == NULL ? g_strdup (_ ("Without a chapter")) : g_strdup_printf ("%s. %s", chapter->number, chapter->title);
}

static void
on_set_up (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           gpointer                  longest)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), GPOINTER_TO_INT (longest));
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  GtkStringObject *name = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (name));
}

void
guide_view_cut_long_names (GtkDropDown *list,
                           int          longest)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new (), whole = g_object_ref (gtk_drop_down_get_factory (list));

  g_signal_connect (factory, "setup", G_CALLBACK (on_set_up), GINT_TO_POINTER (longest));
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  gtk_drop_down_set_factory (list, factory);
  gtk_drop_down_set_list_factory (list, whole);
}

/* The model is replaced only when it says something else: what is open stays open. */
void
guide_view_chapters_fill (GtkDropDown *list,
                          GuideBook   *book,
                          const char  *id)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkStringList            *before = GTK_STRING_LIST (gtk_drop_down_get_model (list));
  guint                     selected = 0;
  gboolean                  is_same = before != NULL && g_list_model_get_n_items (G_LIST_MODEL (before)) == book->chapters->len;

  for (guint i = 0; i < book->chapters->len; i++)
    {
      g_autofree char *name = dup_name (book->chapters->pdata[i]);

      gtk_string_list_append (names, name);
      is_same = is_same && g_strcmp0 (gtk_string_list_get_string (before, i), name) == 0;
      if (id != NULL && g_strcmp0 (id, ((GuideChapter *) book->chapters->pdata[i])->id != NULL ? ((GuideChapter *) book->chapters->pdata[i])->id : "") == 0)
        selected = i;
    }
  if (before == NULL)
    guide_view_cut_long_names (list, LONGEST);
  if (!is_same)
    gtk_drop_down_set_model (list, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (list, selected);
}

const GuideChapter *
guide_view_chapters_get (GtkDropDown *list,
                         GuideBook   *book)
{
  guint selected = gtk_drop_down_get_selected (list);

  return book->chapters->pdata[selected < book->chapters->len ? selected : 0];
}
