#include "config.h"

#include "dossier-view-spread.h"

#include "dossier-view-field.h"
#include "dossier-view-plan.h"

#include "base-identifier.h"
#include "dossier-key.h"

#include <glib/gi18n-lib.h>

struct _DossierViewSpread
{
  AdwWindow            parent_instance;
  DossierStore        *store;
  const DossierKind   *kind;
  char               **ids;
  DossierViewFacts    *blank;  /* of a record without answers: what the field shows first */
  GPtrArray           *fields; /* const DossierField *, as the choice has them */
  DossierViewField    *field;  /* NULL: not there yet */
  GHashTable          *keys;   /* of a set: those to be put in */
  DossierAct          *answer; /* NULL: none, or one that cannot be */
  DossierSpread       *spread; /* of answer; NULL: not weighed */
  GCancellable        *weighing;
  AdwComboRow         *choice;
  AdwPreferencesGroup *place;
  GtkLabel            *preview;
  GtkLabel            *problem;
  GtkWidget           *apply;
};

G_DEFINE_FINAL_TYPE (DossierViewSpread, dossier_view_spread, ADW_TYPE_WINDOW)

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- what it would change */

static void
add_line (GString    *out,
          const char *format,
          guint       n)
{
  if (n == 0)
    return;
  if (out->len > 0)
    g_string_append_c (out, '\n');
  g_string_append_printf (out, format, n);
}

char *
dossier_view_spread_dup_preview (const DossierSpread *spread)
{
  GString *out = g_string_new (NULL);

  if (spread->changing->len == 0)
    g_string_append (out, _ ("Nothing will change"));
  add_line (out, ngettext ("%u will change", "%u will change", spread->changing->len), spread->changing->len);
  add_line (out, ngettext ("%u of them says something else now: that will go", "%u of them say something else now: that will go", spread->n_other), spread->n_other);
  add_line (out, ngettext ("%u says it already", "%u say it already", spread->n_same), spread->n_same);
  add_line (out, ngettext ("%u cannot: it is not asked this", "%u cannot: they are not asked this", spread->n_unfit), spread->n_unfit);
  add_line (out, ngettext ("%u cannot: it has other answers", "%u cannot: they have other answers", spread->n_full), spread->n_full);
  add_line (out, ngettext ("%u cannot: it would refer to itself", "%u cannot: they would refer to themselves", spread->n_itself), spread->n_itself);
  add_line (out, ngettext ("%u cannot: it was deleted meanwhile", "%u cannot: they were deleted meanwhile", spread->n_gone), spread->n_gone);
  return g_string_free (out, FALSE);
}

/* What is asked of the reader. */
typedef struct
{
  DossierAct *answer;
  char      **ids;
} Weighing;

static void
weighing_free (gpointer data)
{
  Weighing *weighing = data;

  dossier_act_free (weighing->answer);
  g_strfreev (weighing->ids);
  g_free (weighing);
}

static gpointer
weigh (DossierReader *reader,
       gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  const Weighing *weighing = data;

  return dossier_spread_weigh (reader, weighing->answer, (const char *const *) weighing->ids, dossier_view_plan_asks, error);
}

static void
on_weighed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (DossierViewSpread) self = user_data;
  g_autoptr (GError)            error = NULL;
  DossierSpread                *spread = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);
  g_autofree char              *words = NULL;

  if (spread == NULL)
    return; /* another answer was given since, or the window was closed */
  g_clear_pointer (&self->spread, dossier_spread_free);
  self->spread = spread;
  words = dossier_view_spread_dup_preview (spread);
  gtk_label_set_label (self->preview, words);
  gtk_widget_set_sensitive (self->apply, spread->changing->len > 0);
}

/* A copy of the answer: it is weighed on another thread. */
static DossierAct *
copy_answer (DossierViewSpread *self)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  DossierSpread         alone = { .changing = one };

  g_ptr_array_add (one, (gpointer) dossier_record_get_id (self->blank->record));
  return dossier_spread_make_act (&alone, self->answer, NULL);
}

static void
forget_weighed (DossierViewSpread *self)
{
  g_cancellable_cancel (self->weighing);
  g_clear_object (&self->weighing);
  g_clear_pointer (&self->spread, dossier_spread_free);
  gtk_widget_set_sensitive (self->apply, FALSE);
  gtk_label_set_label (self->preview, _ ("Give an answer to see what would change."));
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
}

