#include "guide-document-private.h"

#include "base-text.h"

#include <string.h>

#define GROUP_LETTERS 60 /* a heading inside a chapter is short */
#define ASKED_LETTERS 80 /* so is a question that is a heading */

static GRegex *
get_pattern (GRegex    **kept,
             const char *pattern)
{
  if (g_once_init_enter (kept))
    g_once_init_leave (kept, g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL));
  return *kept;
}

static const GuideLine *
get_line (const GPtrArray *lines,
          guint            line)
{
  return lines->pdata[line];
}

void
guide_reading_trim (const char *text,
                    gsize      *start,
                    gsize      *end)
{
  while (*start < *end && g_unichar_isspace (g_utf8_get_char (text + *start)))
    *start = (gsize) (g_utf8_next_char (text + *start) - text);
  while (*end > *start)
    {
      const char *before = g_utf8_prev_char (text + *end);

      if (!g_unichar_isspace (g_utf8_get_char (before)))
        return;
      *end = (gsize) (before - text);
    }
}

static gboolean
is_blank (const GuideLine *line)
{
  gsize start = 0, end = strlen (line->text);

  guide_reading_trim (line->text, &start, &end);
  return start == end && line->mark == NULL;
}

static glong
count_letters (const char *text)
{
  return g_utf8_strlen (text, -1);
}

/* Three letters at least, none of them small. */
static gboolean
is_in_capitals (const char *text)
{
  guint letters = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (g_unichar_islower (letter))
        return FALSE;
      letters += g_unichar_isupper (letter);
    }
  return letters >= 3;
}

static gboolean
is_slash_chapter (const GuideLine *line)
{
  static GRegex *kept;

  return g_regex_match (get_pattern (&kept, "^\\s*(\\d{1,2}|[IVX]{1,4})\\s*/\\s*\\pL"), line->text, 0, NULL);
}

static gboolean
asks (const GPtrArray *lines,
      guint            line)
{
  const char *text = get_line (lines, line)->text;
  gsize       start = 0, end = strlen (text);

  guide_reading_trim (text, &start, &end);
  return (line == 0 || is_blank (get_line (lines, line - 1))) && end > start && text[end - 1] == '?' && count_letters (text) <= ASKED_LETTERS;
}

/* The highest level met twice: a level met once alone is the title. 0: none. */
static guint
find_chapter_level (const GPtrArray *lines)
{
  guint counts[10] = { 0 }, highest = 0;

  for (guint i = 0; i < lines->len; i++)
    if (get_line (lines, i)->level < G_N_ELEMENTS (counts))
      counts[get_line (lines, i)->level]++;
  for (guint level = G_N_ELEMENTS (counts) - 1; level > 0; level--)
    {
      if (counts[level] > 1)
        highest = level;
      else if (counts[level] == 1 && highest == 0)
        highest = level;
    }
  return highest;
}

static gboolean
is_written_in_capitals (const GuideLine *line)
{
  return !is_blank (line) && is_in_capitals (line->text) && count_letters (line->text) > 3;
}

GuideShape
guide_shape_survey (const GPtrArray *lines)
{
  GuideShape shape = { GUIDE_CHAPTERS_ASKED, find_chapter_level (lines) };
  guint      slashes = 0, capitals = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      slashes += is_slash_chapter (get_line (lines, i));
      capitals += is_written_in_capitals (get_line (lines, i));
    }
  if (shape.level > 0)
    shape.by = GUIDE_CHAPTERS_LEVEL;
  else if (slashes > 0)
    shape.by = GUIDE_CHAPTERS_SLASH;
  else if (capitals > 1) /* one alone is the title */
    shape.by = GUIDE_CHAPTERS_CAPS;
  return shape;
}

static gboolean
match_start (GRegex       *pattern,
             const char   *text,
             GuideReading *reading)
{
  g_autoptr (GMatchInfo) match = NULL;
  int                    end;

  if (!g_regex_match (pattern, text, 0, &match))
    return FALSE;
  g_free (reading->number);
  reading->number = g_match_info_fetch (match, 1);
  g_match_info_fetch_pos (match, 0, NULL, &end);
  reading->start = (gsize) end;
  return TRUE;
}

/* "3. Words", "3) Words": a date or a figure is not followed by a space. */
static gboolean
begins_with_a_number (const char   *text,
                      GuideReading *reading)
{
  static GRegex *kept;

  return match_start (get_pattern (&kept, "^\\s*(\\d{1,3})\\s*[.)](?:\\s+|$)"), text, reading);
}

static gboolean
begins_with_a_bullet (const char   *text,
                      GuideReading *reading)
{
  static GRegex *kept;

  return match_start (get_pattern (&kept, "^\\s*([·•▪◦‣●○*–—-])(?:\\s+|$)"), text, reading);
}

static gboolean
is_made_of_digits (const char *mark)
{
  return g_ascii_isdigit (*mark);
}

