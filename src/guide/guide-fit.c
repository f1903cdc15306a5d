#include "guide-fit.h"

#include "guide-book-private.h"

static const struct
{
  const char *code;
  guint       weight;
  gboolean    is_of_links; /* its word is a link: all its signs are one reason */
} sorts[GUIDE_FIT_N_SORTS] = {
  [GUIDE_FIT_EXAMPLE] = { "example", 8, TRUE },
  [GUIDE_FIT_SAID] = { "said", 5, TRUE },
  [GUIDE_FIT_BRAKE] = { "brake", 4, FALSE },
  [GUIDE_FIT_LEVER] = { "lever", 3, FALSE },
  [GUIDE_FIT_WAY_IN] = { "way_in", 3, FALSE },
  [GUIDE_FIT_FACTOR] = { "factor", 2, FALSE },
  [GUIDE_FIT_NEIGHBOURS] = { "neighbours", 4, FALSE },
  [GUIDE_FIT_NEIGHBOUR_EXAMPLE] = { "neighbour_example", 4, TRUE },
  [GUIDE_FIT_PROGRAMME] = { "programme", 3, FALSE },
  [GUIDE_FIT_PEERS] = { "peers", 2, FALSE },
  [GUIDE_FIT_PEER_EXAMPLE] = { "peer_example", 3, TRUE },
  [GUIDE_FIT_PROGRAMME_EXAMPLE] = { "programme_example", 1, TRUE }, /* supports, and is no reason by itself */
};

const char *
guide_fit_sort_to_code (GuideFitSort sort)
{
  g_return_val_if_fail (sort < GUIDE_FIT_N_SORTS, NULL);

  return sorts[sort].code;
}

GuideFitSign *
guide_fit_sign_new (GuideFitSort sort,
                    const char  *word,
                    const char  *witness,
                    const char  *name)
{
  GuideFitSign *self = g_new0 (GuideFitSign, 1);

  self->sort = sort;
  self->word = g_strdup (word);
  self->witness = g_strdup (witness);
  self->name = g_strdup (name);
  return self;
}

void
guide_fit_sign_free (GuideFitSign *self)
{
  g_free (self->word);
  g_free (self->witness);
  g_free (self->name);
  g_free (self);
}

static void
reason_free (gpointer data)
{
  GuideFitReason *self = data;

  g_ptr_array_unref (self->witnesses);
  g_free (self);
}

void
guide_fit_free (GuideFit *self)
{
  g_ptr_array_unref (self->reasons);
  g_free (self);
}

/* I2 */
guint
guide_fit_reason_get_weight (const GuideFitReason *self)
{
  return sorts[self->sort].weight + g_bit_storage (self->witnesses->len) - 1;
}

/* --- what a practice answers */

/* signs: word → GuideFitSign elements. */
static void
answer (GuideFit   *self,
        GHashTable *signs,
        const char *word)
{
  GPtrArray *called = g_hash_table_lookup (signs, word);

  for (guint i = 0; called != NULL && i < called->len; i++)
    g_ptr_array_add (self->reasons, called->pdata[i]);
}

static void
answer_codes (GuideFit        *self,
              GHashTable      *signs,
              const GuideBook *book,
              GStrv            codes,
              const char      *vocabulary,
              const char      *prefix)
{
  g_autoptr (GHashTable) answered = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      const char      *code = guide_book_resolve (book->vocabulary, vocabulary, codes[i]);
      g_autofree char *word = code == NULL ? NULL : g_strconcat (prefix, ":", code, NULL);

      if (word != NULL && g_hash_table_add (answered, (gpointer) code))
        answer (self, signs, word);
    }
}

static void
answer_links (GuideFit   *self,
              GHashTable *signs)
{
  const GuidePractice *practice = self->practice;

  for (guint i = 0; i < practice->links->len; i++)
    {
      g_autofree char *word = g_strconcat ("link:", ((GuideName *) practice->links->pdata[i])->id, NULL);

      answer (self, signs, word);
    }
}

static void
answer_said (GuideFit   *self,
             GHashTable *signs)
{
  const GuidePractice *practice = self->practice;

  for (guint i = 0; i < practice->passages->len; i++)
    for (char **link = ((GuidePassage *) practice->passages->pdata[i])->links; *link != NULL; link++)
      {
        g_autofree char *word = g_strconcat ("said:", *link, NULL);

        answer (self, signs, word);
      }
}

/* --- signs become reasons */

static gboolean
is_of (const GuideFitReason *self,
       const GuideFitSign   *sign)
{
  return self->sort == sign->sort && (sorts[sign->sort].is_of_links || g_str_equal (self->word, sign->word));
}

