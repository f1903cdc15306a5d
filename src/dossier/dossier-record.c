#include "dossier-record.h"

#include "base-identifier.h"

#include <string.h>

struct _DossierRecord
{
  const DossierKind *kind;
  gboolean           deleted;
  char               id[BASE_IDENTIFIER_DIGITS + 1];
  DossierValue     **values; /* one per field of the kind, NULL: nobody has answered */
  GPtrArray        **keys;   /* one per field of the kind, sorted, NULL at its end; NULL: no key */
};

G_DEFINE_BOXED_TYPE (DossierRecord, dossier_record, dossier_record_ref, dossier_record_unref)

static const char *const no_keys[] = { NULL };

static const DossierField *
find_field (const DossierRecord *self,
            const char          *code,
            gboolean             is_set)
{
  const DossierField *field = dossier_kind_find_field (self->kind, code);

  return field != NULL && dossier_field_is_set (field) == is_set ? field : NULL;
}

static gsize
index_of (const DossierRecord *self,
          const DossierField  *field)
{
  return (gsize) (field - self->kind->fields);
}

static void
clear_record (DossierRecord *self)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      g_clear_pointer (&self->values[i], dossier_value_unref);
      g_clear_pointer (&self->keys[i], g_ptr_array_unref);
    }
  g_free (self->values);
  g_free (self->keys);
}

DossierRecord *
dossier_record_new (const DossierKind *kind,
                    const char        *id,
                    gboolean           deleted)
{
  DossierRecord *self;

  g_return_val_if_fail (kind != NULL, NULL);
  g_return_val_if_fail (base_identifier_is_valid (id), NULL);

  self = g_atomic_rc_box_new0 (DossierRecord);
  self->kind = kind;
  self->deleted = deleted;
  self->values = g_new0 (DossierValue *, kind->n_fields);
  self->keys = g_new0 (GPtrArray *, kind->n_fields);
  g_strlcpy (self->id, id, sizeof self->id);
  return self;
}

void
dossier_record_take (DossierRecord *self,
                     const char    *field,
                     DossierValue  *value)
{
  g_autoptr (DossierValue) taken = value;
  const DossierField      *found;

  g_return_if_fail (self != NULL);

  found = find_field (self, field, FALSE);
  g_return_if_fail (found != NULL);

  g_clear_pointer (&self->values[index_of (self, found)], dossier_value_unref);
  self->values[index_of (self, found)] = g_steal_pointer (&taken);
}

/* Where key stands or should stand among the sorted keys; *there when it stands. */
static guint
find_place (GPtrArray  *keys,
            const char *key,
            gboolean   *there)
{
  guint low = 0, high = keys->len - 1; /* the last one is the NULL */

  *there = FALSE;
  while (low < high && !*there)
    {
      guint middle = low + (high - low) / 2;
      int   order = strcmp (key, g_ptr_array_index (keys, middle));

      if (order > 0)
        low = middle + 1;
      else
        high = middle;
      *there = order == 0;
    }
  return high;
}

void
dossier_record_add_key (DossierRecord *self,
                        const char    *field,
                        const char    *key)
{
  const DossierField *found;
  GPtrArray         **keys;
  gboolean            there;
  guint               place;

  g_return_if_fail (self != NULL);
  g_return_if_fail (key != NULL);

  found = find_field (self, field, TRUE);
  g_return_if_fail (found != NULL);

  keys = &self->keys[index_of (self, found)];
  if (*keys == NULL)
    {
      *keys = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (*keys, NULL);
    }
  place = find_place (*keys, key, &there);
  if (!there)
    g_ptr_array_insert (*keys, (gint) place, g_strdup (key));
}

DossierRecord *
dossier_record_ref (DossierRecord *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
dossier_record_unref (DossierRecord *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_record);
}

const char *
dossier_record_get_id (const DossierRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

const DossierKind *
dossier_record_get_kind (const DossierRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->kind;
}

gboolean
dossier_record_is_deleted (const DossierRecord *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->deleted;
}

DossierValue *
dossier_record_get (const DossierRecord *self,
                    const char          *field)
{
  const DossierField *found;

  g_return_val_if_fail (self != NULL, NULL);

  found = find_field (self, field, FALSE);
  g_return_val_if_fail (found != NULL, NULL);

  return self->values[index_of (self, found)];
}

const char *
dossier_record_get_text (const DossierRecord *self,
                         const char          *field)
{
  DossierValue *value = dossier_record_get (self, field);

  return value == NULL ? NULL : dossier_value_get_text (value);
}

const char *
dossier_record_get_reference (const DossierRecord *self,
                              const char          *field)
{
  DossierValue *value = dossier_record_get (self, field);

  return value == NULL ? NULL : dossier_value_get_reference (value);
}

const char *const *
dossier_record_get_keys (const DossierRecord *self,
                         const char          *field)
{
  const DossierField *found;
  GPtrArray          *keys;

  g_return_val_if_fail (self != NULL, no_keys);

  found = find_field (self, field, TRUE);
  g_return_val_if_fail (found != NULL, no_keys);

  keys = self->keys[index_of (self, found)];
  return keys == NULL ? no_keys : (const char *const *) keys->pdata;
}
