#include "config.h"

#include "dossier-view-picker.h"

#include "base-text.h"
#include "dossier-view-mark.h"
#include "map-reading.h"

#include <glib/gi18n-lib.h>

struct _DossierViewPicker
{
  GtkBox        parent_instance;
  char         *kind;
  char         *except;
  char         *near;
  DossierStore *store;
  GCancellable *asking;
  GtkEntry     *text;
  GtkListBox   *list;
  GPtrArray    *offers; /* DossierViewCandidate */
  char         *nobody;
  gboolean      can_create;
  gboolean      is_showing;
  gboolean      takes_first; /* Enter came before the answer */
};

G_DEFINE_FINAL_TYPE (DossierViewPicker, dossier_view_picker, GTK_TYPE_BOX)

enum
{
  CHANGED,
  PICKED,
  CREATE,
  LEFT,
  DONE,
  N_SIGNALS
};

static guint  signals[N_SIGNALS];
static GQuark name_quark;

static void
empty (DossierViewPicker *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
}

/* --- what is proposed */

/* Enter: takes what is chosen in the list, if it is, and has done. */
static void
take (DossierViewPicker *self,
      GtkListBoxRow     *row)
{
  g_autoptr (DossierViewPicker) kept = g_object_ref (self);

  if (row != NULL)
    gtk_widget_activate (GTK_WIDGET (row));
  g_signal_emit (kept, signals[DONE], 0);
}

static GtkWidget *
make_words (const char *name,
            const char *description)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (name);
  GtkWidget *subtitle = gtk_label_new (description);

  gtk_label_set_xalign (GTK_LABEL (title), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (subtitle), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (subtitle), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (subtitle, "caption");
  gtk_widget_add_css_class (subtitle, "dim-label");
  gtk_widget_set_visible (subtitle, *description != '\0');
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), subtitle);
  return words;
}

static void
add_row (DossierViewPicker *self,
         const char        *id,
         const char        *name,
         GtkWidget         *sign,
         const char        *description)
{
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", name, description);

  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), make_words (name, description));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_name (row, id);
  g_object_set_qdata_full (G_OBJECT (row), name_quark, g_strdup (name), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, *description != '\0' ? spoken : name, -1);
  gtk_list_box_append (self->list, row);
}

static GtkWidget *
make_sign (DossierViewPicker          *self,
           const DossierViewCandidate *candidate)
{
  if (g_strcmp0 (self->kind, "structure") == 0 || candidate->family != NULL)
    return dossier_view_mark_new_for_family (map_reading_get_family (candidate->family));
  if (g_strcmp0 (self->kind, "territory") == 0)
    return gtk_image_new_from_icon_name ("mark-location-symbolic");
  return gtk_image_new_from_icon_name (g_strcmp0 (self->kind, "person") == 0 ? "avatar-default-symbolic" : "text-x-generic-symbolic");
}

static void
add_candidate (DossierViewPicker          *self,
               const DossierViewCandidate *candidate)
{
  const DossierViewWho *who = &candidate->who;
  GtkWidget            *sign = make_sign (self, candidate);
  g_autofree char      *description = NULL;

  if (who->type != NULL && who->commune != NULL)
    description = g_strdup_printf ("%s · %s", who->type, who->commune);
  else
    description = g_strdup (who->type != NULL ? who->type : who->commune != NULL ? who->commune
                                                                                 : "");
  add_row (self, who->id, who->name != NULL ? who->name : "?", sign, description);
}

static void
add_create_row (DossierViewPicker *self,
                const char        *words)
{
  g_autofree char *sentence = g_strdup_printf (_ ("Create “%s”…"), words);

  add_row (self, "create", sentence, gtk_image_new_from_icon_name ("list-add-symbolic"), "");
}

static void
show_list (DossierViewPicker *self,
           guint              chosen)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) chosen);

  gtk_list_box_select_row (self->list, row);
  gtk_widget_set_visible (GTK_WIDGET (self->list), row != NULL);
}

