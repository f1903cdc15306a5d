#include "dossier-view-threads.h"

#include "base-text.h"
#include "dossier-standing.h"

static const char *const sides[] = { "thread_a", "thread_b" };
static const char *const others[] = { "b", "a" }; /* who is at the other end of each */

void
dossier_view_thread_free (DossierViewThread *self)
{
  g_free (self->link);
  g_free (self->other);
  g_free (self->type);
  g_free (self->kind);
  g_free (self->post);
  g_free (self);
}

static gboolean
is_held_besides (DossierReader       *reader,
                 const DossierRecord *link,
                 const char          *side,
                 const char          *post)
{
  for (const char *const *key = dossier_record_get_keys (link, side); *key != NULL; key++)
    {
      g_autoptr (DossierViewPost) other = g_str_equal (*key, post) ? NULL : dossier_view_post_read (reader, *key);

      if (other != NULL && !other->is_over)
        return TRUE;
    }
  return FALSE;
}

gboolean
dossier_view_thread_is_over (const DossierRecord *link)
{
  return g_strcmp0 (dossier_record_get_text (link, "status"), "ended") == 0 || dossier_view_posts_is_past (dossier_record_get (link, "ended"));
}

static void
read_other (DossierViewThread   *self,
            DossierReader       *reader,
            const DossierRecord *link,
            guint                side)
{
  const char               *id = dossier_record_get_reference (link, others[side]);
  g_autoptr (DossierRecord) other = id != NULL ? dossier_reader_find_record (reader, id, NULL) : NULL;

  self->other = id != NULL ? dossier_reader_dup_title (reader, id) : NULL;
  self->type = other != NULL ? dossier_standing_dup (reader, "structure_type", dossier_record_get_text (other, "type")) : NULL;
}

static DossierViewThread *
read_thread (DossierReader         *reader,
             const char            *id,
             guint                  side,
             const DossierViewPost *post)
{
  g_autoptr (DossierRecord) link = dossier_reader_find_record (reader, id, NULL);
  DossierViewThread        *self;

  if (link == NULL)
    return NULL;

  self = g_new0 (DossierViewThread, 1);
  self->link = g_strdup (id);
  self->kind = g_strdup (dossier_record_get_text (link, "kind"));
  self->side = sides[side];
  self->post = g_strdup (post->id);
  self->is_alone = !is_held_besides (reader, link, sides[side], post->id);
  self->is_over = dossier_view_thread_is_over (link);
  read_other (self, reader, link, side);
  return self;
}

static gboolean
add_threads (GPtrArray             *threads,
             DossierReader         *reader,
             guint                  side,
             const DossierViewPost *post,
             GError               **error)
{
  g_autoptr (GPtrArray) links = dossier_reader_list_referring (reader, "link", sides[side], post->id, error);

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      DossierViewThread *thread = read_thread (reader, links->pdata[i], side, post);

      if (thread != NULL)
        g_ptr_array_add (threads, thread);
    }
  return links != NULL;
}

static int
compare_threads (gconstpointer one,
                 gconstpointer other)
{
  const DossierViewThread *first = *(DossierViewThread *const *) one, *second = *(DossierViewThread *const *) other;

  return base_text_compare (first->other, second->other);
}

GPtrArray *
dossier_view_threads_list (DossierReader *reader,
                           GPtrArray     *posts,
                           GError       **error)
{
  g_autoptr (GPtrArray) threads = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_view_thread_free);

  for (guint i = 0; i < posts->len; i++)
    for (guint side = 0; side < G_N_ELEMENTS (sides); side++)
      if (!add_threads (threads, reader, side, posts->pdata[i], error))
        return NULL;
  g_ptr_array_sort (threads, compare_threads);
  return g_steal_pointer (&threads);
}

gboolean
dossier_view_thread_falls_with (const DossierViewThread *self,
                                const DossierViewPost   *post)
{
  return self->is_alone && !self->is_over && g_str_equal (self->post, post->id);
}

guint
dossier_view_threads_count_falling (GPtrArray             *threads,
                                    const DossierViewPost *post)
{
  guint n = 0;

  for (guint i = 0; i < threads->len; i++)
    n += dossier_view_thread_falls_with (threads->pdata[i], post);
  return n;
}
