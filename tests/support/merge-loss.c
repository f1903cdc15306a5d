#include "merge-loss.h"

#include <string.h>

static gpointer
list_everything (DossierReader *reader,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  GPtrArray         *all = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_record_unref);
  guint              n_kinds;
  const DossierKind *kinds = dossier_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (DossierQuery) query = dossier_query_new (kinds[i].code);

      g_ptr_array_extend_and_steal (all, dossier_reader_list (reader, query, NULL));
    }
  return all;
}

GPtrArray *
merge_loss_list (DossierFixture *self)
{
  return dossier_store_ask (self->store, list_everything, NULL, NULL);
}

/* The text with the kept one in the place of the other. */
static char *
dup_moved (const MergeWish *wish,
           const char      *text)
{
  g_auto (GStrv) parts = g_strsplit (text, wish->other, -1);

  return g_strjoinv (wish->kept, parts);
}

static gboolean
is_about_the_two (const MergeWish *wish,
                  const char      *text)
{
  return strstr (text, wish->kept) != NULL || strstr (text, wish->other) != NULL;
}

static gboolean
answers (DossierValue *value)
{
  return value != NULL && dossier_value_get_value_type (value) != DOSSIER_VALUE_UNKNOWN;
}

static void
assert_keys_kept (const MergeWish     *wish,
                  const DossierRecord *before,
                  const DossierRecord *after,
                  const DossierField  *field,
                  gboolean             is_one_of_the_two)
{
  for (const char *const *key = dossier_record_get_keys (before, field->code); *key != NULL; key++)
    {
      g_autofree char *moved = dup_moved (wish, *key);

      if (!is_one_of_the_two || !is_about_the_two (wish, *key))
        g_assert_true (g_strv_contains (dossier_record_get_keys (after, field->code), moved));
    }
}

static void
assert_value_moved (const MergeWish *wish,
                    DossierValue    *before,
                    DossierValue    *after)
{
  const char      *id = before == NULL ? NULL : dossier_value_get_reference (before);
  g_autofree char *moved = id == NULL ? NULL : dup_moved (wish, id);

  if (moved == NULL)
    g_assert_true (dossier_value_equal (before, after));
  else
    g_assert_cmpstr (dossier_value_get_reference (after), ==, moved);
}

/* All that a third record says it goes on saying, of the kept one. */
static void
assert_third_kept (const MergeWish     *wish,
                   const DossierRecord *before,
                   const DossierRecord *after)
{
  const DossierKind *kind = dossier_record_get_kind (before);

  for (guint i = 0; i < kind->n_fields; i++)
    if (dossier_field_is_set (&kind->fields[i]))
      assert_keys_kept (wish, before, after, &kind->fields[i], FALSE);
    else if (strcmp (kind->fields[i].code, "merged_into") != 0)
      assert_value_moved (wish, dossier_record_get (before, kind->fields[i].code), dossier_record_get (after, kind->fields[i].code));
}

/* One that answers is believed; of two answers the kept one's stands, and a long text has both. */
static void
assert_united (const MergeWish *wish,
               gboolean         is_long,
               DossierValue    *kept,
               DossierValue    *other,
               DossierValue    *after)
{
  DossierValue    *expected = answers (kept) || !answers (other) ? kept : other;
  g_autofree char *both = NULL;

  if (expected != NULL && dossier_value_get_reference (expected) != NULL && is_about_the_two (wish, dossier_value_get_reference (expected)))
    return;
  if (is_long && answers (kept) && answers (other) && !dossier_value_equal (kept, other))
    {
      both = g_strdup_printf ("%s\n\n%s", dossier_value_get_text (kept), dossier_value_get_text (other));
      g_assert_cmpstr (dossier_value_get_text (after), ==, both);
    }
  else if (answers (expected))
    g_assert_true (dossier_value_equal (after, expected));
}

static void
assert_two_kept (const MergeWish     *wish,
                 const DossierRecord *kept,
                 const DossierRecord *other,
                 const DossierRecord *after)
{
  const DossierKind *kind = dossier_record_get_kind (kept);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const DossierField *field = &kind->fields[i];

      if (dossier_field_is_set (field))
        {
          assert_keys_kept (wish, kept, after, field, TRUE);
          assert_keys_kept (wish, other, after, field, TRUE);
        }
      else if (strcmp (field->code, "position_precision") != 0 && strcmp (field->code, "merged_into") != 0)
        assert_united (wish, field->type == DOSSIER_FIELD_LONG_TEXT, dossier_record_get (kept, field->code), dossier_record_get (other, field->code),
                       dossier_record_get (after, field->code));
    }
}

/* A record goes only if it joined the two, or cannot be without one that did. */
static void
assert_went_between (const MergeWish     *wish,
                     GHashTable          *after,
                     const DossierRecord *record)
{
  const DossierKind *kind = dossier_record_get_kind (record);
  gboolean           kept = FALSE, other = FALSE, follows = FALSE;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      DossierValue *value = dossier_field_is_set (&kind->fields[i]) ? NULL : dossier_record_get (record, kind->fields[i].code);
      const char   *id = value == NULL ? NULL : dossier_value_get_reference (value);

      kept = kept || g_strcmp0 (id, wish->kept) == 0;
      other = other || g_strcmp0 (id, wish->other) == 0;
      follows = follows || ((kind->fields[i].flags & DOSSIER_FIELD_REQUIRED) && id != NULL && !g_hash_table_contains (after, id));
    }
  g_assert_true ((kept && other) || follows);
}

static DossierRecord *
find_in (GPtrArray  *all,
         const char *id)
{
  for (guint i = 0; i < all->len; i++)
    if (strcmp (dossier_record_get_id (all->pdata[i]), id) == 0)
      return all->pdata[i];
  return NULL;
}

void
merge_loss_assert_none (const MergeWish *wish,
                        GPtrArray       *before,
                        GPtrArray       *after)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < after->len; i++)
    g_hash_table_insert (by_id, (gpointer) dossier_record_get_id (after->pdata[i]), after->pdata[i]);
  assert_two_kept (wish, find_in (before, wish->kept), find_in (before, wish->other), g_hash_table_lookup (by_id, wish->kept));
  for (guint i = 0; i < before->len; i++)
    {
      const char    *id = dossier_record_get_id (before->pdata[i]);
      DossierRecord *now = g_hash_table_lookup (by_id, id);

      if (strcmp (id, wish->kept) == 0 || strcmp (id, wish->other) == 0)
        continue;
      if (now == NULL)
        assert_went_between (wish, by_id, before->pdata[i]);
      else
        assert_third_kept (wish, before->pdata[i], now);
    }
}
