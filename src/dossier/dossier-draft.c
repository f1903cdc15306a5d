#include "dossier-draft-private.h"

#include "base-identifier.h"

#include <string.h>

#define PAUSE 400 /* ms without a key before what is typed is kept: within a second even when typing slowly */

G_DEFINE_FINAL_TYPE (DossierDraft, dossier_draft, G_TYPE_OBJECT)

enum
{
  PROP_CHANGED = 1,
  N_PROPERTIES
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint       signals[N_SIGNALS];

static const DossierField *
find_field (DossierDraft *self,
            const char   *code)
{
  return dossier_kind_find_field (self->kind, code);
}

void
dossier_draft_keep (DossierDraft *self)
{
  GHashTableIter each;
  gpointer       field;

  g_hash_table_iter_init (&each, self->unkept);
  while (g_hash_table_iter_next (&each, &field, NULL))
    dossier_store_keep_draft (self->store, self->id, field, g_hash_table_lookup (self->typed, field));
  g_hash_table_remove_all (self->unkept);
}

static gboolean
on_pause (gpointer user_data)
{
  DossierDraft *self = user_data;

  self->pause = 0;
  dossier_draft_keep (self);
  return G_SOURCE_REMOVE;
}

/* The first key after a pause starts it: what is typed without a stop is kept every so often, too. */
static void
keep_soon (DossierDraft *self,
           const char   *field)
{
  g_hash_table_add (self->unkept, g_strdup (field));
  if (self->pause == 0)
    self->pause = g_timeout_add (PAUSE, on_pause, self);
}

void
dossier_draft_note_changed (DossierDraft *self,
                            gboolean      was_changed)
{
  if (was_changed != dossier_draft_is_changed (self, NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHANGED]);
}

void
dossier_draft_tell_all (DossierDraft *self)
{
  g_signal_emit (self, signals[CHANGED], 0, NULL);
}

static gboolean
says_same (const DossierField *field,
           DossierRecord      *one,
           DossierRecord      *other)
{
  if (one == NULL || other == NULL)
    return one == other;
  if (dossier_field_is_set (field))
    return g_strv_equal (dossier_record_get_keys (one, field->code), dossier_record_get_keys (other, field->code));
  return dossier_value_equal (dossier_record_get (one, field->code), dossier_record_get (other, field->code));
}

static void
on_store_changed (DossierStore *store,
                  GStrv         ids,
                  gpointer      user_data)
{
  DossierDraft *self = user_data;

  if (ids == NULL || g_strv_contains ((const char *const *) ids, self->id))
    dossier_draft_load (self);
}

static void
dossier_draft_get_property (GObject    *object,
                            guint       property,
                            GValue     *value,
                            GParamSpec *spec)
{
  if (property == PROP_CHANGED)
    g_value_set_boolean (value, dossier_draft_is_changed (DOSSIER_DRAFT (object), NULL));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, spec);
}

static void
dossier_draft_dispose (GObject *object)
{
  DossierDraft *self = DOSSIER_DRAFT (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->store != NULL)
    dossier_draft_keep (self);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dossier_draft_parent_class)->dispose (object);
}

static void
dossier_draft_finalize (GObject *object)
{
  DossierDraft *self = DOSSIER_DRAFT (object);

  g_clear_pointer (&self->vocabulary, dossier_vocabulary_unref);
  g_clear_pointer (&self->record, dossier_record_unref);
  g_clear_pointer (&self->opened, dossier_record_unref);
  g_hash_table_unref (self->typed);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->unkept);
  g_free (self->id);
  G_OBJECT_CLASS (dossier_draft_parent_class)->finalize (object);
}

