#include "config.h"

#include "dossier-view-post-maker.h"

#include "dossier-naming.h"
#include "dossier-view-picker.h"
#include "dossier-view-stride.h"
#include "dossier-view-succession.h"
#include "dossier-view-terms.h"

#include <glib/gi18n-lib.h>

struct _DossierViewPostMaker
{
  GtkBox             parent_instance;
  DossierVocabulary *vocabulary;
  GtkMenuButton     *role_button;
  GtkLabel          *role_label;
  GtkEntry          *from;
  DossierViewPicker *picker;
  gboolean           is_of_person; /* the structure is what is looked for */
  char              *role;         /* code, or NULL */
  char              *other;        /* id of the person who is known, or of the structure; or NULL */
  char              *name;         /* of a person who is to be made, or NULL */
};

G_DEFINE_FINAL_TYPE (DossierViewPostMaker, dossier_view_post_maker, GTK_TYPE_BOX)

static guint ready_signal;

/* --- the role */

static void
set_role (DossierViewPostMaker *self,
          const char           *code)
{
  const char      *label = code != NULL ? dossier_vocabulary_get_label (self->vocabulary, "role", code) : _ ("Role…");
  g_autofree char *copy = g_strdup (code);

  g_free (self->role);
  self->role = g_steal_pointer (&copy);
  gtk_label_set_label (self->role_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->role_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
on_role_chosen (DossierViewPostMaker *self,
                const char           *code,
                gboolean              in)
{
  set_role (self, code);
}

static void
go_to_name (DossierViewPostMaker *self)
{
  gtk_widget_grab_focus (dossier_view_picker_get_editor (self->picker));
}

static void
go_on (DossierViewPostMaker *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->from)))
    gtk_widget_grab_focus (GTK_WIDGET (self->from));
  else
    go_to_name (self);
}

static void
make_roles (GtkMenuButton *button,
            gpointer       user_data)
{
  DossierViewPostMaker     *self = user_data;
  GtkWidget                *terms = dossier_view_terms_new (_ ("Role"), FALSE);
  guint                     n_terms;
  const DossierTerm *const *all = dossier_vocabulary_get_terms (self->vocabulary, "role", &n_terms);

  for (guint i = 0; i < n_terms; i++)
    if (dossier_term_is_offered (all[i]))
      dossier_view_terms_add (DOSSIER_VIEW_TERMS (terms), all[i]->code, all[i]->label, all[i]->definition, DOSSIER_VIEW_TERM_PLAIN,
                              g_strcmp0 (all[i]->code, self->role) == 0);
  g_signal_connect_object (terms, "chosen", G_CALLBACK (on_role_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (terms, "done", G_CALLBACK (go_on), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, terms);
}

static GtkWidget *
make_role_button (DossierViewPostMaker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->role_button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->role_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->role_label, 0.0f);
  gtk_label_set_ellipsize (self->role_label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->role_label), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->role_label));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_menu_button_set_child (self->role_button, box);
  gtk_widget_set_halign (gtk_widget_get_parent (box), GTK_ALIGN_FILL); /* GTK centres it */
  gtk_widget_set_hexpand (box, TRUE);
  gtk_menu_button_set_create_popup_func (self->role_button, make_roles, self, NULL);
  dossier_view_stride_listen_to (self->role_button, (DossierViewStrideOn) go_on, self);
  return GTK_WIDGET (self->role_button);
}

/* --- who holds it, or where */

static void
say_other (DossierViewPostMaker *self,
            const char           *other,
            const char           *name)
{
  g_free (self->other);
  g_free (self->name);
  self->other = g_strdup (other);
  self->name = g_strdup (name);
  g_signal_emit (self, ready_signal, 0);
}

static void
on_picked (DossierViewPostMaker *self,
           const char           *id,
           const char           *name)
{
  if (*id != '\0')
    dossier_view_picker_set_text (self->picker, name);
  say_other (self, *id != '\0' ? id : NULL, NULL);
}

static void
on_create (DossierViewPostMaker *self,
           const char           *words)
{
  say_other (self, NULL, words);
}

/* What was said is said no more. */
static void
on_typed (DossierViewPostMaker *self)
{
  g_clear_pointer (&self->other, g_free);
  g_clear_pointer (&self->name, g_free);
}

static void
dossier_view_post_maker_finalize (GObject *object)
{
  DossierViewPostMaker *self = DOSSIER_VIEW_POST_MAKER (object);

  dossier_vocabulary_unref (self->vocabulary);
  g_free (self->role);
  g_free (self->other);
  g_free (self->name);
  G_OBJECT_CLASS (dossier_view_post_maker_parent_class)->finalize (object);
}

static void
dossier_view_post_maker_class_init (DossierViewPostMakerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_view_post_maker_finalize;
  ready_signal = g_signal_new ("ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_view_post_maker_init (DossierViewPostMaker *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "maker");
  gtk_box_append (GTK_BOX (self), make_role_button (self));
  self->from = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_placeholder_text (self->from, _ ("Since when: September 2024…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->from), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Since when"), -1);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->from), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->from), FALSE);
  g_signal_connect_object (self->from, "activate", G_CALLBACK (go_to_name), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->from));
}

