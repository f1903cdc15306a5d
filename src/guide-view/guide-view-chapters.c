/* guide-view-chapters.c - one chapter chosen among all */
#include "config.h"

#include "guide-view-private.h"

#include <glib/gi18n-lib.h>

#define LONGEST 34 /* letters: a drop-down is as wide as its longest line */

static char *
dup_name (const GuideChapter *chapter)
{
  g_autofree char *title = NULL;

  if (chapter->id == NULL)
    return g_strdup (_ ("Without a chapter"));
  if (g_utf8_strlen (chapter->title, -1) <= LONGEST)
    return g_strdup_printf ("%s. %s", chapter->number, chapter->title);
  title = g_utf8_substring (chapter->title, 0, LONGEST);
  return g_strdup_printf ("%s. %s…", chapter->number, title);
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
