#include "config.h"

#include "dossier-view-creator.h"

#include "dossier-view-called.h"
#include "dossier-view-candidates.h"
#include "dossier-view-picker.h"
#include "dossier-view-terms.h"
#include "dossier-view-who-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define DOSSIER_VIEW_TYPE_CREATOR (dossier_view_creator_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewCreator, dossier_view_creator, DOSSIER_VIEW, CREATOR, AdwWindow)

struct _DossierViewCreator
{
  AdwWindow             parent_instance;
  DossierStore         *store;
  DossierVocabulary    *vocabulary;
  char                 *link_to;
  char                 *type;
  char                 *commune;
  char                 *new_commune; /* the name of one that is to be made; NULL: none */
  char                 *made;        /* id to select once it is on the disk; NULL: what is selected stays */
  DossierViewCreatorUse use;         /* or NULL */
  gpointer              data;
  GDestroyNotify        destroy;
  GCancellable         *asking;
  GtkWidget            *name;
  AdwActionRow         *type_row;
  GtkMenuButton        *type_button;
  AdwBin               *commune_bin;
  DossierViewPicker    *commune_picker;
  AdwPreferencesGroup  *alike;
  GPtrArray            *alike_rows;
  GtkWidget            *create;
  GtkLabel             *problem;
};

G_DEFINE_FINAL_TYPE (DossierViewCreator, dossier_view_creator, ADW_TYPE_WINDOW)

static char *
dup_name (DossierViewCreator *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
}

/* --- the act */

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (DossierViewCreator) self = user_data;
  g_autoptr (GError)             error = NULL;
  GtkWindow                     *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (!dossier_store_write_finish (DOSSIER_STORE (source), result, &error))
    {
      gtk_label_set_label (self->problem, _ ("Not saved. What you typed is still here; try again."));
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
      gtk_widget_set_sensitive (self->create, TRUE);
      return;
    }
  if (parent != NULL && self->made != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.select", "s", self->made);
  gtk_window_close (GTK_WINDOW (self));
}

/* Takes act. */
static void
use_structure (DossierViewCreator *self,
               DossierAct         *act,
               const char         *id)
{
  self->use (act, id, self->data);
  gtk_widget_set_sensitive (self->create, FALSE);
  dossier_store_write_async (self->store, act, on_made, g_object_ref (self));
}

/* --- who may already be there */

static void
on_alike_activated (DossierViewCreator *self,
                    GtkWidget          *row)
{
  GtkWindow  *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  const char *id = gtk_widget_get_name (row);

  if (self->use != NULL)
    {
      use_structure (self, dossier_act_new (NULL), id);
      return;
    }
  if (self->link_to != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.new-link", "(ss)", self->link_to, id);
  else
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.select", "s", id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_alike (DossierViewCreator         *self,
           const DossierViewCandidate *candidate)
{
  DossierViewWho   who = { candidate->who.id, candidate->who.name, candidate->family, candidate->who.commune, NULL };
  GtkWidget       *row;
  g_autofree char *detail = g_strdup_printf ("%s%s%s", candidate->who.type != NULL ? candidate->who.type : "",
                                             candidate->who.type != NULL && candidate->who.commune != NULL ? " · " : "",
                                             candidate->who.commune != NULL ? candidate->who.commune : "");

  row = dossier_view_who_row_new (&who, NULL, who.id, detail);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), NULL);
  gtk_widget_set_name (row, who.id);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_alike_activated), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->alike, row);
  g_ptr_array_add (self->alike_rows, row);
}

static void
on_alike_found (gpointer                     owner,
                const DossierViewCandidates *answer)
{
  DossierViewCreator *self = owner;

  if (answer == NULL || self->alike == NULL || g_strcmp0 (answer->words, gtk_editable_get_text (GTK_EDITABLE (self->name))) != 0)
    return;

  for (guint i = 0; i < self->alike_rows->len; i++)
    adw_preferences_group_remove (self->alike, self->alike_rows->pdata[i]);
  g_ptr_array_set_size (self->alike_rows, 0);
  for (guint i = 0; i < MIN (answer->list->len, 3); i++)
    if (g_strcmp0 (((DossierViewCandidate *) answer->list->pdata[i])->who.id, self->link_to) != 0)
      add_alike (self, answer->list->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->alike), self->alike_rows->len > 0);
}

