/* guide-book-count.c - on how many links the words of a practice are recorded */
#include "guide-book-private.h"

typedef struct
{
  const char *field;      /* of links */
  const char *vocabulary; /* both sides choose from */
  gsize       words;      /* of a practice: where they are */
  gboolean    is_told;    /* even when no link has it */
} Field;

/* What opened the door and what moves a link forward have the same words. */
static const Field fields[] = {
  { "levers", "way_in", G_STRUCT_OFFSET (GuidePractice, levers), TRUE },
  { "ways_in", "way_in", G_STRUCT_OFFSET (GuidePractice, levers), FALSE },
  { "brakes", "brake", G_STRUCT_OFFSET (GuidePractice, brakes), TRUE },
  { "factors", "factor", G_STRUCT_OFFSET (GuidePractice, factors), TRUE },
};

#define N_FIELDS G_N_ELEMENTS (fields)

typedef struct
{
  GuideFound *found;
  gint64      last; /* number of the last link counted, from 1: a link counts once */
} Tally;

typedef struct
{
  const DossierVocabulary *vocabulary;
  GPtrArray               *all;               /* Tally, owned */
  GHashTable              *tallies[N_FIELDS]; /* code → Tally elements */
  gint64                   link;
} Count;

const char *
guide_book_resolve (const DossierVocabulary *vocabulary,
                    const char              *name,
                    const char              *code)
{
  const DossierTerm *term = dossier_vocabulary_resolve (vocabulary, name, code);

  return term != NULL && dossier_term_is_offered (term) ? term->code : NULL;
}

static GuideFound *
add_found (GuidePractice *practice,
           guint          field,
           const char    *code)
{
  GuideFound *found = g_new0 (GuideFound, 1);

  found->field = fields[field].field;
  found->code = g_strdup (code);
  g_ptr_array_add (practice->found, found);
  return found;
}

static Tally *
add_tally (Count      *self,
           GuideFound *found)
{
  Tally *tally = g_new0 (Tally, 1);

  tally->found = found;
  g_ptr_array_add (self->all, tally);
  return tally;
}

static void
listen (Count      *self,
        guint       field,
        const char *code,
        Tally      *tally)
{
  GPtrArray *listening = g_hash_table_lookup (self->tallies[field], code);

  if (listening == NULL)
    {
      listening = g_ptr_array_new ();
      g_hash_table_insert (self->tallies[field], (gpointer) code, listening); /* codes are of the vocabulary */
    }
  g_ptr_array_add (listening, tally);
}

static gboolean
has_word (const Count   *self,
          GuidePractice *practice,
          guint          field,
          const char    *code)
{
  GStrv words = G_STRUCT_MEMBER (GStrv, practice, fields[field].words);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_strcmp0 (guide_book_resolve (self->vocabulary, fields[field].vocabulary, words[i]), code) == 0)
      return TRUE;
  return FALSE;
}

static void
listen_for_practice (Count         *self,
                     guint          field,
                     GuidePractice *practice)
{
  guint                     n_terms;
  const DossierTerm *const *terms = dossier_vocabulary_get_terms (self->vocabulary, fields[field].vocabulary, &n_terms);
  Tally                    *any = NULL;

  for (guint i = 0; i < n_terms; i++)
    {
      if (!dossier_term_is_offered (terms[i]) || !has_word (self, practice, field, terms[i]->code))
        continue;
      if (any == NULL)
        any = add_tally (self, add_found (practice, field, NULL));
      listen (self, field, terms[i]->code, any);
      listen (self, field, terms[i]->code, add_tally (self, add_found (practice, field, terms[i]->code)));
    }
}

static void
count_code (Count      *self,
            guint       field,
            const char *written)
{
  const char *code = guide_book_resolve (self->vocabulary, fields[field].vocabulary, written);
  GPtrArray  *listening = code == NULL ? NULL : g_hash_table_lookup (self->tallies[field], code);

  for (guint i = 0; listening != NULL && i < listening->len; i++)
    {
      Tally *tally = listening->pdata[i];

      if (tally->last == self->link)
        continue;
      tally->last = self->link;
      tally->found->n_links++;
    }
}

static void
count_link (Count         *self,
            DossierCursor *cursor)
{
  self->link++;
  for (guint field = 0; field < N_FIELDS; field++)
    {
      const char    *text = dossier_cursor_get_text (cursor, field);
      g_auto (GStrv) codes = text == NULL ? NULL : g_strsplit (text, "\n", -1);

      for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
        count_code (self, field, codes[i]);
    }
}

static gboolean
count_links (Count          *self,
             DossierReader  *reader,
             DossierAudience audience,
             GError        **error)
{
  static const char *const  columns[] = { "levers", "ways_in", "brakes", "factors", NULL };
  g_autoptr (DossierQuery)  query = dossier_query_new ("link");
  g_autoptr (DossierCursor) cursor = NULL;
  g_autoptr (GError)        local = NULL;

  dossier_query_set_audience (query, (DossierVisibility) audience);
  dossier_query_set_order (query, "id", FALSE);
  cursor = dossier_reader_walk (reader, query, columns, error);
  if (cursor == NULL)
    return FALSE;
  while (dossier_cursor_next (cursor, &local))
    count_link (self, cursor);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* What is told only where there is some. */
static void
forget_nothings (GuidePractice *practice)
{
  for (guint i = practice->found->len; i > 0; i--)
    for (guint field = 0; field < N_FIELDS; field++)
      {
        const GuideFound *found = practice->found->pdata[i - 1];

        if (found->field != fields[field].field)
          continue;
        if (found->n_links == 0 && !fields[field].is_told)
          g_ptr_array_remove_index (practice->found, i - 1);
        break;
      }
}

gboolean
guide_book_count_words (GuideBook      *book,
                        DossierReader  *reader,
                        DossierAudience audience,
                        GError        **error)
{
  Count    count = { .vocabulary = book->vocabulary };
  gboolean done;

  count.all = g_ptr_array_new_with_free_func (g_free);
  for (guint field = 0; field < N_FIELDS; field++)
    {
      count.tallies[field] = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
      for (guint i = 0; i < book->practices->len; i++)
        listen_for_practice (&count, field, book->practices->pdata[i]);
    }
  done = count_links (&count, reader, audience, error);
  for (guint i = 0; done && i < book->practices->len; i++)
    forget_nothings (book->practices->pdata[i]);
  for (guint field = 0; field < N_FIELDS; field++)
    g_hash_table_unref (count.tallies[field]);
  g_ptr_array_unref (count.all);
  return done;
}
