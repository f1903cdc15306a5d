#include "demo-dossier.h"

#include "base-identifier.h"
#include "dossier-notation.h"

#include <string.h>

typedef struct
{
  DossierStore   *store;
  const char     *name;
  DossierNotation notation;
  GHashTable     *told;   /* handles already in the dossier, borrowed from the chronicle */
  double          stored; /* seconds, so far */
} Writer;

char *
demo_dossier_dup_id (const char *name,
                     const char *handle)
{
  g_autofree char *words = g_strdup_printf ("%s:%s", name, handle);

  return base_identifier_derive (words);
}

static gboolean
is_answer (const char *text)
{
  return g_str_equal (text, "?") || g_str_equal (text, "-");
}

/* Handles become ids; the rest is the notation of the dossier already. */
static char *
speak_of_ids (const Writer       *self,
              const DossierField *field,
              const char         *text)
{
  const char      *carrier = field->type == DOSSIER_FIELD_PROGRAMMES || field->type == DOSSIER_FIELD_EVIDENCE ? strchr (text, '@') : NULL;
  g_autofree char *id = NULL;

  if (is_answer (text))
    return g_strdup (text);
  if (field->type == DOSSIER_FIELD_REFERENCE || field->type == DOSSIER_FIELD_REFERENCES)
    return demo_dossier_dup_id (self->name, text);
  if (carrier == NULL)
    return g_strdup (text);
  id = demo_dossier_dup_id (self->name, carrier + 1);
  return g_strdup_printf ("%.*s@%s", (int) (carrier - text), text, id);
}

static gboolean
say (const Writer      *self,
     DossierAct        *act,
     const DossierKind *kind,
     const char        *subject,
     const DemoField   *said,
     GError           **error)
{
  const DossierField      *field = dossier_kind_find_field (kind, said->name);
  g_autoptr (DossierValue) value = NULL;
  g_autofree char         *text = NULL;
  g_autofree char         *key = NULL;

  g_return_val_if_fail (field != NULL, TRUE);

  text = speak_of_ids (self, field, said->value);
  if (!dossier_field_is_set (field))
    {
      if (!dossier_notation_read (&self->notation, field, text, &value, error))
        return FALSE;
      dossier_act_set (act, kind, subject, field->code, g_steal_pointer (&value));
      return TRUE;
    }
  key = dossier_notation_read_key (&self->notation, field, text, error);
  if (key == NULL)
    return FALSE;
  dossier_act_put (act, kind, subject, field->code, key, TRUE);
  return TRUE;
}

static gboolean
say_record (Writer           *self,
            DossierAct       *act,
            const DemoRecord *record,
            GError          **error)
{
  const DossierKind *kind = dossier_kinds_find (record->kind);
  g_autofree char   *id = demo_dossier_dup_id (self->name, record->handle);

  g_return_val_if_fail (kind != NULL, TRUE);

  if (g_hash_table_add (self->told, (gpointer) record->handle))
    dossier_act_create (act, kind, id);
  for (guint i = 0; i < record->n_fields; i++)
    if (!say (self, act, kind, id, &record->fields[i], error))
      {
        g_prefix_error (error, "%s.%s: ", record->handle, record->fields[i].name);
        return FALSE;
      }
  if (record->outline != NULL)
    {
      g_autoptr (GBytes) bytes = territory_outline_encode (record->outline);

      dossier_act_set (act, kind, id, "outline", dossier_value_new_bytes (bytes));
    }
  return TRUE;
}

static gboolean
write_act (Writer        *self,
           const DemoAct *told,
           GError       **error)
{
  g_autoptr (DossierAct) act = dossier_act_new (told->label);
  gboolean               is_written;
  gint64                 began;

  if (told->author != NULL)
    dossier_act_set_author (act, told->author, told->side);
  dossier_act_set_wall_time (act, told->time);
  if (told->from_register)
    dossier_act_set_rank (act, DOSSIER_RANK_REGISTER);
  for (guint i = 0; i < told->n_records; i++)
    if (!say_record (self, act, &told->records[i], error))
      return FALSE;
  began = g_get_monotonic_time ();
  is_written = dossier_store_write (self->store, act, error);
  self->stored += (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC;
  return is_written;
}

gboolean
demo_dossier_write_chronicle (DossierStore        *store,
                              const DemoChronicle *chronicle,
                              const char          *name,
                              DemoDossierProgress  progress,
                              gpointer             data,
                              double              *stored,
                              GError             **error)
{
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_new_shipped ();
  g_autoptr (GHashTable)        told = g_hash_table_new (g_str_hash, g_str_equal);
  Writer                        self = { store, name, { .vocabulary = vocabulary }, told, 0 };
  guint                         n = demo_chronicle_get_n_acts (chronicle);

  g_return_val_if_fail (DOSSIER_IS_STORE (store), FALSE);

  for (guint i = 0; i < n; i++)
    {
      if (!write_act (&self, demo_chronicle_get_act (chronicle, i), error))
        return FALSE;
      if (progress != NULL)
        progress ((i + 1.0) / n, data);
    }
  if (stored != NULL)
    *stored = self.stored;
  return TRUE;
}

gboolean
demo_dossier_write (DossierStore       *store,
                    guint64             seed,
                    DemoDossierProgress progress,
                    gpointer            data,
                    GError            **error)
{
  g_autoptr (DemoChronicle) chronicle = demo_story_new (seed);
  g_autofree char          *name = g_strdup_printf ("demo:%" G_GUINT64_FORMAT, seed);

  return demo_dossier_write_chronicle (store, chronicle, name, progress, data, NULL, error);
}
