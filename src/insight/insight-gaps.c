#include "config.h"

#include "insight-gaps.h"

#include "dossier-nearby.h"
#include "dossier-path.h"
#include "insight-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define USUAL_METRES 500
#define USUAL_YEARS 2
#define USUAL_PROGRAMME "clas"

/* Who is asked about; what follows are filters. */
static const char centres[] = "centres";
static const char schools[] = "schools";
static const char links[] = "links";

#define PUB DOSSIER_VISIBILITY_PUBLIC
#define NET DOSSIER_VISIBILITY_NETWORK
#define INT DOSSIER_VISIBILITY_INTERNAL

/* Translators: in all of these, what stands in braces is replaced: {metres}, {years}, {programme} ("CLAS"), and in what was found {n}, of {total}. */
static const InsightGap gaps[] = {
  { "centres-without-link", "structure", 0, NET, centres, "link=0&link.life=current",
    N_ ("Centres without any link"), N_ ("No link of today is recorded for them, with a school or with anybody."),
    N_ ("{n} centre of {total} has no link."), N_ ("{n} centres of {total} have no link.") },
  { "centres-without-college", "structure", 0, NET, centres, "link=0&link.life=current&link.other.type=middle_school",
    N_ ("Centres without a link to a collège"), N_ ("They may have links with écoles; none of today joins them to a collège."),
    N_ ("{n} centre of {total} has no link to a collège."), N_ ("{n} centres of {total} have no link to a collège.") },
  { "centres-by-one-person", "structure", 0, INT, centres, "bearers=one_person",
    N_ ("Centres whose links rest on one person"), N_ ("On the centre’s side, one and the same person holds the thread of all the links: if they leave, everything is to be begun again."),
    N_ ("{n} centre of {total} has links through one person only."), N_ ("{n} centres of {total} have links through one person only.") },
  { "schools-without-centre", "structure", 0, NET, schools, "link=0&link.life=current&link.other.type={centres}",
    N_ ("Schools without a centre"), N_ ("No link of today joins them to a social centre."),
    N_ ("{n} school of {total} has no link to a centre."), N_ ("{n} schools of {total} have no link to a centre.") },
  { "near-without-link", "structure", INSIGHT_GAP_METRES, NET, schools, "near.{metres}=yes",
    N_ ("Schools within {metres} m of a centre, without link"), N_ ("As the crow flies, between places that are known; no link of today joins the two neighbours."),
    N_ ("{n} school of {total} is within {metres} m of a centre and has no link with it."), N_ ("{n} schools of {total} are within {metres} m of a centre and have no link with it.") },
  { "threads-nobody", "link", 0, INT, links, "holding=nobody",
    N_ ("Links nobody holds"), N_ ("No person is named, on either side, who holds the thread."),
    N_ ("Nobody holds the thread of {n} link of {total}."), N_ ("Nobody holds the thread of {n} links of {total}.") },
  { "threads-one-person", "link", 0, INT, links, "holding=one_person",
    N_ ("Links held by one person in all"), N_ ("One person on one side, nobody on the other: the link is theirs."),
    N_ ("{n} link of {total} rests on one person in all."), N_ ("{n} links of {total} rest on one person in all.") },
  { "threads-thin", "link", 0, INT, links, "holding=thin&holding=one_sided",
    N_ ("Links that one side holds by one person, or by nobody"), N_ ("Several persons hold the thread; yet on one side there is one only, or none."),
    N_ ("{n} link of {total} is held on one side by one person only, or by nobody."), N_ ("{n} links of {total} are held on one side by one person only, or by nobody.") },
  { "threads-left", "link", 0, INT, links, "holding=left",
    N_ ("Links whose holders have left"), N_ ("On one side at least, all those who held the thread have left their post."),
    N_ ("{n} link of {total} has lost who held it, on one side at least."), N_ ("{n} links of {total} have lost who held them, on one side at least.") },
  { "never-surveyed", "structure", 0, INT, centres, "contact=0&contact.status=done&contact.status=out_of_scope&interview=0",
    N_ ("Centres never surveyed"), N_ ("No survey contact with them is done, and no interview is recorded; those out of scope are left aside."),
    N_ ("{n} centre of {total} was never surveyed."), N_ ("{n} centres of {total} were never surveyed.") },
  { "programme-present", "structure", INSIGHT_GAP_PROGRAMME, NET, centres, "presence.{programme}=present",
    N_ ("Centres where {programme} carries a link"), N_ ("One of their links of today at least names it."),
    N_ ("{programme} carries a link of {n} centre of {total}."), N_ ("{programme} carries a link of {n} centres of {total}.") },
  { "programme-absent", "structure", INSIGHT_GAP_PROGRAMME, NET, centres, "presence.{programme}=absent",
    N_ ("Centres where no link is carried by {programme}"), N_ ("The programmes of all their links of today are told, and it is not among them."),
    N_ ("{programme} carries no link of {n} centre of {total}."), N_ ("{programme} carries no link of {n} centres of {total}.") },
  { "programme-unknown", "structure", INSIGHT_GAP_PROGRAMME, NET, centres, "presence.{programme}=unknown",
    N_ ("Centres where nobody said whether {programme} carries a link"), N_ ("They have no link of today, or the programmes of one of them were never told: this is not a no."),
    N_ ("Of {n} centre of {total} nobody knows whether {programme} carries its links."), N_ ("Of {n} centres of {total} nobody knows whether {programme} carries their links.") },
  { "never-verified", "link", 0, NET, links, "verified_on=&verified_on=%3F",
    N_ ("Links never verified"), N_ ("Nobody has confirmed since they were written that they are still so."),
    N_ ("{n} link of {total} was never verified."), N_ ("{n} links of {total} were never verified.") },
  { "verified-long-ago", "link", INSIGHT_GAP_YEARS, NET, links, "verified_on=..{day}",
    N_ ("Links verified more than {years} years ago"), N_ ("What was confirmed then may have changed."),
    N_ ("{n} link of {total} was verified more than {years} years ago."), N_ ("{n} links of {total} were verified more than {years} years ago.") },
  { "without-source", "link", 0, NET, links, "sources=&evidence=",
    N_ ("Links without a source"), N_ ("Nothing says where what we know of them comes from."),
    N_ ("{n} link of {total} has no source."), N_ ("{n} links of {total} have no source.") },
};

