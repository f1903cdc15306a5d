#include "dossier-vocabulary-private.h"

#include "base-identifier.h"
#include "dossier-place.h"
#include "dossier-shipped.h"

#define KIND "vocabulary_term"
#define STEP 10 /* between two groups of synonyms, as between two terms of the table */

char *
dossier_term_derive_id (const char *vocabulary,
                        const char *code)
{
  g_autofree char *words = g_strdup_printf ("term:%s:%s", vocabulary, code);

  return base_identifier_derive (words);
}

static gboolean
is_yes (const char *cell)
{
  return cell != NULL && *cell != '\0' && !g_str_equal (cell, "0") && !g_str_equal (cell, "no");
}

static void
visit_term (DossierTerm        *term,
            gint64              order,
            DossierShippedVisit visit,
            gpointer            data)
{
  g_autofree char *id = dossier_term_derive_id (term->vocabulary, term->code);

  term->id = id;
  term->active = TRUE;
  term->shipped = TRUE;
  visit (term, order, data);
}

static void
visit_terms (DossierShippedVisit visit,
             gpointer            data)
{
  g_autoptr (GPtrArray) rows = dossier_shipped_list_rows ("vocabularies.tsv");

  for (guint i = 0; i < rows->len; i++)
    {
      GHashTable *row = g_ptr_array_index (rows, i);
      DossierTerm term = { 0 };

      term.vocabulary = g_hash_table_lookup (row, "vocabulary");
      term.code = g_hash_table_lookup (row, "code");
      term.label = g_hash_table_lookup (row, "label");
      term.definition = g_hash_table_lookup (row, "definition");
      term.proposed = is_yes (g_hash_table_lookup (row, "proposed"));
      visit_term (&term, g_ascii_strtoll (g_hash_table_lookup (row, "order"), NULL, 10), visit, data);
    }
}

/* The forms of a group stand together in the table. */
static void
visit_groups (DossierShippedVisit visit,
              gpointer            data)
{
  g_autoptr (GPtrArray) rows = dossier_shipped_list_rows ("synonyms.tsv");
  gint64                order = 0;

  for (guint i = 0; i < rows->len;)
    {
      const char         *group = g_hash_table_lookup (g_ptr_array_index (rows, i), "group");
      g_autoptr (GString) label = g_string_new (NULL);
      DossierTerm         term = { .vocabulary = DOSSIER_SYNONYMS_VOCABULARY, .code = group };

      for (; i < rows->len && g_strcmp0 (group, g_hash_table_lookup (g_ptr_array_index (rows, i), "group")) == 0; i++)
        g_string_append_printf (label, "%s%s", label->len > 0 ? DOSSIER_SYNONYMS_SEPARATOR : "",
                                (const char *) g_hash_table_lookup (g_ptr_array_index (rows, i), "form"));
      term.label = label->str;
      order += STEP;
      visit_term (&term, order, visit, data);
    }
}

void
dossier_vocabulary_visit_shipped (DossierShippedVisit visit,
                                  gpointer            data)
{
  visit_terms (visit, data);
  visit_groups (visit, data);
}

/* --- which ones */

static void
note_key (const DossierTerm *term,
          gint64             order,
          gpointer           data)
{
  g_hash_table_add (data, g_strdup_printf ("%s/%s", term->vocabulary, term->code));
}

/* "vocabulary/code", for ever. */
static gpointer
make_keys (gpointer unused)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  dossier_vocabulary_visit_shipped (note_key, keys);
  return keys;
}

gboolean
dossier_vocabulary_is_shipped (const char *vocabulary,
                               const char *code)
{
  static GOnce     once = G_ONCE_INIT;
  g_autofree char *key = g_strdup_printf ("%s/%s", vocabulary, code);

  g_once (&once, make_keys, NULL);
  return g_hash_table_contains (once.retval, key);
}

/* --- into a dossier */

static void
seed_term (const DossierTerm *term,
           gint64             order,
           gpointer           data)
{
  DossierAct        *act = data;
  const DossierKind *kind = dossier_kinds_find (KIND);
  const char        *subject = dossier_act_create (act, kind, term->id);

  dossier_act_set (act, kind, subject, "vocabulary", dossier_value_new_text (term->vocabulary));
  dossier_act_set (act, kind, subject, "code", dossier_value_new_text (term->code));
  dossier_act_set (act, kind, subject, "label", dossier_value_new_text (term->label));
  if (term->definition != NULL && *term->definition != '\0')
    dossier_act_set (act, kind, subject, "definition", dossier_value_new_text (term->definition));
  dossier_act_set (act, kind, subject, "order", dossier_value_new_integer (order));
  dossier_act_set (act, kind, subject, "active", dossier_value_new_boolean (TRUE));
  dossier_act_set (act, kind, subject, "proposed", dossier_value_new_boolean (term->proposed));
}

void
dossier_vocabulary_seed (DossierAct *act)
{
  g_return_if_fail (act != NULL);

  dossier_act_set_rank (act, DOSSIER_RANK_REGISTER);
  dossier_vocabulary_visit_shipped (seed_term, act);
}
