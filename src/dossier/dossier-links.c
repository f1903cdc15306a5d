#include "config.h"

#include "dossier-links.h"

#include "base-identifier.h"
#include "dossier-codec.h"
#include "dossier-reader-private.h"
#include "dossier-schema.h"

#define N_LOOKED_AT 500 /* what was said last is not looked for through the whole of a nation's journal */

static const char *const sides[] = { "a", "b" };
static const char *const threads[] = { "thread_a", "thread_b" };

static const DossierKind *
get_kind (void)
{
  return dossier_kinds_find ("link");
}

static void
copy_keys (DossierAct          *act,
           const char          *subject,
           const DossierRecord *from,
           const char          *field,
           const char          *into)
{
  for (const char *const *key = dossier_record_get_keys (from, field); *key != NULL; key++)
    dossier_act_put (act, get_kind (), subject, into, *key, TRUE);
}

static void
copy_value (DossierAct          *act,
            const char          *subject,
            const DossierRecord *from,
            const char          *field,
            const char          *into)
{
  DossierValue *value = dossier_record_get (from, field);

  dossier_act_set (act, get_kind (), subject, into, value != NULL ? dossier_value_ref (value) : NULL);
}

static gboolean
is_answered (const DossierRecord *record,
             const DossierField  *field)
{
  return dossier_field_is_set (field) ? *dossier_record_get_keys (record, field->code) != NULL : dossier_record_get (record, field->code) != NULL;
}

static int
find_thread (const DossierField *field)
{
  for (int side = 0; side < 2; side++)
    if (g_str_equal (field->code, threads[side]))
      return side;
  return -1;
}

/* --- turned round */

static void
trade_keys (DossierAct          *act,
            const DossierRecord *link,
            const char          *field,
            const char          *other)
{
  const char *const *keys = dossier_record_get_keys (link, field), *const *others = dossier_record_get_keys (link, other);

  for (; *keys != NULL; keys++)
    if (!g_strv_contains (others, *keys))
      {
        dossier_act_put (act, get_kind (), dossier_record_get_id (link), field, *keys, FALSE);
        dossier_act_put (act, get_kind (), dossier_record_get_id (link), other, *keys, TRUE);
      }
}

void
dossier_links_swap (DossierAct          *act,
                    const DossierRecord *link)
{
  const char *id = dossier_record_get_id (link);

  g_return_if_fail (act != NULL && dossier_record_get_kind (link) == get_kind ());

  copy_value (act, id, link, "a", "b");
  copy_value (act, id, link, "b", "a");
  trade_keys (act, link, "thread_a", "thread_b");
  trade_keys (act, link, "thread_b", "thread_a");
}

/* --- made again */

static gboolean
is_copied (const DossierRecord *link,
           const DossierField  *field,
           const char          *leaves)
{
  int side = find_thread (field);

  if (field->flags & DOSSIER_FIELD_HIDDEN || g_str_equal (field->code, "verified_on"))
    return FALSE;
  return side < 0 || leaves == NULL || g_strcmp0 (dossier_record_get_reference (link, sides[side]), leaves) != 0;
}

const char *
dossier_links_duplicate (DossierAct          *act,
                         const DossierRecord *link,
                         const char          *leaves,
                         const char          *comes)
{
  const DossierKind *kind = get_kind ();
  const char        *id;

  g_return_val_if_fail (act != NULL && dossier_record_get_kind (link) == kind && (leaves != NULL) == (comes != NULL), NULL);

  id = dossier_act_create (act, kind, NULL);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const DossierField *field = &kind->fields[i];

      if (!is_answered (link, field) || !is_copied (link, field, leaves))
        continue;
      if (dossier_field_is_set (field))
        copy_keys (act, id, link, field->code, field->code);
      else
        copy_value (act, id, link, field->code, field->code);
    }
  for (int side = 0; leaves != NULL && side < 2; side++)
    if (g_strcmp0 (dossier_record_get_reference (link, sides[side]), leaves) == 0)
      dossier_act_set (act, kind, id, sides[side], dossier_value_new_reference (comes));
  return id;
}

/* --- described like another */

/* What is said of one link only. */
static gboolean
is_its_own (const DossierField *field)
{
  static const char *const own[] = { "a", "b", "visibility", "certainty", "sources", NULL };

  return (field->flags & DOSSIER_FIELD_HIDDEN) != 0 || field->type == DOSSIER_FIELD_LONG_TEXT || field->type == DOSSIER_FIELD_TEXT ||
         field->type == DOSSIER_FIELD_DATE || g_strv_contains (own, field->code);
}

/* Who holds the thread is repeated for the same structure, whichever side it stands on. */
static const char *
find_same_thread (const DossierRecord *link,
                  const DossierRecord *other,
                  const DossierField  *field)
{
  int         side = find_thread (field);
  const char *end = side >= 0 ? dossier_record_get_reference (link, sides[side]) : NULL;

  if (side < 0)
    return field->code;
  for (int i = 0; end != NULL && i < 2; i++)
    if (g_strcmp0 (end, dossier_record_get_reference (other, sides[i])) == 0)
      return threads[i];
  return NULL;
}

