#include "config.h"

#include "guide-view-practice.h"

#include "guide-view-practice-parts.h"
#include "guide-view-private.h"
#include "guide-view-text.h"
#include "guide-view-wrap.h"

#include "base-day.h"

#include <glib/gi18n-lib.h>

struct _GuideViewPractice
{
  GtkListBoxRow parent_instance;
  GuideBook    *book;
  char         *id, *digest, *heading;
  GtkWidget    *content;
};

G_DEFINE_FINAL_TYPE (GuideViewPractice, guide_view_practice, GTK_TYPE_LIST_BOX_ROW)

/* --- what is shown */

static GtkWidget *
make_chip (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "quiet-chip");
  return label;
}

/* What it said before is one press away. */
static GtkWidget *
make_version (const GuidePractice *practice)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (practice->changed / 1000);
  g_autofree char      *day = base_day_dup_words (when);
  /* Translators: which version of a practice is read; then the day since which it says so. */
  g_autofree char *text = g_strdup_printf (_ ("version %u"), practice->n_versions), *tip = g_strdup_printf (_ ("Said so since %s; V compares its versions"), day);
  GtkWidget       *button = gtk_button_new_with_label (text);

  gtk_widget_set_tooltip_text (button, tip);
  gtk_widget_add_css_class (button, "quiet-chip");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "guide.versions");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", practice->id);
  return button;
}

/* A narrow window has no room for all in a line. */
static GtkWidget *
make_chips (GuideBook           *book,
            const GuidePractice *practice)
{
  GtkWidget *box = guide_view_wrap_new (6, 6);

  guide_view_wrap_append (GUIDE_VIEW_WRAP (box), guide_view_practice_status_new (book, practice));
  if (practice->nature != NULL)
    guide_view_wrap_append (GUIDE_VIEW_WRAP (box), make_chip (dossier_vocabulary_get_label (book->vocabulary, "practice_nature", practice->nature)));
  if (practice->viewpoints != NULL)
    guide_view_wrap_append (GUIDE_VIEW_WRAP (box), make_chip (dossier_vocabulary_get_label (book->vocabulary, "viewpoints", practice->viewpoints)));
  if (practice->original_number != NULL)
    {
      /* Translators: the number of a practice in the document it comes from. */
      g_autofree char *number = g_strdup_printf (_ ("original no. %s"), practice->original_number);

      guide_view_wrap_append (GUIDE_VIEW_WRAP (box), make_chip (number));
    }
  if (practice->n_versions > 1)
    guide_view_wrap_append (GUIDE_VIEW_WRAP (box), make_version (practice));
  return box;
}

static void
open_menu (GtkMenuButton *button,
           gpointer       user_data)
{
  GuideViewPractice     *self = user_data;
  const GuidePractice   *practice = guide_book_find_practice (self->book, self->id);
  g_autoptr (GMenuModel) menu = practice == NULL ? NULL : guide_view_practice_new_menu (self->book, practice);

  gtk_menu_button_set_menu_model (button, menu);
}

static GtkWidget *
make_menu_button (GuideViewPractice   *self,
                  const GuidePractice *practice)
{
  GtkWidget       *button = gtk_menu_button_new ();
  g_autofree char *name = g_strdup_printf (_ ("What can be done with %s"), practice->number);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "more");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), open_menu, self, NULL);
  return button;
}

static GtkWidget *
make_head (GuideViewPractice   *self,
           const GuidePractice *practice)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *statement = guide_view_text_new_sentence (practice->statement, self->book->glossary);

  gtk_widget_add_css_class (statement, "statement");
  gtk_widget_set_hexpand (statement, TRUE);
  gtk_box_append (GTK_BOX (head), statement);
  gtk_box_append (GTK_BOX (head), make_menu_button (self, practice));
  return head;
}

/* What the practice says itself first, then what people said. */
static void
add_texts (GtkBox              *box,
           GuideBook           *book,
           const GuidePractice *practice)
{
  if (practice->development != NULL)
    gtk_box_append (box, guide_view_text_new_label (practice->development, book->glossary));
  for (guint is_said = 0; is_said < 2; is_said++)
    for (guint i = 0; i < practice->passages->len; i++)
      if ((g_strcmp0 (((GuidePassage *) practice->passages->pdata[i])->nature, "development") != 0) == is_said)
        gtk_box_append (box, guide_view_passage_new (book, practice->passages->pdata[i]));
}

/* The same idea answers more than one question: the others, to go there. */
static void
add_other_chapters (GtkBox              *box,
                    GuideBook           *book,
                    const GuidePractice *practice)
{
  for (guint i = 0; i < book->chapters->len; i++)
    {
      const GuideChapter *chapter = book->chapters->pdata[i];

      if (chapter->id != NULL && chapter != practice->chapter && g_strv_contains ((const char *const *) practice->questions, chapter->id))
        gtk_box_append (box, guide_view_practice_chapter_new (chapter));
    }
}

