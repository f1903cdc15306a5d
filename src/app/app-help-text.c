#include "app-help-text.h"

#include <cmark.h>
#include <string.h>

#include "base-text.h"

#define INDENT 24             /* pixels of a list within another */
#define NARROW_SPACE "\u202f" /* does not break: a key stays whole */

typedef struct
{
  GtkTextBuffer *buffer;
  GtkTextIter    end;
  GPtrArray     *tags;    /* GtkTextTag in force, outermost first; borrowed */
  GArray        *numbers; /* int of each open list: the next number, 0 for bullets */
} Writing;

static void
make_tag (GtkTextBuffer *buffer,
          const char    *name,
          double         scale,
          int            above,
          int            below)
{
  gtk_text_buffer_create_tag (buffer, name, "scale", scale, "weight", PANGO_WEIGHT_BOLD,
                              "pixels-above-lines", above, "pixels-below-lines", below, NULL);
}

static void
make_tags (GtkTextBuffer *buffer,
           const GdkRGBA *accent)
{
  GdkRGBA key = { 0.5f, 0.5f, 0.5f, 0.22f }, mark = { 0.97f, 0.83f, 0.35f, 0.45f }; /* on light and on dark */

  make_tag (buffer, "heading-1", 1.7, 6, 12);
  make_tag (buffer, "heading-2", 1.25, 20, 6);
  make_tag (buffer, "heading-3", 1.1, 14, 4);
  gtk_text_buffer_create_tag (buffer, "paragraph", "pixels-below-lines", 9, NULL);
  gtk_text_buffer_create_tag (buffer, "item", NULL); /* the space after it belongs to its list */
  gtk_text_buffer_create_tag (buffer, "strong", "weight", PANGO_WEIGHT_BOLD, NULL);
  gtk_text_buffer_create_tag (buffer, "emph", "style", PANGO_STYLE_ITALIC, NULL);
  gtk_text_buffer_create_tag (buffer, "cap", "background-rgba", &key, NULL);
  gtk_text_buffer_create_tag (buffer, "key", "family", "monospace", "scale", 0.94, NULL);
  gtk_text_buffer_create_tag (buffer, "link", "foreground-rgba", accent, "underline", PANGO_UNDERLINE_SINGLE, NULL);
  gtk_text_buffer_create_tag (buffer, "mark", "background-rgba", &mark, NULL);
}

static void
push_named (Writing    *self,
            const char *name)
{
  g_ptr_array_add (self->tags, gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (self->buffer), name));
}

static void
pop (Writing *self)
{
  g_ptr_array_set_size (self->tags, (int) self->tags->len - 1);
}

static void
write_words (Writing    *self,
             const char *words)
{
  int         start = gtk_text_iter_get_offset (&self->end);
  GtkTextIter from;

  gtk_text_buffer_insert (self->buffer, &self->end, words, -1);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &from, start);
  for (guint i = 0; i < self->tags->len; i++)
    gtk_text_buffer_apply_tag (self->buffer, self->tags->pdata[i], &from, &self->end);
}

static void
write_key (Writing    *self,
           const char *words)
{
  push_named (self, "cap");
  write_words (self, NARROW_SPACE);
  push_named (self, "key");
  write_words (self, words);
  pop (self);
  write_words (self, NARROW_SPACE);
  pop (self);
}

/* One tag for each link: it carries where it leads. */
static void
push_link (Writing    *self,
           const char *url)
{
  GtkTextTag *tag = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);

  g_object_set_data_full (G_OBJECT (tag), "page", g_strdup (url), g_free);
  push_named (self, "link");
  g_ptr_array_add (self->tags, tag);
}

static void
push_heading (Writing *self,
              int      level)
{
  g_autofree char *name = g_strdup_printf ("heading-%d", CLAMP (level, 1, 3));

  push_named (self, name);
}

/* Bullet or number, with the words of the item hanging beside it. */
static void
begin_item (Writing *self)
{
  int             *number = &g_array_index (self->numbers, int, self->numbers->len - 1);
  int              margin = INDENT * (int) self->numbers->len;
  g_autofree char *name = g_strdup_printf ("level-%u", self->numbers->len);
  g_autofree char *bullet = *number > 0 ? g_strdup_printf ("%d.\t", (*number)++) : g_strdup ("•\t");

  if (gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (self->buffer), name) == NULL)
    {
      PangoTabArray *tabs = pango_tab_array_new_with_positions (1, TRUE, PANGO_TAB_LEFT, INDENT);

      gtk_text_buffer_create_tag (self->buffer, name, "left-margin", margin, "indent", -INDENT, "tabs", tabs, "pixels-below-lines", 6, NULL);
      pango_tab_array_free (tabs);
    }
  push_named (self, name);
  write_words (self, bullet);
}

