#include "config.h"

#include "dossier-view-source-maker.h"

#include "dossier-view-stride.h"
#include "dossier-view-terms.h"
#include "dossier-view-words.h"

#include <glib/gi18n-lib.h>

struct _DossierViewSourceMaker
{
  GtkBox             parent_instance;
  DossierVocabulary *vocabulary;
  GtkEntry          *title;
  GtkMenuButton     *nature_button;
  GtkLabel          *nature_label;
  GtkEntry          *date;
  GtkLabel          *understood; /* of the date */
  GtkWidget         *add;
  char              *nature; /* code, or NULL */
};

G_DEFINE_FINAL_TYPE (DossierViewSourceMaker, dossier_view_source_maker, GTK_TYPE_BOX)

static guint ready_signal;

static char *
dup_typed (GtkEntry *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

/* --- the nature */

static void
set_nature (DossierViewSourceMaker *self,
            const char             *code)
{
  const char *label = code != NULL ? dossier_vocabulary_get_label (self->vocabulary, "source_nature", code) : _ ("Nature…");
  char       *copy = g_strdup (code);

  g_free (self->nature);
  self->nature = copy;
  gtk_label_set_label (self->nature_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->nature_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
on_nature_chosen (DossierViewSourceMaker *self,
                  const char             *code,
                  gboolean                in)
{
  set_nature (self, code);
}

static void
go_to_date (DossierViewSourceMaker *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->date));
}

static void
make_natures (GtkMenuButton *button,
              gpointer       user_data)
{
  DossierViewSourceMaker   *self = user_data;
  GtkWidget                *terms = dossier_view_terms_new (_ ("Nature"), FALSE);
  guint                     n_terms;
  const DossierTerm *const *all = dossier_vocabulary_get_terms (self->vocabulary, "source_nature", &n_terms);

  for (guint i = 0; i < n_terms; i++)
    if (dossier_term_is_offered (all[i]))
      dossier_view_terms_add (DOSSIER_VIEW_TERMS (terms), all[i]->code, all[i]->label, all[i]->definition, DOSSIER_VIEW_TERM_PLAIN,
                              g_strcmp0 (all[i]->code, self->nature) == 0);
  g_signal_connect_object (terms, "chosen", G_CALLBACK (on_nature_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (terms, "done", G_CALLBACK (go_to_date), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, terms);
}

static GtkWidget *
make_nature_button (DossierViewSourceMaker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->nature_button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->nature_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->nature_label, 0.0f);
  gtk_widget_set_hexpand (GTK_WIDGET (self->nature_label), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->nature_label));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_menu_button_set_child (self->nature_button, box);
  gtk_widget_set_halign (gtk_widget_get_parent (box), GTK_ALIGN_FILL); /* GTK centres it */
  gtk_widget_set_hexpand (box, TRUE);
  gtk_menu_button_set_create_popup_func (self->nature_button, make_natures, self, NULL);
  dossier_view_stride_listen_to (self->nature_button, (DossierViewStrideOn) go_to_date, self);
  return GTK_WIDGET (self->nature_button);
}

/* --- the words */

static gboolean
is_address (const char *title)
{
  return g_str_has_prefix (title, "http://") || g_str_has_prefix (title, "https://") || g_str_has_prefix (title, "www.");
}

/* "entretien du 3 mai": the nature is often the first word of the title, and an address speaks for itself. */
static void
guess_nature (DossierViewSourceMaker *self)
{
  g_autofree char *title = dup_typed (self->title);
  g_autofree char *first = g_strndup (title, strcspn (title, " "));
  const char      *code = is_address (title) ? "web" : *first != '\0' ? dossier_vocabulary_find_code (self->vocabulary, "source_nature", first)
                                                                      : NULL;

  if (code != NULL)
    set_nature (self, code);
}

static void
on_title_changed (DossierViewSourceMaker *self)
{
  g_autofree char *title = dup_typed (self->title);

  gtk_widget_set_sensitive (self->add, *title != '\0');
  if (self->nature == NULL)
    guess_nature (self);
}

static void
on_title_activated (DossierViewSourceMaker *self)
{
  gtk_widget_grab_focus (self->nature == NULL ? GTK_WIDGET (self->nature_button) : GTK_WIDGET (self->date));
}

static void
on_date_changed (DossierViewSourceMaker *self)
{
  g_autofree char     *typed = dup_typed (self->date);
  g_autoptr (BaseDate) date = base_date_new_from_words (typed);
  g_autofree char     *sentence = *typed != '\0' ? dossier_view_words_explain_date (date) : NULL;

  gtk_label_set_label (self->understood, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->understood), sentence != NULL);
}

