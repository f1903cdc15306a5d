/* insight-mends.c - what is done about a doubt */
#include "config.h"

#include "insight-doubts-private.h"

#include "dossier-duplicates.h"
#include "dossier-notation.h"
#include "insight-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  InsightMend mend;
  const char *code, *label;
} mends[] = {
  { INSIGHT_MEND_OPEN, "open", N_ ("Show") },
  { INSIGHT_MEND_SET, "set", N_ ("Correct") },
  { INSIGHT_MEND_EMPTY, "empty", N_ ("Empty the field") },
  { INSIGHT_MEND_SWAP, "swap", N_ ("Exchange the dates") },
  { INSIGHT_MEND_COMPLETE, "complete", N_ ("It is complete") },
  { INSIGHT_MEND_CONFIRM, "confirm", N_ ("Confirm") },
  { INSIGHT_MEND_INFORM, "inform", N_ ("Informed today") },
  { INSIGHT_MEND_RESTORE, "restore", N_ ("Take out of the trash") },
  { INSIGHT_MEND_DELETE, "delete", N_ ("Put into the trash") },
  { INSIGHT_MEND_APART, "apart", N_ ("These are two") },
  { INSIGHT_MEND_MERGE, "merge", N_ ("Compare and merge") },
  { INSIGHT_MEND_PLACE, "place", N_ ("Place on the map") },
  { INSIGHT_MEND_CHOOSE, "choose", N_ ("Choose…") },
  { INSIGHT_MEND_ANONYMISE, "anonymise", N_ ("Anonymise…") },
};

const char *
insight_mend_get_code (InsightMend mend)
{
  for (gsize i = 0; i < G_N_ELEMENTS (mends); i++)
    if (mends[i].mend == mend)
      return mends[i].code;
  return NULL;
}

const char *
insight_mend_get_label (InsightMend mend)
{
  for (gsize i = 0; i < G_N_ELEMENTS (mends); i++)
    if (mends[i].mend == mend)
      return _ (mends[i].label);
  return NULL;
}

static DossierValue *
new_today (void)
{
  guint32              day = insight_words_get_today ();
  g_autoptr (BaseDate) date = base_date_new (day, day, BASE_DATE_DAY, "");

  return dossier_value_new_date (date);
}

static gboolean
set_proposal (DossierAct         *act,
              const InsightDoubt *doubt,
              DossierReader      *reader)
{
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_load (reader, NULL);
  DossierNotation               notation = { vocabulary, reader };
  DossierValue                 *value = NULL;

  if (vocabulary == NULL || !dossier_notation_read (&notation, doubt->field, doubt->proposal, &value, NULL))
    return FALSE;
  dossier_act_set (act, doubt->of, doubt->id, doubt->field->code, value);
  return TRUE;
}

/* The doubt is of the end; the beginning is the date that the kind begins with. */
static gboolean
swap_dates (DossierAct         *act,
            const InsightDoubt *doubt,
            DossierReader      *reader)
{
  static const char *const  pairs[][2] = { { "began", "ended" }, { "in_network_from", "in_network_to" }, { "from", "to" } };
  g_autoptr (DossierRecord) record = dossier_reader_find_record (reader, doubt->id, NULL);

  for (gsize i = 0; record != NULL && i < G_N_ELEMENTS (pairs); i++)
    if (g_str_equal (pairs[i][1], doubt->field->code))
      {
        DossierValue *begin = dossier_record_get (record, pairs[i][0]), *end = dossier_record_get (record, pairs[i][1]);

        dossier_act_set (act, doubt->of, doubt->id, pairs[i][0], end == NULL ? NULL : dossier_value_ref (end));
        dossier_act_set (act, doubt->of, doubt->id, pairs[i][1], begin == NULL ? NULL : dossier_value_ref (begin));
        return TRUE;
      }
  return FALSE;
}

static gboolean
restore_other (DossierAct         *act,
               const InsightDoubt *doubt,
               DossierReader      *reader)
{
  g_autoptr (DossierRecord) other = dossier_reader_find_record (reader, doubt->other, NULL);

  if (other == NULL)
    return FALSE;
  dossier_act_restore (act, dossier_record_get_kind (other), doubt->other);
  return TRUE;
}

static gboolean
fill_act (DossierAct         *act,
          const InsightDoubt *doubt,
          InsightMend         mend,
          DossierReader      *reader)
{
  switch (mend)
    {
    case INSIGHT_MEND_SET:
      return set_proposal (act, doubt, reader);
    case INSIGHT_MEND_EMPTY:
      dossier_act_set (act, doubt->of, doubt->id, doubt->field->code, NULL);
      return TRUE;
    case INSIGHT_MEND_SWAP:
      return swap_dates (act, doubt, reader);
    case INSIGHT_MEND_COMPLETE:
      dossier_act_set (act, doubt->of, doubt->id, "to_complete", dossier_value_new_boolean (FALSE));
      return TRUE;
    case INSIGHT_MEND_CONFIRM:
      if (g_str_equal (doubt->field->code, "certainty"))
        dossier_act_set (act, doubt->of, doubt->id, "certainty", dossier_value_new_text ("observed"));
      dossier_act_set (act, doubt->of, doubt->id, "verified_on", new_today ());
      return TRUE;
    case INSIGHT_MEND_INFORM:
      dossier_act_set (act, doubt->of, doubt->id, "informed_on", new_today ());
      return TRUE;
    case INSIGHT_MEND_RESTORE:
      return restore_other (act, doubt, reader);
    case INSIGHT_MEND_DELETE:
      dossier_act_delete (act, doubt->of, doubt->id);
      return TRUE;
    case INSIGHT_MEND_APART:
      dossier_duplicates_part (act, doubt->of, doubt->id, doubt->other);
      return TRUE;
    default:
      return FALSE;
    }
}

DossierAct *
insight_doubt_dup_act (const InsightDoubt *self,
                       InsightMend         mend,
                       DossierReader      *reader)
{
  g_autoptr (DossierAct) act = NULL;

  g_return_val_if_fail (self != NULL && reader != NULL, NULL);

  if (!(self->mends & mend))
    return NULL;
  act = dossier_act_new (NULL);
  return fill_act (act, self, mend, reader) ? g_steal_pointer (&act) : NULL;
}
