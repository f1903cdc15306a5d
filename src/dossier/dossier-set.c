#include "dossier-set.h"

#define BITS 64

struct _DossierSet
{
  GArray *words; /* guint64, zeroed */
};

DossierSet *
dossier_set_new (void)
{
  DossierSet *self = g_new (DossierSet, 1);

  self->words = g_array_new (FALSE, TRUE, sizeof (guint64));
  return self;
}

DossierSet *
dossier_set_copy (const DossierSet *self)
{
  DossierSet *copy = dossier_set_new ();

  g_array_append_vals (copy->words, self->words->data, self->words->len);
  return copy;
}

void
dossier_set_free (DossierSet *self)
{
  g_array_unref (self->words);
  g_free (self);
}

gboolean
dossier_set_has (const DossierSet *self,
                 gint64            row)
{
  guint word = (guint) (row / BITS);

  return row > 0 && word < self->words->len && (g_array_index (self->words, guint64, word) >> row % BITS & 1);
}

void
dossier_set_add (DossierSet *self,
                 gint64      row)
{
  guint word = (guint) (row / BITS);

  g_return_if_fail (row > 0);

  if (word >= self->words->len)
    g_array_set_size (self->words, MAX (word + 1, 2 * self->words->len));
  g_array_index (self->words, guint64, word) |= G_GUINT64_CONSTANT (1) << row % BITS;
}

void
dossier_set_restrict (DossierSet       *self,
                      const DossierSet *other)
{
  g_array_set_size (self->words, MIN (self->words->len, other->words->len));
  for (guint i = 0; i < self->words->len; i++)
    g_array_index (self->words, guint64, i) &= g_array_index (other->words, guint64, i);
}

GArray *
dossier_set_list (const DossierSet *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint word = 0; word < self->words->len; word++)
    for (guint64 left = g_array_index (self->words, guint64, word), bit = 0; left != 0; left >>= 1, bit++)
      if (left & 1)
        {
          gint64 row = (gint64) (word * (guint64) BITS + bit);

          g_array_append_val (rows, row);
        }
  return rows;
}
