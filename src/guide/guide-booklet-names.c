#include "guide-booklet-names.h"

#include "dossier-privacy.h"

#include <string.h>

#define GONE "[…]"
#define SHORTEST 3 /* letters of a name that is looked for by itself */

struct _GuideBookletNames
{
  GRegex *people; /* NULL: nobody is recorded */
};

/* "Anne Martin" or "Martin Anne", then "Martin" by itself: as it is written, or in capitals. */
static void
add_person (GPtrArray  *patterns,
            const char *given,
            const char *family)
{
  g_autofree char *last = NULL, *first = NULL, *capitals = NULL;

  if (family == NULL || g_utf8_strlen (family, -1) < SHORTEST)
    return;
  last = g_regex_escape_string (family, -1);
  first = given != NULL && *given != '\0' ? g_regex_escape_string (given, -1) : NULL;
  if (first != NULL)
    g_ptr_array_add (patterns, g_strdup_printf ("(?i:%s\\s+%s|%s\\s+%s)", first, last, last, first));
  capitals = g_utf8_strup (last, -1);
  g_ptr_array_add (patterns, g_strdup_printf ("%s|%s", last, capitals));
}

static GRegex *
compile (GPtrArray *patterns)
{
  g_autofree char *any = NULL, *whole = NULL;

  if (patterns->len == 0)
    return NULL;
  g_ptr_array_add (patterns, NULL);
  any = g_strjoinv ("|", (char **) patterns->pdata);
  whole = g_strdup_printf ("(?<![\\p{L}\\p{N}-])(?:%s)(?![\\p{L}\\p{N}-])", any);
  return g_regex_new (whole, G_REGEX_OPTIMIZE, 0, NULL);
}

GuideBookletNames *
guide_booklet_names_read (DossierReader *reader,
                          GError       **error)
{
  static const char *const  columns[] = { "given_name", "family_name", NULL };
  g_autoptr (DossierQuery)  query = dossier_query_new ("person");
  g_autoptr (DossierCursor) cursor = dossier_reader_walk (reader, query, columns, error);
  g_autoptr (GPtrArray)     patterns = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError)        local = NULL;
  GuideBookletNames        *self;

  if (cursor == NULL)
    return NULL;
  while (dossier_cursor_next (cursor, &local))
    add_person (patterns, dossier_cursor_get_text (cursor, 0), dossier_cursor_get_text (cursor, 1));
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  self = g_new0 (GuideBookletNames, 1);
  self->people = compile (patterns);
  return self;
}

void
guide_booklet_names_free (GuideBookletNames *self)
{
  g_clear_pointer (&self->people, g_regex_unref);
  g_free (self);
}

static gboolean
on_person (const GMatchInfo *match,
           GString          *result,
           gpointer          data)
{
  guint *n = data;

  ++*n;
  g_string_append (result, GONE);
  return FALSE;
}

static char *
take_out_likely (const char *text,
                 guint      *n)
{
  g_autoptr (GArray) warnings = dossier_privacy_list_warnings (text);
  GString           *clean = g_string_new (NULL);
  gsize              at = 0;

  for (guint i = 0; i < warnings->len; i++)
    {
      const DossierWarning *it = &g_array_index (warnings, DossierWarning, i);

      if (it->start < at)
        continue;
      g_string_append_len (clean, text + at, (gssize) (it->start - at));
      g_string_append (clean, GONE);
      at = it->start + it->length;
      ++*n;
    }
  g_string_append (clean, text + at);
  return g_string_free (clean, FALSE);
}

char *
guide_booklet_names_clean (const GuideBookletNames *self,
                           const char              *text,
                           guint                   *n)
{
  g_autofree char *likely = NULL;

  if (text == NULL)
    return NULL;
  likely = take_out_likely (text, n);
  if (self->people == NULL)
    return g_steal_pointer (&likely);
  return g_regex_replace_eval (self->people, likely, -1, 0, 0, on_person, n, NULL);
}
