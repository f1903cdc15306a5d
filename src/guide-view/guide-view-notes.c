#include "config.h"

#include "guide-view-notes-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LONGEST 60 /* letters of the button that names what is read */

G_DEFINE_FINAL_TYPE (GuideViewNotes, guide_view_notes, ADW_TYPE_BIN)

/* --- reading */

typedef struct
{
  GPtrArray  *list;
  GuideNotes *notes; /* NULL: there are none */
} Answer;

static void
answer_free (gpointer data)
{
  Answer *self = data;

  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_clear_pointer (&self->notes, guide_notes_free);
  g_free (self);
}

/* wanted: "" shows the first. */
static gpointer
ask_notes (DossierReader *reader,
           gpointer       wanted,
           GCancellable  *cancellable,
           GError       **error)
{
  GPtrArray *list = guide_notes_list (reader, error);
  Answer    *answer;

  if (list == NULL)
    return NULL;
  answer = g_new0 (Answer, 1);
  answer->list = list;
  if (*(const char *) wanted != '\0')
    answer->notes = guide_notes_read (reader, wanted, NULL);
  if (answer->notes == NULL && list->len > 0)
    answer->notes = guide_notes_read (reader, ((GuideNamed *) list->pdata[0])->id, NULL);
  return answer;
}

/* --- showing */

void
guide_view_notes_tell_problem (GuideViewNotes *self,
                               const char     *sentence)
{
  gtk_label_set_text (self->problem, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), sentence != NULL);
}

/* The model is replaced only when it says something else. */
static void
fill_which (GuideViewNotes *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GListModel               *before = gtk_drop_down_get_model (self->which);
  guint                     selected = GTK_INVALID_LIST_POSITION;
  gboolean                  is_same = before != NULL && g_list_model_get_n_items (before) == self->list->len;

  for (guint i = 0; i < self->list->len; i++)
    {
      const GuideNamed *named = self->list->pdata[i];
      const char       *title = named->title != NULL ? named->title : _ ("Without a title");

      gtk_string_list_append (names, title);
      is_same = is_same && g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (before), i), title);
      if (g_str_equal (named->id, self->notes->id))
        selected = i;
    }
  self->is_filling = TRUE;
  if (!is_same)
    gtk_drop_down_set_model (self->which, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->which, selected);
  self->is_filling = FALSE;
}

static guint
count (GuideViewNotes *self,
       const char     *becomes)
{
  guint n = 0;

  for (guint i = 0; i < self->notes->notes->len; i++)
    n += g_str_equal (((GuideNote *) self->notes->notes->pdata[i])->becomes, becomes);
  return n;
}

static void
tell (GString    *told,
      const char *format,
      guint       n)
{
  if (n == 0)
    return;
  if (told->len > 0)
    g_string_append (told, " · ");
  g_string_append_printf (told, format, n);
}

static void
count_notes (GuideViewNotes *self,
             GString        *told)
{
  guint n_practices = count (self, "practice"), n_brakes = count (self, "brake"), n_links = count (self, "link");
  guint n_said = count (self, "passage"), n_questions = count (self, "open_question");

  tell (told, ngettext ("%u practice", "%u practices", n_practices), n_practices);
  tell (told, ngettext ("%u brake", "%u brakes", n_brakes), n_brakes);
  tell (told, ngettext ("%u link", "%u links", n_links), n_links);
  tell (told, ngettext ("%u verbatim", "%u verbatims", n_said), n_said);
  tell (told, ngettext ("%u open question", "%u open questions", n_questions), n_questions);
}

static void
show_figures (GuideViewNotes *self)
{
  g_autoptr (GString) told = g_string_new (NULL);
  guint               n_lost = 0;

  for (guint i = 0; i < self->notes->notes->len; i++)
    {
      const GuideNote *note = self->notes->notes->pdata[i];

      n_lost += note->was_taken && !note->is_found;
    }
  count_notes (self, told);
  tell (told, ngettext ("%u passage is no longer in the notes", "%u passages are no longer in the notes", n_lost), n_lost);
  gtk_label_set_text (self->figures, told->len > 0 ? told->str : _ ("Select words of the notes to make something of them."));
}

