/* guide-booklet-examples.c - links, each told in a sentence */
#include "config.h"

#include "guide-booklet-private.h"

#include <glib/gi18n-lib.h>

#define MOST 4 /* of a practice; the others are counted */

static char *
dup_structure (GuideBookletReading *self,
               const DossierRecord *link,
               const char          *field)
{
  const char *id = dossier_record_get_reference (link, field);

  return id != NULL ? dossier_privacy_dup_title (self->reader, self->vocabulary, self->content->choice.audience, id) : NULL;
}

static char *
tell_link (GuideBookletReading *self,
           const char          *id)
{
  g_autoptr (DossierRecord) link = NULL;
  g_autofree char          *a = NULL, *b = NULL, *kind = NULL, *object = NULL, *what = NULL;

  if (!dossier_privacy_shows_record (self->reader, self->content->choice.audience, id))
    {
      self->n_hidden++;
      return NULL;
    }
  link = dossier_reader_find_record (self->reader, id, NULL);
  if (link == NULL || dossier_record_is_deleted (link))
    return NULL;
  a = dup_structure (self, link, "a");
  b = dup_structure (self, link, "b");
  kind = guide_booklet_dup_label (self, link, "kind", "link_type");
  object = guide_booklet_dup_field (self, link, "object");
  what = object != NULL ? g_steal_pointer (&object) : g_steal_pointer (&kind);
  if (a == NULL || b == NULL)
    return NULL;
  /* Translators: a link told in a sentence of the booklet: two structures. */
  if (what == NULL)
    return g_strdup_printf (_ ("%s and %s."), a, b);
  /* Translators: a link told in a sentence of the booklet: two structures, what they do together. */
  return g_strdup_printf (g_str_has_suffix (what, ".") ? _ ("%s and %s: %s") : _ ("%s and %s: %s."), a, b, what);
}

static const char *
find_example (GuideBookletReading *self,
              const char          *id)
{
  gpointer told;

  if (!g_hash_table_lookup_extended (self->examples, id, NULL, &told))
    {
      told = tell_link (self, id);
      g_hash_table_insert (self->examples, g_strdup (id), told);
    }
  return told;
}

void
guide_booklet_read_examples (GuideBookletReading  *self,
                             const DossierRecord  *record,
                             GuideBookletPractice *practice)
{
  for (const char *const *keys = dossier_record_get_keys (record, "links"); *keys != NULL; keys++)
    {
      const char *told = guide_booklet_is_word (*keys) ? find_example (self, *keys) : NULL;

      if (told == NULL)
        continue;
      if (practice->examples->len < MOST)
        g_ptr_array_add (practice->examples, g_strdup (told));
      else
        practice->n_more_examples++;
    }
}
