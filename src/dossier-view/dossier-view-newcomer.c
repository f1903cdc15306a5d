#include "config.h"

#include "dossier-view-newcomer.h"

#include "dossier-view-candidates.h"
#include "dossier-view-post-maker.h"
#include "dossier-view-succession.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define MOST_ALIKE 3

#define DOSSIER_VIEW_TYPE_NEWCOMER (dossier_view_newcomer_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewNewcomer, dossier_view_newcomer, DOSSIER_VIEW, NEWCOMER, AdwWindow)

struct _DossierViewNewcomer
{
  AdwWindow             parent_instance;
  DossierStore         *store;
  gboolean              is_place;   /* a territory; else a person */
  gboolean              is_reading; /* the words to choose from */
  char                 *made;       /* id to select once it is on the disk */
  GCancellable         *asking;
  GtkWidget            *name;
  AdwPreferencesGroup  *more;
  AdwBin               *post_bin;
  DossierViewPostMaker *post;  /* NULL until the words for people are read, and of a territory */
  AdwComboRow          *types; /* of a territory; NULL until then */
  GPtrArray            *codes; /* of those, copied */
  AdwPreferencesGroup  *alike;
  GPtrArray            *alike_rows;
  GtkWidget            *create;
  GtkLabel             *problem;
};

G_DEFINE_FINAL_TYPE (DossierViewNewcomer, dossier_view_newcomer, ADW_TYPE_WINDOW)

static char *
dup_name (DossierViewNewcomer *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
}

static void
say (DossierViewNewcomer *self,
     const char          *sentence)
{
  gtk_label_set_label (self->problem, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), sentence != NULL);
}

static void
select_and_close (DossierViewNewcomer *self,
                  const char          *id)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.select", "s", id);
  gtk_window_close (GTK_WINDOW (self));
}

/* --- who may already be there */

static void
on_alike_activated (DossierViewNewcomer *self,
                    GtkWidget           *row)
{
  g_autofree char *id = g_strdup (gtk_widget_get_name (row));

  select_and_close (self, id);
}

static void
add_alike (DossierViewNewcomer        *self,
           const DossierViewCandidate *candidate)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), candidate->who.name != NULL ? candidate->who.name : "?");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), candidate->who.type != NULL ? candidate->who.type : "");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_name (row, candidate->who.id);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_alike_activated), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->alike, row);
  g_ptr_array_add (self->alike_rows, row);
}

static void
on_alike_found (gpointer                     owner,
                const DossierViewCandidates *answer)
{
  DossierViewNewcomer *self = owner;

  if (answer == NULL || self->alike == NULL || g_strcmp0 (answer->words, gtk_editable_get_text (GTK_EDITABLE (self->name))) != 0)
    return;

  for (guint i = 0; i < self->alike_rows->len; i++)
    adw_preferences_group_remove (self->alike, self->alike_rows->pdata[i]);
  g_ptr_array_set_size (self->alike_rows, 0);
  for (guint i = 0; i < MIN (answer->list->len, MOST_ALIKE); i++)
    add_alike (self, answer->list->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->alike), self->alike_rows->len > 0);
}

/* A territory waits for its types, or it would have none; where they cannot be read, it has none. */
static void
allow_creation (DossierViewNewcomer *self)
{
  g_autofree char *name = dup_name (self);

  gtk_widget_set_sensitive (self->create, *name != '\0' && !(self->is_place && self->is_reading));
}

static void
on_name_changed (DossierViewNewcomer *self)
{
  g_autofree char *name = dup_name (self);

  allow_creation (self);
  say (self, NULL);
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  if (g_utf8_strlen (name, -1) < 3)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->alike), FALSE);
      return;
    }

  self->asking = g_cancellable_new ();
  dossier_view_candidates_ask_alike (self->store, self->is_place ? "territory" : "person", gtk_editable_get_text (GTK_EDITABLE (self->name)), self->asking, on_alike_found, self);
}

/* --- the act */

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (DossierViewNewcomer) self = user_data;
  g_autoptr (GError)              error = NULL;

  if (dossier_store_write_finish (DOSSIER_STORE (source), result, &error))
    {
      select_and_close (self, self->made);
      return;
    }
  g_message ("a new person or territory: %s", error->message);
  say (self, _ ("Not saved. What you typed is still here; try again."));
  gtk_widget_set_sensitive (self->create, TRUE);
}

/* NULL: it has no name. */
static const char *
add_place (DossierViewNewcomer *self,
           DossierAct          *act,
           const char          *name)
{
  const DossierKind *kind = dossier_kinds_find ("territory");
  guint              type = self->types != NULL ? adw_combo_row_get_selected (self->types) : GTK_INVALID_LIST_POSITION;
  const char        *id = *name != '\0' ? dossier_act_create (act, kind, NULL) : NULL;

  if (id == NULL)
    return NULL;
  dossier_act_set (act, kind, id, "name", dossier_value_new_text (name));
  if (type < self->codes->len)
    dossier_act_set (act, kind, id, "type", dossier_value_new_text (self->codes->pdata[type]));
  return id;
}

static gboolean
is_said (DossierViewNewcomer *self,
         const char          *made)
{
  if (made == NULL)
    say (self, _ ("A name is missing."));
  else if (self->post != NULL && dossier_view_post_maker_is_open (self->post))
    say (self, _ ("Choose in the list where it is; leave it empty when the post can wait."));
  else
    return TRUE;
  return FALSE;
}

