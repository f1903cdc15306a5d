#include "config.h"

#include "dossier-view-form.h"

#include "dossier-view-again.h"
#include "dossier-view-field.h"
#include "dossier-view-plan.h"

#include <glib/gi18n-lib.h>

struct _DossierViewForm
{
  GtkBox        parent_instance;
  DossierStore *store;
  char         *id;
  GPtrArray    *plan;
  GPtrArray    *fields;  /* DossierViewField, in order */
  GPtrArray    *buttons; /* GtkWidget: "more fields" of each section */
  gboolean      shows_all;
  gboolean      shows_lost; /* and nothing else: the person was anonymised */
};

G_DEFINE_FINAL_TYPE (DossierViewForm, dossier_view_form, GTK_TYPE_BOX)

enum
{
  STALE,
  TYPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- saving */

typedef struct
{
  DossierViewField *field;
  char             *id;
  guint             serial;
} Saving;

static void
saving_free (Saving *self)
{
  g_object_unref (self->field);
  g_free (self->id);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static const char *
explain (const GError *error)
{
  if (g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED))
    return _ ("Not saved: this cannot be true. What you typed is kept here; correct it or press Escape.");
  if (g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DISK))
    return _ ("Not saved: the disk refuses to write, it may be full. What you typed is kept here; make some room, then change it again.");
  return _ ("Not saved. What you typed is kept here; change it again to try once more.");
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;
  DossierStore      *store = DOSSIER_STORE (source);

  if (!dossier_store_write_finish (store, result, &error))
    {
      g_message ("saving a field: %s", error->message);
      if (g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_ERASED))
        dossier_view_field_lose (saving->field);
      else
        dossier_view_field_say (saving->field, DOSSIER_VIEW_TONE_ERROR, explain (error));
      return;
    }
  if (saving->serial == dossier_view_field_get_serial (saving->field))
    dossier_store_keep_draft (store, saving->id, dossier_view_field_get_field (saving->field)->code, NULL);
  dossier_view_field_settle (saving->field, saving->serial);
}

static void
on_answered (DossierViewForm  *self,
             DossierViewField *field)
{
  g_autoptr (DossierAct) act = dossier_act_new (NULL);
  g_autofree char       *sentence = NULL;
  Saving                *saving;

  if (!dossier_view_field_write (field, act, self->id, &sentence))
    {
      dossier_view_field_say (field, DOSSIER_VIEW_TONE_ERROR, sentence);
      return;
    }

  if (dossier_view_field_get_seen (field) != NULL)
    dossier_act_set_seen (act, dossier_view_field_get_seen (field));
  saving = g_new (Saving, 1);
  saving->field = g_object_ref (field);
  saving->id = g_strdup (self->id);
  saving->serial = dossier_view_field_get_serial (field);
  dossier_store_write_async (self->store, g_steal_pointer (&act), on_saved, saving);
}

static void
on_typed (DossierViewForm  *self,
          const char       *text,
          DossierViewField *field)
{
  const char *code = dossier_view_field_get_field (field)->code;

  dossier_store_keep_draft (self->store, self->id, code, text);
  g_signal_emit (self, signals[TYPED], 0, code, text);
}

static void
on_abandoned (DossierViewForm  *self,
              DossierViewField *field)
{
  dossier_store_keep_draft (self->store, self->id, dossier_view_field_get_field (field)->code, NULL);
  g_signal_emit (self, signals[STALE], 0);
}

/* --- the last answer again */

static void
on_repeated (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (DossierViewField) field = user_data;
  g_autoptr (GError)           error = NULL;
  g_autoptr (DossierViewAgain) again = dossier_view_again_finish (DOSSIER_STORE (source), result, &error);
  g_autofree char             *sentence = NULL;

  if (again == NULL)
    {
      g_message ("repeating an answer: %s", error->message);
      dossier_view_field_say (field, DOSSIER_VIEW_TONE_ERROR, explain (error));
      return;
    }
  if (again->n_answers > 0)
    return; /* it shows */
  if (again->title != NULL)
    sentence = g_strdup_printf (_ ("Nothing to repeat: the last answer, in “%s”, is the same."), again->title);
  dossier_view_field_say (field, DOSSIER_VIEW_TONE_QUIET, sentence != NULL ? sentence : _ ("Nothing to repeat: no other link answers this."));
}

