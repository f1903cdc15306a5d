#include "config.h"

#include "dossier-check-private.h"

#include "dossier-kinds.h"
#include "dossier-schema.h"

#include <glib/gi18n-lib.h>

/* Deleted, or never received: the record waits for it (SYNC.md §6). */
static gboolean
doubt_reference (DossierCheck       *self,
                 const DossierKind  *kind,
                 const DossierField *field,
                 GError            **error)
{
  const DossierCheckRule rule = { DOSSIER_FINDING_DOUBT, "lost-reference", field->code };
  g_autofree char       *from = dossier_check_dup_from (kind);
  g_autofree char       *sentence = NULL;
  g_autofree char       *sql = g_strdup_printf ("SELECT k.id, " DOSSIER_CHECK_TITLE ", k.\"%s\" %s AND typeof(k.\"%s\") = 'integer' AND NOT EXISTS"
                                                      " (SELECT 1 FROM ent r WHERE r.id = k.\"%s\" AND r.state = %d)",
                                                field->code, from, field->code, field->code, DOSSIER_ENT_LIVING);

  /* Translators: a kind of record, one of its fields; the %%s is what the record is called. */
  sentence = g_strdup_printf (_ ("%s “%%s”: “%s” leads to nothing that is here."), dossier_kinds_translate (kind->label),
                              dossier_vocabulary_get_heading (self->vocabulary, field));
  return dossier_check_each (self, &rule, sql, sentence, error);
}

static gboolean
doubt_term (DossierCheck       *self,
            const DossierKind  *kind,
            const DossierField *field,
            GError            **error)
{
  const DossierCheckRule rule = { DOSSIER_FINDING_DOUBT, "unknown-term", field->code };
  g_autofree char       *from = dossier_check_dup_from (kind);
  g_autofree char       *sentence = NULL;
  g_autofree char       *sql = g_strdup_printf ("SELECT k.id, k.\"%s\" %s AND typeof(k.\"%s\") = 'text' AND k.\"%s\" NOT IN"
                                                      " (SELECT code FROM vocabulary_term WHERE vocabulary = '%s' AND typeof(code) = 'text')",
                                                field->code, from, field->code, field->code, field->target);

  /* Translators: a kind of record, one of its fields; the %%s is a word recorded there. */
  sentence = g_strdup_printf (_ ("%s: “%%s” is not one of the words for “%s”."), dossier_kinds_translate (kind->label),
                              dossier_vocabulary_get_heading (self->vocabulary, field));
  return dossier_check_each (self, &rule, sql, sentence, error);
}

/* Two hands wrote two things without having seen each other's: both are kept. */
static gboolean
doubt_answers (DossierCheck       *self,
               const DossierKind  *kind,
               const DossierField *field,
               GError            **error)
{
  const DossierCheckRule rule = { DOSSIER_FINDING_DOUBT, "two-answers", field->code };
  g_autofree char       *from = dossier_check_dup_from (kind);
  g_autofree char       *sentence = NULL;
  g_autofree char       *sql = g_strdup_printf ("SELECT k.id, " DOSSIER_CHECK_TITLE " %s AND EXISTS (SELECT 1 FROM divergence d WHERE d.ent = k.id AND d.field = %u)",
                                                from, field->number);

  /* Translators: a kind of record, one of its fields; the %%s is what the record is called. */
  sentence = g_strdup_printf (_ ("%s “%%s”: two answers were given to “%s”."), dossier_kinds_translate (kind->label),
                              dossier_vocabulary_get_heading (self->vocabulary, field));
  return dossier_check_each (self, &rule, sql, sentence, error);
}

static gboolean
doubt_field (DossierCheck       *self,
             const DossierKind  *kind,
             const DossierField *field,
             GError            **error)
{
  if (field->type == DOSSIER_FIELD_REFERENCE && !doubt_reference (self, kind, field, error))
    return FALSE;
  if (field->type == DOSSIER_FIELD_VOCABULARY && !doubt_term (self, kind, field, error))
    return FALSE;
  return doubt_answers (self, kind, field, error);
}

static gboolean
doubt_life (DossierCheck      *self,
            const DossierKind *kind,
            GError           **error)
{
  static const DossierCheckRule rule = { DOSSIER_FINDING_DOUBT, "contested", NULL };
  g_autofree char              *from = dossier_check_dup_from (kind);
  g_autofree char              *sentence = NULL;
  g_autofree char              *sql = g_strdup_printf ("SELECT k.id, " DOSSIER_CHECK_TITLE " %s AND EXISTS (SELECT 1 FROM alert a WHERE a.ent = k.id AND a.kind = 'contested')",
                                                       from);

  /* Translators: a kind of record; the %%s is what the record is called. */
  sentence = g_strdup_printf (_ ("%s “%%s” was deleted by one and edited by another: it was kept."), dossier_kinds_translate (kind->label));
  return dossier_check_each (self, &rule, sql, sentence, error);
}

static gboolean
doubt_twins (DossierCheck *self,
             GError      **error)
{
  static const DossierCheckRule rule = { DOSSIER_FINDING_DOUBT, "same-uai", "uai" };

  return dossier_check_each (self, &rule,
                             "SELECT min(k.id), k.uai, max(k.id) FROM structure k JOIN ent e ON e.id = k.id WHERE e.state = 1 AND typeof(k.uai) = 'text'"
                             " AND k.uai <> '' AND coalesce(k.official_type, '') = '' GROUP BY k.uai HAVING count(*) > 1",
                             _ ("Several structures bear the UAI number %s."), error);
}

static gboolean
doubt_erasure (DossierCheck *self,
               GError      **error)
{
  static const DossierCheckRule rule = { DOSSIER_FINDING_DOUBT, "erasure", NULL };

  return dossier_check_each (self, &rule, "SELECT 0 FROM meta WHERE k = 'scrub'",
                             _ ("What was erased could not leave the disk yet. Close the dossier and open it again; a copy in the folder “sauvegardes” may be in the way."), error);
}

gboolean
dossier_check_doubts (DossierCheck *self,
                      GError      **error)
{
  guint              n_kinds;
  const DossierKind *kinds = dossier_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      for (guint j = 0; j < kinds[i].n_fields; j++)
        if (!doubt_field (self, &kinds[i], &kinds[i].fields[j], error))
          return FALSE;
      if (!doubt_life (self, &kinds[i], error))
        return FALSE;
    }
  return doubt_twins (self, error) && doubt_erasure (self, error);
}