static void
on_create (DossierViewNewcomer *self)
{
  g_autoptr (DossierAct) act = dossier_act_new (NULL);
  g_autofree char       *name = dup_name (self);
  const char            *made = self->is_place ? add_place (self, act, name) : dossier_view_succession_add_person (act, name);

  if (!gtk_widget_get_sensitive (self->create) || !is_said (self, made))
    return;
  if (self->post != NULL && dossier_view_post_maker_is_ready (self->post))
    dossier_view_post_maker_add (self->post, act, made);
  g_free (self->made);
  self->made = g_strdup (made);
  gtk_widget_set_sensitive (self->create, FALSE);
  dossier_store_write_async (self->store, g_steal_pointer (&act), on_made, g_object_ref (self));
}

static void
on_post_ready (DossierViewNewcomer *self)
{
  say (self, NULL);
  gtk_widget_grab_focus (self->create);
}

/* --- the window */

/* Communes come from their register, with their outline: who makes one by hand most often makes a network of schools. */
static void
offer_types (DossierViewNewcomer     *self,
             const DossierVocabulary *vocabulary)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint                     n_terms, first = 0;
  const DossierTerm *const *terms = dossier_vocabulary_get_terms (vocabulary, "territory_type", &n_terms);

  for (guint i = 0; i < n_terms; i++)
    if (dossier_term_is_offered (terms[i]))
      {
        if (g_str_equal (terms[i]->code, "rep"))
          first = self->codes->len;
        g_ptr_array_add (self->codes, g_strdup (terms[i]->code));
        gtk_string_list_append (labels, terms[i]->label);
      }
  self->types = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->types), dossier_vocabulary_get_heading (vocabulary, dossier_kind_find_field (dossier_kinds_find ("territory"), "type")));
  adw_combo_row_set_model (self->types, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->types, first);
  adw_preferences_group_add (self->more, GTK_WIDGET (self->types));
}

static void
on_vocabulary (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (DossierViewNewcomer) self = user_data;
  g_autoptr (DossierVocabulary)   vocabulary = dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL);

  if (self->post_bin == NULL)
    return;
  self->is_reading = FALSE;
  if (self->is_place)
    allow_creation (self);
  if (vocabulary == NULL)
    return;
  if (self->is_place)
    {
      offer_types (self, vocabulary);
      return;
    }
  self->post = DOSSIER_VIEW_POST_MAKER (dossier_view_post_maker_new_of_person (self->store, vocabulary));
  dossier_view_post_maker_ask_since (self->post);
  g_signal_connect_object (self->post, "ready", G_CALLBACK (on_post_ready), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->post_bin, GTK_WIDGET (self->post));
}

static void
dossier_view_newcomer_dispose (GObject *object)
{
  DossierViewNewcomer *self = DOSSIER_VIEW_NEWCOMER (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->store);
  g_clear_pointer (&self->made, g_free);
  g_clear_pointer (&self->alike_rows, g_ptr_array_unref);
  g_clear_pointer (&self->codes, g_ptr_array_unref);
  gtk_window_set_default_widget (GTK_WINDOW (object), NULL); /* it goes with the content */
  adw_window_set_content (ADW_WINDOW (object), NULL);        /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), DOSSIER_VIEW_TYPE_NEWCOMER);
  G_OBJECT_CLASS (dossier_view_newcomer_parent_class)->dispose (object);
}

static void
dossier_view_newcomer_class_init (DossierViewNewcomerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_view_newcomer_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/dossier-view-newcomer.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierViewNewcomer, name);
  gtk_widget_class_bind_template_child (widget_class, DossierViewNewcomer, more);
  gtk_widget_class_bind_template_child (widget_class, DossierViewNewcomer, post_bin);
  gtk_widget_class_bind_template_child (widget_class, DossierViewNewcomer, alike);
  gtk_widget_class_bind_template_child (widget_class, DossierViewNewcomer, create);
  gtk_widget_class_bind_template_child (widget_class, DossierViewNewcomer, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_create);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dossier_view_newcomer_init (DossierViewNewcomer *self)
{
  self->alike_rows = g_ptr_array_new ();
  self->codes = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
present (DossierViewNewcomer *self,
         DossierStore        *store,
         const char          *words)
{
  self->store = g_object_ref (store);
  self->is_reading = TRUE;
  dossier_store_ask_async (store, dossier_vocabulary_read, NULL, NULL, (GDestroyNotify) dossier_vocabulary_unref, NULL, on_vocabulary, g_object_ref (self));
  gtk_editable_set_text (GTK_EDITABLE (self->name), words != NULL ? words : "");
  on_name_changed (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->name);
}

void
dossier_view_newcomer_present (GtkWindow    *parent,
                               DossierStore *store,
                               const char   *words)
{
  present (g_object_new (DOSSIER_VIEW_TYPE_NEWCOMER, "transient-for", parent, NULL), store, words);
}

void
dossier_view_newcomer_present_place (GtkWindow    *parent,
                                     DossierStore *store)
{
  DossierViewNewcomer *self = g_object_new (DOSSIER_VIEW_TYPE_NEWCOMER, "transient-for", parent, "title", _ ("New territory"), NULL);

  self->is_place = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name), _ ("Name"));
  adw_preferences_group_set_title (self->more, "");
  present (self, store, NULL);
}
