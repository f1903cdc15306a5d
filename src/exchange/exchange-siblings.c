#include "exchange-plan-private.h"

#include "base-text.h"

static double
score_first (const ExchangeProposal *proposal,
             const DossierRecord    *record)
{
  DossierValue *address = exchange_proposal_find (proposal, "address");

  return base_text_likeness (proposal->name, dossier_record_get_text (record, "name")) + 0.5 * base_text_likeness (address == NULL ? "" : dossier_value_get_text (address), dossier_record_get_text (record, "address"));
}

/* The dossier may have met the rows of a UAI in another order: the row most like the record that stands
 * there is its first one, whatever this file thinks. */
static void
settle_first (GPtrArray           *group,
              const DossierRecord *record)
{
  ExchangeProposal *first = group->pdata[0], *best = first;

  for (guint i = 1; i < group->len; i++)
    if (score_first (group->pdata[i], record) > score_first (best, record) + 0.01)
      best = group->pdata[i];
  if (best == first)
    return;
  g_free (best->id);
  best->id = g_steal_pointer (&first->id);
  first->id = exchange_identity_of_school (first->uai, first->official_type, first->name);
}

static void
settle_group (DossierReader *reader,
              GPtrArray     *group)
{
  ExchangeProposal         *first = group->pdata[0];
  g_autoptr (DossierRecord) record = dossier_reader_find_record (reader, first->id, NULL); /* none yet: the file's own order stands */
  g_autofree char          *own = NULL;

  if (record == NULL)
    return;
  if (group->len > 1)
    {
      settle_first (group, record);
      return;
    }
  own = exchange_identity_of_school (first->uai, first->official_type, first->name);
  if (base_text_likeness (first->name, dossier_record_get_text (record, "name")) < 0.999)
    {
      g_autoptr (DossierRecord) further = dossier_reader_find_record (reader, own, NULL);

      if (further != NULL)
        {
          g_free (first->id);
          first->id = g_steal_pointer (&own);
        }
    }
}

void
exchange_settle_siblings (DossierReader *reader,
                          GPtrArray     *proposals)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter         iter;
  gpointer               group;

  for (guint i = 0; i < proposals->len; i++)
    {
      ExchangeProposal *proposal = proposals->pdata[i];
      GPtrArray        *list = proposal->uai == NULL || proposal->id == NULL || proposal->ignored || proposal->existing_only ? NULL : g_hash_table_lookup (groups, proposal->uai);

      if (proposal->uai == NULL || proposal->id == NULL || proposal->ignored || proposal->existing_only)
        continue;
      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (groups, proposal->uai, list);
        }
      g_ptr_array_add (list, proposal);
    }
  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &group))
    settle_group (reader, group);
}
