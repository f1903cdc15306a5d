#include "config.h"

#include "dossier-view-twins.h"

#include "dossier-duplicates.h"
#include "dossier-view-mark.h"
#include "dossier-view-words.h"
#include "map-reading.h"

#include <glib/gi18n-lib.h>

#define N_SHOWN 3

struct _DossierViewTwins
{
  AdwBin               parent_instance;
  DossierStore        *store;
  const DossierKind   *kind;
  char                *id;
  char                *name, *uai, *type, *territory; /* as they stand or are typed; NULL: not known */
  AdwPreferencesGroup *group;
  GPtrArray           *rows;  /* in the group */
  char                *shown; /* what they say; NULL: there are none */
  GCancellable        *asking;
};

G_DEFINE_FINAL_TYPE (DossierViewTwins, dossier_view_twins, ADW_TYPE_BIN)

/* --- asked on the reader thread */

/* A probe whose words are its own. */
static void
free_probe (gpointer data)
{
  DossierDuplicateProbe *probe = data;

  g_free ((char *) probe->name);
  g_free ((char *) probe->uai);
  g_free ((char *) probe->type);
  g_free ((char *) probe->territory);
  g_free ((char *) probe->except);
  g_free (data);
}

typedef struct
{
  DossierViewWho         who;
  DossierDuplicateReason reason;
  char                  *detail;
} Twin;

static void
free_twin (gpointer data)
{
  Twin *twin = data;

  dossier_view_who_clear (&twin->who);
  g_free (twin->detail);
  g_free (twin);
}

static Twin *
read_twin (DossierReader           *reader,
           const DossierVocabulary *vocabulary,
           const DossierDuplicate  *duplicate)
{
  Twin *twin = g_new0 (Twin, 1);

  dossier_view_who_read (&twin->who, reader, duplicate->other);
  twin->reason = duplicate->reason;
  twin->detail = dossier_view_words_describe (&twin->who, vocabulary);
  return twin;
}

static gpointer
ask_twins (DossierReader *reader,
           gpointer       probe,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_load (reader, error);
  g_autoptr (GPtrArray)         found = vocabulary == NULL ? NULL : dossier_duplicates_find (reader, probe, N_SHOWN, error);
  GPtrArray                    *twins;

  if (found == NULL)
    return NULL;
  twins = g_ptr_array_new_with_free_func (free_twin);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (twins, read_twin (reader, vocabulary, found->pdata[i]));
  return twins;
}

/* --- the rows */

static const char *
get_reason (DossierDuplicateReason reason)
{
  if (reason == DOSSIER_DUPLICATE_UAI)
    return _ ("the same UAI number");
  return reason == DOSSIER_DUPLICATE_CONTACT ? _ ("the same phone or e-mail") : _ ("almost the same name");
}

static void
on_parted (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (DossierViewTwins) self = user_data;
  gboolean                     done = dossier_store_write_finish (DOSSIER_STORE (source), result, NULL);

  adw_preferences_group_set_description (self->group, done ? NULL : _ ("This could not be written. Nothing was changed; try again."));
}

static void
on_two (GtkButton        *button,
        DossierViewTwins *self)
{
  DossierAct *act = dossier_act_new (NULL);

  dossier_duplicates_part (act, self->kind, self->id, gtk_widget_get_name (GTK_WIDGET (button)));
  dossier_store_write_async (self->store, act, on_parted, g_object_ref (self));
}

static GtkWidget *
make_two (DossierViewTwins *self,
          const Twin       *twin)
{
  GtkWidget       *button = gtk_button_new_with_mnemonic (_ ("These are _two"));
  g_autofree char *name = g_strdup_printf (_ ("“%s” is another one"), twin->who.name);

  gtk_widget_set_name (button, twin->who.id);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_two), self, 0);
  return button;
}

static GtkWidget *
make_compare (DossierViewTwins *self,
              const Twin       *twin)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Compare…"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", self->id, twin->who.id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.merge");
  return button;
}

static GtkWidget *
make_row (DossierViewTwins *self,
          const Twin       *twin)
{
  GtkWidget       *row = adw_action_row_new (), *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *detail = g_strdup_printf ("%s\n%s", twin->detail, get_reason (twin->reason));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), twin->who.name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), dossier_view_mark_new_for_family (map_reading_get_family (twin->who.type)));
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (buttons), make_compare (self, twin));
  gtk_box_append (GTK_BOX (buttons), make_two (self, twin));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), buttons);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", twin->who.id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.select");
  return row;
}