static void
weigh_again (DossierViewSpread *self)
{
  Weighing *weighing;

  forget_weighed (self);
  if (self->answer == NULL || dossier_act_get_n_changes (self->answer) == 0)
    return;
  weighing = g_new (Weighing, 1);
  weighing->answer = copy_answer (self);
  weighing->ids = g_strdupv (self->ids);
  self->weighing = g_cancellable_new ();
  dossier_store_ask_async (self->store, weigh, weighing, weighing_free, (GDestroyNotify) dossier_spread_free, self->weighing, on_weighed, g_object_ref (self));
}

/* --- the answer */

/* To a set an answer adds: what was put in and taken out again here is not taken out of the records. */
static void
gather_keys (DossierViewSpread *self,
             const DossierAct  *moves)
{
  static const char *const alone[] = { DOSSIER_KEY_UNKNOWN, DOSSIER_KEY_NOT_APPLICABLE, DOSSIER_KEY_NONE };
  GHashTableIter           iter;
  gpointer                 key;

  for (guint i = 0; i < dossier_act_get_n_changes (moves); i++)
    {
      const DossierChange *change = dossier_act_get_change (moves, i);

      if (dossier_value_get_boolean (change->value))
        g_hash_table_add (self->keys, g_strdup (change->key));
      else
        g_hash_table_remove (self->keys, change->key);
    }
  self->answer = dossier_act_new (NULL);
  g_hash_table_iter_init (&iter, self->keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    dossier_act_put (self->answer, self->kind, dossier_record_get_id (self->blank->record), dossier_view_field_get_field (self->field)->code, key, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (alone) && g_hash_table_size (self->keys) > 0; i++)
    if (!g_hash_table_contains (self->keys, alone[i]))
      dossier_act_put (self->answer, self->kind, dossier_record_get_id (self->blank->record), dossier_view_field_get_field (self->field)->code, alone[i], FALSE);
}

static void
on_answered (DossierViewSpread *self)
{
  g_autoptr (DossierAct) act = dossier_act_new (NULL);
  g_autofree char       *sentence = NULL;
  gboolean               can_be = dossier_view_field_write (self->field, act, dossier_record_get_id (self->blank->record), &sentence);

  g_clear_pointer (&self->answer, dossier_act_free);
  if (!can_be)
    dossier_view_field_say (self->field, DOSSIER_VIEW_TONE_ERROR, sentence);
  else if (dossier_field_is_set (dossier_view_field_get_field (self->field)))
    gather_keys (self, act);
  else
    self->answer = g_steal_pointer (&act);
  weigh_again (self);
}

static void
on_abandoned (DossierViewSpread *self)
{
  dossier_view_field_show (self->field, self->blank);
}

static void
on_field_chosen (DossierViewSpread *self)
{
  guint selected = adw_combo_row_get_selected (self->choice);

  if (self->blank == NULL || selected >= self->fields->len)
    return;
  if (self->field != NULL)
    adw_preferences_group_remove (self->place, GTK_WIDGET (self->field));
  g_clear_pointer (&self->answer, dossier_act_free);
  g_hash_table_remove_all (self->keys);
  self->field = dossier_view_field_new (self->kind, self->fields->pdata[selected], self->store);
  dossier_view_field_detach (self->field);
  dossier_view_field_show (self->field, self->blank);
  g_signal_connect_object (self->field, "answered", G_CALLBACK (on_answered), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->field, "abandoned", G_CALLBACK (on_abandoned), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->place, GTK_WIDGET (self->field));
  forget_weighed (self);
}

/* --- writing */

static char *
dup_count (DossierViewSpread *self,
           guint              n)
{
  if (g_str_equal (self->kind->code, "link"))
    return g_strdup_printf (ngettext ("%'u link", "%'u links", n), n);
  if (g_str_equal (self->kind->code, "person"))
    return g_strdup_printf (ngettext ("%'u person", "%'u people", n), n);
  return g_strdup_printf (ngettext ("%'u structure", "%'u structures", n), n);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (DossierViewSpread) self = user_data;
  g_autoptr (GError)            error = NULL;
  g_autofree char              *count = NULL, *sentence = NULL;

  if (!dossier_store_write_finish (DOSSIER_STORE (source), result, &error))
    {
      gtk_label_set_label (self->problem, _ ("Not saved: nothing was changed. Try again."));
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
      gtk_widget_set_sensitive (self->apply, TRUE);
      return;
    }
  count = dup_count (self, self->spread->changing->len);
  /* Translators: a field, then how many: "Status: 12 links changed". */
  sentence = g_strdup_printf (_ ("%s: %s changed"), dossier_view_field_get_label (self->field), count);
  g_signal_emit (self, signals[DONE], 0, sentence);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_apply (DossierViewSpread *self)
{
  g_autofree char *count = NULL, *label = NULL;

  if (self->spread == NULL || !gtk_widget_get_sensitive (self->apply))
    return;
  count = dup_count (self, self->spread->changing->len);
  label = g_strdup_printf (_ ("%s: %s changed"), dossier_view_field_get_label (self->field), count);
  gtk_widget_set_sensitive (self->apply, FALSE);
  dossier_store_write_async (self->store, dossier_spread_make_act (self->spread, self->answer, label), on_written, g_object_ref (self));
}

/* --- the window */

static void
name_fields (DossierViewSpread       *self,
             const DossierVocabulary *vocabulary)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->fields->len; i++)
    gtk_string_list_append (names, dossier_vocabulary_get_heading (vocabulary, self->fields->pdata[i]));
  adw_combo_row_set_model (self->choice, G_LIST_MODEL (names));
}

