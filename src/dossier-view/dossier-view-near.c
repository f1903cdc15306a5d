#include "config.h"

#include "dossier-view-near.h"

#include "base-text.h"
#include "dossier-view-near-words.h"

#include <glib/gi18n-lib.h>

#define LINE DOSSIER_VIEW_RING_LINE
#define OPENS (DOSSIER_VIEW_RING_LINE | DOSSIER_VIEW_RING_OPENS)

static const DossierViewRing rings[] = {
  { "link", "link_step", "link", LINE | DOSSIER_VIEW_RING_LIFE, N_ ("Timeline"), N_ ("A step of its life"), N_ ("March 2018 first contact at the fair…") },
  { "link", "action", "links", LINE, N_ ("Actions"), N_ ("An action"), N_ ("Theatre club, 2017-2018…") },
  { "link", "shared_evaluation", "links", OPENS, N_ ("Shared evaluations"), N_ ("A shared evaluation"), N_ ("June 2018 assessment of the year…") },
  { "link", "passage", "links", LINE, N_ ("What was said"), N_ ("Words that were said"), N_ ("teacher: their own words…") },
  { "structure", "absence", "structure", OPENS, N_ ("Absences found"), N_ ("An absence of link"), N_ ("March 2018 phone call…") },
  { "structure", "action", "structures", LINE, N_ ("Actions"), N_ ("An action"), N_ ("Theatre club, 2017-2018…") },
  { "structure", "interview", "structures", OPENS, N_ ("Interviews"), N_ ("An interview"), N_ ("May 2018 interview with two heads…") },
  { "structure", "passage", "interview.structures", 0, N_ ("What was said"), NULL, NULL },
  { "interview", "passage", "interview", LINE, N_ ("What was said"), N_ ("Words that were said"), N_ ("teacher: their own words…") },
  { "action", "shared_evaluation", "actions", OPENS, N_ ("Shared evaluations"), N_ ("A shared evaluation"), N_ ("June 2018 assessment of the year…") },
  { "source", "passage", "source", LINE, N_ ("What was said"), N_ ("Words that were said"), N_ ("teacher: their own words…") },
  { NULL, "attachment", "subject", LINE | DOSSIER_VIEW_RING_FILE, N_ ("Attachments"), N_ ("An attachment"), N_ ("A file that is missing…") },
  { "link", "link", NULL, 0, N_ ("Other links between these two"), N_ ("Another link between these two"), NULL },
};

/* What is attached has nothing attached to it. */
static gboolean
is_around (const DossierViewRing *ring,
           const DossierKind     *kind)
{
  return ring->of != NULL ? g_str_equal (ring->of, kind->code) : !g_str_equal (ring->kind, kind->code);
}

GPtrArray *
dossier_view_rings_list (const DossierKind *kind)
{
  GPtrArray *list = g_ptr_array_new ();

  g_return_val_if_fail (kind != NULL, list);

  for (gsize i = 0; i < G_N_ELEMENTS (rings); i++)
    if (is_around (&rings[i], kind))
      g_ptr_array_add (list, (gpointer) &rings[i]);
  return list;
}

void
dossier_view_near_free (DossierViewNear *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_clear_pointer (&self->date, dossier_value_unref);
  g_free (self->title);
  g_free (self->detail);
  g_free (self);
}

/* --- who refers */

static void
add_ids (GPtrArray *ids,
         GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++)
    if (!g_ptr_array_find_with_equal_func (ids, more->pdata[i], g_str_equal, NULL))
      g_ptr_array_add (ids, g_strdup (more->pdata[i]));
}

/* What refers to those that refer: the passages of the interviews of a structure. */
static GPtrArray *
list_through (DossierReader *reader,
              const char    *kind,
              const char    *path,
              const char    *id,
              GError       **error)
{
  g_auto (GStrv)        steps = g_strsplit (path, ".", 2);
  const DossierField   *first = dossier_kind_find_field (dossier_kinds_find (kind), steps[0]);
  g_autoptr (GPtrArray) between = dossier_reader_list_referring (reader, first->target, steps[1], id, error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; between != NULL && i < between->len; i++)
    {
      g_autoptr (GPtrArray) more = dossier_reader_list_referring (reader, kind, steps[0], between->pdata[i], error);

      if (more == NULL)
        return NULL;
      add_ids (ids, more);
    }
  return between != NULL ? g_steal_pointer (&ids) : NULL;
}

