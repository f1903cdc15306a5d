/* guide-work.h - what people do with the guide: each gesture one act, with its sentence
 *
 * Built from the book as it is seen, written by whoever shows it. NULL: it would change nothing. Only what is moved is written, so that
 * two people who move two things both have their way; a list without room left between two places is numbered anew.
 */
#pragma once

#include "dossier-act.h"
#include "guide-book.h"

G_BEGIN_DECLS

/* Chapters beside chapters, practices beside practices: of another chapter, it goes there. */
DossierAct *guide_work_new_move (const GuideBook *book,
                                 const char      *id,
                                 const char      *beside,
                                 gboolean         after);
/* One place up (-1) or down (1); at the end of its chapter a practice goes to the next. */
DossierAct *guide_work_new_step (const GuideBook *book,
                                 const char      *id,
                                 int              step);
/* In another chapter, the last there, and in no other. chapter NULL: in none. */
DossierAct *guide_work_new_to_chapter (const GuideBook *book,
                                       const char      *practice,
                                       const char      *chapter);
/* Lets it speak to one more chapter, or no longer. */
DossierAct *guide_work_new_speak (const GuideBook *book,
                                  const char      *practice,
                                  const char      *chapter,
                                  gboolean         speaks);
/* A code of practice_status; NULL: the next (step 1) or the one before (-1). */
DossierAct *guide_work_new_status (const GuideBook *book,
                                   const char      *practice,
                                   const char      *status,
                                   int              step);
/* Says again what it said; development "": nothing. day: of that version, for the sentence. Words that came since the book was read stay
 * beside it. */
DossierAct *guide_work_new_return (const GuideBook *book,
                                   const char      *practice,
                                   const char      *statement,
                                   const char      *development,
                                   const char      *day);
/* Other words on a post-it; NULL too when they say nothing: it is deleted in its sheet. Words that came since the book was read stay
 * beside it. */
DossierAct *guide_work_new_words (const GuideBook *book,
                                  const char      *postit,
                                  const char      *text);
/* A code of viewpoints; NULL: not said any more. */
DossierAct *guide_work_new_viewpoints (const GuideBook *book,
                                       const char      *practice,
                                       const char      *viewpoints);
/* A post-it behind a practice; practice NULL: behind none, back on the board of its chapter. Or words that stand behind none. */
DossierAct *guide_work_new_group (const GuideBook *book,
                                  const char      *postit,
                                  const char      *practice);
/* A practice that says what the post-it says, or words that stand behind none, with them behind; *practice: its id, owned by the act. */
DossierAct *guide_work_new_from_words (const GuideBook *book,
                                       const char      *words,
                                       const char     **practice);
/* The last of the guide, the last of its chapter (NULL: of none), to be given their words in their sheet; *id: owned by the act. */
DossierAct *guide_work_new_chapter (const GuideBook *book,
                                    const char     **id);
DossierAct *guide_work_new_practice (const GuideBook *book,
                                     const char      *chapter,
                                     const char     **id);
/* An open question, a tool: to be given their words in their sheet. */
DossierAct *guide_work_new_open_question (const char **id);
DossierAct *guide_work_new_tool (const char **id);
/* A post-it of a chapter. */
DossierAct *guide_work_new_postit (const GuideBook *book,
                                   const char      *chapter,
                                   const char      *text);
/* kind: a code of practice_relation. NULL too when it is there already. */
DossierAct *guide_work_new_relation (const GuideBook *book,
                                     const char      *practice,
                                     const char      *kind,
                                     const char      *other);
DossierAct *guide_work_new_part (const GuideBook *book,
                                 const char      *practice,
                                 const char      *relation);
DossierAct *guide_work_new_comment (const GuideBook *book,
                                    const char      *practice,
                                    const char      *text);
DossierAct *guide_work_new_settling (const GuideBook *book,
                                     const char      *comment,
                                     gboolean         settled);
/* A link shows what the practice says, or no longer. */
DossierAct *guide_work_new_example (const GuideBook *book,
                                    const char      *practice,
                                    const char      *link,
                                    gboolean         shows);
/* What an open question has become (open_question_status), and whether a tool is fit for the booklet (booklet_fit). */
DossierAct *guide_work_new_answering (const GuideBook *book,
                                      const char      *open_question,
                                      const char      *status);
DossierAct *guide_work_new_fit (const GuideBook *book,
                                const char      *tool,
                                const char      *fit);

G_END_DECLS
