#include "config.h"

#include "dossier-view-inspector.h"

#include "dossier-view-field.h"
#include "dossier-view-glance.h"
#include "dossier-view-link.h"
#include "dossier-view-record.h"
#include "dossier-view-person.h"
#include "dossier-view-several.h"
#include "dossier-view-sight.h"
#include "dossier-view-structure.h"

#include <glib/gi18n-lib.h>

#define WIDTH 410 /* pixels: what it likes beside a place; alone it takes all there is */
#define CALM 60   /* ms: many changes are read once */

struct _DossierViewInspector
{
  AdwBin                parent_instance;
  DossierStore         *store;
  char                 *id;
  char                 *lead; /* whose page tells what is selected, when it has none; NULL: its own */
  char                 *from; /* what was selected before: a link is told from its side */
  char                 *title;
  char                 *pointed; /* code of the field that takes the focus once it is shown; NULL: none */
  GCancellable         *reading;
  guint                 calm;
  GtkStack             *faces;
  GtkRevealer          *others;
  GtkLabel             *others_label;
  DossierViewGlance    *glance;
  DossierViewStructure *structure;
  DossierViewLink      *link;
  DossierViewRecord    *record;
  DossierViewPerson    *person;
  DossierViewSeveral   *several;
  gboolean              is_several;
};

G_DEFINE_FINAL_TYPE (DossierViewInspector, dossier_view_inspector, ADW_TYPE_BIN)

enum
{
  PROP_TITLE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
show_face (DossierViewInspector *self,
           const char           *face,
           const char           *title)
{
  gtk_stack_set_visible_child_name (self->faces, face);
  if (g_strcmp0 (self->title, title) == 0)
    return;

  g_free (self->title);
  self->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void read_again (DossierViewInspector *self);

/* A post is told on the page of who holds it, or of where it is. */
static void
lead_on (DossierViewInspector *self,
         const DossierRecord  *post)
{
  const char *person = dossier_record_get_reference (post, "person"), *structure = dossier_record_get_reference (post, "structure");

  g_free (self->lead);
  self->lead = g_strdup (person != NULL ? person : structure);
  if (self->lead != NULL)
    read_again (self);
}

static const char *
get_shown (DossierViewInspector *self)
{
  return self->lead != NULL ? self->lead : self->id;
}

static void
show_facts (DossierViewInspector   *self,
            const DossierViewFacts *facts)
{
  const DossierKind *kind = dossier_record_get_kind (facts->record);

  if (dossier_record_is_deleted (facts->record))
    show_face (self, "gone", "");
  else if (g_str_equal (kind->code, "structure"))
    {
      dossier_view_structure_show (self->structure, self->store, facts);
      show_face (self, "structure", dossier_kinds_translate (kind->label));
    }
  else if (g_str_equal (kind->code, "link"))
    {
      dossier_view_link_show (self->link, self->store, facts, self->from);
      show_face (self, "link", dossier_kinds_translate (kind->label));
    }
  else if (g_str_equal (kind->code, "person"))
    {
      dossier_view_person_show (self->person, self->store, facts);
      show_face (self, "person", dossier_kinds_translate (kind->label));
    }
  else if (g_str_equal (kind->code, "assignment"))
    lead_on (self, facts->record);
  else
    {
      dossier_view_record_show (self->record, self->store, facts);
      show_face (self, "record", dossier_kinds_translate (kind->label));
    }
}

/* NULL: it is not there, or not in sight. */
static GtkWidget *
find_field (GtkWidget  *widget,
            const char *code)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (DOSSIER_VIEW_IS_FIELD (widget))
    return g_str_equal (dossier_view_field_get_field (DOSSIER_VIEW_FIELD (widget))->code, code) ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_field (child, code);
  return found;
}

static void
point (DossierViewInspector *self)
{
  g_autofree char *code = g_steal_pointer (&self->pointed);
  GtkWidget       *field = code != NULL ? find_field (gtk_stack_get_visible_child (self->faces), code) : NULL;

  if (field == NULL)
    return;
  gtk_widget_grab_focus (field);
  dossier_view_sight_keep (field);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (DossierViewInspector) self = user_data;
  g_autoptr (GError)               error = NULL;
  g_autoptr (DossierViewFacts)     facts = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);

