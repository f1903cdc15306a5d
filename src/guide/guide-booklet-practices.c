/* guide-booklet-practices.c - which questions and practices, in which order, under which number */
#include "config.h"

#include "guide-booklet-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- questions */

static gboolean
is_chosen_question (const GuideBookletChoice *choice,
                    const DossierRecord      *question,
                    guint                     place)
{
  const char *id = dossier_record_get_id (question), *code = dossier_record_get_text (question, "code");
  char        number[12];

  if (choice->questions == NULL)
    return TRUE;
  g_snprintf (number, sizeof number, "%u", place);
  for (guint i = 0; choice->questions[i] != NULL; i++)
    if (strcmp (choice->questions[i], id) == 0 || strcmp (choice->questions[i], number) == 0 ||
        (code != NULL && g_ascii_strcasecmp (choice->questions[i], code) == 0))
      return TRUE;
  return FALSE;
}

static void
add_chapter (GuideBookletReading *self,
             const DossierRecord *question)
{
  GuideBookletChapter *chapter = g_new0 (GuideBookletChapter, 1);

  chapter->id = g_strdup (dossier_record_get_id (question));
  chapter->title = guide_booklet_dup_field (self, question, "title");
  if (chapter->title == NULL)
    chapter->title = g_strdup ("…");
  chapter->introduction = guide_booklet_dup_field (self, question, "introduction");
  chapter->original_number = g_strdup (dossier_record_get_text (question, "original_number"));
  chapter->practices = g_ptr_array_new_with_free_func (guide_booklet_practice_free);
  chapter->quotes = g_ptr_array_new_with_free_func (guide_booklet_quote_free);
  chapter->examples = g_ptr_array_new_with_free_func (g_free);
  chapter->see_also = g_ptr_array_new_with_free_func (guide_booklet_see_also_free);
  guide_booklet_note_source (self, question);
  g_ptr_array_add (self->content->chapters, chapter);
  g_hash_table_insert (self->chapters, chapter->id, chapter);
}

static GuideBookletOffer *
offer (GuideBookletReading *self,
       GPtrArray           *offers,
       const DossierRecord *record,
       const char          *field)
{
  GuideBookletOffer *it = g_new0 (GuideBookletOffer, 1);
  guint              unsafe = 0;

  it->id = g_strdup (dossier_record_get_id (record));
  it->title = guide_booklet_names_clean (self->names, dossier_record_get_text (record, field), &unsafe); /* looked at, not handed on: not counted */
  it->words = g_ptr_array_new_with_free_func (guide_booklet_offer_free);
  g_ptr_array_add (offers, it);
  g_hash_table_insert (self->offers, it->id, it);
  return it;
}

/* Under the first of its questions, wherever it stands in the booklet. */
static void
offer_practice (GuideBookletReading *self,
                const DossierRecord *record)
{
  const char *const *keys = dossier_record_get_keys (record, "questions");

  for (guint i = 0; i < self->content->offers->len; i++)
    {
      GuideBookletOffer *question = self->content->offers->pdata[i];

      if (!g_strv_contains (keys, question->id))
        continue;
      offer (self, question->practices, record, "statement")->is_in = g_hash_table_contains (self->practices, dossier_record_get_id (record));
      return;
    }
}

gboolean
guide_booklet_read_questions (GuideBookletReading *self,
                              GError             **error)
{
  g_autoptr (GPtrArray) questions = guide_booklet_list_as_put (self, "question", error);

  for (guint i = 0; questions != NULL && i < questions->len; i++)
    {
      GuideBookletOffer *it = offer (self, self->content->offers, questions->pdata[i], "title");

      it->practices = g_ptr_array_new_with_free_func (guide_booklet_offer_free);
      it->is_in = is_chosen_question (&self->content->choice, questions->pdata[i], i + 1);
      if (it->is_in)
        add_chapter (self, questions->pdata[i]);
    }
  return questions != NULL;
}

/* --- practices */

static gboolean
is_settled (const DossierRecord *practice)
{
  const char *status = dossier_record_get_text (practice, "status");

  return g_strcmp0 (status, "validated") == 0 || g_strcmp0 (status, "formalised") == 0 || g_strcmp0 (status, "published") == 0;
}

static gboolean
has_settled (GPtrArray *practices)
{
  for (guint i = 0; i < practices->len; i++)
    if (is_settled (practices->pdata[i]))
      return TRUE;
  return FALSE;
}

/* The first of the chapters it belongs to; NULL: none was chosen. */
static GuideBookletChapter *
find_home (GuideBookletReading *self,
           const DossierRecord *practice)
{
  const char *const *keys = dossier_record_get_keys (practice, "questions");

  for (guint i = 0; i < self->content->chapters->len; i++)
    {
      GuideBookletChapter *chapter = self->content->chapters->pdata[i];

      if (g_strv_contains (keys, chapter->id))
        return chapter;
    }
  return NULL;
}

