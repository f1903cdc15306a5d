#include "config.h"

#include "guide-view-sides.h"

#include "guide-view-practice-parts.h"
#include "guide-view-private.h"
#include "guide-view-text.h"

#include <glib/gi18n-lib.h>

struct _GuideViewSides
{
  AdwBin       parent_instance;
  GuideBook   *book;
  char        *chapter;
  gboolean     is_filling;
  GtkDropDown *chapters, *filter;
  GtkLabel    *summary;
  GtkBox      *lines;
};

G_DEFINE_FINAL_TYPE (GuideViewSides, guide_view_sides, ADW_TYPE_BIN)

enum
{
  OF_CHAPTER, /* all of it */
  NO_CENTRE,  /* of the whole guide, from here */
  NO_SCHOOL,
  DIVERGENT,
};

/* --- one practice */

static GtkWidget *
make_side (GuideBook           *book,
           const GuidePractice *practice,
           GuideSide            side,
           const char          *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9), *heading = gtk_label_new (title);
  guint      n = 0;

  gtk_label_set_xalign (GTK_LABEL (heading), 0.0f);
  gtk_widget_add_css_class (heading, "caption-heading");
  gtk_widget_add_css_class (heading, "dim-label");
  gtk_box_append (GTK_BOX (box), heading);
  for (guint i = 0; i < practice->passages->len; i++)
    if (((GuidePassage *) practice->passages->pdata[i])->side == side)
      {
        gtk_box_append (GTK_BOX (box), guide_view_passage_new (book, practice->passages->pdata[i]));
        n++;
      }
  if (n == 0)
    {
      GtkWidget *nothing = guide_view_text_new_plain (_ ("Nothing said yet"));

      gtk_widget_add_css_class (nothing, "nothing-said");
      gtk_box_append (GTK_BOX (box), nothing);
    }
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

static void
open_viewpoints (GtkMenuButton *button,
                 gpointer       user_data)
{
  GuideBook                *book = guide_view_get_book (GTK_WIDGET (button));
  const char               *id = gtk_widget_get_name (GTK_WIDGET (button));
  g_autoptr (GMenu)         menu = g_menu_new ();
  guint                     n_terms = 0;
  const DossierTerm *const *terms = book == NULL ? NULL : dossier_vocabulary_get_terms (book->vocabulary, "viewpoints", &n_terms);

  for (guint i = 0; i <= n_terms; i++)
    if (i == n_terms || dossier_term_is_offered (terms[i]))
      {
        g_autoptr (GMenuItem) item = g_menu_item_new (i < n_terms ? terms[i]->label : _ ("Not compared"), NULL);

        g_menu_item_set_action_and_target_value (item, "guide.viewpoints", g_variant_new ("(ss)", id, i < n_terms ? terms[i]->code : ""));
        g_menu_append_item (menu, item);
      }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static GtkWidget *
make_head (GuideBook           *book,
           const GuidePractice *practice)
{
  GtkWidget       *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *open = gtk_button_new (), *button = gtk_menu_button_new ();
  g_autofree char *text = g_strdup_printf ("%s  %s", practice->number, practice->statement);
  const char      *label = practice->viewpoints != NULL ? dossier_vocabulary_get_label (book->vocabulary, "viewpoints", practice->viewpoints) : _ ("Not compared");
  g_autofree char *name = g_strdup_printf ("%s: %s", practice->number, label), *style = g_strdup_printf ("viewpoints-%s", practice->viewpoints != NULL ? practice->viewpoints : "none");
  GtkWidget       *title = guide_view_text_new_plain (text);

  gtk_widget_add_css_class (title, "heading");
  gtk_button_set_child (GTK_BUTTON (open), title);
  gtk_widget_add_css_class (open, "flat");
  gtk_widget_add_css_class (open, "opener");
  gtk_widget_set_hexpand (open, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "guide.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (open), "s", practice->id);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label);
  gtk_widget_set_name (button, practice->id);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "status");
  gtk_widget_add_css_class (button, style);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), open_viewpoints, NULL, NULL);
  gtk_box_append (GTK_BOX (head), open);
  gtk_box_append (GTK_BOX (head), button);
  return head;
}

static GtkWidget *
make_line (GuideBook           *book,
           const GuidePractice *practice)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9), *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  gtk_box_set_homogeneous (GTK_BOX (columns), TRUE);
  gtk_box_append (GTK_BOX (columns), make_side (book, practice, GUIDE_SIDE_CENTRES, _ ("Centres say")));
  gtk_box_append (GTK_BOX (columns), make_side (book, practice, GUIDE_SIDE_SCHOOLS, _ ("Schools say")));
  gtk_box_append (GTK_BOX (box), make_head (book, practice));
  gtk_box_append (GTK_BOX (box), columns);
  if (practice->viewpoint_notes != NULL)
    gtk_box_append (GTK_BOX (box), guide_view_text_new_label (practice->viewpoint_notes, book->glossary));
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "two-sides");
  return box;
}

