#include "config.h"

#include "dossier-path.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Seen from a structure, a link has one other end. */
static const DossierField other_end = { "other", 0, DOSSIER_FIELD_REFERENCE, "structure", 0, DOSSIER_VISIBILITY_NETWORK, N_ ("Linked structure"), NULL };

static const DossierMeasureValue lives[] = {
  { "current", N_ ("Current") }, { "past", N_ ("Past") }, { "to_come", N_ ("To come") }, { NULL, NULL }
};

static const DossierMeasureValue holdings[] = {
  { "nobody", N_ ("Nobody") },
  { "left", N_ ("On one side, who held it has left") },
  { "one_person", N_ ("One person in all") },
  { "one_sided", N_ ("Several persons, on one side only") },
  { "thin", N_ ("Both sides, one of them by one person only") },
  { "shared", N_ ("Several persons on each side") },
  { NULL, NULL }
};

static const DossierMeasureValue bearers[] = {
  { "no_link", N_ ("No link") }, { "nobody", N_ ("Nobody") }, { "one_person", N_ ("One person only") }, { "several", N_ ("Several persons") }, { NULL, NULL }
};

static const DossierMeasureValue presences[] = {
  { "present", N_ ("Present") }, { "absent", N_ ("Absent") }, { "unknown", N_ ("Not known") }, { NULL, NULL }
};

static const DossierMeasureValue nearness[] = { { "yes", N_ ("Near, without link") }, { NULL, NULL } };

static const DossierMeasure measures[] = {
  { "life", { "link", "structure", "assignment", NULL }, N_ ("Today"), NULL, FALSE, lives, DOSSIER_VISIBILITY_PUBLIC },
  { "holding", { "link", NULL }, N_ ("How the thread is held"), NULL, FALSE, holdings, DOSSIER_VISIBILITY_INTERNAL },
  { "bearers", { "structure", NULL }, N_ ("Who bears its links"), NULL, FALSE, bearers, DOSSIER_VISIBILITY_INTERNAL },
  { "presence", { "link", "structure", NULL }, N_ ("Programme"), "programme", FALSE, presences, DOSSIER_VISIBILITY_NETWORK },
  { "near", { "structure", NULL }, N_ ("Neighbours without link"), NULL, TRUE, nearness, DOSSIER_VISIBILITY_NETWORK },
};

static gboolean
refers_to (const DossierKind *kind,
           const DossierKind *target)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (dossier_field_refers_to (&kind->fields[i], target))
      return TRUE;
  return FALSE;
}

/* Links come and go, and so do those who hold their thread; a structure that was there is still what it joined. */
static gboolean
has_time (const DossierKind *kind)
{
  return strcmp (kind->code, "link") == 0 || strcmp (kind->code, "assignment") == 0;
}

static gpointer
make_relations (gpointer unused)
{
  guint              n_kinds;
  const DossierKind *kinds = dossier_kinds_get (&n_kinds);
  GArray            *relations = g_array_new (TRUE, FALSE, sizeof (DossierRelation)); /* ends with a kind NULL */

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < n_kinds; j++)
      {
        DossierRelation relation = { &kinds[i], &kinds[j], has_time (&kinds[j]) };

        if (i != j && (refers_to (&kinds[i], &kinds[j]) || refers_to (&kinds[j], &kinds[i])))
          g_array_append_val (relations, relation);
      }
  return g_array_free (relations, FALSE);
}

const DossierRelation *
dossier_relation_find (const DossierKind *kind,
                       const char        *target)
{
  static GOnce           once = G_ONCE_INIT;
  const DossierRelation *relation = g_once (&once, make_relations, NULL);

  g_return_val_if_fail (kind != NULL && target != NULL, NULL);

  for (; relation->kind != NULL; relation++)
    if (relation->kind == kind && strcmp (relation->target->code, target) == 0)
      return relation;
  return NULL;
}

static gboolean
is_told_of (const DossierMeasure *measure,
            const DossierKind    *kind)
{
  return g_strv_contains (measure->kinds, kind->code);
}

/* "", a code of a vocabulary, a number: what may follow the point. */
static gboolean
takes (const DossierMeasure *measure,
       const char           *parameter)
{
  guint64 number;

  if (parameter == NULL || *parameter == '\0')
    return measure->vocabulary == NULL && !measure->takes_number && parameter == NULL;
  if (measure->takes_number)
    return g_ascii_string_to_unsigned (parameter, 10, 1, 1000000, &number, NULL);
  return measure->vocabulary != NULL;
}

