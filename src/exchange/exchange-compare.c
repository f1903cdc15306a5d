#include "exchange-plan-private.h"

#include <math.h>
#include <string.h>

#include "base-identifier.h"
#include "base-text.h"
#include "dossier-standing.h"
#include "territory-area.h"

#include "exchange-codes.h"

#define SAME_PLACE_METRES 1.0

typedef struct
{
  DossierReader           *reader;
  const DossierVocabulary *vocabulary;
  const ExchangeRoll      *roll;
  ExchangeWhereabouts     *whereabouts;
  GHashTable              *seen;
} Comparing;

static void
hold (ExchangePlanned *row,
      const char      *code,
      const char      *detail)
{
  exchange_proposal_doubt (row->proposal, code, detail);
  row->verdict = EXCHANGE_VERDICT_DOUBTFUL;
}

/* A person may decide so; TRUE when they did. */
static gboolean
is_decided (ExchangePlanned *row,
            ExchangeChoice   choice)
{
  row->choices |= 1u << choice;
  return row->choice == choice;
}

static gboolean
is_same_place (DossierValue *one,
               DossierValue *other)
{
  TerritoryPoint a, b;

  return dossier_value_get_position (one, &a.lon, &a.lat) && dossier_value_get_position (other, &b.lon, &b.lat) && territory_area_get_distance_between (a, b) < SAME_PLACE_METRES;
}

