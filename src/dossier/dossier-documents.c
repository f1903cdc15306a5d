#include "dossier-documents.h"

#include "base-identifier.h"
#include "dossier-codec.h"
#include "dossier-reader-private.h"
#include "dossier-schema.h"

#include <string.h>

/* Where each kind says what its file is called. */
static const struct
{
  const char *kind, *name;
} kinds[] = {
  { "attachment", "file" },
  { "background", "digest" },
};

void
dossier_document_free (DossierDocument *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->digest);
  g_ptr_array_unref (self->others);
  g_free (self);
}

gboolean
dossier_document_is_written_in (const DossierDocument *self)
{
  return strcmp (self->kind->code, "attachment") == 0;
}

/* --- other digests */

static void
note_other (DossierDocument  *document,
            DossierStatement *row)
{
  gsize                    length;
  const guint8            *bytes = dossier_statement_get_bytes (row, 0, &length);
  g_autoptr (DossierValue) value = NULL;
  const char              *digest;

  if (!dossier_codec_read_value (bytes, length, DOSSIER_FIELD_TEXT, &value) || value == NULL)
    return;
  digest = dossier_value_get_text (value);
  if (digest != NULL && base_identifier_is_valid (digest))
    g_ptr_array_add (document->others, g_strdup (digest));
}

static gboolean
list_others (DossierReader   *reader,
             DossierDocument *document,
             gint64           row,
             GError         **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_prepare (dossier_reader_get_database (reader), "SELECT value FROM divergence WHERE ent = ? AND field = ?", error);
  g_autoptr (GError)           local = NULL;

  if (rows == NULL)
    return FALSE;
  dossier_statement_bind_integer (rows, 1, row);
  dossier_statement_bind_integer (rows, 2, dossier_kind_find_field (document->kind, "digest")->number);
  while (dossier_statement_step (rows, &local))
    note_other (document, rows);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* --- the records */

static DossierDocument *
read_document (const DossierKind *kind,
               DossierStatement  *row)
{
  DossierDocument *document = g_new0 (DossierDocument, 1);
  const char      *digest = dossier_statement_get_text (row, 3);
  gsize            length;

  document->kind = kind;
  document->id = base_identifier_from_bytes (dossier_statement_get_bytes (row, 1, &length), g_malloc (BASE_IDENTIFIER_DIGITS + 1));
  document->name = g_strdup (dossier_statement_get_text (row, 2));
  document->digest = digest != NULL && base_identifier_is_valid (digest) ? g_strdup (digest) : NULL;
  document->is_deleted = dossier_statement_get_integer (row, 4) == DOSSIER_ENT_DELETED;
  document->is_erased = dossier_statement_get_integer (row, 5) != 0;
  document->others = g_ptr_array_new_with_free_func (g_free);
  return document;
}

static gboolean
list_kind (DossierReader *reader,
           guint          index,
           GPtrArray     *documents,
           GError       **error)
{
  const DossierKind           *kind = dossier_kinds_find (kinds[index].kind);
  g_autofree char             *sql = NULL;
  g_autoptr (DossierStatement) rows = NULL;
  g_autoptr (GError)           local = NULL;

  sql = g_strdup_printf ("SELECT e.id, e.uuid, iif (typeof (d.%1$s) = 'text', d.%1$s, NULL), iif (typeof (d.digest) = 'text', d.digest, NULL), e.state,"
                         " EXISTS (SELECT 1 FROM erasure x WHERE x.ent = e.id) FROM %2$s d JOIN ent e ON e.id = d.id ORDER BY e.uuid",
                         kinds[index].name, kinds[index].kind);
  rows = dossier_database_prepare (dossier_reader_get_database (reader), sql, error);
  if (rows == NULL)
    return FALSE;
  while (dossier_statement_step (rows, &local))
    {
      DossierDocument *document = read_document (kind, rows);

      g_ptr_array_add (documents, document);
      if (!list_others (reader, document, dossier_statement_get_integer (rows, 0), &local))
        break;
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GPtrArray *
dossier_documents_list (DossierReader *reader,
                        GError       **error)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_document_free);

  g_return_val_if_fail (reader != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (!list_kind (reader, i, documents, error))
      return NULL;
  return g_steal_pointer (&documents);
}
