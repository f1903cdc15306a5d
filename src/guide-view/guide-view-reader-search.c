/* guide-view-reader-search.c - words sought in the book: where they are, one after the other, and marked */
#include "config.h"

#include "guide-view-reader-private.h"

#include "guide-view-said.h"
#include "guide-view-text.h"

#include <glib/gi18n-lib.h>

void
guide_view_reader_mark_sought (GuideViewReader *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));

  guide_view_text_mark (GTK_WIDGET (self->practices), words);
  guide_view_text_mark (self->said, words);
}

void
guide_view_reader_tell_found (GuideViewReader *self)
{
  g_autofree char *text = NULL;
  guint            n = self->found == NULL ? 0 : self->found->len;

  if (self->found != NULL)
    /* Translators: which of those found is shown, of how many. */
    text = n > 0 ? g_strdup_printf (_ ("%u of %u"), self->at + 1, n) : g_strdup (_ ("none"));
  gtk_label_set_label (self->count, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->count), self->found != NULL);
  gtk_widget_set_sensitive (self->previous, n > 1);
  gtk_widget_set_sensitive (self->next, n > 1);
}

/* Of a practice, or of words that are read by themselves. */
static const GuideChapter *
find_chapter_of (const GuideBook *book,
                 const char      *id)
{
  const GuidePractice *practice = guide_book_find_practice (book, id);

  if (practice != NULL)
    return practice->chapter;
  for (guint i = 0; i < book->all_passages->len; i++)
    if (g_str_equal (((GuidePassage *) book->all_passages->pdata[i])->id, id))
      return ((GuidePassage *) book->all_passages->pdata[i])->chapter;
  return NULL;
}

static void
show_found (GuideViewReader *self)
{
  const char         *id = self->found == NULL || self->found->len == 0 ? NULL : self->found->pdata[self->at];
  const GuideChapter *chapter = id != NULL ? find_chapter_of (self->book, id) : NULL;

  if (chapter != NULL)
    {
      guide_view_reader_turn_to (self, chapter);
      guide_view_reader_scroll_to (self, id);
    }
  guide_view_reader_tell_found (self);
}

/* As they are read: the practices of a chapter, then what was said there. */
static GPtrArray *
list_found (const GuideBook *book,
            const char      *words)
{
  g_autoptr (GPtrArray) practices = guide_book_search (book, words), said = guide_book_search_said (book, words);
  GPtrArray            *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < book->chapters->len; i++)
    {
      for (guint j = 0; j < practices->len; j++)
        if (((GuidePractice *) practices->pdata[j])->chapter == book->chapters->pdata[i])
          g_ptr_array_add (ids, g_strdup (((GuidePractice *) practices->pdata[j])->id));
      for (guint j = 0; j < said->len; j++)
        if (((GuidePassage *) said->pdata[j])->chapter == book->chapters->pdata[i])
          g_ptr_array_add (ids, g_strdup (((GuidePassage *) said->pdata[j])->id));
    }
  return ids;
}

void
guide_view_reader_search_again (GuideViewReader *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));

  g_clear_pointer (&self->found, g_ptr_array_unref);
  if (*words != '\0')
    self->found = list_found (self->book, words);
  self->at = self->found == NULL || self->at >= self->found->len ? 0 : self->at;
}

static void
on_search_changed (GuideViewReader *self)
{
  if (self->book == NULL)
    return;
  self->at = 0;
  guide_view_reader_search_again (self);
  guide_view_reader_mark_sought (self);
  show_found (self);
}

static void
go_to_next (GuideViewReader *self)
{
  if (self->found == NULL || self->found->len == 0)
    return;
  self->at = (self->at + 1) % self->found->len;
  show_found (self);
}

static void
go_to_previous (GuideViewReader *self)
{
  if (self->found == NULL || self->found->len == 0)
    return;
  self->at = (self->at + self->found->len - 1) % self->found->len;
  show_found (self);
}

/* What was found last keeps the focus. */
static void
on_search_stopped (GuideViewReader *self)
{
  g_autofree char *last = self->found == NULL || self->found->len == 0 ? NULL : g_strdup (self->found->pdata[self->at]);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  if (last != NULL && guide_view_said_find (self->said, last) != NULL)
    gtk_widget_grab_focus (guide_view_said_find (self->said, last));
  else if (last != NULL)
    guide_view_reader_go_to (self, last);
}

void
guide_view_reader_find (GuideViewReader *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

void
guide_view_reader_bind_search (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, go_to_next);
  gtk_widget_class_bind_template_callback (widget_class, go_to_previous);
}