/* The same name without its article: the older files drop it. */
static gboolean
is_same_without_article (const char *there,
                         const char *here)
{
  static const char *const articles[] = { "l ", "la ", "le ", "les " };
  g_autofree char         *full = base_text_fold (there), *bare = base_text_fold (here);

  for (gsize i = 0; i < G_N_ELEMENTS (articles); i++)
    if (g_str_has_prefix (full, articles[i]) && strcmp (full + strlen (articles[i]), bare) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_same (const ExchangeAnswer *answer,
         DossierValue         *there)
{
  if (dossier_value_equal (there, answer->value) || is_same_place (there, answer->value))
    return TRUE;
  return strcmp (answer->field->code, "name") == 0 && is_same_without_article (dossier_value_get_text (there), dossier_value_get_text (answer->value));
}

/* What an export wrote of a word that was merged comes back as the word it became: nothing is new. */
static gboolean
is_same_word (DossierReader        *reader,
              const ExchangeAnswer *answer,
              DossierValue         *there)
{
  return dossier_value_get_value_type (there) == DOSSIER_VALUE_TEXT && dossier_value_get_value_type (answer->value) == DOSSIER_VALUE_TEXT &&
         dossier_standing_is_same (reader, answer->field, dossier_value_get_text (there), dossier_value_get_text (answer->value));
}

static gboolean
has_key (DossierReader        *reader,
         const DossierRecord  *record,
         const ExchangeAnswer *answer)
{
  for (const char *const *keys = dossier_record_get_keys (record, answer->field->code); *keys != NULL; keys++)
    if (dossier_standing_is_same (reader, answer->field, *keys, answer->key))
      return TRUE;
  return FALSE;
}

static gboolean
stands_there (Comparing            *self,
              const DossierRecord  *record,
              const ExchangeAnswer *answer)
{
  DossierValue *there = answer->key != NULL ? NULL : dossier_record_get (record, answer->field->code);

  if (answer->key != NULL)
    return has_key (self->reader, record, answer);
  return there != NULL && (is_same (answer, there) || is_same_word (self->reader, answer, there));
}

/* May this import replace what stands there? Otherwise the row says who wrote it. */
static gboolean
may_replace (Comparing            *self,
             ExchangePlanned      *row,
             const ExchangeAnswer *answer,
             GError              **error)
{
  g_autoptr (GError) local = NULL;
  DossierHand        hand = dossier_reader_find_hand (self->reader, row->id, answer->field, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (hand == DOSSIER_HAND_NOBODY || hand == (row->is_register ? DOSSIER_HAND_REGISTER : DOSSIER_HAND_IMPORT))
    return TRUE;
  if (is_decided (row, EXCHANGE_CHOICE_TAKE))
    {
      row->is_register = FALSE; /* it is the person who speaks now */
      return TRUE;
    }
  exchange_proposal_doubt (row->proposal, hand == DOSSIER_HAND_REGISTER ? "register-said" : "person-said", dossier_vocabulary_get_heading (self->vocabulary, answer->field));
  return FALSE;
}

static gboolean
compare_answer (Comparing           *self,
                ExchangePlanned     *row,
                const DossierRecord *record,
                ExchangeAnswer      *answer,
                GError             **error)
{
  g_autoptr (GError) local = NULL;
  DossierValue      *there = answer->key != NULL ? NULL : dossier_record_get (record, answer->field->code);

  if (stands_there (self, record, answer))
    return TRUE;
  if (there == NULL || may_replace (self, row, answer, &local))
    g_ptr_array_add (row->changes, answer);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* How precise a position is goes with the position: kept together, or not at all. */
static void
drop_lone_precision (ExchangePlanned     *row,
                     const DossierRecord *record)
{
  gboolean moved = dossier_record_get (record, "position") == NULL;

  for (guint i = 0; i < row->changes->len; i++)
    moved = moved || strcmp (((ExchangeAnswer *) row->changes->pdata[i])->field->code, "position") == 0;
  for (guint i = row->changes->len; i > 0 && !moved; i--)
    if (strcmp (((ExchangeAnswer *) row->changes->pdata[i - 1])->field->code, "position_precision") == 0)
      g_ptr_array_remove_index (row->changes, i - 1);
}

static gboolean
compare_record (Comparing           *self,
                ExchangePlanned     *row,
                const DossierRecord *record,
                GError             **error)
{
  for (guint i = 0; i < row->proposal->answers->len; i++)
    if (!compare_answer (self, row, record, row->proposal->answers->pdata[i], error))
      return FALSE;
  if (strcmp (row->proposal->kind->code, "structure") == 0)
    drop_lone_precision (row, record);
  row->verdict = row->restores ? EXCHANGE_VERDICT_ADDED : row->changes->len > 0 ? EXCHANGE_VERDICT_UPDATED
                                                                                : EXCHANGE_VERDICT_UNCHANGED;
  return TRUE;
}

/* What an undone import had made comes back with the next one; what a person deleted stays deleted. */
static gboolean
compare_deleted (Comparing           *self,
                 ExchangePlanned     *row,
                 const DossierRecord *record,
                 GError             **error)
{
  g_autoptr (GError) local = NULL;
  DossierHand        hand = dossier_reader_find_deleting_hand (self->reader, row->id, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if ((hand == DOSSIER_HAND_PERSON || hand == DOSSIER_HAND_IMPORT) && !is_decided (row, EXCHANGE_CHOICE_TAKE))
    {
      hold (row, "in-trash", NULL);
      return TRUE;
    }
  row->restores = TRUE;
  return compare_record (self, row, record, error);
}

static void
plan_creation (ExchangePlanned *row)
{
  if (row->proposal->existing_only)
    {
      hold (row, row->proposal->uai != NULL ? "school-unknown" : "record-unknown", row->proposal->uai != NULL ? row->proposal->uai : row->id);
      return;
    }
  row->creates = TRUE;
  row->verdict = EXCHANGE_VERDICT_ADDED;
  for (guint i = 0; i < row->proposal->answers->len; i++)
    g_ptr_array_add (row->changes, row->proposal->answers->pdata[i]);
}

static gboolean
compare_identified (Comparing       *self,
                    ExchangePlanned *row,
                    GError         **error)
{
  g_autoptr (GError)        local = NULL;
  g_autoptr (DossierRecord) record = dossier_reader_find_record (self->reader, row->id, &local);

  if (record != NULL)
    return dossier_record_is_deleted (record) ? compare_deleted (self, row, record, error) : compare_record (self, row, record, error);
  if (!g_error_matches (local, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  plan_creation (row);
  return TRUE;
}

/* A row without identity that matches nothing: told from the others of its file by what would make it a duplicate. */
static char *
dup_row_key (const ExchangeProposal *proposal,
             const char             *place)
{
  g_autofree char *folded = base_text_fold (proposal->name);

  if (proposal->import_code != NULL)
    return g_strconcat ("code ", proposal->import_code, NULL);
  return g_strconcat ("name ", folded, "|", place != NULL ? place : "", NULL);
}

/* TRUE when no row above was the same. */
static gboolean
note_seen (Comparing       *self,
           ExchangePlanned *row,
           char            *key)
{
  const char *line = g_hash_table_lookup (self->seen, key);

  if (line != NULL)
    {
      hold (row, "same-row", line);
      g_free (key);
      return FALSE;
    }
  g_hash_table_insert (self->seen, key, g_strdup_printf ("%" G_GUINT64_FORMAT, row->proposal->line));
  return TRUE;
}

/* An establishment has the identity everybody derives, whatever list it comes from. */
static gboolean
identify_anew (Comparing       *self,
               ExchangePlanned *row,
               const char      *place)
{
  if (row->proposal->uai == NULL)
    {
      row->id = base_identifier_new ();
      return note_seen (self, row, dup_row_key (row->proposal, place));
    }
  row->id = exchange_identity_of_school (row->proposal->uai, "", "");
  return note_seen (self, row, g_strdup (row->id));
}

/* One that is probably there already: a person says whether it is that one, or another. */
static gboolean
settle_likeness (Comparing       *self,
                 ExchangePlanned *row,
                 const char      *reason,
                 const char      *id,
                 const char      *place)
{
  gboolean same = is_decided (row, EXCHANGE_CHOICE_TAKE), other = is_decided (row, EXCHANGE_CHOICE_ADD);

  if (other)
    return identify_anew (self, row, place);
  if (!same)
    {
      hold (row, reason, exchange_roll_get_name (self->roll, id));
      return FALSE;
    }
  row->id = g_strdup (id);
  return note_seen (self, row, g_strdup (id));
}

static gboolean
find_structure (Comparing       *self,
                ExchangePlanned *row,
                const char      *commune)
{
  DossierValue *value = exchange_proposal_find (row->proposal, "postcode");
  const char   *postcode = value == NULL ? NULL : dossier_value_get_text (value), *id = NULL;

  switch (exchange_roll_match_structure (self->roll, row->proposal, commune, postcode, &id))
    {
    case EXCHANGE_MATCH_ONE:
      row->id = g_strdup (id);
      return note_seen (self, row, g_strdup (id));
    case EXCHANGE_MATCH_SEVERAL:
      return settle_likeness (self, row, "several-alike", id, commune != NULL ? commune : postcode);
    case EXCHANGE_MATCH_ALIKE:
      return settle_likeness (self, row, "alike", id, commune != NULL ? commune : postcode);
    case EXCHANGE_MATCH_NONE:
    default:
      return identify_anew (self, row, commune != NULL ? commune : postcode);
    }
}

/* A school somebody typed by hand bears its UAI, not the identity we derive. */
static void
follow_uai (Comparing       *self,
            ExchangePlanned *row)
{
  const char      *there = exchange_roll_find_uai (self->roll, row->proposal->uai);
  g_autofree char *first = row->proposal->uai == NULL ? NULL : exchange_identity_of_school (row->proposal->uai, "", "");

  if (there != NULL && !exchange_roll_has (self->roll, row->id) && strcmp (first, row->id) == 0)
    {
      g_free (row->id);
      row->id = g_strdup (there);
    }
}

static gboolean
identify (Comparing       *self,
          ExchangePlanned *row,
          const char      *commune)
{
  if (row->proposal->id == NULL)
    return find_structure (self, row, commune);

  row->id = g_strdup (row->proposal->id);
  if (strcmp (row->proposal->kind->code, "structure") == 0)
    follow_uai (self, row);
  return note_seen (self, row, g_strdup (row->id));
}

/* A network keeps only the members the dossier knows. */
static void
drop_unknown_members (Comparing        *self,
                      ExchangeProposal *proposal)
{
  for (guint i = proposal->answers->len; i > 0; i--)
    {
      const ExchangeAnswer *answer = proposal->answers->pdata[i - 1];
      const char           *id = answer->key != NULL ? answer->key : dossier_value_get_reference (answer->value);

      if ((strcmp (answer->field->code, "members") == 0 || strcmp (answer->field->code, "head") == 0) && id != NULL && !exchange_roll_has (self->roll, id))
        g_ptr_array_remove_index (proposal->answers, i - 1);
    }
}

static gboolean
settle_place (Comparing       *self,
              ExchangePlanned *row,
              const char     **commune,
              GError         **error)
{
  *commune = NULL;
  if (strcmp (row->proposal->kind->code, "structure") == 0)
    {
      *commune = exchange_whereabouts_settle (self->whereabouts, row->proposal);
      return exchange_whereabouts_check (self->whereabouts, row->proposal, *commune, error);
    }
  if (strcmp (row->proposal->kind->code, "territory") == 0)
    {
      exchange_whereabouts_settle_quarter (self->whereabouts, row->proposal);
      drop_unknown_members (self, row->proposal);
    }
  return TRUE;
}

gboolean
exchange_compare (DossierReader           *reader,
                  const DossierVocabulary *vocabulary,
                  const ExchangeRoll      *roll,
                  ExchangeWhereabouts     *whereabouts,
                  GHashTable              *seen,
                  ExchangePlanned         *row,
                  GError                 **error)
{
  Comparing   self = { reader, vocabulary, roll, whereabouts, seen };
  const char *commune;

  if (row->proposal->ignored || row->proposal->refused)
    {
      row->verdict = row->proposal->ignored ? EXCHANGE_VERDICT_IGNORED : EXCHANGE_VERDICT_REFUSED;
      return TRUE;
    }
  if (!settle_place (&self, row, &commune, error))
    return FALSE;
  return !identify (&self, row, commune) || compare_identified (&self, row, error);
}
