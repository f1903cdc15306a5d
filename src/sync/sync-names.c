#include "sync-names.h"

#include <string.h>

static const struct
{
  const char  *ending;
  SyncNameKind kind;
} endings[] = {
  { ".lhl", SYNC_NAME_HELLO },
  { ".lsg", SYNC_NAME_SEGMENT },
  { ".lky", SYNC_NAME_KEY_PACKAGE },
  { ".lbl", SYNC_NAME_ATTACHMENT },
  { ".lop", SYNC_NAME_PRESENCE },
};

/* Of files that stayed on the server. */
static const char *const placeholders[] = { ".nextcloud", ".owncloud", ".icloud" };

static gboolean
ends_with (const char *text,
           const char *ending)
{
  gsize length = strlen (text), wanted = strlen (ending);

  return length >= wanted && g_ascii_strcasecmp (text + length - wanted, ending) == 0;
}

/* The ending, at the end or before what no ending goes on with: "s.lsg (1)", "s.lsg~", but not "s.lsgx". */
static gboolean
has_ending (const char *text,
            const char *ending)
{
  gsize length = strlen (ending);

  for (const char *at = strchr (text, '.'); at != NULL; at = strchr (at + 1, '.'))
    if (g_ascii_strncasecmp (at, ending, length) == 0 && !g_ascii_isalnum (at[length]))
      return TRUE;
  return FALSE;
}

static SyncNameKind
find_kind (const char *text)
{
  if (strcmp (text, SYNC_NAME_FEDERATION_FILE) == 0)
    return SYNC_NAME_FEDERATION;
  for (gsize i = 0; i < G_N_ELEMENTS (placeholders); i++)
    if (ends_with (text, placeholders[i]))
      return SYNC_NAME_PLACEHOLDER;
  if (ends_with (text, ".part") || ends_with (text, ".tmp") || ends_with (text, ".partial"))
    return SYNC_NAME_PART;
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (has_ending (text, endings[i].ending))
      return endings[i].kind;
  return SYNC_NAME_OTHER;
}

