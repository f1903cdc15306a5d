#include "booklet-odt.h"

#define NAMESPACES                                                          \
  " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""      \
  " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""          \
  " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""        \
  " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\"" \
  " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
#define HEAD                                                                                                                                                      \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-styles" NAMESPACES " office:version=\"1.3\">\n"                                                   \
  "<office:font-face-decls><style:font-face style:name=\"Text\" svg:font-family=\"Cantarell, 'Open Sans', Calibri, Arial\" style:font-family-generic=\"swiss\"/>" \
  "</office:font-face-decls>\n<office:styles>\n"                                                                                                                  \
  "<style:default-style style:family=\"paragraph\"><style:paragraph-properties fo:orphans=\"2\" fo:widows=\"2\" fo:hyphenation-ladder-count=\"2\"/>"              \
  "<style:text-properties style:font-name=\"Text\" fo:language=\"fr\" fo:country=\"FR\" fo:hyphenate=\"false\""                                                   \
  " fo:hyphenation-remain-char-count=\"2\" fo:hyphenation-push-char-count=\"3\"/></style:default-style>\n"                                                        \
  "<style:style style:name=\"Graphics\" style:family=\"graphic\"/>\n"                                                                                             \
  "<style:style style:name=\"Index_20_Link\" style:display-name=\"Index Link\" style:family=\"text\"/>\n"
#define COLOUR " fo:color=\"#125c73\""
#define QUIET " fo:color=\"#6b7078\""
#define KEEP " fo:keep-with-next=\"always\""
#define WHOLE " fo:keep-together=\"always\""
/* What somebody said, and who: set apart by one line on their left. */
#define SAID " fo:margin-left=\"0.7cm\" fo:margin-right=\"0.7cm\" fo:padding-left=\"0.3cm\" fo:border-left=\"0.05cm solid #b4c8cf\""

typedef enum
{
  NO_TAB,
  BULLET_TAB, /* after the sign of a list */
  RIGHT_TAB,  /* at the end of the line, for a page */
} Tab;

typedef struct
{
  const char *name, *shown; /* NULL: the same */
  const char *parent, *next;
  double      size; /* in ordinary words; 0: as its parent */
  double      down; /* below the head of the page, in pages */
  const char *paragraph, *text;
  Tab         tab;
  const char *master; /* page that begins with it, or NULL */
} Style;

