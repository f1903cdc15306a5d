/* dossier-view-term-list-act.c - what is done to the words of a list: by its menus, by the keys */
#include "config.h"

#include "dossier-view-term-list-private.h"

#include "dossier-view-term-merge.h"
#include "dossier-view-term-sentences.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- writing */

typedef struct
{
  DossierViewTermList *view;
  char                *sentence; /* NULL: what is seen says it */
  char                *edited;   /* code of the word whose editor waits; NULL: none does */
  char                *typed;    /* of a word more; NULL: it is not one */
} Writing;

/* Nothing may have been written there since. */
static void
give_back (DossierViewTermList *self,
           const char          *typed,
           const char          *failure)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), typed);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  gtk_label_set_label (self->message, failure);
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
}

/* What was typed stays where it was typed until it is kept. */
static void
keep_typed (const Writing *writing,
            const char    *failure) /* NULL: it is kept */
{
  DossierViewTermRow *row = writing->edited != NULL ? g_hash_table_lookup (writing->view->rows, writing->edited) : NULL;

  if (row != NULL && failure != NULL)
    dossier_view_term_row_complain (row, failure, FALSE);
  else if (row != NULL)
    dossier_view_term_row_end (row);
  if (writing->typed != NULL && failure != NULL)
    give_back (writing->view, writing->typed, failure);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Writing           *writing = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char   *failure = NULL;

  if (!dossier_store_write_finish (DOSSIER_STORE (source), result, &error))
    failure = dossier_view_term_sentences_dup_failure (error);
  keep_typed (writing, failure);
  if (failure != NULL || writing->sentence != NULL)
    g_signal_emit_by_name (writing->view, "said", failure != NULL ? failure : writing->sentence, failure == NULL);
  g_object_unref (writing->view);
  g_free (writing->sentence);
  g_free (writing->edited);
  g_free (writing->typed);
  g_free (writing);
}

/* Takes act and writing, without its view. */
static void
begin_writing (DossierViewTermList *self,
               DossierAct          *act,
               const Writing       *writing)
{
  Writing *begun = g_memdup2 (writing, sizeof *writing);

  begun->view = g_object_ref (self);
  dossier_store_write_async (self->store, act, on_written, begun);
}

void
dossier_view_term_list_write_edited (DossierViewTermList *self,
                                     DossierAct          *act,
                                     const char          *code)
{
  begin_writing (self, act, &(Writing){ .edited = g_strdup (code) });
}

void
dossier_view_term_list_write_typed (DossierViewTermList *self,
                                    DossierAct          *act,
                                    const char          *typed)
{
  begin_writing (self, act, &(Writing){ .typed = g_strdup (typed) });
}

/* act NULL: it was refused, and error says why; what is so already is no news. */
void
dossier_view_term_list_write_or_say (DossierViewTermList *self,
                                     DossierAct          *act,
                                     const DossierTerm   *term,
                                     char                *sentence,
                                     const GError        *error)
{
  if (act != NULL)
    {
      begin_writing (self, act, &(Writing){ .sentence = sentence });
      return;
    }
  if (!g_error_matches (error, DOSSIER_TERMS_ERROR, DOSSIER_TERMS_ERROR_NOTHING))
    {
      g_autofree char *refusal = dossier_view_term_sentences_dup_refusal (error, term->label);

      g_signal_emit_by_name (self, "said", refusal, FALSE);
    }
  g_free (sentence);
}

gboolean
dossier_view_term_list_may_insist (const GError *error)
{
  return g_error_matches (error, DOSSIER_TERMS_ERROR, DOSSIER_TERMS_ERROR_TAKEN) || g_error_matches (error, DOSSIER_TERMS_ERROR, DOSSIER_TERMS_ERROR_SHARED);
}

/* --- by the keys */

static GtkListBoxRow *
find_neighbour (DossierViewTermList *self,
                GtkListBoxRow       *row,
                int                  step)
{
  int index = gtk_list_box_row_get_index (row) + step;

  return index < 0 ? NULL : gtk_list_box_get_row_at_index (self->list, index);
}

/* One step at a time, each upon what the one before has written. */
void
dossier_view_term_list_step (DossierViewTermList *self)
{
  const DossierTerm *term = self->moving == NULL ? NULL : dossier_view_term_list_find_term (self, self->moving);
  GtkListBoxRow     *row = term == NULL ? NULL : g_hash_table_lookup (self->rows, term->code);
  int                step = self->n_steps > 0 ? 1 : -1;
  GtkListBoxRow     *next = row == NULL || self->n_steps == 0 ? NULL : find_neighbour (self, row, step);
  g_autoptr (GError) error = NULL;

  if (next == NULL)
    {
      self->n_steps = 0;
      g_clear_pointer (&self->moving, g_free);
      return;
    }
  self->n_steps -= step;
  dossier_view_term_list_write_or_say (self, dossier_terms_new_move (self->terms, term, dossier_view_term_row_get_term (DOSSIER_VIEW_TERM_ROW (next)), step > 0, &error), term, NULL, error);
}

