#include "config.h"

#include "insight-doubts-private.h"

#include "base-text.h"
#include "insight-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define OPEN INSIGHT_MEND_OPEN

static const InsightDoubtKind kinds[] = {
  { "lost-end", N_ ("Links without one of their ends"), N_ ("A structure they join is in the trash, or never came: it can be taken back, or the link put away too."),
    OPEN | INSIGHT_MEND_DELETE | INSIGHT_MEND_RESTORE },
  { "lost-reference", N_ ("Records that lead to nothing"), N_ ("What they refer to is in the trash, or never came."),
    OPEN | INSIGHT_MEND_EMPTY | INSIGHT_MEND_RESTORE },
  { "contested", N_ ("Deleted by one, edited by another"), N_ ("Nobody’s work is lost: decide whether it stays."), OPEN | INSIGHT_MEND_DELETE },
  { "two-answers", N_ ("Two answers to one question"), N_ ("Two persons wrote without having seen each other’s answer: both are kept, one is to be chosen."), OPEN | INSIGHT_MEND_CHOOSE },
  { "same-uai", N_ ("The same UAI number twice"), N_ ("One school recorded twice, or a number that was mistyped."), OPEN | INSIGHT_MEND_MERGE },
  { "duplicate", N_ ("Suspected duplicates"), N_ ("Alike by their name, their phone or their e-mail: one, or two?"), OPEN | INSIGHT_MEND_APART | INSIGHT_MEND_MERGE },
  { "ends-before", N_ ("Ended before it began"), N_ ("The two dates may have been exchanged."), OPEN | INSIGHT_MEND_SWAP },
  { "weekday", N_ ("A weekday that does not match"), N_ ("The day of the week is not that of the date: one of the two is wrong."), OPEN | INSIGHT_MEND_SET },
  { "uai", N_ ("UAI numbers"), N_ ("Seven digits and a check letter that follows from them."), OPEN | INSIGHT_MEND_SET },
  { "siret", N_ ("SIRET numbers"), N_ ("Fourteen digits."), OPEN },
  { "postcode", N_ ("Postcodes"), N_ ("Five digits."), OPEN | INSIGHT_MEND_SET },
  { "email", N_ ("E-mail addresses"), N_ ("A message sent there would come back."), OPEN | INSIGHT_MEND_SET },
  { "phone", N_ ("Phone numbers"), N_ ("Ten digits for a number in France; abroad, it begins with +."), OPEN },
  { "unknown-term", N_ ("Words that are in no list"), N_ ("They can be chosen again in the list, or added to it."), OPEN | INSIGHT_MEND_EMPTY },
  { "far", N_ ("Placed far from their commune"), N_ ("The position is outside the commune that is recorded: one of the two is wrong."), OPEN | INSIGHT_MEND_PLACE },
  { "to-place", N_ ("To place on the map"), N_ ("Their position is not known: drag them where they are."), OPEN | INSIGHT_MEND_PLACE },
  { "to-complete", N_ ("To complete"), N_ ("Made in passing, with a name and little more."), OPEN | INSIGHT_MEND_COMPLETE },
  { "left", N_ ("Threads whose holders have left"), N_ ("On one side of the link, nobody who is still there holds the thread."), OPEN },
  { "to-check", N_ ("Links said to be checked"), N_ ("Who wrote them was not sure: confirm, or correct."), OPEN | INSIGHT_MEND_CONFIRM },
  { "missing-file", N_ ("Missing attachments"), N_ ("A document cites a file that nobody has yet."), OPEN },
  { "nominative", N_ ("Names in free text"), N_ ("What looks like a name, a phone number or an e-mail stands in a text: nothing nominative on parents and children."), OPEN },
  { "not-informed", N_ ("Persons not informed of their record"), N_ ("Whoever is recorded must be told, within a month."), OPEN | INSIGHT_MEND_INFORM },
  { "kept-long", N_ ("Persons kept for long"), N_ ("They have had no post for three years: their name is no longer needed."), OPEN | INSIGHT_MEND_ANONYMISE },
  { "stale", N_ ("To verify again"), N_ ("Links that live, and the structures they join, that nobody has entered or verified for two years: still true?"), OPEN | INSIGHT_MEND_CONFIRM, TRUE },
};

const InsightDoubtKind *
insight_doubts_get_kinds (guint *n_kinds)
{
  g_return_val_if_fail (n_kinds != NULL, NULL);

  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}

const InsightDoubtKind *
insight_doubts_find_kind (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].code, code) == 0)
      return &kinds[i];
  return NULL;
}

const char *
insight_doubt_kind_get_title (const InsightDoubtKind *self)
{
  return _ (self->title);
}

const char *
insight_doubt_kind_get_sentence (const InsightDoubtKind *self)
{
  return _ (self->sentence);
}

InsightDoubt *
insight_doubt_copy (const InsightDoubt *self)
{
  InsightDoubt *copy = g_new (InsightDoubt, 1);

  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->title = g_strdup (self->title);
  copy->sentence = g_strdup (self->sentence);
  copy->other = g_strdup (self->other);
  copy->proposal = g_strdup (self->proposal);
  return copy;
}

void
insight_doubt_free (InsightDoubt *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->title);
  g_free (self->sentence);
  g_free (self->other);
  g_free (self->proposal);
  g_free (self);
}

