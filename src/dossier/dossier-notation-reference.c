#include "config.h"

#include "dossier-notation-private.h"

#include "base-identifier.h"
#include "base-text.h"
#include "dossier-standing.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_CANDIDATES 6 /* named in the message; one more says that there are others */

static GPtrArray *
list_by_field (const DossierNotation *self,
               const char            *kind,
               const char            *field,
               const char            *value,
               GError               **error)
{
  static const char *const  columns[] = { "id", NULL };
  g_autoptr (DossierQuery)  query = dossier_query_new (kind);
  g_autoptr (GPtrArray)     ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError)        local = NULL;
  g_autoptr (DossierCursor) cursor = NULL;

  dossier_query_add_filter (query, field, value);
  cursor = dossier_reader_walk (self->reader, query, columns, &local);
  while (cursor != NULL && dossier_cursor_next (cursor, &local))
    g_ptr_array_add (ids, g_strdup (dossier_cursor_get_text (cursor, 0)));
  if (local == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* Official codes are written in capitals and without spaces; people are not that careful. */
static GPtrArray *
list_by_code (const DossierNotation *self,
              const char            *kind,
              const char            *words,
              GError               **error)
{
  static const char *const codes[] = { "uai", "code" };
  g_autofree char         *upper = g_ascii_strup (words, -1);
  GPtrArray               *ids = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      if (dossier_kind_find_field (dossier_kinds_find (kind), codes[i]) == NULL)
        continue;
      g_clear_pointer (&ids, g_ptr_array_unref);
      ids = list_by_field (self, kind, codes[i], upper, error);
      if (ids == NULL || ids->len > 0)
        return ids;
    }
  return ids == NULL ? g_ptr_array_new_with_free_func (g_free) : ids;
}

static GPtrArray *
list_by_words (const DossierNotation *self,
               const char            *kind,
               const char            *words,
               GError               **error)
{
  static const char *const  columns[] = { "id", NULL };
  g_autoptr (DossierQuery)  query = dossier_query_new (kind);
  g_autoptr (GPtrArray)     ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError)        local = NULL;
  g_autoptr (DossierCursor) cursor = NULL;

  dossier_query_set_words (query, words);
  dossier_query_set_limit (query, MAX_CANDIDATES + 1);
  cursor = dossier_reader_walk (self->reader, query, columns, &local);
  while (cursor != NULL && dossier_cursor_next (cursor, &local))
    g_ptr_array_add (ids, g_strdup (dossier_cursor_get_text (cursor, 0)));
  if (local == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* "Jules-Ferry (Argenville)", as the record is called on the screen. */
static gboolean
is_called (const DossierNotation *self,
           const char            *id,
           const char            *words)
{
  g_autofree char *title = dossier_reader_dup_title (self->reader, id);
  g_autofree char *folded_title = base_text_fold (title);
  g_autofree char *folded_words = base_text_fold (words);

  return g_str_equal (folded_title, folded_words);
}

static GPtrArray *
keep_called (const DossierNotation *self,
             GPtrArray             *ids,
             const char            *words)
{
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < ids->len; i++)
    if (is_called (self, g_ptr_array_index (ids, i), words))
      g_ptr_array_add (kept, g_strdup (g_ptr_array_index (ids, i)));
  return kept;
}

/* Called so by a word that became it, too. */
static gboolean
is_a_commune (const DossierNotation *self,
              const DossierRecord   *record)
{
  const char *type = dossier_record_get_text (record, "type");

  return type != NULL && g_str_equal (self->vocabulary == NULL ? type : dossier_standing_find (self->vocabulary, "territory_type", type), "commune");
}

/* A quarter may bear the name of its commune: where a territory is named, the commune is meant. */
static void
prefer_communes (const DossierNotation *self,
                 GPtrArray             *ids)
{
  g_autoptr (GPtrArray) communes = g_ptr_array_new ();

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (DossierRecord) record = dossier_reader_find_record (self->reader, g_ptr_array_index (ids, i), NULL);

      if (record != NULL && is_a_commune (self, record))
        g_ptr_array_add (communes, g_ptr_array_index (ids, i));
    }
  if (communes->len != 1)
    return;
  for (guint i = ids->len; i-- > 0;)
    if (g_ptr_array_index (ids, i) != g_ptr_array_index (communes, 0))
      g_ptr_array_remove_index (ids, i);
}

