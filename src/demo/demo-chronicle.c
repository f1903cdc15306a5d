#include "demo-chronicle.h"

#include <stdarg.h>

/* While it is told, acts and records know their parts by index; ending turns these into addresses. */
typedef struct
{
  DemoAct act;
  guint   first_record;
  guint   n;
} Act;

typedef struct
{
  DemoRecord record;
  guint      first_field;
} Record;

struct _DemoChronicle
{
  GStringChunk *words;
  GArray       *told_acts;
  GArray       *told_records;
  GArray       *fields;
  GPtrArray    *outlines;
  DemoRecord   *records;
  GArray       *acts;
};

DemoChronicle *
demo_chronicle_new (void)
{
  DemoChronicle *self = g_new0 (DemoChronicle, 1);

  self->words = g_string_chunk_new (65536);
  self->told_acts = g_array_new (FALSE, FALSE, sizeof (Act));
  self->told_records = g_array_new (FALSE, FALSE, sizeof (Record));
  self->fields = g_array_new (FALSE, FALSE, sizeof (DemoField));
  self->outlines = g_ptr_array_new_with_free_func ((GDestroyNotify) territory_outline_unref);
  return self;
}

void
demo_chronicle_free (DemoChronicle *self)
{
  g_string_chunk_free (self->words);
  g_array_unref (self->told_acts);
  g_array_unref (self->told_records);
  g_array_unref (self->fields);
  g_ptr_array_unref (self->outlines);
  g_clear_pointer (&self->acts, g_array_unref);
  g_free (self->records);
  g_free (self);
}

/* Codes and names come back again and again: kept once. */
static const char *
keep_common (DemoChronicle *self,
             const char    *text)
{
  return text == NULL ? NULL : g_string_chunk_insert_const (self->words, text);
}

void
demo_chronicle_begin_act (DemoChronicle *self,
                          const char    *author,
                          const char    *side,
                          gint64         time,
                          const char    *label)
{
  Act act = { .first_record = self->told_records->len };

  g_return_if_fail (self->acts == NULL);

  act.act.author = keep_common (self, author);
  act.act.side = keep_common (self, side);
  act.act.label = keep_common (self, label);
  act.act.time = time;
  g_array_append_val (self->told_acts, act);
}

void
demo_chronicle_mark_register (DemoChronicle *self)
{
  g_return_if_fail (self->told_acts->len > 0);

  g_array_index (self->told_acts, Act, self->told_acts->len - 1).act.from_register = TRUE;
}

void
demo_chronicle_begin_record (DemoChronicle *self,
                             const char    *kind,
                             const char    *handle)
{
  Record record = { .first_field = self->fields->len };

  g_return_if_fail (self->acts == NULL && self->told_acts->len > 0);

  record.record.kind = keep_common (self, kind);
  record.record.handle = g_string_chunk_insert (self->words, handle);
  g_array_append_val (self->told_records, record);
  g_array_index (self->told_acts, Act, self->told_acts->len - 1).n++;
}

void
demo_chronicle_set (DemoChronicle *self,
                    const char    *field,
                    const char    *value)
{
  DemoField said = { .name = keep_common (self, field) };

  g_return_if_fail (self->acts == NULL && self->told_records->len > 0);

  if (value == NULL || *value == '\0')
    return;
  said.value = g_string_chunk_insert (self->words, value);
  g_array_append_val (self->fields, said);
  g_array_index (self->told_records, Record, self->told_records->len - 1).record.n_fields++;
}

void
demo_chronicle_set_printf (DemoChronicle *self,
                           const char    *field,
                           const char    *format,
                           ...)
{
  va_list          arguments;
  g_autofree char *value = NULL;

  va_start (arguments, format);
  value = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  demo_chronicle_set (self, field, value);
}

void
demo_chronicle_set_outline (DemoChronicle    *self,
                            TerritoryOutline *outline)
{
  g_return_if_fail (self->acts == NULL && self->told_records->len > 0);

  g_ptr_array_add (self->outlines, territory_outline_ref (outline));
  g_array_index (self->told_records, Record, self->told_records->len - 1).record.outline = outline;
}

/* Told together, kept together: equal times keep the order they were told in. */
static int
by_time (gconstpointer one,
         gconstpointer other)
{
  const Act *a = one, *b = other;

  if (a->act.time != b->act.time)
    return a->act.time < b->act.time ? -1 : 1;
  return a->first_record < b->first_record ? -1 : a->first_record > b->first_record;
}

void
demo_chronicle_end (DemoChronicle *self)
{
  g_return_if_fail (self->acts == NULL);

  self->records = g_new (DemoRecord, self->told_records->len + 1);
  for (guint i = 0; i < self->told_records->len; i++)
    {
      const Record *told = &g_array_index (self->told_records, Record, i);

      self->records[i] = told->record;
      self->records[i].fields = &g_array_index (self->fields, DemoField, told->first_field);
    }
  g_array_sort (self->told_acts, by_time);
  self->acts = g_array_sized_new (FALSE, FALSE, sizeof (DemoAct), self->told_acts->len);
  for (guint i = 0; i < self->told_acts->len; i++)
    {
      const Act *told = &g_array_index (self->told_acts, Act, i);
      DemoAct    act = told->act;

      act.records = &self->records[told->first_record];
      act.n_records = told->n;
      if (act.n_records > 0)
        g_array_append_val (self->acts, act);
    }
}

guint
demo_chronicle_get_n_acts (const DemoChronicle *self)
{
  g_return_val_if_fail (self->acts != NULL, 0);

  return self->acts->len;
}

const DemoAct *
demo_chronicle_get_act (const DemoChronicle *self,
                        guint                index)
{
  g_return_val_if_fail (self->acts != NULL && index < self->acts->len, NULL);

  return &g_array_index (self->acts, DemoAct, index);
}

gint64
demo_chronicle_time (int year,
                     int month,
                     int day,
                     int minute)
{
  g_autoptr (GDateTime) noon = g_date_time_new_utc (year, month, day, 12, 0, 0);

  return (g_date_time_to_unix (noon) + minute * 60) * 1000;
}
