#include "config.h"

#include "booklet-odt.h"
#include "booklet-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HEAD                                                                                                                                                    \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                                                                                \
  "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""                                                                  \
  " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""                                                                                              \
  " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""                                                                                            \
  " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""                                                                                   \
  " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""                                                                                           \
  " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""                                                                                     \
  " xmlns:xlink=\"http://www.w3.org/1999/xlink\" office:version=\"1.3\">\n"                                                                                     \
  "<office:automatic-styles>"                                                                                                                                   \
  "<style:style style:name=\"strong\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>"                                     \
  "<style:style style:name=\"emphasis\" style:family=\"text\"><style:text-properties fo:font-style=\"italic\"/></style:style>"                                  \
  "<style:style style:name=\"both\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\" fo:font-style=\"italic\"/></style:style>"              \
  "<style:style style:name=\"map\" style:family=\"graphic\" style:parent-style-name=\"Graphics\"><style:graphic-properties style:wrap=\"none\"/></style:style>" \
  "</office:automatic-styles>\n<office:body><office:text>\n"
#define TAIL "</office:text></office:body></office:document-content>\n"

/* As styles.xml calls them: a space is _20_. */
static const char *const names[BOOKLET_N_ROLES] = {
  [BOOKLET_COVER_TITLE] = "Title",
  [BOOKLET_COVER_SUBTITLE] = "Subtitle",
  [BOOKLET_COVER_CREDIT] = "Liens_20_credit",
  [BOOKLET_IMPRINT] = "Liens_20_imprint",
  [BOOKLET_PART] = "Heading_20_1",
  [BOOKLET_ENTRY] = "Contents_20_1",
  [BOOKLET_SUBENTRY] = "Contents_20_2",
  [BOOKLET_CHAPTER] = "Heading_20_1",
  [BOOKLET_LEAD] = "Liens_20_lead",
  [BOOKLET_GROUP] = "Liens_20_group",
  [BOOKLET_PRACTICE] = "Heading_20_2",
  [BOOKLET_SUBHEADING] = "Heading_20_3",
  [BOOKLET_BODY] = "Text_20_body",
  [BOOKLET_BULLET] = "List_20_Bullet",
  [BOOKLET_QUOTE] = "Quotations",
  [BOOKLET_SPEAKER] = "Liens_20_speaker",
  [BOOKLET_LABEL] = "Liens_20_label",
  [BOOKLET_EXAMPLE] = "Liens_20_example",
  [BOOKLET_FACTS] = "Liens_20_facts",
  [BOOKLET_SEE] = "Liens_20_see",
  [BOOKLET_ROW] = "Contents_20_2",
  [BOOKLET_MAP] = "Heading_20_1",
};

/* Several spaces are written as such, what XML cannot hold is left out. */
static void
add_words (GString    *out,
           const char *words)
{
  for (; *words != '\0'; words = g_utf8_next_char (words))
    {
      gunichar         letter = g_utf8_get_char (words);
      char             bytes[8] = { 0 };
      g_autofree char *escaped = NULL;

      if (letter < 0x20 && letter != '\t' && letter != '\n')
        continue;
      g_unichar_to_utf8 (letter, bytes);
      escaped = g_markup_escape_text (bytes, -1);
      g_string_append (out, escaped);
    }
}

static void
add_run (GString          *out,
         const BookletRun *run)
{
  static const char *const spans[] = { NULL, "strong", "emphasis", "both" };

  if (run->stress != 0)
    g_string_append_printf (out, "<text:span text:style-name=\"%s\">", spans[run->stress & 3]);
  add_words (out, run->text);
  if (run->stress != 0)
    g_string_append (out, "</text:span>");
}

static void
add_runs (GString            *out,
          const BookletPiece *piece)
{
  for (guint i = 0; i < piece->runs->len; i++)
    add_run (out, &g_array_index (piece->runs, BookletRun, i));
}

static void
add_page_of (GString    *out,
             const char *place)
{
  g_string_append_printf (out, "<text:bookmark-ref text:reference-format=\"page\" text:ref-name=\"%s\">–</text:bookmark-ref>", place);
}

/* Its number, its words, and at the end of the line the page it leads to or what stands there. */
static void
add_line (GString            *out,
          const BookletPiece *piece)
{
  if (piece->target != NULL)
    g_string_append_printf (out, "<text:a xlink:type=\"simple\" xlink:href=\"#%s\" text:style-name=\"Index_20_Link\" text:visited-style-name=\"Index_20_Link\">", piece->target);
  if (piece->role == BOOKLET_SEE)
    {
      g_autofree char *see = g_strdup_printf (_ ("See %s"), piece->number);

      add_words (out, see);
      g_string_append_c (out, ' ');
    }
  else if (piece->number != NULL)
    {
      add_words (out, piece->number);
      g_string_append (out, "<text:s/>");
    }
  add_runs (out, piece);
  if (piece->target != NULL)
    g_string_append (out, "</text:a>");
  if (piece->target != NULL || piece->right != NULL)
    g_string_append (out, "<text:tab/>");
  if (piece->right != NULL)
    add_words (out, piece->right);
  else if (piece->target != NULL)
    add_page_of (out, piece->target);
}