/* Namesakes are many: who is not called exactly so is made rather than taken for another. */
static guint
find_chosen (DossierViewPicker           *self,
             const DossierViewCandidates *answer)
{
  g_autofree char *words = base_text_fold (answer->words);
  g_autofree char *first = NULL;

  if (!self->can_create || g_strcmp0 (self->kind, "person") != 0 || answer->list->len == 0)
    return 0;
  first = base_text_fold (((DossierViewCandidate *) answer->list->pdata[0])->who.name);
  return g_str_equal (first, words) ? 0 : answer->list->len;
}

/* While nothing is typed. */
static void
show_offers (DossierViewPicker *self)
{
  empty (self);
  if (self->nobody != NULL)
    add_row (self, "", self->nobody, gtk_image_new_from_icon_name ("dialog-question-symbolic"), "");
  for (guint i = 0; i < self->offers->len; i++)
    add_candidate (self, self->offers->pdata[i]);
  show_list (self, 0);
}

static void
on_found (gpointer                     owner,
          const DossierViewCandidates *answer)
{
  DossierViewPicker *self = owner;

  /* Late answers are dropped: they answer other words. */
  if (answer == NULL || self->store == NULL || g_strcmp0 (answer->words, gtk_editable_get_text (GTK_EDITABLE (self->text))) != 0)
    return;

  empty (self);
  for (guint i = 0; i < answer->list->len; i++)
    add_candidate (self, answer->list->pdata[i]);
  if (self->can_create)
    add_create_row (self, answer->words);
  show_list (self, find_chosen (self, answer));
  g_clear_object (&self->asking);
  if (self->takes_first)
    take (self, gtk_list_box_get_selected_row (self->list));
  self->takes_first = FALSE;
}

static void
look (DossierViewPicker *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->text));

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->takes_first = FALSE;
  if (*words == '\0' || self->store == NULL)
    {
      show_offers (self);
      return;
    }

  self->asking = g_cancellable_new ();
  dossier_view_candidates_ask (self->store, self->kind, words, self->except, self->near, self->asking, on_found, self);
}

/* --- what the person does */

static void
on_changed (DossierViewPicker *self)
{
  if (self->is_showing)
    return;

  look (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_row_activated (DossierViewPicker *self,
                  GtkListBoxRow     *row)
{
  g_autofree char *id = g_strdup (gtk_widget_get_name (GTK_WIDGET (row)));
  g_autofree char *name = g_strdup (g_object_get_qdata (G_OBJECT (row), name_quark));
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text))));

  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  empty (self);
  if (g_str_equal (id, "create"))
    g_signal_emit (self, signals[CREATE], 0, words);
  else
    g_signal_emit (self, signals[PICKED], 0, id, name);
}

static void
on_activated (DossierViewPicker *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (self->asking != NULL) /* the list still answers other words */
    self->takes_first = TRUE;
  else
    take (self, row);
}

static void
step (DossierViewPicker *self,
      int                by)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  int            index = selected != NULL ? gtk_list_box_row_get_index (selected) + by : 0;
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (self->list, index);

  if (index >= 0 && next != NULL)
    gtk_list_box_select_row (self->list, next);
}

static gboolean
on_key (DossierViewPicker *self,
        guint              key)
{
  gboolean is_open = gtk_widget_get_visible (GTK_WIDGET (self->list));

  if (!is_open || (key != GDK_KEY_Down && key != GDK_KEY_Up && key != GDK_KEY_Escape))
    return FALSE;
  if (key == GDK_KEY_Escape)
    {
      empty (self);
      g_signal_emit (self, signals[LEFT], 0);
    }
  else
    {
      step (self, key == GDK_KEY_Down ? 1 : -1);
    }
  return TRUE;
}

static void
on_entered (DossierViewPicker *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->text)) == '\0')
    show_offers (self);
}

static void
on_left (DossierViewPicker *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  empty (self);
  g_signal_emit (self, signals[LEFT], 0);
}

static void
dossier_view_picker_dispose (GObject *object)
{
  DossierViewPicker *self = DOSSIER_VIEW_PICKER (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dossier_view_picker_parent_class)->dispose (object);
}

