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
  "<style:text-properties style:font-name=\"Text\" fo:font-size=\"10.5pt\" fo:language=\"fr\" fo:country=\"FR\" fo:hyphenate=\"false\""                           \
  " fo:hyphenation-remain-char-count=\"2\" fo:hyphenation-push-char-count=\"3\"/></style:default-style>\n"                                                        \
  "<style:style style:name=\"Graphics\" style:family=\"graphic\"/>\n"                                                                                             \
  "<style:style style:name=\"Index_20_Link\" style:display-name=\"Index Link\" style:family=\"text\"/>\n"
#define COLOUR " fo:color=\"#125c73\""
#define QUIET " fo:color=\"#6b7078\""
#define KEEP " fo:keep-with-next=\"always\""
#define WHOLE " fo:keep-together=\"always\""

typedef struct
{
  const char *name, *shown; /* NULL: the same */
  const char *parent, *next;
  const char *paragraph, *text;
  const char *tabs;   /* or NULL */
  const char *master; /* page that begins with it, or NULL */
} Style;

#define RIGHT_TAB "<style:tab-stop style:position=\"14.5cm\" style:type=\"right\" style:leader-style=\"dotted\" style:leader-text=\".\"/>"
#define BULLET_TAB "<style:tab-stop style:position=\"0.5cm\"/>"

static const Style styles[] = {
  { "Standard", NULL, NULL, NULL, "", "", NULL },
  { "Text_20_body", "Text body", "Standard", NULL, " fo:text-align=\"justify\" fo:margin-bottom=\"0.15cm\" fo:line-height=\"130%\"", " fo:hyphenate=\"true\"", NULL },
  { "Heading", NULL, "Standard", "Text_20_body", " fo:margin-top=\"0.5cm\" fo:margin-bottom=\"0.15cm\"" KEEP WHOLE, " fo:font-weight=\"bold\"", NULL },
  { "Heading_20_1", "Heading 1", "Heading", "Text_20_body", " fo:break-before=\"page\" fo:margin-bottom=\"0.6cm\"", " fo:font-size=\"20pt\"" COLOUR, NULL },
  { "Heading_20_2", "Heading 2", "Heading", "Text_20_body", "", " fo:font-size=\"12pt\"", NULL },
  { "Heading_20_3", "Heading 3", "Heading", "Text_20_body", "", " fo:font-size=\"10.5pt\"", NULL },
  { "Title", NULL, "Standard", "Subtitle", " fo:margin-top=\"6cm\" fo:margin-bottom=\"0.5cm\"", " fo:font-size=\"32pt\" fo:font-weight=\"bold\"" COLOUR, NULL, "First_20_Page" },
  { "Subtitle", NULL, "Standard", "Text_20_body", " fo:margin-bottom=\"6cm\"", " fo:font-size=\"16pt\"", NULL },
  { "Quotations", NULL, "Standard", NULL, " fo:margin-left=\"1cm\" fo:margin-right=\"1cm\" fo:margin-top=\"0.25cm\"" WHOLE KEEP, " fo:font-style=\"italic\"", NULL },
  { "List_20_Bullet", "List Bullet", "Text_20_body", NULL, " fo:text-align=\"start\" fo:margin-left=\"0.5cm\" fo:text-indent=\"-0.5cm\"", "", BULLET_TAB },
  { "Contents_20_Heading", "Contents Heading", "Heading", NULL, " fo:break-before=\"page\"", " fo:font-size=\"20pt\"" COLOUR, NULL },
  { "Contents_20_1", "Contents 1", "Standard", NULL, " fo:margin-top=\"0.25cm\"" WHOLE, " fo:font-weight=\"bold\"", RIGHT_TAB },
  { "Contents_20_2", "Contents 2", "Standard", NULL, " fo:margin-left=\"0.5cm\"" WHOLE, "", RIGHT_TAB },
  { "Header", NULL, "Standard", NULL, "", " fo:font-size=\"8.5pt\"" QUIET, NULL },
  { "Footer", NULL, "Standard", NULL, " fo:text-align=\"center\"", " fo:font-size=\"9pt\"", NULL },
  { "Liens_20_credit", "Liens credit", "Standard", NULL, "", "", NULL },
  { "Liens_20_imprint", "Liens imprint", "Standard", NULL, " fo:margin-bottom=\"0.1cm\"", " fo:font-size=\"9pt\"" QUIET, NULL },
  { "Liens_20_imprint_20_first", "Liens imprint first", "Liens_20_imprint", "Liens_20_imprint", "", "", NULL, "Standard" },
  { "Liens_20_lead", "Liens lead", "Standard", NULL, " fo:margin-bottom=\"0.3cm\"", " fo:font-size=\"11.5pt\"", NULL },
  { "Liens_20_group", "Liens group", "Heading", "Text_20_body", "", " fo:font-size=\"12pt\"" COLOUR, NULL },
  { "Liens_20_speaker", "Liens speaker", "Standard", NULL, " fo:margin-left=\"1cm\" fo:margin-bottom=\"0.25cm\"", " fo:font-size=\"9pt\"" QUIET, NULL },
  { "Liens_20_label", "Liens label", "Standard", NULL, " fo:margin-top=\"0.2cm\"" KEEP, " fo:font-size=\"9.5pt\" fo:font-weight=\"bold\"" COLOUR, NULL },
  { "Liens_20_example", "Liens example", "Standard", NULL, " fo:margin-left=\"0.5cm\" fo:text-indent=\"-0.5cm\"" WHOLE, " fo:font-size=\"10pt\"", BULLET_TAB },
  { "Liens_20_facts", "Liens facts", "Standard", NULL, " fo:margin-top=\"0.15cm\"" WHOLE, " fo:font-size=\"9.5pt\"", NULL },
  { "Liens_20_see", "Liens see", "Standard", NULL, WHOLE, " fo:font-size=\"9.5pt\"", RIGHT_TAB },
  { "Liens_20_picture", "Liens picture", "Standard", NULL, " fo:text-align=\"center\"", "", NULL },
};