static void
enter (Writing    *self,
       cmark_node *node)
{
  int number;

  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_HEADING:
      push_heading (self, cmark_node_get_heading_level (node));
      break;
    case CMARK_NODE_PARAGRAPH:
      push_named (self, self->numbers->len > 0 ? "item" : "paragraph");
      break;
    case CMARK_NODE_LIST:
      number = cmark_node_get_list_type (node) == CMARK_ORDERED_LIST ? MAX (1, cmark_node_get_list_start (node)) : 0;
      g_array_append_val (self->numbers, number);
      break;
    case CMARK_NODE_ITEM:
      begin_item (self);
      break;
    case CMARK_NODE_STRONG:
      push_named (self, "strong");
      break;
    case CMARK_NODE_EMPH:
      push_named (self, "emph");
      break;
    case CMARK_NODE_LINK:
      push_link (self, cmark_node_get_url (node));
      break;
    case CMARK_NODE_CODE:
      write_key (self, cmark_node_get_literal (node));
      break;
    case CMARK_NODE_TEXT:
      write_words (self, cmark_node_get_literal (node));
      break;
    case CMARK_NODE_SOFTBREAK:
      write_words (self, " ");
      break;
    case CMARK_NODE_LINEBREAK:
      write_words (self, "\n");
      break;
    default:
      break;
    }
}

static void
leave (Writing    *self,
       cmark_node *node)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_HEADING:
    case CMARK_NODE_PARAGRAPH:
      write_words (self, "\n");
      pop (self);
      break;
    case CMARK_NODE_LIST:
      g_array_set_size (self->numbers, self->numbers->len - 1);
      break;
    case CMARK_NODE_ITEM:
    case CMARK_NODE_STRONG:
    case CMARK_NODE_EMPH:
      pop (self);
      break;
    case CMARK_NODE_LINK:
      pop (self);
      pop (self);
      break;
    default:
      break;
    }
}

GtkTextBuffer *
app_help_text_new (const char    *markdown,
                   const GdkRGBA *accent)
{
  Writing     self = { .buffer = gtk_text_buffer_new (NULL) };
  cmark_node *document;
  cmark_iter *iter;
  int         event;

  g_return_val_if_fail (markdown != NULL && accent != NULL, NULL);

  make_tags (self.buffer, accent);
  gtk_text_buffer_get_end_iter (self.buffer, &self.end);
  self.tags = g_ptr_array_new ();
  self.numbers = g_array_new (FALSE, FALSE, sizeof (int));
  document = cmark_parse_document (markdown, strlen (markdown), CMARK_OPT_DEFAULT);
  iter = cmark_iter_new (document);
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    if (event == CMARK_EVENT_ENTER)
      enter (&self, cmark_iter_get_node (iter));
    else
      leave (&self, cmark_iter_get_node (iter));
  cmark_iter_free (iter);
  cmark_node_free (document);
  g_array_unref (self.numbers);
  g_ptr_array_unref (self.tags);
  return self.buffer;
}

const char *
app_help_text_find_link (const GtkTextIter *place)
{
  g_autoptr (GSList) tags = gtk_text_iter_get_tags (place);
  const char        *page = NULL;

  for (GSList *item = tags; item != NULL && page == NULL; item = item->next)
    page = g_object_get_data (item->data, "page");
  return page;
}

static gboolean
is_said (const char *folded,
         char      **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && g_str_has_prefix (folded, words[i]))
      return TRUE;
  return FALSE;
}

gboolean
app_help_text_mark (GtkTextBuffer *buffer,
                    const char    *words,
                    GtkTextIter   *first)
{
  g_autofree char *folded = base_text_fold (words);
  g_auto (GStrv)   sought = g_strsplit (folded, " ", -1);
  GtkTextIter      from, to;
  gboolean         found = FALSE;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), FALSE);

  gtk_text_buffer_get_bounds (buffer, &from, &to);
  gtk_text_buffer_remove_tag_by_name (buffer, "mark", &from, &to);
  to = from;
  while (gtk_text_iter_forward_word_end (&to))
    {
      g_autofree char *word = NULL, *plain = NULL;

      from = to;
      gtk_text_iter_backward_word_start (&from);
      word = gtk_text_iter_get_text (&from, &to);
      plain = base_text_fold (word);
      if (!is_said (plain, sought))
        continue;
      gtk_text_buffer_apply_tag_by_name (buffer, "mark", &from, &to);
      if (!found && first != NULL)
        *first = from;
      found = TRUE;
    }
  return found;
}
