#include "exchange-roll.h"

#include <string.h>

#include "base-text.h"

#include "exchange-codes.h"
#include "exchange-words.h"

typedef struct
{
  char *id, *name, *type, *code; /* code: official of a territory, of its list for a structure */
  char *commune, *postcode, *uai;
} Entry;

struct _ExchangeRoll
{
  GHashTable *entries;     /* id → Entry, owned */
  GHashTable *by_name;     /* folded → GPtrArray of Entry: structures */
  GHashTable *by_heart;    /* heart → GPtrArray of Entry: structures */
  GHashTable *by_code;     /* code in its list → GPtrArray of Entry */
  GHashTable *by_uai;      /* → Entry */
  GHashTable *communes;    /* code → Entry */
  GHashTable *by_commune;  /* folded name without article → GPtrArray of Entry */
  GHashTable *departments; /* set of those that have a commune */
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->id);
  g_free (entry->name);
  g_free (entry->type);
  g_free (entry->code);
  g_free (entry->commune);
  g_free (entry->postcode);
  g_free (entry->uai);
  g_free (entry);
}

static GHashTable *
new_index (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

static ExchangeRoll *
roll_new (void)
{
  ExchangeRoll *self = g_new0 (ExchangeRoll, 1);

  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, entry_free);
  self->by_name = new_index ();
  self->by_heart = new_index ();
  self->by_code = new_index ();
  self->by_commune = new_index ();
  self->by_uai = g_hash_table_new (g_str_hash, g_str_equal);
  self->communes = g_hash_table_new (g_str_hash, g_str_equal);
  self->departments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
exchange_roll_free (ExchangeRoll *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_heart);
  g_hash_table_unref (self->by_code);
  g_hash_table_unref (self->by_commune);
  g_hash_table_unref (self->by_uai);
  g_hash_table_unref (self->communes);
  g_hash_table_unref (self->departments);
  g_hash_table_unref (self->entries);
  g_free (self);
}

/* Takes key. */
static void
index_entry (GHashTable *index,
             char       *key,
             Entry      *entry)
{
  GPtrArray *list = g_hash_table_lookup (index, key);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (index, g_strdup (key), list);
    }
  g_ptr_array_add (list, entry);
  g_free (key);
}

/* "L'Isle-Adam" and "Isle-Adam" are one commune: files drop the article. */
static char *
dup_without_article (const char *name)
{
  static const char *const articles[] = { "l ", "la ", "le ", "les " };
  g_autofree char         *folded = base_text_fold (name);

  for (gsize i = 0; i < G_N_ELEMENTS (articles); i++)
    if (g_str_has_prefix (folded, articles[i]))
      return g_strdup (folded + strlen (articles[i]));
  return g_steal_pointer (&folded);
}

/* CEDEX, and "st" for "saint", are how the post writes. */
static char *
dup_commune_key (const char *name)
{
  g_autofree char *bare = dup_without_article (name);
  g_auto (GStrv)   words = g_strsplit (bare, " ", -1);
  GString         *key = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL && strcmp (words[i], "cedex") != 0; i++)
    g_string_append_printf (key, "%s%s", key->len > 0 ? " " : "",
                            strcmp (words[i], "st") == 0 ? "saint" : strcmp (words[i], "ste") == 0 ? "sainte"
                                                                                                   : words[i]);
  return g_string_free (key, FALSE);
}

static void
enrol_territory (ExchangeRoll  *self,
                 DossierCursor *cursor)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->id = g_strdup (dossier_cursor_get_text (cursor, 0));
  entry->name = g_strdup (dossier_cursor_get_text (cursor, 1));
  entry->type = g_strdup (dossier_cursor_get_text (cursor, 2));
  entry->code = g_strdup (dossier_cursor_get_text (cursor, 3));
  g_hash_table_replace (self->entries, entry->id, entry);
  if (g_strcmp0 (entry->type, "commune") != 0 || entry->name == NULL)
    return;

  index_entry (self->by_commune, dup_commune_key (entry->name), entry);
  if (entry->code != NULL)
    {
      char *department = exchange_codes_dup_department_of (entry->code);

      g_hash_table_replace (self->communes, entry->code, entry);
      if (department != NULL)
        g_hash_table_add (self->departments, department);
    }
}

