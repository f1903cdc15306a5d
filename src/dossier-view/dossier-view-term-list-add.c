/* dossier-view-term-list-add.c - a word more */
#include "config.h"

#include "dossier-view-term-list-private.h"

#include "dossier-view-term-sentences.h"

#include <glib/gi18n-lib.h>

void
dossier_view_term_list_on_entry_changed (DossierViewTermList *self)
{
  g_clear_pointer (&self->taken, g_free);
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->way), FALSE);
}

static void
show_taken (DossierViewTermList *self,
            const char          *label,
            const GError        *error)
{
  const DossierTerm *taken = dossier_view_term_list_shows_groups (self) ? NULL : dossier_terms_find_label (self->terms, self->vocabulary, label, NULL);
  g_autofree char   *refusal = dossier_view_term_sentences_dup_refusal (error, label);

  gtk_label_set_label (self->message, refusal);
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
  g_free (self->taken);
  self->taken = taken == NULL ? NULL : g_strdup (taken->code);
  gtk_widget_set_visible (GTK_WIDGET (self->way), dossier_view_term_list_may_insist (error));
  gtk_button_set_label (self->way, taken == NULL ? _ ("_Add all the same") : dossier_term_is_offered (taken) ? _ ("_Show it")
                                                                                                             : _ ("_Propose it Again"));
}

static void
add (DossierViewTermList *self,
     gboolean             insists)
{
  const char        *label = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GError) error = NULL;
  DossierAct        *act = NULL;

  if (self->terms == NULL)
    return;
  act = dossier_view_term_list_shows_groups (self) ? dossier_terms_new_group (self->terms, label, insists, &error)
                                                   : dossier_terms_new_addition (self->terms, self->vocabulary, label, NULL, &error);
  if (act == NULL)
    {
      show_taken (self, label, error);
      return;
    }
  dossier_view_term_list_write_typed (self, act, label);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

void
dossier_view_term_list_on_entered (DossierViewTermList *self)
{
  add (self, FALSE);
}

void
dossier_view_term_list_on_way_clicked (DossierViewTermList *self)
{
  const DossierTerm *taken = self->taken == NULL ? NULL : dossier_view_term_list_find_term (self, self->taken);

  if (taken == NULL)
    {
      add (self, TRUE);
      return;
    }
  self->goal = g_strdup (taken->code);
  if (!dossier_term_is_offered (taken))
    dossier_view_term_list_set_retired (self, taken, FALSE);
  else
    dossier_view_term_list_go_to_goal (self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}
