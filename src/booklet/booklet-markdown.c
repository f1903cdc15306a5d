#include "booklet-markdown.h"

#include <cmark.h>
#include <string.h>

typedef struct
{
  BookletStory       *story;
  const BookletWords *words;
  BookletRole         role;
  BookletPiece       *piece;                    /* being written; NULL: none */
  guint               strong, emphasis, quotes; /* how deep */
  GArray             *lists;                    /* int of each open list: the next number, 0 for bullets */
  gboolean            begins_item;
} Telling;

static int
get_number (Telling *self)
{
  return self->lists->len > 0 ? g_array_index (self->lists, int, self->lists->len - 1) : 0;
}

static void
begin_item (Telling *self)
{
  int number = get_number (self);

  self->begins_item = FALSE;
  if (number == 0)
    return;
  self->piece->number = g_strdup_printf ("%d.", number);
  g_array_index (self->lists, int, self->lists->len - 1) = number + 1;
}

static void
begin_piece (Telling        *self,
             cmark_node_type type)
{
  BookletRole role = self->role;

  if (type == CMARK_NODE_HEADING)
    role = BOOKLET_SUBHEADING;
  else if (self->begins_item)
    role = BOOKLET_BULLET;
  else if (self->quotes > 0)
    role = BOOKLET_QUOTE;
  self->piece = booklet_story_add (self->story, role, NULL);
  if (self->begins_item)
    begin_item (self);
}

static void
add_text (Telling    *self,
          const char *text)
{
  guint            stress = (self->strong > 0 ? BOOKLET_STRONG : 0) | (self->emphasis > 0 ? BOOKLET_EMPHASIS : 0);
  g_autofree char *french = booklet_words_dup_french (self->words, text != NULL ? text : "");

  if (self->piece == NULL)
    self->piece = booklet_story_add (self->story, self->role, NULL);
  booklet_piece_add_run (self->piece, french, stress);
}

static void
open_list (Telling    *self,
           cmark_node *node)
{
  int first = cmark_node_get_list_type (node) == CMARK_ORDERED_LIST ? cmark_node_get_list_start (node) : 0;

  g_array_append_val (self->lists, first);
}

static void
enter (Telling    *self,
       cmark_node *node)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_HEADING:
      begin_piece (self, cmark_node_get_type (node));
      break;
    case CMARK_NODE_LIST:
      open_list (self, node);
      break;
    case CMARK_NODE_ITEM:
      self->begins_item = TRUE;
      break;
    case CMARK_NODE_BLOCK_QUOTE:
      self->quotes++;
      break;
    case CMARK_NODE_STRONG:
      self->strong++;
      break;
    case CMARK_NODE_EMPH:
      self->emphasis++;
      break;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
      add_text (self, " ");
      break;
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
    case CMARK_NODE_CODE_BLOCK:
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_HTML_INLINE:
      add_text (self, cmark_node_get_literal (node));
      break;
    default:
      break;
    }
}

static void
leave (Telling    *self,
       cmark_node *node)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_HEADING:
      self->piece = NULL;
      break;
    case CMARK_NODE_LIST:
      g_array_set_size (self->lists, self->lists->len - 1);
      break;
    case CMARK_NODE_BLOCK_QUOTE:
      self->quotes--;
      break;
    case CMARK_NODE_STRONG:
      self->strong--;
      break;
    case CMARK_NODE_EMPH:
      self->emphasis--;
      break;
    default:
      break;
    }
}

void
booklet_markdown_tell (BookletStory       *story,
                       const BookletWords *words,
                       const char         *text,
                       BookletRole         role)
{
  g_autoptr (GArray) lists = g_array_new (FALSE, FALSE, sizeof (int));
  Telling            self = { story, words, role, NULL, 0, 0, 0, lists, FALSE };
  cmark_node        *document;
  cmark_iter        *iter;
  cmark_event_type   event;

  if (text == NULL || *text == '\0')
    return;
  document = cmark_parse_document (text, strlen (text), CMARK_OPT_DEFAULT);
  cmark_consolidate_text_nodes (document); /* quotation marks find their pair */
  iter = cmark_iter_new (document);
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    if (event == CMARK_EVENT_ENTER)
      enter (&self, cmark_iter_get_node (iter));
    else
      leave (&self, cmark_iter_get_node (iter));
  cmark_iter_free (iter);
  cmark_node_free (document);
}