static gboolean
repeat_keys (DossierAct          *act,
             const DossierRecord *link,
             const DossierRecord *other,
             const DossierField  *field)
{
  const char        *from = find_same_thread (link, other, field);
  const char *const *held = dossier_record_get_keys (link, field->code);
  guint              n = dossier_act_get_n_changes (act);

  for (const char *const *key = from != NULL ? dossier_record_get_keys (other, from) : NULL; key != NULL && *key != NULL; key++)
    if (!g_strv_contains (held, *key))
      dossier_act_put (act, get_kind (), dossier_record_get_id (link), field->code, *key, TRUE);
  return dossier_act_get_n_changes (act) > n;
}

gboolean
dossier_links_repeat_field (DossierAct          *act,
                            const DossierRecord *link,
                            const DossierRecord *other,
                            const DossierField  *field)
{
  DossierValue *value;

  g_return_val_if_fail (act != NULL && dossier_record_get_kind (link) == get_kind () && dossier_record_get_kind (other) == get_kind (), FALSE);

  if (dossier_field_is_set (field))
    return repeat_keys (act, link, other, field);
  value = dossier_record_get (other, field->code);
  if (value == NULL || (dossier_record_get (link, field->code) != NULL && dossier_value_equal (value, dossier_record_get (link, field->code))))
    return FALSE;
  dossier_act_set (act, get_kind (), dossier_record_get_id (link), field->code, dossier_value_ref (value));
  return TRUE;
}

guint
dossier_links_repeat (DossierAct          *act,
                      const DossierRecord *link,
                      const DossierRecord *other)
{
  const DossierKind *kind = get_kind ();
  guint              n = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    if (!is_its_own (&kind->fields[i]) && !is_answered (link, &kind->fields[i]))
      n += dossier_links_repeat_field (act, link, other, &kind->fields[i]);
  return n;
}

/* --- the last one */

static gboolean
says (const guint8       *data,
      gsize               length,
      const DossierField *field)
{
  DossierBytes      in = { data, data + length, TRUE };
  guint64           left = dossier_codec_begin_set (&in);
  DossierAssignment assignment;

  /* A thread may have been told on the other side. */
  while (dossier_codec_next_assignment (&in, &left, &assignment))
    {
      const DossierField *said = dossier_kind_find_field_number (get_kind (), assignment.field);

      if (said == field || (said != NULL && find_thread (said) >= 0 && find_thread (field) >= 0))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_something (const DossierRecord *link,
               const DossierRecord *other,
               const DossierField  *field)
{
  g_autoptr (DossierAct) act = dossier_act_new (NULL);
  const char            *from = field != NULL ? find_same_thread (link, other, field) : NULL;

  if (field == NULL)
    return dossier_links_repeat (act, link, other) > 0;
  return from != NULL && is_answered (other, dossier_kind_find_field (get_kind (), from));
}

static DossierStatement *
list_said (DossierReader *reader,
           GError       **error)
{
  DossierStatement *rows = dossier_database_prepare (dossier_reader_get_database (reader),
                                                     "SELECT ent.uuid, op.data FROM op JOIN txn ON txn.run = op.run AND txn.n = op.n JOIN ent ON ent.id = op.ent"
                                                     " WHERE ent.kind = ?1 AND ent.state = ?2 AND op.kind = ?3 ORDER BY txn.t DESC, op.run DESC, op.n DESC, op.i DESC",
                                                     error);

  if (rows == NULL)
    return NULL;
  dossier_statement_bind_integer (rows, 1, get_kind ()->number);
  dossier_statement_bind_integer (rows, 2, DOSSIER_ENT_LIVING);
  dossier_statement_bind_integer (rows, 3, DOSSIER_OP_SET);
  return rows;
}

/* id: 33 chars. The next link but one of which this was said. */
static gboolean
next_said (DossierStatement    *rows,
           const DossierRecord *but,
           const DossierField  *field,
           char                *id,
           GError             **error)
{
  while (dossier_statement_step (rows, error))
    {
      gsize         length;
      const guint8 *data;

      base_identifier_from_bytes (dossier_statement_get_bytes (rows, 0, &length), id);
      data = dossier_statement_get_bytes (rows, 1, &length);
      if (!g_str_equal (id, dossier_record_get_id (but)) && (field == NULL || says (data, length, field)))
        return TRUE;
    }
  return FALSE;
}

DossierRecord *
dossier_links_find_last (DossierReader       *reader,
                         const DossierRecord *link,
                         const DossierField  *field,
                         GError             **error)
{
  g_autoptr (DossierStatement) rows = NULL;
  char                         id[BASE_IDENTIFIER_DIGITS + 1];

  g_return_val_if_fail (reader != NULL && dossier_record_get_kind (link) == get_kind (), NULL);

  rows = list_said (reader, error);
  for (guint i = 0; rows != NULL && i < N_LOOKED_AT && next_said (rows, link, field, id, error); i++)
    {
      g_autoptr (DossierRecord) other = dossier_reader_find_record (reader, id, error);

      if (other == NULL)
        return NULL;
      if (has_something (link, other, field))
        return g_steal_pointer (&other);
    }
  return NULL;
}
