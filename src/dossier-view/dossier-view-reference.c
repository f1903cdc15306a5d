#include "config.h"

#include "dossier-view-reference.h"

#include "dossier-view-answer.h"
#include "dossier-view-called.h"
#include "dossier-view-picker.h"
#include "dossier-view-stride.h"
#include "dossier-view-succession.h"

#include <glib/gi18n-lib.h>

struct _DossierViewReference
{
  DossierViewField   parent_instance;
  AdwBin            *bin;
  DossierViewPicker *picker; /* made at the first show: the field is known then */
  char              *id;     /* what stands; NULL: see answer */
  char              *title;
  char              *made; /* the name of what is to be made with the answer; NULL: nothing */
  DossierViewAnswer  answer;
};

G_DEFINE_FINAL_TYPE (DossierViewReference, dossier_view_reference, DOSSIER_VIEW_TYPE_FIELD)

static void
stand (DossierViewReference *self,
       const char           *id,
       const char           *title,
       DossierViewAnswer     answer)
{
  char *new_id = g_strdup (id), *new_title = g_strdup (title);

  g_free (self->id);
  g_free (self->title);
  g_clear_pointer (&self->made, g_free);
  self->id = new_id;
  self->title = new_title;
  self->answer = answer;
  gtk_entry_set_placeholder_text (GTK_ENTRY (dossier_view_picker_get_editor (self->picker)), dossier_view_answer_get_label (answer));
  dossier_view_picker_set_text (self->picker, new_title);
}

static void
on_picked (DossierViewReference *self,
           const char           *id,
           const char           *name)
{
  stand (self, id, name, DOSSIER_VIEW_ANSWER_NONE);
  dossier_view_field_say (DOSSIER_VIEW_FIELD (self), DOSSIER_VIEW_TONE_QUIET, NULL);
  dossier_view_field_answer (DOSSIER_VIEW_FIELD (self));
}

static void
on_create (DossierViewReference *self,
           const char           *words)
{
  g_autofree char *name = g_strdup (words);

  stand (self, NULL, name, DOSSIER_VIEW_ANSWER_NONE);
  self->made = g_steal_pointer (&name);
  dossier_view_field_say (DOSSIER_VIEW_FIELD (self), DOSSIER_VIEW_TONE_QUIET, NULL);
  dossier_view_field_answer (DOSSIER_VIEW_FIELD (self));
}

/* Left with words that name nobody: what stood stands. Left empty: emptied. */
static void
on_left (DossierViewReference *self)
{
  const char *typed = dossier_view_picker_get_text (self->picker);

  if (*typed == '\0' && self->id != NULL)
    {
      stand (self, NULL, NULL, DOSSIER_VIEW_ANSWER_NONE);
      dossier_view_field_answer (DOSSIER_VIEW_FIELD (self));
      return;
    }
  if (*typed != '\0' && g_strcmp0 (typed, self->title) != 0)
    {
      dossier_view_field_say (DOSSIER_VIEW_FIELD (self), DOSSIER_VIEW_TONE_WARNING, _ ("Nothing was chosen in the list: what was there is kept."));
      dossier_view_picker_set_text (self->picker, self->title);
    }
}

static void
on_done (DossierViewReference *self)
{
  dossier_view_stride_on (GTK_WIDGET (self));
}

static void
on_answer_chosen (gpointer          field,
                  DossierViewAnswer answer)
{
  DossierViewReference *self = field;

  stand (self, NULL, NULL, answer);
  dossier_view_field_answer (DOSSIER_VIEW_FIELD (self));
}

/* A person or a place is made of a name; what else is referred to asks more. */
static const char *const made_of_a_name[] = { "person", "territory", NULL };

