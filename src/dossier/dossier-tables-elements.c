/* dossier-tables-elements.c - the sets of one record: what stands as it was is not written again */
#include "dossier-tables-private.h"

#include "dossier-search.h"
#include "dossier-tables-merge.h"

#include <string.h>

/* What is being written of one record. */
typedef struct
{
  DossierDatabase    *database;
  const DossierKind  *kind;
  const DossierState *state;
  gint64              ent;
  gboolean            is_new;
  GString            *words;
} Row;

/* One element of a set field. */
typedef struct
{
  guint  field;
  char  *key;
  gint64 ref; /* 0: to nothing */
} Element;

static void
clear_element (gpointer data)
{
  g_free (((Element *) data)->key);
}

static GArray *
new_elements (void)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Element));

  g_array_set_clear_func (found, clear_element);
  return found;
}

static int
compare_elements (gconstpointer a,
                  gconstpointer b)
{
  const Element *one = a, *other = b;
  int            order = (one->field > other->field) - (one->field < other->field);

  return order ? order : strcmp (one->key, other->key);
}

static gboolean
add_element (Row                *row,
             GArray             *wanted,
             const DossierField *field,
             const char         *written,
             GError            **error)
{
  Element element = { field->number, NULL, 0 };

  element.key = dossier_tables_dup_followed_key (row->database, field, written, &element.ref, error);
  if (element.key == NULL)
    return FALSE;
  dossier_search_add_key (row->words, field, element.key);
  g_array_append_val (wanted, element);
  return TRUE;
}

/* Two keys may lead to what is one record now: they are one key. */
static GArray *
list_wanted (Row     *row,
             GError **error)
{
  g_autoptr (GArray) wanted = new_elements ();

  for (guint i = 0; i < row->state->cells->len; i++)
    {
      const DossierCell       *cell = &g_array_index (row->state->cells, DossierCell, i);
      const DossierField      *field = dossier_kind_find_field_number (row->kind, cell->field);
      g_autoptr (DossierValue) value = NULL;

      if (field == NULL || !dossier_field_is_set (field) || *cell->key == '\0')
        continue;
      value = dossier_tables_decode (cell, field);
      if (value != NULL && dossier_value_get_boolean (value) && !add_element (row, wanted, field, cell->key, error))
        return NULL;
    }
  g_array_sort (wanted, compare_elements);
  for (guint i = wanted->len; i-- > 1;)
    if (compare_elements (&g_array_index (wanted, Element, i - 1), &g_array_index (wanted, Element, i)) == 0)
      g_array_remove_index (wanted, i);
  return g_steal_pointer (&wanted);
}

static gboolean
is_element (DossierStatement *found,
            const Element    *element)
{
  return dossier_statement_get_integer (found, 0) == element->field && strcmp (dossier_statement_get_text (found, 1), element->key) == 0 &&
         dossier_statement_get_integer (found, 2) == element->ref;
}

static gboolean
elements_stand (const Row    *row,
                const GArray *wanted,
                gboolean     *stand,
                GError      **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_prepare (row->database, "SELECT field, key, ref FROM element WHERE ent = ? ORDER BY field, key", error);
  g_autoptr (GError)           local = NULL;
  guint                        n = 0;

  if (rows == NULL)
    return FALSE;
  dossier_statement_bind_integer (rows, 1, row->ent);
  *stand = TRUE;
  for (; *stand && dossier_statement_step (rows, &local); n++)
    *stand = n < wanted->len && is_element (rows, &g_array_index (wanted, Element, n));
  *stand = *stand && n == wanted->len;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
insert_element (const Row     *row,
                const Element *element,
                GError       **error)
{
  g_autoptr (DossierStatement) insert = dossier_database_prepare (row->database, "INSERT INTO element (ent, field, key, ref) VALUES (?, ?, ?, ?)", error);

  if (insert == NULL)
    return FALSE;
  dossier_statement_bind_integer (insert, 1, row->ent);
  dossier_statement_bind_integer (insert, 2, element->field);
  dossier_statement_bind_text (insert, 3, element->key);
  if (element->ref != 0)
    dossier_statement_bind_integer (insert, 4, element->ref);
  return dossier_statement_run (insert, error);
}

static gboolean
clear_away (const Row *row,
            GError   **error)
{
  g_autoptr (DossierStatement) delete = dossier_database_prepare (row->database, "DELETE FROM element WHERE ent = ?", error);

  if (delete == NULL)
    return FALSE;
  dossier_statement_bind_integer (delete, 1, row->ent);
  return dossier_statement_run (delete, error);
}

gboolean
dossier_tables_write_elements (DossierDatabase    *database,
                               const DossierKind  *kind,
                               const DossierState *state,
                               gint64              ent,
                               gboolean            is_new,
                               GString            *words,
                               GError            **error)
{
  Row                row = { database, kind, state, ent, is_new, words };
  g_autoptr (GArray) wanted = list_wanted (&row, error);
  gboolean           stand = FALSE;

  if (wanted == NULL || (!is_new && !elements_stand (&row, wanted, &stand, error)))
    return FALSE;
  if (stand)
    return TRUE;
  if (!(is_new || clear_away (&row, error)))
    return FALSE;
  for (guint i = 0; i < wanted->len; i++)
    if (!insert_element (&row, &g_array_index (wanted, Element, i), error))
      return FALSE;
  return TRUE;
}