static void
enrol_structure (ExchangeRoll  *self,
                 DossierCursor *cursor)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->id = g_strdup (dossier_cursor_get_text (cursor, 0));
  entry->name = g_strdup (dossier_cursor_get_text (cursor, 1));
  entry->type = g_strdup (dossier_cursor_get_text (cursor, 2));
  entry->code = g_strdup (dossier_cursor_get_text (cursor, 3));
  entry->commune = g_strdup (dossier_cursor_get_text (cursor, 4));
  entry->postcode = g_strdup (dossier_cursor_get_text (cursor, 5));
  entry->uai = g_strdup (dossier_cursor_get_text (cursor, 6));
  g_hash_table_replace (self->entries, entry->id, entry);
  if (entry->name != NULL)
    {
      index_entry (self->by_name, base_text_fold (entry->name), entry);
      index_entry (self->by_heart, exchange_words_dup_heart (entry->name), entry);
    }
  if (entry->code != NULL)
    index_entry (self->by_code, g_strdup (entry->code), entry);
  if (entry->uai != NULL)
    {
      g_autofree char *first = exchange_identity_of_school (entry->uai, "", "");

      if (strcmp (first, entry->id) == 0 || !g_hash_table_contains (self->by_uai, entry->uai))
        g_hash_table_replace (self->by_uai, entry->uai, entry);
    }
}

static gboolean
enrol (ExchangeRoll      *self,
       DossierReader     *reader,
       const char        *kind,
       const char *const *columns,
       void (*take) (ExchangeRoll *, DossierCursor *),
       GError **error)
{
  g_autoptr (DossierQuery)  query = dossier_query_new (kind);
  g_autoptr (DossierCursor) cursor = dossier_reader_walk (reader, query, columns, error);
  g_autoptr (GError)        local = NULL;

  if (cursor == NULL)
    return FALSE;
  while (dossier_cursor_next (cursor, &local))
    take (self, cursor);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

ExchangeRoll *
exchange_roll_load (DossierReader *reader,
                    GError       **error)
{
  static const char *const of_territories[] = { "id", "name", "type", "code", NULL };
  static const char *const of_structures[] = { "id", "name", "type", "import_code", "territory", "postcode", "uai", NULL };
  g_autoptr (ExchangeRoll) self = roll_new ();

  g_return_val_if_fail (reader != NULL, NULL);

  if (!enrol (self, reader, "territory", of_territories, enrol_territory, error) || !enrol (self, reader, "structure", of_structures, enrol_structure, error))
    return NULL;
  return g_steal_pointer (&self);
}

gboolean
exchange_roll_has (const ExchangeRoll *self,
                   const char         *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, FALSE);

  return g_hash_table_contains (self->entries, id);
}

const char *
exchange_roll_get_name (const ExchangeRoll *self,
                        const char         *id)
{
  const Entry *entry;

  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  entry = g_hash_table_lookup (self->entries, id);
  return entry == NULL ? NULL : entry->name;
}

const char *
exchange_roll_find_commune (const ExchangeRoll *self,
                            const char         *code)
{
  const Entry *entry;

  g_return_val_if_fail (self != NULL, NULL);

  entry = code == NULL ? NULL : g_hash_table_lookup (self->communes, code);
  return entry == NULL ? NULL : entry->id;
}

static gboolean
is_in_department (const Entry *entry,
                  const char  *department)
{
  g_autofree char *own = exchange_codes_dup_department_of (entry->code);

  return own == NULL || strcmp (own, department) == 0;
}

const char *
exchange_roll_find_commune_named (const ExchangeRoll *self,
                                  const char         *name,
                                  const char         *department,
                                  gboolean           *several)
{
  g_autofree char *key = NULL;
  GPtrArray       *list;
  const char      *found = NULL;
  guint            n = 0;

  g_return_val_if_fail (self != NULL && several != NULL, NULL);

  key = dup_commune_key (name);
  list = g_hash_table_lookup (self->by_commune, key);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const Entry *entry = list->pdata[i];

      if (department == NULL || is_in_department (entry, department))
        {
          found = n == 0 ? entry->id : found;
          n++;
        }
    }
  *several = n > 1;
  return found;
}

gboolean
exchange_roll_knows_department (const ExchangeRoll *self,
                                const char         *department)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return department != NULL && g_hash_table_contains (self->departments, department);
}

