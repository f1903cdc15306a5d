#include "booklet-pages.h"

#include "booklet-words.h"

#define COVER_ROW 8 /* where its title begins */
#define SHORT 4     /* lines of a paragraph that may be split, and of one that leaves what follows it alone */

static gboolean
is_cover (BookletRole role)
{
  return role == BOOKLET_COVER_TITLE || role == BOOKLET_COVER_SUBTITLE;
}

static gboolean
follows_body (const BookletPages *self,
              guint               index)
{
  return index > 0 && booklet_story_get (self->story, index)->role == BOOKLET_BODY && booklet_story_get (self->story, index - 1)->role == BOOKLET_BODY;
}

static void
set_piece (BookletPages       *self,
           guint               index,
           const BookletWords *words)
{
  BookletSetting setting = booklet_setting_make (self->context, self->sheet, booklet_story_get (self->story, index), follows_body (self, index), words);

  g_array_append_val (self->settings, setting);
}

/* --- on pages */

static BookletRole
get_role (const BookletPages *self,
          guint               index)
{
  return index < self->story->pieces->len ? booklet_story_get (self->story, index)->role : BOOKLET_N_ROLES;
}

/* Facts stand together; the last example is not alone on a page. */
static gboolean
goes_on (const BookletPages *self,
         guint               index)
{
  BookletRole role = get_role (self, index);

  return get_role (self, index + 1) == role && (role == BOOKLET_FACTS || get_role (self, index + 2) != role);
}

/* A practice with nothing to say of it but its title. */
static gboolean
is_said_whole (const BookletPages *self,
               guint               index)
{
  BookletRole next = get_role (self, index + 1);

  return next == BOOKLET_PRACTICE || next == BOOKLET_GROUP;
}

static BookletBlock
make_block (const BookletPages *self,
            guint               index)
{
  BookletRole         role = get_role (self, index), before = index > 0 ? get_role (self, index - 1) : BOOKLET_N_ROLES;
  const BookletStyle *style = booklet_style_get (role);
  guint               n = (guint) pango_layout_get_line_count (g_array_index (self->settings, BookletSetting, index).layout);
  BookletBlock        block = { n, style->rows, style->space, style->above, style->opens, style->whole, style->with_next };

  if (role == BOOKLET_IMPRINT)
    block.opens = before != BOOKLET_IMPRINT;
  if (role == BOOKLET_PRACTICE && is_said_whole (self, index))
    block.with_next = FALSE;
  if (role == BOOKLET_PRACTICE && (before == role || before == BOOKLET_GROUP))
    block.space = 1;
  if (role == BOOKLET_QUOTE)
    block.with_next = get_role (self, index + 1) == BOOKLET_SPEAKER;
  if (role == before && (role == BOOKLET_FACTS || role == BOOKLET_LEAD))
    block.space = 0;
  if (role == BOOKLET_FACTS || role == BOOKLET_EXAMPLE)
    block.with_next = goes_on (self, index);
  if (before == BOOKLET_LEAD && (role == BOOKLET_SUBENTRY || role == BOOKLET_ROW))
    block.space = 1;
  if (role == BOOKLET_SEE && before != BOOKLET_SEE)
    block.space = 1;
  if (role == BOOKLET_BODY && n < SHORT && get_role (self, index + 1) == BOOKLET_FACTS)
    block.with_next = TRUE; /* what opens the door, away from the few words it is told of, says nothing */
  if (get_role (self, index + 1) == BOOKLET_SEE && role != BOOKLET_SEE)
    block.with_next = TRUE; /* a reference is not the head of a page */
  if (role == BOOKLET_MAP)
    block.opens = TRUE;
  return block;
}