static void
show_chapters (GuideViewNotes *self)
{
  GuideBook *book = guide_view_get_book (GTK_WIDGET (self));

  if (book == NULL)
    return;
  self->is_filling = TRUE;
  guide_view_chapters_fill (self->chapters, book, self->chapter != NULL ? self->chapter : "");
  self->is_filling = FALSE;
}

static const GuideNote *
find_note (GuideViewNotes *self,
           const char     *passage)
{
  for (guint i = 0; i < self->notes->notes->len; i++)
    if (g_str_equal (((GuideNote *) self->notes->notes->pdata[i])->id, passage))
      return self->notes->notes->pdata[i];
  return NULL;
}

static void
go_to_passage (GuideViewNotes *self,
               const char     *passage)
{
  const GuideNote *note = passage != NULL ? find_note (self, passage) : NULL;

  if (note != NULL && note->is_found)
    guide_view_notes_select (self, note->start, note->length);
  else if (note != NULL)
    guide_view_notes_tell_problem (self, _ ("These words are no longer in the notes: somebody wrote in them since. The passage keeps them."));
}

/* Notes that name no moment need no recording, and may have one. */
static void
show_recordings (GuideViewNotes *self,
                 const char     *passage)
{
  gboolean         is_needed = self->notes->recordings->list->len > 0 || self->notes->moments->len > 0 || self->seconds >= 0;
  const GuideNote *heard = passage != NULL ? find_note (self, passage) : NULL;

  guide_view_set_recordings (GTK_WIDGET (self), is_needed ? self->notes->recordings : NULL);
  if (self->seconds >= 0)
    guide_view_listen (GTK_WIDGET (self), passage, heard != NULL ? heard->recording : NULL, (guint) self->seconds);
  self->seconds = -1;
}

static void
show (GuideViewNotes *self)
{
  g_autofree char *passage = g_steal_pointer (&self->passage);

  if (self->notes == NULL)
    {
      guide_view_set_recordings (GTK_WIDGET (self), NULL);
      gtk_stack_set_visible_child_name (self->faces, "none");
      return;
    }
  gtk_stack_set_visible_child_name (self->faces, "notes");
  gtk_stack_set_visible_child_name (self->sheets, *self->notes->text != '\0' ? "text" : "empty");
  fill_which (self);
  show_figures (self);
  show_chapters (self);
  guide_view_notes_show_text (self);
  go_to_passage (self, passage);
  show_recordings (self, passage);
  if (self->takes_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->text));
  self->takes_focus = FALSE;
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GuideViewNotes) self = user_data;
  g_autoptr (GError)         error = NULL;
  Answer                    *answer = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);

  if (answer == NULL || self->store != DOSSIER_STORE (source) || g_task_get_cancellable (G_TASK (result)) != self->reading)
    {
      if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("reading notes: %s", error->message);
      g_clear_pointer (&answer, answer_free);
      return;
    }
  g_clear_object (&self->reading);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_clear_pointer (&self->notes, guide_notes_free);
  self->list = g_steal_pointer (&answer->list);
  self->notes = g_steal_pointer (&answer->notes);
  answer_free (answer);
  g_free (self->wanted);
  self->wanted = self->notes != NULL ? g_strdup (self->notes->id) : NULL;
  show (self);
}

void
guide_view_notes_refresh (GuideViewNotes *self)
{
  if (self->store == NULL)
    return;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  dossier_store_ask_async (self->store, ask_notes, g_strdup (self->wanted != NULL ? self->wanted : ""), g_free, answer_free, self->reading, on_read, g_object_ref (self));
}

void
guide_view_notes_show (GuideViewNotes *self,
                       const char     *notes,
                       const char     *passage,
                       int             seconds)
{
  g_free (self->wanted);
  self->wanted = g_strdup (notes);
  g_free (self->passage);
  self->passage = g_strdup (passage);
  self->seconds = seconds;
  self->takes_focus = TRUE;
  guide_view_notes_tell_problem (self, NULL);
  guide_view_notes_refresh (self);
}

void
guide_view_notes_set_store (GuideViewNotes *self,
                            DossierStore   *store)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_set_object (&self->store, store);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_clear_pointer (&self->notes, guide_notes_free);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->passage, g_free);
  g_clear_pointer (&self->chapter, g_free);
  gtk_stack_set_visible_child_name (self->faces, "reading");
}