  if (facts == NULL)
    {
      if (g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND) && self->store == DOSSIER_STORE (source))
        show_face (self, "gone", "");
      return;
    }
  /* Late answers are dropped: something else is selected. */
  if (self->store == DOSSIER_STORE (source) && g_strcmp0 (dossier_record_get_id (facts->record), get_shown (self)) == 0)
    {
      show_facts (self, facts);
      point (self);
    }
}

static void
read_again (DossierViewInspector *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->store == NULL || self->id == NULL)
    return;

  self->reading = g_cancellable_new ();
  dossier_store_ask_async (self->store, dossier_view_facts_read, g_strdup (get_shown (self)), g_free, (GDestroyNotify) dossier_view_facts_free,
                           self->reading, on_read, g_object_ref (self));
}

static gboolean
on_calm (gpointer data)
{
  DossierViewInspector *self = data;

  self->calm = 0;
  read_again (self);
  return G_SOURCE_REMOVE;
}

static void
on_changed (DossierViewInspector *self)
{
  if (self->calm == 0)
    self->calm = g_timeout_add (CALM, on_calm, self);
}

/* Nobody is told any longer, to a screen reader either. */
static void
on_others_moved (DossierViewInspector *self)
{
  if (!gtk_revealer_get_reveal_child (self->others) && !gtk_revealer_get_child_revealed (self->others))
    gtk_label_set_label (self->others_label, "");
}

static void
dossier_view_inspector_get_property (GObject    *object,
                                     guint       id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  if (id == PROP_TITLE)
    g_value_set_string (value, DOSSIER_VIEW_INSPECTOR (object)->title);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dossier_view_inspector_dispose (GObject *object)
{
  DossierViewInspector *self = DOSSIER_VIEW_INSPECTOR (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_handle_id (&self->calm, g_source_remove);
  g_clear_object (&self->store);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->lead, g_free);
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->pointed, g_free);
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), DOSSIER_VIEW_TYPE_INSPECTOR);
  G_OBJECT_CLASS (dossier_view_inspector_parent_class)->dispose (object);
}

static void
dossier_view_inspector_class_init (DossierViewInspectorClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dossier_view_inspector_get_property;
  object_class->dispose = dossier_view_inspector_dispose;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DOSSIER_VIEW_TYPE_GLANCE);
  g_type_ensure (DOSSIER_VIEW_TYPE_STRUCTURE);
  g_type_ensure (DOSSIER_VIEW_TYPE_LINK);
  g_type_ensure (DOSSIER_VIEW_TYPE_RECORD);
  g_type_ensure (DOSSIER_VIEW_TYPE_PERSON);
  g_type_ensure (DOSSIER_VIEW_TYPE_SEVERAL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/dossier-view-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierViewInspector, faces);
  gtk_widget_class_bind_template_child (widget_class, DossierViewInspector, others);
  gtk_widget_class_bind_template_child (widget_class, DossierViewInspector, others_label);
  gtk_widget_class_bind_template_child (widget_class, DossierViewInspector, glance);
  gtk_widget_class_bind_template_child (widget_class, DossierViewInspector, structure);
  gtk_widget_class_bind_template_child (widget_class, DossierViewInspector, link);
  gtk_widget_class_bind_template_child (widget_class, DossierViewInspector, record);
  gtk_widget_class_bind_template_child (widget_class, DossierViewInspector, person);
  gtk_widget_class_bind_template_child (widget_class, DossierViewInspector, several);
  gtk_widget_class_bind_template_callback (widget_class, read_again);
  gtk_widget_class_bind_template_callback (widget_class, on_others_moved);
}

/* A page would like each of its sentences on one line: its place is not theirs to choose. */
static void
measure (GtkWidget     *widget,
         GtkOrientation orientation,
         int            for_size,
         int           *minimum,
         int           *natural,
         int           *minimum_baseline,
         int           *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, WIDTH);
}

static void
allocate (GtkWidget *widget,
          int        width,
          int        height,
          int        baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
}

