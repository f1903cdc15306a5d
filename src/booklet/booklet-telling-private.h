/* booklet-telling-private.h - a story that is being told */
#pragma once

#include "booklet-story.h"
#include "booklet-words.h"

G_BEGIN_DECLS

/* Places of a booklet besides those of its numbers. */
#define BOOKLET_PLACE_CONTENTS "contents"
#define BOOKLET_PLACE_PRINCIPLES "principles"
#define BOOKLET_PLACE_MAP "map"
#define BOOKLET_PLACE_TOOLS "tools"
#define BOOKLET_PLACE_NUMBERS "numbers"

typedef struct
{
  const GuideBookletContent *content;
  BookletStory              *story;
  BookletWords              *words;
  gboolean                   has_map;
  const char                *sources; /* or NULL */
} BookletTelling;

BookletPiece *booklet_telling_add (const BookletTelling *self,
                                   BookletRole           role,
                                   const char           *text);
char         *booklet_telling_dup_place (const char *number);
BookletPiece *booklet_telling_add_part (const BookletTelling *self,
                                        BookletRole           role,
                                        const char           *title,
                                        const char           *anchor);
gboolean      booklet_telling_has_numbers (const GuideBookletContent *content);
void          booklet_telling_add_see (const BookletTelling *self,
                                       BookletRole           role,
                                       const char           *number,
                                       const char           *title);
void          booklet_telling_tell_cover (const BookletTelling *self);
void          booklet_telling_tell_imprint (const BookletTelling *self);
void          booklet_telling_tell_contents (const BookletTelling *self);
void          booklet_telling_tell_principles (const BookletTelling *self);

G_END_DECLS