static GtkWidget *
make_content (GuideViewPractice   *self,
              const GuidePractice *practice)
{
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *number = gtk_label_new (practice->number), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_label_set_width_chars (GTK_LABEL (number), 4);
  gtk_label_set_xalign (GTK_LABEL (number), 1.0f);
  gtk_widget_set_valign (number, GTK_ALIGN_START);
  gtk_widget_add_css_class (number, "practice-number");
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), make_head (self, practice));
  gtk_box_append (GTK_BOX (box), make_chips (self->book, practice));
  add_texts (GTK_BOX (box), self->book, practice);
  add_other_chapters (GTK_BOX (box), self->book, practice);
  for (guint i = 0; i < practice->relations->len; i++)
    gtk_box_append (GTK_BOX (box), guide_view_practice_relation_new (self->book, practice->relations->pdata[i]));
  gtk_box_append (GTK_BOX (box), guide_view_practice_found_new (self->book, practice));
  gtk_box_append (GTK_BOX (box), guide_view_practice_parts_new (self->book, practice));
  gtk_box_append (GTK_BOX (columns), number);
  gtk_box_append (GTK_BOX (columns), box);
  return columns;
}

void
guide_view_practice_show (GuideViewPractice   *self,
                          GuideBook           *book,
                          const GuidePractice *practice)
{
  g_autofree char *name = g_strdup_printf ("%s %s", practice->number, practice->statement);
  GuideBook       *before = self->book;
  gboolean         is_same = g_strcmp0 (self->digest, practice->digest) == 0;

  self->book = guide_book_ref (book);
  g_clear_pointer (&before, guide_book_unref);
  if (is_same)
    return;
  if (self->id == NULL)
    {
      self->id = g_strdup (practice->id);
      guide_view_make_draggable (GTK_WIDGET (self), "practice", practice->id);
    }
  g_free (self->digest);
  self->digest = g_strdup (practice->digest);
  g_free (self->heading);
  self->heading = g_strdup (practice->heading);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), make_content (self, practice));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

const char *
guide_view_practice_get_id (GuideViewPractice *self)
{
  return self->id;
}

const char *
guide_view_practice_get_heading (GuideViewPractice *self)
{
  return self->heading;
}

/* --- keys and drops */

static gboolean
on_dropped (GtkWidget  *widget,
            const char *what,
            const char *id,
            gboolean    after)
{
  GuideViewPractice *self = GUIDE_VIEW_PRACTICE (widget);
  GuideBook         *book = guide_view_get_book (widget);

  if (book == NULL)
    return FALSE;
  guide_view_write (widget, g_str_equal (what, "practice") ? guide_work_new_move (book, id, self->id, after) : guide_work_new_group (book, id, self->id));
  return TRUE;
}

static gboolean
on_key (GuideViewPractice *self,
        guint              key,
        guint              code,
        GdkModifierType    state)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL || !gtk_widget_is_focus (GTK_WIDGET (self)))
    return FALSE;
  if (held == GDK_ALT_MASK && (key == GDK_KEY_Up || key == GDK_KEY_Down))
    gtk_widget_activate_action (GTK_WIDGET (self), "guide.step", "(si)", self->id, key == GDK_KEY_Up ? -1 : 1);
  else if ((held & ~GDK_SHIFT_MASK) == 0 && (key == GDK_KEY_s || key == GDK_KEY_S))
    gtk_widget_activate_action (GTK_WIDGET (self), "guide.step-status", "(si)", self->id, held & GDK_SHIFT_MASK ? -1 : 1);
  else if (held == 0 && key == GDK_KEY_v)
    gtk_widget_activate_action (GTK_WIDGET (self), "guide.versions", "s", self->id);
  else
    return FALSE;
  return TRUE;
}

/* Reading opens nothing: a press makes it the one that keys speak of, two open its sheet. */
static void
on_pressed (GuideViewPractice *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
guide_view_practice_finalize (GObject *object)
{
  GuideViewPractice *self = GUIDE_VIEW_PRACTICE (object);

  g_clear_pointer (&self->book, guide_book_unref);
  g_free (self->id);
  g_free (self->digest);
  g_free (self->heading);
  G_OBJECT_CLASS (guide_view_practice_parent_class)->finalize (object);
}

static void
guide_view_practice_class_init (GuideViewPracticeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guide_view_practice_finalize;
}

static void
guide_view_practice_init (GuideViewPractice *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture         *press = gtk_gesture_click_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (press, "pressed", G_CALLBACK (on_pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
  gtk_widget_add_css_class (GTK_WIDGET (self), "practice");
  guide_view_accept_drops (GTK_WIDGET (self), "practice postit passage", TRUE, on_dropped);
}

GuideViewPractice *
guide_view_practice_new (void)
{
  return g_object_new (GUIDE_VIEW_TYPE_PRACTICE, NULL);
}
