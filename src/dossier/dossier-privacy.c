#include "dossier-privacy.h"

#include "dossier-database.h"
#include "dossier-reader-private.h"
#include "dossier-schema.h"
#include "dossier-select-private.h"

#include <string.h>

static const char *const audiences[] = { "public", "network", "internal" };

gboolean
dossier_audience_from_code (const char      *code,
                            DossierAudience *audience)
{
  g_return_val_if_fail (audience != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (audiences); i++)
    if (g_strcmp0 (code, audiences[i]) == 0)
      {
        *audience = (DossierAudience) i;
        return TRUE;
      }
  return FALSE;
}

const char *
dossier_audience_to_code (DossierAudience audience)
{
  g_return_val_if_fail ((guint) audience < G_N_ELEMENTS (audiences), NULL);

  return audiences[audience];
}

/* Audiences and visibilities go from the widest to the narrowest alike. */
static gboolean
shows (DossierAudience   audience,
       DossierVisibility visibility)
{
  return (guint) visibility <= (guint) audience;
}

gboolean
dossier_privacy_shows_kind (DossierAudience    audience,
                            const DossierKind *kind)
{
  g_return_val_if_fail (kind != NULL, FALSE);

  return shows (audience, kind->visibility);
}

gboolean
dossier_privacy_shows_field (DossierAudience     audience,
                             const DossierKind  *kind,
                             const DossierField *field)
{
  g_return_val_if_fail (kind != NULL && field != NULL, FALSE);

  return shows (audience, kind->visibility) && shows (audience, field->visibility);
}

DossierVisibility
dossier_privacy_get_visibility (const DossierRecord *record)
{
  const DossierKind *kind;
  DossierAudience    audience;

  g_return_val_if_fail (record != NULL, DOSSIER_VISIBILITY_INTERNAL);

  kind = dossier_record_get_kind (record);
  if (dossier_kind_find_field (kind, "visibility") != NULL && dossier_audience_from_code (dossier_record_get_text (record, "visibility"), &audience))
    return (DossierVisibility) audience;
  return kind->visibility;
}

static gboolean
goes_with_record (const DossierKind  *kind,
                  const DossierField *field)
{
  return field->visibility == kind->visibility && !(field->flags & DOSSIER_FIELD_PINNED);
}

gboolean
dossier_privacy_shows_answer (DossierAudience      audience,
                              const DossierRecord *record,
                              const DossierField  *field)
{
  g_return_val_if_fail (record != NULL && field != NULL, FALSE);

  return shows (audience, goes_with_record (dossier_record_get_kind (record), field) ? dossier_privacy_get_visibility (record) : field->visibility);
}

gboolean
dossier_privacy_may_show_field (DossierAudience     audience,
                                const DossierKind  *kind,
                                const DossierField *field)
{
  g_return_val_if_fail (kind != NULL && field != NULL, FALSE);

  return goes_with_record (kind, field) || shows (audience, field->visibility);
}

static const DossierKind *
find_kind (DossierReader *reader,
           gint64         row)
{
  g_autoptr (DossierStatement) statement = NULL;

  statement = dossier_database_prepare (dossier_reader_get_database (reader), "SELECT kind FROM ent WHERE id = ?1 AND state <> 0 -- privacy", NULL);
  if (statement == NULL)
    return NULL;
  dossier_statement_bind_integer (statement, 1, row);
  return dossier_statement_step (statement, NULL) ? dossier_kinds_find_number ((guint) dossier_statement_get_integer (statement, 0)) : NULL;
}

/* What cannot be read is not shown. */
gboolean
dossier_privacy_shows_record (DossierReader  *reader,
                              DossierAudience audience,
                              const char     *id)
{
  gint64                       row = dossier_reader_follow_row (reader, id, NULL);
  const DossierKind           *kind = row != 0 ? find_kind (reader, row) : NULL;
  g_autofree char             *shown = NULL;
  g_autofree char             *sql = NULL;
  g_autoptr (DossierStatement) statement = NULL;

  if (kind == NULL)
    return FALSE;
  shown = dossier_select_dup_shown (kind, "k", (DossierVisibility) audience);
  sql = g_strdup_printf ("SELECT 1 FROM \"%s\" k WHERE k.id = ?1 AND %s", kind->code, shown);
  statement = dossier_database_prepare (dossier_reader_get_database (reader), sql, NULL);
  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_integer (statement, 1, row);
  return dossier_statement_step (statement, NULL);
}

/* The field that says what a record is without saying which one it is. */
static const char *const roles[] = { "role", "type" };

static char *
dup_role (const DossierVocabulary *vocabulary,
          const DossierRecord     *record)
{
  const DossierKind *kind = dossier_record_get_kind (record);

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      const DossierField *field = dossier_kind_find_field (kind, roles[i]);
      const char         *code = field == NULL || field->type != DOSSIER_FIELD_VOCABULARY ? NULL : dossier_record_get_text (record, roles[i]);

      if (code != NULL)
        return g_strdup (dossier_vocabulary_get_label (vocabulary, field->target, code));
    }
  return g_strdup (dossier_kinds_translate (kind->label));
}

char *
dossier_privacy_dup_title (DossierReader           *reader,
                           const DossierVocabulary *vocabulary,
                           DossierAudience          audience,
                           const char              *id)
{
  g_autoptr (DossierRecord) record = NULL;

  g_return_val_if_fail (reader != NULL && vocabulary != NULL && id != NULL, NULL);

  if (dossier_privacy_shows_record (reader, audience, id))
    return dossier_reader_dup_title (reader, id);
  record = dossier_reader_find_record (reader, id, NULL);
  return record == NULL ? NULL : dup_role (vocabulary, record);
}
