#include "config.h"

#include "guide-view-reader-private.h"

#include "guide-view-practice.h"
#include "guide-view-private.h"
#include "guide-view-said.h"
#include "guide-view-text.h"

#include <glib/gi18n-lib.h>

#define MARGIN 24 /* pixels over what is scrolled to */

G_DEFINE_FINAL_TYPE (GuideViewReader, guide_view_reader, ADW_TYPE_BIN)

static const GuideChapter *
find_chapter (GuideViewReader *self)
{
  const GuideChapter *chapter = self->chapter == NULL ? NULL : guide_book_find_chapter (self->book, *self->chapter == '\0' ? NULL : self->chapter);

  return chapter != NULL ? chapter : self->book->chapters->pdata[0];
}

static void
keep_chapter (GuideViewReader    *self,
              const GuideChapter *chapter)
{
  char *id = g_strdup (chapter->id != NULL ? chapter->id : "");

  g_free (self->chapter);
  self->chapter = id;
}

/* --- the contents */

static gboolean
on_dropped_on_chapter (GtkWidget  *row,
                       const char *what,
                       const char *id,
                       gboolean    after)
{
  GuideBook  *book = guide_view_get_book (row);
  const char *chapter = gtk_widget_get_name (row);

  if (book == NULL)
    return FALSE;
  guide_view_write (row, g_str_equal (what, "chapter") ? guide_work_new_move (book, id, chapter, after) : guide_work_new_to_chapter (book, id, *chapter == '\0' ? NULL : chapter));
  return TRUE;
}

static gboolean
on_chapter_key (GtkWidget      *row,
                guint           key,
                guint           code,
                GdkModifierType state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != GDK_ALT_MASK || (key != GDK_KEY_Up && key != GDK_KEY_Down))
    return FALSE;
  gtk_widget_activate_action (row, "guide.step", "(si)", gtk_widget_get_name (row), key == GDK_KEY_Up ? -1 : 1);
  return TRUE;
}

static GtkWidget *
make_chapter_row (const GuideChapter *chapter)
{
  GtkWidget          *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget          *number = gtk_label_new (chapter->number), *title = guide_view_text_new_plain (chapter->title != NULL ? chapter->title : _ ("Without a chapter"));
  g_autofree char    *n = g_strdup_printf ("%u", chapter->practices->len), *name = NULL;
  GtkWidget          *count = gtk_label_new (n);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_label_set_width_chars (GTK_LABEL (number), 1);
  gtk_widget_set_valign (number, GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (title, GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (count, GTK_ALIGN_BASELINE);
  gtk_widget_add_css_class (number, "dim-label");
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_name (row, chapter->id != NULL ? chapter->id : "");
  name = g_strdup_printf (ngettext ("%s, %u practice", "%s, %u practices", chapter->practices->len), chapter->title != NULL ? chapter->title : _ ("Without a chapter"), chapter->practices->len);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (chapter->id != NULL)
    {
      guide_view_make_draggable (row, "chapter", chapter->id);
      g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_chapter_key), row);
      gtk_widget_add_controller (row, keys);
    }
  guide_view_accept_drops (row, chapter->id != NULL ? "chapter practice" : "practice", chapter->id != NULL, on_dropped_on_chapter);
  return row;
}

/* The focus stays on the chapter that had it. */
static void
show_contents (GuideViewReader *self)
{
  GtkWidget          *focus = gtk_widget_get_root (GTK_WIDGET (self)) == NULL ? NULL : gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autofree char    *focused = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->contents)) && GTK_IS_LIST_BOX_ROW (focus) ? g_strdup (gtk_widget_get_name (focus)) : NULL;
  const GuideChapter *open = find_chapter (self);

  guide_view_clear (GTK_WIDGET (self->contents));
  for (guint i = 0; i < self->book->chapters->len; i++)
    {
      const GuideChapter *chapter = self->book->chapters->pdata[i];
      GtkWidget          *row;

      if (chapter->id == NULL && chapter->practices->len == 0)
        continue;
      row = make_chapter_row (chapter);
      gtk_list_box_append (self->contents, row);
      if (chapter == open)
        gtk_list_box_select_row (self->contents, GTK_LIST_BOX_ROW (row));
      if (g_strcmp0 (focused, gtk_widget_get_name (row)) == 0)
        gtk_widget_grab_focus (row);
    }
}

/* --- a chapter */

static GuideViewPractice *
find_row (GuideViewReader *self,
          const char      *id)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->practices, 0);

  for (int i = 0; row != NULL; row = gtk_list_box_get_row_at_index (self->practices, ++i))
    if (g_strcmp0 (guide_view_practice_get_id (GUIDE_VIEW_PRACTICE (row)), id) == 0)
      return GUIDE_VIEW_PRACTICE (row);
  return NULL;
}