static void
dossier_view_inspector_init (DossierViewInspector *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), gtk_custom_layout_new (NULL, measure, allocate));
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dossier_view_inspector_set_store (DossierViewInspector *self,
                                  DossierStore         *store)
{
  g_return_if_fail (DOSSIER_VIEW_IS_INSPECTOR (self));

  if (self->store == store)
    return;
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_func (self->store, on_changed, self);
  dossier_view_inspector_show (self, NULL);
  dossier_view_structure_clear (self->structure);
  dossier_view_link_clear (self->link);
  dossier_view_record_clear (self->record);
  dossier_view_person_clear (self->person);
  g_set_object (&self->store, store);
  dossier_view_glance_set_store (self->glance, store);
  if (store != NULL)
    g_signal_connect_object (store, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

void
dossier_view_inspector_show (DossierViewInspector *self,
                             const char           *id)
{
  g_return_if_fail (DOSSIER_VIEW_IS_INSPECTOR (self));

  if (g_strcmp0 (self->id, id) == 0 && !self->is_several)
    return;

  dossier_view_inspector_save (self);
  self->is_several = FALSE;
  g_clear_pointer (&self->lead, g_free);
  g_clear_pointer (&self->pointed, g_free);
  g_free (self->from);
  self->from = g_steal_pointer (&self->id);
  self->id = g_strdup (id);
  if (id == NULL)
    show_face (self, "glance", "");
  read_again (self);
}

void
dossier_view_inspector_point_at (DossierViewInspector *self,
                                 const char           *code)
{
  g_return_if_fail (DOSSIER_VIEW_IS_INSPECTOR (self));

  g_free (self->pointed);
  self->pointed = g_strdup (code);
  read_again (self);
}

void
dossier_view_inspector_show_several (DossierViewInspector *self,
                                     const DossierKind    *kind,
                                     guint                 n)
{
  g_return_if_fail (DOSSIER_VIEW_IS_INSPECTOR (self) && kind != NULL && n > 1);

  dossier_view_inspector_show (self, NULL);
  self->is_several = TRUE;
  dossier_view_several_show (self->several, kind, n);
  show_face (self, "several", dossier_view_several_get_title (self->several));
}

void
dossier_view_inspector_save (DossierViewInspector *self)
{
  g_return_if_fail (DOSSIER_VIEW_IS_INSPECTOR (self));

  dossier_view_structure_save (self->structure);
  dossier_view_link_save (self->link);
  dossier_view_record_save (self->record);
  dossier_view_person_save (self->person);
}

/* The words stay while it closes. */
void
dossier_view_inspector_set_others (DossierViewInspector *self,
                                   const char           *sentence)
{
  g_return_if_fail (DOSSIER_VIEW_IS_INSPECTOR (self));

  if (sentence != NULL)
    gtk_label_set_label (self->others_label, sentence);
  gtk_revealer_set_reveal_child (self->others, sentence != NULL);
}

void
dossier_view_inspector_offer (DossierViewInspector *self)
{
  const char *face = gtk_stack_get_visible_child_name (self->faces);

  g_return_if_fail (DOSSIER_VIEW_IS_INSPECTOR (self));

  if (g_strcmp0 (face, "structure") == 0)
    dossier_view_structure_offer (self->structure);
  else if (g_strcmp0 (face, "link") == 0)
    dossier_view_link_offer (self->link);
  else if (g_strcmp0 (face, "record") == 0)
    dossier_view_record_offer (self->record);
}

void
dossier_view_inspector_confirm (DossierViewInspector *self)
{
  const char *face = gtk_stack_get_visible_child_name (self->faces);

  g_return_if_fail (DOSSIER_VIEW_IS_INSPECTOR (self));

  if (g_strcmp0 (face, "structure") == 0)
    dossier_view_structure_confirm (self->structure);
  else if (g_strcmp0 (face, "link") == 0)
    dossier_view_link_confirm (self->link);
}

gboolean
dossier_view_inspector_is_on_map (DossierViewInspector *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->faces), "person") != 0;
}

gboolean
dossier_view_inspector_shows_structure (DossierViewInspector *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->faces), "structure") == 0;
}

const char *
dossier_view_inspector_get_id (DossierViewInspector *self)
{
  return self->id;
}

const char *
dossier_view_inspector_get_title (DossierViewInspector *self)
{
  return self->title != NULL ? self->title : "";
}