static char *
dup_candidates (const DossierNotation *self,
                GPtrArray             *ids)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < ids->len && i < MAX_CANDIDATES; i++)
    {
      g_autofree char *title = dossier_reader_dup_title (self->reader, g_ptr_array_index (ids, i));

      g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", title == NULL ? (char *) g_ptr_array_index (ids, i) : title);
    }
  if (ids->len > MAX_CANDIDATES)
    /* Translators: the names of several records. */
    return g_strdup_printf (_ ("%s and others"), out->str);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* The only one, or the reason why there is none. */
static char *
take_only (const DossierNotation *self,
           GPtrArray             *ids,
           const char            *words,
           GError               **error)
{
  g_autofree char *candidates = NULL;

  if (ids->len == 1)
    return g_strdup (g_ptr_array_index (ids, 0));
  if (ids->len == 0)
    {
      g_set_error (error, DOSSIER_NOTATION_ERROR, DOSSIER_NOTATION_ERROR_NOT_FOUND, _ ("Nothing is called “%s”."), words);
      return NULL;
    }
  candidates = dup_candidates (self, ids);
  /* Translators: a name typed, then the names of the records it may mean. */
  g_set_error (error, DOSSIER_NOTATION_ERROR, DOSSIER_NOTATION_ERROR_AMBIGUOUS, _ ("“%s” may be any of these: %s."), words, candidates);
  return NULL;
}

static GPtrArray *
list_by_title (const DossierNotation *self,
               const char            *kind,
               const char            *words,
               GError               **error)
{
  GPtrArray *ids = dossier_reader_list_named (self->reader, kind, words, error);

  if (ids != NULL && ids->len > 1 && g_str_equal (kind, "territory"))
    prefer_communes (self, ids);
  return ids;
}

static GPtrArray *
list_by_search (const DossierNotation *self,
                const char            *kind,
                const char            *words,
                GError               **error)
{
  g_autoptr (GPtrArray) found = list_by_words (self, kind, words, error);
  g_autoptr (GPtrArray) called = NULL;

  if (found == NULL || found->len <= 1)
    return g_steal_pointer (&found);
  called = keep_called (self, found, words);
  return called->len > 0 ? g_steal_pointer (&called) : g_steal_pointer (&found);
}

typedef GPtrArray *(*Lister) (const DossierNotation *self,
                              const char            *kind,
                              const char            *words,
                              GError               **error);

static char *
find_by_words (const DossierNotation *self,
               const char            *kind,
               const char            *words,
               GError               **error)
{
  static const Lister listers[] = { list_by_code, list_by_title, list_by_search };

  for (guint i = 0; i < G_N_ELEMENTS (listers); i++)
    {
      g_autoptr (GPtrArray) ids = listers[i](self, kind, words, error);

      if (ids == NULL)
        return NULL;
      if (ids->len > 0 || i + 1 == G_N_ELEMENTS (listers))
        return take_only (self, ids, words, error);
    }
  return NULL;
}

static char *
check_id (const DossierNotation *self,
          const char            *kind,
          const char            *id,
          GError               **error)
{
  g_autoptr (DossierRecord) record = self->reader == NULL ? NULL : dossier_reader_find_record (self->reader, id, NULL);

  if (self->reader == NULL || (record != NULL && (kind == NULL || g_str_equal (dossier_record_get_kind (record)->code, kind))))
    return g_strdup (id);
  g_set_error (error, DOSSIER_NOTATION_ERROR, DOSSIER_NOTATION_ERROR_NOT_FOUND, _ ("No record has the identifier %s."), id);
  return NULL;
}

/* Of any kind that has names. */
static char *
find_named (const DossierNotation *self,
            const char            *words,
            GError               **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  guint                 n_kinds;
  const DossierKind    *kinds = dossier_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      GPtrArray *named = dossier_reader_list_named (self->reader, kinds[i].code, words, error);

      if (named == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (ids, named);
    }
  return take_only (self, ids, words, error);
}

char *
dossier_notation_find_record (const DossierNotation *self,
                              const char            *kind,
                              const char            *words,
                              GError               **error)
{
  g_autofree char *sound = g_strstrip (base_text_repair (words, -1));
  g_autofree char *lower = g_ascii_strdown (sound, -1);

  if (base_identifier_is_valid (lower))
    return check_id (self, kind, lower, error);
  if (self->reader != NULL && kind == NULL)
    return find_named (self, sound, error);
  if (self->reader != NULL && dossier_kinds_find (kind) != NULL)
    return find_by_words (self, kind, sound, error);
  g_set_error (error, DOSSIER_NOTATION_ERROR, DOSSIER_NOTATION_ERROR_NOT_FOUND, _ ("Nothing is called “%s”."), sound);
  return NULL;
}
