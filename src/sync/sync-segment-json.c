#include "sync-segment-json.h"

#include "dossier-codec.h"
#include "dossier-notation.h"

static void
add_hex (GString      *out,
         const char   *name,
         const guint8 *bytes,
         gsize         length)
{
  g_string_append_printf (out, "\"%s\": \"", name);
  for (gsize i = 0; i < length; i++)
    g_string_append_printf (out, "%02x", bytes[i]);
  g_string_append_c (out, '"');
}

static void
add_base64 (GString      *out,
            const char   *name,
            const guint8 *bytes,
            gsize         length)
{
  g_autofree char *text = g_base64_encode (bytes, length);

  g_string_append_printf (out, ", \"%s\": \"%s\"", name, text);
}

static void
add_point (GString            *out,
           const DossierPoint *point)
{
  add_hex (out, "run", point->run, sizeof point->run);
  g_string_append_printf (out, ", \"n\": %" G_GINT64_FORMAT, point->n);
}

static void
add_section (GString              *out,
             const DossierSection *section)
{
  g_string_append_c (out, '{');
  add_hex (out, "run", section->run, sizeof section->run);
  if (section->parent.n != 0)
    {
      g_string_append (out, ", \"parent\": {");
      add_point (out, &section->parent);
      g_string_append_c (out, '}');
    }
  g_string_append_printf (out, ", \"first\": %" G_GINT64_FORMAT ", \"last\": %" G_GINT64_FORMAT "}", section->first, section->last);
}

static void
add_segment (GString              *out,
             const DossierSegment *segment)
{
  g_string_append_c (out, '{');
  add_hex (out, "poste", segment->poste, sizeof segment->poste);
  g_string_append_printf (out, ", \"first\": %" G_GINT64_FORMAT ", \"last\": %" G_GINT64_FORMAT ", \"sections\": [",
                          dossier_segment_get_first (segment), dossier_segment_get_last (segment));
  for (guint i = 0; i < segment->sections->len; i++)
    {
      g_string_append (out, i > 0 ? ", " : "");
      add_section (out, &g_array_index (segment->sections, DossierSection, i));
    }
  g_string_append (out, "]}\n");
}

static void
add_field_name (GString           *out,
                const DossierKind *kind,
                guint              number)
{
  const DossierField *field = kind != NULL ? dossier_kind_find_field_number (kind, number) : NULL;

  if (field != NULL)
    g_string_append_printf (out, "\"%s\"", field->code);
  else
    g_string_append_printf (out, "%u", number);
}

static void
add_value (GString                 *out,
           const DossierField      *field,
           const DossierAssignment *assignment)
{
  g_autoptr (DossierValue) value = NULL;

  if (dossier_codec_is_erased (assignment->value, assignment->value_length))
    g_string_append (out, ", \"erased\": true");
  else if (field != NULL && dossier_codec_read_value (assignment->value, assignment->value_length, field->type, &value))
    {
      g_string_append (out, ", \"value\": ");
      dossier_notation_add_json_value (out, value);
    }
  else
    add_base64 (out, "bytes", assignment->value, assignment->value_length);
}

static void
add_assignment (GString                 *out,
                const DossierKind       *kind,
                const DossierAssignment *assignment)
{
  g_string_append (out, "{\"field\": ");
  add_field_name (out, kind, assignment->field);
  if (assignment->key_length > 0)
    {
      g_autofree char *key = g_strndup (assignment->key, assignment->key_length);

      g_string_append (out, ", \"key\": ");
      dossier_notation_add_json_string (out, key);
    }
  add_value (out, kind != NULL ? dossier_kind_find_field_number (kind, assignment->field) : NULL, assignment);
  g_string_append_c (out, '}');
}

/* FALSE: not a set this Liens can read. */
static gboolean
add_set (GString           *out,
         const DossierKind *kind,
         DossierBytes       in)
{
  guint64           left = dossier_codec_begin_set (&in);
  const char       *separator = "";
  DossierAssignment assignment;

  g_string_append (out, ", \"fields\": [");
  while (dossier_codec_next_assignment (&in, &left, &assignment))
    {
      g_string_append (out, separator);
      add_assignment (out, kind, &assignment);
      separator = ", ";
    }
  g_string_append_c (out, ']');
  return in.ok;
}