static const Style styles[] = {
  { "Standard", NULL, NULL, NULL, 1, 0, "", "", NO_TAB, NULL },
  { "Text_20_body", "Text body", "Standard", NULL, 0, 0, " fo:text-align=\"justify\" fo:margin-bottom=\"0.15cm\" fo:line-height=\"130%\"", " fo:hyphenate=\"true\"", NO_TAB, NULL },
  { "Heading", NULL, "Standard", "Text_20_body", 0, 0, " fo:margin-top=\"0.5cm\" fo:margin-bottom=\"0.15cm\"" KEEP WHOLE, " fo:font-weight=\"bold\"", NO_TAB, NULL },
  { "Heading_20_1", "Heading 1", "Heading", "Text_20_body", 1.9, 0, " fo:break-before=\"page\" fo:margin-bottom=\"0.6cm\"", COLOUR, NO_TAB, NULL },
  { "Heading_20_2", "Heading 2", "Heading", "Text_20_body", 1.14, 0, "", "", NO_TAB, NULL },
  { "Heading_20_3", "Heading 3", "Heading", "Text_20_body", 1, 0, "", "", NO_TAB, NULL },
  { "Title", NULL, "Standard", "Subtitle", 3.05, 0.2, " fo:margin-bottom=\"0.5cm\" fo:padding-top=\"0.6cm\" fo:border-top=\"0.3cm solid #125c73\"", " fo:font-weight=\"bold\"" COLOUR, NO_TAB, "First_20_Page" },
  { "Subtitle", NULL, "Standard", "Text_20_body", 1.5, 0, " fo:margin-bottom=\"6cm\"", "", NO_TAB, NULL },
  { "Quotations", NULL, "Standard", NULL, 0, 0, SAID " fo:margin-top=\"0.25cm\"" WHOLE KEEP, " fo:font-style=\"italic\"", NO_TAB, NULL },
  { "List_20_Bullet", "List Bullet", "Text_20_body", NULL, 0, 0, " fo:text-align=\"start\" fo:margin-left=\"0.5cm\" fo:text-indent=\"-0.5cm\"", "", BULLET_TAB, NULL },
  { "Contents_20_Heading", "Contents Heading", "Heading", NULL, 1.9, 0, " fo:break-before=\"page\"", COLOUR, NO_TAB, NULL },
  { "Contents_20_1", "Contents 1", "Standard", NULL, 0, 0, " fo:margin-top=\"0.25cm\"" WHOLE, " fo:font-weight=\"bold\"", RIGHT_TAB, NULL },
  { "Contents_20_2", "Contents 2", "Standard", NULL, 0, 0, " fo:margin-left=\"0.5cm\"" WHOLE, "", RIGHT_TAB, NULL },
  { "Header", NULL, "Standard", NULL, 0.81, 0, "", QUIET, NO_TAB, NULL },
  { "Footer", NULL, "Standard", NULL, 0.86, 0, " fo:text-align=\"center\"", "", NO_TAB, NULL },
  { "Liens_20_credit", "Liens credit", "Standard", NULL, 0, 0, "", "", NO_TAB, NULL },
  { "Liens_20_imprint", "Liens imprint", "Standard", NULL, 0.86, 0, " fo:margin-bottom=\"0.1cm\"", QUIET, NO_TAB, NULL },
  { "Liens_20_imprint_20_first", "Liens imprint first", "Liens_20_imprint", "Liens_20_imprint", 0, 0.55, "", "", NO_TAB, "Liens_20_imprint" },
  { "Liens_20_lead", "Liens lead", "Standard", NULL, 1.1, 0, " fo:margin-bottom=\"0.3cm\"", "", NO_TAB, NULL },
  { "Liens_20_group", "Liens group", "Heading", "Text_20_body", 1.14, 0, "", COLOUR, NO_TAB, NULL },
  { "Liens_20_speaker", "Liens speaker", "Standard", NULL, 0.86, 0, SAID " fo:margin-bottom=\"0.25cm\"", QUIET, NO_TAB, NULL },
  { "Liens_20_label", "Liens label", "Standard", NULL, 0.9, 0, " fo:margin-top=\"0.2cm\"" KEEP, " fo:font-weight=\"bold\"" COLOUR, NO_TAB, NULL },
  { "Liens_20_example", "Liens example", "Standard", NULL, 0.95, 0, " fo:margin-left=\"0.5cm\" fo:text-indent=\"-0.5cm\"" WHOLE, "", BULLET_TAB, NULL },
  { "Liens_20_facts", "Liens facts", "Standard", NULL, 0.9, 0, " fo:margin-top=\"0.15cm\"" WHOLE, "", NO_TAB, NULL },
  { "Liens_20_see", "Liens see", "Standard", NULL, 0.9, 0, " fo:margin-top=\"0.15cm\"" WHOLE, "", RIGHT_TAB, NULL },
  { "Liens_20_picture", "Liens picture", "Standard", NULL, 0, 0, " fo:text-align=\"center\"", "", NO_TAB, NULL },
};

/* A measure is written with a dot, whatever the language of the session. */
static void
add_points (GString    *out,
            const char *name,
            double      points)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (out, " fo:%s=\"%spt\"", name, g_ascii_formatd (number, sizeof number, "%.1f", points));
}

static void
add_tab (GString            *out,
         Tab                 tab,
         const BookletSheet *sheet)
{
  if (tab == BULLET_TAB)
    g_string_append (out, "<style:tab-stops><style:tab-stop style:position=\"0.5cm\"/></style:tab-stops>");
  else if (tab == RIGHT_TAB)
    g_string_append_printf (out,
                            "<style:tab-stops><style:tab-stop style:position=\"%dpt\" style:type=\"right\" style:leader-style=\"dotted\" style:leader-text=\".\"/>"
                            "</style:tab-stops>",
                            (int) booklet_sheet_get_measure (sheet));
}