/* What stands at the foot of its page: the imprint, and on the cover who made it and when. */
static void
move_down (BookletPages *self)
{
  guint used[2] = { 0, 0 };

  for (guint i = 0; i < self->slices->len; i++)
    {
      const BookletSlice *slice = &g_array_index (self->slices, BookletSlice, i);

      if (slice->page < 2)
        used[slice->page] = MAX (used[slice->page], slice->row + slice->n * booklet_style_get (get_role (self, slice->block))->rows);
    }
  for (guint i = 0; i < self->slices->len; i++)
    {
      BookletSlice *slice = &g_array_index (self->slices, BookletSlice, i);
      BookletRole   role = get_role (self, slice->block);

      if (slice->page > 1)
        return;
      if (role == BOOKLET_IMPRINT || role == BOOKLET_COVER_CREDIT)
        slice->row += self->sheet->n_rows - used[slice->page];
      else if (is_cover (role))
        slice->row += MIN (COVER_ROW, self->sheet->n_rows - used[slice->page]);
    }
}

static void
note_places (BookletPages *self)
{
  for (guint i = 0; i < self->slices->len; i++)
    {
      const BookletSlice *slice = &g_array_index (self->slices, BookletSlice, i);
      const BookletPiece *piece = booklet_story_get (self->story, slice->block);

      if (slice->first == 0 && piece->anchor != NULL)
        g_hash_table_insert (self->places, piece->anchor, GUINT_TO_POINTER (slice->page + 1));
      self->n_pages = MAX (self->n_pages, slice->page + 1);
    }
}

static void
note_chapters (BookletPages *self)
{
  guint current = G_MAXUINT, next = 0;

  for (guint page = 0; page < self->n_pages; page++)
    {
      for (; next < self->slices->len && g_array_index (self->slices, BookletSlice, next).page <= page; next++)
        {
          guint block = g_array_index (self->slices, BookletSlice, next).block;

          if (booklet_role_get_level (get_role (self, block)) == 1)
            current = block;
        }
      g_array_append_val (self->chapters, current);
    }
}

static void
paginate (BookletPages *self)
{
  g_autofree BookletBlock *blocks = g_new0 (BookletBlock, self->story->pieces->len + 1);

  for (guint i = 0; i < self->story->pieces->len; i++)
    blocks[i] = make_block (self, i);
  self->slices = booklet_pagination_run (blocks, self->story->pieces->len, self->sheet->n_rows);
  move_down (self);
  note_places (self);
  note_chapters (self);
}

static void
make_context (BookletPages *self)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  self->fonts = pango_cairo_font_map_new ();
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (self->fonts), 72);
  self->context = pango_font_map_create_context (self->fonts);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context, pango_language_from_string ("fr"));
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);
}

BookletPages *
booklet_pages_new (BookletStory       *story,
                   const BookletSheet *sheet)
{
  g_autoptr (BookletWords) words = booklet_words_new ();
  BookletPages            *self = g_new0 (BookletPages, 1);

  self->sheet = sheet;
  self->story = booklet_story_ref (story);
  make_context (self);
  self->settings = g_array_new (FALSE, FALSE, sizeof (BookletSetting));
  g_array_set_clear_func (self->settings, booklet_setting_clear);
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  self->chapters = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < story->pieces->len; i++)
    set_piece (self, i, words);
  paginate (self);
  return self;
}

void
booklet_pages_free (BookletPages *self)
{
  g_array_unref (self->settings);
  g_array_unref (self->slices);
  g_array_unref (self->chapters);
  g_hash_table_unref (self->places);
  g_object_unref (self->context);
  g_object_unref (self->fonts);
  booklet_story_unref (self->story);
  g_free (self);
}

guint
booklet_pages_find (const BookletPages *self,
                    const char         *anchor)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->places, anchor));
}

gboolean
booklet_pages_is_opener (const BookletPages *self,
                         guint               page)
{
  guint piece = g_array_index (self->chapters, guint, page);

  if (piece == G_MAXUINT)
    return TRUE;
  return booklet_pages_find (self, booklet_story_get (self->story, piece)->anchor) == page + 1;
}

PangoLayout *
booklet_pages_new_words (const BookletPages *self,
                         const char         *words,
                         double              size,
                         PangoWeight         weight)
{
  PangoLayout *layout = pango_layout_new (self->context);

  booklet_setting_dress (layout, size * self->sheet->size, weight, PANGO_STYLE_NORMAL);
  pango_layout_set_text (layout, words, -1);
  return layout;
}