static gboolean
add_erasure (GString           *out,
             const DossierKind *kind,
             DossierBytes       in)
{
  guint64 scope = dossier_bytes_read_varint (&in), count = dossier_bytes_read_varint (&in);

  g_string_append_printf (out, ", \"scope\": %" G_GUINT64_FORMAT ", \"fields\": [", scope);
  for (guint64 i = 0; in.ok && i < count; i++)
    {
      guint number = (guint) dossier_bytes_read_varint (&in);

      g_string_append (out, i > 0 ? ", " : "");
      add_field_name (out, kind, number);
    }
  g_string_append_c (out, ']');
  return in.ok && in.at == in.end;
}

/* Tries what is known of its data; what cannot be read whole is given as it is. */
static void
add_data (GString                *out,
          const DossierOperation *operation)
{
  gsize              length, begun = out->len;
  const guint8      *bytes = g_bytes_get_data (operation->data, &length);
  const DossierKind *kind = dossier_kinds_find_number (operation->table);
  DossierBytes       in = { bytes, bytes + length, TRUE };
  gboolean           is_read = length == 0;

  if (operation->kind == DOSSIER_OP_SET)
    is_read = add_set (out, kind, in);
  else if (operation->kind == DOSSIER_OP_ERASE)
    is_read = add_erasure (out, kind, in);
  if (is_read)
    return;
  g_string_truncate (out, begun);
  add_base64 (out, "data", bytes, length);
}

static void
add_operation (GString                *out,
               const DossierOperation *operation)
{
  static const char *const words[] = { NULL, "\"set\"", "\"delete\"", "\"restore\"", "\"erase\"" };
  const DossierKind       *kind = dossier_kinds_find_number (operation->table);

  if (operation->kind >= DOSSIER_OP_SET && operation->kind <= DOSSIER_OP_ERASE)
    g_string_append_printf (out, "{\"op\": %s, ", words[operation->kind]);
  else
    g_string_append_printf (out, "{\"op\": %u, ", operation->kind);
  if (kind != NULL)
    g_string_append_printf (out, "\"kind\": \"%s\", ", kind->code);
  else if (operation->table != 0)
    g_string_append_printf (out, "\"kind\": %u, ", operation->table);
  add_hex (out, "id", operation->entity, sizeof operation->entity);
  add_data (out, operation);
  g_string_append_c (out, '}');
}

static void
add_seen (GString      *out,
          const GArray *seen)
{
  g_string_append (out, ", \"seen\": [");
  for (guint i = 0; i < seen->len; i++)
    {
      const DossierTip *tip = &g_array_index (seen, DossierTip, i);

      g_string_append (out, i > 0 ? ", {" : "{");
      add_hex (out, "poste", tip->poste, sizeof tip->poste);
      g_string_append (out, ", ");
      add_point (out, &tip->point);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
add_heading (GString                  *out,
             const DossierTransaction *transaction)
{
  add_point (out, &transaction->point);
  g_string_append_printf (out, ", \"t\": %" G_GINT64_FORMAT ", \"w\": %" G_GINT64_FORMAT ", \"rank\": \"%s\"", transaction->t,
                          transaction->w, transaction->rank == DOSSIER_RANK_HUMAN ? "human" : "register");
  if (transaction->has_author)
    {
      g_string_append (out, ", ");
      add_hex (out, "author", transaction->author, sizeof transaction->author);
    }
  if (transaction->has_batch)
    {
      g_string_append (out, ", ");
      add_hex (out, "batch", transaction->batch, sizeof transaction->batch);
    }
  if (transaction->undoes.n != 0)
    {
      g_string_append (out, ", \"undoes\": {");
      add_point (out, &transaction->undoes);
      g_string_append_c (out, '}');
    }
  if (transaction->label != NULL)
    {
      g_string_append (out, ", \"label\": ");
      dossier_notation_add_json_string (out, transaction->label);
    }
}

static void
add_transaction (GString                  *out,
                 const DossierTransaction *transaction)
{
  g_string_append_c (out, '{');
  add_heading (out, transaction);
  add_seen (out, transaction->seen);
  g_string_append (out, ", \"operations\": [");
  for (guint i = 0; i < transaction->operations->len; i++)
    {
      g_string_append (out, i > 0 ? ", " : "");
      add_operation (out, &g_array_index (transaction->operations, DossierOperation, i));
    }
  g_string_append (out, "]}\n");
}

void
sync_segment_add_json (GString              *out,
                       const DossierSegment *segment)
{
  add_segment (out, segment);
  for (guint i = 0; i < segment->transactions->len; i++)
    add_transaction (out, segment->transactions->pdata[i]);
}
