#include "guide-document-private.h"

#include "base-text.h"

#include <string.h>

/* Where the reading stands. */
typedef struct
{
  GuideDocument   *document;
  guint            chapter;  /* question or section; GUIDE_NO_PIECE: none yet */
  guint            group;    /* in it */
  guint            item;     /* a numbered one that may go on */
  int              number;   /* of that item */
  GuidePieceNature listed;   /* what a line of a list is here */
  GuidePieceNature plain;    /* what another line is here */
  gboolean         numbered; /* the chapter has numbered items */
  gboolean         posted;   /* what comes are post-its */
  gboolean         stuck;    /* one at least came */
} Place;

static gboolean
says (const char *text,
      const char *word)
{
  g_autofree char *folded = base_text_fold (text);
  g_autofree char *padded = g_strconcat (" ", folded, NULL);
  g_autofree char *sought = g_strconcat (" ", word, NULL);

  return strstr (padded, sought) != NULL;
}

static guint
add_piece (Place              *place,
           GuidePieceNature    nature,
           guint               line,
           const GuideReading *reading,
           guint               parent)
{
  const GuideLine *text = place->document->lines->pdata[line];
  GuidePiece       piece = { nature, line, reading->start, reading->end - reading->start };

  piece.raw = g_strndup (text->text + piece.start, piece.length);
  piece.number = g_strdup (reading->number);
  piece.parent = parent;
  g_array_append_val (place->document->pieces, piece);
  return place->document->pieces->len - 1;
}

static guint
get_parent (const Place *place)
{
  return place->group != GUIDE_NO_PIECE ? place->group : place->chapter;
}

static void
leave_list (Place *place)
{
  place->item = GUIDE_NO_PIECE;
  place->number = 0;
}

static void
enter (Place           *place,
       guint            chapter,
       GuidePieceNature listed,
       GuidePieceNature plain)
{
  place->chapter = chapter;
  place->group = GUIDE_NO_PIECE;
  place->listed = listed;
  place->plain = plain;
  place->numbered = place->posted = place->stuck = FALSE;
  leave_list (place);
}

/* What a heading says its lines are; FALSE: it does not say. */
static gboolean
find_section_nature (const char       *words,
                     GuidePieceNature *nature)
{
  if (says (words, "question"))
    *nature = GUIDE_PIECE_OPEN_QUESTION;
  else if (says (words, "devoirs") || says (words, "a faire") || says (words, "tache"))
    *nature = GUIDE_PIECE_TASK;
  else if (says (words, "idee") || says (words, "pistes"))
    *nature = GUIDE_PIECE_IDEA;
  else
    return FALSE;
  return TRUE;
}

static gboolean
is_section_nature (GuidePieceNature nature)
{
  return nature == GUIDE_PIECE_OPEN_QUESTION || nature == GUIDE_PIECE_TASK || nature == GUIDE_PIECE_IDEA;
}

static void
read_section (Place              *place,
              guint               line,
              const GuideReading *reading)
{
  const GuideLine *text = place->document->lines->pdata[line];
  GuidePieceNature nature;

  if (find_section_nature (text->text, &nature))
    enter (place, add_piece (place, GUIDE_PIECE_SECTION, line, reading, GUIDE_NO_PIECE), nature, nature);
  else if (place->chapter == GUIDE_NO_PIECE)
    add_piece (place, GUIDE_PIECE_TITLE, line, reading, GUIDE_NO_PIECE);
  else if (is_section_nature (place->plain))
    place->group = add_piece (place, GUIDE_PIECE_GROUP, line, reading, place->chapter);
  else
    enter (place, add_piece (place, GUIDE_PIECE_SECTION, line, reading, GUIDE_NO_PIECE), GUIDE_PIECE_PRACTICE, GUIDE_PIECE_DEVELOPMENT);
}

/* "With whom?" is answered by actors. */
static void
read_chapter (Place              *place,
              guint               line,
              const GuideReading *reading)
{
  const GuideLine *text = place->document->lines->pdata[line];
  GuidePieceNature nature;

  if (reading->number == NULL && find_section_nature (text->text, &nature) && !strchr (text->text, '?'))
    {
      read_section (place, line, reading);
      return;
    }
  enter (place, add_piece (place, GUIDE_PIECE_QUESTION, line, reading, GUIDE_NO_PIECE),
         says (text->text, "avec qui") || says (text->text, "acteurs") ? GUIDE_PIECE_ACTOR : GUIDE_PIECE_PRACTICE, GUIDE_PIECE_DEVELOPMENT);
}