static int
read_digit (char digit)
{
  if (digit >= '0' && digit <= '9')
    return digit - '0';
  return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

/* So many lower-case digits; moves *at past them. */
static gboolean
take_number (const char **at,
             guint        n_digits,
             guint64     *number)
{
  *number = 0;
  for (guint i = 0; i < n_digits; i++, (*at)++)
    {
      int digit = read_digit (**at);

      if (digit < 0)
        return FALSE;
      *number = *number << 4 | (guint64) digit;
    }
  return TRUE;
}

static gboolean
take_bytes (const char **at,
            guint8      *bytes,
            gsize        length)
{
  guint64 byte;

  for (gsize i = 0; i < length; i++)
    {
      if (!take_number (at, 2, &byte))
        return FALSE;
      bytes[i] = (guint8) byte;
    }
  return TRUE;
}

static gboolean
take_words (const char **at,
            const char  *words)
{
  if (!g_str_has_prefix (*at, words))
    return FALSE;
  *at += strlen (words);
  return TRUE;
}

static gboolean
take_end (const char *at,
          const char *ending)
{
  return strcmp (at, ending) == 0;
}

static gboolean
read_hello (const char *at,
            SyncName   *name)
{
  guint64 k;

  if (!take_words (&at, "h-") || !take_number (&at, 8, &k) || !take_end (at, ".lhl"))
    return FALSE;
  name->k = (guint32) k;
  return TRUE;
}

static gboolean
read_presence (const char *at,
               SyncName   *name)
{
  guint64 k, chance;

  if (!take_words (&at, "o-") || !take_number (&at, 8, &k) || !take_words (&at, "-") || !take_number (&at, 8, &chance) || !take_end (at, ".lop"))
    return FALSE;
  name->k = (guint32) k;
  return TRUE;
}

static gboolean
read_segment (const char *at,
              SyncName   *name)
{
  guint64 first, last, gen, chance;

  if (!take_words (&at, "s-") || !take_number (&at, 10, &first) || !take_words (&at, "-") || !take_number (&at, 10, &last) ||
      !take_words (&at, "-") || !take_bytes (&at, name->run, sizeof name->run) || !take_words (&at, "-") ||
      !take_number (&at, 2, &gen) || !take_words (&at, "-") || !take_number (&at, 8, &chance) || !take_end (at, ".lsg"))
    return FALSE;
  name->first = (gint64) first;
  name->last = (gint64) last;
  name->gen = (guint) gen;
  return first >= 1 && last >= first;
}

static gboolean
read_key_package (const char *at,
                  SyncName   *name)
{
  guint64 epoch, chance;

  if (!take_words (&at, "k-") || !take_number (&at, 4, &epoch) || !take_words (&at, "-") || !take_number (&at, 8, &chance) ||
      !take_end (at, ".lky"))
    return FALSE;
  name->epoch = (guint) epoch;
  return TRUE;
}

static gboolean
read_attachment (const char *at,
                 SyncName   *name)
{
  return take_words (&at, "b-") && take_bytes (&at, name->hash, sizeof name->hash) && take_end (at, ".lbl");
}

static gboolean
read_part (const char *at)
{
  guint64 chance;

  return take_words (&at, "tmp-") && take_number (&at, 8, &chance) && take_end (at, ".part");
}

static gboolean
read_claims (const char *text,
             SyncName   *name)
{
  switch (name->kind)
    {
    case SYNC_NAME_HELLO:
      return read_hello (text, name);
    case SYNC_NAME_SEGMENT:
      return read_segment (text, name);
    case SYNC_NAME_KEY_PACKAGE:
      return read_key_package (text, name);
    case SYNC_NAME_ATTACHMENT:
      return read_attachment (text, name);
    case SYNC_NAME_PRESENCE:
      return read_presence (text, name);
    case SYNC_NAME_PART:
      return read_part (text);
    case SYNC_NAME_FEDERATION:
      return TRUE;
    case SYNC_NAME_PLACEHOLDER:
    case SYNC_NAME_OTHER:
      return FALSE;
    }
  return FALSE;
}

void
sync_name_read (const char *text,
                SyncName   *name)
{
  SyncNameKind kind = find_kind (text);

  *name = (SyncName){ .kind = kind };
  name->is_exact = read_claims (text, name);
  if (!name->is_exact)
    *name = (SyncName){ .kind = kind };
}

gboolean
sync_name_is_plain (const char *text)
{
  gsize length = strspn (text, "0123456789abcdefghijklmnopqrstuvwxyz.-");

  return length > 0 && length <= SYNC_NAME_LENGTH && text[length] == '\0' && text[0] != '.' && text[0] != '-' && text[length - 1] != '.';
}

static guint32
take_chance (void)
{
  guint32 chance;

  base_identifier_random_bytes ((guint8 *) &chance, sizeof chance);
  return chance;
}

char *
sync_name_dup_hello (guint32 k)
{
  return g_strdup_printf ("h-%08x.lhl", k);
}

char *
sync_name_dup_segment (gint64        first,
                       gint64        last,
                       const guint8 *run,
                       guint         gen)
{
  return g_strdup_printf ("s-%010" G_GINT64_MODIFIER "x-%010" G_GINT64_MODIFIER "x-%02x%02x%02x%02x-%02x-%08x.lsg", (guint64) first,
                          (guint64) last, run[0], run[1], run[2], run[3], MIN (gen, 0xff), take_chance ());
}

char *
sync_name_dup_key_package (guint epoch)
{
  return g_strdup_printf ("k-%04x-%08x.lky", MIN (epoch, 0xffff), take_chance ());
}

char *
sync_name_dup_presence (guint32 k)
{
  return g_strdup_printf ("o-%08x-%08x.lop", k, take_chance ());
}

char *
sync_name_dup_attachment (const guint8 *name)
{
  char digits[BASE_IDENTIFIER_DIGITS + 1];

  return g_strdup_printf ("b-%s.lbl", base_identifier_from_bytes (name, digits));
}

char *
sync_name_dup_part (void)
{
  return g_strdup_printf ("tmp-%08x.part", take_chance ());
}

char *
sync_name_dup_poste (const guint8 *poste)
{
  GString *digits = g_string_new (NULL);

  for (guint i = 0; i < DOSSIER_POSTE_BYTES; i++)
    g_string_append_printf (digits, "%02x", poste[i]);
  return g_string_free (digits, FALSE);
}

gboolean
sync_name_read_poste (const char *text,
                      guint8     *poste)
{
  guint8 bytes[DOSSIER_POSTE_BYTES];

  if (!take_bytes (&text, bytes, sizeof bytes) || *text != '\0')
    return FALSE;
  memcpy (poste, bytes, sizeof bytes);
  return TRUE;
}
