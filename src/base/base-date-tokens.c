#include "base-date-private.h"
#include "base-text.h"

#include <string.h>

/* A date that needs more bytes than this is a story, kept as words. */
#define LONGEST 400
#define IS_GRAMMAR (-1)

typedef struct
{
  const char *word; /* folded */
  int         kind;
  int         value;
} Entry;

static const Entry lexicon[] = {
  { "janvier", BASE_DATE_TOKEN_MONTH, 1 },
  { "janv", BASE_DATE_TOKEN_MONTH, 1 },
  { "jan", BASE_DATE_TOKEN_MONTH, 1 },
  { "fevrier", BASE_DATE_TOKEN_MONTH, 2 },
  { "fevr", BASE_DATE_TOKEN_MONTH, 2 },
  { "fev", BASE_DATE_TOKEN_MONTH, 2 },
  { "mars", BASE_DATE_TOKEN_MONTH, 3 },
  { "avril", BASE_DATE_TOKEN_MONTH, 4 },
  { "avr", BASE_DATE_TOKEN_MONTH, 4 },
  { "mai", BASE_DATE_TOKEN_MONTH, 5 },
  { "juin", BASE_DATE_TOKEN_MONTH, 6 },
  { "juillet", BASE_DATE_TOKEN_MONTH, 7 },
  { "juil", BASE_DATE_TOKEN_MONTH, 7 },
  { "aout", BASE_DATE_TOKEN_MONTH, 8 },
  { "septembre", BASE_DATE_TOKEN_MONTH, 9 },
  { "sept", BASE_DATE_TOKEN_MONTH, 9 },
  { "sep", BASE_DATE_TOKEN_MONTH, 9 },
  { "octobre", BASE_DATE_TOKEN_MONTH, 10 },
  { "oct", BASE_DATE_TOKEN_MONTH, 10 },
  { "novembre", BASE_DATE_TOKEN_MONTH, 11 },
  { "nov", BASE_DATE_TOKEN_MONTH, 11 },
  { "decembre", BASE_DATE_TOKEN_MONTH, 12 },
  { "dec", BASE_DATE_TOKEN_MONTH, 12 },
  { "hiver", BASE_DATE_TOKEN_SEASON, 0 },
  { "printemps", BASE_DATE_TOKEN_SEASON, 1 },
  { "ete", BASE_DATE_TOKEN_SEASON, 2 },
  { "automne", BASE_DATE_TOKEN_SEASON, 3 },
  { "debut", BASE_DATE_TOKEN_THIRD, 0 },
  { "mi", BASE_DATE_TOKEN_THIRD, 1 },
  { "milieu", BASE_DATE_TOKEN_THIRD, 1 },
  { "fin", BASE_DATE_TOKEN_THIRD, 2 },
  { "avant", BASE_DATE_TOKEN_BEFORE, 0 },
  { "anterieur", BASE_DATE_TOKEN_BEFORE, 0 },
  { "anterieure", BASE_DATE_TOKEN_BEFORE, 0 },
  { "apres", BASE_DATE_TOKEN_AFTER, 0 },
  { "posterieur", BASE_DATE_TOKEN_AFTER, 0 },
  { "posterieure", BASE_DATE_TOKEN_AFTER, 0 },
  { "depuis", BASE_DATE_TOKEN_SINCE, 0 },
  { "partir", BASE_DATE_TOKEN_SINCE, 0 },
  { "compter", BASE_DATE_TOKEN_SINCE, 0 },
  { "tot", BASE_DATE_TOKEN_SINCE, 1 }, /* "au plus tôt": from then on, or much later */
  { "jusqu", BASE_DATE_TOKEN_UNTIL, 0 },
  { "jusque", BASE_DATE_TOKEN_UNTIL, 0 },
  { "ici", BASE_DATE_TOKEN_UNTIL, 0 },
  { "tard", BASE_DATE_TOKEN_UNTIL, 0 },
  { "vers", BASE_DATE_TOKEN_ABOUT, 0 },
  { "environ", BASE_DATE_TOKEN_ABOUT, 0 },
  { "env", BASE_DATE_TOKEN_ABOUT, 0 },
  { "environs", BASE_DATE_TOKEN_ABOUT, 0 },
  { "autour", BASE_DATE_TOKEN_ABOUT, 0 },
  { "approximativement", BASE_DATE_TOKEN_ABOUT, 0 },
  { "circa", BASE_DATE_TOKEN_ABOUT, 0 },
  { "a", BASE_DATE_TOKEN_JOIN, 0 },
  { "au", BASE_DATE_TOKEN_JOIN, 0 },
  { "aux", BASE_DATE_TOKEN_JOIN, 0 },
  { "et", BASE_DATE_TOKEN_JOIN, 0 },
  { "ou", BASE_DATE_TOKEN_JOIN, 0 },
  { "puis", BASE_DATE_TOKEN_JOIN, 0 },
  { "en", BASE_DATE_TOKEN_IN, 0 },
  { "rentree", BASE_DATE_TOKEN_BACK_TO_SCHOOL, 0 },
  { "scolaire", BASE_DATE_TOKEN_SCHOOL, 0 },
  { "annees", BASE_DATE_TOKEN_DECADE, 0 },
  { "trimestre", BASE_DATE_TOKEN_DIVISION, 3 },
  { "trim", BASE_DATE_TOKEN_DIVISION, 3 },
  { "t", BASE_DATE_TOKEN_DIVISION, 3 },
  { "semestre", BASE_DATE_TOKEN_DIVISION, 6 },
  { "s", BASE_DATE_TOKEN_DIVISION, 6 },
  { "premier", BASE_DATE_TOKEN_NUMBER, 1 },
  { "deuxieme", BASE_DATE_TOKEN_NUMBER, 2 },
  { "second", BASE_DATE_TOKEN_NUMBER, 2 },
  { "troisieme", BASE_DATE_TOKEN_NUMBER, 3 },
  { "quatrieme", BASE_DATE_TOKEN_NUMBER, 4 },
  { "noel", BASE_DATE_TOKEN_FEAST, 12 },
  { "toussaint", BASE_DATE_TOKEN_FEAST, 10 },
  { "paques", BASE_DATE_TOKEN_FEAST, 4 },
  { "vacances", BASE_DATE_TOKEN_HOLIDAYS, 0 },
  { "conges", BASE_DATE_TOKEN_HOLIDAYS, 0 },
  { "mois", BASE_DATE_TOKEN_THE_MONTH_OF, 0 },
  { "lundi", BASE_DATE_TOKEN_WEEKDAY, 1 },
  { "mardi", BASE_DATE_TOKEN_WEEKDAY, 2 },
  { "mercredi", BASE_DATE_TOKEN_WEEKDAY, 3 },
  { "jeudi", BASE_DATE_TOKEN_WEEKDAY, 4 },
  { "vendredi", BASE_DATE_TOKEN_WEEKDAY, 5 },
  { "samedi", BASE_DATE_TOKEN_WEEKDAY, 6 },
  { "dimanche", BASE_DATE_TOKEN_WEEKDAY, 7 },
  { "lun", BASE_DATE_TOKEN_WEEKDAY, 1 },
  { "mer", BASE_DATE_TOKEN_WEEKDAY, 3 },
  { "jeu", BASE_DATE_TOKEN_WEEKDAY, 4 },
  { "ven", BASE_DATE_TOKEN_WEEKDAY, 5 },
  { "sam", BASE_DATE_TOKEN_WEEKDAY, 6 },
  { "dim", BASE_DATE_TOKEN_WEEKDAY, 7 },
};

