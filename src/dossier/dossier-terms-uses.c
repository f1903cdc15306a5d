#include "dossier-terms-uses.h"

#include "dossier-key.h"
#include "dossier-path.h"
#include "dossier-reader-private.h"
#include "dossier-schema.h"

#include <string.h>

/* What one term gathers. */
typedef struct
{
  GArray *uses; /* DossierTermUse */
  guint   n, n_away;
} Tally;

struct _DossierTermUses
{
  GHashTable *tallies; /* code → Tally */
};

/* A record that says a term. */
typedef struct
{
  Tally   *tally;
  gint64   ent;
  gboolean is_living;
} Saying;

typedef struct
{
  DossierTermUses         *uses;
  DossierReader           *reader;
  const DossierVocabulary *terms;
  const char              *vocabulary;
  GArray                  *sayings; /* Saying, of the kind that is read */
} Counting;

static void
free_tally (gpointer data)
{
  Tally *tally = data;

  g_array_unref (tally->uses);
  g_free (tally);
}

static Tally *
get_or_make_tally (DossierTermUses *self,
                   const char      *code)
{
  Tally *tally = g_hash_table_lookup (self->tallies, code);

  if (tally == NULL)
    {
      tally = g_new0 (Tally, 1);
      tally->uses = g_array_new (FALSE, FALSE, sizeof (DossierTermUse));
      g_hash_table_insert (self->tallies, g_strdup (code), tally);
    }
  return tally;
}

static void
add_saying (Counting   *self,
            const char *code,
            gint64      ent,
            gboolean    is_living)
{
  Saying saying = { get_or_make_tally (self->uses, code), ent, is_living };

  g_array_append_val (self->sayings, saying);
}

static void
read_saying (Counting         *self,
             DossierStatement *rows)
{
  const char        *key = dossier_statement_get_text (rows, 1);
  g_autofree char   *code = g_strndup (key, strcspn (key, "@"));
  gint64             ent = dossier_statement_get_integer (rows, 0);
  gboolean           is_living = dossier_statement_get_integer (rows, 2) == DOSSIER_ENT_LIVING;
  const DossierTerm *standing = dossier_vocabulary_resolve (self->terms, self->vocabulary, code);

  if (dossier_key_is_answer (code))
    return;
  add_saying (self, code, ent, is_living);
  if (standing != NULL && strcmp (standing->code, code) != 0)
    add_saying (self, standing->code, ent, is_living);
}

static char *
dup_sql (const DossierKind  *kind,
         const DossierField *field)
{
  if (dossier_field_is_set (field))
    return g_strdup_printf ("SELECT e.id, l.key, e.state FROM ent e JOIN element l ON l.ent = e.id AND l.field = %u"
                            " WHERE e.kind = %u AND e.state <> %d -- uses",
                            field->number, kind->number, DOSSIER_ENT_REFERRED);
  return g_strdup_printf ("SELECT e.id, k.\"%s\", e.state FROM \"%s\" k JOIN ent e ON e.id = k.id"
                          " WHERE typeof (k.\"%s\") = 'text' AND e.state <> %d -- uses",
                          field->code, kind->code, field->code, DOSSIER_ENT_REFERRED);
}

static int
compare_sayings (gconstpointer a,
                 gconstpointer b)
{
  const Saying *one = a, *other = b;

  if (one->tally != other->tally)
    return one->tally < other->tally ? -1 : 1;
  return one->ent < other->ent ? -1 : one->ent > other->ent;
}

static gboolean
is_first (const GArray *sayings,
          guint         index)
{
  return index == 0 || compare_sayings (&g_array_index (sayings, Saying, index), &g_array_index (sayings, Saying, index - 1)) != 0;
}

/* A record once in each term. */
static void
count_field (const DossierKind  *kind,
             const DossierField *field,
             GArray             *sayings)
{
  g_array_sort (sayings, compare_sayings);
  for (guint i = 0; i < sayings->len; i++)
    {
      const Saying  *saying = &g_array_index (sayings, Saying, i);
      DossierTermUse use = { kind, field, 1 };
      GArray        *uses = saying->tally->uses;
      guint          last = uses->len - 1;

      if (!saying->is_living || !is_first (sayings, i))
        continue;
      if (uses->len > 0 && g_array_index (uses, DossierTermUse, last).field == field)
        g_array_index (uses, DossierTermUse, last).n++;
      else
        g_array_append_val (uses, use);
    }
}

