#include "config.h"

#include "dossier-kinds.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define REQ DOSSIER_FIELD_REQUIRED
#define SEA DOSSIER_FIELD_SEARCHABLE
#define TIT DOSSIER_FIELD_TITLE
#define PER DOSSIER_FIELD_PERSONAL
#define HID DOSSIER_FIELD_HIDDEN
#define OWN DOSSIER_FIELD_OWNER
#define PIN DOSSIER_FIELD_PINNED
#define FOR DOSSIER_FIELD_FORENAME
#define RNK DOSSIER_FIELD_RANK

#define PUB DOSSIER_VISIBILITY_PUBLIC
#define NET DOSSIER_VISIBILITY_NETWORK
#define INT DOSSIER_VISIBILITY_INTERNAL

/* A row: code, number, TYPE, target, flags, visibility, label, section. */
#define FIELD(code, number, type, target, flags, visibility, label, section)      \
  {                                                                               \
    code, number, DOSSIER_FIELD_##type, target, flags, visibility, label, section \
  }

#include "dossier-kinds-collecting-private.h"
#include "dossier-kinds-guide-private.h"
#include "dossier-kinds-network-private.h"
#include "dossier-kinds-project-private.h"

#define KIND(code, number, label, plural, visibility)                                    \
  {                                                                                      \
#code, number, label, plural, visibility, code##_fields, G_N_ELEMENTS(code##_fields) \
  }

/* Numbers follow the order of the domain's list of codes; the missing ones are reserved for it. */
static const DossierKind kinds[] = {
  KIND (territory, 1, N_ ("Territory"), N_ ("Territories"), PUB),
  KIND (structure, 2, N_ ("Structure"), N_ ("Structures"), PUB),
  KIND (person, 3, N_ ("Person"), N_ ("People"), INT),
  KIND (assignment, 4, N_ ("Post"), N_ ("Posts"), INT),
  KIND (link, 5, N_ ("Link"), N_ ("Links"), NET),
  KIND (link_step, 6, N_ ("Step of a link"), N_ ("Steps of links"), NET),
  KIND (absence, 7, N_ ("Absence of link"), N_ ("Absences of link"), NET),
  KIND (action, 8, N_ ("Action"), N_ ("Actions"), NET),
  KIND (shared_evaluation, 9, N_ ("Shared evaluation"), N_ ("Shared evaluations"), INT),
  KIND (campaign, 10, N_ ("Survey campaign"), N_ ("Survey campaigns"), NET),
  KIND (contact, 11, N_ ("Survey contact"), N_ ("Survey contacts"), NET),
  KIND (attempt, 12, N_ ("Attempt"), N_ ("Attempts"), NET),
  KIND (interview, 13, N_ ("Interview"), N_ ("Interviews"), INT),
  KIND (recording, 14, N_ ("Recording"), N_ ("Recordings"), INT),
  KIND (passage, 15, N_ ("Passage"), N_ ("Passages"), INT),
  KIND (question, 16, N_ ("Question"), N_ ("Questions"), NET),
  KIND (practice, 17, N_ ("Practice"), N_ ("Practices"), NET),
  KIND (postit, 18, N_ ("Post-it"), N_ ("Post-its"), INT),
  KIND (open_question, 19, N_ ("Open question"), N_ ("Open questions"), NET),
  KIND (tool, 20, N_ ("Tool"), N_ ("Tools"), NET),
  KIND (meeting, 22, N_ ("Meeting"), N_ ("Meetings"), NET),
  KIND (invitation, 23, N_ ("Invitation"), N_ ("Invitations"), NET),
  KIND (task, 24, N_ ("Task"), N_ ("Tasks"), NET),
  KIND (document, 29, N_ ("Document"), N_ ("Documents"), INT),
  KIND (document_version, 30, N_ ("Version of a document"), N_ ("Versions of documents"), INT),
  KIND (view, 32, N_ ("View"), N_ ("Views"), NET),
  KIND (presentation, 33, N_ ("Presentation"), N_ ("Presentations"), NET),
  KIND (attachment, 34, N_ ("Attachment"), N_ ("Attachments"), INT),
  KIND (author, 35, N_ ("Author"), N_ ("Authors"), NET),
  KIND (source, 36, N_ ("Source"), N_ ("Sources"), PUB),
  KIND (vocabulary_term, 37, N_ ("Term"), N_ ("Terms"), PUB),
  KIND (theme, 38, N_ ("Map theme"), N_ ("Map themes"), NET),
  KIND (presentation_step, 39, N_ ("Step of a presentation"), N_ ("Steps of presentations"), NET),
  KIND (background, 40, N_ ("Background picture"), N_ ("Background pictures"), NET),
  KIND (practice_relation, 41, N_ ("Relation between practices"), N_ ("Relations between practices"), NET),
  KIND (comment, 42, N_ ("Comment"), N_ ("Comments"), INT),
};