static const char *const grammar[] = {
  "le", "la", "les", "l", "d", "de", "du", "des", "dans", "entre", "courant", "cours", "pendant", "durant", "lors", "pour",
  "er", "ere", "re", "e", "eme", "ieme", "nd", "nde", "annee", "scolaires", "date", "plus", "tout", "toute", "grandes", "exercice",
  "peut", "etre", "probablement", "sans", "doute", "confirmer", "verifier", "preciser", "prevu", "prevue", "z"
};

/* Signs that mean a word, before folding makes spaces of them. */
static const struct
{
  const char *sign;
  const char *word;
} signs[] = {
  { "<=", " jusque " },
  { ">=", " tot " },
  { "<", " avant " },
  { ">", " apres " },
  { "~", " vers " },
  { "±", " vers " },
  { "≈", " vers " },
  { "&", " et " },
  { "+", " et " },
  { ",", " et " },
  { ";", " et " },
};

static const char *
append_sign (GString    *out,
             const char *p)
{
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (p, signs[i].sign))
      {
        g_string_append (out, signs[i].word);
        return p + strlen (signs[i].sign);
      }
  g_string_append_c (out, *p);
  return p + 1;
}

/* Between two digits a colon makes an hour; elsewhere it only introduces. */
static gboolean
is_in_hour (const char *words,
            const char *colon)
{
  return colon > words && g_ascii_isdigit (colon[-1]) && g_ascii_isdigit (colon[1]);
}

static char *
fold_with_signs (const char *words)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = words; *p != '\0';)
    if (*p == ':')
      g_string_append_c (out, is_in_hour (words, p++) ? 'h' : ' ');
    else
      p = append_sign (out, p);
  return base_text_fold (out->str);
}

static BaseDateToken
read_number (const char *digits,
             gsize       n)
{
  BaseDateToken token = { BASE_DATE_TOKEN_NUMBER, 0, (int) n };

  if (n > 8)
    return (BaseDateToken){ BASE_DATE_TOKEN_UNKNOWN };
  for (gsize i = 0; i < n; i++)
    token.value = token.value * 10 + digits[i] - '0';
  return token;
}

static gboolean
is_word (const char *text,
         gsize       n,
         const char *word)
{
  return strncmp (text, word, n) == 0 && word[n] == '\0';
}

