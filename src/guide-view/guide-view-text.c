#include "config.h"

#include "guide-view-text.h"

#include "base-text.h"

#include <cmark.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define TERM "term:"

/* --- Markdown */

typedef struct
{
  GString    *out;
  GHashTable *glossary;
  int         number;   /* of the next item; 0: bullets */
  gboolean    is_tight; /* nothing was written since a block began */
} Writing;

static gsize
measure_word (const char *text)
{
  gsize n = 0;

  while (g_ascii_isupper (text[n]) || g_ascii_isdigit (text[n]))
    n++;
  return n > 1 && text[n] == '+' ? n + 1 : n;
}

static void
write_escaped (GString    *out,
               const char *text,
               gsize       length)
{
  g_autofree char *escaped = g_markup_escape_text (text, (gssize) length);

  g_string_append (out, escaped);
}

/* Every run of capitals that stands alone and that the vocabulary explains. */
static void
write_words (Writing    *self,
             const char *text)
{
  const char *from = text;
  gboolean    begins = TRUE;

  for (const char *p = text; *p != '\0';)
    {
      gsize            length = begins ? measure_word (p) : 0;
      g_autofree char *word = length > 1 ? g_strndup (p, length) : NULL;
      const char      *meaning = word == NULL || self->glossary == NULL || g_unichar_isalnum (g_utf8_get_char (p + length)) ? NULL : g_hash_table_lookup (self->glossary, word);

      if (meaning != NULL)
        {
          g_autofree char *title = g_markup_escape_text (meaning, -1);

          write_escaped (self->out, from, (gsize) (p - from));
          g_string_append_printf (self->out, "<a href=\"" TERM "%s\" title=\"%s\">%s</a>", word, title, word);
          from = p + length;
        }
      p = length > 1 ? p + length : g_utf8_next_char (p);
      begins = !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p)));
    }
  write_escaped (self->out, from, strlen (from));
}

static void
begin_block (Writing    *self,
             const char *lead)
{
  if (self->out->len > 0 && !self->is_tight)
    g_string_append (self->out, lead);
  self->is_tight = FALSE;
}

static void
enter (Writing    *self,
       cmark_node *node)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_HEADING:
      begin_block (self, "\n\n");
      g_string_append (self->out, "<b>");
      break;
    case CMARK_NODE_PARAGRAPH:
      begin_block (self, "\n\n");
      break;
    case CMARK_NODE_LIST:
      self->number = cmark_node_get_list_type (node) == CMARK_ORDERED_LIST ? MAX (1, cmark_node_get_list_start (node)) : 0;
      break;
    case CMARK_NODE_ITEM:
      begin_block (self, "\n");
      if (self->number > 0)
        g_string_append_printf (self->out, "%d. ", self->number++);
      else
        g_string_append (self->out, "•\302\240");
      self->is_tight = TRUE;
      break;
    case CMARK_NODE_STRONG:
      g_string_append (self->out, "<b>");
      break;
    case CMARK_NODE_EMPH:
      g_string_append (self->out, "<i>");
      break;
    case CMARK_NODE_CODE:
    case CMARK_NODE_CODE_BLOCK:
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_HTML_INLINE:
      write_escaped (self->out, cmark_node_get_literal (node), strlen (cmark_node_get_literal (node)));
      break;
    case CMARK_NODE_TEXT:
      write_words (self, cmark_node_get_literal (node));
      break;
    case CMARK_NODE_SOFTBREAK:
      g_string_append_c (self->out, ' ');
      break;
    case CMARK_NODE_LINEBREAK:
      g_string_append_c (self->out, '\n');
      break;
    default:
      break;
    }
}

static void
leave (Writing    *self,
       cmark_node *node)
{
  cmark_node_type type = cmark_node_get_type (node);

  if (type == CMARK_NODE_HEADING || type == CMARK_NODE_STRONG)
    g_string_append (self->out, "</b>");
  else if (type == CMARK_NODE_EMPH)
    g_string_append (self->out, "</i>");
}

char *
guide_view_text_dup_markup (const char *markdown,
                            GHashTable *glossary)
{
  Writing     self = { .out = g_string_new (NULL), .glossary = glossary };
  cmark_node *document = cmark_parse_document (markdown, strlen (markdown), CMARK_OPT_DEFAULT);
  cmark_iter *iter = cmark_iter_new (document);
  int         event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    if (event == CMARK_EVENT_ENTER)
      enter (&self, cmark_iter_get_node (iter));
    else
      leave (&self, cmark_iter_get_node (iter));
  cmark_iter_free (iter);
  cmark_node_free (document);
  return g_string_free (self.out, FALSE);
}

