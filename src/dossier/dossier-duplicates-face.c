#include "dossier-duplicates-private.h"

#include "base-identifier.h"
#include "dossier-schema.h"
#include "dossier-standing.h"

#include <string.h>

#define PLACE_UNKNOWN 0.95
#define NUMBERS_DIFFER 0.5
#define SORTS_DIFFER 0.7
#define SAME_CONTACT 0.9

void
dossier_face_free (DossierFace *self)
{
  g_clear_pointer (&self->name, dossier_name_free);
  g_free (self->id);
  g_free (self->number);
  g_free (self->sort);
  g_free (self->contacts[0]);
  g_free (self->contacts[1]);
  g_free (self);
}

/* Where the parts of a face stand in a kind; SQL on its table k. */
static const struct
{
  const char *kind, *name, *place, *number, *sort, *phone, *email;
} parts[] = {
  { "structure", "k.name", "k.territory", "k.uai", "k.type", "NULL", "NULL" },
  { "person", "CASE typeof (k.given_name) WHEN 'text' THEN k.given_name || ' ' ELSE '' END || k.family_name", "NULL", "NULL", "NULL", "k.phone", "k.email" },
  { "territory", "k.name", "k.parent", "k.code", "k.type", "NULL", "NULL" },
  { "source", "k.title", "NULL", "NULL", "k.edition", "NULL", "NULL" },
  { "action", "k.title", "NULL", "NULL", "k.\"from\"", "NULL", "NULL" },
};

char *
dossier_face_dup_sql (const DossierKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strcmp (parts[i].kind, kind->code) == 0)
      return g_strdup_printf ("SELECT k.id, e.uuid, %s, %s, %s, %s, %s, %s FROM \"%s\" k CROSS JOIN ent e ON e.id = k.id WHERE e.state = %d", parts[i].name,
                              parts[i].place, parts[i].number, parts[i].sort, parts[i].phone, parts[i].email, kind->code, DOSSIER_ENT_LIVING);
  return NULL;
}

char *
dossier_face_dup_phone (const char *text)
{
  GString *digits = g_string_new (NULL);

  for (const char *at = text; at != NULL && *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      g_string_append_c (digits, *at);
  if (g_str_has_prefix (digits->str, "33") && digits->len == 11)
    g_string_erase (g_string_prepend_c (digits, '0'), 1, 2);
  return g_string_free (digits, digits->len < 6);
}

char *
dossier_face_dup_email (const char *text)
{
  return text == NULL || strchr (text, '@') == NULL ? NULL : g_strstrip (g_utf8_strdown (text, -1));
}

/* "Not known" is no text. */
static const char *
get_text (DossierStatement *row,
          int               column)
{
  const char *text = dossier_statement_get_type (row, column) == DOSSIER_COLUMN_TEXT ? dossier_statement_get_text (row, column) : NULL;

  return text == NULL || *text == '\0' ? NULL : text;
}

char *
dossier_face_dup_sort (const DossierKind       *kind,
                       const DossierVocabulary *vocabulary,
                       const char              *sort)
{
  const DossierField *type = dossier_kind_find_field (kind, "type");

  return g_strdup (sort == NULL || type == NULL || vocabulary == NULL ? sort : dossier_standing_find (vocabulary, type->target, sort));
}

DossierFace *
dossier_face_read (DossierStatement        *row,
                   const DossierKind       *kind,
                   const DossierVocabulary *vocabulary)
{
  DossierFace  *self = g_new0 (DossierFace, 1);
  gsize         length;
  const guint8 *uuid = dossier_statement_get_bytes (row, 1, &length);

  self->row = dossier_statement_get_integer (row, 0);
  self->id = base_identifier_from_bytes (uuid, g_malloc (BASE_IDENTIFIER_DIGITS + 1));
  self->name = dossier_name_new (get_text (row, 2), vocabulary == NULL ? NULL : dossier_vocabulary_get_synonyms (vocabulary));
  if (dossier_statement_get_type (row, 3) == DOSSIER_COLUMN_INTEGER)
    self->place = dossier_statement_get_integer (row, 3);
  self->number = g_strdup (get_text (row, 4));
  self->sort = dossier_face_dup_sort (kind, vocabulary, get_text (row, 5));
  self->contacts[0] = dossier_face_dup_phone (get_text (row, 6));
  self->contacts[1] = dossier_face_dup_email (get_text (row, 7));
  return self;
}

/* One is often called by another of these names. */
static gboolean
is_a_centre (const char *type)
{
  static const char *const types[] = { "social_centre", "maison_de_quartier", "maison_pour_tous", "espace_de_vie_sociale", NULL };

  return g_strv_contains (types, type);
}

static double
weigh_sorts (const DossierFace *one,
             const DossierFace *other)
{
  if (one->sort == NULL || other->sort == NULL || strcmp (one->sort, other->sort) == 0 || (is_a_centre (one->sort) && is_a_centre (other->sort)))
    return 1;
  return SORTS_DIFFER;
}

static double
weigh_places (const DossierFace *one,
              const DossierFace *other)
{
  if (one->place == other->place)
    return 1;
  return one->place == 0 || other->place == 0 ? PLACE_UNKNOWN : 0;
}

static gboolean
share (const DossierFace *one,
       const DossierFace *other,
       guint              contact)
{
  return one->contacts[contact] != NULL && g_strcmp0 (one->contacts[contact], other->contacts[contact]) == 0;
}

/* The phone of a school is that of all who work there: it tells something of two names that share a word. */
static gboolean
share_contact (const DossierFace *one,
               const DossierFace *other,
               double             likeness)
{
  return (likeness > 0 && share (one, other, 0)) || share (one, other, 1);
}

double
dossier_face_compare (const DossierKind      *kind,
                      const DossierFace      *one,
                      const DossierFace      *other,
                      DossierDuplicateReason *reason)
{
  gboolean numbers = one->number != NULL && other->number != NULL;
  gboolean same_number = numbers && g_ascii_strcasecmp (one->number, other->number) == 0;
  double   likeness = weigh_places (one, other) * weigh_sorts (one, other) * (numbers && !same_number ? NUMBERS_DIFFER : 1);

  *reason = DOSSIER_DUPLICATE_NAME;
  /* One number may be that of several schools in one building: then their sorts differ. */
  if (same_number && weigh_sorts (one, other) > SORTS_DIFFER)
    {
      *reason = DOSSIER_DUPLICATE_UAI;
      return 1;
    }
  if (likeness < DOSSIER_FACE_LEAST)
    return 0; /* whatever they are called: a town has a thousand schools, and names are what is slow to compare */
  likeness *= dossier_name_compare (one->name, other->name);
  if (strcmp (kind->code, "person") == 0 && share_contact (one, other, likeness))
    {
      *reason = DOSSIER_DUPLICATE_CONTACT;
      return MAX (likeness, SAME_CONTACT);
    }
  return likeness;
}