static BaseDateToken
read_word (const char *text,
           gsize       n)
{
  for (guint i = 0; i < G_N_ELEMENTS (lexicon); i++)
    if (is_word (text, n, lexicon[i].word))
      return (BaseDateToken){ (BaseDateTokenKind) lexicon[i].kind, lexicon[i].value, 1 };
  for (guint i = 0; i < G_N_ELEMENTS (grammar); i++)
    if (is_word (text, n, grammar[i]))
      return (BaseDateToken){ (BaseDateTokenKind) IS_GRAMMAR };
  return (BaseDateToken){ BASE_DATE_TOKEN_UNKNOWN };
}

static gsize
count_digits (const char *p)
{
  return strspn (p, "0123456789");
}

static gboolean
says_hour (const char *p,
           gsize       n)
{
  return is_word (p, n, "h") || is_word (p, n, "heure") || is_word (p, n, "heures");
}

/* The ":00" and ".000" that a program adds behind "10:00"; a colon has become an h. */
static gsize
measure_seconds (const char *p)
{
  gsize fraction;

  if (*p != 'h' || count_digits (p + 1) != 2)
    return 0;
  fraction = p[3] == ' ' ? count_digits (p + 4) : 0;
  return fraction == 3 || fraction >= 6 ? 4 + fraction : 3;
}

/* How much of p is an hour: "9h", "9 h 30", "10h00h00"; 0 when p is not one.
 * A number apart from "9h" is not its minutes: it may be the day. */
static gsize
measure_hour (const char *p)
{
  gsize    n = count_digits (p);
  gboolean spaced = n > 0 && p[n] == ' ';
  gsize    end = n + spaced + strspn (p + n + spaced, "abcdefghijklmnopqrstuvwxyz");
  gsize    gap;

  if (n < 1 || n > 2 || !says_hour (p + n + spaced, end - n - spaced))
    return 0;

  gap = spaced && p[end] == ' ';
  if (count_digits (p + end + gap) != 2)
    return end;
  end += gap + 2;
  return end + measure_seconds (p + end);
}

/* "à" before an hour goes with it, as the T of a machine's date does. */
static gsize
forget_preposition (const BaseDateToken *tokens,
                    gsize                n)
{
  if (n > 0 && (tokens[n - 1].kind == BASE_DATE_TOKEN_JOIN || tokens[n - 1].kind == BASE_DATE_TOKEN_ABOUT ||
                tokens[n - 1].kind == BASE_DATE_TOKEN_DIVISION))
    return n - 1;
  return n;
}

/* "20190523", as programs write it. */
static gsize
append_compact (BaseDateToken *tokens,
                gsize          n,
                int            value)
{
  tokens[n++] = (BaseDateToken){ BASE_DATE_TOKEN_NUMBER, value / 10000, 4 };
  tokens[n++] = (BaseDateToken){ BASE_DATE_TOKEN_NUMBER, value / 100 % 100, 2 };
  tokens[n++] = (BaseDateToken){ BASE_DATE_TOKEN_NUMBER, value % 100, 2 };
  return n;
}

static gsize
append_token (BaseDateToken *tokens,
              gsize          n,
              BaseDateToken  token,
              gboolean       with_weekdays)
{
  if ((int) token.kind == IS_GRAMMAR || (token.kind == BASE_DATE_TOKEN_WEEKDAY && !with_weekdays))
    return n;
  if (token.kind == BASE_DATE_TOKEN_NUMBER && token.n_digits == 8)
    return append_compact (tokens, n, token.value);
  tokens[n++] = token;
  return n;
}

/* "dès 2018" opens the words; "des" elsewhere is grammar. */
static const char *
skip_since (const char    *p,
            BaseDateToken *tokens,
            gsize         *n)
{
  if (!g_str_has_prefix (p, "des ") || g_str_has_prefix (p, "des annees"))
    return p;
  tokens[(*n)++] = (BaseDateToken){ BASE_DATE_TOKEN_SINCE };
  return p + strlen ("des ");
}

void
base_date_read_tokens (const char    *words,
                       gboolean       with_weekdays,
                       BaseDateToken *tokens)
{
  g_autofree char *folded = strnlen (words, LONGEST + 1) > LONGEST ? g_strdup ("?") : fold_with_signs (words);
  gsize            n = 0;
  const char      *p = skip_since (folded, tokens, &n);

  while (*p != '\0' && n + 4 < BASE_DATE_MOST_TOKENS)
    {
      gsize hour = measure_hour (p);
      gsize digits = count_digits (p);
      gsize length = digits > 0 ? digits : strcspn (p, " 0123456789");

      if (hour > 0)
        n = forget_preposition (tokens, n);
      else if (length > 0)
        n = append_token (tokens, n, digits > 0 ? read_number (p, digits) : read_word (p, length), with_weekdays);
      p += MAX (MAX (hour, length), 1);
    }
  if (*p != '\0')
    tokens[n++] = (BaseDateToken){ BASE_DATE_TOKEN_UNKNOWN };
  tokens[n] = (BaseDateToken){ BASE_DATE_TOKEN_END };
}
