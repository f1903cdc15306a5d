#include "carry-report.h"

static void
item_free (gpointer data)
{
  CarryItem *self = data;

  g_free (self->name);
  g_free (self);
}

CarryReport *
carry_report_new (void)
{
  CarryReport *self = g_new0 (CarryReport, 1);

  self->items = g_ptr_array_new_with_free_func (item_free);
  return self;
}

void
carry_report_free (CarryReport *self)
{
  g_ptr_array_unref (self->items);
  g_clear_pointer (&self->sentinel, g_bytes_unref);
  g_clear_error (&self->error);
  g_free (self);
}

const CarryItem *
carry_report_find (const CarryReport *self,
                   const char        *poste,
                   const char        *name)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const CarryItem *item = self->items->pdata[i];

      if (g_str_equal (item->poste, poste) && g_str_equal (item->name, name))
        return item;
    }
  return NULL;
}

guint
carry_report_count (const CarryReport *self,
                    CarryFate          fate)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    n += ((CarryItem *) self->items->pdata[i])->fate == fate;
  return n;
}

static gboolean
add_item (CarryReport     *self,
          const CarryWord *word)
{
  CarryItem *item;

  if (self->items->len >= CARRY_ITEMS_MAX)
    return FALSE;
  item = g_new0 (CarryItem, 1);
  item->fate = word->fate;
  g_strlcpy (item->poste, word->poste, sizeof item->poste);
  item->name = g_strdup (word->name);
  item->size = word->size;
  item->number = word->number;
  g_ptr_array_add (self->items, item);
  return TRUE;
}

static GError *
make_error (const CarryWord *word)
{
  gsize            length = 0;
  const char      *bytes = word->bytes != NULL ? g_bytes_get_data (word->bytes, &length) : "";
  g_autofree char *why = g_utf8_make_valid (bytes, (gssize) length);

  return g_error_new_literal (CARRY_ERROR, word->number, why);
}

gboolean
carry_report_take (CarryReport *self,
                   CarryWord   *word,
                   gboolean    *is_last)
{
  g_autoptr (CarryWord) taken = word;

  *is_last = taken->kind == CARRY_WORD_DONE || taken->kind == CARRY_WORD_FAILED;
  switch (taken->kind)
    {
    case CARRY_WORD_ITEM:
      return add_item (self, taken);
    case CARRY_WORD_SENTINEL:
      g_clear_pointer (&self->sentinel, g_bytes_unref);
      self->sentinel = g_steal_pointer (&taken->bytes);
      return TRUE;
    case CARRY_WORD_CLOCK:
      self->clock = (gint64) taken->size;
      return TRUE;
    case CARRY_WORD_FAILED:
      self->error = make_error (taken);
      self->n_bytes = taken->size;
      return TRUE;
    case CARRY_WORD_BEAT:
    case CARRY_WORD_DONE:
    default:
      self->n_bytes = taken->size;
      return TRUE;
    }
}
