#include "guide-document-private.h"

#include "base-text.h"

#include <string.h>

GuideLine *
guide_line_new (const char *text,
                const char *mark,
                guint       level)
{
  GuideLine *self = g_new0 (GuideLine, 1);

  self->text = g_strdup (text);
  self->mark = g_strdup (mark);
  self->level = level;
  return self;
}

void
guide_line_free (GuideLine *self)
{
  g_free (self->text);
  g_free (self->mark);
  g_free (self);
}

GPtrArray *
guide_lines_from_text (const char *bytes,
                       gsize       length)
{
  g_autofree char *text = base_text_repair (bytes, (gssize) length);
  g_auto (GStrv)   lines = g_regex_split_simple ("\r\n|\n|\r", text, 0, 0);
  GPtrArray       *found = g_ptr_array_new_with_free_func ((GDestroyNotify) guide_line_free);

  for (guint i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (found, guide_line_new (lines[i], NULL, 0));
  return found;
}

static void
clear_piece (gpointer data)
{
  GuidePiece *piece = data;

  g_free (piece->raw);
  g_free (piece->clean);
  g_free (piece->number);
}

static void
clear_doubt (gpointer data)
{
  GuideDoubt *doubt = data;

  g_free (doubt->said);
  g_free (doubt->proposed);
}

static GuideDocument *
new_document (GPtrArray *lines)
{
  GuideDocument *self = g_new0 (GuideDocument, 1);

  self->lines = lines;
  self->pieces = g_array_new (FALSE, TRUE, sizeof (GuidePiece));
  g_array_set_clear_func (self->pieces, clear_piece);
  self->quotes = g_array_new (FALSE, TRUE, sizeof (GuideQuote));
  self->marks = g_array_new (FALSE, TRUE, sizeof (GuideTimeMark));
  self->doubts = g_array_new (FALSE, TRUE, sizeof (GuideDoubt));
  g_array_set_clear_func (self->doubts, clear_doubt);
  return self;
}

GuideDocument *
guide_document_read (GPtrArray        *lines,
                     const GuideKnown *known)
{
  GuideDocument *self = new_document (lines);

  guide_pieces_read (self);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      guide_quotes_read (self, i);
      guide_marks_read (self, i);
      guide_clean_piece (self, i, known);
    }
  guide_doubts_read (self, known);
  return self;
}

void
guide_document_free (GuideDocument *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->lines);
  g_array_unref (self->pieces);
  g_array_unref (self->quotes);
  g_array_unref (self->marks);
  g_array_unref (self->doubts);
  g_free (self);
}

GuidePiece *
guide_document_get (const GuideDocument *self,
                    guint                piece)
{
  return &g_array_index (self->pieces, GuidePiece, piece);
}

void
guide_document_doubt (GuideDocument *self,
                      GuideDoubtKind kind,
                      guint          piece,
                      char          *said,
                      char          *proposed)
{
  GuideDoubt doubt = { kind, piece, GUIDE_NO_PIECE, said, proposed };

  g_array_append_val (self->doubts, doubt);
}

static gboolean
stands_under (const GuideDocument *self,
              guint                piece,
              guint                under)
{
  while (piece != under && piece != GUIDE_NO_PIECE)
    piece = guide_document_get (self, piece)->parent;
  return piece == under;
}

guint
guide_document_count (const GuideDocument *self,
                      GuidePieceNature     nature,
                      guint                under)
{
  guint count = 0;

  for (guint i = 0; i < self->pieces->len; i++)
    count += guide_document_get (self, i)->nature == nature && stands_under (self, i, under);
  return count;
}

char *
guide_document_dup_line (const GuideDocument *self,
                         guint                line)
{
  const char *text = ((const GuideLine *) self->lines->pdata[line])->text;
  GString    *made = g_string_new (NULL);
  gsize       at = 0;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const GuidePiece *piece = guide_document_get (self, i);

      if (piece->line != line)
        continue;
      g_string_append_len (made, text + at, (gssize) (piece->start - at));
      g_string_append (made, piece->raw);
      at = piece->start + piece->length;
    }
  g_string_append (made, text + at);
  return g_string_free (made, FALSE);
}
