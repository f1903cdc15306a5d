#include "base-text.h"

#include <libstemmer.h>
#include <string.h>

/* Each letter may fall into several, each of which may be a ligature of two. */
#define MAX_PARTS (2 * G_UNICHAR_MAX_DECOMPOSITION_LENGTH)

/* Gives the folded letters one at a time, so that a comparison stops at the first difference. */
typedef struct
{
  const char *next;             /* valid UTF-8, borrowed */
  gunichar    parts[MAX_PARTS]; /* what the last letter fell into */
  guint       n_parts;
  guint       at;
  gunichar    held; /* a letter that waits behind the space just given */
  gboolean    begun;
  gboolean    gap; /* something that is no letter was passed since the last one */
} FoldReader;

typedef struct
{
  gunichar   letter;
  const char spelt[3];
} Ligature;

/* Letters that Unicode does not decompose and that people type otherwise. */
static const Ligature ligatures[] = {
  { 0x00DF, "ss" }, /* ß */
  { 0x00E6, "ae" }, /* æ */
  { 0x00F0, "d" },  /* ð */
  { 0x00F8, "o" },  /* ø */
  { 0x00FE, "th" }, /* þ */
  { 0x0111, "d" },  /* đ */
  { 0x0131, "i" },  /* ı */
  { 0x0142, "l" },  /* ł */
  { 0x0153, "oe" }, /* œ */
};

/* What Windows puts where Latin-1 has control characters; 0xFFFD where it puts nothing. */
static const gunichar windows_1252[32] = {
  0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
  0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
  0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178
};

static char *
read_windows_1252 (const char *bytes,
                   gsize       length)
{
  GString *out = g_string_sized_new (length + length / 8);

  for (gsize i = 0; i < length; i++)
    {
      guchar byte = (guchar) bytes[i];

      if (byte >= 0x80 && byte < 0xA0)
        g_string_append_unichar (out, windows_1252[byte - 0x80]);
      else if (byte != 0)
        g_string_append_unichar (out, byte);
    }
  return g_string_free (out, FALSE);
}

/* A NUL ends a C string: those inside are dropped rather than hide what follows. */
static char *
drop_nuls (const char *bytes,
           gsize       length)
{
  char *out = g_malloc (length + 1);
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    if (bytes[i] != '\0')
      out[n++] = bytes[i];
  out[n] = '\0';
  return out;
}

char *
base_text_repair (const char *bytes,
                  gssize      length)
{
  g_autofree char *whole = NULL;
  const char      *start;

  if (bytes == NULL)
    return g_strdup ("");

  whole = drop_nuls (bytes, length < 0 ? strlen (bytes) : (gsize) length);
  start = g_str_has_prefix (whole, "\xEF\xBB\xBF") ? whole + 3 : whole;
  if (g_utf8_validate (start, -1, NULL))
    return start == whole ? g_steal_pointer (&whole) : g_strdup (start);
  return read_windows_1252 (start, strlen (start));
}

static void
add_part (FoldReader *self,
          gunichar    letter)
{
  for (guint i = 0; i < G_N_ELEMENTS (ligatures); i++)
    if (ligatures[i].letter == letter)
      {
        self->parts[self->n_parts++] = (guchar) ligatures[i].spelt[0];
        if (ligatures[i].spelt[1] != '\0')
          self->parts[self->n_parts++] = (guchar) ligatures[i].spelt[1];
        return;
      }
  self->parts[self->n_parts++] = letter;
}

