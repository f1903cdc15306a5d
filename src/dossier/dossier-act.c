#include "dossier-act.h"

#include "base-identifier.h"

#include <string.h>

#define LABEL_BYTES 200

struct _DossierAct
{
  GArray       *changes; /* DossierChange */
  GStringChunk *words;   /* ids and keys, each once */
  char         *label;
  char         *author;
  char         *side;
  char         *batch;
  char         *forgotten;
  char         *forgotten_here;
  DossierRank   rank;
  gint64        wall_time;
  gboolean      exact;
  GBytes       *seen;
};

static void
clear_change (gpointer data)
{
  DossierChange *change = data;

  g_clear_pointer (&change->value, dossier_value_unref);
}

/* Cuts between characters, never inside one. */
static char *
dup_label (const char *label)
{
  const char *end = label;

  while (*end != '\0' && g_utf8_next_char (end) - label <= LABEL_BYTES)
    end = g_utf8_next_char (end);
  return g_strndup (label, (gsize) (end - label));
}

DossierAct *
dossier_act_new (const char *label)
{
  DossierAct *self = g_new0 (DossierAct, 1);

  self->changes = g_array_new (FALSE, TRUE, sizeof (DossierChange));
  g_array_set_clear_func (self->changes, clear_change);
  self->words = g_string_chunk_new (1024);
  self->label = label != NULL && g_utf8_validate (label, -1, NULL) ? dup_label (label) : NULL;
  self->rank = DOSSIER_RANK_HUMAN;
  return self;
}

void
dossier_act_free (DossierAct *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->changes);
  g_string_chunk_free (self->words);
  g_free (self->label);
  g_free (self->author);
  g_free (self->side);
  g_free (self->batch);
  g_free (self->forgotten);
  g_free (self->forgotten_here);
  g_clear_pointer (&self->seen, g_bytes_unref);
  g_free (self);
}

void
dossier_act_set_author (DossierAct *self,
                        const char *name,
                        const char *side)
{
  g_return_if_fail (self != NULL);

  g_free (self->author);
  self->author = g_strdup (name);
  g_free (self->side);
  self->side = g_strdup (side);
}

void
dossier_act_set_rank (DossierAct *self,
                      DossierRank rank)
{
  g_return_if_fail (self != NULL);

  self->rank = rank;
}

void
dossier_act_set_batch (DossierAct *self,
                       const char *batch_id)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (batch_id == NULL || base_identifier_is_valid (batch_id));

  g_free (self->batch);
  self->batch = g_strdup (batch_id);
}

void
dossier_act_set_exact (DossierAct *self,
                       gboolean    exact)
{
  g_return_if_fail (self != NULL);

  self->exact = exact;
}

gboolean
dossier_act_is_exact (const DossierAct *self)
{
  return self->exact;
}

void
dossier_act_set_wall_time (DossierAct *self,
                           gint64      milliseconds)
{
  g_return_if_fail (self != NULL);

  self->wall_time = milliseconds;
}

static DossierChange *
add_change (DossierAct        *self,
            DossierChangeType  type,
            const DossierKind *kind,
            const char        *subject)
{
  DossierChange change = { .type = type, .kind = kind };

  change.subject = g_string_chunk_insert_const (self->words, subject);
  g_array_append_val (self->changes, change);
  return &g_array_index (self->changes, DossierChange, self->changes->len - 1);
}

const char *
dossier_act_create (DossierAct        *self,
                    const DossierKind *kind,
                    const char        *id)
{
  g_autofree char *random_id = NULL;

  g_return_val_if_fail (self != NULL && kind != NULL, NULL);
  g_return_val_if_fail (id == NULL || base_identifier_is_valid (id), NULL);

  if (id == NULL)
    id = random_id = base_identifier_new ();
  return g_string_chunk_insert_const (self->words, id);
}

