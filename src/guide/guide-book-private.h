/* guide-book-private.h - what makes the parts of a book, and lets go of them */
#pragma once

#include "guide-book.h"

G_BEGIN_DECLS

GuideBook     *guide_book_new (DossierVocabulary *vocabulary); /* taken */
GuideChapter  *guide_chapter_new (void);
GuidePractice *guide_practice_new (void);
void           guide_relation_free (GuideRelation *self);
void           guide_name_free (GuideName *self);
void           guide_found_free (GuideFound *self);

/* Places of what is put in order; what has none (NULL) comes after what has one. */
int guide_book_compare_places (const char *one,
                               const char *other);

/* Where one thing stands among those of its kind. Borrowed. */
typedef struct
{
  const char *place; /* or NULL */
  gint64      line;  /* of the document it came from */
  const char *id;
} GuideStanding;

/* The place somebody gave it; then, the order of the document; the same on every desktop. */
int guide_book_compare_standings (const GuideStanding *one,
                                  const GuideStanding *other);
/* Once all is read: chapters and practices take their order and their numbers, post-its their place. */
void guide_book_put_in_order (GuideBook *self);

/* The code that stands for it today. NULL: none is offered any more, so that it counts nowhere. */
const char *guide_book_resolve (const DossierVocabulary *vocabulary,
                                const char              *name,
                                const char              *code);
/* Once the practices are read: counts the links their words are recorded on, those this audience may see. */
gboolean guide_book_count_words (GuideBook      *book,
                                 DossierReader  *reader,
                                 DossierAudience audience,
                                 GError        **error);

/* Acronyms of the vocabularies, with what they mean: "IEN" of “inspecteur (IEN)” too. */
GHashTable *guide_glossary_new (const DossierVocabulary *vocabulary);

G_END_DECLS