static void
on_name_changed (DossierViewCreator *self)
{
  g_autofree char *name = dup_name (self);

  gtk_widget_set_sensitive (self->create, *name != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  if (g_utf8_strlen (name, -1) < 3)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->alike), FALSE);
      return;
    }

  self->asking = g_cancellable_new ();
  dossier_view_candidates_ask_alike (self->store, "structure", gtk_editable_get_text (GTK_EDITABLE (self->name)), self->asking, on_alike_found, self);
}

/* --- type and commune */

static void
on_type_chosen (DossierViewCreator *self,
                const char         *code)
{
  g_free (self->type);
  self->type = g_strdup (code);
  adw_action_row_set_subtitle (self->type_row, dossier_vocabulary_get_label (self->vocabulary, "structure_type", code));
}

static void
make_types (GtkMenuButton *button,
            gpointer       user_data)
{
  DossierViewCreator       *self = user_data;
  GtkWidget                *terms = dossier_view_terms_new (_ ("Type"), FALSE);
  guint                     n_terms = 0;
  const DossierTerm *const *all = self->vocabulary != NULL ? dossier_vocabulary_get_terms (self->vocabulary, "structure_type", &n_terms) : NULL;

  for (guint i = 0; i < n_terms; i++)
    if (dossier_term_is_offered (all[i]))
      dossier_view_terms_add (DOSSIER_VIEW_TERMS (terms), all[i]->code, all[i]->label, NULL, DOSSIER_VIEW_TERM_PLAIN, g_strcmp0 (all[i]->code, self->type) == 0);
  g_signal_connect_object (terms, "chosen", G_CALLBACK (on_type_chosen), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, terms);
}

static void
on_commune_picked (DossierViewCreator *self,
                   const char         *id,
                   const char         *name)
{
  g_free (self->commune);
  self->commune = g_strdup (id);
  g_clear_pointer (&self->new_commune, g_free);
  dossier_view_picker_set_text (self->commune_picker, name);
}

static void
on_commune_created (DossierViewCreator *self,
                    const char         *words)
{
  g_autofree char *name = g_strdup (words);

  dossier_view_picker_set_text (self->commune_picker, name);
  g_clear_pointer (&self->commune, g_free);
  g_free (self->new_commune);
  self->new_commune = g_steal_pointer (&name);
}

static void
on_commune_typed (DossierViewCreator *self)
{
  g_clear_pointer (&self->commune, g_free);
  g_clear_pointer (&self->new_commune, g_free);
}

/* --- what one line says */

/* What was typed or chosen since stays. */
static void
on_called (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (DossierViewCreator) self = user_data;
  g_autoptr (DossierViewCalled)  called = dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL);
  g_autofree char               *typed = NULL;

  if (called == NULL || self->store == NULL)
    return;
  self->vocabulary = dossier_vocabulary_ref (called->vocabulary);
  typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name)));
  if (!g_str_equal (typed, called->words))
    return;
  if (called->type != NULL && self->type == NULL)
    on_type_chosen (self, called->type);
  if (called->commune == NULL || self->commune != NULL)
    return;
  on_commune_picked (self, called->commune, called->commune_name);
  gtk_editable_set_text (GTK_EDITABLE (self->name), called->name);
  gtk_editable_select_region (GTK_EDITABLE (self->name), 0, -1);
}

/* --- creation */

static char *
add_link (DossierAct *act,
          const char *a,
          const char *b)
{
  const DossierKind *kind = dossier_kinds_find ("link");
  char              *id = g_strdup (dossier_act_create (act, kind, NULL));

  dossier_act_set (act, kind, id, "a", dossier_value_new_reference (a));
  dossier_act_set (act, kind, id, "b", dossier_value_new_reference (b));
  return id;
}

static void
on_create (DossierViewCreator *self)
{
  const DossierKind *kind = dossier_kinds_find ("structure");
  g_autofree char   *name = dup_name (self), *id = NULL;
  const char        *commune;
  DossierAct        *act;

  if (*name == '\0' || !gtk_widget_get_sensitive (self->create))
    return;

  act = dossier_act_new (NULL);
  id = g_strdup (dossier_act_create (act, kind, NULL));
  dossier_act_set (act, kind, id, "name", dossier_value_new_text (name));
  if (self->type != NULL)
    dossier_act_set (act, kind, id, "type", dossier_value_new_text (self->type));
  commune = self->new_commune != NULL ? dossier_view_called_add_place (act, self->new_commune, TRUE) : self->commune;
  if (commune != NULL)
    dossier_act_set (act, kind, id, "territory", dossier_value_new_reference (commune));
  dossier_act_set (act, kind, id, "to_complete", dossier_value_new_boolean (TRUE));
  if (self->use != NULL)
    {
      use_structure (self, act, id);
      return;
    }
  g_free (self->made);
  self->made = self->link_to != NULL ? add_link (act, self->link_to, id) : g_steal_pointer (&id);
  gtk_widget_set_sensitive (self->create, FALSE);
  dossier_store_write_async (self->store, act, on_made, g_object_ref (self));
}