static void
break_letter (FoldReader *self,
              gunichar    letter)
{
  gunichar found[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize    n = g_unichar_fully_decompose (letter, TRUE, found, G_N_ELEMENTS (found));

  self->n_parts = 0;
  self->at = 0;
  for (gsize i = 0; i < n; i++)
    add_part (self, g_unichar_tolower (found[i]));
}

static gunichar
next_part (FoldReader *self)
{
  gunichar letter;

  if (self->at < self->n_parts)
    return self->parts[self->at++];
  if (*self->next == '\0')
    return 0;

  letter = g_utf8_get_char (self->next);
  self->next = g_utf8_next_char (self->next);
  if (letter < 0x80)
    return (guchar) g_ascii_tolower ((char) letter);

  break_letter (self, letter);
  return self->parts[self->at++];
}

/* Accents stand on their letter; soft hyphens and joiners stand nowhere. Neither parts words. */
static gboolean
leaves_no_trace (gunichar letter)
{
  GUnicodeType type;

  if (letter < 0x80)
    return FALSE;
  type = g_unichar_type (letter);
  return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_SPACING_MARK ||
         type == G_UNICODE_ENCLOSING_MARK || type == G_UNICODE_FORMAT;
}

static gboolean
is_kept (gunichar letter)
{
  return letter < 0x80 ? g_ascii_isalnum ((char) letter) : g_unichar_isalnum (letter);
}

/* The next folded letter, ' ' between two words, 0 at the end. */
static gunichar
next_folded (FoldReader *self)
{
  gunichar letter = self->held;

  self->held = 0;
  if (letter != 0)
    return letter;

  while ((letter = next_part (self)) != 0)
    {
      if (leaves_no_trace (letter))
        continue;
      if (!is_kept (letter))
        {
          self->gap = self->begun;
          continue;
        }
      self->begun = TRUE;
      if (!self->gap)
        return letter;
      self->gap = FALSE;
      self->held = letter;
      return ' ';
    }
  return 0;
}

/* Opens the reader on text, or on its repaired copy, then owned by *copy. */
static FoldReader
open_reader (const char *text,
             char      **copy)
{
  FoldReader self = { 0 };

  self.next = text == NULL ? "" : text;
  if (!g_utf8_validate (self.next, -1, NULL))
    self.next = *copy = base_text_repair (text, -1);
  return self;
}

static char *
read_folded (const char *text,
             gboolean    spaces)
{
  g_autofree char *copy = NULL;
  FoldReader       reader = open_reader (text, &copy);
  GString         *out = g_string_sized_new (strlen (reader.next) + 1);
  gunichar         letter;

  while ((letter = next_folded (&reader)) != 0)
    {
      if (letter >= 0x80)
        g_string_append_unichar (out, letter);
      else if (letter != ' ' || spaces)
        g_string_append_c (out, (char) letter);
    }
  return g_string_free (out, FALSE);
}

char *
base_text_fold (const char *text)
{
  return read_folded (text, TRUE);
}

char *
base_text_squash (const char *text)
{
  return read_folded (text, FALSE);
}

/* A stemmer keeps its work in itself: one for each thread, made at the first word. */
static struct sb_stemmer *
get_stemmer (void)
{
  static GPrivate    own = G_PRIVATE_INIT ((GDestroyNotify) sb_stemmer_delete);
  struct sb_stemmer *stemmer = g_private_get (&own);

  if (stemmer == NULL)
    {
      stemmer = sb_stemmer_new ("french", "UTF_8");
      if (stemmer == NULL)
        g_error ("libstemmer does not know French: nothing could be found again");
      g_private_set (&own, stemmer);
    }
  return stemmer;
}

static void
append_stem (GString    *out,
             const char *word,
             gsize       length)
{
  struct sb_stemmer *stemmer = get_stemmer ();
  const sb_symbol   *stem = sb_stemmer_stem (stemmer, (const sb_symbol *) word, (int) length);

  if (stem == NULL)
    g_string_append_len (out, word, (gssize) length);
  else
    g_string_append_len (out, (const char *) stem, sb_stemmer_length (stemmer));
}

char *
base_text_stem (const char *folded_word)
{
  g_autofree char *word = base_text_fold (folded_word);
  GString         *out = g_string_sized_new (strlen (word) + 1);

  append_stem (out, word, strlen (word));
  return g_string_free (out, FALSE);
}

static void
append_stem_if_other (GString    *out,
                      const char *word,
                      gsize       length)
{
  gsize before = out->len;
  gsize start = before + 1;

  g_string_append_c (out, ' ');
  append_stem (out, word, length);
  if (out->len - start == length && memcmp (out->str + start, word, length) == 0)
    g_string_truncate (out, before);
}

char *
base_text_index_words (const char *text)
{
  g_autofree char *folded = base_text_fold (text);
  GString         *out = g_string_new (folded);
  const char      *word = folded;

  while (*word != '\0')
    {
      gsize length = strcspn (word, " ");

      append_stem_if_other (out, word, length);
      word += length;
      word += strspn (word, " ");
    }
  return g_string_free (out, FALSE);
}

static int
compare_folded (const char *one,
                const char *other)
{
  g_autofree char *one_copy = NULL;
  g_autofree char *other_copy = NULL;
  FoldReader       left = open_reader (one, &one_copy);
  FoldReader       right = open_reader (other, &other_copy);
  gunichar         a, b;

  do
    {
      a = next_folded (&left);
      b = next_folded (&right);
    }
  while (a == b && a != 0);
  return a == b ? 0 : a < b ? -1
                            : 1;
}

/* Between two that fold alike: accents first, then case, then bytes so that the order is total. */
static int
compare_closely (const char *one,
                 const char *other)
{
  g_autofree char *one_sound = base_text_repair (one, -1);
  g_autofree char *other_sound = base_text_repair (other, -1);
  g_autofree char *one_low = g_utf8_strdown (one_sound, -1);
  g_autofree char *other_low = g_utf8_strdown (other_sound, -1);
  int              found = strcmp (one_low, other_low);

  return found != 0 ? found : strcmp (one, other);
}

int
base_text_compare (const char *one,
                   const char *other)
{
  int found;

  if (one == NULL || other == NULL)
    return (one != NULL) - (other != NULL);
  if (strcmp (one, other) == 0)
    return 0;

  found = compare_folded (one, other);
  return found != 0 ? found : compare_closely (one, other);
}
