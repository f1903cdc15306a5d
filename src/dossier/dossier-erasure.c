#include "config.h"

#include "dossier-erasure-private.h"

#include "base-identifier.h"
#include "dossier-codec.h"
#include "dossier-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define IN_PLACE_OF_WORDS "…"

struct _DossierErasure
{
  DossierRecord *record;
  GPtrArray     *merged;         /* ids of those it stands for: they are the same person */
  GPtrArray     *fields;         /* const DossierField * */
  GPtrArray     *mentions;       /* DossierMention */
  GPtrArray     *records;        /* of the mentions, as they stand; DossierRecord */
  char          *forgotten;      /* a pattern, or NULL */
  char          *forgotten_here; /* a pattern, or NULL */
  gboolean       is_whole;       /* the person, not some field */
};

static void
free_mention (gpointer data)
{
  DossierMention *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->excerpt);
  g_free (self);
}

void
dossier_erasure_free (DossierErasure *self)
{
  g_clear_pointer (&self->record, dossier_record_unref);
  g_ptr_array_unref (self->merged);
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->mentions);
  g_ptr_array_unref (self->records);
  g_free (self->forgotten);
  g_free (self->forgotten_here);
  g_free (self);
}

/* An author is somebody too, by the name in the history. */
static gboolean
is_of_person (const DossierKind  *kind,
              const DossierField *field)
{
  return (field->flags & DOSSIER_FIELD_PERSONAL) != 0 || (strcmp (kind->code, "author") == 0 && strcmp (field->code, "name") == 0);
}

static gboolean
choose_fields (DossierErasure    *self,
               const char *const *codes,
               GError           **error)
{
  const DossierKind *kind = dossier_record_get_kind (self->record);

  self->is_whole = codes == NULL;
  for (guint i = 0; codes == NULL && i < kind->n_fields; i++)
    if (is_of_person (kind, &kind->fields[i]))
      g_ptr_array_add (self->fields, (gpointer) &kind->fields[i]);
  for (; codes != NULL && *codes != NULL; codes++)
    {
      const DossierField *field = dossier_kind_find_field (kind, *codes);

      if (field == NULL)
        {
          /* Translators: a word typed, then a kind of record ("structure"). */
          g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED, _ ("There is no field “%s” in “%s”."), *codes, kind->code);
          return FALSE;
        }
      g_ptr_array_add (self->fields, (gpointer) field);
      if (strcmp (kind->code, "attachment") == 0 && strcmp (field->code, "file") == 0) /* the file goes with what says that there is one */
        g_ptr_array_add (self->fields, (gpointer) dossier_kind_find_field (kind, "digest"));
    }
  if (self->fields->len > 0)
    return TRUE;
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED, _ ("%s: nothing there is the name, phone or e-mail of a person. Say which fields to erase."),
               dossier_kinds_translate (kind->label));
  return FALSE;
}

static void
learn_words (DossierErasureWords *words,
             const DossierKind   *kind,
             const guint8        *bytes,
             gsize                length)
{
  DossierBytes      in = { bytes, bytes + length, TRUE };
  guint64           left = dossier_codec_begin_set (&in);
  DossierAssignment assignment;

  while (dossier_codec_next_assignment (&in, &left, &assignment))
    {
      const DossierField      *field = dossier_kind_find_field_number (kind, assignment.field);
      g_autoptr (DossierValue) value = NULL;

      if (field == NULL || !is_of_person (kind, field) || assignment.key_length > 0 ||
          !dossier_codec_read_value (assignment.value, assignment.value_length, field->type, &value) || value == NULL || dossier_value_get_text (value) == NULL)
        continue;
      dossier_erasure_words_add (words, field->code, dossier_value_get_text (value));
    }
}

