#include "config.h"

#include "dossier-view-vocabulary.h"

#include "dossier-headings.h"
#include "dossier-terms-uses.h"
#include "dossier-terms.h"
#include "dossier-view-term-editor.h"
#include "dossier-view-term-list.h"
#include "dossier-view-term-sentences.h"
#include "dossier-view-vocabulary-lists.h"

#include <glib/gi18n-lib.h>

struct _DossierViewVocabulary
{
  AdwWindow                   parent_instance;
  AdwToastOverlay            *toasts;
  AdwToast                   *toast; /* not owned; NULL when gone */
  AdwLeaflet                 *leaflet;
  GtkWidget                  *lists_pane, *terms_pane;
  DossierViewVocabularyLists *lists;
  AdwWindowTitle             *heading;
  AdwBin                     *terms_place;
  DossierViewTermList        *list;
  DossierStore               *store;
  GCancellable               *asking;
  char                       *vocabulary; /* that is asked for */
};

G_DEFINE_FINAL_TYPE (DossierViewVocabulary, dossier_view_vocabulary, ADW_TYPE_WINDOW)

/* --- reading */

typedef struct
{
  char              *vocabulary;
  DossierVocabulary *terms;
  DossierTermUses   *uses; /* NULL: nothing is counted */
} Reading;

static void
reading_free (Reading *self)
{
  g_free (self->vocabulary);
  g_clear_pointer (&self->terms, dossier_vocabulary_unref);
  g_clear_pointer (&self->uses, dossier_term_uses_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static gpointer
read_terms (DossierReader *reader,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (Reading) reading = g_new0 (Reading, 1);

  reading->vocabulary = g_strdup (data);
  reading->terms = dossier_vocabulary_load (reader, error);
  if (reading->terms == NULL)
    return NULL;
  if (dossier_terms_find_list (data) != NULL && dossier_headings_find_kind (data) == NULL)
    {
      reading->uses = dossier_term_uses_count (reader, reading->terms, data, error);
      if (reading->uses == NULL)
        return NULL;
    }
  return g_steal_pointer (&reading);
}

static void
show_reading (DossierViewVocabulary *self,
              Reading               *reading)
{
  adw_window_title_set_title (self->heading, dossier_view_term_sentences_get_title (reading->vocabulary));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "vocabulary.add", dossier_view_term_sentences_get_adder (reading->vocabulary) != NULL);
  dossier_view_vocabulary_lists_show (self->lists, reading->terms);
  dossier_view_term_list_show (self->list, reading->vocabulary, reading->terms, g_steal_pointer (&reading->uses));
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (DossierViewVocabulary) self = user_data;
  g_autoptr (GError)                error = NULL;
  g_autoptr (Reading)               reading = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);

  if (reading == NULL || self->store == NULL || !g_str_equal (reading->vocabulary, self->vocabulary))
    return; /* asked again meanwhile, or closed */
  show_reading (self, reading);
}

static void
ask (DossierViewVocabulary *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  dossier_store_ask_async (self->store, read_terms, g_strdup (self->vocabulary), g_free, (GDestroyNotify) reading_free, self->asking, on_read, g_object_ref (self));
}

static void
on_changed (DossierViewVocabulary *self)
{
  if (self->store != NULL)
    ask (self);
}

/* --- going about */

static void
choose (DossierViewVocabulary *self,
        const char            *vocabulary)
{
  if (g_strcmp0 (self->vocabulary, vocabulary) == 0)
    return;
  g_free (self->vocabulary);
  self->vocabulary = g_strdup (vocabulary);
  adw_window_title_set_subtitle (self->heading, NULL);
  ask (self);
}

static void
on_chosen (DossierViewVocabulary *self,
           const char            *vocabulary,
           const char            *code,
           gboolean               goes)
{
  g_autofree char *wanted = g_strdup (code); /* its row may go */

  choose (self, vocabulary);
  if (goes)
    adw_leaflet_set_visible_child (self->leaflet, self->terms_pane);
  if (wanted == NULL)
    return;
  dossier_view_vocabulary_lists_select (self->lists, vocabulary);
  dossier_view_term_list_go_to (self->list, wanted);
}

static void
go_back (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  adw_leaflet_set_visible_child (DOSSIER_VIEW_VOCABULARY (widget)->leaflet, DOSSIER_VIEW_VOCABULARY (widget)->lists_pane);
}

/* Escape leaves the window, but first what is open in it. */
static gboolean
on_key (DossierViewVocabulary *self,
        guint                  key,
        guint                  code,
        GdkModifierType        modifiers)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (key != GDK_KEY_Escape || (focus != NULL && (gtk_widget_get_ancestor (focus, DOSSIER_VIEW_TYPE_TERM_EDITOR) != NULL ||
                                                  gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL || gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY) != NULL)))
    return FALSE;
  gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

static void
find (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  go_back (widget, name, parameter);
  dossier_view_vocabulary_lists_find (DOSSIER_VIEW_VOCABULARY (widget)->lists);
}

static void
add (GtkWidget  *widget,
     const char *name,
     GVariant   *parameter)
{
  DossierViewVocabulary *self = DOSSIER_VIEW_VOCABULARY (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->terms_pane);
  dossier_view_term_list_begin_adding (self->list);
}

static void
ask_help (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.help", "s", "vocabulary");
}