static void
on_vocabulary (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (DossierViewSpread) self = user_data;
  g_autoptr (DossierVocabulary) vocabulary = dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL);
  g_autofree char              *id = base_identifier_new ();

  if (vocabulary == NULL || self->fields == NULL)
    return;
  self->blank = dossier_view_facts_new_blank (self->kind, id, vocabulary);
  name_fields (self, vocabulary);
  on_field_chosen (self);
}

/* What several may well say alike; what names one, or places it, is its own. */
static gboolean
can_be_shared (const DossierField *field)
{
  if (field->flags & (DOSSIER_FIELD_HIDDEN | DOSSIER_FIELD_REQUIRED | DOSSIER_FIELD_TITLE) || g_str_equal (field->code, "position_precision"))
    return FALSE;
  return field->type == DOSSIER_FIELD_VOCABULARY || field->type == DOSSIER_FIELD_VOCABULARIES || field->type == DOSSIER_FIELD_BOOLEAN ||
         field->type == DOSSIER_FIELD_DATE || field->type == DOSSIER_FIELD_REFERENCE;
}

static void
list_fields (DossierViewSpread *self)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    if (can_be_shared (&self->kind->fields[i]))
      g_ptr_array_add (self->fields, (gpointer) &self->kind->fields[i]);
}

static void
dossier_view_spread_dispose (GObject *object)
{
  DossierViewSpread *self = DOSSIER_VIEW_SPREAD (object);

  g_cancellable_cancel (self->weighing);
  g_clear_object (&self->weighing);
  g_clear_object (&self->store);
  g_clear_pointer (&self->ids, g_strfreev);
  g_clear_pointer (&self->blank, dossier_view_facts_free);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->keys, g_hash_table_unref);
  g_clear_pointer (&self->answer, dossier_act_free);
  g_clear_pointer (&self->spread, dossier_spread_free);
  gtk_window_set_default_widget (GTK_WINDOW (object), NULL); /* it goes with the content */
  adw_window_set_content (ADW_WINDOW (object), NULL);        /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), DOSSIER_VIEW_TYPE_SPREAD);
  G_OBJECT_CLASS (dossier_view_spread_parent_class)->dispose (object);
}

static void
dossier_view_spread_class_init (DossierViewSpreadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_view_spread_dispose;
  signals[DONE] = g_signal_new ("done", DOSSIER_VIEW_TYPE_SPREAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/dossier-view-spread.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierViewSpread, choice);
  gtk_widget_class_bind_template_child (widget_class, DossierViewSpread, place);
  gtk_widget_class_bind_template_child (widget_class, DossierViewSpread, preview);
  gtk_widget_class_bind_template_child (widget_class, DossierViewSpread, problem);
  gtk_widget_class_bind_template_child (widget_class, DossierViewSpread, apply);
  gtk_widget_class_bind_template_callback (widget_class, on_field_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_apply);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dossier_view_spread_init (DossierViewSpread *self)
{
  self->fields = g_ptr_array_new ();
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

DossierViewSpread *
dossier_view_spread_new (GtkWindow         *parent,
                         DossierStore      *store,
                         const DossierKind *kind,
                         const char *const *ids)
{
  DossierViewSpread *self;
  g_autofree char   *count = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && DOSSIER_IS_STORE (store) && kind != NULL && ids != NULL, NULL);

  self = g_object_new (DOSSIER_VIEW_TYPE_SPREAD, "transient-for", parent, NULL);
  self->store = g_object_ref (store);
  self->kind = kind;
  self->ids = g_strdupv ((char **) ids);
  count = dup_count (self, g_strv_length (self->ids));
  gtk_window_set_title (GTK_WINDOW (self), count);
  list_fields (self);
  forget_weighed (self);
  dossier_store_ask_async (store, dossier_vocabulary_read, NULL, NULL, (GDestroyNotify) dossier_vocabulary_unref, NULL, on_vocabulary, g_object_ref (self));
  return self;
}
