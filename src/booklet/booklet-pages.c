#include "booklet-pages.h"

#include "booklet-words.h"

#include <math.h>
#include <string.h>

#define FAMILIES "Cantarell, Inter, Noto Sans, sans"
#define NARROW_SCALE 0.55
#define WIDEST_SPACE 0.62 /* of a justified line, in ems: beyond it the paragraph is left ragged */
#define COVER_ROW 8       /* where its title begins */

static gboolean
is_cover (BookletRole role)
{
  return role == BOOKLET_COVER_TITLE || role == BOOKLET_COVER_SUBTITLE;
}

static void
clear_setting (gpointer data)
{
  BookletSetting *self = data;

  g_clear_object (&self->layout);
  g_clear_pointer (&self->starts, g_free);
}

/* --- words of a piece */

static void
add_attribute (PangoAttrList  *list,
               PangoAttribute *attribute,
               gsize           from,
               gsize           to)
{
  attribute->start_index = (guint) from;
  attribute->end_index = (guint) to;
  pango_attr_list_insert (list, attribute);
}

static void
add_stress (PangoAttrList *list,
            guint          stress,
            gsize          from,
            gsize          to)
{
  if ((stress & BOOKLET_STRONG) != 0)
    add_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), from, to);
  if ((stress & BOOKLET_EMPHASIS) != 0)
    add_attribute (list, pango_attr_style_new (PANGO_STYLE_ITALIC), from, to);
}

/* No letters of ours have a narrow space: an ordinary one is made narrow. */
static void
append_narrowed (GString       *text,
                 PangoAttrList *list,
                 const char    *words)
{
  const char *next;

  while ((next = strstr (words, BOOKLET_NARROW)) != NULL)
    {
      g_string_append_len (text, words, next - words);
      g_string_append (text, BOOKLET_NO_BREAK);
      add_attribute (list, pango_attr_scale_new (NARROW_SCALE), text->len - strlen (BOOKLET_NO_BREAK), text->len);
      words = next + strlen (BOOKLET_NARROW);
    }
  g_string_append (text, words);
}

static void
fill (PangoLayout        *layout,
      const BookletPiece *piece,
      const BookletWords *words)
{
  g_autoptr (GString)       text = g_string_new (NULL);
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();
  const BookletStyle       *style = booklet_style_get (piece->role);

  for (guint i = 0; i < piece->runs->len; i++)
    {
      const BookletRun *run = &g_array_index (piece->runs, BookletRun, i);
      g_autofree char  *cut = style->cut ? booklet_words_dup_cut (words, run->text) : g_strdup (run->text);
      gsize             from = text->len;

      append_narrowed (text, list, cut);
      add_stress (list, run->stress, from, text->len);
    }
  pango_layout_set_text (layout, text->str, (int) text->len);
  pango_layout_set_attributes (layout, list);
}

static void
dress (PangoLayout *layout,
       double       size,
       PangoWeight  weight,
       PangoStyle   slant)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FAMILIES);

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, weight);
  pango_font_description_set_style (font, slant);
  pango_layout_set_font_description (layout, font);
}

static guint
count_spaces (PangoLayout           *layout,
              const PangoLayoutLine *line)
{
  const char *text = pango_layout_get_text (layout) + line->start_index;
  guint       n = 0;

  for (int i = 0; i < line->length; i++)
    n += text[i] == ' ';
  return n;
}

/* Would its spaces stay like spaces if every line but the last went to the edge? */
static gboolean
is_good_justified (PangoLayout *layout,
                   double       size)
{
  int n = pango_layout_get_line_count (layout), width = pango_layout_get_width (layout);

  for (int i = 0; i + 1 < n; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      PangoRectangle   logical;
      guint            spaces = count_spaces (layout, line);

      pango_layout_line_get_extents (line, NULL, &logical);
      if (spaces < 2 || (double) (width - logical.width) / (spaces - 1) > (WIDEST_SPACE - 0.25) * size * PANGO_SCALE)
        return FALSE;
    }
  return n > 1;
}

static void
stretch_run (PangoGlyphItem *run,
             const char     *text,
             int             last,
             int            *room,
             int            *spaces)
{
  PangoGlyphItemIter iter;

  for (gboolean more = pango_glyph_item_iter_init_start (&iter, run, text); more; more = pango_glyph_item_iter_next_cluster (&iter))
    if (text[iter.start_index] == ' ' && iter.start_index != last && *spaces > 0)
      {
        int share = *room / *spaces;

        run->glyphs->glyphs[iter.start_glyph].geometry.width += share;
        *room -= share;
        --*spaces;
      }
}

/* Pango gives a share to the space that a line ends with: its lines stop short of the edge. Here the spaces between
 * words share what is left, and no other. */
static void
stretch_line (PangoLayout *layout,
              int          index)
{
  PangoLayoutLine *line = pango_layout_get_line (layout, index);
  PangoRectangle   logical;
  int              spaces, room, last = line->start_index + line->length - 1;

  pango_layout_line_get_extents (line, NULL, &logical);
  spaces = (int) count_spaces (layout, line) - (pango_layout_get_text (layout)[last] == ' ');
  room = pango_layout_get_width (layout) - logical.width - (index == 0 ? pango_layout_get_indent (layout) : 0);
  for (GSList *run = line->runs; run != NULL && spaces > 0; run = run->next)
    stretch_run (run->data, pango_layout_get_text (layout), last, &room, &spaces);
}

static void
justify (PangoLayout *layout)
{
  for (int i = 0; i + 1 < pango_layout_get_line_count (layout); i++)
    stretch_line (layout, i);
}

static void
note_starts (BookletSetting *setting)
{
  PangoLayoutIter *iter = pango_layout_get_iter (setting->layout);

  setting->starts = g_new0 (double, pango_layout_get_line_count (setting->layout));
  for (guint i = 0;; i++)
    {
      PangoRectangle logical;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      setting->starts[i] = (double) logical.x / PANGO_SCALE;
      if (!pango_layout_iter_next_line (iter))
        break;
    }
  pango_layout_iter_free (iter);
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
  const BookletPiece *piece = booklet_story_get (self->story, index);
  const BookletStyle *style = booklet_style_get (piece->role);
  double              size = style->size * self->sheet->size;
  double              width = booklet_sheet_get_measure (self->sheet) - (style->left + style->right) * self->sheet->grid;
  BookletSetting      setting = { pango_layout_new (self->context), NULL, FALSE };

  dress (setting.layout, size, style->weight, style->slant);
  pango_layout_set_width (setting.layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (setting.layout, PANGO_WRAP_WORD_CHAR);
  if (follows_body (self, index))
    pango_layout_set_indent (setting.layout, (int) (self->sheet->grid * PANGO_SCALE));
  fill (setting.layout, piece, words);
  setting.justified = style->justified && is_good_justified (setting.layout, size);
  note_starts (&setting);
  if (setting.justified)
    justify (setting.layout); /* the last: any change of the layout would undo it */
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
  if (role == BOOKLET_QUOTE)
    block.with_next = get_role (self, index + 1) == BOOKLET_SPEAKER;
  if (role == before && (role == BOOKLET_FACTS || role == BOOKLET_LEAD))
    block.space = 0;
  if (role == BOOKLET_FACTS || role == BOOKLET_EXAMPLE)
    block.with_next = goes_on (self, index);
  if (role == BOOKLET_SEE && before != BOOKLET_SEE)
    block.space = 1;
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
  g_array_set_clear_func (self->settings, clear_setting);
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

  dress (layout, size * self->sheet->size, weight, PANGO_STYLE_NORMAL);
  pango_layout_set_text (layout, words, -1);
  return layout;
}