static void
add_style (GString            *out,
           const Style        *style,
           const BookletSheet *sheet)
{
  g_string_append_printf (out, "<style:style style:name=\"%s\" style:display-name=\"%s\" style:family=\"paragraph\" style:class=\"text\"", style->name,
                          style->shown != NULL ? style->shown : style->name);
  if (style->parent != NULL)
    g_string_append_printf (out, " style:parent-style-name=\"%s\"", style->parent);
  if (style->next != NULL)
    g_string_append_printf (out, " style:next-style-name=\"%s\"", style->next);
  if (style->master != NULL)
    g_string_append_printf (out, " style:master-page-name=\"%s\"", style->master);
  g_string_append_printf (out, "><style:paragraph-properties%s", style->paragraph);
  if (style->down > 0)
    add_points (out, "margin-top", style->down * sheet->height);
  g_string_append_c (out, '>');
  add_tab (out, style->tab, sheet);
  g_string_append_printf (out, "</style:paragraph-properties><style:text-properties%s", style->text);
  if (style->size > 0)
    add_points (out, "font-size", style->size * sheet->size);
  g_string_append (out, "/></style:style>\n");
}

/* --- the pages */

static void
add_layout (GString            *out,
            const char         *name,
            const char         *more,
            const BookletSheet *sheet)
{
  g_string_append_printf (out, "<style:page-layout style:name=\"%s\" style:page-usage=\"mirrored\"><style:page-layout-properties style:print-orientation=\"portrait\"", name);
  add_points (out, "page-width", sheet->width);
  add_points (out, "page-height", sheet->height);
  add_points (out, "margin-top", sheet->height * 0.067);
  add_points (out, "margin-bottom", sheet->height * 0.054);
  add_points (out, "margin-left", sheet->inner);
  add_points (out, "margin-right", sheet->outer);
  g_string_append_printf (out, "/>%s</style:page-layout>", more);
}

#define RUNNING                                                                                                                   \
  "<style:header-style><style:header-footer-properties fo:min-height=\"0.8cm\" fo:margin-bottom=\"0.4cm\"/></style:header-style>" \
  "<style:footer-style><style:header-footer-properties fo:min-height=\"0.8cm\" fo:margin-top=\"0.4cm\"/></style:footer-style>"
#define BARE_PAGE(name, shown, next) \
  "<style:master-page style:name=\"" name "\" style:display-name=\"" shown "\" style:page-layout-name=\"cover\" style:next-style-name=\"" next "\"/>"
#define TEXT_PAGE "<style:master-page style:name=\"Standard\" style:page-layout-name=\"leaf\"><style:header><text:p text:style-name=\"Header\">"
#define AFTER_TITLE                                                                                                                              \
  "</text:p></style:header><style:footer><text:p text:style-name=\"Footer\"><text:page-number text:select-page=\"current\">1</text:page-number>" \
  "</text:p></style:footer></style:master-page>"

/* The cover and its back bear nothing but themselves. */
static void
add_pages (GString            *out,
           const char         *title,
           const BookletSheet *sheet)
{
  g_autofree char *words = g_markup_escape_text (title, -1);

  g_string_append (out, "</office:styles>\n<office:automatic-styles>");
  add_layout (out, "leaf", RUNNING, sheet);
  add_layout (out, "cover", "", sheet);
  g_string_append (out, "</office:automatic-styles>\n<office:master-styles>");
  g_string_append (out, BARE_PAGE ("First_20_Page", "First Page", "Liens_20_imprint") BARE_PAGE ("Liens_20_imprint", "Liens imprint", "Standard"));
  g_string_append_printf (out, TEXT_PAGE "%s" AFTER_TITLE, words);
  g_string_append (out, "</office:master-styles></office:document-styles>\n");
}

char *
booklet_odt_dup_styles (const BookletStory *story,
                        const BookletSheet *sheet)
{
  GString *out = g_string_new (HEAD);

  g_return_val_if_fail (story != NULL && sheet != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    add_style (out, &styles[i], sheet);
  add_pages (out, story->title, sheet);
  return g_string_free (out, FALSE);
}
