#include "dossier-erasure-private.h"

#include "base-identifier.h"
#include "dossier-codec.h"
#include "dossier-reader-private.h"

#include <string.h>

#define AROUND 40 /* characters of an excerpt, on each side */

typedef struct
{
  GRegex     *names, *contacts, *family_names; /* each may be NULL */
  GHashTable *found;                           /* "row/field" of those certain, and of those told */
  GPtrArray  *mentions;
} Looking;

static gboolean
compile (const char *pattern,
         GRegex    **regex,
         GError    **error)
{
  *regex = pattern == NULL ? NULL : g_regex_new (pattern, G_REGEX_OPTIMIZE | G_REGEX_CASELESS, 0, error);
  return pattern == NULL || *regex != NULL;
}

/* A text in which people are spoken of. What names a thing, or is for everybody, may be somebody else's name. */
static gboolean
is_free_text (const DossierField *field)
{
  if (field->visibility == DOSSIER_VISIBILITY_PUBLIC || strcmp (field->code, "file") == 0)
    return FALSE;
  return field->type == DOSSIER_FIELD_LONG_TEXT || field->type == DOSSIER_FIELD_WORDS ||
         (field->type == DOSSIER_FIELD_TEXT && !(field->flags & DOSSIER_FIELD_TITLE));
}

static gboolean
is_text (const DossierField *field)
{
  return field->type == DOSSIER_FIELD_LONG_TEXT || field->type == DOSSIER_FIELD_WORDS || field->type == DOSSIER_FIELD_TEXT;
}

static gboolean
find (GRegex     *regex,
      const char *text,
      int        *start,
      int        *end)
{
  g_autoptr (GMatchInfo) match = NULL;

  return regex != NULL && g_regex_match (regex, text, 0, &match) && g_match_info_fetch_pos (match, 0, start, end);
}

/* FALSE: nothing there. */
static gboolean
judge (const Looking      *looking,
       const DossierField *field,
       const char         *text,
       gboolean           *certain,
       int                *start,
       int                *end)
{
  gboolean is_free = is_free_text (field);

  *certain = is_free;
  if (find (looking->contacts, text, start, end))
    return TRUE;
  if (field->visibility == DOSSIER_VISIBILITY_PUBLIC)
    return FALSE;
  if (find (looking->names, text, start, end))
    return TRUE;
  *certain = FALSE;
  return is_free && find (looking->family_names, text, start, end);
}

static char *
dup_excerpt (const char *text,
             int         start,
             int         end)
{
  const char         *from = text + start, *to = text + end;
  g_autofree char    *words = NULL;
  g_autoptr (GString) out = NULL;

  for (guint i = 0; i < AROUND && from > text; i++)
    from = g_utf8_prev_char (from);
  for (guint i = 0; i < AROUND && *to != '\0'; i++)
    to = g_utf8_next_char (to);
  words = g_strdelimit (g_strndup (from, (gsize) (to - from)), "\n\r\t", ' ');
  out = g_string_new (words);
  if (from > text)
    g_string_prepend (out, "…");
  if (*to != '\0')
    g_string_append (out, "…");
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
dup_text (const DossierField      *field,
          const DossierAssignment *assignment)
{
  g_autoptr (DossierValue) value = NULL;

  if (assignment->key_length > 0)
    return g_strndup (assignment->key, assignment->key_length);
  if (!dossier_codec_read_value (assignment->value, assignment->value_length, field->type, &value) || value == NULL)
    return NULL;
  return g_strdup (dossier_value_get_text (value));
}

/* A field that was told is told no more; one that turns out to be certain is. */
static void
note (Looking            *looking,
      DossierStatement   *row,
      const DossierKind  *kind,
      const DossierField *field,
      const char         *text)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT "/%u", dossier_statement_get_integer (row, 0), field->number);
  DossierMention  *mention = g_hash_table_lookup (looking->found, key);
  gboolean         certain;
  int              start, end;
  gsize            length;

  if ((mention != NULL && mention->certain) || !judge (looking, field, text, &certain, &start, &end))
    return;
  if (mention == NULL)
    {
      mention = g_new0 (DossierMention, 1);
      mention->id = base_identifier_from_bytes (dossier_statement_get_bytes (row, 1, &length), g_malloc (BASE_IDENTIFIER_DIGITS + 1));
      mention->kind = kind;
      mention->field = field;
      g_ptr_array_add (looking->mentions, mention);
      g_hash_table_insert (looking->found, g_steal_pointer (&key), mention);
    }
  mention->certain = certain;
  g_free (mention->excerpt);
  mention->excerpt = dup_excerpt (text, start, end);
}