static gboolean
begins_a_list (const GPtrArray *lines,
               guint            line,
               gboolean        *with_a_bullet)
{
  g_autoptr (GuideReading) reading = g_new0 (GuideReading, 1);

  while (line < lines->len && is_blank (get_line (lines, line)))
    line++;
  if (line == lines->len)
    return FALSE;
  if (get_line (lines, line)->mark != NULL)
    {
      *with_a_bullet = !is_made_of_digits (get_line (lines, line)->mark);
      return *with_a_bullet || atoi (get_line (lines, line)->mark) == 1;
    }
  *with_a_bullet = begins_with_a_bullet (get_line (lines, line)->text, reading);
  return *with_a_bullet || (begins_with_a_number (get_line (lines, line)->text, reading) && strcmp (reading->number, "1") == 0);
}

/* A short line right above a list that begins; above bullets an empty line stands before it, or it is what they explain. */
static gboolean
is_group (const GPtrArray *lines,
          guint            line,
          const char      *words)
{
  gboolean with_a_bullet = FALSE;

  if (line + 1 >= lines->len || is_blank (get_line (lines, line + 1)) || count_letters (words) > GROUP_LETTERS ||
      strchr (".;,!", words[strlen (words) - 1]) != NULL || !begins_a_list (lines, line + 1, &with_a_bullet))
    return FALSE;
  return !with_a_bullet || line == 0 || is_blank (get_line (lines, line - 1));
}

static gboolean
announces (const char *words)
{
  g_autofree char *folded = base_text_fold (words);

  return count_letters (words) <= GROUP_LETTERS && (strstr (folded, "post it") != NULL || strstr (folded, "postit") != NULL);
}

static gboolean
is_chapter (const GPtrArray  *lines,
            guint             line,
            const GuideShape *shape,
            const char       *words)
{
  switch (shape->by)
    {
    case GUIDE_CHAPTERS_SLASH:
      return is_slash_chapter (get_line (lines, line));
    case GUIDE_CHAPTERS_LEVEL:
      return get_line (lines, line)->level == shape->level;
    case GUIDE_CHAPTERS_CAPS:
      return is_in_capitals (words) && line > 0;
    case GUIDE_CHAPTERS_ASKED:
    default:
      return asks (lines, line);
    }
}

/* A number that a heading bears is not of its words. */
static void
take_chapter_number (const char   *text,
                     GuideReading *reading)
{
  static GRegex *kept;

  match_start (get_pattern (&kept, "^\\s*(\\d{1,2}|[IVX]{1,4})\\s*[/.)-]\\s*"), text, reading);
}

static gboolean
is_listed (const char *text)
{
  g_autoptr (GuideReading) reading = g_new0 (GuideReading, 1);

  return begins_with_a_number (text, reading) || begins_with_a_bullet (text, reading);
}

static GuideSign
find_sign (const GPtrArray  *lines,
           guint             line,
           const GuideShape *shape,
           const char       *words)
{
  const GuideLine *self = get_line (lines, line);

  if (is_chapter (lines, line, shape, words))
    return GUIDE_SIGN_CHAPTER;
  if (announces (words))
    return GUIDE_SIGN_ANNOUNCE;
  if (self->level > 0)
    return self->level < shape->level ? GUIDE_SIGN_SECTION : GUIDE_SIGN_GROUP;
  if (self->mark != NULL)
    return is_made_of_digits (self->mark) ? GUIDE_SIGN_NUMBER : GUIDE_SIGN_BULLET;
  return is_written_in_capitals (self) && !is_listed (self->text) ? GUIDE_SIGN_SECTION : GUIDE_SIGN_PLAIN;
}

static void
read_list_mark (const GuideLine *line,
                GuideReading    *reading)
{
  if (line->mark != NULL)
    {
      reading->number = g_strdup (line->mark);
      g_strdelimit (reading->number, ".)", ' ');
      g_strstrip (reading->number);
    }
  else if (reading->sign == GUIDE_SIGN_PLAIN && begins_with_a_number (line->text, reading))
    reading->sign = GUIDE_SIGN_NUMBER;
  else if (reading->sign == GUIDE_SIGN_PLAIN && begins_with_a_bullet (line->text, reading))
    reading->sign = GUIDE_SIGN_BULLET;
}

GuideReading *
guide_reading_new (const GPtrArray  *lines,
                   guint             line,
                   const GuideShape *shape)
{
  const GuideLine *self = get_line (lines, line);
  GuideReading    *reading = g_new0 (GuideReading, 1);
  g_autofree char *words = NULL;

  reading->end = strlen (self->text);
  guide_reading_trim (self->text, &reading->start, &reading->end);
  if (is_blank (self))
    return reading;

  words = g_strndup (self->text + reading->start, reading->end - reading->start);
  reading->sign = find_sign (lines, line, shape, words);
  if (reading->sign == GUIDE_SIGN_CHAPTER)
    take_chapter_number (self->text, reading);
  else
    read_list_mark (self, reading);
  if (reading->sign == GUIDE_SIGN_PLAIN && is_group (lines, line, words))
    reading->sign = GUIDE_SIGN_GROUP;
  reading->start = MIN (reading->start, reading->end);
  return reading;
}

void
guide_reading_free (GuideReading *self)
{
  g_free (self->number);
  g_free (self);
}
