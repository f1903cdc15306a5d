#include "dossier-erasure-private.h"

#include <string.h>

#define GAP "[\\s\\x{A0}\\x{202F}.,'’-]+"
#define TITLE "(?:M\\.|MM\\.|Mr\\.?|Mme\\.?|Mmes|Mlle|Madame|Monsieur|Mademoiselle)"
#define BETWEEN_DIGITS "[ .\\x{A0}\\x{202F}/-]?"
#define MIN_NAME 2   /* letters */
#define MIN_ALONE 3  /* letters of a family name that can be looked for alone */
#define MIN_DIGITS 6 /* fewer are no phone number */

struct _DossierErasureWords
{
  GPtrArray *family_names, *given_names; /* patterns */
  GPtrArray *initials;                   /* of the given names, patterns */
  GPtrArray *wholes, *contacts;          /* patterns */
  GPtrArray *alone;                      /* patterns of family names long enough */
};

DossierErasureWords *
dossier_erasure_words_new (void)
{
  DossierErasureWords *self = g_new0 (DossierErasureWords, 1);
  GPtrArray          **lists[] = { &self->family_names, &self->given_names, &self->initials, &self->wholes, &self->contacts, &self->alone };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    *lists[i] = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
dossier_erasure_words_free (DossierErasureWords *self)
{
  g_ptr_array_unref (self->family_names);
  g_ptr_array_unref (self->given_names);
  g_ptr_array_unref (self->initials);
  g_ptr_array_unref (self->wholes);
  g_ptr_array_unref (self->contacts);
  g_ptr_array_unref (self->alone);
  g_free (self);
}

/* A letter as people write it, with or without its accent. */
static void
add_letter (GString *out,
            gunichar letter)
{
  static const char *const families[] = { "aàâäáãå", "cç", "eéèêë", "iîïíì", "nñ", "oôöóòõ", "uùûüú", "yÿý" };
  gunichar                 base[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  char                     bytes[6];

  g_unichar_fully_decompose (g_unichar_tolower (letter), FALSE, base, G_N_ELEMENTS (base));
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    if (base[0] == (gunichar) families[i][0])
      {
        g_string_append_printf (out, "[%s]", families[i]);
        return;
      }
  g_string_append_len (out, bytes, g_unichar_to_utf8 (letter, bytes));
}

/* "Élan-Petit": its letters, whatever parts them. NULL: too short to say anything. */
static char *
dup_name (const char *text,
          glong       least)
{
  GString *out = g_string_new (NULL);
  glong    n_letters = 0;
  gboolean parted = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (!g_unichar_isalnum (letter))
        {
          parted = n_letters > 0;
          continue;
        }
      if (parted)
        g_string_append (out, GAP);
      parted = FALSE;
      add_letter (out, letter);
      n_letters++;
    }
  return g_string_free (out, n_letters < least);
}

/* The same number however its digits are grouped, at home or from abroad. */
static char *
dup_phone (const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  const char         *own;
  GString            *out;

  for (const char *at = text; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      g_string_append_c (digits, *at);
  own = digits->str;
  if (g_str_has_prefix (own, "0033"))
    own += 4;
  else if (g_str_has_prefix (own, "33") && digits->len == 11)
    own += 2;
  own += *own == '0';
  if (strlen (own) < MIN_DIGITS)
    return NULL;

  out = g_string_new ("(?:(?:\\+|00)33" BETWEEN_DIGITS "(?:\\(0\\)" BETWEEN_DIGITS ")?|0)?");
  for (; *own != '\0'; own++)
    g_string_append_printf (out, BETWEEN_DIGITS "%c", *own);
  return g_string_free (out, FALSE);
}

static void
add (GPtrArray *list,
     char      *pattern)
{
  if (pattern != NULL && !g_ptr_array_find_with_equal_func (list, pattern, g_str_equal, NULL))
    g_ptr_array_add (list, pattern);
  else
    g_free (pattern);
}

static void
add_initial (DossierErasureWords *self,
             const char          *text)
{
  GString *out = g_string_new (NULL);

  if (g_unichar_isalpha (g_utf8_get_char (text)))
    add_letter (out, g_utf8_get_char (text));
  add (self->initials, g_string_free (out, out->len == 0));
}

void
dossier_erasure_words_add (DossierErasureWords *self,
                           const char          *field,
                           const char          *text)
{
  g_return_if_fail (self != NULL && field != NULL && text != NULL);

  if (strcmp (field, "family_name") == 0)
    {
      add (self->family_names, dup_name (text, MIN_NAME));
      add (self->alone, dup_name (text, MIN_ALONE));
    }
  else if (strcmp (field, "given_name") == 0)
    {
      add (self->given_names, dup_name (text, MIN_NAME));
      add_initial (self, text);
    }
  else if (strcmp (field, "phone") == 0)
    add (self->contacts, dup_phone (text));
  else if (strcmp (field, "email") == 0)
    add (self->contacts, *text == '\0' ? NULL : g_regex_escape_string (text, -1));
  else
    add (self->wholes, dup_name (text, MIN_ALONE));
}

static char *
dup_any (const GPtrArray *list)
{
  GString *out = g_string_new ("(?:");

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", (char *) list->pdata[i]);
  g_string_append_c (out, ')');
  return g_string_free (out, list->len == 0);
}

/* Whole words only. */
static char *
dup_bounded (const char *pattern)
{
  return g_strdup_printf ("(?<![\\p{L}\\d])(?:%s)(?![\\p{L}\\d])", pattern);
}

static void
add_choice (GString    *out,
            const char *format,
            const char *one,
            const char *other)
{
  g_autoptr (GString) choice = g_string_new (format);

  g_string_replace (choice, "ONE", one, 0);
  g_string_replace (choice, "OTHER", other, 0);
  g_string_append_printf (out, "%s%s", out->len > 0 ? "|" : "", choice->str);
}

char *
dossier_erasure_words_dup_names (const DossierErasureWords *self)
{
  g_autofree char    *family = dup_any (self->family_names), *given = dup_any (self->given_names);
  g_autofree char    *initial = dup_any (self->initials), *whole = dup_any (self->wholes);
  g_autoptr (GString) out = g_string_new (NULL);

  if (family != NULL)
    add_choice (out, TITLE GAP "(?:OTHER" GAP ")?ONE", family, given != NULL ? given : "\\p{L}+");
  if (family != NULL && given != NULL)
    {
      add_choice (out, "ONE" GAP "OTHER", given, family);
      add_choice (out, "ONE" GAP "OTHER", family, given);
    }
  if (family != NULL && initial != NULL)
    add_choice (out, "ONE\\." GAP "?OTHER", initial, family);
  if (whole != NULL)
    add_choice (out, "ONE", whole, "");
  return out->len == 0 ? NULL : dup_bounded (out->str);
}

char *
dossier_erasure_words_dup_contacts (const DossierErasureWords *self)
{
  g_autofree char *any = dup_any (self->contacts);

  return any == NULL ? NULL : g_strdup_printf ("(?<![\\p{L}\\d])%s(?![\\p{L}\\d])", any);
}

char *
dossier_erasure_words_dup_family_names (const DossierErasureWords *self)
{
  g_autofree char *any = dup_any (self->alone);

  return any == NULL ? NULL : dup_bounded (any);
}