static void
dossier_draft_class_init (DossierDraftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dossier_draft_get_property;
  object_class->dispose = dossier_draft_dispose;
  object_class->finalize = dossier_draft_finalize;

  properties[PROP_CHANGED] = g_param_spec_boolean ("changed", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[CHANGED] = g_signal_new ("changed", DOSSIER_TYPE_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dossier_draft_init (DossierDraft *self)
{
  self->typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->unkept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static DossierDraft *
make_draft (DossierStore      *store,
            const DossierKind *kind,
            char              *id,
            DossierVocabulary *vocabulary)
{
  DossierDraft *self = g_object_new (DOSSIER_TYPE_DRAFT, NULL);

  self->store = g_object_ref (store);
  self->kind = kind;
  self->id = id;
  self->vocabulary = dossier_vocabulary_ref (vocabulary);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, 0);
  return self;
}

DossierDraft *
dossier_draft_new (DossierStore      *store,
                   DossierRecord     *current,
                   DossierVocabulary *vocabulary)
{
  DossierDraft *self;

  g_return_val_if_fail (DOSSIER_IS_STORE (store) && current != NULL && vocabulary != NULL, NULL);

  self = make_draft (store, dossier_record_get_kind (current), g_strdup (dossier_record_get_id (current)), vocabulary);
  self->record = dossier_record_ref (current);
  return self;
}

DossierDraft *
dossier_draft_new_record (DossierStore      *store,
                          const DossierKind *kind,
                          DossierVocabulary *vocabulary)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (store) && kind != NULL && vocabulary != NULL, NULL);

  return make_draft (store, kind, base_identifier_new (), vocabulary);
}

const char *
dossier_draft_get_id (DossierDraft *self)
{
  g_return_val_if_fail (DOSSIER_IS_DRAFT (self), NULL);

  return self->id;
}

const DossierKind *
dossier_draft_get_kind (DossierDraft *self)
{
  g_return_val_if_fail (DOSSIER_IS_DRAFT (self), NULL);

  return self->kind;
}

DossierRecord *
dossier_draft_get_record (DossierDraft *self)
{
  g_return_val_if_fail (DOSSIER_IS_DRAFT (self), NULL);

  return self->record;
}

char *
dossier_draft_dup_text (DossierDraft *self,
                        const char   *field)
{
  const DossierField *found;
  const char         *typed;

  g_return_val_if_fail (DOSSIER_IS_DRAFT (self), NULL);

  found = find_field (self, field);
  g_return_val_if_fail (found != NULL, NULL);

  typed = g_hash_table_lookup (self->typed, field);
  return typed != NULL ? g_strdup (typed) : dossier_draft_dup_recorded (self, found);
}

void
dossier_draft_set_text (DossierDraft *self,
                        const char   *field,
                        const char   *text)
{
  const DossierField *found;
  g_autofree char    *recorded = NULL;
  gboolean            was_changed;

  g_return_if_fail (DOSSIER_IS_DRAFT (self) && text != NULL);

  found = find_field (self, field);
  g_return_if_fail (found != NULL);

  recorded = dossier_draft_dup_recorded (self, found);
  if (g_str_equal (text, recorded))
    {
      dossier_draft_forget (self, field);
      return;
    }
  was_changed = dossier_draft_is_changed (self, NULL);
  if (self->opened == NULL && self->record != NULL)
    self->opened = dossier_record_ref (self->record);
  g_hash_table_insert (self->typed, g_strdup (field), g_strdup (text));
  keep_soon (self, field);
  dossier_draft_note_changed (self, was_changed);
}

void
dossier_draft_forget (DossierDraft *self,
                      const char   *field)
{
  gboolean was_changed;

  g_return_if_fail (DOSSIER_IS_DRAFT (self) && field != NULL);

  was_changed = dossier_draft_is_changed (self, NULL);
  if (!g_hash_table_remove (self->typed, field))
    return;
  keep_soon (self, field);
  if (g_hash_table_size (self->typed) == 0)
    g_clear_pointer (&self->opened, dossier_record_unref);
  dossier_draft_note_changed (self, was_changed);
  g_signal_emit (self, signals[CHANGED], 0, field);
}

gboolean
dossier_draft_is_changed (DossierDraft *self,
                          const char   *field)
{
  g_return_val_if_fail (DOSSIER_IS_DRAFT (self), FALSE);

  return field == NULL ? g_hash_table_size (self->typed) > 0 : g_hash_table_contains (self->typed, field);
}

gboolean
dossier_draft_is_overtaken (DossierDraft *self,
                            const char   *field)
{
  g_return_val_if_fail (DOSSIER_IS_DRAFT (self), FALSE);

  return self->opened != NULL && g_hash_table_contains (self->typed, field) && !says_same (find_field (self, field), self->opened, self->record);
}
