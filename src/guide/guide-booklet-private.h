/* guide-booklet-private.h - the content of a booklet while it is read: reader thread only */
#pragma once

#include "guide-booklet-content.h"
#include "guide-booklet-names.h"

G_BEGIN_DECLS

/* What is read into. */
typedef struct
{
  DossierReader       *reader;
  DossierVocabulary   *vocabulary;
  GuideBookletNames   *names;
  GuideBookletContent *content;
  GHashTable          *chapters;  /* id of a question → GuideBookletChapter */
  GHashTable          *practices; /* id → GuideBookletPractice */
  GHashTable          *offers;    /* id of a question or practice → GuideBookletOffer, borrowed */
  GHashTable          *examples;  /* id of a link → char *, or NULL: not for this audience */
  GHashTable          *sources;   /* ids */
  guint                n_hidden;  /* links that would be examples, were they for this audience */
} GuideBookletReading;

/* GDestroyNotify each. Texts said by guide_booklet_dup_… are the caller's; NULL: nothing to say. */
void       guide_booklet_chapter_free (gpointer data);
char      *guide_booklet_dup_field (GuideBookletReading *self,
                                    const DossierRecord *record,
                                    const char          *field);
char      *guide_booklet_dup_label (GuideBookletReading *self,
                                    const DossierRecord *record,
                                    const char          *field,
                                    const char          *vocabulary);
char      *guide_booklet_dup_labels (GuideBookletReading *self,
                                     const DossierRecord *record,
                                     const char          *field,
                                     const char          *vocabulary);
char      *guide_booklet_dup_safe (GuideBookletReading *self,
                                   const char          *text);
gboolean   guide_booklet_is_word (const char *key);
GPtrArray *guide_booklet_list (GuideBookletReading *self,
                               const char          *kind,
                               const char          *order,
                               GError             **error);
/* In the order of the book: the places people gave, then the lines of the document. */
GPtrArray *guide_booklet_list_as_put (GuideBookletReading *self,
                                      const char          *kind,
                                      GError             **error);
void       guide_booklet_note_source (GuideBookletReading *self,
                                      const DossierRecord *record);
void       guide_booklet_offer_free (gpointer data);
void       guide_booklet_practice_free (gpointer data);
void       guide_booklet_quote_free (gpointer data);
void       guide_booklet_read_examples (GuideBookletReading  *self,
                                        const DossierRecord  *record,
                                        GuideBookletPractice *practice);
gboolean   guide_booklet_read_practices (GuideBookletReading *self,
                                         GError             **error);
gboolean   guide_booklet_read_questions (GuideBookletReading *self,
                                         GError             **error);
gboolean   guide_booklet_read_passages (GuideBookletReading *self,
                                        GError             **error);
gboolean   guide_booklet_read_relations (GuideBookletReading *self,
                                         GError             **error);
void       guide_booklet_read_sources (GuideBookletReading *self);
gboolean   guide_booklet_read_tools (GuideBookletReading *self,
                                     GError             **error);
void       guide_booklet_see_also_free (gpointer data);
gboolean   guide_booklet_tell_left_out (GuideBookletReading *self,
                                        GError             **error);
void       guide_booklet_tool_free (gpointer data);

G_END_DECLS
