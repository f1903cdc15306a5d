/* guide-view-notes-make.c - words selected in notes, and what one gesture makes of them
 *
 * A practice and a question are made at once, for the chapter that is chosen under the text. A brake, a link and the words of somebody ask
 * one thing more, in a list where a few letters and Enter are enough.
 */
#include "config.h"

#include "guide-view-notes-private.h"

#include "base-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LEAST_LETTERS 5 /* of a word of a brake that is looked for in what was said */

/* What is selected, kept while something more is asked. */
typedef struct
{
  GuideViewNotes *page;
  char           *text, *interview, *meeting, *chapter, *brake, *structure;
  gsize           start, length;
} Gesture;

static void
gesture_free (gpointer data)
{
  Gesture *self = data;

  g_object_unref (self->page);
  g_free (self->text);
  g_free (self->interview);
  g_free (self->meeting);
  g_free (self->chapter);
  g_free (self->brake);
  g_free (self->structure);
  g_free (self);
}

static Gesture *
gesture_new (GuideViewNotes *page,
             gsize           start,
             gsize           length)
{
  Gesture *self = g_new0 (Gesture, 1);
  gboolean is_met = g_str_equal (page->notes->kind->code, "interview");

  self->page = g_object_ref (page);
  self->text = g_strdup (page->notes->text);
  self->interview = is_met ? g_strdup (page->notes->id) : NULL;
  self->meeting = is_met ? NULL : g_strdup (page->notes->id);
  self->chapter = page->chapter != NULL && *page->chapter != '\0' ? g_strdup (page->chapter) : NULL;
  self->start = start;
  self->length = length;
  return self;
}

static Gesture *
gesture_copy (const Gesture *gesture)
{
  Gesture *self = g_new0 (Gesture, 1);

  self->page = g_object_ref (gesture->page);
  self->text = g_strdup (gesture->text);
  self->interview = g_strdup (gesture->interview);
  self->meeting = g_strdup (gesture->meeting);
  self->chapter = g_strdup (gesture->chapter);
  self->brake = g_strdup (gesture->brake);
  self->structure = g_strdup (gesture->structure);
  self->start = gesture->start;
  self->length = gesture->length;
  return self;
}

static GuideSelection
new_selection (const Gesture     *self,
               GuideSelectionKind kind)
{
  return (GuideSelection){
    .text = self->text,
    .start = self->start,
    .length = self->length,
    .kind = kind,
    .interview = self->interview,
    .meeting = self->meeting,
    .question = self->chapter,
    .recording = self->page->notes != NULL && self->page->notes->recordings->list->len == 1 ? ((GuideNamed *) self->page->notes->recordings->list->pdata[0])->id : NULL,
  };
}

/* The cursor stays after the words: the next ones are selected from there. */
static void
write_selection (const Gesture        *self,
                 const GuideSelection *selection)
{
  DossierAct *act = guide_selection_new_act (selection, NULL);

  if (act == NULL)
    {
      guide_view_notes_tell_problem (self->page, _ ("There is no word in what is selected. Nothing was changed."));
      return;
    }
  guide_view_notes_tell_problem (self->page, NULL);
  guide_view_notes_select (self->page, self->start + self->length, 0);
  guide_view_write (GTK_WIDGET (self->page), act);
  gtk_widget_grab_focus (GTK_WIDGET (self->page->text));
}

/* --- who speaks */

static void
add_line (GPtrArray  *lines,
          const char *id,
          const char *text)
{
  for (guint i = 0; i + 1 < lines->len; i += 2)
    if (g_str_equal (lines->pdata[i], id))
      return;
  g_ptr_array_add (lines, g_strdup (id));
  g_ptr_array_add (lines, g_strdup (text));
}

static void
add_terms (GPtrArray               *lines,
           const DossierVocabulary *words,
           const char              *vocabulary)
{
  guint                     n = 0;
  const DossierTerm *const *terms = dossier_vocabulary_get_terms (words, vocabulary, &n);

  for (guint i = 0; i < n; i++)
    if (dossier_term_is_offered (terms[i]))
      add_line (lines, terms[i]->code, terms[i]->label);
}

static void
on_role_chosen (GtkWidget  *widget,
                const char *id,
                gpointer    user_data)
{
  const Gesture *self = user_data;
  GuideSelection selection = new_selection (self, GUIDE_SELECTION_VERBATIM);

  selection.role = *id != '\0' ? id : NULL;
  g_free (self->page->role);
  self->page->role = g_strdup (selection.role);
  write_selection (self, &selection);
}

/* Who spoke last, who was met, then everybody. */
static void
ask_role (Gesture *gesture)
{
  GuideViewNotes          *self = gesture->page;
  const DossierVocabulary *words = self->notes->vocabulary;
  GPtrArray               *lines = g_ptr_array_new_with_free_func (g_free);

  if (self->role != NULL)
    add_line (lines, self->role, dossier_vocabulary_get_label (words, "role", self->role));
  for (guint i = 0; self->notes->roles != NULL && self->notes->roles[i] != NULL; i++)
    add_line (lines, self->notes->roles[i], dossier_vocabulary_get_label (words, "role", self->notes->roles[i]));
  add_terms (lines, words, "role");
  add_line (lines, "", _ ("The role is not told"));
  guide_view_choose_line (GTK_WIDGET (self), _ ("The role of who speaks"), lines, on_role_chosen, gesture, gesture_free);
}

/* --- what hinders */

static void
write_brake (const Gesture *self,
             const char    *link)
{
  GuideSelection selection = new_selection (self, GUIDE_SELECTION_BRAKE);

  selection.brake = self->brake;
  selection.link = link != NULL && *link != '\0' ? link : NULL;
  write_selection (self, &selection);
}

