#include "booklet-setting.h"

#include <string.h>

#define FAMILIES "Cantarell, Inter, Noto Sans, sans"
#define NARROW_SCALE 0.55
#define WIDEST_SPACE 0.62 /* of a justified line, in ems: beyond it the paragraph is left ragged */
#define USUAL_SPACE 0.25

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

void
booklet_setting_dress (PangoLayout *layout,
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
      if (spaces < 2 || (double) (width - logical.width) / (spaces - 1) > (WIDEST_SPACE - USUAL_SPACE) * size * PANGO_SCALE)
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

BookletSetting
booklet_setting_make (PangoContext       *context,
                      const BookletSheet *sheet,
                      const BookletPiece *piece,
                      gboolean            indented,
                      const BookletWords *words)
{
  const BookletStyle *style = booklet_style_get (piece->role);
  double              size = style->size * sheet->size, width = booklet_sheet_get_measure (sheet) - (style->left + style->right) * sheet->grid;
  BookletSetting      self = { pango_layout_new (context), NULL, FALSE };

  booklet_setting_dress (self.layout, size, style->weight, style->slant);
  pango_layout_set_width (self.layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (self.layout, PANGO_WRAP_WORD_CHAR);
  if (indented)
    pango_layout_set_indent (self.layout, (int) (sheet->grid * PANGO_SCALE));
  fill (self.layout, piece, words);
  self.justified = style->justified && is_good_justified (self.layout, size);
  note_starts (&self);
  if (self.justified)
    justify (self.layout); /* the last: any change of the layout would undo it */
  return self;
}

void
booklet_setting_clear (gpointer data)
{
  BookletSetting *self = data;

  g_clear_object (&self->layout);
  g_clear_pointer (&self->starts, g_free);
}
