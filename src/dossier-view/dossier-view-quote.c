#include "config.h"

#include "dossier-view-quote.h"

#define OPEN "«"
#define CLOSE "»"
#define SPACE "\302\240" /* that breaks no line */

typedef enum
{
  MARK_NONE,
  MARK_OPEN,
  MARK_CLOSE,
  MARK_EITHER, /* its place says which */
} Mark;

static Mark
get_mark (gunichar letter)
{
  switch (letter)
    {
    case 0x00AB:
    case 0x201C:
      return MARK_OPEN;
    case 0x00BB:
    case 0x201D:
      return MARK_CLOSE;
    case '"':
      return MARK_EITHER;
    default:
      return MARK_NONE;
    }
}

static void
trim_end (GString *text)
{
  const char *end = text->str + text->len;

  while (end > text->str)
    {
      const char *last = g_utf8_prev_char (end);

      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      end = last;
    }
  g_string_truncate (text, (gsize) (end - text->str));
}

static const char *
skip_spaces (const char *at)
{
  while (*at != '\0' && g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

static const char *
open_mark (GString    *out,
           const char *next,
           guint      *depth)
{
  (*depth)++;
  g_string_append (out, OPEN SPACE);
  return skip_spaces (next);
}

static void
close_mark (GString *out,
            guint   *depth)
{
  (*depth)--;
  trim_end (out);
  g_string_append (out, SPACE CLOSE);
}

char *
dossier_view_quote_repair (const char *words)
{
  g_autofree char *valid = g_utf8_make_valid (words != NULL ? words : "", -1);
  GString         *out = g_string_new (NULL);
  guint            depth = 0;

  for (const char *at = skip_spaces (valid); *at != '\0';)
    {
      gunichar    letter = g_utf8_get_char (at);
      const char *next = g_utf8_next_char (at);
      Mark        mark = get_mark (letter);

      if (mark == MARK_OPEN || (mark == MARK_EITHER && depth == 0))
        next = open_mark (out, next, &depth);
      else if (mark != MARK_NONE && depth > 0)
        close_mark (out, &depth);
      else if (mark == MARK_NONE)
        g_string_append_unichar (out, letter);
      at = next;
    }
  trim_end (out);
  while (depth > 0)
    close_mark (out, &depth);
  return g_string_free (out, FALSE);
}

/* "« a » and « b »" is not one quotation. */
static gboolean
is_dressed (const char *words)
{
  guint depth = 0;

  if (!g_str_has_prefix (words, OPEN) || !g_str_has_suffix (words, CLOSE))
    return FALSE;
  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at))
    {
      Mark mark = get_mark (g_utf8_get_char (at));

      depth += mark == MARK_OPEN;
      depth -= mark == MARK_CLOSE;
      if (depth == 0 && *g_utf8_next_char (at) != '\0')
        return FALSE;
    }
  return TRUE;
}

char *
dossier_view_quote_dress (const char *words)
{
  g_autofree char *repaired = dossier_view_quote_repair (words);

  if (is_dressed (repaired))
    return g_steal_pointer (&repaired);
  return g_strconcat (OPEN SPACE, repaired, SPACE CLOSE, NULL);
}