static void
on_braked_link_chosen (GtkWidget  *widget,
                       const char *id,
                       gpointer    user_data)
{
  write_brake (user_data, id);
}

/* On a link of those who were met, where there is one. */
static void
on_brake_chosen (GtkWidget  *widget,
                 const char *id,
                 gpointer    user_data)
{
  Gesture        *gesture = user_data;
  GuideViewNotes *self = gesture->page;
  GPtrArray      *lines;

  g_free (gesture->brake);
  gesture->brake = g_strdup (id);
  g_free (self->brake);
  self->brake = g_strdup (id);
  if (self->notes == NULL || self->notes->links->len == 0)
    {
      write_brake (gesture, NULL);
      return;
    }
  lines = g_ptr_array_new_with_free_func (g_free);
  add_line (lines, "", _ ("On no link in particular"));
  for (guint i = 0; i < self->notes->links->len; i++)
    add_line (lines, ((GuideNamed *) self->notes->links->pdata[i])->id, ((GuideNamed *) self->notes->links->pdata[i])->title);
  guide_view_choose_line (GTK_WIDGET (self), _ ("The link it hinders"), lines, on_braked_link_chosen, gesture_copy (gesture), gesture_free);
}

/* How many of its words were said. */
static guint
count_common (const char *said,
              const char *label)
{
  g_autofree char *folded = base_text_fold (label);
  g_auto (GStrv)   words = g_strsplit_set (folded, " ,;'’-", -1);
  guint            n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) >= LEAST_LETTERS)
      {
        /* Singular and plural, feminine and masculine begin alike. */
        words[i][MAX (LEAST_LETTERS, strlen (words[i]) - 2)] = '\0';
        n += strstr (said, words[i]) != NULL;
      }
  return n;
}

/* Those whose words were said come first: proposed, not chosen. */
static void
ask_brake (Gesture *gesture)
{
  const DossierVocabulary  *words = gesture->page->notes->vocabulary;
  g_autofree char          *raw = g_strndup (gesture->text + gesture->start, gesture->length), *said = base_text_fold (raw);
  GPtrArray                *lines = g_ptr_array_new_with_free_func (g_free);
  guint                     n = 0;
  const DossierTerm *const *terms = dossier_vocabulary_get_terms (words, "brake", &n);

  for (guint least = 3; least > 0; least--)
    for (guint i = 0; i < n; i++)
      if (dossier_term_is_offered (terms[i]) && count_common (said, terms[i]->label) >= least)
        add_line (lines, terms[i]->code, terms[i]->label);
  if (gesture->page->brake != NULL)
    add_line (lines, gesture->page->brake, dossier_vocabulary_get_label (words, "brake", gesture->page->brake));
  add_terms (lines, words, "brake");
  guide_view_choose_line (GTK_WIDGET (gesture->page), _ ("What hinders"), lines, on_brake_chosen, gesture, gesture_free);
}

/* --- a link */

static void
on_link_chosen (GtkWidget  *widget,
                const char *id,
                gpointer    user_data)
{
  const Gesture *self = user_data;
  GuideSelection selection = new_selection (self, GUIDE_SELECTION_LINK);
  g_auto (GStrv) ids = g_strsplit (id, "\n", 2); /* a known link, or two structures */

  if (ids[1] == NULL)
    selection.link = ids[0];
  else
    {
      selection.a = ids[0];
      selection.b = ids[1];
    }
  write_selection (self, &selection);
}

static void
on_structure_chosen (GtkWidget  *widget,
                     const char *id,
                     gpointer    user_data)
{
  Gesture        *gesture = user_data;
  GuideViewNotes *self = gesture->page;
  const char     *structures[] = { id, NULL };

  guide_view_choose_partner (GTK_WIDGET (self), _ ("A known link, or the other structure"), structures, on_link_chosen, gesture_copy (gesture), gesture_free);
}

static void
ask_link (Gesture *gesture)
{
  GuideViewNotes       *self = gesture->page;
  g_autoptr (GPtrArray) structures = g_ptr_array_new ();

  if (self->notes->structures->len == 0)
    {
      guide_view_choose_structure (GTK_WIDGET (self), _ ("One of the two structures of the link"), on_structure_chosen, gesture, gesture_free);
      return;
    }
  for (guint i = 0; i < self->notes->structures->len; i++)
    g_ptr_array_add (structures, ((GuideNamed *) self->notes->structures->pdata[i])->id);
  g_ptr_array_add (structures, NULL);
  guide_view_choose_partner (GTK_WIDGET (self), _ ("A known link, or the other structure"), (const char *const *) structures->pdata, on_link_chosen, gesture, gesture_free);
}

/* --- one gesture */

void
guide_view_notes_make (GuideViewNotes    *self,
                       GuideSelectionKind kind)
{
  gsize          start, length;
  Gesture       *gesture;
  GuideSelection selection;

  if (self->notes == NULL)
    return;
  if (!guide_view_notes_get_selection (self, &start, &length))
    {
      guide_view_notes_tell_problem (self, _ ("Select words first: with the mouse, with Shift and the arrows, S for the whole sentence, C for the next quotation. Then the same key again."));
      gtk_widget_grab_focus (GTK_WIDGET (self->text));
      return;
    }
  gesture = gesture_new (self, start, length);
  if (kind == GUIDE_SELECTION_VERBATIM)
    ask_role (gesture);
  else if (kind == GUIDE_SELECTION_BRAKE)
    ask_brake (gesture);
  else if (kind == GUIDE_SELECTION_LINK)
    ask_link (gesture);
  else
    {
      selection = new_selection (gesture, kind);
      write_selection (gesture, &selection);
      gesture_free (gesture);
    }
}
