#include "config.h"

#include "dossier-view-term-uses.h"

#include <glib/gi18n-lib.h>

/* "3 links": no number parted from its word. */
static char *
dup_number_of (const DossierTermUse *use)
{
  g_autofree char *name = g_utf8_strdown (dossier_kinds_translate (use->n == 1 ? use->kind->label : use->kind->plural), -1);

  return g_strdup_printf ("%u\302\240%s", use->n, name);
}

/* "3 links · Levers" */
static char *
dup_use (const DossierTermUse    *use,
         const DossierVocabulary *terms)
{
  g_autofree char *number = dup_number_of (use);

  return g_strdup_printf ("%s · %s", number, dossier_vocabulary_get_heading (terms, use->field));
}

char *
dossier_view_term_uses_dup_words (const DossierTermUses   *uses,
                                  const DossierVocabulary *terms,
                                  const char              *code)
{
  guint                 n_uses;
  const DossierTermUse *all = dossier_term_uses_get (uses, code, &n_uses);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_uses; i++)
    g_ptr_array_add (words, dup_use (&all[i], terms));
  g_ptr_array_add (words, NULL);
  return n_uses == 0 ? NULL : g_strjoinv (", ", (char **) words->pdata);
}

/* The question's text; NULL: no list shows them. Caller owns. */
static char *
dup_question (const DossierTermUse *use,
              const char           *code)
{
  g_autoptr (DossierQuery) question = dossier_term_use_new_question (use, code);

  return question == NULL ? NULL : dossier_query_dup_text (question);
}

static char *
dup_title (const DossierTermUse    *use,
           const DossierVocabulary *terms,
           const DossierTerm       *term)
{
  /* Translators: a question as a chip says it: a field, and its word ("Levers: moment of crisis"). */
  return g_strdup_printf (_ ("%s: %s"), dossier_vocabulary_get_heading (terms, use->field), term->label);
}

static GtkWidget *
make_plain (const char *number)
{
  GtkWidget *label = gtk_label_new (number);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "plain-count");
  return label;
}

static GtkWidget *
make_button (const DossierTermUse    *use,
             const DossierVocabulary *terms,
             const DossierTerm       *term,
             const char              *number)
{
  g_autofree char *question = dup_question (use, term->code);
  g_autofree char *title = dup_title (use, terms, term);
  GtkWidget       *button;

  if (question == NULL)
    return make_plain (number);
  button = gtk_button_new_with_label (number);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", question, title);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "term.show");
  return button;
}

static void
add_item (GMenu                   *menu,
          const DossierTermUse    *use,
          const DossierVocabulary *terms,
          const DossierTerm       *term)
{
  g_autofree char      *question = dup_question (use, term->code);
  g_autofree char      *title = dup_title (use, terms, term);
  g_autofree char      *label = dup_use (use, terms);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  if (question != NULL)
    g_menu_item_set_action_and_target (item, "term.show", "(ss)", question, title);
  else
    g_menu_item_set_detailed_action (item, "term.none"); /* no list shows them: told, and not to be pressed */
  g_menu_append_item (menu, item);
}

static GtkWidget *
make_menu (const DossierTermUse    *uses,
           guint                    n_uses,
           const DossierVocabulary *terms,
           const DossierTerm       *term,
           const char              *number)
{
  GtkWidget        *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < n_uses; i++)
    add_item (menu, &uses[i], terms, term);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), number);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  return button;
}

GtkWidget *
dossier_view_term_uses_make (const DossierTermUses   *uses,
                             const DossierVocabulary *terms,
                             const DossierTerm       *term)
{
  guint                 n_uses;
  const DossierTermUse *all = dossier_term_uses_get (uses, term->code, &n_uses);
  guint                 n = dossier_term_uses_get_n (uses, term->code, NULL);
  g_autofree char      *number = g_strdup_printf ("%u", n);
  g_autofree char      *words = dossier_view_term_uses_dup_words (uses, terms, term->code);
  g_autofree char      *spoken = NULL;
  GtkWidget            *widget;

  widget = n_uses == 0 ? make_plain (number) : n_uses == 1 ? make_button (&all[0], terms, term, number)
                                                           : make_menu (all, n_uses, terms, term, number);
  /* Translators: "Used by 12 links · Levers". */
  spoken = words == NULL ? g_strdup (_ ("Used by nothing")) : g_strdup_printf (_ ("Used by %s"), words);
  gtk_widget_set_tooltip_text (widget, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (n_uses > 0)
    gtk_widget_add_css_class (widget, "flat");
  return widget;
}