static gboolean
read_measure (DossierPath *self,
              const char  *code,
              const char  *parameter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (measures); i++)
    if (strcmp (measures[i].code, code) == 0 && is_told_of (&measures[i], self->kind) && takes (&measures[i], parameter))
      {
        self->measure = &measures[i];
        self->parameter = parameter;
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_link_of_structure (const DossierRelation *relation)
{
  return relation != NULL && strcmp (relation->kind->code, "structure") == 0 && strcmp (relation->target->code, "link") == 0;
}

static const DossierField *
find_reference (const DossierPath *self,
                const char        *code)
{
  const DossierField *field = dossier_kind_find_field (self->kind, code);

  if (field == NULL && is_link_of_structure (self->relation) && strcmp (code, other_end.code) == 0)
    return &other_end;
  return field != NULL && field->type == DOSSIER_FIELD_REFERENCE && field->target != NULL ? field : NULL;
}

/* What stands before a point leads on: to the record referred to, or to those around. */
static gboolean
follow (DossierPath *self,
        const char  *code)
{
  const DossierField *reference = self->through == NULL ? find_reference (self, code) : NULL;

  if (reference != NULL)
    {
      self->through = reference;
      self->kind = dossier_kinds_find (reference->target);
      return TRUE;
    }
  if (self->relation != NULL || self->through != NULL)
    return FALSE;
  self->relation = dossier_relation_find (self->kind, code);
  if (self->relation != NULL)
    self->kind = self->relation->target;
  return self->relation != NULL;
}

static gboolean
end (DossierPath *self,
     const char  *code)
{
  self->field = dossier_kind_find_field (self->kind, code);
  if (self->field != NULL || read_measure (self, code, NULL))
    return TRUE;
  if (self->through == NULL && strcmp (code, "id") == 0)
    return self->relation == NULL;
  if (self->through != NULL)
    return FALSE;
  self->field = find_reference (self, code);
  return self->field != NULL || follow (self, code);
}

gboolean
dossier_path_read (const DossierKind *kind,
                   const char        *text,
                   DossierPath       *path)
{
  DossierPath self = { NULL, NULL, NULL, NULL, NULL, kind };
  const char *point;

  g_return_val_if_fail (kind != NULL && text != NULL, FALSE);

  for (; (point = strchr (text, '.')) != NULL; text = point + 1)
    {
      g_autofree char *code = g_strndup (text, (gsize) (point - text));

      if (read_measure (&self, code, point + 1))
        break;
      if (!follow (&self, code))
        return FALSE;
    }
  if (self.measure == NULL && !end (&self, text))
    return FALSE;
  if (path != NULL)
    *path = self;
  return TRUE;
}

gboolean
dossier_path_is_number (const DossierPath *self)
{
  return self->relation != NULL && self->field == NULL && self->measure == NULL;
}

gboolean
dossier_path_is_id (const DossierPath *self)
{
  return self->relation == NULL && self->field == NULL && self->measure == NULL;
}

gboolean
dossier_path_is_many (const DossierPath *self)
{
  if (dossier_path_is_number (self))
    return FALSE;
  return self->relation != NULL || (self->field != NULL && dossier_field_is_set (self->field));
}

static gboolean
is_field_shown (const DossierField *field,
                DossierVisibility   audience)
{
  return field == NULL || field->visibility <= audience;
}

gboolean
dossier_path_is_shown (const DossierPath *self,
                       DossierVisibility  audience)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->relation != NULL && self->relation->target->visibility > audience)
    return FALSE;
  if (!is_field_shown (self->through, audience) || !is_field_shown (self->field, audience))
    return FALSE;
  return self->measure == NULL || self->measure->visibility <= audience;
}

const char *
dossier_path_get_vocabulary (const DossierPath *self)
{
  if (self->field == NULL)
    return NULL;
  switch (self->field->type)
    {
    case DOSSIER_FIELD_VOCABULARY:
    case DOSSIER_FIELD_VOCABULARIES:
    case DOSSIER_FIELD_PROGRAMMES:
      return self->field->target;
    default:
      return NULL;
    }
}

const char *const *
dossier_path_get_centre_types (void)
{
  static const char *const types[] = { "social_centre", "maison_de_quartier", "maison_pour_tous", "espace_de_vie_sociale", NULL };

  return types;
}

const char *const *
dossier_path_get_school_types (void)
{
  static const char *const types[] = { "nursery_school", "elementary_school", "primary_school", "middle_school", "high_school", NULL };

  return types;
}
