#include "merge-wish.h"

#include "dossier-check.h"

gpointer
merge_wish_make_act (DossierReader *reader,
                     gpointer       data,
                     GCancellable  *cancellable,
                     GError       **error)
{
  MergeWish               *wish = data;
  g_autoptr (DossierMerge) merge = dossier_merge_new (reader, wish->kept, wish->other, error);

  if (merge == NULL)
    return NULL;
  wish->n_moved = dossier_merge_get_n_moved (merge);
  wish->n_between = dossier_merge_get_n_between (merge);
  if (wish->field != NULL)
    g_assert_true (dossier_merge_choose (merge, wish->field, wish->choice));
  return dossier_merge_new_act (merge);
}

void
merge_wish_write (DossierFixture *self,
                  MergeWish      *wish)
{
  g_autoptr (GError) error = NULL;
  DossierAct        *act = dossier_store_ask (self->store, merge_wish_make_act, wish, &error);

  g_assert_no_error (error);
  dossier_fixture_write (self, act);
}

void
merge_wish_assert_sound (DossierFixture *self)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) findings = dossier_check_run (self->path, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const DossierFinding *finding = findings->pdata[i];

      if (finding->type == DOSSIER_FINDING_FAULT) /* random words are doubts, and may be */
        g_error ("%s %s", finding->id, finding->sentence);
    }
}
