#include "config.h"

#include "dossier-view-contest.h"

#include "dossier-view-words.h"

#include <glib/gi18n-lib.h>

#define MAX_SHOWN 60 /* characters */

static char *
shorten (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\r\t", ' '), *cut = NULL;

  if (g_utf8_strlen (line, -1) <= MAX_SHOWN)
    return g_steal_pointer (&line);
  cut = g_utf8_substring (line, 0, MAX_SHOWN - 1);
  return g_strconcat (cut, "…", NULL);
}

char *
dossier_view_contest_dup_sentence (const DossierConflict *conflict)
{
  const DossierConflictSide *other = conflict->sides->pdata[conflict->sides->len - 1];
  const char                *who = other->author != NULL ? other->author : _ ("Somebody");
  g_autofree char           *when = dossier_view_words_dup_moment (other->wall), *text = shorten (other->text);

  if (*text == '\0')
    /* Translators: a person's name, a moment */
    return g_strdup_printf (_ ("Two answers: %s emptied this (%s). Both are kept."), who, when);
  /* Translators: a person's name, what they wrote, a moment */
  return g_strdup_printf (_ ("Two answers: %s wrote “%s” (%s). Both are kept."), who, text, when);
}

GtkWidget *
dossier_view_contest_new_button (const DossierConflict *conflict)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Choose…")), *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (row, "overtaken");
  gtk_widget_add_css_class (button, "caption");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", conflict->id, conflict->field->code);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.choose-answer");
  gtk_box_append (GTK_BOX (row), button);
  return row;
}
