/* insight-doubts-twins.c - structures that may be one
 *
 * In the same commune: of the same type, the same words in the name once those that only say what sort of structure it is are
 * left aside; of a type that nobody told, the same words but for articles. Two UAI numbers tell two schools apart.
 */
#include "config.h"

#include "insight-doubts-private.h"

#include "base-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *id, *title, *type, *uai;
  char *words; /* of the name, but for articles */
} Seen;

static void
free_seen (gpointer data)
{
  Seen *seen = data;

  g_free (seen->id);
  g_free (seen->title);
  g_free (seen->type);
  g_free (seen->uai);
  g_free (seen->words);
  g_free (seen);
}

static const char *const articles[] = { "de", "du", "des", "la", "le", "les", "l", "d", "et", NULL };
static const char *const sorts[] = { "ecole", "maternelle", "elementaire", "primaire", "publique", "prive", "privee", "college", "lycee", "centre", "social", "socioculturel",
                                     "culturel", "socio", "maison", "quartier", "pour", "tous", "espace", "vie", NULL };

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The words of a name, in any order, but for those of some lists; all of them where none would be left. */
static char *
dup_words (const char *name,
           gboolean    without_sorts)
{
  g_autofree char      *folded = base_text_fold (name);
  g_auto (GStrv)        words = g_strsplit (folded, " ", -1);
  g_autoptr (GPtrArray) telling = g_ptr_array_new ();

  for (char **word = words; *word != NULL; word++)
    if (!g_strv_contains (articles, *word) && !(without_sorts && g_strv_contains (sorts, *word)))
      g_ptr_array_add (telling, *word);
  g_ptr_array_sort (telling, compare_words);
  g_ptr_array_add (telling, NULL);
  return telling->len == 1 ? g_steal_pointer (&folded) : g_strjoinv (" ", (char **) telling->pdata);
}

static char *
dup_key (const char *commune,
         const char *name)
{
  g_autofree char *words = dup_words (name, TRUE);

  return g_strdup_printf ("%s|%s", commune, words);
}

static gboolean
may_be_one (const Seen *one,
            const Seen *other)
{
  if (one->uai != NULL && other->uai != NULL)
    return FALSE; /* the same one is told by the rule of UAI numbers */
  if (one->type == NULL || other->type == NULL)
    return strcmp (one->words, other->words) == 0;
  return strcmp (one->type, other->type) == 0;
}

static Seen *
see (DossierCursor *row)
{
  const char *uai = dossier_cursor_get_text (row, 4);
  Seen       *seen = g_new0 (Seen, 1);

  seen->id = g_strdup (dossier_cursor_get_text (row, 0));
  seen->title = g_strdup (dossier_cursor_get_text (row, 1));
  seen->type = g_strdup (dossier_cursor_get_text (row, 2));
  seen->uai = uai == NULL || *uai == '\0' ? NULL : g_strdup (uai);
  seen->words = dup_words (seen->title, FALSE);
  return seen;
}

static GPtrArray *
get_alike (GHashTable    *seen,
           DossierCursor *row)
{
  const char      *commune = dossier_cursor_get_text (row, 3);
  g_autofree char *key = dup_key (commune == NULL ? "" : commune, dossier_cursor_get_text (row, 1));
  GPtrArray       *alike = g_hash_table_lookup (seen, key);

  if (alike != NULL)
    return alike;
  alike = g_ptr_array_new_with_free_func (free_seen);
  g_hash_table_insert (seen, g_steal_pointer (&key), alike);
  return alike;
}

/* Columns: id, name, type, commune, UAI. */
static void
judge_row (InsightDoubting *self,
           DossierCursor   *row,
           gpointer         data)
{
  GPtrArray *alike;
  Seen      *one;

  if (dossier_cursor_get_text (row, 1) == NULL)
    return;
  alike = get_alike (data, row);
  one = see (row);
  for (guint i = 0; i < alike->len; i++)
    {
      const Seen *other = alike->pdata[i];

      if (!may_be_one (other, one))
        continue;
      /* Translators: what another structure is called. */
      insight_doubting_add (self, "duplicate", "structure", one->id, "name", g_strdup_printf (_ ("Very much like “%s”, in the same commune."), other->title))->other = g_strdup (other->id);
      break;
    }
  g_ptr_array_add (alike, one);
}

gboolean
insight_doubting_search_twins (InsightDoubting *self,
                               GError         **error)
{
  static const char *const columns[] = { "id", "name", "type", "territory", "uai", NULL };
  g_autoptr (GHashTable)   seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  return insight_doubting_walk (self, "structure", NULL, columns, judge_row, seen, error);
}