/* --- what is chosen */

static void
on_which (GuideViewNotes *self)
{
  guint selected = gtk_drop_down_get_selected (self->which);

  if (self->is_filling || self->list == NULL || selected >= self->list->len)
    return;
  guide_view_notes_show (self, ((GuideNamed *) self->list->pdata[selected])->id, NULL, -1);
}

static void
on_chapter (GuideViewNotes *self)
{
  GuideBook *book = guide_view_get_book (GTK_WIDGET (self));

  if (self->is_filling || book == NULL)
    return;
  g_free (self->chapter);
  self->chapter = g_strdup (guide_view_chapters_get (self->chapters, book)->id);
}

/* What the window does with these notes: win.notes-…, with their id. */
static void
pass_on (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  GuideViewNotes  *self = GUIDE_VIEW_NOTES (widget);
  g_autofree char *action = g_strdup_printf ("win.notes-%s", name + strlen ("notes."));

  gtk_widget_activate_action (widget, action, "s", self->notes != NULL ? self->notes->id : "");
}

static void
show_sheet (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  GuideViewNotes *self = GUIDE_VIEW_NOTES (widget);

  if (self->notes != NULL)
    gtk_widget_activate_action (widget, "win.select", "s", self->notes->id);
}

static void
listen (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  guide_view_listen (widget, NULL, NULL, g_variant_get_uint32 (parameter));
}

static void
play (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  if (!guide_view_toggle_recording (widget))
    guide_view_notes_tell_problem (GUIDE_VIEW_NOTES (widget), _ ("There is no recording to play: choose it in the menu of the interviews (⋮)."));
}

static void
add_recording (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  GuideViewNotes *self = GUIDE_VIEW_NOTES (widget);

  if (self->notes != NULL)
    gtk_widget_activate_action (widget, "win.choose-recording", "(sss)", self->notes->id, "", "");
}

/* --- the widget */

static void
guide_view_notes_dispose (GObject *object)
{
  GuideViewNotes *self = GUIDE_VIEW_NOTES (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->store);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_clear_pointer (&self->notes, guide_notes_free);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->passage, g_free);
  g_clear_pointer (&self->chapter, g_free);
  g_clear_pointer (&self->role, g_free);
  g_clear_pointer (&self->brake, g_free);
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), GUIDE_VIEW_TYPE_NOTES);
  G_OBJECT_CLASS (guide_view_notes_parent_class)->dispose (object);
}

static void
guide_view_notes_class_init (GuideViewNotesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guide_view_notes_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/guide-view-notes.ui");
  gtk_widget_class_bind_template_child (widget_class, GuideViewNotes, faces);
  gtk_widget_class_bind_template_child (widget_class, GuideViewNotes, which);
  gtk_widget_class_bind_template_child (widget_class, GuideViewNotes, figures);
  gtk_widget_class_bind_template_child (widget_class, GuideViewNotes, problem);
  gtk_widget_class_bind_template_child (widget_class, GuideViewNotes, sheets);
  gtk_widget_class_bind_template_child (widget_class, GuideViewNotes, text);
  gtk_widget_class_bind_template_child (widget_class, GuideViewNotes, chapters);
  gtk_widget_class_bind_template_callback (widget_class, on_which);
  gtk_widget_class_bind_template_callback (widget_class, on_chapter);
  gtk_widget_class_install_action (widget_class, "notes.new", NULL, pass_on);
  gtk_widget_class_install_action (widget_class, "notes.from-file", NULL, pass_on);
  gtk_widget_class_install_action (widget_class, "notes.paste", NULL, pass_on);
  gtk_widget_class_install_action (widget_class, "notes.sheet", NULL, show_sheet);
  gtk_widget_class_install_action (widget_class, "notes.listen", "u", listen);
  gtk_widget_class_install_action (widget_class, "notes.play", NULL, play);
  gtk_widget_class_install_action (widget_class, "notes.recording", NULL, add_recording);
  guide_view_notes_install_acts (widget_class);
}

static void
guide_view_notes_init (GuideViewNotes *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->seconds = -1;
  guide_view_cut_long_names (self->which, LONGEST);
  guide_view_notes_set_up_text (self);
}
