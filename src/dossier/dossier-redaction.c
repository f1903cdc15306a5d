#include "dossier-redaction.h"

#include "dossier-codec.h"

#include <string.h>

#define IN_PLACE_OF_WORDS "…"

/* NULL: damaged. */
static GArray *
list_assignments (GBytes *bytes)
{
  gsize              length;
  const guint8      *data = g_bytes_get_data (bytes, &length);
  DossierBytes       in = { data, data + length, TRUE };
  guint64            left = dossier_codec_begin_set (&in);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (DossierAssignment));
  DossierAssignment  assignment;

  while (dossier_codec_next_assignment (&in, &left, &assignment))
    g_array_append_val (found, assignment);
  return in.ok ? g_steal_pointer (&found) : NULL;
}

static const DossierAssignment *
find_same (const GArray            *list,
           const DossierAssignment *wanted)
{
  for (guint i = 0; i < list->len; i++)
    {
      const DossierAssignment *found = &g_array_index (list, DossierAssignment, i);

      if (found->field == wanted->field && found->key_length == wanted->key_length && memcmp (found->key, wanted->key, found->key_length) == 0)
        return found;
    }
  return NULL;
}

static gboolean
same_value (const DossierAssignment *one,
            const DossierAssignment *other)
{
  return one->value_length == other->value_length && memcmp (one->value, other->value, one->value_length) == 0;
}

static void
add (GByteArray              *body,
     const DossierAssignment *assignment)
{
  dossier_bytes_add_varint (body, assignment->field);
  dossier_bytes_add_varint (body, assignment->key_length);
  g_byte_array_append (body, (const guint8 *) assignment->key, (guint) assignment->key_length);
  g_byte_array_append (body, assignment->value, (guint) assignment->value_length);
}

/* FALSE: a difference that is no erasure. */
static gboolean
add_common (GByteArray              *body,
            guint                   *count,
            const DossierAssignment *one,
            const DossierAssignment *other)
{
  if (other == NULL)
    return one->key_length > 0;
  if (!same_value (one, other) && !dossier_codec_is_erased (one->value, one->value_length) && !dossier_codec_is_erased (other->value, other->value_length))
    return FALSE;
  add (body, dossier_codec_is_erased (other->value, other->value_length) ? other : one);
  (*count)++;
  return TRUE;
}

GBytes *
dossier_redaction_dup_common (GBytes *one,
                              GBytes *other)
{
  g_autoptr (GArray)     here = list_assignments (one), there = list_assignments (other);
  g_autoptr (GByteArray) body = g_byte_array_new ();
  GByteArray            *data;
  guint                  count = 0;

  if (here == NULL || there == NULL)
    return NULL;
  for (guint i = 0; i < here->len; i++)
    {
      const DossierAssignment *assignment = &g_array_index (here, DossierAssignment, i);

      if (!add_common (body, &count, assignment, find_same (there, assignment)))
        return NULL;
    }
  for (guint i = 0; i < there->len; i++)
    {
      const DossierAssignment *assignment = &g_array_index (there, DossierAssignment, i);

      if (assignment->key_length == 0 && find_same (here, assignment) == NULL)
        return NULL;
    }
  data = g_byte_array_new ();
  dossier_bytes_add_varint (data, count);
  g_byte_array_append (data, body->data, body->len);
  return g_byte_array_free_to_bytes (data);
}

/* All that is left of the whole stands in it, in its order. */
static gboolean
is_rest_of (const char *rest,
            const char *whole)
{
  g_auto (GStrv) pieces = g_strsplit (rest, IN_PLACE_OF_WORDS, -1);
  const char    *at = whole;

  if (pieces[0] == NULL || pieces[1] == NULL || !g_str_has_prefix (whole, pieces[0]))
    return FALSE;
  for (guint i = 0; at != NULL && pieces[i] != NULL; i++)
    {
      at = strstr (at, pieces[i]);
      at = at != NULL ? at + strlen (pieces[i]) : NULL;
    }
  return at != NULL;
}

static gboolean
labels_match (const char *one,
              const char *other)
{
  if (g_strcmp0 (one, other) == 0)
    return TRUE;
  return one != NULL && other != NULL && (is_rest_of (one, other) || is_rest_of (other, one));
}

const char *
dossier_redaction_choose_label (const char *one,
                                const char *other)
{
  return one != NULL && other != NULL && is_rest_of (other, one) ? other : one;
}

static gboolean
operations_match (const DossierOperation *one,
                  const DossierOperation *other)
{
  g_autoptr (GBytes) common = NULL;

  if (one->kind != other->kind || one->table != other->table || memcmp (one->entity, other->entity, sizeof one->entity) != 0)
    return FALSE;
  if (g_bytes_equal (one->data, other->data))
    return TRUE;
  common = one->kind == DOSSIER_OP_SET ? dossier_redaction_dup_common (one->data, other->data) : NULL;
  return common != NULL;
}

static gboolean
all_match (const GArray *one,
           const GArray *other)
{
  for (guint i = 0; i < one->len && one->len == other->len; i++)
    if (!operations_match (&g_array_index (one, DossierOperation, i), &g_array_index (other, DossierOperation, i)))
      return FALSE;
  return one->len == other->len;
}

gboolean
dossier_redaction_matches (const DossierTransaction *one,
                           const DossierTransaction *other)
{
  DossierTransaction like = *other;

  like.label = one->label;
  like.operations = one->operations; /* all the rest, as one value says it */
  return labels_match (one->label, other->label) && dossier_transaction_is_equal (one, &like) && all_match (one->operations, other->operations);
}