static void
on_asked (DossierViewVocabulary *self,
          const char            *question,
          const char            *words)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-answers", "(ss)", question, words);
  gtk_window_close (GTK_WINDOW (self)); /* it stands before what was asked for */
}

/* --- what is said */

static void
on_dismissed (DossierViewVocabulary *self,
              AdwToast              *toast)
{
  if (self->toast == toast)
    self->toast = NULL;
}

/* The last thing only. Titles are people's words: "&" is one of them. */
static void
say (DossierViewVocabulary *self,
     const char            *sentence,
     gboolean               may_undo)
{
  g_autofree char *plain = g_markup_escape_text (sentence, -1);
  AdwToast        *toast = adw_toast_new (plain);

  if (may_undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "vocabulary.undo");
    }
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  self->toast = toast;
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_dismissed), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
on_said (DossierViewVocabulary *self,
         const char            *sentence,
         gboolean               is_done)
{
  say (self, sentence, is_done);
}

/* --- taking back */

typedef struct
{
  DossierViewVocabulary *view;
  gboolean               redo;
} Taking;

static void
on_taken_back (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autofree Taking                *taking = user_data;
  g_autoptr (DossierViewVocabulary) self = taking->view;
  g_autoptr (GError)                error = NULL;
  g_autofree char                  *label = NULL, *sentence = NULL;

  if (dossier_store_undo_finish (DOSSIER_STORE (source), result, &label, &error))
    sentence = g_strdup_printf (taking->redo ? _ ("Redone: %s") : _ ("Undone: %s"), label != NULL ? label : "");
  else if (g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOTHING))
    sentence = g_strdup (taking->redo ? _ ("Nothing to redo") : _ ("Nothing to undo"));
  else
    sentence = dossier_view_term_sentences_dup_failure (error);
  if (self->store != NULL)
    adw_window_title_set_subtitle (self->heading, sentence);
}

static void
take_back (DossierViewVocabulary *self,
           gboolean               redo)
{
  Taking *taking = g_new0 (Taking, 1);

  taking->view = g_object_ref (self);
  taking->redo = redo;
  dossier_store_undo_async (self->store, redo, on_taken_back, taking);
}

static void
undo (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  take_back (DOSSIER_VIEW_VOCABULARY (widget), FALSE);
}

static void
redo (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  take_back (DOSSIER_VIEW_VOCABULARY (widget), TRUE);
}

static void
dossier_view_vocabulary_dispose (GObject *object)
{
  DossierViewVocabulary *self = DOSSIER_VIEW_VOCABULARY (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), DOSSIER_VIEW_TYPE_VOCABULARY);
  G_OBJECT_CLASS (dossier_view_vocabulary_parent_class)->dispose (object);
}

static void
dossier_view_vocabulary_finalize (GObject *object)
{
  g_free (DOSSIER_VIEW_VOCABULARY (object)->vocabulary);
  G_OBJECT_CLASS (dossier_view_vocabulary_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "vocabulary.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "vocabulary.find", NULL, find);
  gtk_widget_class_install_action (widget_class, "vocabulary.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "vocabulary.help", NULL, ask_help);
  gtk_widget_class_install_action (widget_class, "vocabulary.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "vocabulary.redo", NULL, redo);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "vocabulary.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "vocabulary.find", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "vocabulary.add", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "vocabulary.help", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "vocabulary.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "vocabulary.redo", NULL);
}

static void
dossier_view_vocabulary_class_init (DossierViewVocabularyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_view_vocabulary_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_view_vocabulary_finalize;

  g_type_ensure (DOSSIER_VIEW_TYPE_VOCABULARY_LISTS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/dossier-view-vocabulary.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierViewVocabulary, toasts);
  gtk_widget_class_bind_template_child (widget_class, DossierViewVocabulary, leaflet);
  gtk_widget_class_bind_template_child (widget_class, DossierViewVocabulary, lists_pane);
  gtk_widget_class_bind_template_child (widget_class, DossierViewVocabulary, terms_pane);
  gtk_widget_class_bind_template_child (widget_class, DossierViewVocabulary, lists);
  gtk_widget_class_bind_template_child (widget_class, DossierViewVocabulary, heading);
  gtk_widget_class_bind_template_child (widget_class, DossierViewVocabulary, terms_place);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
  install_actions (widget_class);
}

static void
dossier_view_vocabulary_init (DossierViewVocabulary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_store (DossierViewVocabulary *self,
           DossierStore          *store)
{
  self->store = g_object_ref (store);
  self->list = DOSSIER_VIEW_TERM_LIST (dossier_view_term_list_new (store));
  adw_bin_set_child (self->terms_place, GTK_WIDGET (self->list));
  g_signal_connect_object (self->list, "said", G_CALLBACK (on_said), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "asked", G_CALLBACK (on_asked), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

void
dossier_view_vocabulary_present (GtkWindow    *parent,
                                 DossierStore *store)
{
  DossierViewVocabulary *self;
  const char            *first = dossier_terms_get_lists ()->code;

  g_return_if_fail (GTK_IS_WINDOW (parent) && DOSSIER_IS_STORE (store));

  self = g_object_new (DOSSIER_VIEW_TYPE_VOCABULARY, "transient-for", parent, NULL);
  set_store (self, store);
  choose (self, first);
  dossier_view_vocabulary_lists_select (self->lists, first);
  gtk_window_present (GTK_WINDOW (self));
}