/* Rows move and change in their place: what is read stays where it is. */
static void
show_practices (GuideViewReader    *self,
                const GuideChapter *chapter)
{
  for (guint i = 0; i < chapter->practices->len; i++)
    {
      const GuidePractice *practice = chapter->practices->pdata[i];
      GuideViewPractice   *row = find_row (self, practice->id);
      gboolean             has_focus = row != NULL && gtk_widget_is_focus (GTK_WIDGET (row));

      if (row == NULL)
        row = guide_view_practice_new ();
      guide_view_practice_show (row, self->book, practice);
      if (gtk_widget_get_parent (GTK_WIDGET (row)) != NULL && gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) == (int) i)
        continue;
      g_object_ref_sink (row);
      if (gtk_widget_get_parent (GTK_WIDGET (row)) != NULL)
        gtk_list_box_remove (self->practices, GTK_WIDGET (row));
      gtk_list_box_insert (self->practices, GTK_WIDGET (row), (int) i);
      if (has_focus)
        gtk_widget_grab_focus (GTK_WIDGET (row));
      g_object_unref (row);
    }
  while (gtk_list_box_get_row_at_index (self->practices, (int) chapter->practices->len) != NULL)
    gtk_list_box_remove (self->practices, GTK_WIDGET (gtk_list_box_get_row_at_index (self->practices, (int) chapter->practices->len)));
  gtk_list_box_invalidate_headers (self->practices);
}

static void
show_heading (GtkListBoxRow *row,
              GtkListBoxRow *before,
              gpointer       user_data)
{
  const char *heading = guide_view_practice_get_heading (GUIDE_VIEW_PRACTICE (row));
  const char *above = before == NULL ? NULL : guide_view_practice_get_heading (GUIDE_VIEW_PRACTICE (before));
  GtkWidget  *label;

  if (heading == NULL || g_strcmp0 (heading, above) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = guide_view_text_new_plain (heading);
  gtk_widget_add_css_class (label, "part-heading");
  gtk_list_box_row_set_header (row, label);
}

static GtkWidget *
make_adder (const GuideChapter *chapter)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Add a practice"));

  gtk_widget_add_css_class (button, "adder");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "guide.new-practice");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", chapter->id != NULL ? chapter->id : "");
  return button;
}

static void
show_guests (GuideViewReader    *self,
             const GuideChapter *chapter)
{
  guide_view_clear (self->guests);
  if (chapter->guests->len > 0)
    {
      GtkWidget *heading = gtk_label_new (_ ("Also speak to this question"));

      gtk_label_set_xalign (GTK_LABEL (heading), 0.0f);
      gtk_widget_add_css_class (heading, "part-heading");
      gtk_box_append (GTK_BOX (self->guests), heading);
    }
  for (guint i = 0; i < chapter->guests->len; i++)
    {
      const GuidePractice *practice = chapter->guests->pdata[i];
      g_autofree char     *text = g_strdup_printf ("%s  %s", practice->number, practice->statement);
      GtkWidget           *button = gtk_button_new ();

      gtk_button_set_child (GTK_BUTTON (button), guide_view_text_new_plain (text));
      gtk_widget_add_css_class (button, "flat");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "guide.open");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", practice->id);
      gtk_box_append (GTK_BOX (self->guests), button);
    }
  gtk_box_append (GTK_BOX (self->guests), make_adder (chapter));
}

static void
show_chapter (GuideViewReader *self)
{
  const GuideChapter *chapter = find_chapter (self);
  g_autofree char    *number = chapter->number == NULL ? NULL : g_strdup_printf (_ ("Question %s"), chapter->number);

  keep_chapter (self, chapter);
  gtk_label_set_label (self->chapter_number, number != NULL ? number : "");
  gtk_widget_set_visible (GTK_WIDGET (self->chapter_number), number != NULL);
  gtk_label_set_label (self->chapter_title, chapter->title != NULL ? chapter->title : _ ("Without a chapter"));
  adw_bin_set_child (self->introduction, chapter->introduction == NULL ? NULL : guide_view_text_new_label (chapter->introduction, self->book->glossary));
  show_practices (self, chapter);
  guide_view_said_show (self->said, self->book, chapter);
  show_guests (self, chapter);
  guide_view_reader_mark_sought (self);
}

/* --- going somewhere */

static gboolean
settle (gpointer data)
{
  GuideViewReader   *self = data;
  g_autofree char   *goal = g_steal_pointer (&self->goal);
  GuideViewPractice *practice = find_row (self, goal);
  GtkWidget         *row = practice != NULL ? GTK_WIDGET (practice) : guide_view_said_find (self->said, goal);
  double             y;

  self->settling = 0;
  if (row != NULL && gtk_widget_translate_coordinates (row, self->page, 0, 0, NULL, &y))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), MAX (0, y - MARGIN));
  return G_SOURCE_REMOVE;
}