static void
read_group (Place              *place,
            guint               line,
            const GuideReading *reading)
{
  const GuideLine *text = place->document->lines->pdata[line];

  place->group = add_piece (place, GUIDE_PIECE_GROUP, line, reading, place->chapter);
  leave_list (place);
  place->posted = FALSE;
  if (says (text->text, "role du centre") || says (text->text, "roles du centre") || says (text->text, "posture"))
    place->listed = GUIDE_PIECE_POSTURE;
  else if (place->listed == GUIDE_PIECE_POSTURE)
    place->listed = GUIDE_PIECE_PRACTICE;
}

static void
note_missing (Place *place,
              guint  piece,
              int    number)
{
  if (place->number > 0 && number > place->number + 1)
    guide_document_doubt (place->document, GUIDE_DOUBT_NUMBER_MISSING, piece, g_strdup_printf ("%d", place->number + 1), NULL);
}

/* "4. First step 3. Comes with a proposal": the second begins an item of its own. */
static gboolean
split_inside (Place        *place,
              guint         line,
              GuideReading *reading,
              GuideReading *inner)
{
  const GuideLine       *text = place->document->lines->pdata[line];
  g_autoptr (GRegex)     pattern = g_regex_new ("\\s(\\d{1,2})\\.\\s+(?=\\p{Lu})", 0, 0, NULL);
  g_autofree char       *words = g_strndup (text->text, reading->end);
  g_autoptr (GMatchInfo) match = NULL;
  int                    start, end;

  if (!g_regex_match_full (pattern, words, -1, (int) reading->start, 0, &match, NULL))
    return FALSE;
  g_match_info_fetch_pos (match, 0, &start, &end);
  inner->number = g_match_info_fetch (match, 1);
  inner->start = (gsize) end;
  inner->end = reading->end;
  reading->end = (gsize) start;
  guide_reading_trim (text->text, &reading->start, &reading->end);
  return TRUE;
}

static void
read_item (Place        *place,
           guint         line,
           GuideReading *reading)
{
  g_autoptr (GuideReading) inner = g_new0 (GuideReading, 1);
  gboolean                 splits = split_inside (place, line, reading, inner);
  int                      number = atoi (reading->number);

  place->item = add_piece (place, place->listed, line, reading, get_parent (place));
  place->numbered = TRUE;
  note_missing (place, place->item, number);
  place->number = number;
  if (splits)
    {
      place->item = add_piece (place, place->listed, line, inner, get_parent (place));
      guide_document_doubt (place->document, GUIDE_DOUBT_NUMBER_INSIDE, place->item, g_strdup_printf ("%s.", inner->number), NULL);
    }
}

static void
read_empty (Place              *place,
            guint               line,
            const GuideReading *reading)
{
  guint piece = add_piece (place, GUIDE_PIECE_EMPTY, line, reading, get_parent (place));

  guide_document_doubt (place->document, GUIDE_DOUBT_EMPTY, piece, g_strdup (reading->number), NULL);
}

/* Bullets are the items of a chapter that has no numbered ones, and explain those of another. */
static void
read_bullet (Place              *place,
             guint               line,
             const GuideReading *reading)
{
  GuidePieceNature nature = place->listed;

  place->stuck = place->posted;
  if (place->posted)
    nature = GUIDE_PIECE_POSTIT;
  else if (nature == GUIDE_PIECE_PRACTICE && (place->numbered || place->chapter == GUIDE_NO_PIECE))
    nature = GUIDE_PIECE_DEVELOPMENT;
  add_piece (place, nature, line, reading, get_parent (place));
}

