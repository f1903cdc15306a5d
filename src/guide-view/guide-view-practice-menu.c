/* guide-view-practice-menu.c - what is done to a practice: its menu, and the button of its status */
#include "config.h"

#include "guide-view-practice-parts.h"

#include "guide-view-private.h"

#include <glib/gi18n-lib.h>

static GMenu *
new_term_menu (GuideBook  *book,
               const char *vocabulary,
               const char *action,
               const char *id)
{
  GMenu                    *menu = g_menu_new ();
  guint                     n_terms;
  const DossierTerm *const *terms = dossier_vocabulary_get_terms (book->vocabulary, vocabulary, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    if (dossier_term_is_offered (terms[i]))
      guide_view_add_item (menu, terms[i]->label, action, g_variant_new ("(ss)", id, terms[i]->code));
  return menu;
}

static GMenu *
new_chapters_menu (GuideBook           *book,
                   const GuidePractice *practice)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < book->chapters->len; i++)
    {
      const GuideChapter *chapter = book->chapters->pdata[i];

      if (chapter != practice->chapter)
        guide_view_add_item (menu, chapter->id != NULL ? chapter->title : _ ("No chapter"), "guide.chapter", g_variant_new ("(ss)", practice->id, chapter->id != NULL ? chapter->id : ""));
    }
  return menu;
}

static GMenu *
new_speaks_menu (GuideBook           *book,
                 const GuidePractice *practice,
                 gboolean             speaks)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < book->chapters->len; i++)
    {
      const GuideChapter *chapter = book->chapters->pdata[i];

      if (chapter->id != NULL && chapter != practice->chapter && g_strv_contains ((const char *const *) practice->questions, chapter->id) == speaks)
        guide_view_add_item (menu, chapter->title, "guide.speak", g_variant_new ("(ssb)", practice->id, chapter->id, !speaks));
    }
  return menu;
}

static void
add_submenu (GMenu      *menu,
             const char *label,
             GMenu      *submenu)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (submenu)) > 0)
    g_menu_append_submenu (menu, label, G_MENU_MODEL (submenu));
  g_object_unref (submenu);
}

GMenuModel *
guide_view_practice_new_menu (GuideBook           *book,
                              const GuidePractice *practice)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GMenu            *first = g_menu_new (), *second = g_menu_new (), *third = g_menu_new ();

  guide_view_add_item (first, _ ("Open its sheet"), "win.select", g_variant_new_string (practice->id));
  guide_view_add_item (first, _ ("Compare its versions…"), "guide.versions", g_variant_new_string (practice->id));
  guide_view_add_item (first, _ ("Illustrate with a link…"), "guide.illustrate", g_variant_new_string (practice->id));
  add_submenu (first, _ ("Relate it to another"), new_term_menu (book, "practice_relation", "guide.relate", practice->id));
  add_submenu (first, _ ("Centres and schools"), new_term_menu (book, "viewpoints", "guide.viewpoints", practice->id));
  guide_view_add_item (second, _ ("Move up"), "guide.step", g_variant_new ("(si)", practice->id, -1));
  guide_view_add_item (second, _ ("Move down"), "guide.step", g_variant_new ("(si)", practice->id, 1));
  add_submenu (second, _ ("Move to"), new_chapters_menu (book, practice));
  add_submenu (second, _ ("Also speaks to"), new_speaks_menu (book, practice, FALSE));
  add_submenu (second, _ ("No longer speaks to"), new_speaks_menu (book, practice, TRUE));
  for (guint i = 0; i < practice->relations->len; i++)
    {
      const GuideRelation *relation = practice->relations->pdata[i];
      g_autofree char     *label = g_strdup_printf (_ ("No longer related to %s"), relation->other->number);

      guide_view_add_item (third, label, "guide.part", g_variant_new ("(ss)", practice->id, relation->id));
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (second));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (third));
  g_object_unref (first);
  g_object_unref (second);
  g_object_unref (third);
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
open_statuses (GtkMenuButton *button,
               gpointer       user_data)
{
  GuideBook           *book = g_object_get_data (G_OBJECT (button), "book");
  const GuidePractice *practice = guide_book_find_practice (book, g_object_get_data (G_OBJECT (button), "practice"));
  g_autoptr (GMenu)    menu = new_term_menu (book, "practice_status", "guide.status", practice->id);

  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

GtkWidget *
guide_view_practice_status_new (GuideBook           *book,
                                const GuidePractice *practice)
{
  const char      *label = practice->status != NULL ? dossier_vocabulary_get_label (book->vocabulary, "practice_status", practice->status) : _ ("No status");
  g_autofree char *name = g_strdup_printf (_ ("Status: %s"), label), *style = g_strdup_printf ("status-%s", practice->status != NULL ? practice->status : "none");
  GtkWidget       *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label);
  gtk_widget_add_css_class (button, "status");
  gtk_widget_add_css_class (button, style);
  gtk_widget_set_tooltip_text (button, _ ("Status: S for the next one, Shift+S for the one before"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "book", guide_book_ref (book), (GDestroyNotify) guide_book_unref);
  g_object_set_data_full (G_OBJECT (button), "practice", g_strdup (practice->id), g_free);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), open_statuses, NULL, NULL);
  return button;
}
