/* dossier-members-words.c - the bytes of the acts that say who takes part */
#include "dossier-members-private.h"

#include "dossier-codec.h"

#include <string.h>

#define ADMIN 1

static void
add_text (GByteArray *out,
          const char *text)
{
  gsize length = text ? strlen (text) : 0;

  dossier_bytes_add_varint (out, length);
  g_byte_array_append (out, (const guint8 *) (text ? text : ""), (guint) length);
}

GByteArray *
dossier_members_dup_admission (const guint8 *public_key,
                               gboolean      admin,
                               const char   *name)
{
  GByteArray *data = g_byte_array_new ();

  g_byte_array_append (data, public_key, DOSSIER_PUBLIC_KEY_BYTES);
  dossier_bytes_add_varint (data, admin ? ADMIN : 0);
  add_text (data, name);
  return data;
}

GByteArray *
dossier_members_dup_revocation (const GArray *tips)
{
  GByteArray *data = g_byte_array_new ();

  dossier_bytes_add_varint (data, tips->len);
  for (guint i = 0; i < tips->len; i++)
    {
      const DossierPoint *tip = &g_array_index (tips, DossierPoint, i);

      g_byte_array_append (data, tip->run, sizeof tip->run);
      dossier_bytes_add_varint (data, (guint64) tip->n);
    }
  return data;
}

GByteArray *
dossier_members_dup_hole (const guint8 *run,
                          gint64        first,
                          gint64        last)
{
  GByteArray *data = g_byte_array_new ();

  g_byte_array_append (data, run, DOSSIER_RUN_BYTES);
  dossier_bytes_add_varint (data, (guint64) first);
  dossier_bytes_add_varint (data, (guint64) last);
  return data;
}

GByteArray *
dossier_members_dup_setting (const char *key,
                             const char *value)
{
  GByteArray *data = g_byte_array_new ();

  add_text (data, key);
  add_text (data, value);
  return data;
}

static gboolean
take (DossierBytes *in,
      guint8       *bytes,
      gsize         size)
{
  if (!in->ok || (gsize) (in->end - in->at) < size)
    return in->ok = FALSE;
  memcpy (bytes, in->at, size);
  in->at += size;
  return TRUE;
}

/* NULL: not a text. */
static char *
take_text (DossierBytes *in)
{
  guint64 length = dossier_bytes_read_varint (in);
  char   *text;

  if (!in->ok || (guint64) (in->end - in->at) < length || !g_utf8_validate ((const char *) in->at, (gssize) length, NULL))
    {
      in->ok = FALSE;
      return NULL;
    }
  text = g_strndup ((const char *) in->at, length);
  in->at += length;
  return text;
}

static gboolean
is_read (const DossierBytes *in)
{
  return in->ok && in->at == in->end;
}

gboolean
dossier_members_read_admission (const guint8 *bytes,
                                gsize         length,
                                guint8       *public_key,
                                gboolean     *admin,
                                char        **name)
{
  DossierBytes in = { bytes, bytes + length, TRUE };

  take (&in, public_key, DOSSIER_PUBLIC_KEY_BYTES);
  *admin = (dossier_bytes_read_varint (&in) & ADMIN) != 0;
  g_free (*name);
  *name = take_text (&in);
  return is_read (&in);
}

GArray *
dossier_members_read_tips (const guint8 *bytes,
                           gsize         length)
{
  DossierBytes       in = { bytes, bytes + length, TRUE };
  g_autoptr (GArray) tips = g_array_new (FALSE, TRUE, sizeof (DossierPoint));

  for (guint64 left = dossier_bytes_read_varint (&in); in.ok && left > 0; left--)
    {
      DossierPoint tip = { 0 };

      take (&in, tip.run, sizeof tip.run);
      tip.n = (gint64) dossier_bytes_read_varint (&in);
      g_array_append_val (tips, tip);
    }
  return is_read (&in) ? g_steal_pointer (&tips) : NULL;
}

gboolean
dossier_members_read_hole (const guint8 *bytes,
                           gsize         length,
                           guint8       *run,
                           gint64       *first,
                           gint64       *last)
{
  DossierBytes in = { bytes, bytes + length, TRUE };

  take (&in, run, DOSSIER_RUN_BYTES);
  *first = (gint64) dossier_bytes_read_varint (&in);
  *last = (gint64) dossier_bytes_read_varint (&in);
  return is_read (&in) && *first > 0 && *first <= *last;
}

gboolean
dossier_members_read_setting (const guint8 *bytes,
                              gsize         length,
                              char        **key,
                              char        **value)
{
  DossierBytes in = { bytes, bytes + length, TRUE };

  *key = take_text (&in);
  *value = take_text (&in);
  return is_read (&in);
}
