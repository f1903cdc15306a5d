#include "config.h"

#include "dossier-check-private.h"

#include "dossier-kinds.h"
#include "dossier-schema.h"

#include <glib/gi18n-lib.h>

static gboolean
check_required (DossierCheck       *self,
                const DossierKind  *kind,
                const DossierField *field,
                GError            **error)
{
  const DossierCheckRule rule = { DOSSIER_FINDING_FAULT, "missing", field->code };
  g_autofree char       *from = dossier_check_dup_from (kind);
  g_autofree char       *sentence = NULL;
  g_autofree char       *sql = g_strdup_printf ("SELECT k.id %s AND (k.\"%s\" IS NULL OR k.\"%s\" = '')", from, field->code, field->code);

  /* Translators: a kind of record, one of its fields. */
  sentence = g_strdup_printf (_ ("%s: “%s” is missing."), dossier_kinds_translate (kind->label), dossier_vocabulary_get_heading (self->vocabulary, field));
  return dossier_check_each (self, &rule, sql, sentence, error);
}

static gboolean
check_target (DossierCheck       *self,
              const DossierKind  *kind,
              const DossierField *field,
              GError            **error)
{
  const DossierCheckRule rule = { DOSSIER_FINDING_FAULT, "other-kind", field->code };
  const DossierKind     *target = dossier_kinds_find (field->target);
  g_autofree char       *from = dossier_check_dup_from (kind);
  g_autofree char       *sentence = NULL;
  g_autofree char       *sql = NULL;

  if (target == NULL)
    return TRUE;
  sql = g_strdup_printf ("SELECT k.id, " DOSSIER_CHECK_TITLE " %s AND EXISTS (SELECT 1 FROM ent r WHERE r.id = k.\"%s\" AND r.state <> %d AND r.kind <> %u)", from,
                         field->code, DOSSIER_ENT_REFERRED, target->number);
  /* Translators: a kind of record, one of its fields, the kind it should lead to; the %%s is what the record is called. */
  sentence = g_strdup_printf (_ ("%s “%%s”: “%s” does not lead to a record of the kind “%s”."), dossier_kinds_translate (kind->label),
                              dossier_vocabulary_get_heading (self->vocabulary, field), dossier_kinds_translate (target->label));
  return dossier_check_each (self, &rule, sql, sentence, error);
}

static gboolean
check_field (DossierCheck       *self,
             const DossierKind  *kind,
             const DossierField *field,
             GError            **error)
{
  if ((field->flags & DOSSIER_FIELD_REQUIRED) && !dossier_field_is_set (field) && !check_required (self, kind, field, error))
    return FALSE;
  return field->type != DOSSIER_FIELD_REFERENCE || check_target (self, kind, field, error);
}

static gboolean
check_links (DossierCheck *self,
             GError      **error)
{
  static const DossierCheckRule rule = { DOSSIER_FINDING_FAULT, "link-to-itself", NULL };

  return dossier_check_each (self, &rule, "SELECT k.id FROM link k JOIN ent e ON e.id = k.id WHERE e.state = 1 AND k.a = k.b",
                             _ ("A link joins a structure to itself."), error);
}

/* Every operation belongs to a transaction, every record in a table to the journal. */
static gboolean
check_journal (DossierCheck *self,
               GError      **error)
{
  static const DossierCheckRule rule = { DOSSIER_FINDING_FAULT, "journal", NULL };

  return dossier_check_each (self, &rule, "SELECT DISTINCT o.ent FROM op o LEFT JOIN txn t ON t.run = o.run AND t.n = o.n WHERE t.n IS NULL",
                             _ ("The journal misses the act that a change belongs to."), error) &&
         dossier_check_each (self, &rule, "SELECT id FROM ent e WHERE state <> 0 AND NOT EXISTS (SELECT 1 FROM op WHERE op.ent = e.id)",
                             _ ("A record is in no act of the journal."), error);
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
  return check_links (self, error) && check_journal (self, error) && dossier_check_doubts (self, error);
}