void
dossier_act_set (DossierAct        *self,
                 const DossierKind *kind,
                 const char        *subject,
                 const char        *field,
                 DossierValue      *value)
{
  DossierChange      *change;
  const DossierField *found;

  g_return_if_fail (self != NULL && kind != NULL && base_identifier_is_valid (subject));
  found = dossier_kind_find_field (kind, field);
  g_return_if_fail (found != NULL && !dossier_field_is_set (found));

  change = add_change (self, DOSSIER_CHANGE_SET, kind, subject);
  change->field = found;
  change->value = value;
}

void
dossier_act_put (DossierAct        *self,
                 const DossierKind *kind,
                 const char        *subject,
                 const char        *field,
                 const char        *key,
                 gboolean           in)
{
  DossierChange      *change;
  const DossierField *found;

  g_return_if_fail (self != NULL && kind != NULL && base_identifier_is_valid (subject));
  found = dossier_kind_find_field (kind, field);
  g_return_if_fail (found != NULL && dossier_field_is_set (found) && key != NULL && *key != '\0');

  change = add_change (self, DOSSIER_CHANGE_SET, kind, subject);
  change->field = found;
  change->key = g_string_chunk_insert_const (self->words, key);
  change->value = dossier_value_new_boolean (in);
}

void
dossier_act_delete (DossierAct        *self,
                    const DossierKind *kind,
                    const char        *subject)
{
  g_return_if_fail (self != NULL && kind != NULL && base_identifier_is_valid (subject));

  add_change (self, DOSSIER_CHANGE_DELETE, kind, subject);
}

void
dossier_act_restore (DossierAct        *self,
                     const DossierKind *kind,
                     const char        *subject)
{
  g_return_if_fail (self != NULL && kind != NULL && base_identifier_is_valid (subject));

  add_change (self, DOSSIER_CHANGE_RESTORE, kind, subject);
}

void
dossier_act_erase (DossierAct        *self,
                   const DossierKind *kind,
                   const char        *subject,
                   const char        *field)
{
  const DossierField *found;

  g_return_if_fail (self != NULL && kind != NULL && base_identifier_is_valid (subject));
  found = dossier_kind_find_field (kind, field);
  g_return_if_fail (found != NULL);

  add_change (self, DOSSIER_CHANGE_ERASE, kind, subject)->field = found;
}

void
dossier_act_set_forgotten (DossierAct *self,
                           const char *everywhere,
                           const char *here)
{
  g_return_if_fail (self != NULL);

  g_free (self->forgotten);
  self->forgotten = g_strdup (everywhere);
  g_free (self->forgotten_here);
  self->forgotten_here = g_strdup (here);
}

void
dossier_act_set_seen (DossierAct *self,
                      GBytes     *seen)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->seen, g_bytes_unref);
  self->seen = seen ? g_bytes_ref (seen) : NULL;
}

guint
dossier_act_get_n_changes (const DossierAct *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->changes->len;
}

const DossierChange *
dossier_act_get_change (const DossierAct *self,
                        guint             index)
{
  g_return_val_if_fail (self != NULL && index < self->changes->len, NULL);

  return &g_array_index (self->changes, DossierChange, index);
}

const char *
dossier_act_get_label (const DossierAct *self)
{
  return self->label;
}

const char *
dossier_act_get_author (const DossierAct *self)
{
  return self->author;
}

const char *
dossier_act_get_side (const DossierAct *self)
{
  return self->side;
}

DossierRank
dossier_act_get_rank (const DossierAct *self)
{
  return self->rank;
}

const char *
dossier_act_get_batch (const DossierAct *self)
{
  return self->batch;
}

gint64
dossier_act_get_wall_time (const DossierAct *self)
{
  return self->wall_time;
}

GBytes *
dossier_act_get_seen (const DossierAct *self)
{
  return self->seen;
}

const char *
dossier_act_get_forgotten (const DossierAct *self,
                           gboolean          here)
{
  return here ? self->forgotten_here : self->forgotten;
}