static GtkWidget *
make (DossierStore      *store,
      DossierVocabulary *vocabulary,
      GtkWidget         *picker)
{
  DossierViewPostMaker *self = g_object_new (DOSSIER_VIEW_TYPE_POST_MAKER, NULL);

  self->vocabulary = dossier_vocabulary_ref (vocabulary);
  self->picker = DOSSIER_VIEW_PICKER (picker);
  dossier_view_picker_set_store (self->picker, store);
  g_signal_connect_object (self->picker, "picked", G_CALLBACK (on_picked), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->picker, "changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->picker, "create", G_CALLBACK (on_create), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), picker);
  set_role (self, NULL);
  return GTK_WIDGET (self);
}

GtkWidget *
dossier_view_post_maker_new (DossierStore      *store,
                             DossierVocabulary *vocabulary)
{
  GtkWidget *picker = dossier_view_picker_new ("person", _ ("Who holds it: type a name…"));

  dossier_view_picker_set_can_create (DOSSIER_VIEW_PICKER (picker), TRUE);
  dossier_view_picker_set_nobody (DOSSIER_VIEW_PICKER (picker), _ ("Post without known holder"));
  return make (store, vocabulary, picker);
}

GtkWidget *
dossier_view_post_maker_new_of_person (DossierStore      *store,
                                       DossierVocabulary *vocabulary)
{
  GtkWidget            *picker = dossier_view_picker_new ("structure", _ ("Where: type the name of a structure…"));
  DossierViewPostMaker *self = DOSSIER_VIEW_POST_MAKER (make (store, vocabulary, picker));

  self->is_of_person = TRUE;
  return GTK_WIDGET (self);
}

void
dossier_view_post_maker_ask_since (DossierViewPostMaker *self)
{
  g_return_if_fail (DOSSIER_VIEW_IS_POST_MAKER (self));

  gtk_widget_set_visible (GTK_WIDGET (self->from), TRUE);
}

void
dossier_view_post_maker_begin (DossierViewPostMaker *self,
                               const char           *words)
{
  g_autofree char *name = NULL;

  g_return_if_fail (DOSSIER_VIEW_IS_POST_MAKER (self) && words != NULL);

  set_role (self, dossier_naming_find_role (self->vocabulary, words, &name));
  if (self->role != NULL || *name != '\0')
    dossier_view_picker_begin (self->picker, name);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->role_button));
}

void
dossier_view_post_maker_resume (DossierViewPostMaker *self)
{
  g_autofree char *name = NULL;

  g_return_if_fail (DOSSIER_VIEW_IS_POST_MAKER (self));

  name = g_strdup (dossier_view_picker_get_text (self->picker));
  dossier_view_picker_begin (self->picker, name);
}

gboolean
dossier_view_post_maker_is_ready (DossierViewPostMaker *self)
{
  g_return_val_if_fail (DOSSIER_VIEW_IS_POST_MAKER (self), FALSE);

  return self->other != NULL || self->name != NULL;
}

gboolean
dossier_view_post_maker_is_open (DossierViewPostMaker *self)
{
  g_return_val_if_fail (DOSSIER_VIEW_IS_POST_MAKER (self), FALSE);

  return !dossier_view_post_maker_is_ready (self) && (self->role != NULL || *dossier_view_picker_get_text (self->picker) != '\0');
}

/* Nobody, when nobody is known to hold it. */
static const char *
find_person (DossierViewPostMaker *self,
             DossierAct           *act)
{
  if (self->other != NULL)
    return self->other;
  return self->name != NULL ? dossier_view_succession_add_person (act, self->name) : NULL;
}

static void
add_since (DossierViewPostMaker *self,
           DossierAct           *act,
           const DossierKind    *kind,
           const char           *post)
{
  g_autofree char     *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->from))));
  g_autoptr (BaseDate) date = base_date_new_from_words (typed);

  if (*typed != '\0')
    dossier_act_set (act, kind, post, "from", dossier_value_new_date (date));
}

const char *
dossier_view_post_maker_add (DossierViewPostMaker *self,
                             DossierAct           *act,
                             const char           *of)
{
  const DossierKind *kind = dossier_kinds_find ("assignment");
  const char        *person, *id;

  g_return_val_if_fail (DOSSIER_VIEW_IS_POST_MAKER (self) && act != NULL && of != NULL, NULL);

  person = self->is_of_person ? of : find_person (self, act);
  id = dossier_act_create (act, kind, NULL);
  dossier_act_set (act, kind, id, "structure", dossier_value_new_reference (self->is_of_person ? self->other : of));
  if (self->role != NULL)
    dossier_act_set (act, kind, id, "role", dossier_value_new_text (self->role));
  if (person != NULL)
    dossier_act_set (act, kind, id, "person", dossier_value_new_reference (person));
  add_since (self, act, kind, id);
  return id;
}
