/* booklet-markdown.h - a text somebody typed, as pieces of a story */
#pragma once

#include "booklet-piece.h"
#include "booklet-words.h"

G_BEGIN_DECLS

/* Paragraphs take the role given; lists, headings and quotations their own. NULL or "": nothing is added. */
void booklet_markdown_tell (BookletStory       *story,
                            const BookletWords *words,
                            const char         *text,
                            BookletRole         role);

G_END_DECLS