/* seen: of each reason, its witnesses. */
static guint
find_reason (GPtrArray          *reasons,
             GPtrArray          *seen,
             const GuideFitSign *sign)
{
  GuideFitReason *reason;

  for (guint i = 0; i < reasons->len; i++)
    if (is_of (reasons->pdata[i], sign))
      return i;
  reason = g_new0 (GuideFitReason, 1);
  reason->sort = sign->sort;
  reason->word = sign->word;
  reason->witnesses = g_ptr_array_new ();
  g_ptr_array_add (reasons, reason);
  g_ptr_array_add (seen, g_hash_table_new (g_str_hash, g_str_equal));
  return reasons->len - 1;
}

static int
compare_reasons (gconstpointer one,
                 gconstpointer other)
{
  const GuideFitReason *a = *(GuideFitReason *const *) one, *b = *(GuideFitReason *const *) other;
  guint                 first = guide_fit_reason_get_weight (a), second = guide_fit_reason_get_weight (b);
  gboolean              is_support[2] = { a->sort == GUIDE_FIT_PROGRAMME_EXAMPLE, b->sort == GUIDE_FIT_PROGRAMME_EXAMPLE };

  if (is_support[0] != is_support[1])
    return is_support[0] - is_support[1];
  if (first != second)
    return first > second ? -1 : 1;
  return a->sort != b->sort ? (int) a->sort - (int) b->sort : g_strcmp0 (a->word, b->word);
}

/* I1: until here its reasons are signs. */
static void
gather_reasons (GuideFit *self)
{
  g_autoptr (GPtrArray) signs = g_steal_pointer (&self->reasons);
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);

  self->reasons = g_ptr_array_new_with_free_func (reason_free);
  for (guint i = 0; i < signs->len; i++)
    {
      GuideFitSign *sign = signs->pdata[i];
      guint         reason = find_reason (self->reasons, seen, sign);

      if (g_hash_table_add (seen->pdata[reason], sign->witness))
        g_ptr_array_add (((GuideFitReason *) self->reasons->pdata[reason])->witnesses, sign);
    }
  g_ptr_array_sort (self->reasons, compare_reasons);
  for (guint i = 0; i < self->reasons->len; i++)
    self->weight += guide_fit_reason_get_weight (self->reasons->pdata[i]);
}

static GuideFit *
weigh (const GuideBook     *book,
       GHashTable          *signs,
       const GuidePractice *practice)
{
  GuideFit *self = g_new0 (GuideFit, 1);

  self->practice = practice;
  self->reasons = g_ptr_array_new ();
  answer_codes (self, signs, book, practice->levers, "way_in", "lever");
  answer_codes (self, signs, book, practice->brakes, "brake", "brake");
  answer_codes (self, signs, book, practice->factors, "factor", "factor");
  answer_links (self, signs);
  answer_said (self, signs);
  gather_reasons (self);
  return self;
}

static gboolean
is_told (const GuideFit *self)
{
  return self->reasons->len > 0 && ((GuideFitReason *) self->reasons->pdata[0])->sort != GUIDE_FIT_PROGRAMME_EXAMPLE;
}

/* The sort keeps the order of the book among those that weigh the same. */
static int
compare_weights (gconstpointer one,
                 gconstpointer other)
{
  const GuideFit *a = *(GuideFit *const *) one, *b = *(GuideFit *const *) other;

  return (a->weight < b->weight) - (a->weight > b->weight);
}

static GHashTable *
sort_by_word (GPtrArray *signs)
{
  GHashTable *by_word = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < signs->len; i++)
    {
      GuideFitSign *sign = signs->pdata[i];
      GPtrArray    *called = g_hash_table_lookup (by_word, sign->word);

      if (called == NULL)
        {
          called = g_ptr_array_new ();
          g_hash_table_insert (by_word, sign->word, called);
        }
      g_ptr_array_add (called, sign);
    }
  return by_word;
}

GPtrArray *
guide_fit_rank (const GuideBook *book,
                GPtrArray       *signs)
{
  g_autoptr (GHashTable) by_word = NULL;
  GPtrArray             *fits = g_ptr_array_new_with_free_func ((GDestroyNotify) guide_fit_free);

  g_return_val_if_fail (book != NULL && signs != NULL, fits);

  by_word = sort_by_word (signs);
  for (guint i = 0; i < book->practices->len; i++)
    {
      GuideFit *fit = weigh (book, by_word, book->practices->pdata[i]);

      if (is_told (fit))
        g_ptr_array_add (fits, fit);
      else
        guide_fit_free (fit);
    }
  g_ptr_array_sort (fits, compare_weights);
  return fits;
}