/* Between two of them stands a dash with a space on each side. */
static guint
read_postits (Place              *place,
              guint               line,
              const GuideReading *reading)
{
  const GuideLine       *text = place->document->lines->pdata[line];
  g_autoptr (GRegex)     pattern = g_regex_new ("\\s+[-–—]\\s+", 0, 0, NULL);
  g_autofree char       *words = g_strndup (text->text, reading->end);
  g_autoptr (GMatchInfo) match = NULL;
  GuideReading           part = { GUIDE_SIGN_PLAIN, NULL, reading->start, reading->end };
  guint                  count = 1;
  int                    start, end;

  for (g_regex_match_full (pattern, words, -1, (int) reading->start, 0, &match, NULL); g_match_info_matches (match);
       g_match_info_next (match, NULL), count++)
    {
      g_match_info_fetch_pos (match, 0, &start, &end);
      part.end = (gsize) start;
      add_piece (place, GUIDE_PIECE_POSTIT, line, &part, get_parent (place));
      part.start = (gsize) end;
    }
  part.end = reading->end;
  add_piece (place, GUIDE_PIECE_POSTIT, line, &part, get_parent (place));
  return count;
}

static gboolean
is_in_brackets (const GuideLine    *text,
                const GuideReading *reading)
{
  return text->text[reading->start] == '(' && text->text[reading->end - 1] == ')';
}

static void
read_plain (Place              *place,
            guint               line,
            const GuideReading *reading)
{
  const GuideLine *text = place->document->lines->pdata[line];

  place->stuck = place->posted;
  if (place->posted)
    place->posted = read_postits (place, line, reading) == 1; /* one a line: more may come */
  else if (place->plain == GUIDE_PIECE_DEVELOPMENT && is_in_brackets (text, reading))
    add_piece (place, GUIDE_PIECE_ASIDE, line, reading, get_parent (place));
  else
    add_piece (place, place->plain, line, reading, place->item != GUIDE_NO_PIECE ? place->item : get_parent (place));
}

/* What comes after an empty line goes no item on; and post-its, one a line, end there. */
static void
rest (Place *place)
{
  place->item = GUIDE_NO_PIECE;
  if (place->stuck)
    place->posted = FALSE;
}

static void
read_line (Place        *place,
           guint         line,
           GuideReading *reading)
{
  gboolean has_words = reading->end > reading->start;

  if (reading->sign == GUIDE_SIGN_BLANK)
    {
      rest (place);
      return;
    }
  if (!has_words && (reading->sign == GUIDE_SIGN_NUMBER || reading->sign == GUIDE_SIGN_BULLET))
    read_empty (place, line, reading);
  else if (reading->sign == GUIDE_SIGN_CHAPTER)
    read_chapter (place, line, reading);
  else if (reading->sign == GUIDE_SIGN_SECTION)
    read_section (place, line, reading);
  else if (reading->sign == GUIDE_SIGN_GROUP)
    read_group (place, line, reading);
  else if (reading->sign == GUIDE_SIGN_NUMBER)
    read_item (place, line, reading);
  else if (reading->sign == GUIDE_SIGN_BULLET)
    read_bullet (place, line, reading);
  else if (reading->sign == GUIDE_SIGN_PLAIN)
    read_plain (place, line, reading);
  else
    {
      add_piece (place, GUIDE_PIECE_ANNOUNCE, line, reading, get_parent (place));
      place->posted = TRUE;
      place->stuck = FALSE;
      leave_list (place);
    }
}

static gboolean
has_chapters (const GuideDocument *document,
              const GuideShape    *shape)
{
  for (guint i = 0; i < document->lines->len; i++)
    {
      g_autoptr (GuideReading) reading = guide_reading_new (document->lines, i, shape);

      if (reading->sign == GUIDE_SIGN_CHAPTER)
        return TRUE;
    }
  return FALSE;
}

void
guide_pieces_read (GuideDocument *self)
{
  GuideShape shape = guide_shape_survey (self->lines);
  Place      place = { .document = self };

  /* Above the first question stands the title; notes without any question have none. */
  enter (&place, GUIDE_NO_PIECE, GUIDE_PIECE_PRACTICE,
         has_chapters (self, &shape) && shape.by != GUIDE_CHAPTERS_ASKED ? GUIDE_PIECE_TITLE : GUIDE_PIECE_DEVELOPMENT);
  for (guint i = 0; i < self->lines->len; i++)
    {
      g_autoptr (GuideReading) reading = guide_reading_new (self->lines, i, &shape);

      read_line (&place, i, reading);
    }
}