InsightDoubt *
insight_doubting_add (InsightDoubting *self,
                      const char      *code,
                      const char      *kind,
                      const char      *id,
                      const char      *field,
                      char            *sentence)
{
  InsightDoubt *doubt = g_new0 (InsightDoubt, 1);

  doubt->kind = insight_doubts_find_kind (code);
  g_assert (doubt->kind != NULL);
  doubt->of = dossier_kinds_find (kind);
  doubt->id = g_strdup (id);
  doubt->field = field == NULL ? NULL : dossier_kind_find_field (doubt->of, field);
  doubt->sentence = sentence;
  doubt->mends = doubt->kind->mends;
  g_ptr_array_add (self->doubts, doubt);
  return doubt;
}

gboolean
insight_doubting_walk (InsightDoubting    *self,
                       const char         *kind,
                       const DossierQuery *query,
                       const char *const  *columns,
                       InsightTakeRow      take,
                       gpointer            data,
                       GError            **error)
{
  g_autoptr (DossierQuery)  asked = query == NULL ? dossier_query_new (kind) : dossier_query_copy (query);
  g_autoptr (DossierCursor) cursor = NULL;
  g_autoptr (GError)        local = NULL;

  dossier_query_set_order (asked, "id", FALSE);
  cursor = dossier_reader_walk (self->reader, asked, columns, error);
  if (cursor == NULL)
    return FALSE;
  while (dossier_cursor_next (cursor, &local))
    take (self, cursor, data);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* --- the list */

static gboolean
search (InsightDoubting *self,
        GError         **error)
{
  return insight_doubting_search_rules (self, error) && insight_doubting_search_twins (self, error) && insight_doubting_search_dates (self, error) &&
         insight_doubting_search_codes (self, error) && insight_doubting_search_places (self, error) && insight_doubting_search_links (self, error) &&
         insight_doubting_search_names (self, error) && insight_doubting_search_people (self, error) && insight_doubting_search_stale (self, error);
}

/* What cannot be done to this one. */
static void
settle_mends (InsightDoubt  *doubt,
              DossierReader *reader)
{
  g_autoptr (DossierRecord) other = doubt->other == NULL ? NULL : dossier_reader_find_record (reader, doubt->other, NULL);

  if (doubt->proposal == NULL)
    doubt->mends &= ~(guint) INSIGHT_MEND_SET;
  if (other == NULL || !dossier_record_is_deleted (other))
    doubt->mends &= ~(guint) INSIGHT_MEND_RESTORE;
  if (doubt->field != NULL && (doubt->field->flags & DOSSIER_FIELD_REQUIRED))
    doubt->mends &= ~(guint) INSIGHT_MEND_EMPTY;
}

/* NULL where the audience is told: the record, and the answer that is doubted. */
static gboolean
is_told (const InsightDoubt *doubt,
         DossierReader      *reader,
         DossierAudience     audience)
{
  g_autoptr (DossierRecord) record = NULL;

  if (audience == DOSSIER_AUDIENCE_INTERNAL)
    return TRUE;
  if (!dossier_privacy_shows_record (reader, audience, doubt->id))
    return FALSE;
  if (doubt->mends & INSIGHT_MEND_APART && !dossier_privacy_shows_record (reader, audience, doubt->other))
    return FALSE; /* its sentence names the other */
  record = doubt->field == NULL ? NULL : dossier_reader_find_record (reader, doubt->id, NULL);
  return record == NULL || dossier_privacy_shows_answer (audience, record, doubt->field);
}

static int
compare_doubts (gconstpointer a,
                gconstpointer b)
{
  const InsightDoubt *one = *(const InsightDoubt *const *) a, *other = *(const InsightDoubt *const *) b;

  if (one->kind != other->kind)
    return one->kind < other->kind ? -1 : 1; /* in the order of the table */
  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;
  return base_text_compare (one->title, other->title);
}

static GPtrArray *
tell (InsightDoubting *self,
      DossierAudience  audience,
      guint           *n_left_out)
{
  GPtrArray *told = g_ptr_array_new_with_free_func ((GDestroyNotify) insight_doubt_free);

  for (guint i = 0; i < self->doubts->len; i++)
    {
      InsightDoubt *doubt = self->doubts->pdata[i];

      if (!is_told (doubt, self->reader, audience))
        {
          (*n_left_out)++;
          continue;
        }
      doubt->title = insight_words_dup_title (self->reader, self->vocabulary, audience, doubt->id);
      settle_mends (doubt, self->reader);
      self->doubts->pdata[i] = NULL;
      g_ptr_array_add (told, doubt);
    }
  g_ptr_array_sort (told, compare_doubts);
  return told;
}

GPtrArray *
insight_doubts_list (DossierReader  *reader,
                     DossierAudience audience,
                     guint          *n_left_out,
                     GCancellable   *cancellable,
                     GError        **error)
{
  g_autoptr (DossierVocabulary) vocabulary = NULL;
  g_autoptr (GPtrArray)         doubts = g_ptr_array_new_with_free_func ((GDestroyNotify) insight_doubt_free);
  InsightDoubting               doubting = { reader, NULL, insight_words_get_today (), doubts, cancellable };
  guint                         n = 0;
  GPtrArray                    *told;

  g_return_val_if_fail (reader != NULL, NULL);

  doubting.vocabulary = vocabulary = dossier_vocabulary_load (reader, error);
  if (vocabulary == NULL || !search (&doubting, error))
    return NULL;
  told = tell (&doubting, audience, &n);
  if (n_left_out != NULL)
    *n_left_out = n;
  return told;
}