/* --- all of them */

static gboolean
is_wanted (const GuidePractice *practice,
           guint                filter)
{
  if (filter == NO_CENTRE)
    return guide_practice_count_said (practice, GUIDE_SIDE_CENTRES) == 0;
  if (filter == NO_SCHOOL)
    return guide_practice_count_said (practice, GUIDE_SIDE_SCHOOLS) == 0;
  return filter != DIVERGENT || g_strcmp0 (practice->viewpoints, "divergent") == 0;
}

/* Of a whole guide, the words already said are left to the chapters: the list stays short and quick. */
static GtkWidget *
make_short_line (GuideBook           *book,
                 const GuidePractice *practice)
{
  GtkWidget *box = make_head (book, practice);

  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "two-sides");
  return box;
}

static void
tell (GuideViewSides *self)
{
  g_autoptr (GPtrArray) centres = guide_book_list_untouched (self->book, GUIDE_SIDE_CENTRES), schools = guide_book_list_untouched (self->book, GUIDE_SIDE_SCHOOLS);
  g_autofree char      *text = g_strdup_printf (_ ("Of %u practices, the centres have said nothing of %u, the schools of %u."), self->book->practices->len, centres->len, schools->len);

  gtk_label_set_label (self->summary, text);
}

static void
show_lines (GuideViewSides *self)
{
  guint               filter = gtk_drop_down_get_selected (self->filter);
  const GuideChapter *chapter = guide_view_chapters_get (self->chapters, self->book);
  const GPtrArray    *practices = filter == OF_CHAPTER ? chapter->practices : self->book->practices;

  g_free (self->chapter);
  self->chapter = g_strdup (chapter->id != NULL ? chapter->id : "");
  gtk_widget_set_sensitive (GTK_WIDGET (self->chapters), filter == OF_CHAPTER);
  tell (self);
  guide_view_clear (GTK_WIDGET (self->lines));
  for (guint i = 0; i < practices->len; i++)
    if (is_wanted (practices->pdata[i], filter))
      gtk_box_append (self->lines, filter == NO_CENTRE || filter == NO_SCHOOL ? make_short_line (self->book, practices->pdata[i]) : make_line (self->book, practices->pdata[i]));
}

static void
on_chosen (GuideViewSides *self)
{
  if (self->book != NULL && !self->is_filling)
    show_lines (self);
}

void
guide_view_sides_show (GuideViewSides *self,
                       GuideBook      *book)
{
  if (book == self->book)
    return;
  g_clear_pointer (&self->book, guide_book_unref);
  if (book == NULL)
    {
      g_clear_pointer (&self->chapter, g_free);
      return;
    }
  self->book = guide_book_ref (book);
  self->is_filling = TRUE;
  guide_view_chapters_fill (self->chapters, book, self->chapter);
  self->is_filling = FALSE;
  show_lines (self);
}

static void
guide_view_sides_dispose (GObject *object)
{
  GuideViewSides *self = GUIDE_VIEW_SIDES (object);

  g_clear_pointer (&self->book, guide_book_unref);
  g_clear_pointer (&self->chapter, g_free);
  G_OBJECT_CLASS (guide_view_sides_parent_class)->dispose (object);
}

static void
guide_view_sides_class_init (GuideViewSidesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = guide_view_sides_dispose;
}

static GtkWidget *
make_bar (GuideViewSides *self)
{
  const char *const filters[] = { _ ("The practices of a chapter"), _ ("Untouched by the centres"), _ ("Untouched by the schools"), _ ("Where they differ"), NULL };
  GtkWidget        *bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6); /* a narrow window has no room for both side by side */

  self->filter = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (filters));
  self->chapters = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->filter), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Which practices"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chapters), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Chapter"), -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->chapters), TRUE);
  gtk_widget_add_css_class (bar, "guide-bar");
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->filter));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->chapters));
  g_signal_connect_object (self->filter, "notify::selected", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chapters, "notify::selected", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  return bar;
}

static void
guide_view_sides_init (GuideViewSides *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new (), *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->summary = GTK_LABEL (guide_view_text_new_plain (NULL));
  self->lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_box_append (GTK_BOX (box), make_bar (self));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->lines));
  gtk_widget_add_css_class (content, "board");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1000);
  adw_clamp_set_child (ADW_CLAMP (clamp), content);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_bin_set_child (ADW_BIN (self), box);
}
