#include "dossier-transaction.h"

#include <string.h>

static void
clear_operation (gpointer data)
{
  g_clear_pointer (&((DossierOperation *) data)->data, g_bytes_unref);
}

DossierTransaction *
dossier_transaction_new (void)
{
  DossierTransaction *self = g_new0 (DossierTransaction, 1);

  self->seen = g_array_new (FALSE, TRUE, sizeof (DossierTip));
  self->operations = g_array_new (FALSE, TRUE, sizeof (DossierOperation));
  g_array_set_clear_func (self->operations, clear_operation);
  return self;
}

void
dossier_transaction_free (DossierTransaction *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->seen);
  g_array_unref (self->operations);
  g_free (self->label);
  g_free (self);
}

void
dossier_transaction_add (DossierTransaction *self,
                         guint               kind,
                         guint               table,
                         const guint8       *entity,
                         GBytes             *data)
{
  DossierOperation operation = { kind, table, { 0 }, g_bytes_ref (data) };

  memcpy (operation.entity, entity, sizeof operation.entity);
  g_array_append_val (self->operations, operation);
}

static gboolean
is_same_point (const DossierPoint *one,
               const DossierPoint *other)
{
  return one->n == other->n && (one->n == 0 || memcmp (one->run, other->run, sizeof one->run) == 0);
}

static gboolean
is_same_seen (const GArray *one,
              const GArray *other)
{
  for (guint i = 0; i < one->len && one->len == other->len; i++)
    {
      const DossierTip *a = &g_array_index (one, DossierTip, i), *b = &g_array_index (other, DossierTip, i);

      if (memcmp (a->poste, b->poste, sizeof a->poste) != 0 || !is_same_point (&a->point, &b->point))
        return FALSE;
    }
  return one->len == other->len;
}

static gboolean
is_same_operation (const DossierOperation *one,
                   const DossierOperation *other)
{
  return one->kind == other->kind && one->table == other->table && memcmp (one->entity, other->entity, sizeof one->entity) == 0 &&
         g_bytes_equal (one->data, other->data);
}

static gboolean
has_same_operations (const GArray *one,
                     const GArray *other)
{
  for (guint i = 0; i < one->len && one->len == other->len; i++)
    if (!is_same_operation (&g_array_index (one, DossierOperation, i), &g_array_index (other, DossierOperation, i)))
      return FALSE;
  return one->len == other->len;
}

static gboolean
is_same_name (gboolean      has_one,
              const guint8 *one,
              gboolean      has_other,
              const guint8 *other)
{
  return has_one == has_other && (!has_one || memcmp (one, other, BASE_IDENTIFIER_BYTES) == 0);
}

gboolean
dossier_transaction_is_equal (const DossierTransaction *one,
                              const DossierTransaction *other)
{
  return is_same_point (&one->point, &other->point) && one->t == other->t && one->w == other->w && one->rank == other->rank &&
         is_same_name (one->has_author, one->author, other->has_author, other->author) &&
         is_same_name (one->has_batch, one->batch, other->has_batch, other->batch) &&
         is_same_seen (one->seen, other->seen) && is_same_point (&one->undoes, &other->undoes) &&
         g_strcmp0 (one->label, other->label) == 0 && has_same_operations (one->operations, other->operations);
}

DossierSegment *
dossier_segment_new (const guint8 *poste)
{
  DossierSegment *self = g_new0 (DossierSegment, 1);

  memcpy (self->poste, poste, sizeof self->poste);
  self->sections = g_array_new (FALSE, TRUE, sizeof (DossierSection));
  self->transactions = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_transaction_free);
  return self;
}

void
dossier_segment_free (DossierSegment *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->sections);
  g_ptr_array_unref (self->transactions);
  g_free (self);
}

gint64
dossier_segment_get_first (const DossierSegment *self)
{
  return self->transactions->len > 0 ? ((DossierTransaction *) self->transactions->pdata[0])->point.n : 0;
}

gint64
dossier_segment_get_last (const DossierSegment *self)
{
  return self->transactions->len > 0 ? ((DossierTransaction *) self->transactions->pdata[self->transactions->len - 1])->point.n : 0;
}