/* An absence is found on both sides of it. */
static GPtrArray *
list_absences (DossierReader *reader,
               const char    *id,
               GError       **error)
{
  g_autoptr (GPtrArray) ids = dossier_reader_list_referring (reader, "absence", "structure", id, error);
  g_autoptr (GPtrArray) others = ids != NULL ? dossier_reader_list_referring (reader, "absence", "other", id, error) : NULL;

  if (others == NULL)
    return NULL;
  add_ids (ids, others);
  return g_steal_pointer (&ids);
}

static GPtrArray *
list_ids (DossierReader         *reader,
          const DossierRecord   *record,
          const DossierViewRing *ring,
          GError               **error)
{
  const char *id = dossier_record_get_id (record), *a, *b;

  if (ring->field == NULL)
    {
      a = dossier_record_get_reference (record, "a");
      b = dossier_record_get_reference (record, "b");
      return a != NULL && b != NULL ? dossier_reader_list_links (reader, a, b, error) : g_ptr_array_new_with_free_func (g_free);
    }
  if (g_str_equal (ring->kind, "absence"))
    return list_absences (reader, id, error);
  if (strchr (ring->field, '.') != NULL)
    return list_through (reader, ring->kind, ring->field, id, error);
  return dossier_reader_list_referring (reader, ring->kind, ring->field, id, error);
}

/* --- in order */

static const BaseDate *
get_date (const DossierViewNear *near)
{
  return near->date != NULL ? dossier_value_get_date (near->date) : NULL;
}

/* A link begins before what happens on that day, and ends after it. */
static int
get_rank (const DossierViewNear *near)
{
  return near->id != NULL ? 1 : near->is_end ? 2
                                             : 0;
}

/* What was not dated comes last; what is of the same time, in the order of the alphabet. */
static int
compare_near (gconstpointer one,
              gconstpointer other)
{
  const DossierViewNear *first = *(DossierViewNear *const *) one, *second = *(DossierViewNear *const *) other;
  int                    order = base_date_compare (get_date (first), get_date (second));

  if (order == 0)
    order = get_rank (first) - get_rank (second);
  return order != 0 ? order : base_text_compare (first->title, second->title);
}

static void
add_bound (GPtrArray           *list,
           const DossierRecord *link,
           const char          *field,
           const char          *words,
           gboolean             is_end)
{
  DossierValue    *value = dossier_record_get (link, field);
  const BaseDate  *date = value != NULL ? dossier_value_get_date (value) : NULL;
  g_autofree char *when = date != NULL ? base_date_dup_text (date) : NULL;
  DossierViewNear *near;

  if (when == NULL)
    return;
  near = g_new0 (DossierViewNear, 1);
  near->kind = dossier_record_get_kind (link);
  near->is_end = is_end;
  near->date = dossier_value_ref (value);
  near->title = g_strdup_printf ("%s · %s", when, words);
  g_ptr_array_add (list, near);
}

static DossierViewNear *
read_near (DossierReader           *reader,
           const DossierVocabulary *vocabulary,
           const char              *id,
           const char              *from)
{
  g_autoptr (DossierRecord) record = dossier_reader_find_record (reader, id, NULL);
  DossierViewNear          *near;

  if (record == NULL || dossier_record_is_deleted (record))
    return NULL;
  near = g_new0 (DossierViewNear, 1);
  near->kind = dossier_record_get_kind (record);
  near->id = g_strdup (id);
  dossier_view_near_word (near, reader, vocabulary, record, from);
  return near;
}

GPtrArray *
dossier_view_near_list (DossierReader           *reader,
                        const DossierVocabulary *vocabulary,
                        const DossierRecord     *record,
                        const DossierViewRing   *ring,
                        GError                 **error)
{
  g_autoptr (GPtrArray) ids = NULL;
  const char           *from = dossier_record_get_id (record);
  GPtrArray            *list;

  g_return_val_if_fail (reader != NULL && ring != NULL, NULL);

  ids = list_ids (reader, record, ring, error);
  if (ids == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_view_near_free);
  for (guint i = 0; i < ids->len; i++)
    {
      DossierViewNear *near = g_str_equal (ids->pdata[i], from) ? NULL : read_near (reader, vocabulary, ids->pdata[i], from);

      if (near != NULL)
        g_ptr_array_add (list, near);
    }
  if (ring->flags & DOSSIER_VIEW_RING_LIFE && list->len > 0)
    {
      add_bound (list, record, "began", _ ("the link begins"), FALSE);
      add_bound (list, record, "ended", _ ("the link ends"), TRUE);
    }
  g_ptr_array_sort (list, compare_near);
  return list;
}