static void
add_style (GString     *out,
           const Style *style)
{
  g_string_append_printf (out, "<style:style style:name=\"%s\" style:display-name=\"%s\" style:family=\"paragraph\" style:class=\"text\"", style->name,
                          style->shown != NULL ? style->shown : style->name);
  if (style->parent != NULL)
    g_string_append_printf (out, " style:parent-style-name=\"%s\"", style->parent);
  if (style->next != NULL)
    g_string_append_printf (out, " style:next-style-name=\"%s\"", style->next);
  if (style->master != NULL)
    g_string_append_printf (out, " style:master-page-name=\"%s\"", style->master);
  g_string_append_printf (out, "><style:paragraph-properties%s>", style->paragraph);
  if (style->tabs != NULL)
    g_string_append_printf (out, "<style:tab-stops>%s</style:tab-stops>", style->tabs);
  g_string_append_printf (out, "</style:paragraph-properties><style:text-properties%s/></style:style>\n", style->text);
}

#define PAGES                                                                                                                                               \
  "</office:styles>\n<office:automatic-styles>"                                                                                                             \
  "<style:page-layout style:name=\"leaf\" style:page-usage=\"mirrored\"><style:page-layout-properties fo:page-width=\"21cm\" fo:page-height=\"29.7cm\""     \
  " style:print-orientation=\"portrait\" fo:margin-top=\"2cm\" fo:margin-bottom=\"1.6cm\" fo:margin-left=\"3.5cm\" fo:margin-right=\"3cm\"/>"               \
  "<style:header-style><style:header-footer-properties fo:min-height=\"0.8cm\" fo:margin-bottom=\"0.4cm\"/></style:header-style>"                           \
  "<style:footer-style><style:header-footer-properties fo:min-height=\"0.8cm\" fo:margin-top=\"0.4cm\"/></style:footer-style></style:page-layout>"          \
  "<style:page-layout style:name=\"cover\"><style:page-layout-properties fo:page-width=\"21cm\" fo:page-height=\"29.7cm\""                                  \
  " fo:margin-top=\"2cm\" fo:margin-bottom=\"2cm\" fo:margin-left=\"3.5cm\" fo:margin-right=\"3cm\"/></style:page-layout>"                                  \
  "</office:automatic-styles>\n<office:master-styles>"                                                                                                      \
  "<style:master-page style:name=\"First_20_Page\" style:display-name=\"First Page\" style:page-layout-name=\"cover\" style:next-style-name=\"Standard\"/>" \
  "<style:master-page style:name=\"Standard\" style:page-layout-name=\"leaf\"><style:header><text:p text:style-name=\"Header\">"
#define AFTER_TITLE                                                                                                                              \
  "</text:p></style:header><style:footer><text:p text:style-name=\"Footer\"><text:page-number text:select-page=\"current\">1</text:page-number>" \
  "</text:p></style:footer></style:master-page></office:master-styles></office:document-styles>\n"

char *
booklet_odt_dup_styles (const BookletStory *story)
{
  GString         *out = g_string_new (HEAD);
  g_autofree char *title = NULL;

  g_return_val_if_fail (story != NULL, NULL);

  title = g_markup_escape_text (story->title, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    add_style (out, &styles[i]);
  g_string_append (out, PAGES);
  g_string_append (out, title);
  g_string_append (out, AFTER_TITLE);
  return g_string_free (out, FALSE);
}