/* --- labels */

static void
on_closed (GtkPopover *popover)
{
  gtk_widget_unparent (GTK_WIDGET (popover));
}

static gboolean
on_link (GtkLabel   *label,
         const char *uri)
{
  GHashTable *glossary = g_object_get_data (G_OBJECT (label), "glossary");
  const char *meaning = glossary == NULL || !g_str_has_prefix (uri, TERM) ? NULL : g_hash_table_lookup (glossary, uri + strlen (TERM));
  GtkWidget  *popover, *text;

  if (meaning == NULL)
    return TRUE;
  popover = gtk_popover_new ();
  text = gtk_label_new (meaning);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 40);
  gtk_popover_set_child (GTK_POPOVER (popover), text);
  gtk_widget_set_parent (popover, GTK_WIDGET (label));
  g_signal_connect (popover, "closed", G_CALLBACK (on_closed), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
  return TRUE;
}

GtkWidget *
guide_view_text_new_plain (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  return label;
}

/* Takes markup. */
static GtkWidget *
new_explained (char       *markup,
               GHashTable *glossary)
{
  GtkWidget *label = guide_view_text_new_plain (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  g_object_set_data_full (G_OBJECT (label), "glossary", g_hash_table_ref (glossary), (GDestroyNotify) g_hash_table_unref);
  g_signal_connect (label, "activate-link", G_CALLBACK (on_link), NULL);
  g_free (markup);
  return label;
}

GtkWidget *
guide_view_text_new_label (const char *markdown,
                           GHashTable *glossary)
{
  GtkWidget *label = new_explained (guide_view_text_dup_markup (markdown, glossary), glossary);

  gtk_widget_add_css_class (label, "prose");
  return label;
}

GtkWidget *
guide_view_text_new_sentence (const char *text,
                              GHashTable *glossary)
{
  Writing self = { .out = g_string_new (NULL), .glossary = glossary };

  write_words (&self, text);
  return new_explained (g_string_free (self.out, FALSE), glossary);
}

/* --- words sought */

static gboolean
begins_with_one (const char *folded,
                 char      **sought)
{
  for (guint i = 0; sought[i] != NULL; i++)
    if (*sought[i] != '\0' && strstr (folded, sought[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* GTK 4.8 adds them to those of the markup, for ever: what was laid out is made again. */
static void
forget_marks (GtkLabel *label)
{
  g_autofree char *markup = g_strdup (gtk_label_get_label (label));

  gtk_label_set_attributes (label, NULL);
  if (!gtk_label_get_use_markup (label))
    return;
  gtk_label_set_label (label, "");
  gtk_label_set_label (label, markup);
}

/* A word is marked whole: what is sought may be a part of it. */
static guint
mark_label (GtkLabel *label,
            char    **sought)
{
  g_autoptr (PangoAttrList) marks = pango_attr_list_new ();
  const char               *text;
  guint                     n = 0;

  if (gtk_label_get_attributes (label) != NULL)
    forget_marks (label);
  text = gtk_label_get_text (label);
  for (const char *from = text; *from != '\0';)
    {
      const char      *to = from;
      g_autofree char *word = NULL, *folded = NULL;

      while (*to != '\0' && g_unichar_isalnum (g_utf8_get_char (to)))
        to = g_utf8_next_char (to);
      word = g_strndup (from, (gsize) (to - from));
      folded = base_text_fold (word);
      if (*folded != '\0' && begins_with_one (folded, sought))
        {
          PangoAttribute *background = pango_attr_background_new (0xf8 * 257, 0xd4 * 257, 0x59 * 257);
          PangoAttribute *ink = pango_attr_foreground_new (0, 0, 0);

          background->start_index = ink->start_index = (guint) (from - text);
          background->end_index = ink->end_index = (guint) (to - text);
          pango_attr_list_insert (marks, background);
          pango_attr_list_insert (marks, ink);
          n++;
        }
      from = *to == '\0' ? to : g_utf8_next_char (to);
    }
  if (n > 0)
    gtk_label_set_attributes (label, marks);
  return n;
}

static guint
mark_all (GtkWidget *widget,
          char     **sought)
{
  guint n = GTK_IS_LABEL (widget) ? mark_label (GTK_LABEL (widget), sought) : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += mark_all (child, sought);
  return n;
}

guint
guide_view_text_mark (GtkWidget  *widget,
                      const char *words)
{
  g_autofree char *folded = base_text_fold (words);
  g_auto (GStrv)   sought = g_strsplit (folded, " ", -1);

  return mark_all (widget, sought);
}