const char *
exchange_roll_find_uai (const ExchangeRoll *self,
                        const char         *uai)
{
  const Entry *entry;

  g_return_val_if_fail (self != NULL, NULL);

  entry = uai == NULL ? NULL : g_hash_table_lookup (self->by_uai, uai);
  return entry == NULL ? NULL : entry->id;
}

static gboolean
are_in_one_place (const Entry *entry,
                  const char  *commune,
                  const char  *postcode)
{
  if (entry->commune != NULL && commune != NULL)
    return strcmp (entry->commune, commune) == 0;
  if (entry->postcode != NULL && postcode != NULL)
    return strcmp (entry->postcode, postcode) == 0;
  return (entry->commune == NULL && entry->postcode == NULL) || (commune == NULL && postcode == NULL);
}

/* Two codes of one list (the words before the colon) that differ are two things. */
static gboolean
are_told_apart (const Entry *entry,
                const char  *import_code)
{
  gsize n;

  if (entry->code == NULL || import_code == NULL || strcmp (entry->code, import_code) == 0)
    return FALSE;
  n = strcspn (entry->code, ":");
  return n == strcspn (import_code, ":") && strncmp (entry->code, import_code, n) == 0;
}

static gboolean
is_a_centre (const char *type)
{
  return type == NULL || strcmp (type, "social_centre") == 0 || strcmp (type, "maison_de_quartier") == 0 || strcmp (type, "maison_pour_tous") == 0 || strcmp (type, "espace_de_vie_sociale") == 0;
}

static gboolean
are_of_one_kind (const Entry            *entry,
                 const ExchangeProposal *proposal)
{
  DossierValue *value = exchange_proposal_find (proposal, "type");
  const char   *type = value == NULL ? NULL : dossier_value_get_text (value);

  return g_strcmp0 (entry->type, type) == 0 || (is_a_centre (entry->type) && is_a_centre (type));
}

static guint
count_fitting (GPtrArray              *list,
               const ExchangeProposal *proposal,
               const char             *commune,
               const char             *postcode,
               gboolean                of_one_kind,
               const char            **id)
{
  guint n = 0;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const Entry *entry = list->pdata[i];

      if (!are_in_one_place (entry, commune, postcode) || are_told_apart (entry, proposal->import_code) || (of_one_kind && !are_of_one_kind (entry, proposal)))
        continue;
      *id = n == 0 ? entry->id : *id;
      n++;
    }
  return n;
}

static const Entry *
find_coded (const ExchangeRoll     *self,
            const ExchangeProposal *proposal)
{
  GPtrArray *list = proposal->import_code == NULL ? NULL : g_hash_table_lookup (self->by_code, proposal->import_code);

  return list != NULL && list->len == 1 ? list->pdata[0] : NULL;
}

ExchangeMatch
exchange_roll_match_structure (const ExchangeRoll     *self,
                               const ExchangeProposal *proposal,
                               const char             *commune,
                               const char             *postcode,
                               const char            **id)
{
  g_autofree char *folded = NULL, *heart = NULL;
  const Entry     *coded;
  guint            n;

  g_return_val_if_fail (self != NULL && proposal != NULL && id != NULL, EXCHANGE_MATCH_NONE);

  *id = exchange_roll_find_uai (self, proposal->uai);
  if (*id != NULL)
    return EXCHANGE_MATCH_ONE;
  coded = find_coded (self, proposal);
  if (coded != NULL && are_in_one_place (coded, commune, postcode))
    {
      *id = coded->id;
      return EXCHANGE_MATCH_ONE;
    }

  folded = base_text_fold (proposal->name);
  n = count_fitting (g_hash_table_lookup (self->by_name, folded), proposal, commune, postcode, FALSE, id);
  if (n > 0)
    return n == 1 ? EXCHANGE_MATCH_ONE : EXCHANGE_MATCH_SEVERAL;
  if (commune == NULL && postcode == NULL)
    return EXCHANGE_MATCH_NONE;
  heart = exchange_words_dup_heart (proposal->name);
  n = count_fitting (g_hash_table_lookup (self->by_heart, heart), proposal, commune, postcode, TRUE, id);
  return n > 0 ? EXCHANGE_MATCH_ALIKE : EXCHANGE_MATCH_NONE;
}