static void
move_by (DossierViewTermList *self,
         const char          *code,
         int                  step)
{
  const DossierTerm *term = dossier_view_term_list_find_term (self, code);

  if (term == NULL || !dossier_term_is_offered (term) || term->delivered != NULL || dossier_view_term_list_shows_groups (self))
    return;
  if (g_strcmp0 (self->moving, code) == 0)
    {
      self->n_steps += step;
      return;
    }
  g_free (self->moving);
  self->moving = g_strdup (code);
  self->n_steps = step;
  dossier_view_term_list_step (self);
}

static const char *
find_focused_code (DossierViewTermList *self)
{
  GtkListBoxRow *row = dossier_view_term_list_find_focused (self);

  if (row == NULL || !DOSSIER_VIEW_IS_TERM_ROW (row) || dossier_view_term_row_is_edited (DOSSIER_VIEW_TERM_ROW (row)))
    return NULL;
  return dossier_view_term_row_get_term (DOSSIER_VIEW_TERM_ROW (row))->code;
}

/* parameter: the action, for the word that has the focus. */
static gboolean
on_shortcut (GtkWidget *widget,
             GVariant  *parameter,
             gpointer   user_data)
{
  g_autofree char *code = g_strdup (find_focused_code (DOSSIER_VIEW_TERM_LIST (widget)));

  return code != NULL && gtk_widget_activate_action (widget, g_variant_get_string (parameter, NULL), "s", code);
}

/* --- what can be done with a word */

static void
edit (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  DossierViewTermRow *row = g_hash_table_lookup (DOSSIER_VIEW_TERM_LIST (widget)->rows, g_variant_get_string (parameter, NULL));

  if (row == NULL)
    return;
  dossier_view_term_row_edit (row);
  dossier_view_term_list_scroll (DOSSIER_VIEW_TERM_LIST (widget));
}

static void
move_up (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  move_by (DOSSIER_VIEW_TERM_LIST (widget), g_variant_get_string (parameter, NULL), -1);
}

static void
move_down (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  move_by (DOSSIER_VIEW_TERM_LIST (widget), g_variant_get_string (parameter, NULL), 1);
}

static void
end_group (DossierViewTermList *self,
           const DossierTerm   *term)
{
  g_autoptr (GError) error = NULL;
  DossierAct        *act = dossier_terms_new_group_end (term, &error);

  dossier_view_term_list_write_or_say (self, act, term, g_strdup_printf (_ ("These words do not mean the same any more: %s"), term->label), error);
}

void
dossier_view_term_list_set_retired (DossierViewTermList *self,
                                    const DossierTerm   *term,
                                    gboolean             retired)
{
  g_autoptr (GError) error = NULL;
  DossierAct        *act = dossier_terms_new_retirement (term, retired, &error);
  const char        *format = retired ? _ ("“%s” is proposed no more; what uses it keeps it") : _ ("“%s” is proposed again");

  dossier_view_term_list_write_or_say (self, act, term, g_strdup_printf (format, term->label), error);
}

static void
retire (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  DossierViewTermList *self = DOSSIER_VIEW_TERM_LIST (widget);
  const DossierTerm   *term = dossier_view_term_list_find_term (self, g_variant_get_string (parameter, NULL));

  if (term != NULL)
    dossier_view_term_list_set_retired (self, term, TRUE);
}

static void
bring_back (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  DossierViewTermList *self = DOSSIER_VIEW_TERM_LIST (widget);
  const DossierTerm   *term = dossier_view_term_list_find_term (self, g_variant_get_string (parameter, NULL));

  if (term != NULL)
    dossier_view_term_list_set_retired (self, term, FALSE);
}

static guint
count_uses (DossierViewTermList *self,
            const DossierTerm   *term)
{
  guint n_away = 0;
  guint n = self->uses == NULL ? 0 : dossier_term_uses_get_n (self->uses, term->code, &n_away);

  return n + n_away;
}

static void
delete_term (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DossierViewTermList *self = DOSSIER_VIEW_TERM_LIST (widget);
  const DossierTerm   *term = dossier_view_term_list_find_term (self, g_variant_get_string (parameter, NULL));
  g_autoptr (GError)   error = NULL;

  if (term == NULL)
    return;
  if (dossier_view_term_list_shows_groups (self))
    end_group (self, term);
  else
    dossier_view_term_list_write_or_say (self, dossier_terms_new_deletion (self->terms, term, count_uses (self, term), &error), term, g_strdup_printf (_ ("“%s” is in the trash"), term->label), error);
}