const InsightGap *
insight_gaps_get (guint *n_gaps)
{
  g_return_val_if_fail (n_gaps != NULL, NULL);

  *n_gaps = G_N_ELEMENTS (gaps);
  return gaps;
}

const InsightGap *
insight_gaps_find (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (gaps); i++)
    if (g_strcmp0 (gaps[i].code, code) == 0)
      return &gaps[i];
  return NULL;
}

static const char *
get_programme (const InsightGapChoice *choice)
{
  return choice == NULL || choice->programme == NULL ? USUAL_PROGRAMME : choice->programme;
}

static guint
get_metres (const InsightGapChoice *choice)
{
  return choice == NULL || choice->metres == 0 ? USUAL_METRES : choice->metres;
}

static guint
get_years (const InsightGapChoice *choice)
{
  return choice == NULL || choice->years == 0 ? USUAL_YEARS : choice->years;
}

/* --- the question */

static char *
dup_day_before (guint years)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_add_years (now, -(int) years);

  return g_date_time_format (then, "%Y-%m-%d");
}

/* "social_centre&PATH=maison_de_quartier…": the first value follows what is already written. */
static char *
dup_types (const char        *path,
           const char *const *types)
{
  g_autofree char *between = g_strdup_printf ("&%s=", path);

  return g_strjoinv (between, (char **) types);
}

static char *
dup_base (const InsightGap *self)
{
  g_autofree char *types = NULL;

  if (self->who == links)
    return g_strdup ("link?life=current");
  types = dup_types ("type", self->who == centres ? dossier_path_get_centre_types () : dossier_path_get_school_types ());
  return g_strdup_printf ("structure?life=current&type=%s", types);
}

DossierQuery *
insight_gap_dup_query (const InsightGap       *self,
                       const InsightGapChoice *choice)
{
  g_autofree char   *base = NULL, *text = NULL;
  g_autofree char   *metres = g_strdup_printf ("%u", get_metres (choice));
  g_autofree char   *day = dup_day_before (get_years (choice));
  g_autofree char   *others = dup_types ("link.other.type", dossier_path_get_centre_types ());
  g_autoptr (GError) error = NULL;
  DossierQuery      *query;

  g_return_val_if_fail (self != NULL, NULL);

  base = dup_base (self);
  text = g_strdup_printf ("%s&%s", base, self->filters);
  text = insight_words_put (text, "metres", metres);
  text = insight_words_put (text, "day", day);
  text = insight_words_put (text, "programme", get_programme (choice));
  text = insight_words_put (text, "centres", others);
  query = dossier_query_new_from_text (text, &error);
  if (query == NULL)
    g_error ("a gap of ours is no question: %s", error->message);
  return query;
}

DossierQuery *
insight_gap_dup_whole (const InsightGap *self)
{
  g_autofree char *base = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  base = dup_base (self);
  return dossier_query_new_from_text (base, NULL);
}

/* --- in words */

static char *
fill (const char              *text,
      const InsightGapChoice  *choice,
      const DossierVocabulary *vocabulary)
{
  g_autofree char *metres = g_strdup_printf ("%u", get_metres (choice));
  g_autofree char *years = g_strdup_printf ("%u", get_years (choice));
  char            *filled = g_strdup (text);

  filled = insight_words_put (filled, "metres", metres);
  filled = insight_words_put (filled, "years", years);
  return insight_words_put (filled, "programme", dossier_vocabulary_get_label (vocabulary, "programme", get_programme (choice)));
}

char *
insight_gap_dup_title (const InsightGap        *self,
                       const InsightGapChoice  *choice,
                       const DossierVocabulary *vocabulary)
{
  g_return_val_if_fail (self != NULL && vocabulary != NULL, NULL);

  return fill (_ (self->title), choice, vocabulary);
}