static void
on_add (DossierViewSourceMaker *self)
{
  g_autofree char *title = dup_typed (self->title);

  if (*title == '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->title));
  else
    g_signal_emit (self, ready_signal, 0);
}

static void
dossier_view_source_maker_finalize (GObject *object)
{
  DossierViewSourceMaker *self = DOSSIER_VIEW_SOURCE_MAKER (object);

  dossier_vocabulary_unref (self->vocabulary);
  g_free (self->nature);
  G_OBJECT_CLASS (dossier_view_source_maker_parent_class)->finalize (object);
}

static void
dossier_view_source_maker_class_init (DossierViewSourceMakerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_view_source_maker_finalize;
  ready_signal = g_signal_new ("ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkEntry *
add_entry (DossierViewSourceMaker *self,
           const char             *label)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  gtk_box_append (GTK_BOX (self), entry);
  return GTK_ENTRY (entry);
}

static void
dossier_view_source_maker_init (DossierViewSourceMaker *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->title = add_entry (self, _ ("What it is called: interview with two head teachers…"));
  gtk_box_append (GTK_BOX (self), make_nature_button (self));
  self->date = add_entry (self, _ ("When: May 2018…"));
  self->understood = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->understood, 0.0f);
  gtk_label_set_wrap (self->understood, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->understood), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->understood), "dim-label");
  gtk_widget_set_visible (GTK_WIDGET (self->understood), FALSE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->understood));
  self->add = gtk_button_new_with_label (_ ("Add the source"));
  gtk_box_append (GTK_BOX (self), self->add);
  g_signal_connect_object (self->title, "changed", G_CALLBACK (on_title_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->title, "activate", G_CALLBACK (on_title_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->date, "changed", G_CALLBACK (on_date_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->date, "activate", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
}

GtkWidget *
dossier_view_source_maker_new (DossierVocabulary *vocabulary)
{
  DossierViewSourceMaker *self = g_object_new (DOSSIER_VIEW_TYPE_SOURCE_MAKER, NULL);

  self->vocabulary = dossier_vocabulary_ref (vocabulary);
  set_nature (self, NULL);
  on_title_changed (self);
  return GTK_WIDGET (self);
}

void
dossier_view_source_maker_begin (DossierViewSourceMaker *self,
                                 const char             *words)
{
  g_return_if_fail (DOSSIER_VIEW_IS_SOURCE_MAKER (self) && words != NULL);

  gtk_widget_grab_focus (GTK_WIDGET (self->title));
  gtk_editable_set_text (GTK_EDITABLE (self->title), words);
  gtk_editable_set_position (GTK_EDITABLE (self->title), -1);
}

const char *
dossier_view_source_maker_add (DossierViewSourceMaker *self,
                               DossierAct             *act)
{
  const DossierKind   *kind = dossier_kinds_find ("source");
  g_autofree char     *title = NULL, *when = NULL;
  g_autoptr (BaseDate) date = NULL;
  const char          *id;

  g_return_val_if_fail (DOSSIER_VIEW_IS_SOURCE_MAKER (self) && act != NULL, NULL);

  title = dup_typed (self->title);
  when = dup_typed (self->date);
  date = base_date_new_from_words (when);
  id = dossier_act_create (act, kind, NULL);
  dossier_act_set (act, kind, id, "title", dossier_value_new_text (title));
  dossier_act_set (act, kind, id, "visibility", dossier_value_new_text ("internal"));
  if (self->nature != NULL)
    dossier_act_set (act, kind, id, "nature", dossier_value_new_text (self->nature));
  if (*when != '\0')
    dossier_act_set (act, kind, id, "date", dossier_value_new_date (date));
  return id;
}