static void
dossier_view_creator_dispose (GObject *object)
{
  DossierViewCreator *self = DOSSIER_VIEW_CREATOR (object);

  if (self->destroy != NULL)
    self->destroy (g_steal_pointer (&self->data));
  self->destroy = NULL;
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->store);
  g_clear_pointer (&self->vocabulary, dossier_vocabulary_unref);
  g_clear_pointer (&self->link_to, g_free);
  g_clear_pointer (&self->type, g_free);
  g_clear_pointer (&self->commune, g_free);
  g_clear_pointer (&self->new_commune, g_free);
  g_clear_pointer (&self->made, g_free);
  g_clear_pointer (&self->alike_rows, g_ptr_array_unref);
  gtk_window_set_default_widget (GTK_WINDOW (object), NULL); /* it goes with the content */
  adw_window_set_content (ADW_WINDOW (object), NULL);        /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), DOSSIER_VIEW_TYPE_CREATOR);
  G_OBJECT_CLASS (dossier_view_creator_parent_class)->dispose (object);
}

static void
dossier_view_creator_class_init (DossierViewCreatorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_view_creator_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/dossier-view-creator.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierViewCreator, name);
  gtk_widget_class_bind_template_child (widget_class, DossierViewCreator, type_row);
  gtk_widget_class_bind_template_child (widget_class, DossierViewCreator, type_button);
  gtk_widget_class_bind_template_child (widget_class, DossierViewCreator, commune_bin);
  gtk_widget_class_bind_template_child (widget_class, DossierViewCreator, alike);
  gtk_widget_class_bind_template_child (widget_class, DossierViewCreator, create);
  gtk_widget_class_bind_template_child (widget_class, DossierViewCreator, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_create);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dossier_view_creator_init (DossierViewCreator *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->alike_rows = g_ptr_array_new ();
  gtk_menu_button_set_create_popup_func (self->type_button, make_types, self, NULL);
  self->commune_picker = DOSSIER_VIEW_PICKER (dossier_view_picker_new ("territory", _ ("Commune")));
  g_signal_connect_object (self->commune_picker, "picked", G_CALLBACK (on_commune_picked), self, G_CONNECT_SWAPPED);
  dossier_view_picker_set_can_create (self->commune_picker, TRUE);
  g_signal_connect_object (self->commune_picker, "create", G_CALLBACK (on_commune_created), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->commune_picker, "changed", G_CALLBACK (on_commune_typed), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->commune_bin, GTK_WIDGET (self->commune_picker));
}

static void
present (DossierViewCreator *self,
         DossierStore       *store,
         const char         *words)
{
  self->store = g_object_ref (store);
  dossier_view_picker_set_store (self->commune_picker, store);
  dossier_store_ask_async (store, dossier_view_called_read, g_strdup (words != NULL ? words : ""), g_free, dossier_view_called_free, NULL, on_called, g_object_ref (self));
  gtk_editable_set_text (GTK_EDITABLE (self->name), words != NULL ? words : "");
  gtk_button_set_label (GTK_BUTTON (self->create), self->link_to != NULL ? _ ("_Create and link") : _ ("_Create"));
  on_name_changed (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->name);
}

void
dossier_view_creator_present (GtkWindow    *parent,
                              DossierStore *store,
                              const char   *words,
                              const char   *link_to)
{
  DossierViewCreator *self = g_object_new (DOSSIER_VIEW_TYPE_CREATOR, "transient-for", parent, NULL);

  self->link_to = g_strdup (link_to);
  present (self, store, words);
}

void
dossier_view_creator_present_for (GtkWindow            *parent,
                                  DossierStore         *store,
                                  const char           *words,
                                  DossierViewCreatorUse use,
                                  gpointer              data,
                                  GDestroyNotify        destroy)
{
  DossierViewCreator *self = g_object_new (DOSSIER_VIEW_TYPE_CREATOR, "transient-for", parent, NULL);

  self->use = use;
  self->data = data;
  self->destroy = destroy;
  present (self, store, words);
}
