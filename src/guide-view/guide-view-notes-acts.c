/* guide-view-notes-acts.c - what keys and buttons do in notes: from sentence to sentence, from quotation to quotation, from note to note */
#include "config.h"

#include "guide-view-notes-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
make (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  guide_view_notes_make (GUIDE_VIEW_NOTES (widget), g_variant_get_uint32 (parameter));
}

/* A second time, the whole paragraph. */
static void
select_sentence (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  GuideViewNotes *self = GUIDE_VIEW_NOTES (widget);
  gsize           start, length, from, n;

  if (self->notes == NULL)
    return;
  guide_view_notes_get_selection (self, &start, &length);
  if (!guide_notes_find_sentence (self->notes->text, start, &from, &n))
    {
      guide_view_notes_tell_problem (self, _ ("There is no sentence here. Put the cursor in one, then press S."));
      return;
    }
  if (from == start && n == length)
    {
      const char *text = self->notes->text, *end = strchr (text + start, '\n');

      while (from > 0 && text[from - 1] != '\n')
        from--;
      n = end != NULL ? (gsize) (end - text) - from : strlen (text + from);
    }
  guide_view_notes_tell_problem (self, NULL);
  guide_view_notes_select (self, from, n);
}

/* Words between quotation marks, the next ones, round and round. */
static void
select_quotation (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  GuideViewNotes  *self = GUIDE_VIEW_NOTES (widget);
  const GuideSaid *next = NULL;
  gsize            start, length;

  if (self->notes == NULL || self->notes->said->len == 0)
    {
      guide_view_notes_tell_problem (self, _ ("There is no quotation in these notes: select the words with the mouse, or with Shift and the arrows."));
      return;
    }
  guide_view_notes_get_selection (self, &start, &length);
  for (guint i = 0; i < self->notes->said->len; i++)
    {
      const GuideSaid *said = &g_array_index (self->notes->said, GuideSaid, i);

      if (next == NULL || (next->start < start + length && said->start >= start + length))
        next = said;
    }
  guide_view_notes_tell_problem (self, NULL);
  guide_view_notes_select (self, next->start, next->length);
}

static void
open_target (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  const char *becomes, *target;

  g_variant_get (parameter, "(&s&s)", &becomes, &target);
  gtk_widget_activate_action (widget, "win.select", "s", target);
}

static void
enter (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  GuideViewNotes    *self = GUIDE_VIEW_NOTES (widget);
  const GuideMoment *moment = guide_view_notes_find_moment (self);
  const GuideNote   *note = guide_view_notes_find_note (self);

  if (moment != NULL)
    gtk_widget_activate_action (widget, "notes.listen", "u", moment->seconds);
  else if (note != NULL)
    gtk_widget_activate_action (widget, "win.select", "s", note->target);
  else
    guide_view_notes_tell_problem (self, _ ("Nothing was made of these words yet. Select some, then P, F, L, V or Q."));
}

/* The next words that became something, round and round. */
static void
go_next (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  GuideViewNotes  *self = GUIDE_VIEW_NOTES (widget);
  const GuideNote *next = NULL;
  gsize            start, length;

  guide_view_notes_get_selection (self, &start, &length);
  for (guint i = 0; self->notes != NULL && i < self->notes->notes->len; i++)
    {
      const GuideNote *note = self->notes->notes->pdata[i];

      if (note->is_found && (next == NULL || (next->start <= start && note->start > start)))
        next = note;
    }
  if (next != NULL)
    guide_view_notes_select (self, next->start, next->length);
}

void
guide_view_notes_install_acts (GtkWidgetClass *klass)
{
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F1, 0, "win.help", "s", "notes");
  gtk_widget_class_install_action (klass, "notes.make", "u", make);
  gtk_widget_class_install_action (klass, "notes.sentence", NULL, select_sentence);
  gtk_widget_class_install_action (klass, "notes.quotation", NULL, select_quotation);
  gtk_widget_class_install_action (klass, "notes.open", "(ss)", open_target);
  gtk_widget_class_install_action (klass, "notes.enter", NULL, enter);
  gtk_widget_class_install_action (klass, "notes.next", NULL, go_next);
}