static void
deliver (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  DossierViewTermList *self = DOSSIER_VIEW_TERM_LIST (widget);
  const DossierTerm   *term = dossier_view_term_list_find_term (self, g_variant_get_string (parameter, NULL));
  g_autoptr (GError)   error = NULL;

  if (term != NULL && term->delivered != NULL)
    dossier_view_term_list_write_or_say (self, dossier_terms_new_delivered (term, &error), term, g_strdup_printf (_ ("“%s” is called “%s” again"), term->label, term->delivered), error);
}

/* Delete on the keyboard: out of what is proposed, by the way that loses nothing. */
static void
take_away (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  DossierViewTermList *self = DOSSIER_VIEW_TERM_LIST (widget);
  const DossierTerm   *term = dossier_view_term_list_find_term (self, g_variant_get_string (parameter, NULL));
  gboolean             may_go = term != NULL && (dossier_view_term_list_shows_groups (self) || (!term->shipped && count_uses (self, term) == 0));

  gtk_widget_activate_action (widget, term != NULL && term->delivered != NULL ? "term.deliver" : may_go ? "term.delete"
                                                                                                        : "term.retire",
                              "s", g_variant_get_string (parameter, NULL));
}

/* --- two words that are one */

static void
on_merge_chosen (DossierViewTermList *self,
                 const char          *from,
                 const char          *into)
{
  const DossierTerm *term = dossier_view_term_list_find_term (self, from), *target = dossier_view_term_list_find_term (self, into);
  g_autoptr (GError) error = NULL;
  DossierAct        *act;

  if (term == NULL || target == NULL)
    return; /* somebody took it away meanwhile */
  act = dossier_terms_new_merge (self->terms, term, target, &error);
  dossier_view_term_list_write_or_say (self, act, term, g_strdup_printf (_ ("“%s” is now read as “%s”"), term->label, target->label), error);
}

static void
open_merge (DossierViewTermList *self,
            const char          *code,
            const char          *into)
{
  const DossierTerm    *term = dossier_view_term_list_find_term (self, code);
  DossierViewTermMerge *merge;

  if (term == NULL || term->delivered != NULL) /* two fields are never one */
    return;
  merge = dossier_view_term_merge_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->terms, self->uses, term, into);
  g_signal_connect_object (merge, "chosen", G_CALLBACK (on_merge_chosen), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (merge));
}

static void
merge_term (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  open_merge (DOSSIER_VIEW_TERM_LIST (widget), g_variant_get_string (parameter, NULL), NULL);
}

static void
merge_into (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  const char *code, *into;

  g_variant_get (parameter, "(&s&s)", &code, &into);
  open_merge (DOSSIER_VIEW_TERM_LIST (widget), code, into);
}

static void
show_uses (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  const char *question, *words;

  g_variant_get (parameter, "(&s&s)", &question, &words);
  g_signal_emit_by_name (widget, "asked", question, words);
}

void
dossier_view_term_list_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint           key;
    GdkModifierType modifiers;
    const char     *action;
  } keys[] = {
    { GDK_KEY_F2, 0, "term.edit" },
    { GDK_KEY_Up, GDK_ALT_MASK, "term.up" },
    { GDK_KEY_Down, GDK_ALT_MASK, "term.down" },
    { GDK_KEY_Delete, 0, "term.take-away" },
    { GDK_KEY_m, GDK_CONTROL_MASK, "term.merge" },
  };

  gtk_widget_class_install_action (widget_class, "term.edit", "s", edit);
  gtk_widget_class_install_action (widget_class, "term.up", "s", move_up);
  gtk_widget_class_install_action (widget_class, "term.down", "s", move_down);
  gtk_widget_class_install_action (widget_class, "term.retire", "s", retire);
  gtk_widget_class_install_action (widget_class, "term.return", "s", bring_back);
  gtk_widget_class_install_action (widget_class, "term.delete", "s", delete_term);
  gtk_widget_class_install_action (widget_class, "term.take-away", "s", take_away);
  gtk_widget_class_install_action (widget_class, "term.deliver", "s", deliver);
  gtk_widget_class_install_action (widget_class, "term.merge", "s", merge_term);
  gtk_widget_class_install_action (widget_class, "term.merge-into", "(ss)", merge_into);
  gtk_widget_class_install_action (widget_class, "term.show", "(ss)", show_uses);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, on_shortcut, "s", keys[i].action);
}