static GuideBookletPractice *
add_practice (GuideBookletReading *self,
              const DossierRecord *record,
              GuideBookletChapter *chapter)
{
  GuideBookletPractice *practice = g_new0 (GuideBookletPractice, 1);
  const char           *nature = dossier_record_get_text (record, "nature");

  practice->id = g_strdup (dossier_record_get_id (record));
  practice->statement = guide_booklet_dup_field (self, record, "statement");
  if (practice->statement == NULL)
    practice->statement = g_strdup ("…");
  practice->development = guide_booklet_dup_field (self, record, "development");
  practice->heading = guide_booklet_dup_field (self, record, "heading");
  practice->original_number = g_strdup (dossier_record_get_text (record, "original_number"));
  practice->nature = guide_booklet_dup_label (self, record, "nature", "practice_nature");
  practice->is_principle = g_strcmp0 (nature, "condition") == 0 || g_strcmp0 (nature, "posture") == 0;
  practice->levers = guide_booklet_dup_labels (self, record, "levers", "way_in");
  practice->brakes = guide_booklet_dup_labels (self, record, "brakes", "brake");
  practice->factors = guide_booklet_dup_labels (self, record, "factors", "factor");
  practice->quotes = g_ptr_array_new_with_free_func (guide_booklet_quote_free);
  practice->examples = g_ptr_array_new_with_free_func (g_free);
  practice->see_also = g_ptr_array_new_with_free_func (guide_booklet_see_also_free);
  if ((self->content->choice.parts & GUIDE_BOOKLET_EXAMPLES) != 0)
    guide_booklet_read_examples (self, record, practice);
  guide_booklet_note_source (self, record);
  g_ptr_array_add (chapter->practices, practice);
  g_hash_table_insert (self->practices, practice->id, practice);
  self->content->n_practices++;
  return practice;
}

/* Its other chapters lead to it. */
static void
mention (GuideBookletReading *self,
         const DossierRecord *record)
{
  const GuideBookletPractice *practice = g_hash_table_lookup (self->practices, dossier_record_get_id (record));
  GuideBookletChapter        *home = practice != NULL ? find_home (self, record) : NULL;

  for (const char *const *keys = dossier_record_get_keys (record, "questions"); home != NULL && *keys != NULL; keys++)
    {
      GuideBookletChapter *other = g_hash_table_lookup (self->chapters, *keys);
      GuideBookletSeeAlso *see;

      if (other == NULL || other == home)
        continue;
      see = g_new0 (GuideBookletSeeAlso, 1);
      see->number = g_strdup (practice->number);
      see->title = g_strdup (practice->statement);
      g_ptr_array_add (other->see_also, see);
    }
}

/* A chapter of which nothing was chosen has no number, and no page. */
static void
number_all (GuideBookletContent *content)
{
  for (guint i = content->chapters->len; i-- > 0;)
    {
      const GuideBookletChapter *chapter = content->chapters->pdata[i];

      if (chapter->practices->len == 0 && chapter->introduction == NULL)
        g_ptr_array_remove_index (content->chapters, i);
    }
  for (guint i = 0; i < content->chapters->len; i++)
    {
      GuideBookletChapter *chapter = content->chapters->pdata[i];

      chapter->number = g_strdup_printf ("%u", i + 1);
      for (guint j = 0; j < chapter->practices->len; j++)
        ((GuideBookletPractice *) chapter->practices->pdata[j])->number = g_strdup_printf ("%u.%u", i + 1, j + 1);
    }
}

static void
forget_empty (GuideBookletReading *self)
{
  GHashTableIter iter;
  gpointer       id, chapter;

  g_hash_table_iter_init (&iter, self->chapters);
  while (g_hash_table_iter_next (&iter, &id, &chapter))
    if (((GuideBookletChapter *) chapter)->practices->len == 0 && ((GuideBookletChapter *) chapter)->introduction == NULL)
      g_hash_table_iter_remove (&iter);
}

static void
tell_unsettled (GuideBookletContent *content,
                guint                n)
{
  if (n > 0)
    g_ptr_array_add (content->left_out,
                     g_strdup_printf (ngettext ("%u practice is left out: it is not validated yet.", "%u practices are left out: they are not validated yet.", n), n));
}

/* The record that says the same as another that is there as well, by a relation somebody noted. */
static gboolean
read_duplicates (GuideBookletReading *self,
                 GHashTable          *duplicates,
                 GError             **error)
{
  g_autoptr (GPtrArray) relations = guide_booklet_list (self, "practice_relation", "id", error);

  for (guint i = 0; relations != NULL && i < relations->len; i++)
    if (g_strcmp0 (dossier_record_get_text (relations->pdata[i], "kind"), "duplicate") == 0)
      g_hash_table_insert (duplicates, g_strdup (dossier_record_get_reference (relations->pdata[i], "practice")),
                           g_strdup (dossier_record_get_reference (relations->pdata[i], "other")));
  return relations != NULL;
}

gboolean
guide_booklet_read_practices (GuideBookletReading *self,
                              GError             **error)
{
  g_autoptr (GPtrArray)  practices = guide_booklet_list_as_put (self, "practice", error);
  g_autoptr (GHashTable) duplicates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  char                 **chosen = self->content->choice.practices;
  gboolean               settled_only;
  guint                  n_unsettled = 0;

  if (practices == NULL || !read_duplicates (self, duplicates, error))
    return FALSE;
  settled_only = chosen == NULL && has_settled (practices);
  for (guint i = 0; i < practices->len; i++)
    {
      const DossierRecord *record = practices->pdata[i];
      const char          *id = dossier_record_get_id (record), *same = g_hash_table_lookup (duplicates, id);
      GuideBookletChapter *home = find_home (self, record);

      if (home == NULL || (chosen != NULL && !g_strv_contains ((const char *const *) chosen, id)))
        continue;
      if (settled_only && !is_settled (record))
        n_unsettled++;
      else if (chosen != NULL || same == NULL || !g_hash_table_contains (self->practices, same))
        add_practice (self, record, home);
    }
  tell_unsettled (self->content, n_unsettled);
  forget_empty (self);
  number_all (self->content);
  for (guint i = 0; i < practices->len; i++)
    {
      mention (self, practices->pdata[i]);
      offer_practice (self, practices->pdata[i]);
    }
  return TRUE;
}