const DossierKind *
dossier_kinds_get (guint *n_kinds)
{
  g_return_val_if_fail (n_kinds != NULL, NULL);

  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}

const DossierKind *
dossier_kinds_find (const char *code)
{
  for (gsize i = 0; code != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].code, code) == 0)
      return &kinds[i];
  return NULL;
}

const DossierKind *
dossier_kinds_find_number (guint number)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].number == number)
      return &kinds[i];
  return NULL;
}

const DossierField *
dossier_kind_find_field (const DossierKind *self,
                         const char        *code)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; code != NULL && i < self->n_fields; i++)
    if (strcmp (self->fields[i].code, code) == 0)
      return &self->fields[i];
  return NULL;
}

const DossierField *
dossier_kind_find_field_number (const DossierKind *self,
                                guint              number)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->n_fields; i++)
    if (self->fields[i].number == number)
      return &self->fields[i];
  return NULL;
}

const char *
dossier_kinds_skip_now (const char         *path,
                        const DossierKind **kind)
{
  const char      *end = g_str_has_prefix (path, "now(") ? strstr (path, ").") : NULL;
  g_autofree char *code = end != NULL ? g_strndup (path + strlen ("now("), (gsize) (end - path) - strlen ("now(")) : NULL;

  *kind = dossier_kinds_find (code);
  return *kind != NULL ? end + strlen (").") : NULL;
}

const DossierField *
dossier_kind_find_path (const DossierKind *self,
                        const char        *path)
{
  g_auto (GStrv)      codes = NULL;
  const DossierField *field = NULL;
  const DossierKind  *now;
  const char         *rest;

  g_return_val_if_fail (self != NULL && path != NULL, NULL);

  rest = dossier_kinds_skip_now (path, &now);
  if (rest != NULL)
    return dossier_kind_find_path (now, rest);
  codes = g_strsplit (path, ".", -1);
  for (char **code = codes; self != NULL && *code != NULL; code++)
    {
      const DossierField *next = dossier_kind_find_field (self, *code);

      if (next == NULL) /* a title */
        return field;
      field = next;
      self = field->type == DOSSIER_FIELD_REFERENCE ? dossier_kinds_find (field->target) : NULL;
    }
  return field;
}

gboolean
dossier_field_is_set (const DossierField *self)
{
  return self->type == DOSSIER_FIELD_VOCABULARIES || self->type == DOSSIER_FIELD_PROGRAMMES ||
         self->type == DOSSIER_FIELD_REFERENCES || self->type == DOSSIER_FIELD_WORDS || self->type == DOSSIER_FIELD_EVIDENCE;
}

const char *
dossier_field_find_reference (const DossierField *self,
                              const char         *key)
{
  const char *at;

  g_return_val_if_fail (self != NULL && key != NULL, NULL);

  if (self->type == DOSSIER_FIELD_REFERENCES)
    return key;
  if (self->type != DOSSIER_FIELD_PROGRAMMES && self->type != DOSSIER_FIELD_EVIDENCE)
    return NULL;
  at = strrchr (key, '@');
  return at ? at + 1 : NULL;
}

const DossierKind *
dossier_field_find_kind (const DossierField *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint j = 0; j < kinds[i].n_fields; j++)
      if (&kinds[i].fields[j] == self)
        return &kinds[i];
  return NULL;
}

gboolean
dossier_field_refers_to (const DossierField *self,
                         const DossierKind  *kind)
{
  return (self->type == DOSSIER_FIELD_REFERENCE || self->type == DOSSIER_FIELD_REFERENCES) && g_strcmp0 (self->target, kind->code) == 0;
}

const char *
dossier_kinds_translate (const char *label)
{
  return label == NULL ? NULL : g_dgettext (GETTEXT_PACKAGE, label);
}
