/* insight-doubts-people.c - persons who were not told that they are recorded, or are kept for no reason any more */
#include "config.h"

#include "insight-doubts-private.h"

#include "dossier-past.h"
#include "dossier-privacy.h"

#include <glib/gi18n-lib.h>

#define TOLD_WITHIN 31                             /* days after the record was made */
#define DAY (G_GINT64_CONSTANT (24) * 3600 * 1000) /* milliseconds */

/* Of one person, from their posts. */
typedef struct
{
  gboolean has_post; /* one that is not over, or not known to be */
  guint32  last_day; /* the latest a post ended, 0: none did */
} Posts;

typedef struct
{
  GHashTable  *posts; /* id of the person → Posts */
  DossierPast *past;
  gint64       now; /* milliseconds since 1970 */
} Work;

/* Columns: person, end and its latest day. */
static void
take_post (InsightDoubting *self,
           DossierCursor   *row,
           gpointer         data)
{
  Work       *work = data;
  const char *person = dossier_cursor_get_text (row, 1);
  guint32     end = (guint32) dossier_cursor_get_integer (row, 2);
  Posts      *posts = person == NULL ? NULL : g_hash_table_lookup (work->posts, person);

  if (person == NULL)
    return;
  if (posts == NULL)
    {
      posts = g_new0 (Posts, 1);
      g_hash_table_insert (work->posts, g_strdup (person), posts);
    }
  posts->has_post = posts->has_post || end == 0 || end >= self->today;
  posts->last_day = MAX (posts->last_day, end);
}

static gint64
find_age (const Work *work,
          const char *id)
{
  gint64 first = dossier_past_find_first (work->past, id);

  return first == 0 ? 0 : (work->now - first) / DAY;
}

static gboolean
is_kept_long (const InsightDoubting *self,
              const Work            *work,
              const char            *id)
{
  const Posts *posts = g_hash_table_lookup (work->posts, id);

  if (posts == NULL)
    return find_age (work, id) > DOSSIER_PRIVACY_KEPT_FOR;
  return !posts->has_post && posts->last_day + DOSSIER_PRIVACY_KEPT_FOR < self->today;
}

/* Columns: id, informed, anonymised. */
static void
judge_person (InsightDoubting *self,
              DossierCursor   *row,
              gpointer         data)
{
  const Work *work = data;
  const char *id = dossier_cursor_get_text (row, 0);
  gboolean    is_informed = dossier_cursor_get_text (row, 1) != NULL || dossier_cursor_is_not_applicable (row, 1);

  if (dossier_cursor_get_text (row, 2) != NULL)
    return;
  if (!is_informed && find_age (work, id) > TOLD_WITHIN)
    insight_doubting_add (self, "not-informed", "person", id, "informed_on",
                          g_strdup_printf (_ ("Recorded %d days ago, and nobody wrote that they were informed."), (int) find_age (work, id)));
  if (is_kept_long (self, work, id))
    insight_doubting_add (self, "kept-long", "person", id, NULL, g_strdup (_ ("No post for more than three years.")));
}

gboolean
insight_doubting_search_people (InsightDoubting *self,
                                GError         **error)
{
  static const char *const of_posts[] = { "id", "person", "to.to", NULL };
  static const char *const of_people[] = { "id", "informed_on", "anonymised_on", NULL };
  g_autoptr (GHashTable)   posts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (DossierPast)  past = dossier_past_new (self->reader, error);
  Work                     work = { posts, past, g_get_real_time () / 1000 };

  return past != NULL && insight_doubting_walk (self, "assignment", NULL, of_posts, take_post, &work, error) &&
         insight_doubting_walk (self, "person", NULL, of_people, judge_person, &work, error);
}