/* Of these twins; NULL: there are none. Caller owns. */
static char *
dup_said (const DossierViewTwins *self,
          GPtrArray              *twins)
{
  GString *said = twins != NULL && twins->len > 0 ? g_string_new (self->id) : NULL;

  for (guint i = 0; said != NULL && i < twins->len; i++)
    {
      const Twin *twin = twins->pdata[i];

      g_string_append_printf (said, "\n%s %u %s %s", twin->who.id, twin->reason, twin->who.name, twin->detail);
    }
  return said != NULL ? g_string_free (said, FALSE) : NULL;
}

/* The same ones are left as they stand: a button of theirs may be pressed just now. */
static void
show_twins (DossierViewTwins *self,
            GPtrArray        *twins)
{
  char *said = dup_said (self, twins);

  if (g_strcmp0 (said, self->shown) == 0)
    {
      g_free (said);
      return;
    }
  g_free (self->shown);
  self->shown = said;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; twins != NULL && i < twins->len; i++)
    {
      GtkWidget *row = make_row (self, twins->pdata[i]);

      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

static void
on_asked (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (DossierViewTwins) self = user_data;
  g_autoptr (GError)           error = NULL;
  g_autoptr (GPtrArray)        twins = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);

  if (twins == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("looking for the same record: %s", error->message);
  if (twins != NULL && g_task_get_cancellable (G_TASK (result)) == self->asking)
    show_twins (self, twins);
}

static void
ask (DossierViewTwins *self)
{
  DossierDuplicateProbe *probe = g_new0 (DossierDuplicateProbe, 1);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  probe->kind = self->kind->code;
  probe->name = g_strdup (self->name);
  probe->uai = g_strdup (self->uai);
  probe->type = g_strdup (self->type);
  probe->territory = g_strdup (self->territory);
  probe->except = g_strdup (self->id);
  self->asking = g_cancellable_new ();
  dossier_store_ask_async (self->store, ask_twins, probe, free_probe, (GDestroyNotify) g_ptr_array_unref, self->asking, on_asked, g_object_ref (self));
}

/* --- the widget */

static void
forget (DossierViewTwins *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->store);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->uai, g_free);
  g_clear_pointer (&self->type, g_free);
  g_clear_pointer (&self->territory, g_free);
}

static void
dossier_view_twins_dispose (GObject *object)
{
  DossierViewTwins *self = DOSSIER_VIEW_TWINS (object);

  forget (self);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (dossier_view_twins_parent_class)->dispose (object);
}

static void
dossier_view_twins_class_init (DossierViewTwinsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_view_twins_dispose;
}

static void
dossier_view_twins_init (DossierViewTwins *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("Already there?"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
dossier_view_twins_show (DossierViewTwins       *self,
                         DossierStore           *store,
                         const DossierViewFacts *facts)
{
  const DossierRecord *record = facts->record;

  g_return_if_fail (DOSSIER_VIEW_IS_TWINS (self));

  if (g_strcmp0 (self->id, dossier_record_get_id (record)) != 0)
    show_twins (self, NULL);
  forget (self);
  self->store = g_object_ref (store);
  self->kind = dossier_record_get_kind (record);
  self->id = g_strdup (dossier_record_get_id (record));
  self->name = g_strdup (dossier_record_get_text (record, "name"));
  self->uai = g_strdup (dossier_record_get_text (record, "uai"));
  self->type = g_strdup (dossier_record_get_text (record, "type"));
  self->territory = g_strdup (dossier_record_get_reference (record, "territory"));
  ask (self);
}

void
dossier_view_twins_follow (DossierViewTwins *self,
                           const char       *field,
                           const char       *text)
{
  char **word = g_str_equal (field, "name") ? &self->name : g_str_equal (field, "uai") ? &self->uai
                                                                                       : NULL;

  g_return_if_fail (DOSSIER_VIEW_IS_TWINS (self));

  if (self->store == NULL || word == NULL || text == NULL)
    return;
  g_free (*word);
  *word = g_strdup (text);
  ask (self);
}

void
dossier_view_twins_clear (DossierViewTwins *self)
{
  g_return_if_fail (DOSSIER_VIEW_IS_TWINS (self));

  forget (self);
  show_twins (self, NULL);
}
