/* dossier-erasure-attached.c - what is attached to somebody goes with them */
#include "dossier-erasure-private.h"

#include "base-identifier.h"
#include "dossier-reader-private.h"

#include <string.h>

static const char *const fields[] = { "label", "file", "digest", "cited", "notes" };

/* Whatever else it is told for: it goes whole. */
static void
drop_others (GPtrArray  *mentions,
             const char *id)
{
  for (guint i = mentions->len; i > 0; i--)
    if (strcmp (((const DossierMention *) mentions->pdata[i - 1])->id, id) == 0)
      g_ptr_array_remove_index (mentions, i - 1);
}

static void
add (DossierReader    *reader,
     DossierStatement *row,
     GPtrArray        *mentions)
{
  DossierMention *mention = g_new0 (DossierMention, 1);
  gsize           length;
  const char     *file = dossier_statement_get_text (row, 1);

  mention->id = base_identifier_from_bytes (dossier_statement_get_bytes (row, 0, &length), g_malloc (BASE_IDENTIFIER_DIGITS + 1));
  mention->kind = dossier_kinds_find ("attachment");
  mention->field = dossier_kind_find_field (mention->kind, "subject");
  mention->title = dossier_reader_dup_title (reader, mention->id);
  mention->excerpt = g_strdup (file != NULL ? file : "…");
  mention->certain = TRUE;
  drop_others (mentions, mention->id);
  g_ptr_array_insert (mentions, 0, mention);
}

static gboolean
find_of (DossierReader *reader,
         const char    *id,
         GPtrArray     *mentions,
         GError       **error)
{
  g_autoptr (DossierStatement) rows = NULL;
  g_autoptr (GError)           local = NULL;

  rows = dossier_database_prepare (dossier_reader_get_database (reader),
                                   "SELECT e.uuid, iif (typeof (a.file) = 'text', a.file, NULL) FROM attachment a JOIN ent e ON e.id = a.id WHERE a.subject = ? AND e.state <> 0 ORDER BY e.uuid DESC",
                                   error);
  if (rows == NULL)
    return FALSE;
  dossier_statement_bind_integer (rows, 1, dossier_reader_find_row (reader, id, NULL));
  while (dossier_statement_step (rows, &local))
    add (reader, rows, mentions);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
dossier_erasure_find_attached (DossierReader   *reader,
                               const GPtrArray *ids,
                               GPtrArray       *mentions,
                               GError         **error)
{
  for (guint i = 0; i < ids->len; i++)
    if (!find_of (reader, ids->pdata[i], mentions, error))
      return FALSE;
  return TRUE;
}

gboolean
dossier_erasure_is_attached (const DossierMention *mention)
{
  return mention->certain && strcmp (mention->kind->code, "attachment") == 0 && strcmp (mention->field->code, "subject") == 0;
}

void
dossier_erasure_take_attached (DossierAct           *act,
                               const DossierMention *mention)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    dossier_act_erase (act, mention->kind, mention->id, fields[i]);
  dossier_act_delete (act, mention->kind, mention->id);
}