/* All the names somebody ever had here: the maiden name, the phone of before. */
static gboolean
learn_all_words (DossierErasure      *self,
                 DossierReader       *reader,
                 gint64               row,
                 DossierErasureWords *words,
                 GError             **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_prepare (dossier_reader_get_database (reader), "SELECT data FROM op WHERE kind = 1 AND (ent = ?1 OR ent IN (SELECT ent FROM merged WHERE into_ent = ?1))", error);
  g_autoptr (GError)           local = NULL;

  if (rows == NULL)
    return FALSE;
  dossier_statement_bind_integer (rows, 1, row);
  while (dossier_statement_step (rows, &local))
    {
      gsize         length;
      const guint8 *data = dossier_statement_get_bytes (rows, 0, &length);

      learn_words (words, dossier_record_get_kind (self->record), data, length);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static char *
dup_either (const char *one,
            const char *other)
{
  if (one == NULL || other == NULL)
    return g_strdup (one != NULL ? one : other);
  return g_strdup_printf ("%s|%s", one, other);
}

static gboolean
load_records (DossierErasure *self,
              DossierReader  *reader,
              GError        **error)
{
  for (guint i = 0; i < self->mentions->len; i++)
    {
      DossierRecord *record = dossier_reader_find_record (reader, ((DossierMention *) self->mentions->pdata[i])->id, error);

      if (record == NULL)
        return FALSE;
      g_ptr_array_add (self->records, record);
    }
  return TRUE;
}

static gboolean
list_merged (DossierErasure *self,
             DossierReader  *reader,
             gint64          row,
             GError        **error)
{
  g_autoptr (DossierStatement) rows = NULL;
  g_autoptr (GError)           local = NULL;

  rows = dossier_database_prepare (dossier_reader_get_database (reader), "SELECT e.uuid FROM merged m JOIN ent e ON e.id = m.ent WHERE m.into_ent = ?", error);
  if (rows == NULL)
    return FALSE;
  dossier_statement_bind_integer (rows, 1, row);
  while (dossier_statement_step (rows, &local))
    {
      gsize length;

      g_ptr_array_add (self->merged, base_identifier_from_bytes (dossier_statement_get_bytes (rows, 0, &length), g_malloc (BASE_IDENTIFIER_DIGITS + 1)));
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
look_elsewhere (DossierErasure *self,
                DossierReader  *reader,
                gint64          row,
                GError        **error)
{
  g_autoptr (DossierErasureWords) words = dossier_erasure_words_new ();
  g_autofree char                *names = NULL, *contacts = NULL, *family_names = NULL;

  if (!learn_all_words (self, reader, row, words, error))
    return FALSE;
  names = dossier_erasure_words_dup_names (words);
  contacts = dossier_erasure_words_dup_contacts (words);
  family_names = dossier_erasure_words_dup_family_names (words);
  self->forgotten = dup_either (names, contacts);
  self->forgotten_here = dup_either (self->forgotten, family_names);
  return dossier_erasure_find_mentions (reader, row, names, contacts, family_names, self->mentions, error);
}

static gboolean
look_around (DossierErasure *self,
             DossierReader  *reader,
             GError        **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  g_ptr_array_add (ids, (gpointer) dossier_record_get_id (self->record));
  for (guint i = 0; i < self->merged->len; i++)
    g_ptr_array_add (ids, self->merged->pdata[i]);
  return dossier_erasure_find_attached (reader, ids, self->mentions, error) && load_records (self, reader, error);
}

DossierErasure *
dossier_erasure_new (DossierReader     *reader,
                     const char        *id,
                     const char *const *fields,
                     GError           **error)
{
  g_autoptr (DossierErasure) self = g_new0 (DossierErasure, 1);

  gint64 row;

  g_return_val_if_fail (reader != NULL && id != NULL, NULL);

  self->merged = g_ptr_array_new_with_free_func (g_free);
  self->fields = g_ptr_array_new ();
  self->mentions = g_ptr_array_new_with_free_func (free_mention);
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_record_unref);
  self->record = dossier_reader_find_record (reader, id, error);
  if (self->record == NULL || !choose_fields (self, fields, error))
    return NULL;
  row = dossier_reader_follow_row (reader, id, NULL);
  if (!list_merged (self, reader, row, error) || (self->is_whole && (!look_elsewhere (self, reader, row, error) || !look_around (self, reader, error))))
    return NULL;
  return g_steal_pointer (&self);
}

const DossierRecord *
dossier_erasure_get_record (const DossierErasure *self)
{
  return self->record;
}

GPtrArray *
dossier_erasure_get_fields (const DossierErasure *self)
{
  return self->fields;
}

GPtrArray *
dossier_erasure_get_mentions (const DossierErasure *self)
{
  return self->mentions;
}

static char *
dup_without (GRegex     *forgotten,
             const char *text)
{
  return g_regex_replace_literal (forgotten, text, -1, 0, IN_PLACE_OF_WORDS, 0, NULL);
}

/* Everything the field ever said goes; what it says now is said again without the words. */
static void
take_out (DossierAct           *act,
          const DossierMention *mention,
          const DossierRecord  *record,
          GRegex               *forgotten)
{
  const char   *code = mention->field->code;
  DossierValue *value;

  dossier_act_erase (act, mention->kind, mention->id, code);
  if (dossier_field_is_set (mention->field))
    {
      for (const char *const *key = dossier_record_get_keys (record, code); *key != NULL; key++)
        {
          g_autofree char *kept = dup_without (forgotten, *key);

          dossier_act_put (act, mention->kind, mention->id, code, kept, TRUE);
        }
      return;
    }
  value = dossier_record_get (record, code);
  if (value != NULL && dossier_value_get_text (value) != NULL)
    {
      g_autofree char *kept = dup_without (forgotten, dossier_value_get_text (value));

      dossier_act_set (act, mention->kind, mention->id, code, dossier_value_new_text (kept));
    }
  else if (value != NULL)
    dossier_act_set (act, mention->kind, mention->id, code, dossier_value_ref (value));
}

static void
erase_fields (const DossierErasure *self,
              DossierAct           *act,
              const char           *id)
{
  for (guint i = 0; i < self->fields->len; i++)
    dossier_act_erase (act, dossier_record_get_kind (self->record), id, ((const DossierField *) self->fields->pdata[i])->code);
}

DossierAct *
dossier_erasure_new_act (const DossierErasure *self,
                         guint32               day)
{
  const DossierKind   *kind = dossier_record_get_kind (self->record);
  const char          *id = dossier_record_get_id (self->record);
  DossierAct          *act = dossier_act_new (self->is_whole ? _ ("A person was anonymised") : _ ("Answers were erased"));
  g_autoptr (GRegex)   forgotten = self->forgotten == NULL ? NULL : g_regex_new (self->forgotten, G_REGEX_OPTIMIZE | G_REGEX_CASELESS, 0, NULL);
  g_autoptr (BaseDate) date = base_date_new (day, day, BASE_DATE_DAY, "");

  erase_fields (self, act, id);
  for (guint i = 0; i < self->merged->len; i++)
    erase_fields (self, act, self->merged->pdata[i]);
  if (self->is_whole && dossier_kind_find_field (kind, "anonymised_on") != NULL)
    dossier_act_set (act, kind, id, "anonymised_on", dossier_value_new_date (date));
  for (guint i = 0; forgotten != NULL && i < self->mentions->len; i++)
    {
      const DossierMention *mention = self->mentions->pdata[i];

      if (mention->certain && !dossier_erasure_is_attached (mention))
        take_out (act, mention, self->records->pdata[i], forgotten);
    }
  for (guint i = 0; i < self->mentions->len; i++)
    if (dossier_erasure_is_attached (self->mentions->pdata[i]))
      dossier_erasure_take_attached (act, self->mentions->pdata[i]);
  dossier_act_set_forgotten (act, self->forgotten, self->forgotten_here);
  return act;
}

gboolean
dossier_erasure_is_pending (DossierReader *reader)
{
  g_autoptr (DossierStatement) row = NULL;

  g_return_val_if_fail (reader != NULL, FALSE);

  row = dossier_database_prepare (dossier_reader_get_database (reader), "SELECT 1 FROM meta WHERE k = 'scrub' UNION ALL SELECT 1 FROM unscrubbed LIMIT 1", NULL);
  return row != NULL && dossier_statement_step (row, NULL);
}