static gboolean
read_field (Counting           *self,
            const DossierKind  *kind,
            const DossierField *field,
            GError            **error)
{
  g_autofree char             *sql = dup_sql (kind, field);
  g_autoptr (DossierStatement) rows = dossier_database_prepare (dossier_reader_get_database (self->reader), sql, error);
  g_autoptr (GArray)           before = self->sayings;
  g_autoptr (GError)           local = NULL;

  self->sayings = g_array_new (FALSE, FALSE, sizeof (Saying));
  if (rows == NULL)
    return FALSE;
  while (dossier_statement_step (rows, &local))
    read_saying (self, rows);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  count_field (kind, field, self->sayings);
  g_array_append_vals (self->sayings, before->data, before->len);
  return TRUE;
}

static gboolean
says_terms (const DossierField *field,
            const char         *vocabulary)
{
  return (field->type == DOSSIER_FIELD_VOCABULARY || field->type == DOSSIER_FIELD_VOCABULARIES || field->type == DOSSIER_FIELD_PROGRAMMES) &&
         g_strcmp0 (field->target, vocabulary) == 0;
}

/* The same record may say a term in two fields: as a way in, as a lever. */
static gboolean
count_kind (Counting          *self,
            const DossierKind *kind,
            GError           **error)
{
  g_array_set_size (self->sayings, 0);
  for (guint i = 0; i < kind->n_fields; i++)
    if (says_terms (&kind->fields[i], self->vocabulary) && !read_field (self, kind, &kind->fields[i], error))
      return FALSE;
  g_array_sort (self->sayings, compare_sayings);
  for (guint i = 0; i < self->sayings->len; i++)
    {
      const Saying *saying = &g_array_index (self->sayings, Saying, i);

      if (is_first (self->sayings, i))
        *(saying->is_living ? &saying->tally->n : &saying->tally->n_away) += 1;
    }
  return TRUE;
}

DossierTermUses *
dossier_term_uses_count (DossierReader           *reader,
                         const DossierVocabulary *terms,
                         const char              *vocabulary,
                         GError                 **error)
{
  g_autoptr (DossierTermUses) self = g_new0 (DossierTermUses, 1);
  guint                       n_kinds;
  const DossierKind          *kinds = dossier_kinds_get (&n_kinds);
  Counting                    counting = { self, reader, terms, vocabulary, NULL };
  gboolean                    counted = TRUE;

  g_return_val_if_fail (reader != NULL && terms != NULL && vocabulary != NULL, NULL);

  counting.sayings = g_array_new (FALSE, FALSE, sizeof (Saying));
  self->tallies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_tally);
  for (guint i = 0; i < n_kinds && counted; i++)
    counted = count_kind (&counting, &kinds[i], error);
  g_array_unref (counting.sayings);
  return counted ? g_steal_pointer (&self) : NULL;
}

void
dossier_term_uses_free (DossierTermUses *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->tallies, g_hash_table_unref);
  g_free (self);
}

guint
dossier_term_uses_get_n (const DossierTermUses *self,
                         const char            *code,
                         guint                 *n_away)
{
  const Tally *tally;

  g_return_val_if_fail (self != NULL && code != NULL, 0);

  tally = g_hash_table_lookup (self->tallies, code);
  if (n_away != NULL)
    *n_away = tally == NULL ? 0 : tally->n_away;
  return tally == NULL ? 0 : tally->n;
}

const DossierTermUse *
dossier_term_uses_get (const DossierTermUses *self,
                       const char            *code,
                       guint                 *n_uses)
{
  const Tally *tally;

  g_return_val_if_fail (self != NULL && code != NULL && n_uses != NULL, NULL);

  tally = g_hash_table_lookup (self->tallies, code);
  *n_uses = tally == NULL ? 0 : tally->uses->len;
  return *n_uses == 0 ? NULL : (const DossierTermUse *) (gconstpointer) tally->uses->data;
}

/* The lists there are. */
static const char *const listed[] = { "structure", "link", NULL };

static gboolean
is_listed (const DossierKind *kind)
{
  return g_strv_contains (listed, kind->code);
}

DossierQuery *
dossier_term_use_new_question (const DossierTermUse *self,
                               const char           *code)
{
  g_return_val_if_fail (self != NULL && code != NULL, NULL);

  for (gsize i = 0; listed[i] != NULL; i++)
    {
      const DossierKind *kind = dossier_kinds_find (listed[i]);
      gboolean           is_own = self->kind == kind;
      g_autofree char   *path = is_own ? g_strdup (self->field->code) : g_strdup_printf ("%s.%s", self->kind->code, self->field->code);
      DossierPath        read;
      DossierQuery      *query;

      if ((is_listed (self->kind) && !is_own) || !dossier_path_read (kind, path, &read))
        continue;
      query = dossier_query_new (kind->code);
      dossier_query_add_filter (query, path, code);
      return query;
    }
  return NULL;
}