static void
on_repeat (DossierViewForm  *self,
           DossierViewField *field)
{
  if (!g_str_equal (dossier_view_field_get_kind (field)->code, "link"))
    return;
  dossier_view_form_save (self);
  if (dossier_view_field_is_edited (field))
    dossier_view_field_say (field, DOSSIER_VIEW_TONE_WARNING, _ ("Something is typed here. Press Escape, then repeat."));
  else
    dossier_view_again_repeat (self->store, self->id, dossier_view_field_get_field (field), on_repeated, g_object_ref (field));
}

/* --- more fields */

static void
show_waiting (DossierViewForm *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      DossierViewField *field = self->fields->pdata[i];
      gboolean          waits = dossier_view_field_is_empty (field) && !dossier_view_field_is_edited (field) && !self->shows_all &&
                       dossier_view_plan_can_wait (dossier_view_field_get_kind (field), dossier_view_field_get_field (field));

      gtk_widget_set_visible (GTK_WIDGET (field), self->shows_lost ? dossier_view_field_is_lost (field) : !waits);
    }
}

static guint
count_waiting (DossierViewForm *self)
{
  guint n = 0;

  for (guint i = 0; i < self->fields->len; i++)
    n += !gtk_widget_get_visible (self->fields->pdata[i]);
  return n;
}

static void
show_more_button (DossierViewForm *self)
{
  guint            n = self->shows_lost ? 0 : count_waiting (self);
  g_autofree char *label = g_strdup_printf (ngettext ("%u empty field…", "%u empty fields…", n), n);

  for (guint i = 0; i < self->buttons->len; i++)
    {
      gtk_button_set_label (self->buttons->pdata[i], label);
      gtk_widget_set_visible (self->buttons->pdata[i], n > 0);
    }
  /* A heading with nothing under it says nothing. */
  for (GtkWidget *group = gtk_widget_get_first_child (GTK_WIDGET (self)); group != NULL; group = gtk_widget_get_next_sibling (group))
    if (ADW_IS_PREFERENCES_GROUP (group))
      {
        gboolean any = FALSE;

        for (guint i = 0; i < self->fields->len; i++)
          any |= gtk_widget_get_visible (self->fields->pdata[i]) && gtk_widget_is_ancestor (self->fields->pdata[i], group);
        gtk_widget_set_visible (group, any);
      }
}

static void
on_more (DossierViewForm *self)
{
  self->shows_all = TRUE;
  show_waiting (self);
  show_more_button (self);
}

/* --- rows */

static void
add_field (DossierViewForm     *self,
           AdwPreferencesGroup *group,
           const DossierKind   *kind,
           const DossierField  *field)
{
  DossierViewField *row = dossier_view_field_new (kind, field, self->store);

  g_signal_connect_object (row, "typed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "answered", G_CALLBACK (on_answered), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "abandoned", G_CALLBACK (on_abandoned), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "repeat", G_CALLBACK (on_repeat), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, GTK_WIDGET (row));
  g_ptr_array_add (self->fields, row);
}

static void
empty (DossierViewForm *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->fields, 0);
  g_ptr_array_set_size (self->buttons, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
}

static void
build (DossierViewForm   *self,
       const DossierKind *kind)
{
  GtkWidget *more = gtk_button_new ();

  empty (self);
  for (guint i = 0; i < self->plan->len; i++)
    {
      DossierViewSection *section = self->plan->pdata[i];
      GtkWidget          *group = adw_preferences_group_new ();

      if (section->fields->len == 0)
        {
          g_object_ref_sink (group);
          g_object_unref (group);
          continue;
        }
      if (section->section != NULL)
        adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), dossier_kinds_translate (section->section));
      for (guint k = 0; k < section->fields->len; k++)
        add_field (self, ADW_PREFERENCES_GROUP (group), kind, section->fields->pdata[k]);
      gtk_box_append (GTK_BOX (self), group);
    }

  gtk_widget_add_css_class (more, "flat");
  gtk_widget_set_halign (more, GTK_ALIGN_CENTER);
  g_signal_connect_object (more, "clicked", G_CALLBACK (on_more), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), more);
  g_ptr_array_add (self->buttons, more);
}

