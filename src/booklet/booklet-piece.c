#include "booklet-piece.h"

static void
clear_run (gpointer data)
{
  g_clear_pointer (&((BookletRun *) data)->text, g_free);
}

static void
free_piece (gpointer data)
{
  BookletPiece *self = data;

  g_array_unref (self->runs);
  g_free (self->number);
  g_free (self->right);
  g_free (self->anchor);
  g_free (self->target);
  g_free (self);
}

BookletStory *
booklet_story_new (const char *title)
{
  BookletStory *self = g_new0 (BookletStory, 1);

  g_atomic_ref_count_init (&self->refs);
  self->title = g_strdup (title != NULL ? title : "");
  self->pieces = g_ptr_array_new_with_free_func (free_piece);
  return self;
}

BookletStory *
booklet_story_ref (BookletStory *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
booklet_story_unref (BookletStory *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->title);
  g_ptr_array_unref (self->pieces);
  g_free (self);
}

void
booklet_piece_add_run (BookletPiece *self,
                       const char   *text,
                       guint         stress)
{
  BookletRun run = { g_strdup (text), stress };

  g_array_append_val (self->runs, run);
}

BookletPiece *
booklet_story_add (BookletStory *self,
                   BookletRole   role,
                   const char   *text)
{
  BookletPiece *piece = g_new0 (BookletPiece, 1);

  piece->role = role;
  piece->runs = g_array_new (FALSE, FALSE, sizeof (BookletRun));
  g_array_set_clear_func (piece->runs, clear_run);
  if (text != NULL && *text != '\0')
    booklet_piece_add_run (piece, text, 0);
  g_ptr_array_add (self->pieces, piece);
  return piece;
}

const BookletPiece *
booklet_story_get (const BookletStory *self,
                   guint               index)
{
  g_return_val_if_fail (index < self->pieces->len, NULL);

  return self->pieces->pdata[index];
}

char *
booklet_piece_dup_text (const BookletPiece *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->runs->len; i++)
    g_string_append (text, g_array_index (self->runs, BookletRun, i).text);
  return g_string_free (text, FALSE);
}

guint
booklet_role_get_level (BookletRole role)
{
  if (role == BOOKLET_CHAPTER || role == BOOKLET_PART || role == BOOKLET_MAP)
    return 1;
  return role == BOOKLET_PRACTICE ? 2 : 0;
}