static void
look_through (Looking          *looking,
              DossierStatement *row)
{
  const DossierKind *kind = dossier_kinds_find_number ((guint) dossier_statement_get_integer (row, 2));
  gsize              length;
  const guint8      *bytes = dossier_statement_get_bytes (row, 3, &length);
  DossierBytes       in = { bytes, bytes + length, TRUE };
  guint64            left = dossier_codec_begin_set (&in);
  DossierAssignment  assignment;

  while (kind != NULL && dossier_codec_next_assignment (&in, &left, &assignment))
    {
      const DossierField *field = dossier_kind_find_field_number (kind, assignment.field);
      g_autofree char    *text = field != NULL && is_text (field) ? dup_text (field, &assignment) : NULL;

      if (text != NULL)
        note (looking, row, kind, field, text);
    }
}

/* What a register wrote is about places and schools. */
static gboolean
look_everywhere (Looking       *looking,
                 DossierReader *reader,
                 gint64         ent,
                 GError       **error)
{
  g_autoptr (DossierStatement) rows = NULL;
  g_autoptr (GError)           local = NULL;

  rows = dossier_database_prepare (dossier_reader_get_database (reader),
                                   "SELECT op.ent, ent.uuid, ent.kind, op.data FROM op JOIN txn ON txn.run = op.run AND txn.n = op.n JOIN ent ON ent.id = op.ent"
                                   " WHERE op.kind = 1 AND txn.rank = 1 AND op.ent <> ?1 AND op.ent NOT IN (SELECT ent FROM merged WHERE into_ent = ?1)",
                                   error);
  if (rows == NULL)
    return FALSE;
  dossier_statement_bind_integer (rows, 1, ent);
  while (dossier_statement_step (rows, &local))
    look_through (looking, rows);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static int
compare_mentions (gconstpointer a,
                  gconstpointer b)
{
  const DossierMention *one = *(const DossierMention *const *) a, *other = *(const DossierMention *const *) b;

  if (one->certain != other->certain)
    return one->certain ? -1 : 1;
  return one->kind != other->kind ? (int) one->kind->number - (int) other->kind->number : g_strcmp0 (one->title, other->title);
}

gboolean
dossier_erasure_find_mentions (DossierReader *reader,
                               gint64         row,
                               const char    *names,
                               const char    *contacts,
                               const char    *family_names,
                               GPtrArray     *mentions,
                               GError       **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GRegex)     of_names = NULL, of_contacts = NULL, of_families = NULL;
  Looking                looking = { .found = found, .mentions = mentions };

  if (names == NULL && contacts == NULL && family_names == NULL)
    return TRUE;
  if (!compile (names, &of_names, error) || !compile (contacts, &of_contacts, error) || !compile (family_names, &of_families, error))
    return FALSE;
  looking.names = of_names;
  looking.contacts = of_contacts;
  looking.family_names = of_families;
  if (!look_everywhere (&looking, reader, row, error))
    return FALSE;
  for (guint i = 0; i < mentions->len; i++)
    {
      DossierMention *mention = mentions->pdata[i];

      mention->title = dossier_reader_dup_title (reader, mention->id);
    }
  g_ptr_array_sort (mentions, compare_mentions);
  return TRUE;
}
