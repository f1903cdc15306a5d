#include "config.h"

#include "dossier-view-person.h"

#include "dossier-view-dropped.h"
#include "dossier-view-form.h"
#include "dossier-view-history.h"
#include "dossier-view-stride.h"
#include "dossier-view-tenures.h"
#include "dossier-view-words.h"

#include <glib/gi18n-lib.h>

struct _DossierViewPerson
{
  AdwBin               parent_instance;
  char                *id;
  GtkScrolledWindow   *scroll;
  AdwAvatar           *face;
  GtkLabel            *name;
  GtkLabel            *description;
  DossierViewTenures  *tenures;
  AdwPreferencesGroup *threads;
  GPtrArray           *rows; /* of the threads, in the group */
  DossierViewForm     *form;
  DossierViewHistory  *history;
};

G_DEFINE_FINAL_TYPE (DossierViewPerson, dossier_view_person, ADW_TYPE_BIN)

static guint stale_signal;

static gboolean
is_anonymised (const DossierRecord *record)
{
  return dossier_record_get (record, "anonymised_on") != NULL;
}

/* "head, École des Brumes"; the posts of now come first. */
static void
add_post (GString                 *words,
          const DossierViewPost   *post,
          const DossierVocabulary *vocabulary)
{
  if (words->len > 0)
    g_string_append_c (words, '\n');
  g_string_append (words, dossier_view_post_get_role (post, vocabulary));
  if (post->structure_name != NULL)
    g_string_append_printf (words, ", %s", post->structure_name);
}

static char *
describe (const DossierViewFacts *facts)
{
  GString *words = g_string_new (NULL);

  if (is_anonymised (facts->record))
    {
      g_autofree char *day = dossier_view_words_dup_value (dossier_record_get (facts->record, "anonymised_on"));

      g_string_append_printf (words, _ ("Anonymised on %s: only the roles, the dates and the links are kept."), day);
      return g_string_free (words, FALSE);
    }
  for (guint i = 0; i < facts->posts->len; i++)
    if (!((DossierViewPost *) facts->posts->pdata[i])->is_over)
      add_post (words, facts->posts->pdata[i], facts->vocabulary);
  if (words->len == 0)
    g_string_append (words, facts->posts->len > 0 ? _ ("No post any more") : _ ("No post recorded yet"));
  return g_string_free (words, FALSE);
}

static void
show_head (DossierViewPerson      *self,
           const DossierViewFacts *facts)
{
  g_autofree char *description = describe (facts);
  gboolean         has_name = !is_anonymised (facts->record);

  adw_avatar_set_text (self->face, has_name ? facts->title : "");
  adw_avatar_set_show_initials (self->face, has_name);
  gtk_label_set_label (self->name, facts->title != NULL ? facts->title : "?");
  gtk_label_set_label (self->description, description);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "person.anonymise", has_name);
}

/* What they hold now; what they held is told by the links, and above when nobody followed. */
static void
show_threads (DossierViewPerson      *self,
              const DossierViewFacts *facts)
{
  g_autofree char *title = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->threads, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < facts->threads->len; i++)
    {
      const DossierViewThread *thread = facts->threads->pdata[i];
      const DossierViewPost   *post = dossier_view_facts_find_post (facts, thread->post);
      GtkWidget               *row;

      if (post == NULL || post->is_over || thread->is_over)
        continue;
      row = dossier_view_dropped_row_new (thread, facts->vocabulary, NULL);
      adw_preferences_group_add (self->threads, row);
      g_ptr_array_add (self->rows, row);
    }
  title = g_strdup_printf (ngettext ("Holds the thread of %u link", "Holds the thread of %u links", self->rows->len), self->rows->len);
  adw_preferences_group_set_title (self->threads, title);
  gtk_widget_set_visible (GTK_WIDGET (self->threads), self->rows->len > 0);
}

static void
ask_window (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  DossierViewPerson *self = DOSSIER_VIEW_PERSON (widget);

  dossier_view_person_save (self);
  gtk_widget_activate_action (widget, g_str_equal (name, "person.anonymise") ? "win.anonymise" : "win.register-line", "s", self->id);
}

static void
on_stale (DossierViewPerson *self)
{
  g_signal_emit (self, stale_signal, 0);
}

static void
dossier_view_person_dispose (GObject *object)
{
  DossierViewPerson *self = DOSSIER_VIEW_PERSON (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), DOSSIER_VIEW_TYPE_PERSON);
  G_OBJECT_CLASS (dossier_view_person_parent_class)->dispose (object);
}

static void
dossier_view_person_class_init (DossierViewPersonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_view_person_dispose;
  stale_signal = g_signal_new ("stale", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DOSSIER_VIEW_TYPE_TENURES);
  g_type_ensure (DOSSIER_VIEW_TYPE_FORM);
  g_type_ensure (DOSSIER_VIEW_TYPE_HISTORY);
  gtk_widget_class_install_action (widget_class, "person.anonymise", NULL, ask_window);
  gtk_widget_class_install_action (widget_class, "person.register-line", NULL, ask_window);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/dossier-view-person.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierViewPerson, scroll);
  gtk_widget_class_bind_template_child (widget_class, DossierViewPerson, face);
  gtk_widget_class_bind_template_child (widget_class, DossierViewPerson, name);
  gtk_widget_class_bind_template_child (widget_class, DossierViewPerson, description);
  gtk_widget_class_bind_template_child (widget_class, DossierViewPerson, tenures);
  gtk_widget_class_bind_template_child (widget_class, DossierViewPerson, threads);
  gtk_widget_class_bind_template_child (widget_class, DossierViewPerson, form);
  gtk_widget_class_bind_template_child (widget_class, DossierViewPerson, history);
  gtk_widget_class_bind_template_callback (widget_class, on_stale);
}

static void
dossier_view_person_init (DossierViewPerson *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_view_stride_install (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
}

void
dossier_view_person_show (DossierViewPerson      *self,
                          DossierStore           *store,
                          const DossierViewFacts *facts)
{
  const char *id = dossier_record_get_id (facts->record);

  if (g_strcmp0 (self->id, id) != 0)
    {
      g_free (self->id);
      self->id = g_strdup (id);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0);
    }
  show_head (self, facts);
  dossier_view_tenures_show (self->tenures, store, facts);
  show_threads (self, facts);
  dossier_view_form_show (self->form, store, facts);
  /* Nothing is asked of them any more; what was being typed when they were anonymised is still to be seen. */
  gtk_widget_set_visible (GTK_WIDGET (self->form), !is_anonymised (facts->record) || dossier_view_form_has_lost (self->form));
  dossier_view_history_show (self->history, store, id);
}

void
dossier_view_person_save (DossierViewPerson *self)
{
  dossier_view_tenures_save (self->tenures);
  dossier_view_form_save (self->form);
}

void
dossier_view_person_clear (DossierViewPerson *self)
{
  dossier_view_tenures_clear (self->tenures);
  dossier_view_form_clear (self->form);
  dossier_view_history_clear (self->history);
  g_clear_pointer (&self->id, g_free);
}