static void
add_bookmark (GString            *out,
              const BookletPiece *piece)
{
  if (piece->anchor != NULL)
    g_string_append_printf (out, "<text:bookmark text:name=\"%s\"/>", piece->anchor);
}

static void
add_heading (GString            *out,
             const BookletPiece *piece,
             guint               level)
{
  g_string_append_printf (out, "<text:h text:style-name=\"%s\" text:outline-level=\"%u\">", names[piece->role], level);
  add_bookmark (out, piece);
  add_line (out, piece);
  g_string_append (out, "</text:h>\n");
}

static void
add_paragraph (GString            *out,
               const BookletPiece *piece,
               gboolean            begins_page)
{
  g_string_append_printf (out, "<text:p text:style-name=\"%s%s\">", names[piece->role], begins_page ? "_20_first" : "");
  add_bookmark (out, piece);
  if ((piece->role == BOOKLET_BULLET && piece->number == NULL) || piece->role == BOOKLET_EXAMPLE)
    g_string_append (out, "•<text:tab/>");
  add_line (out, piece);
  g_string_append (out, "</text:p>\n");
}

double
booklet_odt_get_map_height (const BookletSheet *sheet)
{
  return booklet_sheet_get_measure (sheet) * 12 / 14.5;
}

static void
add_map (GString            *out,
         const BookletSheet *sheet)
{
  g_autofree char *words = g_markup_escape_text (_ ("The map of links between centres and schools"), -1);

  g_string_append_printf (out,
                          "<text:p text:style-name=\"Liens_20_picture\"><draw:frame draw:name=\"map\" draw:style-name=\"map\" text:anchor-type=\"as-char\""
                          " svg:width=\"%dpt\" svg:height=\"%dpt\"><draw:image xlink:href=\"Pictures/map.png\" xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\"/>"
                          "<svg:title>%s</svg:title></draw:frame></text:p>\n",
                          (int) booklet_sheet_get_measure (sheet), (int) booklet_odt_get_map_height (sheet), words);
}

static gboolean
is_entry (const BookletStory *story,
          guint               index)
{
  BookletRole role;

  if (index >= story->pieces->len)
    return FALSE;
  role = booklet_story_get (story, index)->role;
  return role == BOOKLET_ENTRY || role == BOOKLET_SUBENTRY;
}

/* How the word processor would make the list again, from the headings. */
static void
begin_contents (GString            *out,
                const BookletPiece *title)
{
  g_string_append (out, "<text:table-of-content text:name=\"contents-list\" text:protected=\"false\"><text:table-of-content-source text:outline-level=\"2\" text:use-index-marks=\"false\">");
  for (guint level = 1; level <= 2; level++)
    g_string_append_printf (out,
                            "<text:table-of-content-entry-template text:outline-level=\"%u\" text:style-name=\"Contents_20_%u\"><text:index-entry-link-start/>"
                            "<text:index-entry-text/><text:index-entry-link-end/><text:index-entry-tab-stop style:type=\"right\" style:leader-char=\".\"/>"
                            "<text:index-entry-page-number/></text:table-of-content-entry-template>",
                            level, level);
  g_string_append (out, "</text:table-of-content-source><text:index-body><text:index-title text:name=\"contents-title\"><text:p text:style-name=\"Contents_20_Heading\">");
  add_runs (out, title);
  g_string_append (out, "</text:p></text:index-title>\n");
}

static guint
add_contents (GString            *out,
              const BookletStory *story,
              guint               index)
{
  begin_contents (out, booklet_story_get (story, index));
  for (index++; is_entry (story, index); index++)
    add_paragraph (out, booklet_story_get (story, index), FALSE);
  g_string_append (out, "</text:index-body></text:table-of-content>\n");
  return index - 1;
}

static void
add_piece (GString            *out,
           const BookletStory *story,
           guint               index,
           const BookletSheet *sheet) /* for the map; NULL: there is none */
{
  const BookletPiece *piece = booklet_story_get (story, index);

  if (piece->role == BOOKLET_CHAPTER || piece->role == BOOKLET_PART || piece->role == BOOKLET_MAP)
    add_heading (out, piece, 1);
  else if (piece->role == BOOKLET_PRACTICE)
    add_heading (out, piece, 2);
  else if (piece->role == BOOKLET_SUBHEADING)
    add_heading (out, piece, 3);
  else
    add_paragraph (out, piece, piece->role == BOOKLET_IMPRINT && booklet_story_get (story, index - 1)->role != BOOKLET_IMPRINT);
  if (piece->role == BOOKLET_MAP && sheet != NULL)
    add_map (out, sheet);
}

char *
booklet_odt_dup_content (const BookletStory *story,
                         const BookletSheet *sheet,
                         gboolean            has_map)
{
  GString *out = g_string_new (HEAD);

  g_return_val_if_fail (story != NULL && sheet != NULL, NULL);

  for (guint i = 0; i < story->pieces->len; i++)
    {
      const BookletPiece *piece = booklet_story_get (story, i);

      if (piece->role == BOOKLET_PART && is_entry (story, i + 1))
        i = add_contents (out, story, i);
      else
        add_piece (out, story, i, has_map ? sheet : NULL);
    }
  g_string_append (out, TAIL);
  return g_string_free (out, FALSE);
}