static const char *
find_draft (const DossierViewFacts *facts,
            const char             *field)
{
  for (guint i = 0; i < facts->drafts->len; i++)
    {
      const DossierDraftLine *line = facts->drafts->pdata[i];

      if (g_str_equal (line->field, field))
        return line->text;
    }
  return NULL;
}

/* Who holds the thread is asked of each side by its name. */
static void
name_sides (DossierViewForm        *self,
            const DossierViewFacts *facts)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      DossierViewField *field = self->fields->pdata[i];
      const char       *code = dossier_view_field_get_field (field)->code;
      const char       *name = g_str_equal (code, "thread_a") ? facts->ends[0].name : g_str_equal (code, "thread_b") ? facts->ends[1].name
                                                                                                                     : NULL;

      if (name != NULL)
        dossier_view_field_set_label (field, name);
    }
}

/* Nothing is asked of them any more. */
static gboolean
is_anonymised (const DossierRecord *record)
{
  return g_str_equal (dossier_record_get_kind (record)->code, "person") && dossier_record_get (record, "anonymised_on") != NULL;
}

static void
dossier_view_form_dispose (GObject *object)
{
  dossier_view_form_clear (DOSSIER_VIEW_FORM (object));
  G_OBJECT_CLASS (dossier_view_form_parent_class)->dispose (object);
}

static void
dossier_view_form_finalize (GObject *object)
{
  DossierViewForm *self = DOSSIER_VIEW_FORM (object);

  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->buttons);
  G_OBJECT_CLASS (dossier_view_form_parent_class)->finalize (object);
}

static void
dossier_view_form_class_init (DossierViewFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_view_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_view_form_finalize;
  signals[STALE] = g_signal_new ("stale", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
dossier_view_form_init (DossierViewForm *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
  self->fields = g_ptr_array_new ();
  self->buttons = g_ptr_array_new ();
}

void
dossier_view_form_show (DossierViewForm        *self,
                        DossierStore           *store,
                        const DossierViewFacts *facts)
{
  const char           *id = dossier_record_get_id (facts->record);
  g_autoptr (GPtrArray) plan = dossier_view_plan_new (facts->record, facts->vocabulary);
  gboolean              is_other = self->store != store || g_strcmp0 (self->id, id) != 0;

  g_return_if_fail (DOSSIER_VIEW_IS_FORM (self));

  if (is_other)
    {
      dossier_view_form_save (self);
      self->shows_all = FALSE;
      g_free (self->id);
      self->id = g_strdup (id);
      g_set_object (&self->store, store);
    }
  /* What was lost has no other place than its field. */
  if (is_other || (!dossier_view_plan_equal (plan, self->plan) && !dossier_view_form_has_lost (self)))
    {
      if (!is_other)
        dossier_view_form_save (self); /* what is typed is in fields that go */
      g_clear_pointer (&self->plan, g_ptr_array_unref);
      self->plan = g_steal_pointer (&plan);
      build (self, dossier_record_get_kind (facts->record));
    }

  for (guint i = 0; i < self->fields->len; i++)
    {
      const char *draft = is_other ? find_draft (facts, dossier_view_field_get_field (self->fields->pdata[i])->code) : NULL;

      dossier_view_field_show (self->fields->pdata[i], facts);
      if (draft != NULL)
        dossier_view_field_restore (self->fields->pdata[i], draft);
    }
  name_sides (self, facts);
  self->shows_lost = is_anonymised (facts->record);
  show_waiting (self);
  show_more_button (self);
}

gboolean
dossier_view_form_has_lost (DossierViewForm *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (dossier_view_field_is_lost (self->fields->pdata[i]))
      return TRUE;
  return FALSE;
}

void
dossier_view_form_save (DossierViewForm *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    dossier_view_field_flush (self->fields->pdata[i]);
}

void
dossier_view_form_clear (DossierViewForm *self)
{
  empty (self);
  g_clear_pointer (&self->plan, g_ptr_array_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_object (&self->store);
}
