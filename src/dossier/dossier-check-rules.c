#include "config.h"

#include "dossier-check-private.h"

#include "dossier-kinds.h"
#include "dossier-schema.h"

#include <glib/gi18n-lib.h>

static char *
dup_title_sql (const char *row)
{
  return g_strdup_printf ("coalesce((SELECT text FROM title WHERE ent = %s), '…')", row);
}

/* "… living record of the kind": the beginning of every question here. */
static char *
dup_from (const DossierKind *kind)
{
  return g_strdup_printf ("FROM \"%s\" k JOIN ent e ON e.id = k.id WHERE e.state = %d", kind->code, DOSSIER_ENT_LIVING);
}

static gboolean
check_required (DossierCheck       *self,
                const DossierKind  *kind,
                const DossierField *field,
                GError            **error)
{
  g_autofree char *from = dup_from (kind);
  g_autofree char *sentence = NULL;
  g_autofree char *sql = g_strdup_printf ("SELECT k.id %s AND (k.\"%s\" IS NULL OR k.\"%s\" = '')", from, field->code, field->code);

  /* Translators: a kind of record, one of its fields. */
  sentence = g_strdup_printf (_ ("%s: “%s” is missing."), dossier_kinds_translate (kind->label), dossier_kinds_translate (field->label));
  return dossier_check_each (self, DOSSIER_FINDING_FAULT, sql, sentence, error);
}

/* Of another kind, deleted, or never received: the record waits for it (SYNC.md §6). */
static gboolean
check_reference (DossierCheck       *self,
                 const DossierKind  *kind,
                 const DossierField *field,
                 GError            **error)
{
  const DossierKind *target = dossier_kinds_find (field->target);
  g_autofree char   *from = dup_from (kind);
  g_autofree char   *title = dup_title_sql ("k.id");
  g_autofree char   *lost = NULL;
  g_autofree char   *other = NULL;
  g_autofree char   *lost_sql = g_strdup_printf ("SELECT k.id, %s %s AND typeof(k.\"%s\") = 'integer' AND NOT EXISTS"
                                                   " (SELECT 1 FROM ent r WHERE r.id = k.\"%s\" AND r.state = %d)",
                                                 title, from, field->code, field->code, DOSSIER_ENT_LIVING);
  g_autofree char   *other_sql = NULL;

  /* Translators: a kind of record, one of its fields; the %%s is what the record is called. */
  lost = g_strdup_printf (_ ("%s “%%s”: “%s” leads to nothing that is here."), dossier_kinds_translate (kind->label),
                          dossier_kinds_translate (field->label));
  if (!dossier_check_each (self, DOSSIER_FINDING_DOUBT, lost_sql, lost, error))
    return FALSE;
  if (target == NULL)
    return TRUE;

  other_sql = g_strdup_printf ("SELECT k.id, %s %s AND EXISTS (SELECT 1 FROM ent r WHERE r.id = k.\"%s\" AND r.state <> %d AND r.kind <> %u)",
                               title, from, field->code, DOSSIER_ENT_REFERRED, target->number);
  /* Translators: a kind of record, one of its fields, the kind it should lead to; the %%s is what the record is called. */
  other = g_strdup_printf (_ ("%s “%%s”: “%s” does not lead to a record of the kind “%s”."), dossier_kinds_translate (kind->label),
                           dossier_kinds_translate (field->label), dossier_kinds_translate (target->label));
  return dossier_check_each (self, DOSSIER_FINDING_FAULT, other_sql, other, error);
}

static gboolean
check_term (DossierCheck       *self,
            const DossierKind  *kind,
            const DossierField *field,
            GError            **error)
{
  g_autofree char *from = dup_from (kind);
  g_autofree char *sentence = NULL;
  g_autofree char *sql = g_strdup_printf ("SELECT k.id, k.\"%s\" %s AND typeof(k.\"%s\") = 'text' AND k.\"%s\" NOT IN"
                                          " (SELECT code FROM vocabulary_term WHERE vocabulary = '%s' AND typeof(code) = 'text')",
                                          field->code, from, field->code, field->code, field->target);

  /* Translators: a kind of record, one of its fields; the %%s is a word recorded there. */
  sentence = g_strdup_printf (_ ("%s: “%%s” is not one of the words for “%s”."), dossier_kinds_translate (kind->label),
                              dossier_kinds_translate (field->label));
  return dossier_check_each (self, DOSSIER_FINDING_DOUBT, sql, sentence, error);
}

static gboolean
check_field (DossierCheck       *self,
             const DossierKind  *kind,
             const DossierField *field,
             GError            **error)
{
  if ((field->flags & DOSSIER_FIELD_REQUIRED) && !dossier_field_is_set (field) && !check_required (self, kind, field, error))
    return FALSE;
  if (field->type == DOSSIER_FIELD_REFERENCE)
    return check_reference (self, kind, field, error);
  return field->type != DOSSIER_FIELD_VOCABULARY || check_term (self, kind, field, error);
}

static gboolean
check_links (DossierCheck *self,
             GError      **error)
{
  return dossier_check_each (self, DOSSIER_FINDING_FAULT, "SELECT k.id FROM link k JOIN ent e ON e.id = k.id WHERE e.state = 1 AND k.a = k.b",
                             _ ("A link joins a structure to itself."), error);
}

static gboolean
check_twins (DossierCheck *self,
             GError      **error)
{
  return dossier_check_each (self, DOSSIER_FINDING_DOUBT,
                             "SELECT min(k.id), k.uai FROM structure k JOIN ent e ON e.id = k.id WHERE e.state = 1 AND typeof(k.uai) = 'text' AND k.uai <> ''"
                             " AND coalesce(k.official_type, '') = '' GROUP BY k.uai HAVING count(*) > 1",
                             _ ("Several structures bear the UAI number %s."), error);
}

/* Every operation belongs to a transaction, every record in a table to the journal. */
static gboolean
check_journal (DossierCheck *self,
               GError      **error)
{
  return dossier_check_each (self, DOSSIER_FINDING_FAULT,
                             "SELECT DISTINCT o.ent FROM op o LEFT JOIN txn t ON t.run = o.run AND t.n = o.n WHERE t.n IS NULL",
                             _ ("The journal misses the act that a change belongs to."), error) &&
         dossier_check_each (self, DOSSIER_FINDING_FAULT, "SELECT id FROM ent e WHERE state <> 0 AND NOT EXISTS (SELECT 1 FROM op WHERE op.ent = e.id)",
                             _ ("A record is in no act of the journal."), error);
}

static gboolean
check_erasure (DossierCheck *self,
               GError      **error)
{
  return dossier_check_each (self, DOSSIER_FINDING_DOUBT, "SELECT 0 FROM meta WHERE k = 'scrub'",
                             _ ("What was erased could not leave the disk yet. Close the dossier and open it again; a copy in the folder “sauvegardes” may be in the way."), error);
}

gboolean
dossier_check_rules (DossierCheck *self,
                     GError      **error)
{
  guint              n_kinds;
  const DossierKind *kinds = dossier_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i].n_fields; j++)
      if (!check_field (self, &kinds[i], &kinds[i].fields[j], error))
        return FALSE;
  return check_links (self, error) && check_twins (self, error) && check_journal (self, error) && check_erasure (self, error);
}
