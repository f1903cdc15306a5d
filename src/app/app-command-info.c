/* app-command-info.c - what a dossier holds, in figures */
#include "config.h"

#include "app-command.h"

#include "base-text.h"
#include "dossier-notation.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  gint64            *counts;      /* by kind, as dossier_kinds_get () lists them */
  GHashTable        *territories; /* code of the type → number, GUINT_TO_POINTER */
  GHashTable        *structures;
  guint              n_to_place;
  guint              n_priority;
  DossierVocabulary *vocabulary;
} Figures;

static void
free_figures (Figures *self)
{
  g_free (self->counts);
  g_clear_pointer (&self->territories, g_hash_table_unref);
  g_clear_pointer (&self->structures, g_hash_table_unref);
  g_clear_pointer (&self->vocabulary, dossier_vocabulary_unref);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Figures, free_figures)

static gboolean
count_kinds (Figures       *self,
             DossierReader *reader,
             GError       **error)
{
  guint              n_kinds;
  const DossierKind *kinds = dossier_kinds_get (&n_kinds);

  self->counts = g_new0 (gint64, n_kinds);
  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (DossierQuery) query = dossier_query_new (kinds[i].code);

      self->counts[i] = dossier_reader_count (reader, query, error);
      if (self->counts[i] < 0)
        return FALSE;
    }
  return TRUE;
}

static void
count_one (GHashTable *numbers,
           const char *code)
{
  gpointer number = g_hash_table_lookup (numbers, code);

  g_hash_table_insert (numbers, g_strdup (code), GUINT_TO_POINTER (GPOINTER_TO_UINT (number) + 1));
}

/* What has no type is counted under "". */
static gboolean
count_structures (Figures       *self,
                  DossierReader *reader,
                  GError       **error)
{
  static const char *const  columns[] = { "type", "position.lon", "priority_education", NULL };
  g_autoptr (DossierQuery)  query = dossier_query_new ("structure");
  g_autoptr (DossierCursor) cursor = dossier_reader_walk (reader, query, columns, error);
  GError                   *local = NULL;

  while (cursor != NULL && dossier_cursor_next (cursor, &local))
    {
      const char *type = dossier_cursor_get_text (cursor, 0);
      const char *priority = dossier_cursor_get_text (cursor, 2);

      count_one (self->structures, type != NULL ? type : "");
      self->n_to_place += isnan (dossier_cursor_get_real (cursor, 1)) ? 1 : 0;
      self->n_priority += g_strcmp0 (priority, "rep") == 0 || g_strcmp0 (priority, "rep+") == 0 ? 1 : 0;
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return cursor != NULL && local == NULL;
}

static gboolean
count_territories (Figures       *self,
                   DossierReader *reader,
                   GError       **error)
{
  static const char *const  columns[] = { "type", NULL };
  g_autoptr (DossierQuery)  query = dossier_query_new ("territory");
  g_autoptr (DossierCursor) cursor = dossier_reader_walk (reader, query, columns, error);
  GError                   *local = NULL;

  while (cursor != NULL && dossier_cursor_next (cursor, &local))
    {
      const char *type = dossier_cursor_get_text (cursor, 0);

      count_one (self->territories, type != NULL ? type : "");
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return cursor != NULL && local == NULL;
}

static gpointer
take_figures (DossierReader *reader,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (Figures) self = g_new0 (Figures, 1);

  self->territories = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->structures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->vocabulary = dossier_vocabulary_load (reader, error);
  if (self->vocabulary == NULL || !count_kinds (self, reader, error) || !count_structures (self, reader, error) ||
      !count_territories (self, reader, error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
add_json_numbers (GString    *out,
                  GHashTable *numbers)
{
  g_autoptr (GList) codes = g_list_sort (g_hash_table_get_keys (numbers), (GCompareFunc) g_strcmp0);

  g_string_append_c (out, '{');
  for (GList *code = codes; code != NULL; code = code->next)
    {
      if (code != codes)
        g_string_append (out, ", ");
      dossier_notation_add_json_string (out, code->data);
      g_string_append_printf (out, ": %u", GPOINTER_TO_UINT (g_hash_table_lookup (numbers, code->data)));
    }
  g_string_append_c (out, '}');
}

static void
write_json (GString *out,
            Figures *self)
{
  guint              n_kinds;
  const DossierKind *kinds = dossier_kinds_get (&n_kinds);

  g_string_append (out, "{\"counts\": {");
  for (guint i = 0; i < n_kinds; i++)
    g_string_append_printf (out, "%s\"%s\": %" G_GINT64_FORMAT, i > 0 ? ", " : "", kinds[i].code, self->counts[i]);
  g_string_append (out, "}, \"territory_by_type\": ");
  add_json_numbers (out, self->territories);
  g_string_append (out, ", \"structure_by_type\": ");
  add_json_numbers (out, self->structures);
  g_string_append_printf (out, ", \"to_place\": %u, \"priority_education\": %u}\n", self->n_to_place, self->n_priority);
}

static void
write_line (GString    *out,
            const char *label,
            gint64      number,
            int         margin)
{
  glong length = g_utf8_strlen (label, -1);

  g_string_append_printf (out, "%*s%s%*s%" G_GINT64_FORMAT "\n", margin, "", label, (int) MAX (1, 46 - margin - length), "", number);
}

static void
write_types (GString    *out,
             Figures    *self,
             GHashTable *numbers,
             const char *vocabulary)
{
  g_autoptr (GList) codes = g_list_sort (g_hash_table_get_keys (numbers), (GCompareFunc) g_strcmp0);

  for (GList *code = codes; code != NULL; code = code->next)
    {
      const char *label = dossier_vocabulary_get_label (self->vocabulary, vocabulary, code->data);

      write_line (out, *label != '\0' ? label : _ ("of no type"), GPOINTER_TO_UINT (g_hash_table_lookup (numbers, code->data)), 4);
    }
}

static void
write_plain (GString *out,
             Figures *self)
{
  guint              n_kinds;
  const DossierKind *kinds = dossier_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      gboolean structure = g_str_equal (kinds[i].code, "structure");

      if (self->counts[i] == 0)
        continue;
      write_line (out, dossier_kinds_translate (kinds[i].plural), self->counts[i], 0);
      if (g_str_equal (kinds[i].code, "territory"))
        write_types (out, self, self->territories, "territory_type");
      if (!structure)
        continue;
      write_types (out, self, self->structures, "structure_type");
      write_line (out, _ ("to place on the map"), self->n_to_place, 2);
      write_line (out, _ ("in priority education"), self->n_priority, 2);
    }
}

AppExit
app_command_info (AppCall *call)
{
  GError             *error = NULL;
  g_autoptr (Figures) figures = dossier_store_ask (call->store, take_figures, NULL, &error);

  if (figures == NULL)
    return app_call_fail (call, error);
  if (app_call_wants_json (call))
    write_json (call->out, figures);
  else
    write_plain (call->out, figures);
  return APP_EXIT_FINE;
}