static void
dossier_view_picker_finalize (GObject *object)
{
  g_free (DOSSIER_VIEW_PICKER (object)->kind);
  g_free (DOSSIER_VIEW_PICKER (object)->except);
  g_free (DOSSIER_VIEW_PICKER (object)->near);
  g_free (DOSSIER_VIEW_PICKER (object)->nobody);
  g_ptr_array_unref (DOSSIER_VIEW_PICKER (object)->offers);
  G_OBJECT_CLASS (dossier_view_picker_parent_class)->finalize (object);
}

static void
dossier_view_picker_class_init (DossierViewPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType         type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = dossier_view_picker_dispose;
  object_class->finalize = dossier_view_picker_finalize;
  name_quark = g_quark_from_static_string ("liens-name");
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PICKED] = g_signal_new ("picked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[CREATE] = g_signal_new ("create", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LEFT] = g_signal_new ("left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_view_picker_init (DossierViewPicker *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->offers = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_view_candidate_free);
  self->text = GTK_ENTRY (gtk_entry_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->text), TRUE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->text), FALSE);
  g_signal_connect_object (self->text, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "activate", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->text), keys);
  g_signal_connect_object (focus, "enter", G_CALLBACK (on_entered), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_left), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->text));

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "candidates");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Who may be meant"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
}

GtkWidget *
dossier_view_picker_new (const char *kind,
                         const char *label)
{
  DossierViewPicker *self = g_object_new (DOSSIER_VIEW_TYPE_PICKER, NULL);

  self->kind = g_strdup (kind);
  gtk_entry_set_placeholder_text (self->text, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

void
dossier_view_picker_set_store (DossierViewPicker *self,
                               DossierStore      *store)
{
  g_return_if_fail (DOSSIER_VIEW_IS_PICKER (self));

  if (g_set_object (&self->store, store))
    empty (self);
}

void
dossier_view_picker_set_except (DossierViewPicker *self,
                                const char        *id)
{
  g_return_if_fail (DOSSIER_VIEW_IS_PICKER (self));

  g_free (self->except);
  self->except = g_strdup (id);
}

void
dossier_view_picker_set_near (DossierViewPicker *self,
                              const char        *territory)
{
  g_return_if_fail (DOSSIER_VIEW_IS_PICKER (self));

  g_free (self->near);
  self->near = g_strdup (territory);
}

void
dossier_view_picker_set_can_create (DossierViewPicker *self,
                                    gboolean           can)
{
  self->can_create = can;
}

void
dossier_view_picker_add_offer (DossierViewPicker    *self,
                               const DossierViewWho *who,
                               const char           *type)
{
  g_return_if_fail (DOSSIER_VIEW_IS_PICKER (self) && who != NULL);

  g_ptr_array_add (self->offers, dossier_view_candidate_new (who, type));
}

void
dossier_view_picker_set_nobody (DossierViewPicker *self,
                                const char        *label)
{
  g_return_if_fail (DOSSIER_VIEW_IS_PICKER (self));

  g_free (self->nobody);
  self->nobody = g_strdup (label);
}

void
dossier_view_picker_begin (DossierViewPicker *self,
                           const char        *words)
{
  g_return_if_fail (DOSSIER_VIEW_IS_PICKER (self) && words != NULL);

  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  gtk_editable_set_text (GTK_EDITABLE (self->text), words);
  gtk_editable_set_position (GTK_EDITABLE (self->text), -1);
}

void
dossier_view_picker_set_text (DossierViewPicker *self,
                              const char        *text)
{
  g_return_if_fail (DOSSIER_VIEW_IS_PICKER (self));

  self->is_showing = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->text)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->text), text != NULL ? text : "");
  self->is_showing = FALSE;
  empty (self);
}

const char *
dossier_view_picker_get_text (DossierViewPicker *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->text));
}

GtkWidget *
dossier_view_picker_get_editor (DossierViewPicker *self)
{
  return GTK_WIDGET (self->text);
}