char *
insight_gap_dup_sentence (const InsightGap        *self,
                          const InsightGapChoice  *choice,
                          const DossierVocabulary *vocabulary)
{
  g_return_val_if_fail (self != NULL && vocabulary != NULL, NULL);

  return fill (_ (self->sentence), choice, vocabulary);
}

char *
insight_gap_dup_finding (const InsightGap        *self,
                         const InsightGapChoice  *choice,
                         const DossierVocabulary *vocabulary,
                         guint                    n,
                         guint                    total)
{
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autofree char *whole = g_strdup_printf ("%u", total);
  char            *finding;

  g_return_val_if_fail (self != NULL && vocabulary != NULL, NULL);

  finding = fill (n == 1 ? _ (self->one) : _ (self->many), choice, vocabulary);
  return insight_words_put (insight_words_put (finding, "n", number), "total", whole);
}

/* --- who answers */

void
insight_gap_line_free (InsightGapLine *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->words);
  g_free (self);
}

typedef struct
{
  const InsightGap        *gap;
  const InsightGapChoice  *choice;
  DossierReader           *reader;
  const DossierVocabulary *vocabulary;
  DossierAudience          audience;
  GHashTable              *neighbours; /* id of a school → words; NULL: nobody asks */
} Listing;

/* The nearest comes first. */
static gboolean
read_neighbours (Listing *listing,
                 GError **error)
{
  g_autoptr (GPtrArray) found = dossier_nearby_list (listing->reader, get_metres (listing->choice), 0, error);

  if (found == NULL)
    return FALSE;
  listing->neighbours = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < found->len; i++)
    {
      const DossierNeighbours *pair = found->pdata[i];
      g_autofree char         *centre = NULL;

      if (g_hash_table_contains (listing->neighbours, pair->school))
        continue;
      centre = insight_words_dup_title (listing->reader, listing->vocabulary, listing->audience, pair->centre);
      /* Translators: the name of a centre, how far it is. */
      g_hash_table_insert (listing->neighbours, g_strdup (pair->school), g_strdup_printf (_ ("%s, %.0f m"), centre, pair->metres));
    }
  return TRUE;
}

static InsightGapLine *
read_line (const Listing *listing,
           DossierCursor *cursor)
{
  const char     *id = dossier_cursor_get_text (cursor, 0);
  InsightGapLine *line = g_new0 (InsightGapLine, 1);

  line->id = g_strdup (id);
  line->title = insight_words_dup_title (listing->reader, listing->vocabulary, listing->audience, id);
  if (listing->neighbours != NULL)
    line->words = g_strdup (g_hash_table_lookup (listing->neighbours, id));
  else if (listing->gap->takes & INSIGHT_GAP_YEARS)
    line->words = g_strdup (dossier_cursor_get_text (cursor, 1));
  return line;
}

static GPtrArray *
read_lines (const Listing *listing,
            guint         *n_left_out,
            GError       **error)
{
  const char *const         columns[] = { "id", listing->gap->takes & INSIGHT_GAP_YEARS ? "verified_on" : NULL, NULL };
  g_autoptr (DossierQuery)  query = insight_gap_dup_query (listing->gap, listing->choice);
  g_autoptr (DossierCursor) cursor = dossier_reader_walk (listing->reader, query, columns, error);
  g_autoptr (GPtrArray)     lines = g_ptr_array_new_with_free_func ((GDestroyNotify) insight_gap_line_free);
  g_autoptr (GError)        local = NULL;

  if (cursor == NULL)
    return NULL;
  while (dossier_cursor_next (cursor, &local))
    if (listing->gap->visibility <= (DossierVisibility) listing->audience &&
        dossier_privacy_shows_record (listing->reader, listing->audience, dossier_cursor_get_text (cursor, 0)))
      g_ptr_array_add (lines, read_line (listing, cursor));
    else
      (*n_left_out)++;
  if (local == NULL)
    return g_steal_pointer (&lines);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

GPtrArray *
insight_gap_list (const InsightGap       *self,
                  const InsightGapChoice *choice,
                  DossierReader          *reader,
                  DossierAudience         audience,
                  guint                  *n_left_out,
                  GError                **error)
{
  g_autoptr (DossierVocabulary) vocabulary = NULL;
  Listing                       listing = { self, choice, reader, NULL, audience, NULL };
  guint                         n = 0;
  GPtrArray                    *lines;

  g_return_val_if_fail (self != NULL && reader != NULL, NULL);

  vocabulary = dossier_vocabulary_load (reader, error);
  if (vocabulary == NULL)
    return NULL;
  listing.vocabulary = vocabulary;
  if ((self->takes & INSIGHT_GAP_METRES) && !read_neighbours (&listing, error))
    return NULL;
  lines = read_lines (&listing, &n, error);
  g_clear_pointer (&listing.neighbours, g_hash_table_unref);
  if (n_left_out != NULL)
    *n_left_out = n;
  return lines;
}
