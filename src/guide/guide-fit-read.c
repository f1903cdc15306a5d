/* guide-fit-read.c - what is asked of the dossier, for a link or for a structure without link */
#include "guide-fit-private.h"

#include "dossier-path.h"
#include "guide-book-private.h"

#include <string.h>

void
guide_fits_free (GuideFits *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->fits, g_ptr_array_unref);
  g_clear_pointer (&self->signs, g_ptr_array_unref);
  g_clear_pointer (&self->book, guide_book_unref);
  g_free (self->like);
  g_free (self);
}

const char *
guide_fit_get_vocabulary (const char *prefix)
{
  return g_str_equal (prefix, "lever") ? "way_in" : prefix;
}

void
guide_fit_note (GuideFitReading *self,
                GuideFitSort     sort,
                const char      *prefix,
                const char      *word,
                const char      *witness,
                const char      *name)
{
  g_autofree char *whole = word == NULL ? NULL : g_strconcat (prefix, ":", word, NULL);

  if (whole != NULL)
    g_ptr_array_add (self->fits->signs, guide_fit_sign_new (sort, whole, witness, name));
}

void
guide_fit_note_code (GuideFitReading *self,
                     GuideFitSort     sort,
                     const char      *prefix,
                     const char      *code,
                     const char      *witness,
                     const char      *name)
{
  guide_fit_note (self, sort, prefix, guide_book_resolve (self->fits->book->vocabulary, guide_fit_get_vocabulary (prefix), code), witness, name);
}

const char *
guide_fit_find_programme (const GuideFitReading *self,
                          const char            *key)
{
  g_autofree char *code = g_strndup (key, strcspn (key, "@"));

  return guide_book_resolve (self->fits->book->vocabulary, "programme", code);
}

static gboolean
has_words (const GuideBook *book)
{
  for (guint i = 0; i < book->practices->len; i++)
    {
      const GuidePractice *practice = book->practices->pdata[i];

      if (practice->levers[0] != NULL || practice->brakes[0] != NULL || practice->factors[0] != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
read_signs (GuideFitReading     *self,
            const DossierRecord *record,
            GError             **error)
{
  const char *kind = dossier_record_get_kind (record)->code;

  if (dossier_record_is_deleted (record) || !dossier_privacy_shows_record (self->reader, self->audience, dossier_record_get_id (record)))
    return TRUE;
  if (g_str_equal (kind, "link"))
    return guide_fit_read_link (self, record, error);
  return !g_str_equal (kind, "structure") || guide_fit_read_place (self, record, error);
}

GuideFits *
guide_fits_read (DossierReader  *reader,
                 DossierAudience audience,
                 const char     *id,
                 GError        **error)
{
  g_autoptr (DossierRecord) record = dossier_reader_find_record (reader, id, error);
  g_autoptr (GuideFits)     fits = g_new0 (GuideFits, 1);
  GuideFitReading           reading = { fits, reader, audience };

  fits->signs = g_ptr_array_new_with_free_func ((GDestroyNotify) guide_fit_sign_free);
  fits->book = record == NULL ? NULL : guide_book_read (reader, audience, error);
  if (fits->book == NULL || !read_signs (&reading, record, error))
    return NULL;
  fits->has_words = has_words (fits->book);
  fits->fits = guide_fit_rank (fits->book, fits->signs);
  return g_steal_pointer (&fits);
}