static void
make_picker (DossierViewReference *self)
{
  DossierViewField *field = DOSSIER_VIEW_FIELD (self);

  self->picker = DOSSIER_VIEW_PICKER (dossier_view_picker_new (dossier_view_field_get_field (field)->target, dossier_view_field_get_label (field)));
  dossier_view_picker_set_store (self->picker, dossier_view_field_get_store (field));
  g_signal_connect_object (self->picker, "picked", G_CALLBACK (on_picked), self, G_CONNECT_SWAPPED);
  dossier_view_picker_set_can_create (self->picker, !dossier_view_field_is_detached (field) && g_strv_contains (made_of_a_name, dossier_view_field_get_field (field)->target));
  g_signal_connect_object (self->picker, "create", G_CALLBACK (on_create), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->picker, "left", G_CALLBACK (on_left), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->picker, "done", G_CALLBACK (on_done), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->bin, GTK_WIDGET (self->picker));
}

static void
dossier_view_reference_show (DossierViewField       *field,
                             const DossierViewFacts *facts)
{
  DossierViewReference *self = DOSSIER_VIEW_REFERENCE (field);
  DossierValue         *value = dossier_record_get (facts->record, dossier_view_field_get_field (field)->code);
  const char           *id = value != NULL ? dossier_value_get_reference (value) : NULL;
  GtkWidget            *editor;

  if (self->picker == NULL)
    make_picker (self);
  editor = dossier_view_picker_get_editor (self->picker);
  if ((gtk_widget_get_state_flags (editor) & GTK_STATE_FLAG_FOCUS_WITHIN) && g_strcmp0 (id, self->id) == 0)
    return; /* somebody is typing: nothing changed for this field */

  dossier_view_picker_set_except (self->picker, dossier_record_get_id (facts->record));
  stand (self, id, id != NULL ? dossier_view_facts_get_title (facts, id) : NULL, dossier_view_answer_of (value));
}

static const char *
add_made (DossierViewReference *self,
          DossierAct           *act)
{
  const DossierField *field = dossier_view_field_get_field (DOSSIER_VIEW_FIELD (self));

  if (g_strcmp0 (field->target, "person") == 0)
    return dossier_view_succession_add_person (act, self->made);
  return dossier_view_called_add_place (act, self->made, g_str_equal (field->code, "territory"));
}

static gboolean
dossier_view_reference_write (DossierViewField *field,
                              DossierAct       *act,
                              const char       *id,
                              char            **sentence)
{
  DossierViewReference *self = DOSSIER_VIEW_REFERENCE (field);
  const char           *other = self->made != NULL ? add_made (self, act) : self->id;

  dossier_act_set (act, dossier_view_field_get_kind (field), id, dossier_view_field_get_field (field)->code,
                   other != NULL ? dossier_value_new_reference (other) : dossier_view_answer_make_value (self->answer));
  return TRUE;
}

static GtkWidget *
dossier_view_reference_get_editor (DossierViewField *field)
{
  DossierViewReference *self = DOSSIER_VIEW_REFERENCE (field);

  return self->picker != NULL ? dossier_view_picker_get_editor (self->picker) : NULL;
}

static void
dossier_view_reference_finalize (GObject *object)
{
  g_free (DOSSIER_VIEW_REFERENCE (object)->id);
  g_free (DOSSIER_VIEW_REFERENCE (object)->title);
  g_free (DOSSIER_VIEW_REFERENCE (object)->made);
  G_OBJECT_CLASS (dossier_view_reference_parent_class)->finalize (object);
}

static void
dossier_view_reference_class_init (DossierViewReferenceClass *klass)
{
  DossierViewFieldClass *field_class = DOSSIER_VIEW_FIELD_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_view_reference_finalize;
  field_class->show = dossier_view_reference_show;
  field_class->write = dossier_view_reference_write;
  field_class->get_editor = dossier_view_reference_get_editor;
}

static void
dossier_view_reference_init (DossierViewReference *self)
{
  self->bin = ADW_BIN (adw_bin_new ());
  dossier_view_field_set_editor (DOSSIER_VIEW_FIELD (self), GTK_WIDGET (self->bin));
  dossier_view_field_add_suffix (DOSSIER_VIEW_FIELD (self), dossier_view_answer_new_button (on_answer_chosen, self));
}