void
guide_view_reader_scroll_to (GuideViewReader *self,
                             const char      *id)
{
  g_free (self->goal);
  self->goal = g_strdup (id);
  g_clear_handle_id (&self->settling, g_source_remove);
  self->settling = g_timeout_add_full (G_PRIORITY_LOW, 40, settle, self, NULL);
}

void
guide_view_reader_turn_to (GuideViewReader    *self,
                           const GuideChapter *chapter)
{
  if (chapter == find_chapter (self))
    return;
  keep_chapter (self, chapter);
  show_chapter (self);
  show_contents (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

void
guide_view_reader_open (GuideViewReader *self,
                        const char      *id)
{
  const GuideChapter *chapter = self->book == NULL ? NULL : guide_book_find_chapter (self->book, id);

  if (chapter != NULL)
    guide_view_reader_turn_to (self, chapter);
}

static void
on_chapter_activated (GuideViewReader *self,
                      GtkListBoxRow   *row)
{
  const char *id = gtk_widget_get_name (GTK_WIDGET (row));

  guide_view_reader_turn_to (self, guide_book_find_chapter (self->book, *id == '\0' ? NULL : id));
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

static void
on_practice_activated (GuideViewReader *self,
                       GtkListBoxRow   *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.select", "s", guide_view_practice_get_id (GUIDE_VIEW_PRACTICE (row)));
}

void
guide_view_reader_go_to (GuideViewReader *self,
                         const char      *id)
{
  const GuidePractice *practice = self->book == NULL ? NULL : guide_book_find_practice (self->book, id);
  GuideViewPractice   *row;

  if (practice == NULL)
    return;
  guide_view_reader_turn_to (self, practice->chapter);
  row = find_row (self, id);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  guide_view_reader_scroll_to (self, id);
}

/* Left and right: the chapter before, the one after, at its first practice. */
static gboolean
turn (GuideViewReader *self,
      int              step)
{
  guint          at;
  GtkListBoxRow *row;

  if (self->book == NULL || !g_ptr_array_find (self->book->chapters, find_chapter (self), &at) || (step < 0 && at == 0) || at + (guint) (step > 0) >= self->book->chapters->len)
    return TRUE;
  guide_view_reader_turn_to (self, self->book->chapters->pdata[step < 0 ? at - 1 : at + 1]);
  row = gtk_list_box_get_row_at_index (self->practices, 0);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  return TRUE;
}

/* --- keys */

static gboolean
on_key (GuideViewReader *self,
        guint            key,
        guint            code,
        GdkModifierType  state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || (focus != NULL && GTK_IS_EDITABLE (focus)))
    return FALSE;
  if (key == GDK_KEY_slash || key == GDK_KEY_KP_Divide)
    guide_view_reader_find (self);
  else if (key == GDK_KEY_Left || key == GDK_KEY_Right)
    return turn (self, key == GDK_KEY_Left ? -1 : 1);
  else
    return FALSE;
  return TRUE;
}

/* --- the widget */

void
guide_view_reader_show (GuideViewReader *self,
                        GuideBook       *book)
{
  g_clear_pointer (&self->book, guide_book_unref);
  if (book == NULL)
    {
      g_clear_pointer (&self->chapter, g_free);
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
      return;
    }
  self->book = guide_book_ref (book);
  show_chapter (self);
  show_contents (self);
  guide_view_reader_search_again (self);
  guide_view_reader_tell_found (self);
}

static void
guide_view_reader_dispose (GObject *object)
{
  GuideViewReader *self = GUIDE_VIEW_READER (object);

  g_clear_handle_id (&self->settling, g_source_remove);
  g_clear_pointer (&self->book, guide_book_unref);
  g_clear_pointer (&self->chapter, g_free);
  g_clear_pointer (&self->goal, g_free);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), GUIDE_VIEW_TYPE_READER);
  G_OBJECT_CLASS (guide_view_reader_parent_class)->dispose (object);
}

static void
guide_view_reader_class_init (GuideViewReaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guide_view_reader_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/guide-view-reader.ui");
  gtk_widget_class_bind_template_child (widget_class, GuideViewReader, flap);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReader, contents);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReader, search);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReader, count);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReader, previous);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReader, next);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReader, scrolled);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReader, page);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReader, chapter_number);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReader, chapter_title);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReader, introduction);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReader, practices);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReader, said);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReader, guests);
  gtk_widget_class_bind_template_callback (widget_class, on_chapter_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_practice_activated);
  guide_view_reader_bind_search (widget_class);
}

static void
guide_view_reader_init (GuideViewReader *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->practices, show_heading, NULL, NULL);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
