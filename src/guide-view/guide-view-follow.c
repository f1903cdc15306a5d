#include "config.h"

#include "guide-view-follow.h"

#include "guide-view-private.h"

#include <glib/gi18n-lib.h>

struct _GuideViewFollow
{
  AdwBin               parent_instance;
  GuideBook           *book;
  AdwPreferencesPage  *page;
  AdwPreferencesGroup *questions, *tools;
  GPtrArray           *rows; /* GtkWidget, borrowed, each of its group */
};

G_DEFINE_FINAL_TYPE (GuideViewFollow, guide_view_follow, ADW_TYPE_BIN)

static void
on_row_activated (AdwActionRow *row,
                  gpointer      user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "win.select", "s", gtk_widget_get_name (GTK_WIDGET (row)));
}

/* The menu of the words of a vocabulary, when it is opened. */
static void
open_words (GtkMenuButton *button,
            gpointer       user_data)
{
  GuideBook                *book = guide_view_get_book (GTK_WIDGET (button));
  const char               *vocabulary = user_data;
  const char               *action = g_str_equal (vocabulary, "booklet_fit") ? "guide.fit" : "guide.answering";
  g_autoptr (GMenu)         menu = g_menu_new ();
  guint                     n_terms = 0;
  const DossierTerm *const *terms = book == NULL ? NULL : dossier_vocabulary_get_terms (book->vocabulary, vocabulary, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    if (dossier_term_is_offered (terms[i]))
      {
        g_autoptr (GMenuItem) item = g_menu_item_new (terms[i]->label, NULL);

        g_menu_item_set_action_and_target_value (item, action, g_variant_new ("(ss)", gtk_widget_get_name (GTK_WIDGET (button)), terms[i]->code));
        g_menu_append_item (menu, item);
      }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
add_row (GuideViewFollow     *self,
         AdwPreferencesGroup *group,
         const char          *id,
         const char          *title,
         const char          *subtitle,
         const char          *vocabulary,
         const char          *code)
{
  GtkWidget       *row = adw_action_row_new (), *button = gtk_menu_button_new ();
  const char      *label = code != NULL ? dossier_vocabulary_get_label (self->book->vocabulary, vocabulary, code) : _ ("not said");
  g_autofree char *name = g_strdup_printf ("%s: %s", title, label), *style = g_strdup_printf ("follow-%s", code != NULL ? code : "none");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_name (row, id);
  gtk_widget_set_name (button, id);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "status");
  gtk_widget_add_css_class (button, style);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), open_words, (gpointer) vocabulary, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_signal_connect (row, "activated", G_CALLBACK (on_row_activated), NULL);
  adw_preferences_group_add (group, row);
  g_object_set_data (G_OBJECT (row), "group", group);
  g_ptr_array_add (self->rows, row);
}

/* Where it is to be taken, and what was answered. */
static char *
dup_question_details (const GuideBook         *book,
                      const GuideOpenQuestion *question)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const GuidePractice  *practice = guide_book_find_practice (book, question->practice);

  if (question->origin != NULL)
    g_ptr_array_add (parts, g_strdup (question->origin));
  if (question->meeting != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_ ("To be taken at: %s"), question->meeting));
  if (question->answer != NULL)
    g_ptr_array_add (parts, g_strdup (question->answer));
  if (practice != NULL)
    /* Translators: an open question became a practice of the guide: its number, its sentence. */
    g_ptr_array_add (parts, g_strdup_printf (_ ("It became %s “%s”"), practice->number, practice->statement));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static char *
dup_tool_details (const GuideTool *tool)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (tool->proposed_by != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_ ("Proposed by %s"), tool->proposed_by));
  if (tool->received_on != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_ ("Received on %s"), tool->received_on));
  if (tool->description != NULL)
    g_ptr_array_add (parts, g_strdup (tool->description));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
clear_rows (GuideViewFollow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (g_object_get_data (self->rows->pdata[i], "group"), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

/* The row of the record that has the focus, or whose menu does; NULL: none. Owned. */
static char *
dup_focused (GuideViewFollow *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);
  GtkWidget *row = focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) ? NULL : gtk_widget_get_ancestor (focus, ADW_TYPE_ACTION_ROW);

  return row == NULL ? NULL : g_strdup (gtk_widget_get_name (row));
}

static void
give_focus (GuideViewFollow *self,
            const char      *id)
{
  for (guint i = 0; id != NULL && i < self->rows->len; i++)
    if (g_str_equal (gtk_widget_get_name (self->rows->pdata[i]), id))
      gtk_widget_grab_focus (self->rows->pdata[i]);
}

void
guide_view_follow_show (GuideViewFollow *self,
                        GuideBook       *book)
{
  g_autofree char *focused = NULL;

  if (book == self->book)
    return;
  focused = dup_focused (self);
  clear_rows (self);
  g_clear_pointer (&self->book, guide_book_unref);
  if (book == NULL)
    return;
  self->book = guide_book_ref (book);
  for (guint i = 0; i < book->open_questions->len; i++)
    {
      const GuideOpenQuestion *question = book->open_questions->pdata[i];
      g_autofree char         *details = dup_question_details (book, question);

      add_row (self, self->questions, question->id, question->text, details, "open_question_status", question->status);
    }
  for (guint i = 0; i < book->tools->len; i++)
    {
      const GuideTool *tool = book->tools->pdata[i];
      g_autofree char *details = dup_tool_details (tool);

      add_row (self, self->tools, tool->id, tool->title, details, "booklet_fit", tool->fit);
    }
  adw_preferences_group_set_description (self->questions, book->open_questions->len > 0 ? NULL : _ ("No question is open."));
  adw_preferences_group_set_description (self->tools, book->tools->len > 0 ? _ ("Fit for the booklet, or not:") : _ ("No tool or analysis grid was proposed yet."));
  give_focus (self, focused);
}

static void
guide_view_follow_dispose (GObject *object)
{
  GuideViewFollow *self = GUIDE_VIEW_FOLLOW (object);

  g_clear_pointer (&self->book, guide_book_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (guide_view_follow_parent_class)->dispose (object);
}

static void
guide_view_follow_class_init (GuideViewFollowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = guide_view_follow_dispose;
}

static GtkWidget *
make_adder (const char *label,
            const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
guide_view_follow_init (GuideViewFollow *self)
{
  self->rows = g_ptr_array_new ();
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  self->questions = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->tools = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->questions, _ ("Open questions"));
  adw_preferences_group_set_title (self->tools, _ ("Tools and analysis grids"));
  adw_preferences_group_set_header_suffix (self->questions, make_adder (_ ("Add a question"), "guide.new-open-question"));
  adw_preferences_group_set_header_suffix (self->tools, make_adder (_ ("Add a tool"), "guide.new-tool"));
  adw_preferences_page_add (self->page, self->questions);
  adw_preferences_page_add (self->page, self->tools);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->page));
}
