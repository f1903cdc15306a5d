#include "config.h"

#include "dossier-view-posts.h"

#include "dossier-standing.h"

#include <glib/gi18n-lib.h>

static const BaseDate *
get_date (const DossierValue *value)
{
  return value != NULL ? dossier_value_get_date (value) : NULL;
}

gboolean
dossier_view_posts_is_past (const DossierValue *value)
{
  const BaseDate       *date = get_date (value);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate                 today;

  if (date == NULL)
    return FALSE;
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, (GDateDay) g_date_time_get_day_of_month (now), (GDateMonth) g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
  return date->earliest <= g_date_get_julian (&today);
}

/* Who lies in the trash holds nothing there: nobody is known to. */
static void
read_reference (DossierReader       *reader,
                const DossierRecord *record,
                const char          *field,
                char               **id,
                char               **title)
{
  const char               *other = dossier_record_get_reference (record, field);
  g_autoptr (DossierRecord) found = other != NULL ? dossier_reader_find_record (reader, other, NULL) : NULL;
  gboolean                  is_there = found != NULL && !dossier_record_is_deleted (found);

  *id = is_there ? g_strdup (other) : NULL;
  *title = is_there ? dossier_reader_dup_title (reader, other) : NULL;
}

static char *
dup_type_of (DossierReader *reader,
             const char    *structure)
{
  g_autoptr (DossierRecord) record = structure != NULL ? dossier_reader_find_record (reader, structure, NULL) : NULL;

  return record != NULL ? dossier_standing_dup (reader, "structure_type", dossier_record_get_text (record, "type")) : NULL;
}

DossierViewPost *
dossier_view_post_read (DossierReader *reader,
                        const char    *id)
{
  g_autoptr (DossierRecord) record = dossier_reader_find_record (reader, id, NULL);
  DossierViewPost          *self;

  if (record == NULL || dossier_record_is_deleted (record) || !g_str_equal (dossier_record_get_kind (record)->code, "assignment"))
    return NULL;

  self = g_new0 (DossierViewPost, 1);
  self->id = g_strdup (id);
  read_reference (reader, record, "person", &self->person, &self->name);
  read_reference (reader, record, "structure", &self->structure, &self->structure_name);
  self->structure_type = dup_type_of (reader, self->structure);
  self->role = g_strdup (dossier_record_get_text (record, "role"));
  self->is_major = dossier_record_get_text (record, "weight") != NULL;
  self->from = dossier_record_get (record, "from") != NULL ? dossier_value_ref (dossier_record_get (record, "from")) : NULL;
  self->to = dossier_record_get (record, "to") != NULL ? dossier_value_ref (dossier_record_get (record, "to")) : NULL;
  self->is_over = dossier_view_posts_is_past (self->to);
  return self;
}

void
dossier_view_post_free (DossierViewPost *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->person);
  g_free (self->name);
  g_free (self->structure);
  g_free (self->structure_name);
  g_free (self->structure_type);
  g_free (self->role);
  g_clear_pointer (&self->from, dossier_value_unref);
  g_clear_pointer (&self->to, dossier_value_unref);
  g_free (self);
}

/* Now before then; the latest first, what nobody dated last. */
static int
compare_posts (gconstpointer one,
               gconstpointer other)
{
  const DossierViewPost *first = *(DossierViewPost *const *) one, *second = *(DossierViewPost *const *) other;
  const BaseDate        *from = get_date (first->is_over ? first->to : first->from), *to = get_date (second->is_over ? second->to : second->from);

  if (first->is_over != second->is_over)
    return first->is_over - second->is_over;
  if (from == NULL || to == NULL)
    return (from == NULL) - (to == NULL);
  return base_date_compare (to, from);
}

GPtrArray *
dossier_view_posts_list (DossierReader *reader,
                         const char    *field,
                         const char    *id,
                         GError       **error)
{
  g_autoptr (GPtrArray) ids = dossier_reader_list_referring (reader, "assignment", field, id, error);
  GPtrArray            *posts;

  if (ids == NULL)
    return NULL;

  posts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_view_post_free);
  for (guint i = 0; i < ids->len; i++)
    {
      DossierViewPost *post = dossier_view_post_read (reader, ids->pdata[i]);

      if (post != NULL)
        g_ptr_array_add (posts, post);
    }
  g_ptr_array_sort (posts, compare_posts);
  return posts;
}

static guint
get_year (const BaseDate *date)
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_julian (&day, date->earliest);
  return g_date_get_year (&day);
}

guint
dossier_view_posts_count_changes (GPtrArray *posts,
                                  guint     *since)
{
  guint n = 0;

  *since = 0;
  for (guint i = 0; i < posts->len; i++)
    {
      const DossierViewPost *post = posts->pdata[i];
      const BaseDate        *end = get_date (post->to);

      if (!post->is_over || end == NULL || end->earliest == 0)
        continue;
      n++;
      *since = *since == 0 ? get_year (end) : MIN (*since, get_year (end));
    }
  return n;
}

const char *
dossier_view_post_get_name (const DossierViewPost *self)
{
  return self->name != NULL ? self->name : _ ("Holder not known");
}

const char *
dossier_view_post_get_role (const DossierViewPost   *self,
                            const DossierVocabulary *vocabulary)
{
  return self->role != NULL ? dossier_vocabulary_get_label (vocabulary, "role", self->role) : _ ("Role not said");
}

static char *
dup_date (const DossierValue *value)
{
  const BaseDate *date = get_date (value);

  return date != NULL ? base_date_dup_text (date) : NULL;
}

char *
dossier_view_post_dup_span (const DossierViewPost *self)
{
  g_autofree char *from = dup_date (self->from), *to = dup_date (self->to);

  if (from == NULL && to == NULL)
    return g_strdup ("");
  return g_strdup_printf ("%s –\u00a0%s", from != NULL ? from : "…", to != NULL ? to : "…");
}

char *
dossier_view_post_describe (const DossierViewPost   *self,
                            const DossierVocabulary *vocabulary)
{
  g_autofree char *span = dossier_view_post_dup_span (self);

  return g_strconcat (dossier_view_post_get_role (self, vocabulary), self->is_major ? " · ++" : "", *span != '\0' ? " · " : "", span, NULL);
}
